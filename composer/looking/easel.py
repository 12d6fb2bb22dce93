"""The picture on its easel: read once, covered as asked, and shown in parts small enough for a window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from composer.domain.picture import Covered, Edits
from composer.looking.places import Affine, Box, Size, shown_size, to_shown
from composer.pictures.cleaning import export_picture
from composer.pictures.edits import covered, turned_and_level
from composer.pictures.reading import open_picture

if TYPE_CHECKING:
    from PIL import Image

WHOLE_SIDE = 1400
"""How long the longer side of the picture seen as a whole is, in dots."""
_SENT_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots to paint: `data` is rows of red, green, blue. `box` says which part of the shown picture they are."""

    data: bytes
    size: Size
    box: Box
    edits: Edits


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes out, made as for a network that takes 2 MB: to look at, how large it is, and what was removed."""

    dots: Dots
    size: Size
    bytes: int
    removed: tuple[str, ...]


class Easel:
    """Used by one job at a time, in the background. `PictureError` from the first use if it cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._original: Image.Image | None = None
        self._covered: tuple[tuple[Covered, ...], Image.Image] | None = None
        self.size: Size = (0, 0)
        self.moves = False

    def whole(self, edits: Edits) -> Dots:
        """The whole picture, covered, turned and level, not cropped."""
        size = shown_size(self._read().size, edits)
        image = self._with_covers(edits.covers)
        part = min(1.0, WHOLE_SIDE / max(size))
        small = image if part == 1 else image.resize(_scaled(image.size, part), reducing_gap=2.0)
        return _dots(turned_and_level(small, edits), (0, 0, *size), edits)

    def part(self, edits: Edits, box: Box, size: Size) -> Dots:
        """The part of the shown picture in `box`, `size` dots large."""
        from PIL import Image

        image = self._with_covers(edits.covers)
        back = to_shown(self.size, edits).undone()
        across, down = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
        place = Affine(across, 0, box[0], 0, down, box[1]).then(back)
        cut = image.transform(size, Image.Transform.AFFINE, tuple(place), Image.Resampling.BILINEAR)
        return _dots(cut, box, edits)

    def as_sent(self, edits: Edits) -> Sent:
        """Make what goes out, and look at that."""
        exported = export_picture(self._data, edits, most_bytes=_SENT_BYTES)
        image = open_picture(exported.data).image
        image.thumbnail((WHOLE_SIDE, WHOLE_SIDE))
        size = (exported.width, exported.height)
        return Sent(_dots(image, (0, 0, *size), edits), size, len(exported.data), exported.removed)

    def _read(self) -> Image.Image:
        if self._original is None:
            opened = open_picture(self._data)
            self.moves, self.size = opened.frames > 1, (opened.width, opened.height)
            image = opened.image
            self._original = image if image.mode == "RGB" else _on_white(image)
        return self._original

    def _with_covers(self, covers: tuple[Covered, ...]) -> Image.Image:
        if not covers:
            self._covered = None
            return self._read()
        if self._covered is None or self._covered[0] != covers:
            self._covered = (covers, covered(self._read(), covers))
        return self._covered[1]


def _dots(image: Image.Image, box: Box, edits: Edits) -> Dots:
    rgb = image if image.mode == "RGB" else _on_white(image)
    return Dots(rgb.tobytes(), rgb.size, box, edits)


def _scaled(size: Size, part: float) -> Size:
    return max(1, round(size[0] * part)), max(1, round(size[1] * part))


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    seen = image.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")
