"""A plain scroll bar for what is laid out while somebody types: the style's takes ten times as long to paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar

from composer.ui.controls import fill_round
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPolygonF, QResizeEvent
    from PySide6.QtWidgets import QAbstractScrollArea

_GAP = 3.0


class ScrollBar(QScrollBar):
    """A vertical bar with the parts of the style's, each where the style has it."""

    def __init__(self, theme: Theme, role: Role) -> None:
        super().__init__()
        self._theme = theme
        self._role = role
        self._arrows: list[QPolygonF] = []
        self.setAutoFillBackground(True)  # else all that lies below is painted with it
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        from PySide6.QtCore import Qt  # none of these before the window is painted
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        part = QStyle.SubControl
        option = QStyleOptionSlider()
        self.initStyleOption(option)

        def room(which: QStyle.SubControl) -> QRect:
            return self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, which, self)

        brush = self._theme.brush
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._role))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        slider = QRectF(room(part.SC_ScrollBarSlider)).adjusted(_GAP, 1, -_GAP, -1)
        pointed_at = bool(option.activeSubControls & part.SC_ScrollBarSlider)
        fill_round(
            painter, slider, slider.width() / 2, brush(Role.QUIET if pointed_at else Role.CONTROL_LINE)
        )
        if not self._arrows:
            self._arrows = [
                _arrow(room(part.SC_ScrollBarSubLine), -1),
                _arrow(room(part.SC_ScrollBarAddLine), 1),
            ]
        painter.setBrush(brush(Role.CONTROL_LINE))
        for arrow in self._arrows:
            painter.drawPolygon(arrow)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrows = []


def _arrow(room: QRect, down: int) -> QPolygonF:
    """A triangle in the middle of its room, with its point up (-1) or down (1)."""
    from PySide6.QtGui import QPolygonF

    middle, half = QRectF(room).center(), room.width() / 4
    flat, point = middle.y() - down * half / 2, middle.y() + down * half / 2
    return QPolygonF(
        [QPointF(middle.x() - half, flat), QPointF(middle.x() + half, flat), QPointF(middle.x(), point)]
    )


def put_bar(area: QAbstractScrollArea, theme: Theme, role: Role = Role.BASE) -> None:
    """Give an area such a bar on the ground it stands on."""
    area.setVerticalScrollBar(ScrollBar(theme, role))
