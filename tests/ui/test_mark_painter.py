"""Marks laid over the words of a post."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from composer.ui.compose.editor import PostEditor
from composer.ui.compose.mark_painter import Laid
from composer.ui.theme import Theme

_RED, _PINK = QColor("#c00000"), QColor("#ffd0d0")
_SENTENCE = "A cup of tea and a long walk with friends by the sea. "


def mark(editor: PostEditor, start: int, end: int) -> Laid:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(_RED)
    look.setBackground(_PINK)
    return Laid(cursor, look)


def by_qt(laid: Laid) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = laid
    return made


def painted(editor: PostEditor, colour: QColor) -> set[tuple[int, int]]:
    """Where a colour can be seen."""
    return _pixels(editor.viewport().grab().toImage(), colour)


def _pixels(image: QImage, colour: QColor) -> set[tuple[int, int]]:
    image, wanted = image.convertToFormat(QImage.Format.Format_RGB32), colour.rgb()
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


_TEXTS = {
    "short": _SENTENCE * 4,
    "long": _SENTENCE * 300,
    "paragraphs": f"{_SENTENCE.rstrip()}\n\n" * 8,
    "accents": "Zażółć gęślą jaźń, and a walk by the sea. " * 6,
    "tabs": "Monday\tten to twelve\tLibrary\tBring a friend and a cake, by the sea at Roker. " * 6,
    "emoji": "Cake 🎂 and tea 😀 by the sea at Roker. " * 6,
}


@pytest.mark.parametrize("text", _TEXTS.values(), ids=_TEXTS)
@pytest.mark.parametrize("start", [3, 57, 120])
def test_they_stand_where_qt_would_paint_them(editor: PostEditor, text: str, start: int) -> None:
    editor.replace_all(text)
    laid = mark(editor, start, start + 30)
    editor.setExtraSelections([by_qt(laid)])
    expected = edges(painted(editor, _PINK))
    editor.setExtraSelections([])
    assert not painted(editor, _PINK)
    editor.lay_over(1, [laid])
    assert edges(painted(editor, _PINK)) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("words", ["مرحبا بكم", "ward שלום", "جناح 12", "Margaret Robson", "today", "tea"])
def test_they_stand_where_qt_would_paint_them_in_both_directions(editor: PostEditor, words: str) -> None:
    text = "Welcome مرحبا بكم في جناح 12 to the ward שלום לכולם today\nالاسم Margaret Robson هنا مرحبا بكم with tea"
    editor.replace_all(text)
    laid = mark(editor, text.index(words), text.index(words) + len(words))
    editor.setExtraSelections([by_qt(laid)])
    expected = painted(editor, _PINK)
    editor.setExtraSelections([])
    editor.lay_over(1, [laid])
    ours = painted(editor, _PINK)
    columns = {x for x, _ in expected} ^ {x for x, _ in ours}
    assert expected
    assert len(columns) <= 4


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


def test_those_of_a_higher_layer_lie_over_those_of_a_lower(editor: PostEditor) -> None:
    editor.replace_all(_SENTENCE)
    above, below = mark(editor, 3, 6), mark(editor, 10, 14)
    editor.lay_over(1, [above])
    editor.lay_over(0, [below])
    assert editor.laid_over == [below, above]
    editor.lay_over(0, [])
    assert editor.laid_over == [above]


@pytest.mark.parametrize("number", [1, 60])
def test_only_what_comes_or_goes_is_painted_anew_and_all_of_that(editor: PostEditor, number: int) -> None:
    editor.replace_all(_SENTENCE * 20)
    marks = [mark(editor, 12 * place, 12 * place + 6) for place in range(number)]
    on_screen(editor)
    editor.lay_over(1, marks)
    assert on_screen(editor) == painted(editor, _PINK) != set()
    editor.lay_over(1, marks[1:])
    assert on_screen(editor) == painted(editor, _PINK)


def on_screen(editor: PostEditor) -> set[tuple[int, int]]:
    """Where there is pink once what has to be painted has been; `painted` paints all."""
    QApplication.processEvents()
    place = editor.viewport().geometry()
    return _pixels(editor.screen().grabWindow(editor.winId()).copy(place).toImage(), _PINK)


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
