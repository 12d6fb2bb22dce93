"""A made-up ward photo, drawn: two people, a whiteboard with a name and an NHS number, and a badge.

The face is that of the astronaut whom scikit-image ships (NASA, in the public domain). Run it with a file's name to
look at the picture.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WHITEBOARD = ("Ward 7   Bed 4", "Margaret Robson", "NHS 943 476 5919", "Ring 0191 498 0123", "SR2 7QE")
"""What stands on the whiteboard, a line each; nobody is real."""
BADGE = "Olu Adeyemi"
FACES = ((0.375, 0.265, 0.495, 0.457), (0.645, 0.305, 0.745, 0.465))
"""Where the two faces are: left, top, right, bottom as parts of the picture's width and height."""
_ASTRONAUT = Path(__file__).parent / "data" / "astronaut.jpg"
_HEAD = (50, 8, 210, 200)
_WALL, _FLOOR, _STEEL = (214, 224, 226), (168, 160, 148), (150, 158, 164)


def draw_ward_photo(width: int = 2016, lines: tuple[str, ...] = WHITEBOARD) -> Image.Image:
    """The picture, three quarters as high as it is wide; 4032 is what a telephone takes."""
    height = width * 3 // 4
    photo = Image.new("RGB", (width, height), _WALL)
    draw = ImageDraw.Draw(photo)
    draw.rectangle((0, height * 0.78, width, height), fill=_FLOOR)
    _window(draw, width, height)
    _whiteboard(draw, width, height, lines)
    _bed(draw, width, height)
    _person(photo, FACES[0], (35, 84, 140), mirrored=False)
    _person(photo, FACES[1], (226, 232, 238), mirrored=True)
    _badge(draw, width, height)
    return photo


def ward_photo(width: int = 2016, *, telling: bool = True) -> bytes:
    """The picture as a telephone would send it: JPEG, with the place and the time it was taken if `telling`."""
    out = io.BytesIO()
    exif = Image.Exif()
    if telling:
        exif[0x010F], exif[0x0132] = "MadeUpPhone", "2026:11:20 10:00:00"
        exif[0x8825] = {1: "N", 2: (54.0, 54.0, 23.0), 3: "W", 4: (1.0, 22.0, 52.0)}
    draw_ward_photo(width).save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(round(size))


def _window(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    left, top, right, bottom = width * 0.78, height * 0.06, width * 0.97, height * 0.42
    draw.rectangle((left, top, right, bottom), fill=(190, 214, 236), outline=_STEEL, width=width // 120)
    middle = (left + right) / 2
    draw.line((middle, top, middle, bottom), fill=_STEEL, width=width // 200)


def _whiteboard(draw: ImageDraw.ImageDraw, width: int, height: int, lines: tuple[str, ...]) -> None:
    left, top, right, bottom = width * 0.03, height * 0.06, width * 0.33, height * 0.44
    draw.rectangle((left, top, right, bottom), fill=(252, 252, 250), outline=_STEEL, width=width // 160)
    for number, line in enumerate(lines):
        at = (left + width * 0.02, top + height * (0.025 + 0.07 * number))
        draw.text(at, line, fill=(24, 48, 110), font=_font(width / 48))


def _bed(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    draw.rounded_rectangle(
        (width * 0.04, height * 0.66, width * 0.42, height * 0.8), 20, fill=(240, 244, 246)
    )
    draw.rounded_rectangle((width * 0.04, height * 0.6, width * 0.13, height * 0.7), 20, fill=(255, 255, 255))
    draw.rectangle((width * 0.05, height * 0.8, width * 0.41, height * 0.83), fill=_STEEL)
    for leg in (0.06, 0.39):
        draw.rectangle((width * leg, height * 0.83, width * (leg + 0.012), height * 0.95), fill=_STEEL)


def _person(
    photo: Image.Image,
    face: tuple[float, float, float, float],
    clothes: tuple[int, int, int],
    *,
    mirrored: bool,
) -> None:
    width, height = photo.size
    left, top, right, bottom = (
        round(part * side) for part, side in zip(face, (width, height) * 2, strict=True)
    )
    middle, wide = (left + right) // 2, right - left
    body = (middle - wide, round(bottom - wide * 0.15), middle + wide, round(height * 0.97))
    ImageDraw.Draw(photo).rounded_rectangle(body, wide // 2, fill=clothes)
    head = Image.open(_ASTRONAUT).crop(_HEAD)
    if mirrored:
        head = head.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    head = head.resize((right - left, bottom - top), Image.Resampling.LANCZOS)
    mask = Image.new("L", head.size, 0)
    ImageDraw.Draw(mask).ellipse((0, 0, *head.size), fill=255)
    photo.paste(head, (left, top), mask)


def _badge(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    left, top = width * 0.655, height * 0.58
    right, bottom = left + width * 0.085, top + height * 0.07
    draw.rectangle((left, top, right, bottom), fill=(255, 255, 255), outline=(0, 94, 184), width=width // 400)
    draw.text((left + width * 0.006, top + height * 0.022), BADGE, fill=(20, 20, 20), font=_font(width / 84))


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(ward_photo())
