"""Which part of a picture the window shows, and how large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

_MOST, _STEP, _MARGIN = 16.0, 1.25, 12


class Lens:
    """`zoom` is dots of the window for one of the picture; `middle` the place in the picture that is in the middle."""

    def __init__(self) -> None:
        self.picture = QSizeF(1, 1)
        self.window = QSizeF(1, 1)
        self.zoom = 1.0
        self.middle = QPointF(0.5, 0.5)
        self._fitted = True

    @property
    def fit(self) -> float:
        """The zoom at which the whole picture is seen."""
        wide = (self.window.width() - _MARGIN) / self.picture.width()
        high = (self.window.height() - _MARGIN) / self.picture.height()
        return max(0.001, min(wide, high, 4.0))

    def resize(self, window: QSizeF) -> None:
        self.window = window
        if self._fitted:
            self.show_all()

    def take(self, picture: QSizeF) -> None:
        """A picture of another size: seen as a whole."""
        if picture != self.picture:
            self.picture = picture
            self.show_all()

    def show_all(self) -> None:
        self._fitted, self.zoom = True, self.fit
        self.middle = QPointF(self.picture.width() / 2, self.picture.height() / 2)

    def zoom_to(self, zoom: float, around: QPointF | None = None) -> None:
        """`around` is a place in the window that keeps what it shows."""
        kept = self.from_window(around) if around is not None else self.middle
        self._fitted = False
        self.zoom = min(_MOST, max(self.fit / 2, zoom))
        if around is None:
            self._keep_inside()
            return
        off = around - QPointF(self.window.width() / 2, self.window.height() / 2)
        self.middle = kept - off / self.zoom
        self._keep_inside()

    def zoom_by(self, steps: float, around: QPointF | None = None) -> None:
        self.zoom_to(self.zoom * _STEP**steps, around)

    def move(self, across: float, down: float) -> None:
        """In dots of the window."""
        self._fitted = False
        self.middle += QPointF(across, down) / self.zoom
        self._keep_inside()

    def bring_in(self, box: QRectF) -> None:
        """Move so that a box of the picture is seen, and no further than that needs."""
        if not self.seen.contains(box):
            self._fitted = False
            self.middle = box.center()
            self._keep_inside()

    @property
    def seen(self) -> QRectF:
        """The part of the picture that the window shows, and perhaps more beside it."""
        wide, high = self.window.width() / self.zoom, self.window.height() / self.zoom
        return QRectF(self.middle.x() - wide / 2, self.middle.y() - high / 2, wide, high)

    @property
    def to_window(self) -> QTransform:
        corner = self.seen.topLeft() * self.zoom
        return QTransform(self.zoom, 0, 0, self.zoom, -corner.x(), -corner.y())

    def from_window(self, place: QPointF) -> QPointF:
        return place / self.zoom + self.seen.topLeft()

    def _keep_inside(self) -> None:
        self.middle = QPointF(
            min(self.picture.width(), max(0.0, self.middle.x())),
            min(self.picture.height(), max(0.0, self.middle.y())),
        )
