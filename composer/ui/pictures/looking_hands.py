"""What the pointer and the keys do to a picture: move about, cover by rectangle or brush, crop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from composer.domain.picture import Covered
from composer.looking.places import Box, inside, shown_size
from composer.ui.pictures.looking_marks import paint_chosen, paint_until_painted, shape_of
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from composer.looking.history import EditHistory
    from composer.ui.pictures.looking_canvas import PictureCanvas

_SMALL = 4
_STEP, _FINE, _PAN = 10, 1, 60
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
BRUSHES = {"Thin": 0.012, "Medium": 0.03, "Thick": 0.06}
"""How wide a brush is, as a part of the picture's longer side."""


class Hands:
    """Turns what a person does on the canvas into edits."""

    def __init__(self, canvas: PictureCanvas) -> None:
        self._canvas = canvas
        self.brush = BRUSHES["Medium"]
        self._from: QPointF | None = None
        self._at = QPointF()
        self._path: list[tuple[int, int]] = []
        self._moving: tuple[int, Covered] | None = None

    # The pointer

    def press(self, place: QPointF, button: Qt.MouseButton) -> None:
        canvas = self._canvas
        if canvas.history is None or button != Qt.MouseButton.LeftButton:
            return
        self._from = self._at = place
        if canvas.is_final:
            return
        if canvas.tool == "move":
            canvas.chosen = canvas.cover_at(place)
            if canvas.chosen is not None:
                canvas.history.settle()
                self._moving = (canvas.chosen, canvas.history.now.covers[canvas.chosen])
        elif canvas.tool == "brush":
            self._path = [canvas.original_place(place)]
        canvas.update()

    def drag(self, place: QPointF) -> None:
        canvas = self._canvas
        if self._from is None:
            return
        if canvas.is_final or (canvas.tool == "move" and self._moving is None):
            canvas.lens.move(self._at.x() - place.x(), self._at.y() - place.y())
            canvas.look_closer()
        elif canvas.tool == "brush":
            here = canvas.original_place(place)
            if here != self._path[-1]:
                self._path.append(here)
        elif self._moving is not None:
            self._drag_cover(place)
        self._at = place
        canvas.update()

    def release(self, place: QPointF) -> None:
        canvas, start = self._canvas, self._from
        self._from, self._moving = None, None
        if start is None or canvas.is_final or canvas.history is None:
            return
        dragged = abs(place.x() - start.x()) > _SMALL and abs(place.y() - start.y()) > _SMALL
        if canvas.tool == "rectangle":
            if dragged:
                self._cover(Covered(canvas.original_box(start, place), canvas.cover_style))
            else:
                canvas.chosen = canvas.cover_at(place)
        elif canvas.tool == "brush":
            self._cover(Covered(brush=tuple(self._path), width=self._brush_width, how=canvas.cover_style))
            self._path = []
        elif canvas.tool == "crop" and dragged:
            self._crop(canvas.shown_box(start, place))
        canvas.history.settle()
        canvas.update()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """What is being drawn just now."""
        canvas = self._canvas
        if self._from is None:
            return
        if canvas.tool == "brush" and self._path:
            stroke = Covered(brush=tuple(self._path), width=self._brush_width)
            paint_until_painted(painter, [shape_of(stroke, canvas.to_window)])
        elif canvas.tool in ("rectangle", "crop"):
            from PySide6.QtGui import QPainterPath

            path = QPainterPath()
            path.addRect(QRectF(self._from, self._at).normalized())
            paint_chosen(painter, path, theme.colour(Role.FOCUS))

    # The keys

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the picture."""
        canvas, key = self._canvas, Qt.Key(event.key())
        if canvas.history is None:
            return False
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            canvas.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in _ARROWS:
            self._arrow(*_ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_Home:
            canvas.fit()
        elif canvas.is_final:
            return False
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._place()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_away()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and canvas.chosen is not None:
            self._let_go()
        else:
            return False
        canvas.update()
        return True

    def _arrow(self, across: int, down: int, held: Qt.KeyboardModifier) -> None:
        canvas, history = self._canvas, self._history
        step = (
            _FINE if held & Qt.KeyboardModifier.ControlModifier else max(1, round(_STEP / canvas.lens.zoom))
        )
        resize = bool(held & Qt.KeyboardModifier.ShiftModifier)
        crop = history.now.crop
        if not canvas.is_final and canvas.tool == "crop" and crop is not None:
            size = shown_size(history.size, history.now)
            self._crop(_shifted(crop, across * step, down * step, size, resize=resize))
        elif not canvas.is_final and canvas.chosen is not None:
            cover = history.now.covers[canvas.chosen]
            x, y = self._as_in_original(across * step, down * step)
            self._change(canvas.chosen, _moved(cover, x, y, history.size, resize=resize))
        else:
            canvas.lens.move(across * _PAN, down * _PAN)
            canvas.look_closer()

    def _place(self) -> None:
        """Begin a rectangle in the middle of what is seen; on one that is chosen: it stands where it should."""
        canvas, history = self._canvas, self._history
        middle = QPointF(canvas.width() / 2, canvas.height() / 2)
        half = QPointF(canvas.width() / 8, canvas.height() / 10)
        if canvas.tool == "crop":
            if history.now.crop is None:
                wide, high = shown_size(history.size, history.now)
                self._crop((wide // 10, high // 10, wide - wide // 10, high - high // 10))
            history.settle()
        elif canvas.chosen is not None:
            self._let_go()
        else:
            self._cover(Covered(canvas.original_box(middle - half, middle + half), canvas.cover_style))
            canvas.chosen = len(history.now.covers) - 1
            self._tell_cover()

    def _take_away(self) -> None:
        canvas, history = self._canvas, self._history
        if canvas.tool == "crop":
            history.crop(None)
            canvas.told.emit("Crop taken away.")
        elif canvas.chosen is not None:
            history.uncover(canvas.chosen)
            canvas.chosen = None
            canvas.told.emit("Cover taken away.")
        canvas.edited.emit()

    def _choose_next(self, by: int) -> None:
        canvas, count = self._canvas, len(self._history.now.covers)
        if count:
            before = canvas.chosen if canvas.chosen is not None else (-1 if by > 0 else 0)
            canvas.chosen = (before + by) % count
            self._history.settle()
            self._tell_cover()

    def _let_go(self) -> None:
        self._history.settle()
        self._canvas.chosen = None
        self._canvas.told.emit("Cover left where it is.")

    # Making it so

    @property
    def _history(self) -> EditHistory:
        assert self._canvas.history is not None
        return self._canvas.history

    @property
    def _brush_width(self) -> int:
        return max(4, round(max(self._history.size) * self.brush))

    def _cover(self, cover: Covered) -> None:
        left, top, right, bottom = cover.box
        if cover.brush or (right > left and bottom > top):
            self._canvas.cover(cover)

    def _crop(self, box: Box) -> None:
        if box[2] - box[0] >= _SMALL and box[3] - box[1] >= _SMALL:
            self._history.crop(box)
            self._canvas.told.emit(
                f"Crop: {_place_words(box, shown_size(self._history.size, self._history.now))}"
            )
            self._canvas.edited.emit()

    def _change(self, number: int, cover: Covered) -> None:
        self._history.change_cover(number, cover)
        self._tell_cover()
        self._canvas.edited.emit()

    def _drag_cover(self, place: QPointF) -> None:
        assert self._moving is not None
        assert self._from is not None
        number, before = self._moving
        one, other = self._canvas.original_place(self._from), self._canvas.original_place(place)
        moved = _moved(before, other[0] - one[0], other[1] - one[1], self._history.size, resize=False)
        self._change(number, moved)

    def _as_in_original(self, across: int, down: int) -> tuple[int, int]:
        """A step as it is seen, in dots of the original, which may stand on its side."""
        turned = self._history.now.turned % 4
        return ((across, down), (-down, across), (-across, -down), (down, -across))[turned]

    def _tell_cover(self) -> None:
        canvas, history = self._canvas, self._history
        if canvas.chosen is None:
            return
        cover = history.now.covers[canvas.chosen]
        if cover.brush:
            canvas.told.emit(f"Cover {canvas.chosen + 1}, by brush")
        else:
            canvas.told.emit(f"Cover {canvas.chosen + 1}: {_place_words(cover.box, history.size)}")


def _moved(cover: Covered, x: int, y: int, size: tuple[int, int], *, resize: bool) -> Covered:
    if not cover.brush:
        return replace(cover, box=_shifted(cover.box, x, y, size, resize=resize))
    if resize:
        return replace(cover, width=max(4, cover.width + x - y))
    return replace(cover, brush=tuple((one + x, other + y) for one, other in cover.brush))


def _shifted(box: Box, x: int, y: int, size: tuple[int, int], *, resize: bool) -> Box:
    """Moved as a whole, or its far corner only; always in the picture and never nothing."""
    left, top, right, bottom = box
    if resize:
        return inside((left, top, max(left + _SMALL, right + x), max(top + _SMALL, bottom + y)), size)
    x = min(size[0] - right, max(-left, x))
    y = min(size[1] - bottom, max(-top, y))
    return left + x, top + y, right + x, bottom + y


def _place_words(box: Box, size: tuple[int, int]) -> str:
    left, top, right, bottom = box
    across, down = left * 100 // max(1, size[0]), top * 100 // max(1, size[1])
    wide, high = (right - left) * 100 // max(1, size[0]), (bottom - top) * 100 // max(1, size[1])
    return f"{across} % from the left, {down} % from the top, {wide} % wide, {high} % high"
