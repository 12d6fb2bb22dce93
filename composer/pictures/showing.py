"""A picture as it will go out, small enough for a screen."""

from __future__ import annotations

import io

from composer.domain.picture import Edits
from composer.pictures.edits import apply_edits
from composer.pictures.reading import PictureError, open_picture


def for_screen(data: bytes, edits: Edits, *sides: int) -> tuple[bytes, ...]:
    """The edited picture as JPEG or PNG files without metadata, at most so many dots on their longer side each."""
    from PIL import Image

    opened = open_picture(data, max(sides) if edits == Edits() else 0)
    image = opened.image if opened.image.mode in ("RGB", "RGBA", "L") else opened.image.convert("RGBA")
    image = apply_edits(image, edits) if edits != Edits() else image
    made = []
    for side in sides:
        small = image.copy()
        small.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
        small.info.clear()
        out = io.BytesIO()
        if small.mode == "RGBA":
            small.save(out, "PNG", compress_level=1)
        else:
            small.save(out, "JPEG", quality=88)
        made.append(out.getvalue())
    return tuple(made)


def png_of(pixels: bytes, width: int, height: int) -> bytes:
    """A PNG file of what was copied as bare dots (RGBA, 8 bits each, row by row)."""
    from PIL import Image

    if width <= 0 or height <= 0 or len(pixels) != width * height * 4:
        raise PictureError("What was copied is not a whole picture.", "Copy it again, or save it as a file.")
    image = Image.frombytes("RGBA", (width, height), pixels)
    if image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()
