"""What a person does in the real window, a step each, and a picture of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.ui.compose.row import Row
from composer.ui.controls import Button

_LONG = 60_000


class Album:
    """A picture a step."""

    def __init__(self, folder: Path, journey: str) -> None:
        self._folder, self._journey, self._number = folder, journey, 0
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, window: QWidget, name: str) -> None:
        QApplication.processEvents()
        self._number += 1
        assert window.grab().save(str(self._folder / f"{self._journey}-{self._number:02}-{name}.png"))


def settle(qtbot: QtBot, app: App) -> None:
    """Wait for the checklist of the post as it stands."""
    qtbot.waitUntil(lambda: app.desk.session.up_to_date, timeout=_LONG)


def choose(app: App, row: Row) -> None:
    place = app.desk.rows.model.place_of(row.key)
    assert place is not None
    app.desk.rows.choose(place)


def press(window: QWidget, text: str) -> None:
    """Press the button with these words, as the space bar does."""
    buttons = [one for one in window.findChildren(Button) if one.text().replace("&", "") == text]
    shown = [one for one in buttons if one.isVisible() and one.isEnabled()]
    assert shown, f"no button says {text!r}"
    shown[0].setFocus()
    QTest.keyClick(shown[0], Qt.Key.Key_Space)


def tick_everything(qtbot: QtBot, app: App) -> None:
    """Answer every question of the list with a yes, by its command."""
    settle(qtbot, app)
    while waiting := app.desk.session.shown.checklist.to_tick:
        rows = app.desk.rows.model.rows
        choose(app, next(row for row in rows if row.question and row.question.rule == waiting[0].rule))
        app.desk.commands["tick"].trigger()
        settle(qtbot, app)
