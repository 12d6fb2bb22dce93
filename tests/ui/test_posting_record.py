"""The record's window, the card for when it went wrong, and the plan, at a real window."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.draft import Draft
from composer.paths import RESOURCES
from composer.posting.entry import POSTED, WENT_WRONG
from composer.posting.feed import FEED
from composer.settings import SettingsFile
from composer.store.opening import Store, open_store
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.controls import Button
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.paper.paper_window import PaperWindow
from composer.ui.posting.keeping import Places
from composer.ui.posting.plan_window import PlanWindow
from composer.ui.posting.posting_tools import PostingTools
from composer.ui.posting.record_model import PAGE
from composer.ui.posting.record_window import RecordWindow
from composer.ui.theme import Theme

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
ACCOUNT = Account(AccountId("x-team"), NetworkId("x"), "@OurTeam")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(
    qtbot: QtBot, store: Store, background: Background, settings: SettingsFile, theme: Theme
) -> RecordWindow:
    """The record's window with three entries in it."""
    for number, words in enumerate(("Flu clinic on Monday", "Walking group", "Flu clinic on Tuesday")):
        store.record.append(POSTED, f"account-{number}", {"text": words, "network": "X", "handle": "@a"})
    return opened(qtbot, store, background, settings, theme)


def opened(
    qtbot: QtBot, store: Store, background: Background, settings: SettingsFile, theme: Theme
) -> RecordWindow:
    made = RecordWindow(store.record, [ACCOUNT], background, settings, lambda: datetime.now(UTC), theme, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.model.entries) or made.nothing.isVisible())
    return made


def numbers(window: RecordWindow) -> list[int]:
    return [entry.seq for entry in window.model.entries]


def places(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Whoever is asked for a file or a folder says this one."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))


def test_typing_finds_entries_that_hold_every_word(qtbot: QtBot, window: RecordWindow) -> None:
    QTest.keyClicks(window.words, "clin flu")
    qtbot.waitUntil(lambda: numbers(window) == [3, 1])
    QTest.keyClicks(window.words, " mon")
    qtbot.waitUntil(lambda: numbers(window) == [1])
    assert "Flu clinic on Monday" in window.page.toPlainText()


def test_nothing_found_says_so(qtbot: QtBot, window: RecordWindow) -> None:
    QTest.keyClicks(window.words, "unicorn")
    qtbot.waitUntil(lambda: window.nothing.isVisible())
    assert window.nothing.text() == "Nothing in the record matches."
    assert window.page.toPlainText() == ""


def test_account_kind_and_days_narrow_the_list(qtbot: QtBot, window: RecordWindow) -> None:
    window.account.setCurrentIndex(1)
    qtbot.waitUntil(lambda: numbers(window) == [])
    window.account.setCurrentIndex(0)
    window.kind.setCurrentIndex(window.kind.findData(POSTED))
    qtbot.waitUntil(lambda: numbers(window) == [3, 2, 1])
    window.between.setChecked(True)
    qtbot.waitUntil(lambda: numbers(window) == [3, 2, 1])
    window.last.setDate(QDate.currentDate().addDays(-1))
    qtbot.waitUntil(lambda: numbers(window) == [])


def test_a_long_record_is_fetched_a_page_at_a_time(
    qtbot: QtBot, store: Store, background: Background, settings: SettingsFile, theme: Theme
) -> None:
    for number in range(PAGE + 30):
        store.record.append(POSTED, "x-team", {"text": f"Post {number}"})
    window = opened(qtbot, store, background, settings, theme)
    assert len(window.model.entries) == PAGE
    window.list.scrollToBottom()
    qtbot.waitUntil(lambda: numbers(window) == list(range(PAGE + 30, 0, -1)))


def test_markup_in_a_post_is_shown_and_not_obeyed(
    qtbot: QtBot, store: Store, background: Background, settings: SettingsFile, theme: Theme
) -> None:
    words = "<b>bold</b> <img src='https://example.org/x.png'> & more"
    store.record.append(POSTED, "x-team", {"text": words, "ticks": [{"prompt": "<i>?</i>", "who": "<u>"}]})
    window = opened(qtbot, store, background, settings, theme)
    assert words in window.page.toPlainText()
    assert "<i>?</i>" in window.page.toPlainText()


def test_a_changed_row_is_named(qtbot: QtBot, window: RecordWindow, store: Store) -> None:
    window.check.click()
    qtbot.waitUntil(lambda: "none is missing" in window.told.words.text())
    with store.database.writing() as connection:
        connection.execute(text("update record set account = 'other' where seq = 2"))
    window.check.click()
    qtbot.waitUntil(lambda: "Entry 2 " in window.told.words.text())


def test_what_was_found_is_saved_as_csv_and_goes_on_paper(
    qtbot: QtBot, window: RecordWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.words.setText("flu")
    qtbot.waitUntil(lambda: numbers(window) == [3, 1])
    places(monkeypatch, tmp_path / "out.csv")
    window.csv.click()
    qtbot.waitUntil(lambda: "2 entries are in" in window.told.words.text())
    rows = list(csv.reader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == ["number", "3", "1"]
    window.paper.click()
    qtbot.waitUntil(lambda: window.findChild(PaperWindow) is not None, timeout=20_000)
    paper = window.findChild(PaperWindow)
    assert paper is not None
    assert paper.text.toPlainText().count("Flu clinic") == 2
    places(monkeypatch, tmp_path / "out.pdf")
    paper.pdf.click()
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_content_is_removed_only_when_somebody_is_sure(
    qtbot: QtBot,
    store: Store,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = type(store.record)(store.database, lambda: datetime.now(UTC) - timedelta(days=500))
    old.append(POSTED, "x-team", {"text": "Long ago"})
    store.record.append(POSTED, "x-team", {"text": "Lately"})
    window = opened(qtbot, store, background, settings, theme)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    a_year = window.kept.findData(12)
    window.kept.setCurrentIndex(a_year)
    window.kept.activated.emit(a_year)
    assert settings.current.keep_record_months == 0
    window.kept.setCurrentIndex(a_year)
    window.kept.activated.emit(a_year)
    qtbot.waitUntil(lambda: numbers(window) == [3, 2, 1])
    assert settings.current.keep_record_months == 12
    assert [entry.content is None for entry in window.model.entries] == [False, False, True]
    assert store.record.verify() == []


# The card and the plan, with the rest of the room


@pytest.fixture
def tools(
    desk: Desk,
    keeper: DraftKeeper,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    tmp_path: Path,
) -> PostingTools:
    settings.change(
        accounts=tuple(
            one._replace(rhythm="2 a week" if one.id == "x-team" else "") for one in settings.current.accounts
        )
    )
    here = Places(tmp_path, tmp_path / "machine", RESOURCES)
    return PostingTools(
        desk, keeper, background, settings, theme, lambda: NOW, here, list, open_address=lambda _address: True
    )


def store_of(tools: PostingTools) -> Store:
    assert tools.keeper.store is not None
    return tools.keeper.store


def test_opening_the_card_saves_the_evidence_first(qtbot: QtBot, tools: PostingTools, tmp_path: Path) -> None:
    entry = store_of(tools).record.append(
        POSTED, "x-team", {"text": "Oh no", "link": "https://x.com/a/status/1"}
    )
    card = tools.records.open_wrong(entry)
    qtbot.waitUntil(lambda: card.place is not None)
    assert (tmp_path / "evidence" / "entry 1" / "post.txt").read_text("utf-8") == "Oh no"
    assert card.ticks[0].isChecked()
    assert "Open the post" in [one.text().replace("&", "") for one in card.findChildren(Button)]
    assert any("atb@nhs.uk" in label.text() for label in card.findChildren(QLabel))
    card.note.click()
    qtbot.waitUntil(lambda: len(store_of(tools).record.search()) == 2)
    [noted, _] = store_of(tools).record.search()
    assert noted.kind == WENT_WRONG
    assert noted.content is not None
    assert noted.content["about_entry"] == 1


def test_the_card_is_of_use_without_an_entry_too(tools: PostingTools) -> None:
    card = tools.records.open_wrong()
    assert len(card.ticks) > 4
    assert not card.note.isVisible()


def test_the_start_names_only_what_is_due_and_falls_silent_when_posted(
    qtbot: QtBot, tools: PostingTools
) -> None:
    note = tools.regularity.note
    qtbot.waitUntil(lambda: not note.isHidden())
    assert note.words.text() == "X @OurTeam: nothing posted yet. The aim is twice a week."
    recent = type(store_of(tools).record)(store_of(tools).database, lambda: NOW - timedelta(days=1))
    recent.append(POSTED, "x-team", {"text": "Hello"})
    tools.regularity.refresh()
    qtbot.waitUntil(note.isHidden)


def planning(qtbot: QtBot, tools: PostingTools) -> PlanWindow:
    tools.desk.post_text.replace_all("Flu clinic on Saturday")
    tools.keeper.flush()
    plan = tools.regularity.open_plan()
    assert plan is not None
    qtbot.waitUntil(lambda: bool(plan.draft.currentData()))
    return plan


def test_a_draft_gets_a_day_is_moved_and_taken_off_and_the_calendar_file_follows(
    qtbot: QtBot, tools: PostingTools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def events() -> list[str]:
        written = tmp_path / FEED
        if not written.exists():
            return []
        found = Calendar.from_ical(written.read_bytes()).walk("VEVENT")
        return [f"{event.decoded('DTSTART').astimezone():%d %H:%M} {event['SUMMARY']}" for event in found]

    plan = planning(qtbot, tools)
    places(monkeypatch, tmp_path)
    plan.subscribe.click()
    plan.put.click()
    qtbot.waitUntil(lambda: events() == ["22 10:00 Post: Flu clinic on Saturday"])
    qtbot.waitUntil(lambda: plan.list.count() == 1)
    QTest.keyClick(plan.days, Qt.Key.Key_Up)
    assert plan.days.day == date(2026, 11, 15)
    plan.put.click()
    qtbot.waitUntil(lambda: events() == ["15 10:00 Post: Flu clinic on Saturday"])
    qtbot.waitUntil(lambda: plan.list.count() == 1)
    plan.off.click()
    qtbot.waitUntil(lambda: events() == [])
    assert store_of(tools).drafts.planned_drafts() == []


def test_a_day_says_all_that_is_on_it_in_words(qtbot: QtBot, tools: PostingTools) -> None:
    plan = planning(qtbot, tools)
    for _ in range(5):
        plan.after.click()
    qtbot.waitUntil(lambda: plan.title.text() == "April 2027")
    plan.days.setCurrentCell(1, 2)
    assert plan.days.day == date(2027, 4, 7)
    assert "Pre-election period" in plan.on_day.text()
    assert "World Health Day" in plan.on_day.text()
    spoken = plan.days.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Wednesday 7 April. ")
    assert "(date not verified)" in spoken


def test_a_week_and_a_month_show_whole_weeks(qtbot: QtBot, tools: PostingTools) -> None:
    plan = planning(qtbot, tools)
    assert (plan.days.rowCount(), plan.days.first) == (6, date(2026, 10, 26))
    plan.tabs.setCurrentIndex(1)
    assert (plan.days.rowCount(), plan.days.first) == (1, date(2026, 11, 16))
    assert plan.days.day == NOW.date()


def test_a_planned_draft_is_opened_from_the_plan(qtbot: QtBot, tools: PostingTools) -> None:
    saved = store_of(tools).drafts.create(Draft("Another one", (AccountId("x-team"),)))
    store_of(tools).drafts.plan(saved.id, "2026-11-22T15:30")
    plan = planning(qtbot, tools)
    qtbot.waitUntil(lambda: plan.list.count() == 1)
    assert plan.list.item(0).text() == "15:30  Another one"
    plan.open_draft.click()
    qtbot.waitUntil(lambda: tools.desk.post_text.text == "Another one")
    QApplication.processEvents()


def test_a_target_is_kept_with_its_account(
    qtbot: QtBot, tools: PostingTools, settings: SettingsFile, tmp_path: Path
) -> None:
    plan = planning(qtbot, tools)
    plan.account.setCurrentIndex(plan.account.findData("facebook-team"))
    weekly = plan.target.findData("weekly")
    plan.target.setCurrentIndex(weekly)
    plan.target.activated.emit(weekly)
    kept = SettingsFile(tmp_path / "settings.json").current.accounts
    assert {one.id: one.rhythm for one in kept}["facebook-team"] == "weekly"
    assert "Facebook" in tools.regularity.standings()["facebook-team"].name
