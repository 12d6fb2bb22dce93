"""What a person does to a picture before it goes out: crop, straighten, cover. Covered means gone from the pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_STEADY = (64, 64, 64)


class Cover(StrEnum):
    """How an area is made unreadable. All three replace its pixels by what cannot be undone."""

    BLOCK = "block"
    PIXELATE = "pixelate"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Covered:
    """An area to cover: left, top, right, bottom in dots of the upright original; `brush` is a path instead.

    `brush` holds points (x, y) and `width` the thickness of its stroke.
    """

    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    how: Cover = Cover.BLOCK
    brush: tuple[tuple[int, int], ...] = ()
    width: int = 0


@dataclass(frozen=True, slots=True)
class Edits:
    """All that is done to one picture, in this order: cover, straighten (degrees, anticlockwise), crop (a box)."""

    covers: tuple[Covered, ...] = ()
    straighten: float = 0.0
    crop: tuple[int, int, int, int] | None = None


def apply_edits(image: Image.Image, edits: Edits) -> Image.Image:
    """A new picture with the edits done; the one given is left as it was."""
    from PIL import Image

    done = image.copy()
    for covered in edits.covers:
        _cover(done, covered)
    if edits.straighten:
        done = done.rotate(edits.straighten, Image.Resampling.BICUBIC, expand=False, fillcolor=_fill(done))
    if edits.crop:
        left, top, right, bottom = _inside(done, edits.crop)
        if right > left and bottom > top:
            done = done.crop((left, top, right, bottom))
    return done


def _cover(image: Image.Image, covered: Covered) -> None:
    from PIL import Image, ImageDraw

    box = _inside(image, _bounds(covered))
    left, top, right, bottom = box
    if right <= left or bottom <= top:
        return
    mask = Image.new("L", (right - left, bottom - top), 0 if covered.brush else 255)
    if covered.brush:
        _draw_brush(ImageDraw.Draw(mask), covered, (left, top))
    patch = _patch(image.crop(box), covered.how)
    image.paste(patch, box, mask)


def _patch(area: Image.Image, how: Cover) -> Image.Image:
    """What stands in for an area: one colour, or at most 6 by 6 averaged squares, sharp or blurred.

    Six averages across an area tell nothing of a face or of writing; blurring alone could be undone.
    """
    from PIL import Image

    if how is Cover.BLOCK:
        return Image.new(area.mode, area.size, _fill(area))
    squares = (min(6, area.width), min(6, area.height))
    coarse = area.resize(squares, Image.Resampling.BOX)
    smooth = Image.Resampling.NEAREST if how is Cover.PIXELATE else Image.Resampling.BICUBIC
    return coarse.resize(area.size, smooth)


def _draw_brush(draw: object, covered: Covered, origin: Sequence[int]) -> None:
    points = [(x - origin[0], y - origin[1]) for x, y in covered.brush]
    radius = max(covered.width, 1) / 2
    if len(points) > 1:
        draw.line(points, fill=255, width=max(covered.width, 1), joint="curve")  # type: ignore[attr-defined]
    for x, y in points:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)  # type: ignore[attr-defined]


def _bounds(covered: Covered) -> tuple[int, int, int, int]:
    if not covered.brush:
        return covered.box
    edge = covered.width // 2 + 1
    across, down = [x for x, _ in covered.brush], [y for _, y in covered.brush]
    return min(across) - edge, min(down) - edge, max(across) + edge + 1, max(down) + edge + 1


def _inside(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)


def _fill(image: Image.Image) -> tuple[int, ...] | int:
    if image.mode == "RGBA":
        return (*_STEADY, 255)
    return _STEADY if image.mode == "RGB" else _STEADY[0]
