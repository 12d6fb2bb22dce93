"""A draft's whole way in the real window: doubts, cleared, ready, the last page, handed over, recorded, found again.

The steps are done by key and button as a person would. `JOURNEY_PICTURES` names a folder for a picture of each.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.fields import TextField, TickBox
from composer.ui.posting.handover_window import HandoverWindow
from composer.ui.posting.last_page import LastPage
from composer.ui.posting.page import Told
from composer.ui.posting.record_window import RecordWindow
from tests.journeys.steps import Album, press, settle, tick_everything

WRITTEN = "Thank you to every carer at the Sunderland flu clinic. You kept us well! @atbsunderland #All4Jack"
LINK = "https://x.com/OurTeam/status/1234567890"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")


class StandInBrowser:
    """Takes the addresses that the desktop would open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def __call__(self, address: str) -> bool:
        self.opened.append(address)
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> StandInBrowser:
    made = StandInBrowser()
    monkeypatch.setattr("composer.ui.posting.posting_tools.open_in_browser", made)
    return made


@pytest.fixture
def app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: StandInBrowser
) -> Iterator[App]:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path / "home"))
    settings = SettingsFile(tmp_path / "home" / "settings.json")
    settings.change(chosen=("x-team", "mastodon-team"))
    made = App(qapp, settings, open_engine, look="light")
    with qtbot.waitSignal(made.engine_loaded, timeout=60_000):
        made.start()
    qtbot.waitUntil(lambda: made.rooms.keeper.store is not None)
    yield made
    made.close()
    made.window.deleteLater()


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(Path(os.environ.get("JOURNEY_PICTURES", tmp_path / "pictures")), "posted")


def window_called(app: App, name: str) -> QDialog:
    found = [one for one in app.window.findChildren(QDialog, name) if one.isVisible()]
    assert len(found) == 1, f"{len(found)} windows are called {name}"
    return found[0]


def enter(window: QWidget, name: str, words: str) -> None:
    field = window.findChild(TextField, name)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, words)


def told(window: QWidget) -> list[str]:
    return [one.words.text() for one in window.findChildren(Told) if one.isVisible()]


def hand_over(qtbot: QtBot, window: HandoverWindow, link: str, browser: StandInBrowser) -> None:
    """Every step of the account that is shown."""
    network = window.current.network.title
    before = len(browser.opened)
    press(window, "Copy the text")
    assert QGuiApplication.clipboard().text() == WRITTEN
    press(window, f"Open {network}")
    assert len(browser.opened) == before + 1
    box = window.findChild(TickBox)
    assert box is not None
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    if link:
        enter(window, "link", link)
    press(window, "I posted it")


def test_from_doubts_to_the_record_and_found_again(
    qtbot: QtBot, app: App, browser: StandInBrowser, album: Album
) -> None:
    QTest.keyClicks(app.desk.post_text, WRITTEN)
    settle(qtbot, app)
    app.desk.commands["doubts"].trigger()
    page = window_called(app, "reason_page")
    enter(page, "reason", "Are the carers happy to be thanked in public?")
    enter(page, "person", "Sam Taylor")
    album.keep(page, "doubts")
    press(page, "Park it")
    settle(qtbot, app)
    assert app.window.pane.status.summary.line == "Parked with a doubt"
    album.keep(app.window, "parked")

    app.desk.commands["post"].trigger()
    last = window_called(app, "last_page")
    assert isinstance(last, LastPage)
    assert not last.go_on.isEnabled()
    album.keep(last, "blocked")
    press(last, "Clear the doubt")
    page = window_called(app, "reason_page")
    enter(page, "reason", "Their manager asked them, and they are")
    album.keep(page, "clearing")
    press(page, "Clear the doubt")
    tick_everything(qtbot, app)
    assert app.window.pane.status.summary.ready
    album.keep(app.window, "ready")

    app.window.activateWindow()
    app.desk.post_text.setFocus()
    qtbot.waitUntil(app.desk.post_text.hasFocus)
    QTest.keyClick(app.desk.post_text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: app.rooms.posting.handing.last_page is not None)
    signing = app.rooms.posting.handing.last_page
    assert signing is not None
    qtbot.waitUntil(signing.go_on.isEnabled)
    QTest.keyClick(signing.tick, Qt.Key.Key_Space)
    album.keep(signing, "last-page")
    press(signing, "Go on and post it…")

    handing = window_called(app, "handover_window")
    assert isinstance(handing, HandoverWindow)
    album.keep(handing, "hand-over")
    hand_over(qtbot, handing, LINK, browser)
    qtbot.waitUntil(lambda: handing.current.network.title == "Mastodon")
    album.keep(handing, "second-account")
    with qtbot.waitSignal(app.rooms.posting.handing.all_posted):
        hand_over(qtbot, handing, "", browser)
    assert browser.opened[0].startswith("https://x.com/intent/tweet?text=Thank%20you")
    assert browser.opened[1].startswith("https://mastodon.social/share?text=Thank%20you")
    assert app.desk.post_text.text == ""
    album.keep(app.window, "posted")

    app.desk.commands["record"].trigger()
    record = window_called(app, "record_window")
    assert isinstance(record, RecordWindow)
    enter(record, "record_words", "carer flu")
    qtbot.waitUntil(lambda: [one.account for one in record.model.entries] == ["mastodon-team", "x-team"])
    record.list.setCurrentIndex(record.model.index(1))
    shown = record.page.toPlainText()
    for words in (
        WRITTEN,
        LINK,
        "Sam Taylor",
        "Their manager asked them, and they are",
        "All Together Better",
    ):
        assert words in shown
    press(record, "Check it")
    qtbot.waitUntil(
        lambda: "Every entry is as it was written, and none is missing." in told(record), timeout=20_000
    )
    album.keep(record, "found-again")
