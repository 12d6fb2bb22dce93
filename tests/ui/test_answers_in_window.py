"""Answering, taking answers back, and keeping them for the team, in the window."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer.ui.compose.desk import Desk
from composer.ui.compose.row import Row
from composer.ui.states import State


def write(qtbot: QtBot, desk: Desk, text: str) -> None:
    desk.post_text.replace_all(text)
    settle(qtbot, desk)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.session.up_to_date)


def lines(desk: Desk) -> list[Row]:
    return [row for row in desk.rows.model.rows if not row.heading]


def choose(desk: Desk, part: str) -> None:
    place = next(
        place for place, row in enumerate(desk.rows.model.rows) if not row.heading and part in row.text
    )
    desk.rows.choose(place)


def pick(qtbot: QtBot, text: str) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if text in action.text())
    menu.close()
    action.trigger()


def test_an_answer_is_listed_and_can_be_taken_back(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.not_this.click()
    settle(qtbot, desk)
    assert [row.state for row in lines(desk)] == [State.ASIDE]
    choose(desk, "Mary")
    assert "Take this" in desk.rows.details.back.text()
    desk.rows.details.back.click()
    settle(qtbot, desk)
    assert desk.session.draft.answers == ()
    assert [row.text for row in lines(desk)] == ["Is Mary a person?"]


def test_yes_asks_in_place_who_agreed_and_how(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.agreed.click()
    assert desk.rows.details.form.isVisible()
    assert desk.rows.details.form.words.hasFocus()
    QTest.keyClicks(desk.rows.details.form.words, "Mary, by e-mail")
    desk.rows.details.form.keep.click()
    settle(qtbot, desk)
    assert [(row.state, row.note) for row in lines(desk)] == [
        (State.TICKED, "Recorded: Mary, by e-mail. Said by Sam.")
    ]


def test_an_answer_holds_for_every_place_of_the_name(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came. We thank Mary. @us")
    choose(desk, "person")
    desk.rows.details.not_this.click()
    settle(qtbot, desk)
    assert [row.state for row in lines(desk)] == [State.ASIDE]


def test_a_name_can_be_kept_for_the_team(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    choose(desk, "person")
    desk.rows.details.always.click()
    with qtbot.waitSignal(desk.session.name_kept):
        pick(qtbot, "may always be named")
    settle(qtbot, desk)
    assert desk.session.engine is not None
    assert getattr(desk.session.engine, "names") == [("may_be_named", "Mary")]  # noqa: B009
    assert [answer.verdict for answer in desk.session.draft.answers] == ["agreed"]
    assert desk.notices.texts() == ["‘Mary’ is kept for all posts to come."]


def test_the_question_can_be_answered_where_the_name_stands(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    desk.post_text.select(1, 1)
    assert desk.remarks.open_fixes_at_cursor()
    pick(qtbot, "it is recorded")
    assert desk.rows.details.form.isVisible()
    desk.rows.details.form.leave.click()
    assert desk.remarks.open_fixes_at_cursor()
    pick(qtbot, "Not a person")
    settle(qtbot, desk)
    assert [answer.verdict for answer in desk.session.draft.answers] == ["not_this"]


def test_all_parts_of_the_chosen_remark_stand_out(qtbot: QtBot, desk: Desk) -> None:
    write(qtbot, desk, "Mary came @us")
    before = len(desk.post_text.laid_over)
    choose(desk, "person")
    assert len(desk.post_text.laid_over) == before + 1
