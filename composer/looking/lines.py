"""Finds lines of writing by PP-OCR: the model tells for each dot whether it is in a line; this makes boxes of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from composer.looking.faces import pieces
from composer.looking.models import Model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    from composer.looking.models import Dots

Point = tuple[float, float]

_IN_A_LINE, _SURE_ENOUGH = 0.3, 0.55
_MULTIPLE = 32
_LEAST, _WHOLE, _PIECES, _PIECE, _OVERLAP = 640, 960, 2240, 1184, 128
_UNCLIP = 1.6
_THINNEST = 3
_MOST_RUNS, _MOST_LINES = 60_000, 400


class Line(NamedTuple):
    """A line of writing: a rectangle that may lean, by its middle, its half length and half height as vectors."""

    middle: Point
    along: Point
    across: Point

    @property
    def length(self) -> float:
        return 2 * math.hypot(*self.along)

    @property
    def height(self) -> float:
        return 2 * math.hypot(*self.across)

    @property
    def outline(self) -> tuple[Point, ...]:
        (x, y), (a, b), (c, d) = self
        return (x - a - c, y - b - d), (x + a - c, y + b - d), (x + a + c, y + b + d), (x - a + c, y - b + d)

    def scaled(self, scale: float, left: float, top: float) -> Line:
        """As it stands in the picture of which this was a piece."""
        (x, y), (a, b), (c, d) = self
        return Line((x / scale + left, y / scale + top), (a / scale, b / scale), (c / scale, d / scale))


class LineFinder:
    """Gives the lines of a picture, in the order they are read."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model.read_bytes())

    def find(self, image: Image.Image, step: Callable[[float], None]) -> list[Line]:
        """`step` is told how much is done, from 0 to 1."""
        views = list(_views(image))
        found: list[Line] = []
        for number, (view, left, top, scale) in enumerate(views, 1):
            sure = self._model.run(_as_input(view))[0][0, 0, : view.height, : view.width]
            found += [line.scaled(scale, left, top) for line in lines_in(sure)]
            step(number / len(views))
        return in_order(_without_doubles(found))[:_MOST_LINES]


def _views(image: Image.Image) -> Iterator[tuple[Image.Image, float, float, float]]:
    """The whole picture, for large writing, and pieces of a larger copy where it has more dots."""
    from PIL import Image as Pillow

    longest, shortest = max(image.size), min(image.size)
    scale = min(_WHOLE / longest, max(1.0, _LEAST / shortest))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    yield image.resize(size, Pillow.Resampling.BILINEAR, reducing_gap=2.0), 0, 0, scale
    if longest <= _WHOLE * 1.2:
        return
    scale = min(1.0, _PIECES / longest)
    for left, top, right, bottom in pieces(image.size, round(_PIECE / scale), round(_OVERLAP / scale)):
        size = (round((right - left) * scale), round((bottom - top) * scale))
        box = (left, top, right, bottom)
        yield image.resize(size, Pillow.Resampling.BILINEAR, box=box, reducing_gap=2.0), left, top, scale


def _as_input(view: Image.Image) -> Dots:
    """Blue, green, red from -1 to 1, as the model was taught; filled up with grey."""
    import numpy as np

    wide, high = (-(-side // _MULTIPLE) * _MULTIPLE for side in view.size)
    dots = np.zeros((high, wide, 3), np.float32)
    dots[: view.height, : view.width] = np.asarray(view, np.float32)[:, :, ::-1] / 127.5 - 1
    return np.ascontiguousarray(dots.transpose(2, 0, 1)[None])


def lines_in(sure: NDArray[np.float32]) -> list[Line]:
    """Lines in a map that says of each dot how surely it belongs to one."""
    found = []
    for rows, starts, ends in _patches(sure > _IN_A_LINE):
        whole = sum(
            float(sure[row, start:end].sum()) for row, start, end in zip(rows, starts, ends, strict=True)
        )
        if whole / sum(end - start for start, end in zip(starts, ends, strict=True)) < _SURE_ENOUGH:
            continue
        points = {(start, row) for row, start in zip(rows, starts, strict=True)}
        points |= {(end - 1, row) for row, end in zip(rows, ends, strict=True)}
        line = _smallest_rectangle(_hull(sorted(points)))
        if line is not None and line.height >= _THINNEST:
            found.append(_unclipped(line))
    return found


def _patches(mask: NDArray[np.bool_]) -> Iterator[tuple[list[int], list[int], list[int]]]:
    """The patches of a mask, each as stretches of its rows: row, start, end."""
    import numpy as np

    edge = np.zeros((mask.shape[0], 1), np.int8)
    changes = np.diff(np.concatenate((edge, mask.astype(np.int8), edge), axis=1))
    rows, starts = np.nonzero(changes == 1)
    ends = np.nonzero(changes == -1)[1]
    count = len(rows)
    if count > _MOST_RUNS:  # noise, or a bomb: no picture of writing has as many
        return
    row, start, end = rows.tolist(), starts.tolist(), ends.tolist()
    group = list(range(count))

    def first(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    above = 0
    for number in range(count):
        while above < number and (row[above] < row[number] - 1):
            above += 1
        other = above
        while other < number and row[other] == row[number] - 1 and start[other] <= end[number]:
            if end[other] >= start[number]:
                group[first(other)] = first(number)
            other += 1
    patches: dict[int, tuple[list[int], list[int], list[int]]] = {}
    for number in range(count):
        patch = patches.setdefault(first(number), ([], [], []))
        for values, value in zip(patch, (row[number], start[number], end[number]), strict=True):
            values.append(value)
    yield from patches.values()


def _hull(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The corners of the smallest bulging shape round sorted points."""
    if len(points) < 3:
        return list(points)
    halves = []
    for ordered in (points, points[::-1]):
        half: list[tuple[int, int]] = []
        for x, y in ordered:
            while len(half) > 1 and _turn(half[-2], half[-1], (x, y)) <= 0:
                half.pop()
            half.append((x, y))
        halves += half[:-1]
    return halves


def _turn(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _smallest_rectangle(corners: Sequence[tuple[int, int]]) -> Line | None:
    """It has a side along one of the shape's: each is tried."""
    best: Line | None = None
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        side = math.hypot(x1 - x0, y1 - y0)
        if not side:
            continue
        ux, uy = (x1 - x0) / side, (y1 - y0) / side
        along = [x * ux + y * uy for x, y in corners]
        across = [y * ux - x * uy for x, y in corners]
        long, wide = max(along) - min(along) + 1, max(across) - min(across) + 1
        if best is None or long * wide < best.length * best.height:
            p, q = (max(along) + min(along)) / 2, (max(across) + min(across)) / 2
            middle = (p * ux - q * uy + 0.5, p * uy + q * ux + 0.5)
            best = Line(middle, (ux * long / 2, uy * long / 2), (-uy * wide / 2, ux * wide / 2))
    return best


def _unclipped(line: Line) -> Line:
    """Grown to what the writing takes: the model marks its core only. The longer side is the way it is read."""
    middle, along, across = line
    if line.height > line.length:
        along, across = across, along
    if along[0] < 0 or (abs(along[0]) < 1e-6 and along[1] < 0):
        along = (-along[0], -along[1])
    if along[0] * across[1] - along[1] * across[0] < 0:
        across = (-across[0], -across[1])
    long, wide = 2 * math.hypot(*along), 2 * math.hypot(*across)
    more = long * wide * _UNCLIP / (2 * (long + wide))
    by_long, by_wide = 1 + 2 * more / long, 1 + 2 * more / wide
    return Line(middle, (along[0] * by_long, along[1] * by_long), (across[0] * by_wide, across[1] * by_wide))


def _without_doubles(found: Sequence[Line]) -> list[Line]:
    """Where pieces overlap, and where the whole was looked at too, the longest line of each place is kept."""
    kept: list[Line] = []
    for line in sorted(found, key=lambda one: -one.length):
        if not any(_in(line, other) for other in kept):
            kept.append(line)
    return kept


def _in(line: Line, other: Line) -> bool:
    """Whether most of the shorter line lies in the longer one."""
    x, y = line.middle
    places = [(x + part * line.along[0], y + part * line.along[1]) for part in (-0.8, -0.4, 0, 0.4, 0.8)]
    inside = 0
    for px, py in places:
        dx, dy = px - other.middle[0], py - other.middle[1]
        long, wide = other.length / 2, other.height / 2
        p = (dx * other.along[0] + dy * other.along[1]) / long
        q = (dx * other.across[0] + dy * other.across[1]) / wide
        inside += abs(p) <= long and abs(q) <= wide
    return inside >= 3


def in_order(lines: Sequence[Line]) -> list[Line]:
    """From top to bottom; lines at one height from left to right."""
    left = sorted(lines, key=lambda line: line.middle[1])
    ordered: list[Line] = []
    while left:
        first = left[0]
        row = [line for line in left if abs(line.middle[1] - first.middle[1]) < first.height / 2]
        ordered += sorted(row, key=lambda line: line.middle[0])
        taken = {id(line) for line in row}
        left = [line for line in left if id(line) not in taken]
    return ordered
