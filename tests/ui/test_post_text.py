"""The box that the post is written in."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from composer.ui.compose.editor import PostEditor
from composer.ui.theme import Theme

_WORDS = "A cup of tea with Zoë 🎂 and a long walk by the sea at Roker, שלום, and back again. "


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> PostEditor:
    return open_one(qtbot, theme)


def open_one(qtbot: QtBot, theme: Theme) -> PostEditor:
    made = PostEditor(theme)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    made.replace_all(_WORDS * 3)
    return made


def type_into(editor: PostEditor) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(20)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "so many words that a line ends elsewhere now ")
    for _ in range(5):
        cursor.deletePreviousChar()
    editor.setTextCursor(cursor)


def picture(editor: PostEditor) -> QImage:
    editor.clearFocus()  # and so without its cursor, which blinks
    return editor.viewport().grab().toImage()


@pytest.mark.parametrize("share", [1.0, 1.5])
def test_a_paragraph_that_was_typed_into_looks_like_one_that_was_not(
    qtbot: QtBot, theme: Theme, opened: PostEditor, share: float
) -> None:
    other = open_one(qtbot, theme)
    type_into(opened)
    other.show_text(opened.text)
    other.document().firstBlock().layout().setCacheEnabled(False)
    for editor in (opened, other):
        usual, larger = editor.font(), editor.font()
        usual.setPointSizeF(usual.pointSizeF() * share)
        larger.setPointSizeF(larger.pointSizeF() * 2)
        for font in (larger, usual) if editor is other else (usual,):  # so that the other is laid out anew
            editor.setFont(font)
    assert not other.document().firstBlock().layout().cacheEnabled()
    assert picture(opened) == picture(other)


def test_the_shapes_of_its_words_are_kept_for_painting(opened: PostEditor) -> None:
    opened.show_text("One paragraph.\nAnother one.")
    opened.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(opened, "!")
    assert opened.document().lastBlock().layout().cacheEnabled()
