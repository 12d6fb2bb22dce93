"""The edits as they are made, one step at a time, with a way back and forth."""

from __future__ import annotations

from dataclasses import replace

from composer.domain.picture import Covered, Edits
from composer.looking.places import Box, Size, crop_without_corners, shown_size

_MOST_STEPS = 200


class EditHistory:
    """What is done to one picture. A row of moves of the same thing (`what`) is one step."""

    def __init__(self, size: Size, edits: Edits) -> None:
        self.size = size
        self.now = edits
        self._before: list[Edits] = []
        self._after: list[Edits] = []
        self._moving = ""

    @property
    def may_undo(self) -> bool:
        return bool(self._before)

    @property
    def may_redo(self) -> bool:
        return bool(self._after)

    def do(self, edits: Edits, what: str = "") -> None:
        if edits == self.now:
            return
        if not what or what != self._moving:
            self._before = [*self._before[-_MOST_STEPS:], self.now]
        self._after = []
        self._moving, self.now = what, edits

    def settle(self) -> None:
        """The next move is a step of its own."""
        self._moving = ""

    def undo(self) -> None:
        if self._before:
            self._after.append(self.now)
            self.now = self._before.pop()
            self._moving = ""

    def redo(self) -> None:
        if self._after:
            self._before.append(self.now)
            self.now = self._after.pop()
            self._moving = ""

    def cover(self, *covers: Covered) -> None:
        self.do(replace(self.now, covers=(*self.now.covers, *covers)))

    def change_cover(self, number: int, cover: Covered) -> None:
        covers = list(self.now.covers)
        covers[number] = cover
        self.do(replace(self.now, covers=tuple(covers)), f"cover {number}")

    def uncover(self, number: int) -> None:
        covers = self.now.covers
        self.do(replace(self.now, covers=covers[:number] + covers[number + 1 :]))

    def crop(self, box: Box | None) -> None:
        self.do(replace(self.now, crop=box), "crop")

    def turn(self, quarters: int) -> None:
        """Turn anticlockwise; what was kept by a crop stays kept."""
        crop, (wide, high) = self.now.crop, shown_size(self.size, self.now)
        for _ in range(quarters % 4):
            if crop is not None:
                left, top, right, bottom = crop
                crop = (top, wide - right, bottom, wide - left)
            wide, high = high, wide
        self.do(replace(self.now, turned=(self.now.turned + quarters) % 4, crop=crop))

    def straighten(self, degrees: float) -> None:
        """Level the picture; a crop that nobody chose follows, so that no empty corner is left."""
        own = self.now.crop not in (None, crop_without_corners(self.size, self.now))
        level = replace(self.now, straighten=degrees)
        crop = self.now.crop if own else crop_without_corners(self.size, level)
        self.do(replace(level, crop=crop), "straighten")
