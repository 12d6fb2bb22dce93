"""A first start in the real window: three steps, the practice post from flawed to ready, then a real post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.compose.row import Row
from composer.ui.first_day.lessons import LESSONS
from composer.ui.first_day.practice_window import PracticeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_LONG = 60_000


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    made = App(qapp, SettingsFile(tmp_path / "settings.json"), open_engine, look="light", greet=True)
    with qtbot.waitSignal(made.engine_loaded, timeout=_LONG):
        made.start()
    qtbot.waitUntil(lambda: made.rooms.keeper.store is not None, timeout=_LONG)
    yield made
    made.close()
    made.window.deleteLater()


def waiting(window: PracticeWindow) -> Row | None:
    """The first row that the lesson is about."""
    if window.lesson == len(LESSONS):
        return None
    lesson = LESSONS[window.lesson]
    return next(
        row
        for row in window.rows.model.rows
        if not row.heading and row.group in lesson.groups and row.state in lesson.states
    )


def settle(qtbot: QtBot, window: PracticeWindow) -> None:
    qtbot.waitUntil(lambda: window.session.up_to_date, timeout=_LONG)


def deal_with(qtbot: QtBot, window: PracticeWindow, row: Row) -> None:
    """As a person would: the row's first way out, or the space bar where there is a question."""
    place = window.rows.model.place_of(row.key)
    assert place is not None
    window.rows.choose(place)
    if row.question is not None:
        QTest.keyClick(window.rows.list, Qt.Key.Key_Space)
    else:
        window.rows.details.fix.click()
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            first = menu.actions()[0]
            menu.close()
            first.trigger()
    settle(qtbot, window)


def test_a_first_start_leads_by_three_steps_and_a_practice_post_to_a_real_one(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    welcome = app.rooms.first_day.welcome
    assert welcome is not None
    QTest.keyClicks(welcome.who.name, "Sam Okafor")
    welcome.next.click()
    qtbot.waitUntil(lambda: welcome.employer.choice.count() > 1, timeout=_LONG)
    welcome.next.click()
    welcome.next.click()
    welcome.practice.click()
    assert app.desk.session.person == "Sam Okafor"

    practice = app.rooms.first_day.practice
    assert practice is not None
    settle(qtbot, practice)
    qtbot.waitUntil(lambda: practice.lesson == 0, timeout=_LONG)
    lessons = [practice.lesson]
    while (row := waiting(practice)) is not None:
        deal_with(qtbot, practice, row)
        lessons.append(practice.lesson)
    assert set(lessons) == set(range(len(LESSONS) + 1))
    assert "943 476 5919" not in practice.post_text.text
    assert practice.status.summary.line == "Ready"

    practice.write.click()
    qtbot.waitUntil(lambda: app.rooms.first_day.practice is None, timeout=_LONG)
    QTest.keyClicks(app.window.post_text, "Walk with us")
    app.rooms.keeper.flush()
    assert app.rooms.keeper.store is not None
    texts = [saved.draft.text for saved in app.rooms.keeper.store.drafts.all_drafts()]
    assert texts == ["Walk with us"]
    assert not SettingsFile(tmp_path / "settings.json").fresh
