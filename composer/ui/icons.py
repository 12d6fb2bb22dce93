"""Our own line drawings, coloured by role."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from composer.paths import RESOURCES


def pixmap(name: str, colour: QColor, back: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in `colour`; what it cuts out of itself shows `back`."""
    return _painted(name, colour.name(), back.name(), size, ratio)


def icon(name: str, colour: QColor, back: QColor, size: int) -> QIcon:
    return QIcon(pixmap(name, colour, back, size, 2.0))


@lru_cache(maxsize=512)
def _painted(name: str, colour: str, back: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace("currentColor", colour).replace("canvas", back)
    painted = QPixmap(round(size * ratio), round(size * ratio))
    painted.setDevicePixelRatio(ratio)
    painted.fill(Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return painted


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
