"""What is painted over a picture: outlines of what was found, the cover at hand, and the shade beside a crop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from composer.domain.picture import Covered
from composer.looking.places import Box, corners

_SHADE = QColor(0, 0, 0, 150)
_UNTIL_PAINTED = QColor(64, 64, 64)
_HALO = QColor(255, 255, 255)


class Mark(NamedTuple):
    """Something found: its outline in the upright original, and the number it has in the list beside the picture."""

    outline: tuple[tuple[int, int], ...]
    label: str
    covered: bool = False


def shape_of(one: Covered, to_window: QTransform) -> QPainterPath:
    """The cover's shape in the window."""
    path = QPainterPath()
    if not one.brush:
        path.addPolygon(to_window.map(polygon(corners(one.box))))
        path.closeSubpath()
        return path
    from PySide6.QtGui import QPainterPathStroker

    line = QPainterPath(QPointF(*one.brush[0]))
    for x, y in one.brush[1:] or one.brush:
        line.lineTo(x + 0.01, y)
    stroker = QPainterPathStroker()
    stroker.setWidth(max(1, one.width))
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return to_window.map(stroker.createStroke(line))


def polygon(points: Iterable[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def paint_until_painted(painter: QPainter, shapes: Iterable[QPainterPath]) -> None:
    """A cover is there at once, though its dots are still being made."""
    for shape in shapes:
        painter.fillPath(shape, _UNTIL_PAINTED)


def paint_shade(painter: QPainter, picture: QRectF, kept: QRectF) -> None:
    """Darken what a crop leaves out, and draw its edge."""
    path = QPainterPath()
    path.addRect(picture)
    path.addRect(kept)
    painter.fillPath(path, QBrush(_SHADE))
    _twice(painter, _path_of(kept), QColor(0, 0, 0), 1.5, dashed=True)


def paint_chosen(painter: QPainter, shape: QPainterPath, colour: QColor) -> None:
    _twice(painter, shape, colour, 3)


def paint_mark(
    painter: QPainter,
    mark: Mark,
    to_window: QTransform,
    ink: QColor,
    back: QColor,
    font: QFont,
    *,
    strong: bool,
) -> None:
    """An outline with its number. What is covered already has a thin broken line and says so in the list."""
    shape = QPainterPath()
    shape.addPolygon(to_window.map(polygon(mark.outline)))
    shape.closeSubpath()
    _twice(painter, shape, ink, 4 if strong else 2, dashed=mark.covered)
    words = QFontMetricsF(font)
    size = words.size(0, mark.label)
    box = shape.boundingRect()
    label = QRectF(box.left(), box.top() - size.height() - 4, size.width() + 10, size.height() + 2)
    if label.top() < 0:
        label.moveTop(box.top() + 3)
    painter.setFont(font)
    painter.fillRect(label.adjusted(-1, -1, 1, 1), back)
    painter.fillRect(label, ink)
    painter.setPen(back)
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), mark.label)


def _path_of(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRect(rect)
    return path


def _twice(
    painter: QPainter, shape: QPainterPath, colour: QColor, wide: float, *, dashed: bool = False
) -> None:
    """White below and a colour above, so that it is seen on any picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_HALO, wide + 3))
    painter.drawPath(shape)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour, wide, style))
    painter.drawPath(shape)


def as_rect(box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
