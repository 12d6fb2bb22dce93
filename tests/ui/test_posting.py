"""From a draft to the record, in a real window with small rules: doubts, the last page, the hand-over."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from composer.domain.picture import Picture
from composer.domain.readiness import ObstacleKind
from composer.paths import RESOURCES
from composer.posting.entry import POSTED, STATEMENT, STOPPED
from composer.posting.handover import StepKind
from composer.settings import SettingsFile
from composer.store.database import StoreError
from composer.store.opening import Store
from composer.store.record import Record
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.controls import Button
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.posting.handover_window import HandoverWindow
from composer.ui.posting.keeping import Places, Reviewed
from composer.ui.posting.last_page import LastPage
from composer.ui.posting.posting_tools import PostingTools
from composer.ui.posting.step_cards import AccountCard, CopyCard, OpenCard, PictureCard, SayCard
from composer.ui.theme import Theme

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
READY = "Thank you @us, you kept us all well."
LINK = "https://x.com/OurTeam/status/1"
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


class Browser:
    """Stands in for the desktop: remembers what it was asked to open, and may refuse."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.answers = True

    def __call__(self, address: str) -> bool:
        self.opened.append(address)
        return self.answers


@pytest.fixture
def browser() -> Browser:
    return Browser()


Make = Callable[..., PostingTools]


@pytest.fixture
def make(
    desk: Desk,
    keeper: DraftKeeper,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    tmp_path: Path,
    browser: Browser,
) -> Make:
    def made(**more: object) -> PostingTools:
        places = Places(tmp_path, tmp_path / "machine", RESOURCES)
        return PostingTools(
            desk,
            keeper,
            background,
            settings,
            theme,
            lambda: NOW,
            places,
            list,
            open_address=browser,
            **more,  # type: ignore[arg-type]
        )

    return made


@pytest.fixture
def tools(make: Make) -> PostingTools:
    return make()


def store_of(tools: PostingTools) -> Store:
    assert tools.keeper.store is not None
    return tools.keeper.store


def write(qtbot: QtBot, tools: PostingTools, text: str) -> None:
    tools.desk.post_text.replace_all(text)
    qtbot.waitUntil(lambda: tools.session.up_to_date)


def kinds(tools: PostingTools) -> list[ObstacleKind]:
    return [one.kind for one in tools.handing.obstacles()]


def sign(qtbot: QtBot, tools: PostingTools, name: str = "Sam Taylor") -> HandoverWindow:
    page = last_page(qtbot, tools)
    page.tick.setChecked(True)
    page.person.field.setText(name)
    page.go_on.click()
    assert tools.handing.handover is not None
    return tools.handing.handover


def last_page(qtbot: QtBot, tools: PostingTools) -> LastPage:
    """The page once nothing is being looked up for it any more."""
    page = tools.handing.open_last_page()
    assert page is not None
    qtbot.waitUntil(page.go_on.isEnabled)
    return page


def post(window: HandoverWindow, link: str = "") -> None:
    account, say = window.card(StepKind.ACCOUNT), window.card(StepKind.POSTED)
    assert isinstance(account, AccountCard)
    assert isinstance(say, SayCard)
    account.yes.setChecked(True)
    say.link.setText(link)
    say.yes.click()


# Doubts


def test_a_doubt_parks_the_post_and_says_who_and_why(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    page = tools.open_doubts()
    page.words.setText("Is it so?")
    page.person.field.setText("Kim  Lee")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tools.session.up_to_date)
    assert tools.doubt_bar.isVisible()
    assert tools.doubt_bar.line.text() == "Parked: Kim Lee has doubts"
    assert kinds(tools) == [ObstacleKind.DOUBT]
    assert not tools.session.may_post
    assert tools.desk.window.pane.status.summary.line == "Parked with a doubt"


def test_a_doubt_needs_a_reason_and_a_name(qtbot: QtBot, tools: PostingTools) -> None:
    page = tools.open_doubts()
    page.person.field.clear()
    page.keep.click()
    assert page.missing.text() == page.words.accessibleDescription() == "Say in a few words why."
    page.words.setText("Is it so?")
    page.keep.click()
    assert page.missing.text() == page.person.field.accessibleDescription() == "Say who you are."
    assert page.words.accessibleDescription() == ""
    assert tools.session.draft.doubts == ()


def test_a_cleared_doubt_is_kept_with_by_whom_and_why(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    tools.session.doubt("Is it so?")
    page = tools.open_clearing(tools.session.draft.doubts[0])
    page.words.setText("I rang them")
    page.person.field.setText("Ada")
    page.keep.click()
    [doubt] = tools.session.draft.doubts
    assert (doubt.cleared_by, doubt.cleared_why, doubt.stands) == ("Ada", "I rang them", False)
    assert not tools.doubt_bar.isVisible()


def test_the_name_is_asked_once(qtbot: QtBot, tools: PostingTools, settings: SettingsFile) -> None:
    page = tools.open_doubts()
    page.words.setText("Hm")
    page.person.field.setText("Kim Lee")
    page.keep.click()
    assert settings.current.person == "Kim Lee"
    assert tools.open_doubts().person.name == "Kim Lee"


# The last page


def test_what_blocks_is_listed_with_a_button_that_goes_there(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, "Thank you https://example.org")
    page = tools.handing.open_last_page()
    assert page is not None
    assert not page.go_on.isEnabled()
    buttons = {one.text(): one for one in page.area.findChildren(QPushButton)}
    assert set(buttons) == {"Go and fix it", "Go and tick it"}
    buttons["Go and tick it"].click()
    row = tools.desk.rows.current
    assert row is not None
    assert row.question is not None
    qtbot.waitUntil(lambda: tools.handing.last_page is None)


def test_the_page_follows_the_draft(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    page = last_page(qtbot, tools)
    write(qtbot, tools, "No tag")
    assert not page.go_on.isEnabled()


def test_without_the_tick_or_a_name_it_does_not_go_on(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    page = last_page(qtbot, tools)
    page.go_on.click()
    assert page.told.words.text() == "Tick that you stand by it first."
    assert page.tick.accessibleDescription() == f"Tick that you stand by it first. {STATEMENT}"
    page.tick.setChecked(True)
    page.person.field.setText("  ")
    page.go_on.click()
    assert page.told.words.text() == "Sign with your name."
    assert page.tick.accessibleDescription() == STATEMENT
    assert tools.handing.handover is None


def test_a_tick_does_not_outlive_a_change_of_the_words(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    sign(qtbot, tools)
    write(qtbot, tools, READY + " More.")
    again = last_page(qtbot, tools)
    assert not again.tick.isChecked()


def test_a_missing_review_blocks_and_verdicts_are_shown(qtbot: QtBot, make: Make) -> None:
    tools = make(review=lambda _draft: Reviewed(("A 'good to go' is still needed.",), ("Kim: change these",)))
    write(qtbot, tools, READY)
    assert kinds(tools) == [ObstacleKind.REVIEW]
    assert "Kim: change these" in tools.handing.look().checked


# The hand-over


def test_the_clipboard_holds_exactly_what_was_approved(qtbot: QtBot, tools: PostingTools) -> None:
    words = READY + "\nSecond line 👩‍⚕️ ﬁn"
    write(qtbot, tools, words)
    card = sign(qtbot, tools).card(StepKind.COPY_TEXT)
    assert isinstance(card, CopyCard)
    card.copy.click()
    assert QGuiApplication.clipboard().text() == words
    assert card.done
    QGuiApplication.clipboard().setText(words.replace("Second", "Other"))
    card.compare.click()
    assert card.told.words.text().startswith("Not the same")


def test_the_page_is_opened_with_the_text_and_a_silent_desktop_is_told(
    qtbot: QtBot, tools: PostingTools, browser: Browser
) -> None:
    write(qtbot, tools, READY)
    card = sign(qtbot, tools).card(StepKind.OPEN_PAGE)
    assert isinstance(card, OpenCard)
    card.step = replace(card.step, payload="https://x.com/intent/tweet?text=Thank")
    browser.answers = False
    card.open.click()
    assert not card.done
    assert card.copy_address.isVisible()
    card.copy_address.click()
    assert QGuiApplication.clipboard().text() == browser.opened[0]


def test_nothing_is_posted_before_the_account_was_looked_at(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    say = window.card(StepKind.POSTED)
    assert isinstance(say, SayCard)
    say.yes.click()
    assert say.told.words.text().startswith("Say first which account")
    assert store_of(tools).record.search() == []


def test_a_link_elsewhere_is_refused(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    post(window, "https://example.org/1")
    assert window.card(StepKind.POSTED).told.words.text() == "That link leads to example.org, not to X."
    assert store_of(tools).record.search() == []


def test_what_was_posted_is_in_the_record_word_for_word(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    draft = window.approval.draft_id
    with qtbot.waitSignal(tools.handing.all_posted):
        post(window, LINK)
    record = store_of(tools).record
    [entry] = record.search("kept well")
    assert entry.kind == POSTED
    assert entry.content is not None
    assert (entry.content["text"], entry.content["link"]) == (READY, LINK)
    assert entry.content["final_tick"]["who"] == "Sam Taylor"
    assert entry.content["packs"][0]["title"] == "Plain rules"
    assert record.verify() == []
    assert tools.session.draft.text == ""
    assert [one.id for one in store_of(tools).drafts.all_drafts()] == []
    saved = store_of(tools).drafts.latest(draft)  # type: ignore[arg-type]
    assert saved is not None
    assert saved.posted is not None


def test_stopping_is_kept_with_why_and_the_draft_stays(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    window._on_stopped("The page asked for a log-in", "Sam")
    qtbot.waitUntil(lambda: window.outcomes != {})
    [entry] = store_of(tools).record.search()
    assert entry.kind == STOPPED
    assert entry.content is not None
    assert entry.content["why"] == "The page asked for a log-in"
    assert tools.session.draft.text == READY
    assert store_of(tools).record.last_posted() == {}


def test_a_change_or_a_doubt_after_signing_stops_the_hand_over(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    write(qtbot, tools, READY + " More.")
    assert not window.area.isEnabled()
    assert "changed after it was signed" in window.stale.words.text()
    write(qtbot, tools, READY)
    assert window.area.isEnabled()
    tools.session.doubt("Wait")
    assert not window.area.isEnabled()


def test_done_steps_are_remembered_and_going_on_is_offered(qtbot: QtBot, make: Make) -> None:
    tools = make()
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    card = window.card(StepKind.COPY_TEXT)
    assert isinstance(card, CopyCard)
    card.copy.click()
    window.close()
    again = make()
    assert "You were in the middle of posting this" in " ".join(again.desk.notices.texts())
    assert sign(qtbot, again).card(StepKind.COPY_TEXT).done


def test_what_the_record_says_is_posted_is_not_handed_over_again(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    content = {"draft": window.approval.draft_id, "text": READY}
    store_of(tools).record.append(POSTED, "x-team", content)
    tools.handing.open_last_page()
    qtbot.waitUntil(lambda: window.outcomes == {"x-team": POSTED})
    assert window.cards == []


def test_a_record_that_cannot_be_written_lets_it_be_said_again(
    qtbot: QtBot, tools: PostingTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)

    def full(*_: object) -> None:
        raise StoreError("full", "The disk is full.", "Free some space.")

    with monkeypatch.context() as patch:
        patch.setattr(Record, "append", full)
        post(window, LINK)
        qtbot.waitUntil(window.told.isVisible)
    assert window.told.words.text() == "It is not in the record yet. The disk is full. Free some space."
    with qtbot.waitSignal(tools.handing.all_posted):
        post(window, LINK)
    assert len(store_of(tools).record.search()) == 1


def test_a_picture_is_copied_and_its_alt_text_in_turn(
    qtbot: QtBot, make: Make, tmp_path: Path, browser: Browser
) -> None:
    from PySide6.QtGui import QImage

    file = tmp_path / "cleaned.png"
    image = QImage(7, 5, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    assert image.save(str(file))
    tools = make(picture_file=lambda digest, _network: file if digest == "abc" else None)
    tools.session.adopt(replace(tools.session.draft, pictures=(Picture("abc", "A garden"), Picture("def"))))
    write(qtbot, tools, READY)
    window = sign(qtbot, tools)
    first, second = (window.card(StepKind.COPY_PICTURE, number) for number in (0, 1))
    assert isinstance(first, PictureCard)
    assert isinstance(second, PictureCard)
    first.copy.click()
    assert QGuiApplication.clipboard().image().size() == image.size()
    assert first.done
    first.show_file.click()
    assert browser.opened[-1].startswith("file://")
    assert not second.copy.isEnabled()
    second.added.click()
    assert second.done
    alt = window.card(StepKind.COPY_ALT_TEXT, 0)
    assert isinstance(alt, CopyCard)
    alt.copy.click()
    assert QGuiApplication.clipboard().text() == "A garden"


def test_post_stands_out_only_when_nothing_is_in_the_way(qtbot: QtBot, tools: PostingTools) -> None:
    def stands_out(button: Button) -> bool:
        return button._kind == "primary"

    write(qtbot, tools, "No tag")
    assert not stands_out(tools.bar.post)
    write(qtbot, tools, READY)
    assert stands_out(tools.bar.post)


def test_ctrl_return_in_the_post_opens_the_last_page(qtbot: QtBot, tools: PostingTools) -> None:
    write(qtbot, tools, READY)
    tools.desk.window.activateWindow()
    tools.desk.post_text.setFocus()
    QTest.keyClick(tools.desk.post_text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tools.handing.last_page is not None)
    assert tools.session.draft.text == READY


# Asking


def test_asking_opens_a_mail_with_the_draft_and_its_checklist(
    qtbot: QtBot, tools: PostingTools, browser: Browser
) -> None:
    write(qtbot, tools, "No tag yet")
    page = tools.open_ask("Is it fine?")
    page.mail.click()
    assert browser.opened[0].startswith("mailto:atb@nhs.uk?")
    assert "No%20tag%20yet" in browser.opened[0]
    assert "Tag%20us" in browser.opened[0]
    assert "Nothing came up?" in page.told.words.text()


def test_a_question_says_what_the_checklist_comes_to_say_of_the_last_word(
    qtbot: QtBot, tools: PostingTools
) -> None:
    write(qtbot, tools, "Tea with ")
    tools.desk.post_text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(tools.desk.post_text, "Mary")
    qtbot.waitUntil(lambda: tools.session.is_current, timeout=20_000)
    page = tools.open_ask()
    qtbot.waitUntil(lambda: "Is Mary a person?" in page.shown.toPlainText(), timeout=20_000)
    assert "still looking" not in page.shown.toPlainText()
    with qtbot.waitSignal(page.destroyed, timeout=20_000):
        page.close()
    write(qtbot, tools, "Tea with nobody")


def test_a_mail_too_long_for_an_address_becomes_a_file(
    qtbot: QtBot, tools: PostingTools, browser: Browser, tmp_path: Path
) -> None:
    write(qtbot, tools, "Words and more words. " * 200)
    tools.open_ask("Is it fine?").mail.click()
    [file] = (tmp_path / "mail").glob("*.eml")
    assert browser.opened == [file.as_uri()]
    assert b"X-Unsent: 1" in file.read_bytes()


def test_where_nothing_answers_it_is_on_the_clipboard_and_says_where_to_send_it(
    qtbot: QtBot, tools: PostingTools, browser: Browser
) -> None:
    write(qtbot, tools, "No tag yet")
    browser.answers = False
    page = tools.open_ask("Is it fine?")
    page.mail.click()
    assert "atb@nhs.uk" in page.told.words.text()
    assert "No tag yet" in QGuiApplication.clipboard().text()


def test_a_mail_file_is_gone_at_the_next_start_after_a_day(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    for name, days in (("old.eml", 2), ("new.eml", 0.5)):
        (folder / name).write_text("words", "utf-8")
        at = NOW.timestamp() - days * 86_400
        os.utime(folder / name, (at, at))
    make()
    assert [file.name for file in folder.iterdir()] == ["new.eml"]
