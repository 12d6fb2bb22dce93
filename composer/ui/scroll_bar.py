"""A plain scroll bar for what is laid out while somebody types: the style's takes ten times as long to paint."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from composer.ui.controls import fill_round
from composer.ui.theme import Role, Theme

_BAR = QStyle.ComplexControl.CC_ScrollBar
_SLIDER = QStyle.SubControl.SC_ScrollBarSlider
_UP = QStyle.SubControl.SC_ScrollBarSubLine
_DOWN = QStyle.SubControl.SC_ScrollBarAddLine
_GAP = 3.0


class ScrollBar(QScrollBar):
    """A vertical bar with the parts of the style's, each where the style has it."""

    def __init__(self, theme: Theme, role: Role) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self._role = role
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        brush = self._theme.brush
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._role))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slider = QRectF(self._part(option, _SLIDER)).adjusted(_GAP, 1, -_GAP, -1)
        under_mouse = bool(option.activeSubControls & _SLIDER)
        painter.setPen(Qt.PenStyle.NoPen)
        fill_round(
            painter, slider, slider.width() / 2, brush(Role.QUIET if under_mouse else Role.CONTROL_LINE)
        )
        painter.setBrush(brush(Role.CONTROL_LINE))
        painter.drawPolygon(_arrow(self._part(option, _UP), -1))
        painter.drawPolygon(_arrow(self._part(option, _DOWN), 1))
        painter.end()

    def _part(self, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
        return self.style().subControlRect(_BAR, option, part, self)


def _arrow(room: QRect, down: int) -> QPolygonF:
    """A triangle in the middle of its room, with its point up (-1) or down (1)."""
    middle, half = QRectF(room).center(), room.width() / 4
    flat, point = middle.y() - down * half / 2, middle.y() + down * half / 2
    return QPolygonF(
        [QPointF(middle.x() - half, flat), QPointF(middle.x() + half, flat), QPointF(middle.x(), point)]
    )


def put_bar(area: QAbstractScrollArea, theme: Theme, role: Role = Role.BASE) -> None:
    """Give an area such a bar on the ground it stands on."""
    area.setVerticalScrollBar(ScrollBar(theme, role))
