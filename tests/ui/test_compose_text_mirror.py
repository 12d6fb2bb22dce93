"""The text that is judged is the text in the box, whatever is typed, pasted or taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from composer.domain.ruler import Ruler
from composer.ui.compose.mirror import TextMirror

TEXTS = st.text(st.sampled_from("ab é\u00a0\n😀👩🏽"), max_size=12)
EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), TEXTS), max_size=12)
pytestmark = pytest.mark.usefixtures("qapp")


def mirrored(text: str = "") -> tuple[QTextDocument, TextMirror]:
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setPlainText(text)
    mirror = TextMirror(document)
    document.contentsChange.connect(mirror.follow)
    return document, mirror


def whole(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def put(document: QTextDocument, start: int, end: int, text: str) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=TEXTS, edits=EDITS)
def test_it_equals_the_document_after_any_edits(start: str, edits: list[tuple[int, int, str]]) -> None:
    document, mirror = mirrored(start)
    for one, other, text in edits:
        ruler, last = Ruler(mirror.text), len(mirror.text)
        put(document, ruler.utf16(min(one, last)), ruler.utf16(min(other, last)), text)
        assert mirror.text == whole(document)
    document.undo()
    assert mirror.text == whole(document)


def test_a_no_break_space_stays_one() -> None:
    document, mirror = mirrored("5")
    put(document, 1, 1, "\u00a0pm")
    assert mirror.text == "5\u00a0pm"


def test_letters_after_an_emoji_land_where_they_were_typed() -> None:
    document, mirror = mirrored("😀 hello")
    put(document, 8, 8, "!")
    assert mirror.text == "😀 hello!"


def test_a_soft_line_break_counts_as_a_line_break() -> None:
    _, mirror = mirrored("one\u2028two")
    assert mirror.text == "one\ntwo"


def test_it_says_when_nothing_changed() -> None:
    document, mirror = mirrored("same")
    assert not mirror.follow(0, 4, 4)
    assert mirror.text == whole(document)


def test_it_knows_where_the_last_edit_ended() -> None:
    document, mirror = mirrored("😀 hello")
    put(document, 8, 8, "!")
    assert mirror.changed_to == 8
    put(document, 7, 8, "")
    assert (mirror.text, mirror.changed_to) == ("😀 hell!", 6)
    document.setPlainText("plain")
    put(document, 2, 2, "x")
    assert mirror.changed_to == 3
