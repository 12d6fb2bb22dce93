"""Marks in a paragraph that fills the window many times over."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from composer.ui.compose.editor import LONG, PostEditor
from composer.ui.theme import Theme

_RED, _PINK = QColor("#c00000"), QColor("#ffd0d0")
_SENTENCE = "A cup of tea and a long walk with friends by the sea. "


def mark(editor: PostEditor, start: int, end: int) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(_RED)
    look.setBackground(_PINK)
    made.cursor, made.format = cursor, look
    return made


def painted(editor: PostEditor, colour: QColor) -> set[tuple[int, int]]:
    """Where a colour can be seen."""
    image = editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = colour.rgb()
    return {
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted
    }


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> PostEditor:
    made = PostEditor(theme)
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    return made


def edges(places: set[tuple[int, int]]) -> tuple[int, int, int, int]:
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), max(across), min(down), max(down)


@pytest.mark.parametrize("start", [3, 40, 170])
def test_they_stand_where_qt_would_paint_them(editor: PostEditor, start: int) -> None:
    editor.replace_all(_SENTENCE * 16)
    assert editor.document().characterCount() < LONG
    editor.lay_over(1, [mark(editor, start, start + 30)])
    by_qt = edges(painted(editor, _PINK))
    editor.replace_all(_SENTENCE * 300)
    assert editor.document().characterCount() > LONG
    editor.lay_over(1, [mark(editor, start, start + 30)])
    assert editor.extraSelections() == []
    ours = edges(painted(editor, _PINK))
    assert ours == pytest.approx(by_qt, abs=1)


def test_they_are_underlined(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE * 300)
    assert not reddish(editor)
    editor.lay_over(1, [mark(editor, 3, 30)])
    assert reddish(editor)


def reddish(editor: PostEditor) -> bool:
    image = editor.viewport().grab().toImage()
    colours = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return any(one.red() > 150 and one.green() < 60 and one.blue() < 60 for one in colours)


def test_they_follow_what_is_typed_before_them(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE * 300)
    editor.lay_over(1, [mark(editor, 10, 14)])
    before = edges(painted(editor, _PINK))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "mm")
    after = edges(painted(editor, _PINK))
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0], abs=1)


def test_they_scroll_with_their_words(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE * 300)
    editor.lay_over(1, [mark(editor, 10, 14)])
    assert painted(editor, _PINK)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    assert not painted(editor, _PINK)


def test_they_go_when_there_are_none_any_more(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE * 300)
    editor.lay_over(1, [mark(editor, 10, 14)])
    editor.lay_over(1, [])
    assert not painted(editor, _PINK)


def test_they_grow_with_the_type(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE * 300)
    editor.lay_over(1, [mark(editor, 10, 20)])
    small = edges(painted(editor, _PINK))
    font = editor.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    editor.setFont(font)
    large = edges(painted(editor, _PINK))
    assert large[1] - large[0] > small[1] - small[0]
