"""The window at work, with three small rules."""

from __future__ import annotations

from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.settings import SettingsFile
from composer.ui.background import Background
from composer.ui.compose import session as compose_session
from composer.ui.compose.desk import Desk
from composer.ui.compose.row import Row
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.dialog import ReadingDialog
from composer.ui.states import State
from composer.ui.theme import Theme


def write(qtbot: QtBot, desk: Desk, text: str) -> None:
    desk.post_text.replace_all(text)
    settle(qtbot, desk)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.session.up_to_date)


def lines(desk: Desk) -> list[Row]:
    return [row for row in desk.rows.model.rows if not row.heading]


def choose(desk: Desk, text: str) -> Row:
    for place, row in enumerate(desk.rows.model.rows):
        if not row.heading and text in row.text:
            desk.rows.choose(place)
            return row
    raise AssertionError(f"no row says {text!r}")


def shown(desk: Desk, account: str) -> str:
    label = desk.window.counters.findChild(QLabel, f"count_{account}")
    assert isinstance(label, QLabel)
    return label.text()


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if text in action.text())
    menu.close()
    action.trigger()


def test_an_empty_post_shows_the_welcome(desk: Desk) -> None:
    assert desk.window.pane.welcome.isVisible()
    assert desk.window.pane.status.line.text() == "Nothing written yet"


def test_typing_brings_the_checklist(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.post_text, "Hello")
    settle(qtbot, desk)
    assert desk.rows.isVisible()
    assert [row.text for row in lines(desk)] == ["Tag us"]
    assert desk.window.pane.status.line.text() == "1 to fix"


def test_the_example_can_be_tried_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    desk.window.pane.welcome.example.click()
    settle(qtbot, desk)
    assert lines(desk)
    desk.commands["undo"].trigger()
    assert desk.post_text.text == ""


def test_a_fix_is_one_step_that_one_undo_takes_back(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "The the end, 😀 the the end")
    choose(desk, "Tag us")
    desk.rows.details.fix.click()
    settle(qtbot, desk)
    assert desk.post_text.text == "The the end, 😀 the the end @us"
    desk.commands["undo"].trigger()
    settle(qtbot, desk)
    assert desk.post_text.text == "The the end, 😀 the the end"


def test_letters_typed_behind_a_fix_are_a_step_of_their_own(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Come along")
    choose(desk, "Tag us")
    desk.rows.details.fix.click()
    desk.post_text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(desk.post_text, " and sing")
    assert desk.post_text.text == "Come along @us and sing"
    desk.commands["undo"].trigger()
    assert desk.post_text.text == "Come along @us"
    desk.commands["undo"].trigger()
    assert desk.post_text.text == "Come along"
    desk.commands["redo"].trigger()
    assert desk.post_text.text == "Come along @us"


def test_a_fix_after_an_emoji_changes_the_right_words(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "😀😀 the the end @us")
    choose(desk, "twice")
    desk.rows.details.fix.click()
    assert desk.post_text.text == "😀😀 the end @us"


def test_several_ways_out_open_a_menu(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.fix.click()
    pick(popup(qtbot), "a patient")
    settle(qtbot, desk)
    assert desk.post_text.text == "a patient came @us"


def test_the_next_row_is_chosen_when_one_is_fixed(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary said the the end")
    choose(desk, "Tag us")
    desk.rows.details.fix.click()
    settle(qtbot, desk)
    assert desk.rows.current is not None
    assert desk.rows.details.row is desk.rows.current


def test_yes_they_agreed_is_kept_with_who_and_how(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.agreed.click()
    QTest.keyClicks(desk.rows.details.form.words, "Mary, by e-mail")
    QTest.keyClick(desk.rows.details.form.words, Qt.Key.Key_Return)
    settle(qtbot, desk)
    (answer,) = desk.session.draft.answers
    assert (answer.kind, answer.value, answer.verdict) == ("person", "mary", "agreed")
    assert (answer.reason, answer.who, answer.when) == ("Mary, by e-mail", "Sam", "now")
    assert [row.state for row in lines(desk)] == [State.TICKED]


def test_not_a_person_is_kept(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.not_this.click()
    settle(qtbot, desk)
    assert [answer.verdict for answer in desk.session.draft.answers] == ["not_this"]


def test_not_this_time_needs_a_reason_and_can_be_taken_back(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    choose(desk, "twice")
    details = desk.rows.details
    details.aside.click()
    assert not details.form.keep.isEnabled()
    details.form.words.setText("a song title")
    details.form.keep.click()
    settle(qtbot, desk)
    row = choose(desk, "twice")
    assert (row.state, row.note) == (State.ASIDE, "Not this time: a song title")
    details.back.click()
    settle(qtbot, desk)
    assert [row.state for row in lines(desk)] == [State.IDEA]


def test_escape_leaves_the_reason_unasked(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    choose(desk, "twice")
    desk.commands["set_aside"].trigger()
    assert desk.rows.details.form.isVisible()
    QTest.keyClick(desk.rows.details.form.words, Qt.Key.Key_Escape)
    assert not desk.rows.details.form.isVisible()
    assert desk.session.draft.dismissals == ()


def test_what_must_be_fixed_cannot_be_set_aside(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Hello")
    choose(desk, "Tag us")
    assert not desk.rows.details.aside.isVisible()
    desk.commands["set_aside"].trigger()
    assert not desk.rows.details.form.isVisible()


def test_typing_elsewhere_does_not_disturb_a_reason_being_given(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    choose(desk, "twice")
    desk.rows.details.aside.click()
    desk.rows.details.form.words.setText("half a rea")
    QTest.keyClicks(desk.post_text, "x")
    settle(qtbot, desk)
    assert desk.rows.details.form.isVisible()
    assert desk.rows.details.form.words.text() == "half a rea"


def test_a_tick_holds_until_what_it_is_about_changes(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Look https://a.uk @us")
    choose(desk, "every link")
    desk.rows.details.tick.click()
    settle(qtbot, desk)
    assert desk.window.pane.status.line.text() == "Ready to post"
    write(qtbot, desk, "Do look https://a.uk @us")
    assert desk.session.may_post
    write(qtbot, desk, "Do look https://b.uk @us")
    (row,) = lines(desk)
    assert row.state is State.BOX
    assert "changed since" in row.note
    assert not desk.session.may_post


def test_going_back_to_what_was_ticked_ticks_it_again(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Look https://a.uk @us")
    choose(desk, "every link")
    desk.commands["tick"].trigger()
    settle(qtbot, desk)
    write(qtbot, desk, "Look https://b.uk @us")
    write(qtbot, desk, "Look https://a.uk @us")
    assert desk.session.may_post


def test_space_in_the_list_ticks_and_unticks(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Look https://a.uk @us")
    choose(desk, "every link")
    QTest.keyClick(desk.rows.list, Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert desk.session.may_post
    QTest.keyClick(desk.rows.list, Qt.Key.Key_Space)
    settle(qtbot, desk)
    assert not desk.session.may_post


def test_return_in_the_list_goes_to_the_words(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "😀 the the end @us")
    choose(desk, "twice")
    QTest.keyClick(desk.rows.list, Qt.Key.Key_Return)
    assert desk.post_text.textCursor().selectedText() == "the the"
    qtbot.waitUntil(desk.post_text.hasFocus)


def test_stepping_goes_from_remark_to_remark_and_chooses_its_row(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary said the the end @us")
    desk.post_text.select(0, 0)
    chosen = []
    for _ in range(3):
        desk.commands["next_finding"].trigger()
        assert desk.rows.current is not None
        chosen.append((desk.post_text.textCursor().selectedText(), desk.rows.current.text))
    assert chosen == [
        ("Mary", "Is Mary a person?"),
        ("the the", "'the' twice"),
        ("Mary", "Is Mary a person?"),
    ]
    desk.commands["previous_finding"].trigger()
    assert desk.post_text.textCursor().selectedText() == "the the"


def test_ctrl_full_stop_offers_the_ways_out_at_the_cursor(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary said @us")
    desk.window.activateWindow()
    desk.post_text.select(2, 2)
    qtbot.waitUntil(desk.post_text.hasFocus)
    desk.commands["fix"].trigger()
    pick(popup(qtbot), "somebody")
    assert desk.post_text.text == "somebody said @us"


def test_the_context_menu_offers_the_ways_out_first(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    desk.post_text.select(1, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(desk.post_text.viewport(), event)
    menu = popup(qtbot)
    assert [action.text() for action in menu.actions()][:2] == ["'the' twice", "Keep one"]
    pick(menu, "Keep one")
    assert desk.post_text.text == "the end @us"


def test_pointing_at_marked_words_says_what_is_with_them(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    desk.post_text.select(2, 2)
    place = desk.post_text.cursorRect().center()
    at = desk.post_text.viewport().mapToGlobal(place)
    QApplication.sendEvent(desk.post_text.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, at))
    assert QToolTip.text() == "Idea: 'the' twice"


def test_marked_words_are_underlined_where_they_stand(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "😀 the the end @us")
    (selection,) = desk.post_text.laid_over
    assert selection.cursor.selectedText() == "the the"
    QTest.keyClicks(desk.post_text, "x")
    settle(qtbot, desk)
    (selection,) = desk.post_text.laid_over
    assert selection.cursor.selectedText() == "the the"


def test_counters_show_each_account_and_follow_the_choice(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "a" * 281)
    assert shown(desk, "x-team") == "281 of 280: 1 too long"
    desk.window.counters.open_chooser()
    menu = popup(qtbot)
    next(action for action in menu.actions() if "Bluesky" in action.text()).toggle()
    menu.close()
    settle(qtbot, desk)
    assert [str(one) for one in desk.session.draft.accounts] == ["x-team", "bluesky-team"]


def test_ready_needs_somewhere_to_go(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Hello @us")
    assert desk.session.may_post
    desk.session.choose_accounts(())
    settle(qtbot, desk)
    assert not desk.session.may_post
    assert desk.window.pane.status.line.text() == "Choose where it goes"


def test_rules_with_a_mistake_are_told_and_listed(desk: Desk, plain_rules: ModuleType) -> None:
    desk.session.use_engine(
        plain_rules.PlainRules(
            (plain_rules.Mistake("Tag.yml:3:1: unknown key"), plain_rules.Mistake("b.yml:1:1: empty"))
        )
    )
    assert desk.notices.texts() == ["2 rules have a mistake. The rest go on working."]
    assert desk.commands["show_problems"].isEnabled()
    desk.session.use_engine(plain_rules.PlainRules())
    assert desk.notices.texts() == []


def test_a_note_on_the_rules_is_no_alarm(desk: Desk, plain_rules: ModuleType) -> None:
    note = plain_rules.Mistake("pack.yml:4:1: to be reviewed by 1 May", "notice")
    desk.session.use_engine(plain_rules.PlainRules((note,)))
    assert desk.notices.texts() == ["There is a note on the rules."]


def test_without_rules_it_says_that_nothing_is_checked(
    qtbot: QtBot, theme: Theme, background: Background, settings: SettingsFile
) -> None:
    window = ComposeWindow(settings, theme)
    qtbot.addWidget(window)
    desk = Desk(window, ComposeSession(background, {}, "Sam", lambda: "now"), settings, theme)
    QTest.keyClicks(desk.post_text, "Hello")
    assert window.pane.status.line.text() == "Getting the checklist ready"
    desk.tell_failure(ComposerError("networks.yml:3:1: not a number.", "Correct the line."))
    assert window.pane.status.line.text() == "Nothing can be checked"
    assert desk.notices.texts() == ["networks.yml:3:1: not a number. Correct the line."]


def test_a_stale_remark_is_not_applied(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "the the end @us")
    row = choose(desk, "twice")
    assert row.finding is not None
    QTest.keyClicks(desk.post_text, "x")
    desk.rows.details.fix_chosen.emit(row.finding, row.finding.fixes[0])
    assert desk.post_text.text.endswith("@usx") or desk.post_text.text.startswith("x")
    assert "the the" in desk.post_text.text


@pytest.mark.parametrize("look", ["dark", "contrast", "light"])
def test_the_look_can_be_changed_and_is_remembered(desk: Desk, look: str) -> None:
    desk.commands[f"look_{look}"].trigger()
    assert desk._theme.look == look


def test_f6_goes_to_the_list_and_back(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Hello")
    desk.window.activateWindow()
    desk.post_text.setFocus()
    qtbot.waitUntil(desk.post_text.hasFocus)
    desk.commands["switch_pane"].trigger()
    qtbot.waitUntil(desk.rows.list.hasFocus)
    assert desk.rows.current is not None
    desk.commands["switch_pane"].trigger()
    qtbot.waitUntil(desk.post_text.hasFocus)


def test_where_i_am_can_be_asked(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Hello the the end")
    desk.commands["say_summary"].trigger()
    assert desk.announcer.last_said == "1 to fix. 1 idea, if you like."


@pytest.mark.parametrize(
    ("command", "says"), [("show_keys", "F8"), ("about", "MIT"), ("show_problems", "Tag.yml")]
)
def test_reading_windows_open_beside_the_work(
    desk: Desk, plain_rules: ModuleType, command: str, says: str
) -> None:
    desk.session.use_engine(plain_rules.PlainRules((plain_rules.Mistake("Tag.yml:3:1: unknown key"),)))
    desk.commands[command].trigger()
    (dialog,) = desk.window.findChildren(ReadingDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert says in dialog.text.toPlainText()


def test_the_words_of_a_chosen_row_stay_marked_while_letters_come_before_them(
    qtbot: QtBot, desk: Desk
) -> None:
    write(qtbot, desk, "We met the the nurse @us")
    choose(desk, "'the' twice")
    cursor = desk.post_text.textCursor()
    for place, letter in ((0, "O"), (1, "h"), (2, " "), (2, ",")):
        cursor.setPosition(place)
        desk.post_text.setTextCursor(cursor)
        QTest.keyClicks(desk.post_text, letter)
        settle(qtbot, desk)
        assert {laid.cursor.selectedText() for laid in desk.post_text.laid_over} == {"the the"}


def test_a_letter_and_its_checklist_are_there_before_anything_is_painted(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, desk, "We met.")
    monkeypatch.setattr(compose_session, "_MOMENT", 20)  # this machine may be busy
    QTest.keyClicks(desk.post_text, "a")
    assert not desk.session.up_to_date
    QCoreApplication.sendPostedEvents(desk.session, QEvent.Type.User.value)
    assert desk.session.up_to_date


def test_what_is_typed_in_a_very_long_paragraph_is_judged_too(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "A cup of tea and a long walk. " * 300)
    before = len(desk.session.shown.checklist.findings)
    desk.post_text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(desk.post_text, "the the ")
    assert desk.post_text.slow
    settle(qtbot, desk)
    assert len(desk.session.shown.checklist.findings) == before + 1


def test_a_very_long_paragraph_is_judged_once_all_have_heard_and_before_it_is_laid_out(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, desk, "A cup of tea and a long walk. " * 300)
    happened: list[str] = []
    desk.post_text.edited.connect(lambda _: happened.append("heard"))
    monkeypatch.setattr(desk.session, "_ask", lambda *_: happened.append("asked"))
    desk.post_text.cursorPositionChanged.connect(lambda: happened.append("laid out"))
    QTest.keyClicks(desk.post_text, "a")
    assert happened[:3] == ["heard", "asked", "laid out"]


def test_a_number_that_needs_more_room_gets_it(qtbot: QtBot, desk: Desk) -> None:
    desk.session.choose_accounts((AccountId("x-team"),))
    write(qtbot, desk, "a")
    label = desk.window.counters.findChild(QLabel, "count_x-team")
    assert isinstance(label, QLabel)
    narrow = label.width()
    write(qtbot, desk, "a" * 400)
    qtbot.waitUntil(lambda: label.width() > narrow, timeout=20_000)
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_a_row_whose_words_change_is_painted_again(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "We met met.")
    rows = desk.rows
    place = next(number for number, row in enumerate(rows.model.rows) if row.heading)
    before = rows.list.viewport().grab().toImage()
    changed = [*rows.model.rows]
    changed[place] = changed[place]._replace(text="Otherwise")
    rows.model.show(tuple(changed))
    assert rows.list.viewport().grab().toImage() != before


def test_rows_in_a_narrower_list_get_the_height_they_need(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came")
    rows = desk.rows
    place = next(number for number, row in enumerate(rows.model.rows) if row.finding)
    long = rows.model.rows[place]._replace(text="Some words that need a line or two. " * 3)
    rows.model.show(tuple(long if number == place else row for number, row in enumerate(rows.model.rows)))

    def high() -> int:
        return rows.list.visualRect(rows.model.index(place, 0)).height()

    before = high()
    rows.list.setFixedWidth(rows.list.width() // 2)
    qtbot.waitUntil(lambda: high() > before, timeout=20_000)


def test_a_row_that_becomes_higher_gets_the_room(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "We met met.")
    rows = desk.rows
    place = next(number for number, row in enumerate(rows.model.rows) if row.finding is not None)
    low = rows.list.visualRect(rows.model.index(place, 0)).height()
    changed = [*rows.model.rows]
    changed[place] = changed[place]._replace(text="Many words that go on. " * 20)
    rows.model.show(tuple(changed))
    qtbot.waitUntil(lambda: rows.list.visualRect(rows.model.index(place, 0)).height() > low, timeout=20_000)
