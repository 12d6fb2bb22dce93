"""What a person does to a picture before it goes out: crop, straighten, cover. Covered means gone from the pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from composer.domain.picture import Cover, Covered, Edits

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["Cover", "Covered", "Edits", "apply_edits", "covered", "turned_and_level"]
_STEADY = (64, 64, 64)
_SQUARES = 8


def apply_edits(image: Image.Image, edits: Edits) -> Image.Image:
    """A new picture with the edits done; the one given is left as it was."""
    done = turned_and_level(covered(image, edits.covers), edits)
    if edits.crop:
        left, top, right, bottom = _inside(done, edits.crop)
        if right > left and bottom > top:
            done = done.crop((left, top, right, bottom))
    return done


def covered(image: Image.Image, covers: Sequence[Covered]) -> Image.Image:
    """A new picture in which nothing is left of what lay under the covers.

    All of them are blocked out first. Blur and pixelate then take their colours from around the area, so that they
    too are the same whatever was in it: averages of the area itself are enough to tell one NHS number from another.
    """
    done = image.copy()
    for one in covers:
        _paint(done, one, Cover.BLOCK)
    soft = [one for one in covers if one.how is not Cover.BLOCK]
    blocked = done.copy() if soft else done
    for one in soft:
        _paint(done, one, one.how, blocked)
    return done


def turned_and_level(image: Image.Image, edits: Edits) -> Image.Image:
    """The picture turned and straightened, its sides as long as before or changed over."""
    from PIL import Image

    if edits.turned % 4:
        image = image.transpose(
            (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[
                edits.turned % 4 - 1
            ]
        )
    if edits.straighten:
        image = image.rotate(edits.straighten, Image.Resampling.BICUBIC, expand=False, fillcolor=_fill(image))
    return image


def _paint(image: Image.Image, one: Covered, how: Cover, around: Image.Image | None = None) -> None:
    from PIL import Image, ImageDraw

    box = _inside(image, _bounds(one))
    left, top, right, bottom = box
    if right <= left or bottom <= top:
        return
    mask = Image.new("L", (right - left, bottom - top), 0 if one.brush else 255)
    if one.brush:
        _draw_brush(ImageDraw.Draw(mask), one, (left, top))
    size = (right - left, bottom - top)
    patch = Image.new(image.mode, size, _fill(image)) if around is None else _patch(around, box, how)
    image.paste(patch, box, mask)


def _patch(image: Image.Image, box: tuple[int, int, int, int], how: Cover) -> Image.Image:
    """Squares that run from the colour on one side of the box to that on the other, sharp or blurred."""
    from PIL import Image

    size = (box[2] - box[0], box[3] - box[1])
    squares = tuple(min(_SQUARES, side) for side in size)
    sides = _colours_beside(image, box)
    coarse = Image.new(image.mode, (squares[0], squares[1]))
    for row in range(squares[1]):
        for column in range(squares[0]):
            across, down = (column + 0.5) / squares[0], (row + 0.5) / squares[1]
            near = (1 / across, 1 / down, 1 / (1 - across), 1 / (1 - down))
            # a fixed pattern, so that it is seen to be covered
            shade = (column * 7 + row * 13) % 5 * 8 - 16 if how is Cover.PIXELATE else 0
            colour = _mixed(sides, near, shade)
            coarse.putpixel((column, row), colour if len(colour) > 1 else colour[0])
    smooth = Image.Resampling.NEAREST if how is Cover.PIXELATE else Image.Resampling.BICUBIC
    return coarse.resize(size, smooth)


def _colours_beside(image: Image.Image, box: tuple[int, int, int, int]) -> list[tuple[int, ...]]:
    """The average colours of narrow strips left of, above, right of and below the box; grey where there is none."""
    from PIL import Image

    left, top, right, bottom = box
    wide = max(2, min(right - left, bottom - top) // 8)
    strips = (
        (left - wide, top, left, bottom),
        (left, top - wide, right, top),
        (right, top, right + wide, bottom),
        (left, bottom, right, bottom + wide),
    )
    colours = []
    for strip in strips:
        inside = _inside(image, strip)
        colour: object = _fill(image)
        if inside[2] > inside[0] and inside[3] > inside[1]:
            colour = image.crop(inside).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        colours.append(colour if isinstance(colour, tuple) else (int(str(colour)),))
    return colours


def _mixed(colours: Sequence[tuple[int, ...]], weights: Sequence[float], shade: int) -> tuple[int, ...]:
    whole = sum(weights)
    bands = len(colours[0])
    mixed = [
        round(sum(colour[band] * weight for colour, weight in zip(colours, weights, strict=True)) / whole)
        for band in range(bands)
    ]
    seen = [min(255, max(0, value + shade)) for value in mixed[:3]]
    return (*seen, 255) if bands == 4 else tuple(seen)


def _draw_brush(draw: object, one: Covered, origin: Sequence[int]) -> None:
    points = [(x - origin[0], y - origin[1]) for x, y in one.brush]
    radius = max(one.width, 1) / 2
    if len(points) > 1:
        draw.line(points, fill=255, width=max(one.width, 1), joint="curve")  # type: ignore[attr-defined]
    for x, y in points:
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)  # type: ignore[attr-defined]


def _bounds(one: Covered) -> tuple[int, int, int, int]:
    if not one.brush:
        return one.box
    edge = one.width // 2 + 1
    across, down = [x for x, _ in one.brush], [y for _, y in one.brush]
    return min(across) - edge, min(down) - edge, max(across) + edge + 1, max(down) + edge + 1


def _inside(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)


def _fill(image: Image.Image) -> tuple[int, ...] | int:
    if image.mode == "RGBA":
        return (*_STEADY, 255)
    return _STEADY if image.mode == "RGB" else _STEADY[0]
