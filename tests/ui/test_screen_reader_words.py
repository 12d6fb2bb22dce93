"""What a screen reader is told."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from composer.ui.announcer import Announcer
from composer.ui.compose.desk import Desk

NAME = QAccessible.Text.Name


def told_of(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


@pytest.fixture
def written(qtbot: QtBot, desk: Desk) -> Desk:
    desk.post_text.replace_all("Mary said the the end https://a.uk")
    qtbot.waitUntil(lambda: desk.session.up_to_date)
    return desk


def test_every_button_and_field_has_a_name(written: Desk) -> None:
    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit)
        for widget in written.window.findChildren(kind)
        if widget.focusPolicy() and not widget.objectName().startswith("qt_")
    ]
    nameless = [widget for widget in controls if not told_of(widget).text(NAME)]
    assert len(controls) > 5
    assert [repr(widget) for widget in nameless if widget is not written.rows.details.form.words] == []


def test_a_line_of_the_list_says_its_state_what_and_why(written: Desk) -> None:
    rows = told_of(written.rows.list)
    lines = [rows.child(number).text(NAME) for number in range(rows.childCount())]
    assert "To fix. Tag us. Why: Because it helps." in lines
    assert "To tick. Have you opened every link? Why: Because it helps." in lines


def test_the_list_has_a_name(written: Desk) -> None:
    assert told_of(written.rows.list).text(NAME) == "Checklist"


def test_the_question_a_reason_answers_is_its_fields_name(written: Desk) -> None:
    for place, row in enumerate(written.rows.model.rows):
        if row.dismissable and row.finding and row.finding.kind is None:
            written.rows.choose(place)
            break
    written.commands["set_aside"].trigger()
    assert told_of(written.rows.details.form.words).text(NAME).startswith("Why not this time?")


def test_changes_are_told_once_when_typing_rests(qtbot: QtBot, desk: Desk) -> None:
    said: list[str] = []

    class Listening(Announcer):
        """Keeps what it says."""

        def say(self, text: str) -> None:
            said.append(text)
            super().say(text)

    announcer = Listening(desk.window, rest=20)
    for text in ("2 to fix", "1 to fix", "1 to fix"):
        announcer.say_when_resting(text)
    qtbot.waitUntil(lambda: bool(said))
    announcer.say_when_resting("1 to fix")
    announcer.say_when_resting("Ready to post")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["1 to fix", "Ready to post"]
