"""Draws a sheet as a PDF: A4, real words in an embedded font, tagged in reading order."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from composer.errors import ComposerError
from composer.paper.sheet import Part, Sheet
from composer.paper.tagging import BEGINS, ENDS, FIRST, Block, Mark, tagged

_DOTS = 300
_POINT = _DOTS / 72
_SIZES = {"H1": 20.0, "H2": 15.0, "H3": 12.0}
_PLAIN, _SMALL = 11.0, 9.0
_ABOVE = {"H1": 0.0, "H2": 16.0, "H3": 10.0, "LI": 2.0, "BlockQuote": 6.0}
_IN = {"LI": 14.0, "BlockQuote": 16.0}
_FOOT = 28.0
_INK, _QUIET = "#212b32", "#4c6272"


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Save a sheet; `ComposerError` where that cannot be."""
    data = sheet_pdf(sheet)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ComposerError(
            f"{path} could not be written ({error.strerror}).", "Choose another folder."
        ) from error


def sheet_pdf(sheet: Sheet) -> bytes:
    """The whole file."""
    parts = (Part("H1", sheet.title), *sheet.parts)
    drawing = _Drawing(sheet.title)
    for number, part in enumerate(parts):
        drawing.draw(number, part)
    return tagged(drawing.finished(), drawing.blocks, drawing.marks)


class _Drawing:
    """Sets one part below the other, page by page."""

    def __init__(self, title: str) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.ReadWrite)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("Post Composer")
        self._writer.setResolution(_DOTS)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(20, 18, 20, 15),
                QPageLayout.Unit.Millimeter,
            )
        )
        self._painter = QPainter(self._writer)
        self._page = 0
        self._y = 0.0

    @property
    def _bottom(self) -> float:
        return float(self._writer.height()) - _FOOT * _POINT

    def draw(self, number: int, part: Part) -> None:
        """A part, on as many pages as it needs. A heading is never the last thing on a page."""
        tag = part.tag
        layout = self._laid_out(part)
        lines = [layout.lineAt(place) for place in range(layout.lineCount())]
        if self._y:
            self._y += _ABOVE.get(tag, 4.0) * _POINT
        kept_together = 5 if tag in _SIZES else 1
        if lines and self._y and self._y + lines[0].height() * kept_together > self._bottom:
            self._turn()
        self.blocks.append(Block(tag, part.spoken, _pictured(layout)))
        self._begin(number)
        for line in lines:
            if self._y + line.height() > self._bottom:
                self._end()
                self._turn()
                self._begin(number)
            self._draw_line(line, tag, first=line.lineNumber() == 0)
        self._end()

    def finished(self) -> bytes:
        self._draw_foot()
        self._painter.end()
        return bytes(self._buffer.data().data())

    def _laid_out(self, part: Part) -> QTextLayout:
        font = QFont("sans-serif")
        for letters in ("liga", "clig"):  # one sign for 'fi' would be read and searched for as another letter
            font.setFeature(QFont.Tag.fromString(letters), 0)
        font.setPointSizeF(_SIZES.get(part.tag, _PLAIN))
        font.setBold(part.tag in _SIZES)
        layout = QTextLayout(part.spoken.replace("\n", "\u2028"), font, self._writer)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if part.name:
            strong = QTextLayout.FormatRange()
            strong.start, strong.length = 0, len(part.name) + 1
            strong.format.setFontWeight(QFont.Weight.Bold)
            layout.setFormats([strong])
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._writer.width() - _IN.get(part.tag, 0.0) * _POINT)
        layout.endLayout()
        return layout

    def _draw_line(self, line: QTextLine, tag: str, *, first: bool) -> None:
        left = _IN.get(tag, 0.0) * _POINT
        self._painter.setPen(QColor(_INK))
        if tag == "LI" and first:
            radius = 1.6 * _POINT
            middle = QPointF(left / 2, self._y + line.ascent() * 0.65)
            self._painter.setBrush(QColor(_INK))
            self._painter.drawEllipse(middle, radius, radius)
        if tag == "BlockQuote":
            self._painter.fillRect(QRectF(0, self._y, 1.5 * _POINT, line.height()), QColor(_QUIET))
        line.setPosition(QPointF(0, 0))
        line.draw(self._painter, QPointF(left, self._y))
        # The space where a line turns is never drawn; without it a reader would run two words into one.
        self._painter.setFont(QFont("sans-serif"))
        self._painter.drawText(QPointF(left + line.naturalTextWidth(), self._y + line.ascent()), " ")
        self._y += line.height()

    def _turn(self) -> None:
        self._draw_foot()
        self._writer.newPage()
        self._page += 1
        self._y = 0.0

    def _draw_foot(self) -> None:
        """The page's number: decoration, which no screen reader stops at."""
        font = QFont("sans-serif")
        font.setPointSizeF(_SMALL)
        self._begin(-1)
        self._painter.setFont(font)
        self._painter.setPen(QColor(_QUIET))
        high = QFontMetricsF(font, self._writer).ascent()
        place = QPointF(0, float(self._writer.height()) - high / 2)
        self._painter.drawText(place, f"Page {self._page + 1}")
        self._end()

    def _begin(self, block: int) -> None:
        top = 842 - 18 * 72 / 25.4 - self._y / _POINT + 4
        self.marks.append(Mark(block, self._page, top))
        self._mark(BEGINS)

    def _end(self) -> None:
        self._mark(ENDS)

    def _mark(self, side: int) -> None:
        place = QRectF(side, -(FIRST + len(self.marks) - 1), 1, 1)
        self._painter.fillRect(place, QColor(_INK))


def _pictured(layout: QTextLayout) -> bool:
    """Whether a part has signs that fonts draw as pictures, which a reader of the file could not read."""
    return any(ord(character) > 0xFFFF or 0x2600 <= ord(character) < 0x2800 for character in layout.text())
