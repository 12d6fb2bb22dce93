"""Finds faces by CenterFace: a large picture is looked at as a whole and again in pieces, for the small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from composer.looking.models import Model, any_size
from composer.looking.places import Box

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from composer.looking.models import Dots

_SURE_ENOUGH = 0.4
_SAME = 0.35
_WHOLE, _PIECES, _PIECE = 960, 2048, 1088
_OVERLAP = 128
_STRIDE = 4
_MULTIPLE = 32
_SMALLEST = 10

Found = tuple[tuple[float, float, float, float], float]


class FaceFinder:
    """Gives boxes in the dots of the picture it is given, the surest first."""

    def __init__(self, model: Path) -> None:
        self._model = Model(any_size(model.read_bytes()))

    def find(self, image: Image.Image, step: Callable[[float], None]) -> list[tuple[Box, float]]:
        """`step` is told how much is done, from 0 to 1."""
        views = list(_views(image))
        found: list[Found] = []
        for number, (view, left, top, scale) in enumerate(views, 1):
            for (x0, y0, x1, y1), sure in self._in_one(view):
                box = (x0 / scale + left, y0 / scale + top, x1 / scale + left, y1 / scale + top)
                found.append((box, sure))
            step(number / len(views))
        return [(_whole_dots(box, image.size), sure) for box, sure in _without_doubles(found)]

    def _in_one(self, view: Image.Image) -> Iterator[Found]:
        import numpy as np

        heat, scale, offset, _marks = self._model.run(_as_input(view))
        heat, (high, wide) = heat[0, 0], (scale[0, 0], scale[0, 1])
        down, across = offset[0, 0], offset[0, 1]
        for row, column in zip(*np.where(heat > _SURE_ENOUGH), strict=True):
            tall, broad = np.exp((high[row, column], wide[row, column])) * _STRIDE
            x = (column + across[row, column] + 0.5) * _STRIDE
            y = (row + down[row, column] + 0.5) * _STRIDE
            if min(tall, broad) >= _SMALLEST:
                box = (float(x - broad / 2), float(y - tall / 2), float(x + broad / 2), float(y + tall / 2))
                yield box, float(heat[row, column])


def _views(image: Image.Image) -> Iterator[tuple[Image.Image, float, float, float]]:
    """The whole picture, made small, and where that loses much also pieces of a larger copy."""
    from PIL import Image as Pillow

    longest = max(image.size)
    scale = min(1.0, _WHOLE / longest)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    yield image.resize(size, Pillow.Resampling.BILINEAR, reducing_gap=2.0), 0, 0, scale
    if longest <= _WHOLE * 1.3:
        return
    scale = min(1.0, _PIECES / longest)
    for left, top, right, bottom in pieces(image.size, round(_PIECE / scale), round(_OVERLAP / scale)):
        size = (round((right - left) * scale), round((bottom - top) * scale))
        box = (left, top, right, bottom)
        yield image.resize(size, Pillow.Resampling.BILINEAR, box=box, reducing_gap=2.0), left, top, scale


def pieces(size: tuple[int, int], side: int, overlap: int) -> Iterator[Box]:
    """Boxes of at most `side` by `side` that cover a picture, each reaching into its neighbours by `overlap`."""
    for top, bottom in _stretches(size[1], side, overlap):
        for left, right in _stretches(size[0], side, overlap):
            yield left, top, right, bottom


def _stretches(length: int, side: int, overlap: int) -> Iterator[tuple[int, int]]:
    if length <= side:
        yield 0, length
        return
    count = -(-(length - overlap) // (side - overlap))
    step = (length - side) / (count - 1)
    for number in range(count):
        start = round(number * step)
        yield start, min(length, start + side)


def _as_input(view: Image.Image) -> Dots:
    """Red, green, blue from 0 to 255, filled up with grey to sides the model can halve five times."""
    import numpy as np

    wide, high = (-(-side // _MULTIPLE) * _MULTIPLE for side in view.size)
    dots = np.full((high, wide, 3), 128, np.float32)
    dots[: view.height, : view.width] = np.asarray(view, np.float32)
    return np.ascontiguousarray(dots.transpose(2, 0, 1)[None])


def _without_doubles(found: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for box, sure in sorted(found, key=lambda one: -one[1]):
        if all(_overlap(box, other) < _SAME for other, _ in kept):
            kept.append((box, sure))
    return kept


def _overlap(one: Sequence[float], other: Sequence[float]) -> float:
    """What they share, as a part of the smaller of the two."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = ((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return wide * high / max(1e-6, min(areas))


def _whole_dots(box: Sequence[float], size: tuple[int, int]) -> Box:
    left, top, right, bottom = box
    return (
        max(0, int(left)),
        max(0, int(top)),
        min(size[0], round(right + 0.5)),
        min(size[1], round(bottom + 0.5)),
    )
