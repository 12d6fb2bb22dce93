"""The large view of a picture: zoomed, moved about, and covered by hand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from composer.domain.picture import Cover, Covered
from composer.looking.places import Box, bounds, inside, shown_size, to_shown
from composer.ui.pictures.looking_hands import Hands
from composer.ui.pictures.looking_lens import Lens
from composer.ui.pictures.looking_marks import (
    Mark,
    as_rect,
    paint_chosen,
    paint_mark,
    paint_shade,
    paint_until_painted,
    shape_of,
)
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from composer.looking.easel import Dots
    from composer.looking.history import EditHistory

_REST = 80
_WHEEL = 120
_NAME = "The picture"
_KEYS = "Space begins a rectangle; arrow keys move it; Tab leaves the picture."


class Tool(StrEnum):
    """What the pointer and the arrow keys do."""

    MOVE = "move"
    RECTANGLE = "rectangle"
    BRUSH = "brush"
    CROP = "crop"


class PictureCanvas(QLabel):
    """Shows dots that are made elsewhere. `edited` says that the history has a new step, `part_wanted` that a part of
    the picture should be made sharper, `told` what a screen reader is to be told.
    """

    edited = Signal()
    part_wanted = Signal(tuple, tuple)
    told = Signal(str)
    zoomed = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self.lens = Lens()
        self.history: EditHistory | None = None
        self.tool, self.cover_style = Tool.MOVE, Cover.BLOCK
        self.chosen: int | None = None
        self.marks: Sequence[Mark] = ()
        self.pointed_at: int | None = None
        self._whole: tuple[QPixmap, Dots] | None = None
        self._part: tuple[QPixmap, Dots] | None = None
        self._final: QPixmap | None = None
        self.hands = Hands(self)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._on_rest)
        self.setObjectName("picture_canvas")
        self.setPixmap(QPixmap(1, 1))  # never painted: for a screen reader a label with one is a picture
        self.setAccessibleName(_NAME)
        self.setAccessibleDescription(_KEYS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.space(40), theme.space(40))
        theme.changed.connect(self.update)

    # What is shown

    def show_whole(self, dots: Dots) -> None:
        self._whole = (_pixmap(dots), dots)
        self._part = None
        self._fit_lens()
        self.look_closer()
        self.update()

    def show_part(self, dots: Dots) -> None:
        if self.history is not None and dots.edits == self.history.now:
            self._part = (_pixmap(dots), dots)
            self.update()

    def show_final(self, dots: Dots | None) -> None:
        """What goes out, in place of the picture being worked on; None goes back."""
        self._final = None if dots is None else _pixmap(dots)
        if dots is not None:
            self.lens.take(QSizeF(*dots.size))
            self.lens.show_all()
        else:
            self._fit_lens()
            self.lens.show_all()
        self.zoomed.emit()
        self.update()

    @property
    def is_final(self) -> bool:
        return self._final is not None

    def show_marks(self, marks: Sequence[Mark]) -> None:
        self.marks = marks
        self.update()

    def point_at(self, number: int | None) -> None:
        """Make one of the marks stand out, and bring it into sight."""
        self.pointed_at = number
        if number is not None and not self.is_final and self.history is not None:
            place = self.to_shown
            self.lens.bring_in(place.mapRect(as_rect(bounds(self.marks[number].outline))))
            self.look_closer()
        self.update()

    def look_closer(self) -> None:
        """The lens has moved: show that, and make it sharp once it rests."""
        self.zoomed.emit()
        self._resting.start()
        self.update()

    def fit(self) -> None:
        self.lens.show_all()
        self.look_closer()

    def zoom_by(self, steps: float) -> None:
        self.lens.zoom_by(steps)
        self.look_closer()

    def zoom_to(self, zoom: float) -> None:
        self.lens.zoom_to(zoom)
        self.look_closer()

    # Places

    @property
    def to_shown(self) -> QTransform:
        """From the upright original to the turned and level picture."""
        assert self.history is not None
        a, b, c, d, e, f = to_shown(self.history.size, self.history.now)
        return QTransform(a, d, b, e, c, f)

    @property
    def to_window(self) -> QTransform:
        return self.to_shown * self.lens.to_window

    def original_box(self, one: QPointF, other: QPointF) -> Box:
        """The box in the upright original round what is between two places of the window."""
        assert self.history is not None
        back, _ = self.to_window.inverted()
        corners = (one, QPointF(other.x(), one.y()), other, QPointF(one.x(), other.y()))
        return inside(bounds(back.map(corner).toTuple() for corner in corners), self.history.size)

    def shown_box(self, one: QPointF, other: QPointF) -> Box:
        assert self.history is not None
        first, second = self.lens.from_window(one), self.lens.from_window(other)
        box = bounds((first.toTuple(), second.toTuple()))
        return inside(box, shown_size(self.history.size, self.history.now))

    def original_place(self, place: QPointF) -> tuple[int, int]:
        back, _ = self.to_window.inverted()
        x, y = back.map(place).toTuple()
        return round(x), round(y)

    def cover_at(self, place: QPointF) -> int | None:
        """The uppermost cover there."""
        assert self.history is not None
        covers = self.history.now.covers
        for number in range(len(covers) - 1, -1, -1):
            if shape_of(covers[number], self.to_window).contains(place):
                return number
        return None

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour(Role.LINE))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = self.lens.to_window.mapRect(QRectF(QPointF(0, 0), self.lens.picture))
        if self._final is not None:
            painter.drawPixmap(whole, self._final, QRectF(self._final.rect()))
        elif self._whole is not None and self.history is not None:
            painter.drawPixmap(whole, self._whole[0], QRectF(self._whole[0].rect()))
            if self._part is not None and self._part[1].edits == self.history.now:
                place = self.lens.to_window.mapRect(as_rect(self._part[1].box))
                painter.drawPixmap(place, self._part[0], QRectF(self._part[0].rect()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_over(painter, whole, self._whole[1])
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(theme.colour(Role.FOCUS))
            for inset in range(3):
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.end()

    def _paint_over(self, painter: QPainter, whole: QRectF, painted: Dots) -> None:
        assert self.history is not None
        edits, to_window, theme = self.history.now, self.to_window, self._theme
        waiting = [one for one in edits.covers if one not in painted.edits.covers]
        paint_until_painted(painter, (shape_of(one, to_window) for one in waiting))
        if edits.crop is not None:
            paint_shade(painter, whole, self.lens.to_window.mapRect(as_rect(edits.crop)))
        for number, mark in enumerate(self.marks):
            strong = number == self.pointed_at
            ink = theme.colour(Role.ACCENT if strong else Role.QUIET if mark.covered else Role.STOP)
            paint_mark(
                painter, mark, to_window, ink, theme.colour(Role.BASE), theme.small_font(), strong=strong
            )
        if self.chosen is not None and self.chosen < len(edits.covers):
            shape = shape_of(edits.covers[self.chosen], to_window)
            paint_chosen(painter, shape, theme.colour(Role.FOCUS))
        self.hands.paint(painter, theme)

    # Hands and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.lens.zoom_by(event.angleDelta().y() / _WHEEL, event.position())
        self.look_closer()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hands.key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lens.resize(QSizeF(event.size()))
        self.look_closer()

    def cover(self, *covers: Covered) -> None:
        """Put covers on, as one step."""
        assert self.history is not None
        if covers:
            self.history.cover(*covers)
            self.edited.emit()

    def _fit_lens(self) -> None:
        if self.history is not None:
            self.lens.take(QSizeF(*shown_size(self.history.size, self.history.now)))

    def _on_rest(self) -> None:
        """Ask for more dots where the whole picture's are too coarse for this zoom."""
        if self._whole is None or self.is_final or self.history is None:
            return
        made = self._whole[1].size[0] / self.lens.picture.width()
        ratio = self.devicePixelRatioF()
        if self.lens.zoom * ratio <= made * 1.05 or made >= 1:
            return
        size = shown_size(self.history.size, self.history.now)
        seen = inside(
            bounds((self.lens.seen.topLeft().toTuple(), self.lens.seen.bottomRight().toTuple())), size
        )
        scale = min(1.0, self.lens.zoom * ratio)
        wide, high = round((seen[2] - seen[0]) * scale), round((seen[3] - seen[1]) * scale)
        if wide > 0 and high > 0:
            self.part_wanted.emit(seen, (wide, high))


def _pixmap(dots: Dots) -> QPixmap:
    wide, high = dots.size
    return QPixmap.fromImage(QImage(dots.data, wide, high, wide * 3, QImage.Format.Format_RGB888))
