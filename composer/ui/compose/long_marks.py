"""Marks in a long paragraph, painted here as Qt paints them elsewhere.

For each mark laid over a paragraph Qt draws all its lines in sight once more. Where one paragraph fills the window,
that takes as long as laying it out.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from composer.ui.compose.editor import LONG

_WAVE = 100
"""Qt's wave begins anew after so many pixels."""
_LINES_KEPT = 20
_PLACES_KEPT = 2000


class _Line(NamedTuple):
    """A long underline, to be cut to measure."""

    drawn: QPixmap
    ascent: float
    height: float


class _Mark(NamedTuple):
    """A mark, and of its look what is asked at every painting."""

    cursor: QTextCursor
    look: QTextCharFormat
    ground: QBrush | None
    line: tuple[object, ...]


class _Stretch(NamedTuple):
    """The part of a mark on one line of text."""

    ground: QRectF
    baseline: float
    mark: _Mark


class LongMarks:
    """Those of an editor's marks that stand in long paragraphs."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self.marks: list[_Mark] = []
        self._lines: dict[tuple[object, ...], _Line] = {}
        self._places: dict[tuple[bytes, int], float] = {}
        self._font = editor.document().defaultFont()
        self._metrics = QFontMetricsF(self._font, editor.viewport())

    def take(self, marks: Sequence[QTextEdit.ExtraSelection]) -> list[QTextEdit.ExtraSelection]:
        """Keep what stands in long paragraphs, and give back the rest, which Qt paints well."""
        before, self.marks = self.marks, []
        rest: list[QTextEdit.ExtraSelection] = []
        for mark in marks:
            if mark.cursor.block().length() > LONG:
                self.marks.append(_kept(mark))
            else:
                rest.append(mark)
        if before or self.marks:
            self._editor.viewport().update()
        return rest

    def seen(self, rect: QRect, block: QTextBlock, offset: QPointF) -> list[_Stretch]:
        """What of them is within `rect`, when painting begins with this block at this place."""
        found: list[_Stretch] = []
        font = self._editor.document().defaultFont()
        if font != self._font:
            self._font, self._metrics = font, QFontMetricsF(font, self._editor.viewport())
            self._places.clear()
        place, bottom = QPointF(offset), rect.bottom()
        while block.isValid() and place.y() <= bottom:
            if block.length() > LONG:
                found += self._seen_in(block, place, rect)
            place.setY(place.y() + block.layout().boundingRect().height())
            block = block.next()
        return found

    def paint_grounds(self, places: Sequence[_Stretch]) -> None:
        """What lies below the words."""
        painter = QPainter(self._editor.viewport())
        for place in places:
            if place.mark.ground is not None:
                painter.fillRect(place.ground, place.mark.ground)
        painter.end()

    def paint_lines(self, places: Sequence[_Stretch]) -> None:
        """The underlines, over the words."""
        painter = QPainter(self._editor.viewport())
        ratio = self._editor.devicePixelRatioF()
        kind = (self._font.key(), ratio, self._editor.viewport().width())
        for place in places:
            line = self._lines.get((kind, place.mark.line)) or self._made_line(kind, place.mark)
            wide = place.ground.width()
            cut = QRectF((place.ground.left() % _WAVE) * ratio, 0, wide * ratio, line.height * ratio)
            target = QRectF(place.ground.left(), place.baseline - line.ascent, wide, line.height)
            painter.drawPixmap(target, line.drawn, cut)
        painter.end()

    def _seen_in(self, block: QTextBlock, place: QPointF, rect: QRect) -> Iterator[_Stretch]:
        begin, words, layout = (
            block.position(),
            block.text().encode("utf-16-le", "surrogatepass"),
            block.layout(),
        )
        marks = [
            (mark.cursor.selectionStart() - begin, mark.cursor.selectionEnd() - begin, mark)
            for mark in self.marks
        ]
        lines = range(layout.lineCount())
        first = bisect_left(lines, rect.top() - place.y(), key=lambda number: _bottom(layout.lineAt(number)))
        for number in lines[first:]:
            line = layout.lineAt(number)
            if line.y() + place.y() > rect.bottom():
                return
            start = line.textStart()
            end = start + line.textLength()
            touching = [each for each in marks if each[0] < end and each[1] > start]
            if touching:
                natural = line.naturalTextRect().translated(place)
                natural.setHeight(math.ceil(line.height()))
                baseline, said = place.y() + line.y() + line.ascent(), words[2 * start : 2 * end]
                for one, other, mark in touching:
                    left = place.x() + self._across(line, said, max(one, start))
                    right = place.x() + self._across(line, said, min(other, end))
                    ground = QRectF(QPointF(left, natural.top()), QPointF(right, natural.bottom()))
                    yield _Stretch(ground.normalized() & natural, baseline, mark)

    def _across(self, line: QTextLine, said: bytes, position: int) -> float:
        """Where a position is on its line. To ask the line takes as long as painting three lines."""
        key = (said, position - line.textStart())
        known = self._places.get(key)
        if known is None:
            if len(self._places) >= _PLACES_KEPT:
                self._places.clear()
            words = said.decode("utf-16-le", "surrogatepass")
            if words.isascii():
                known = line.x() + self._metrics.horizontalAdvance(words[: key[1]])
            else:
                place: object = line.cursorToX(position)
                # PySide gives the place together with the position it took.
                known = float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]
            self._places[key] = known
        return known

    def _made_line(self, kind: tuple[str, float, int], mark: _Mark) -> _Line:
        if len(self._lines) >= _LINES_KEPT:
            self._lines.clear()
        made = self._lines[kind, mark.line] = _underline(mark.look, self._font, kind[2], kind[1])
        return made


def _kept(mark: QTextEdit.ExtraSelection) -> _Mark:
    look = mark.format
    ground = look.background() if look.background().style() != Qt.BrushStyle.NoBrush else None
    return _Mark(mark.cursor, look, ground, (look.underlineStyle().value, look.underlineColor().rgba()))


def _bottom(line: QTextLine) -> float:
    return line.y() + line.height()


def _underline(look: QTextCharFormat, font: QFont, wide: int, ratio: float) -> _Line:
    """As Qt draws it, below words that cannot be seen."""
    text = QTextLayout("n" * (wide // 2), font)
    unseen = QTextLayout.FormatRange()
    unseen.start, unseen.length, unseen.format = 0, wide // 2, QTextCharFormat(look)
    unseen.format.setBackground(Qt.BrushStyle.NoBrush)
    unseen.format.setForeground(QColor(0, 0, 0, 0))
    text.setFormats([unseen])
    text.beginLayout()
    line = text.createLine()
    line.setLineWidth(wide * wide)
    text.endLayout()
    drawn = QPixmap(math.ceil((wide + _WAVE) * ratio), math.ceil(line.height() * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    text.draw(painter, QPointF(0, 0))
    painter.end()
    return _Line(drawn, line.ascent(), line.height())
