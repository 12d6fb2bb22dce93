"""While a word is being typed, nothing is said of its half."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from composer.ui.compose.desk import Desk

LONG = 3_600_000


@pytest.fixture
def writing(qtbot: QtBot, desk: Desk) -> Desk:
    """A post that somebody goes on typing in, and whose typing never rests by itself."""
    desk.session._resting.setInterval(LONG)
    desk.post_text.setFocus()
    desk.post_text.replace_all("Tea with @us and ")
    qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=20_000)
    desk.post_text.moveCursor(desk.post_text.textCursor().MoveOperation.End)
    return desk


def type_in(qtbot: QtBot, desk: Desk, keys: str) -> None:
    QTest.keyClicks(desk.post_text, keys)
    qtbot.waitUntil(lambda: desk.session.is_current, timeout=20_000)


def remarks(desk: Desk) -> list[str]:
    return [
        row.finding.span.of(desk.session.text)
        for row in desk.rows.model.rows
        if row.finding and row.finding.span
    ]


def test_a_name_is_asked_about_when_its_word_is_left(qtbot: QtBot, writing: Desk) -> None:
    type_in(qtbot, writing, "Mary")
    assert remarks(writing) == []
    type_in(qtbot, writing, " ")
    assert remarks(writing) == ["Mary"]


def test_a_name_is_asked_about_when_typing_rests(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClicks(desk.post_text, "Tea with Mary")
    qtbot.waitUntil(lambda: remarks(desk) == ["Mary"], timeout=20_000)
    assert desk.session.up_to_date


def test_a_name_is_asked_about_when_the_text_is_left(qtbot: QtBot, writing: Desk) -> None:
    type_in(qtbot, writing, "Mary")
    writing.rows.list.setFocus()
    qtbot.waitUntil(lambda: remarks(writing) == ["Mary"], timeout=20_000)


def test_nothing_is_ready_while_a_word_waits(qtbot: QtBot, writing: Desk) -> None:
    assert writing.session.may_post
    type_in(qtbot, writing, "Mary")
    assert not writing.session.up_to_date
    assert not writing.session.may_post
    assert writing.window.pane.status.line.text() == "Checking"
    writing.session.finish_word()
    qtbot.waitUntil(lambda: writing.session.up_to_date, timeout=20_000)
    assert writing.session.may_post


def test_a_row_stays_while_its_word_grows(qtbot: QtBot, writing: Desk) -> None:
    type_in(qtbot, writing, "Mary")
    writing.session.finish_word()
    qtbot.waitUntil(lambda: remarks(writing) == ["Mary"], timeout=20_000)
    type_in(qtbot, writing, "s")
    assert remarks(writing) == ["Mary"]


def test_taking_letters_back_says_nothing_of_the_half_that_is_left(qtbot: QtBot, writing: Desk) -> None:
    type_in(qtbot, writing, "Maryse")
    QTest.keyClick(writing.post_text, Qt.Key.Key_Backspace)
    QTest.keyClick(writing.post_text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: writing.session.is_current, timeout=20_000)
    assert writing.session.text.endswith("Mary")
    assert remarks(writing) == []


def test_what_is_put_in_at_once_is_not_being_typed(qtbot: QtBot, writing: Desk) -> None:
    writing.post_text.textCursor().insertText("Mary")
    qtbot.waitUntil(lambda: writing.session.is_current, timeout=20_000)
    assert remarks(writing) == ["Mary"]


def test_an_answer_that_comes_late_does_not_leave_the_word_waiting(qtbot: QtBot, writing: Desk) -> None:
    type_in(qtbot, writing, "Mary")
    late = writing.session.shown
    writing.session.finish_word()
    qtbot.waitUntil(lambda: writing.session.up_to_date, timeout=20_000)
    writing.session._on_judged(late)
    assert not writing.session.up_to_date
    qtbot.waitUntil(lambda: writing.session.up_to_date, timeout=20_000)
    assert remarks(writing) == ["Mary"]
