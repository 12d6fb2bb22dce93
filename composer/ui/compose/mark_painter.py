"""Paints the marks laid over the post's words.

Handed to Qt as extra selections, each of them would have the lines it stands on drawn once more, and a paragraph with
many of them would take longer to paint than to lay out.
"""

from __future__ import annotations

import math
import re
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
from PySide6.QtWidgets import QPlainTextEdit

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic and the scripts beside them, and what makes others run as they do (Unicode, bidirectional classes)."""
_WAVE = 100
"""Qt's wave begins anew after so many pixels."""
_LINES_KEPT = 20
_PLACES_KEPT = 2000
_FEW = 20
"""Marks that come or go up to which only their lines are painted."""


class Laid(NamedTuple):
    """A mark: the words that its cursor selects, and their look (a background and an underline, or one of them)."""

    cursor: QTextCursor
    look: QTextCharFormat


class _Line(NamedTuple):
    """A long underline, to be cut to measure."""

    drawn: QPixmap
    ascent: float
    height: float


class _Mark(NamedTuple):
    """A mark, and of its look what is asked at every painting."""

    laid: Laid
    ground: QBrush | None
    line: tuple[object, ...]


class _Stretch(NamedTuple):
    """The part of a mark on one line of text."""

    left: float
    top: float
    wide: float
    high: float
    baseline: float
    mark: _Mark


class MarkPainter:
    """Those of one editor; they follow what is typed by themselves."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._marks: list[_Mark] = []
        self._lines: dict[tuple[object, ...], _Line] = {}
        self._places: dict[tuple[bytes, int], float] = {}
        self._font = editor.document().defaultFont()
        self._metrics = QFontMetricsF(self._font, editor.viewport())

    @property
    def laid(self) -> list[Laid]:
        """What is painted, from the lowest to the highest."""
        return [mark.laid for mark in self._marks]

    def show(self, marks: Sequence[Laid]) -> None:
        """Paint these from now on, and no others; the lines are painted anew where something comes or goes."""
        known = {id(mark.laid): mark for mark in self._marks}
        shown = [known.get(id(laid)) or _known(laid) for laid in marks]
        wanted = {id(laid) for laid in marks}
        before = {_place(mark): mark for mark in self._marks if id(mark.laid) not in wanted}
        after = {_place(mark): mark for mark in shown if id(mark.laid) not in known}
        changed = [(before.get(place) or after[place]).laid for place in before.keys() ^ after.keys()]
        self._marks = shown
        if len(changed) > _FEW:
            self._editor.viewport().update()
            return
        for mark in changed:
            self._editor.viewport().update(self._lines_under(mark.cursor))

    def seen(self, rect: QRect, block: QTextBlock, offset: QPointF) -> list[_Stretch]:
        """What of them is within `rect`, when painting begins with this block at this place."""
        found: list[_Stretch] = []
        if not self._marks:
            return found
        font = self._editor.document().defaultFont()
        if font != self._font:
            self._font, self._metrics = font, QFontMetricsF(font, self._editor.viewport())
            self._places.clear()
        marks = [
            (mark.laid.cursor.selectionStart(), mark.laid.cursor.selectionEnd(), mark) for mark in self._marks
        ]
        left, top, bottom = offset.x(), offset.y(), rect.bottom()
        while block.isValid() and top <= bottom:
            below = top + block.layout().boundingRect().height()
            if below >= rect.top():
                begin = block.position()
                end = begin + block.length()
                here = [
                    (one - begin, other - begin, mark)
                    for one, other, mark in marks
                    if one < end and other > begin
                ]
                if here:
                    found += self._seen_in(block, here, (left, top), rect)
            top = below
            block = block.next()
        return found

    def paint_grounds(self, places: Sequence[_Stretch]) -> None:
        """What lies below the words."""
        painter = QPainter(self._editor.viewport())
        for left, top, wide, high, _, mark in places:
            if mark.ground is not None:
                painter.fillRect(QRectF(left, top, wide, high), mark.ground)
        painter.end()

    def paint_lines(self, places: Sequence[_Stretch]) -> None:
        """The underlines, over the words."""
        painter = QPainter(self._editor.viewport())
        ratio = self._editor.devicePixelRatioF()
        kind = (self._font.key(), ratio, self._editor.viewport().width())
        for left, _, wide, _, baseline, mark in places:
            line = self._lines.get((kind, mark.line)) or self._made_line(kind, mark)
            cut = QRectF((left % _WAVE) * ratio, 0, wide * ratio, line.height * ratio)
            painter.drawPixmap(QRectF(left, baseline - line.ascent, wide, line.height), line.drawn, cut)
        painter.end()

    def _lines_under(self, selected: QTextCursor) -> QRect:
        """The whole lines that a selection stands on."""
        first, last = QTextCursor(selected), QTextCursor(selected)
        first.setPosition(selected.selectionStart())
        last.setPosition(selected.selectionEnd())
        lines = self._editor.cursorRect(first) | self._editor.cursorRect(last)
        return QRect(0, lines.top(), self._editor.viewport().width(), lines.height())

    def _seen_in(
        self,
        block: QTextBlock,
        marks: Sequence[tuple[int, int, _Mark]],
        place: tuple[float, float],
        rect: QRect,
    ) -> Iterator[_Stretch]:
        """`marks` with where each starts and ends in the block, whose corner is at `place`."""
        text, layout = block.text(), block.layout()
        words = text.encode("utf-16-le", "surrogatepass")
        both_ways = not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None
        lines = range(layout.lineCount())
        first = bisect_left(lines, rect.top() - place[1], key=lambda number: _bottom(layout.lineAt(number)))
        for number in lines[first:]:
            line = layout.lineAt(number)
            top = place[1] + line.y()
            if top > rect.bottom():
                return
            start = line.textStart()
            end = start + line.textLength()
            touching = [each for each in marks if each[0] < end and each[1] > start]
            if touching:
                said, high, ascent = words[2 * start : 2 * end], math.ceil(line.height()), line.ascent()
                for begins, ends, mark in touching:
                    one, other = max(begins, start), min(ends, end)
                    parts = _parts(line, one, other) if both_ways else (self._part(line, said, one, other),)
                    for left, right in parts:
                        yield _Stretch(place[0] + left, top, right - left, high, top + ascent, mark)

    def _part(self, line: QTextLine, said: bytes, start: int, end: int) -> tuple[float, float]:
        """From where to where these words stand on their line, which says `said`."""
        left, right = self._across(line, said, start), self._across(line, said, end)
        return max(left, line.x()), min(right, line.x() + line.naturalTextWidth())

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
        made = self._lines[kind, mark.line] = _underline(mark.laid.look, self._font, kind[2], kind[1])
        return made


def _known(laid: Laid) -> _Mark:
    look = laid.look
    ground = look.background() if look.background().style() != Qt.BrushStyle.NoBrush else None
    return _Mark(laid, ground, (look.underlineStyle().value, look.underlineColor().rgba()))


def _place(mark: _Mark) -> tuple[object, ...]:
    cursor = mark.laid.cursor
    ground = None if mark.ground is None else mark.ground.color().rgba()
    return cursor.selectionStart(), cursor.selectionEnd(), mark.line, ground


def _parts(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    """As `_part`, where some of the line is written from right to left, and words may stand apart that follow on."""
    for run in line.glyphRuns(start, end - start):
        yield run.boundingRect().left(), run.boundingRect().right()


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
