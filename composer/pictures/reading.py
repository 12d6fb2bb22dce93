"""Opens a picture from anywhere, however hostile, within bounds of memory and time."""

from __future__ import annotations

import hashlib
import io
import math
import struct
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.errors import ComposerError

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
LARGEST_FILE = 64 * 1024 * 1024
MOST_PIXELS = 120_000_000
MOST_FRAMES = 300
_MOST_ANIMATED_PIXELS = 200_000_000
_NAMES = {"MPO": "JPEG", "HEIF": "HEIC", "WEBP": "WebP"}


class PictureError(ComposerError):
    """A picture that cannot be used."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture read whole. `digest` is the SHA-256 of the file as it came; `frames` is 1 unless it moves."""

    image: Image.Image
    digest: str
    format: str
    width: int
    height: int
    frames: int


def digest_of(data: bytes) -> str:
    """The name a picture goes by: SHA-256 of the file's bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def open_picture(data: bytes, at_least: int = 0) -> Opened:
    """Read a JPEG, PNG, WebP, GIF or HEIC picture; `PictureError` says why not.

    With `at_least` a JPEG may come out smaller, with no fewer dots along its longer side than that: it is read sooner.
    The image is upright (its orientation tag applied) and fully decoded; a moving one stands at its first frame.
    """
    if not data:
        raise PictureError("This picture is empty.", "Choose it again, or ask for it to be sent again.")
    if len(data) > LARGEST_FILE:
        raise PictureError(
            "This picture is larger than 64 MB.", "Send yourself a smaller copy of it and use that."
        )
    from PIL import Image, UnidentifiedImageError

    _allow_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            Image.MAX_IMAGE_PIXELS = MOST_PIXELS
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            frames = _bounded(image)
            if at_least:
                share = at_least / max(image.size)
                image.draft(None, (math.ceil(image.width * share), math.ceil(image.height * share)))
            image.load()
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise PictureError(
            "This is not a picture that Post Composer can read.",
            "Use a JPEG, PNG, WebP, GIF or HEIC picture.",
        ) from error
    except (
        OSError,
        ValueError,
        SyntaxError,
        TypeError,
        KeyError,
        IndexError,
        struct.error,
        EOFError,
    ) as error:
        # Pillow's readers raise any of these on a damaged file
        raise PictureError(
            "This picture is damaged, or part of it is missing.",
            "Ask for it to be sent again, or take it again.",
        ) from error
    except (MemoryError, OverflowError, RuntimeError, AssertionError, ArithmeticError) as error:
        raise PictureError("This picture says it is something it cannot be.", "Use another one.") from error
    from PIL import ImageOps

    upright = image if frames > 1 else ImageOps.exif_transpose(image)
    name = image.format or ""
    return Opened(upright, digest_of(data), _NAMES.get(name, name), upright.width, upright.height, frames)


def _bounded(image: Image.Image) -> int:
    """How many frames the picture has, if it is within bounds. Only GIF and WebP move: an MPO is a JPEG."""
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    if image.format not in ("GIF", "WEBP"):
        return 1
    frames = 1
    while frames <= MOST_FRAMES:
        try:
            image.seek(frames)
        except EOFError:
            break
        frames += 1
        if frames * image.width * image.height > _MOST_ANIMATED_PIXELS:
            break
    else:
        raise PictureError("This moving picture is too long.", f"Use one with {MOST_FRAMES} frames or fewer.")
    if frames > 1 and frames * image.width * image.height > _MOST_ANIMATED_PIXELS:
        raise PictureError("This moving picture is too large.", "Make it smaller or shorter first.")
    image.seek(0)
    return frames


def _too_many_pixels() -> PictureError:
    return PictureError(
        "This picture has more dots than any camera makes, and could stop your computer.",
        "Use a copy of 120 megapixels or fewer.",
    )


def _allow_heic() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
