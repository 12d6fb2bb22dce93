"""Where a dot of the original stands once the picture is turned and straightened, and what covers it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from composer.domain.picture import Covered, Edits

Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""
Size = tuple[int, int]

_SAMPLES = 15
_GROW = 0.12


class Affine(NamedTuple):
    """x' = a·x + b·y + c, y' = d·x + e·y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def then(self, other: Affine) -> Affine:
        """This first, the other after it."""
        a, b, c, d, e, f = self
        return Affine(
            other.a * a + other.b * d,
            other.a * b + other.b * e,
            other.a * c + other.b * f + other.c,
            other.d * a + other.e * d,
            other.d * b + other.e * e,
            other.d * c + other.e * f + other.f,
        )

    def undone(self) -> Affine:
        a, b, c, d, e, f = self
        by = a * e - b * d
        return Affine(e / by, -b / by, (b * f - c * e) / by, -d / by, a / by, (c * d - a * f) / by)


_TURNS = (
    lambda w, h: Affine(1, 0, 0, 0, 1, 0),
    lambda w, h: Affine(0, 1, 0, -1, 0, w),
    lambda w, h: Affine(-1, 0, w, 0, -1, h),
    lambda w, h: Affine(0, -1, h, 1, 0, 0),
)


def shown_size(size: Size, edits: Edits) -> Size:
    """How large the picture is once turned; straightening keeps its size."""
    return (size[1], size[0]) if edits.turned % 2 else size


def to_shown(size: Size, edits: Edits) -> Affine:
    """From a place in the upright original to its place in the turned and straightened picture."""
    turn = _TURNS[edits.turned % 4](*size)
    wide, high = shown_size(size, edits)
    angle = math.radians(edits.straighten)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = wide / 2, high / 2
    level = Affine(cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y)
    return turn.then(level)


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box of whole dots round some places."""
    places = list(points)
    across, down = [x for x, _ in places], [y for _, y in places]
    return math.floor(min(across)), math.floor(min(down)), math.ceil(max(across)), math.ceil(max(down))


def corners(box: Box) -> tuple[tuple[int, int], ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def inside(box: Box, size: Size) -> Box:
    """The part of the box within a picture of that size."""
    left, top, right, bottom = box
    return max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)


def grown(box: Box, size: Size, by: float = _GROW) -> Box:
    """A little more than the box, so that no hair or edge of a letter looks out."""
    left, top, right, bottom = box
    more = max(2, round(min(right - left, bottom - top) * by))
    return inside((left - more, top - more, right + more, bottom + more), size)


def crop_without_corners(size: Size, edits: Edits) -> Box | None:
    """The largest box of the same shape that straightening leaves filled; None where it need not be cut."""
    if not edits.straighten:
        return None
    wide, high = shown_size(size, edits)
    angle = math.radians(abs(edits.straighten))
    cos, sin = math.cos(angle), math.sin(angle)
    part = min(wide / (wide * cos + high * sin), high / (wide * sin + high * cos))
    across, down = math.ceil(wide * (1 - part) / 2), math.ceil(high * (1 - part) / 2)
    return across, down, wide - across, high - down


def covers_all(box: Box, size: Size, edits: Edits) -> bool:
    """Whether nothing of the box is left to see: covered or cropped away, looked at in many places of it."""
    near = [one for one in edits.covers if _meet(_reach(one), box)]
    if any(not one.brush and _holds(one.box, box) for one in near):
        return True
    if not near and edits.crop is None:
        return False
    place, (left, top, right, bottom) = to_shown(size, edits), box
    for row in range(_SAMPLES):
        for column in range(_SAMPLES):
            x = left + (right - left) * (column + 0.5) / _SAMPLES
            y = top + (bottom - top) * (row + 0.5) / _SAMPLES
            if not any(_under(one, x, y) for one in near) and _kept(edits.crop, *place.at(x, y)):
                return False
    return True


def _reach(one: Covered) -> Box:
    """A box that nothing of the cover lies outside of."""
    if not one.brush:
        return one.box
    left, top, right, bottom = bounds(one.brush)
    return left - one.width, top - one.width, right + one.width, bottom + one.width


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(one: Box, other: Box) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def _under(one: Covered, x: float, y: float) -> bool:
    if not one.brush:
        left, top, right, bottom = one.box
        return left <= x <= right and top <= y <= bottom
    starts = one.brush
    ends = one.brush[1:] or one.brush
    return any(_distance(x, y, start, end) <= one.width / 2 for start, end in zip(starts, ends, strict=False))


def _distance(x: float, y: float, start: tuple[int, int], end: tuple[int, int]) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    along = ((x - start[0]) * across + (y - start[1]) * down) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(x - start[0] - along * across, y - start[1] - along * down)


def _kept(crop: Box | None, x: float, y: float) -> bool:
    return crop is None or (crop[0] <= x <= crop[2] and crop[1] <= y <= crop[3])
