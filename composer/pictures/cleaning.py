"""What goes out: the pixels, made to fit the network, and at most a colour profile. Checked by reading it back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from composer.domain.picture import Edits
from composer.pictures.edits import apply_edits
from composer.pictures.reading import FORMATS, Opened, PictureError, digest_of, open_picture

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2000
"""Dots along the longer side at most: sharp on any screen, and what stands in the background stays small."""
_QUALITIES = (92, 85, 78, 70, 60, 50, 40)
_GPS, _EXIF_IFD, _SMALL_COPY = 0x8825, 0x8769, -1
_TAGS = {
    0x010F: "camera",
    0x0110: "camera",
    0x0131: "software",
    0x0132: "date",
    0x013B: "who took it",
    0x8298: "who owns it",
    0x010E: "a description",
    0x9003: "date",
    0x9286: "a comment",
    0xA430: "who owns the camera",
    0xA431: "the camera's number",
    0x927C: "the maker's notes",
}
_INFO = {"exif": "", "xmp": "editing history", "comment": "a comment", "photoshop": "press details"}
_HARMLESS = {
    "icc_profile", "dpi", "jfif", "jfif_version", "jfif_density", "jfif_unit", "progressive", "progression", "gamma",
    "transparency", "background", "loop", "duration", "timestamp", "version", "extension", "bit_depth", "adobe",
    "adobe_transform", "srgb", "chromaticity", "interlace", "default_image", "blend", "disposal", "aspect", "primary",
    "chroma", "heif", "original_orientation", "is_primary", "mode", "save_mode", "nclx_profile", "icc_profile_type",
    "depth_images", "aux", "tiled", "camera_extrinsic_matrix", "camera_intrinsic_matrix", "mpoffset", "mp", "optimize",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """A picture ready to go out. `removed` says in words what was left behind; sizes are in dots."""

    data: bytes
    media_type: str
    width: int
    height: int
    digest: str
    removed: tuple[str, ...]


class Limits(NamedTuple):
    """What a network takes: bytes of the file, and dots along the longer side."""

    most_bytes: int
    longest_side: int = LONGEST_SIDE


def export_picture(
    data: bytes, edits: Edits, *, most_bytes: int, longest_side: int = LONGEST_SIDE
) -> Exported:
    """The picture in `data`, edited and cleaned, within `most_bytes`; `PictureError` if it cannot be."""
    made = export_for(data, edits, (Limits(most_bytes, longest_side),))[0]
    if isinstance(made, PictureError):
        raise made
    return made


def export_for(data: bytes, edits: Edits, limits: Sequence[Limits]) -> tuple[Exported | PictureError, ...]:
    """The same for several networks at once, read and made smaller only once; one that cannot be is its error."""
    largest = max(one.longest_side for one in limits)
    opened = open_picture(data, largest if edits == Edits() else 0)
    removed = what_it_carries(data)
    if opened.frames > 1 and edits == Edits():
        return tuple(_moved(opened, one, removed) for one in limits)
    still = _still(opened)
    whole = _plain(still if edits == Edits() else apply_edits(still, edits))
    smaller: dict[int, Image.Image] = {}
    made: dict[Limits, Exported | PictureError] = {}
    for one in sorted(set(limits), key=lambda each: -each.most_bytes):
        image = smaller.get(one.longest_side)
        if image is None:
            image = smaller[one.longest_side] = _within(whole, one.longest_side)
        fitting = (
            other
            for limit, other in made.items()
            if limit.longest_side == one.longest_side
            and isinstance(other, Exported)
            and len(other.data) <= one.most_bytes
        )
        made[one] = next(fitting, None) or _stilled(image, one, removed)
    return tuple(made[one] for one in limits)


def _stilled(image: Image.Image, limits: Limits, removed: tuple[str, ...]) -> Exported | PictureError:
    try:
        written, media_type = _fitted(image.copy(), limits.most_bytes)
        return _exported(written, media_type, removed)
    except PictureError as error:
        return error


def _moved(opened: Opened, limits: Limits, removed: tuple[str, ...]) -> Exported | PictureError:
    try:
        return _exported(_moving(opened, limits.most_bytes), "image/gif", removed)
    except PictureError as error:
        return error


def _within(image: Image.Image, longest_side: int) -> Image.Image:
    from PIL import Image

    if max(image.size) <= longest_side:
        return image
    share = longest_side / max(image.size)
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def what_it_carries(data: bytes) -> tuple[str, ...]:
    """What a picture that `open_picture` accepted says besides its pixels, in everyday words: location first."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=FORMATS)
    exif = image.getexif()
    found = {word for tag, word in _TAGS.items() if tag in exif or tag in exif.get_ifd(_EXIF_IFD)}
    if exif.get_ifd(_GPS):
        found.add("location")
    if exif.get_ifd(_SMALL_COPY):  # IFD1 holds a small copy, perhaps of what was cropped away
        found.add("a small copy of the picture")
    for key, value in image.info.items():
        if key in _HARMLESS or not value:
            continue
        found.add(_INFO.get(str(key), "notes in the file"))
    if b"http://ns.adobe.com/xap" in data[:2_000_000] or b"XML:com.adobe.xmp" in data[:2_000_000]:
        found.add("editing history")
    if b"Photoshop 3.0" in data[:2_000_000]:
        found.add("press details")
    first = ("location", "camera", "date")
    named = found - {""}
    return tuple(word for word in first if word in named) + tuple(sorted(named - set(first)))


def likeness(image: Image.Image) -> int:
    """64 bits that are nearly the same for pictures that look the same (difference hash, 9 by 8 greys)."""
    grey = image.convert("L").resize((9, 8), reducing_gap=8.0)
    dots = list(grey.tobytes())
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (dots[row * 9 + column] > dots[row * 9 + column + 1])
    return bits


def look_alike(one: int, other: int, most_bits: int = 10) -> bool:
    """Whether two likenesses differ in at most `most_bits` of 64."""
    return (one ^ other).bit_count() <= most_bits


def _still(opened: Opened) -> Image.Image:
    image = opened.image
    if image.mode in ("P", "PA", "LA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "RGBA", "L") else image.convert("RGB")


def _plain(image: Image.Image) -> Image.Image:
    """The same pixels in a picture that knows nothing else but its colour profile."""
    profile = image.info.get("icc_profile")
    plain = image.copy()
    plain.info.clear()
    if profile and plain.mode in ("RGB", "RGBA", "L"):
        plain.info["icc_profile"] = profile
    return plain


def _fitted(image: Image.Image, most_bytes: int) -> tuple[bytes, str]:
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        profile = image.info.get("icc_profile")
        image = image.convert("RGB")
        image.info.clear()
        if profile:
            image.info["icc_profile"] = profile
    while True:
        written, media_type = _smallest(image, most_bytes)
        if len(written) <= most_bytes:
            return written, media_type
        if max(image.size) < 64:
            raise PictureError(
                "This picture cannot be made small enough for the network.", "Use another one."
            )
        image.thumbnail((image.width * 3 // 4, image.height * 3 // 4))


def _smallest(image: Image.Image, most_bytes: int) -> tuple[bytes, str]:
    """The best encoding within `most_bytes`, or the smallest there is. See-through pictures stay PNG.

    A progressive or optimised JPEG is written in one go that holds the interpreter, and so the window, for 0.4 s.
    """
    if image.mode == "RGBA":
        return _written(image, "PNG", optimize=True), "image/png"
    written = b""
    for quality in _QUALITIES:
        written = _written(image, "JPEG", quality=quality)
        if len(written) <= most_bytes:
            break
    return written, "image/jpeg"


def _moving(opened: Opened, most_bytes: int) -> bytes:
    from PIL import ImageSequence

    image = opened.image
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        durations.append(frame.info.get("duration") or 100)
        still = frame.convert("RGBA")
        still.info.clear()
        frames.append(still)
    written = _written(
        frames[0], "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0, disposal=2
    )
    if len(written) > most_bytes:
        raise PictureError(
            "This moving picture is too large for the network.",
            "Make it smaller or shorter first, or use a still one.",
        )
    return written


def _written(image: Image.Image, encoding: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, encoding, icc_profile=image.info.get("icc_profile"), **options)
    return out.getvalue()


def _exported(written: bytes, media_type: str, removed: tuple[str, ...]) -> Exported:
    back = open_picture(written)
    if what_it_carries(written):
        raise PictureError(
            "This picture could not be cleaned: something other than its pixels is still in it.",
            "Take a screenshot of it and use that instead.",
        )
    return Exported(written, media_type, back.width, back.height, digest_of(written), removed)
