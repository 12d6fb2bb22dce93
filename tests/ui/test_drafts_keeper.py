"""What is written is kept as it is typed, and comes back as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId
from composer.domain.draft import Draft
from composer.store.database import StoreError
from composer.store.opening import Store, open_store
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.drafts.drafts_dialog import DraftsDialog
from composer.ui.drafts.history_dialog import HistoryDialog
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.theme import Theme

NewKeeper = Callable[[], DraftKeeper]


@pytest.fixture
def new_keeper(
    qtbot: QtBot, desk: Desk, background: Background, theme: Theme, tmp_path: Path
) -> Iterator[NewKeeper]:
    """Makes keepers of one folder, each when the one before is closed, and waits until the store is open."""
    made: list[DraftKeeper] = []

    def make() -> DraftKeeper:
        keeper = DraftKeeper(desk, background, partial(open_store, tmp_path), tmp_path, theme)
        made.append(keeper)
        if keeper.store is None:
            with qtbot.waitSignal(keeper.ready):
                pass
        return keeper

    yield make
    for keeper in made:
        if keeper.store is not None:
            keeper.close()


def _texts(keeper: DraftKeeper) -> list[str]:
    assert keeper.store is not None
    return sorted(saved.draft.text for saved in keeper.store.drafts.all_drafts())


def test_what_is_typed_is_saved_by_itself(qtbot: QtBot, desk: Desk, new_keeper: NewKeeper) -> None:
    keeper = new_keeper()
    with qtbot.waitSignal(keeper.saved):
        QTest.keyClicks(desk.post_text, "Hello Sunderland")
    qtbot.waitUntil(lambda: _texts(keeper) == ["Hello Sunderland"])


def test_a_closed_app_opens_where_it_was_cursor_and_all(desk: Desk, new_keeper: NewKeeper) -> None:
    first = new_keeper()
    desk.post_text.replace_all("One ☕\nTwo 😀 three")
    cursor = desk.post_text.textCursor()
    cursor.setPosition(13)
    desk.post_text.setTextCursor(cursor)
    desk.session.choose_accounts((AccountId("bluesky-team"),))
    first.close()
    desk.session.adopt(Draft())
    desk.post_text.setPlainText("")
    again = new_keeper()
    assert desk.post_text.text == "One ☕\nTwo 😀 three"
    assert desk.post_text.textCursor().position() == 13
    assert desk.session.draft.accounts == (AccountId("bluesky-team"),)
    assert not again.desk.notices.texts()


def test_an_app_that_was_ended_says_kindly_what_came_back(
    desk: Desk, new_keeper: NewKeeper, tmp_path: Path
) -> None:
    store = open_store(tmp_path)
    store.drafts.create(Draft("Rescued words", (AccountId("x-team"),)), 3)
    store.close()
    lock = str(tmp_path / "running.lock")
    ends = f"import os; from PySide6.QtCore import QLockFile; kept = QLockFile({lock!r}); kept.tryLock(0); os._exit(0)"
    subprocess.run([sys.executable, "-c", ends], check=True, stdin=subprocess.DEVNULL)
    new_keeper()
    assert desk.post_text.text == "Rescued words"
    assert "Your post is back as you left it." in desk.notices.texts()[0]


def test_a_second_window_starts_a_post_of_its_own(desk: Desk, new_keeper: NewKeeper) -> None:
    first = new_keeper()
    desk.post_text.replace_all("In the first window")
    first.flush()
    desk.session.adopt(Draft())
    desk.post_text.setPlainText("")
    second = new_keeper()
    assert not second.alone
    assert desk.post_text.text == ""
    assert any("open twice" in text for text in desk.notices.texts())


def test_new_post_keeps_the_one_before(desk: Desk, new_keeper: NewKeeper) -> None:
    keeper = new_keeper()
    desk.post_text.replace_all("First")
    desk.commands["new_post"].trigger()
    assert desk.post_text.text == ""
    desk.post_text.replace_all("Second")
    keeper.flush()
    assert _texts(keeper) == ["First", "Second"]


def test_a_store_that_cannot_be_opened_is_told_and_writing_goes_on(
    desk: Desk, new_keeper: NewKeeper, tmp_path: Path
) -> None:
    (tmp_path / "composer.db").write_bytes(b"no database" * 500)
    keeper = new_keeper()
    assert any("is damaged" in text for text in desk.notices.texts())
    desk.post_text.replace_all("Goes on")
    keeper.flush()
    assert _texts(keeper) == ["Goes on"]


def test_a_save_that_fails_is_told_and_tried_again(
    qtbot: QtBot, desk: Desk, new_keeper: NewKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("composer.ui.drafts.keeper._TRY_AGAIN", 10)
    keeper = new_keeper()
    assert isinstance(keeper.store, Store)
    really_create = keeper.store.drafts.create
    failures = [StoreError("full", "There is no space left.", "Free some.")]

    def create(draft: Draft, cursor: int = 0) -> object:
        if failures:
            raise failures.pop()
        return really_create(draft, cursor)

    monkeypatch.setattr(keeper.store.drafts, "create", create)
    desk.post_text.replace_all("Kept in the end")
    qtbot.waitUntil(lambda: any("no space left" in text for text in desk.notices.texts()))
    qtbot.waitUntil(lambda: _texts(keeper) == ["Kept in the end"])
    qtbot.waitUntil(lambda: not any("no space left" in text for text in desk.notices.texts()))


def test_another_windows_change_is_kept_beside_mine(desk: Desk, new_keeper: NewKeeper, qtbot: QtBot) -> None:
    keeper = new_keeper()
    desk.post_text.replace_all("Start")
    keeper.flush()
    assert keeper.store is not None
    [saved] = keeper.store.drafts.all_drafts()
    keeper.store.drafts.save(saved.id, Draft("Theirs"), 0, saved.rev)
    desk.post_text.replace_all("Mine")
    qtbot.waitUntil(lambda: _texts(keeper) == ["Mine", "Theirs"])
    qtbot.waitUntil(lambda: any("Both are kept" in text for text in desk.notices.texts()))


def _dialog(qtbot: QtBot, keeper: DraftKeeper) -> DraftsDialog:
    dialog = keeper.show_drafts()
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    return dialog


def test_drafts_are_found_opened_binned_and_brought_back(
    qtbot: QtBot, desk: Desk, new_keeper: NewKeeper
) -> None:
    keeper = new_keeper()
    for text in ("Coffee morning", "Flu clinic"):
        desk.commands["new_post"].trigger()
        desk.post_text.replace_all(text)
    dialog = _dialog(qtbot, keeper)
    dialog.search.setText("COFF")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.open_button.click()
    assert desk.post_text.text == "Coffee morning"
    dialog = _dialog(qtbot, keeper)
    dialog.search.setText("coffee")
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.bin_button.click()
    assert desk.post_text.text == ""
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.bin_button.click()
    dialog.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.search.clear()
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.close()


def test_the_bin_is_emptied_for_good_when_a_person_is_sure(
    qtbot: QtBot, desk: Desk, new_keeper: NewKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = new_keeper()
    for text in ("Coffee morning", "Flu clinic"):
        desk.commands["new_post"].trigger()
        desk.post_text.replace_all(text)
    dialog = _dialog(qtbot, keeper)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    assert not dialog.empty_button.isVisible()
    dialog.bin_button.click()
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(dialog.empty_button.isVisible)
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    dialog.empty_button.click()
    assert dialog.list.count() == 1
    dialog.empty_button.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert not dialog.empty_button.isVisible()
    assert keeper.store is not None
    assert keeper.store.drafts.binned_drafts() == []
    assert len(_texts(keeper)) == 1
    dialog.close()


def test_an_earlier_version_is_compared_and_brought_back(
    qtbot: QtBot, desk: Desk, background: Background, new_keeper: NewKeeper, theme: Theme
) -> None:
    keeper = new_keeper()
    desk.post_text.replace_all("A long first version of many words here")
    keeper.flush()
    desk.post_text.replace_all("Short")
    keeper.flush()
    assert keeper.store is not None
    [saved] = keeper.store.drafts.all_drafts()
    dialog = HistoryDialog(keeper, keeper.store.drafts, saved, background, theme)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    assert "[A long first version" in dialog.shown.toPlainText()
    assert "{Short}" in dialog.shown.toPlainText()
    dialog.restore.click()
    assert desk.post_text.text == "A long first version of many words here"
    keeper.flush()
    assert "Short" in [past.draft.text for past in keeper.store.drafts.history(saved.id)]
