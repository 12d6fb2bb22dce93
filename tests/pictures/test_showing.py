"""What the screen shows is what goes out: edited, small, and without anything that the file says."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.picture import Covered, Edits
from composer.pictures.reading import PictureError
from composer.pictures.showing import for_screen, png_of
from tests.pictures.made import FORMATS, SECRETS, plain, telling, written


@pytest.mark.parametrize("encoding", FORMATS)
def test_small_ones_are_small_and_say_nothing(encoding: str, tmp_path: Path) -> None:
    small, large = for_screen(telling(encoding, tmp_path), Edits(), 40, 100)
    sizes = [max(Image.open(io.BytesIO(one)).size) for one in (small, large)]
    assert sizes == [40, 100]
    assert not [secret for secret in SECRETS if secret.encode() in small + large]


def test_what_is_covered_is_covered_on_the_screen_too() -> None:
    (shown,) = for_screen(written(plain(), "PNG"), Edits((Covered((0, 0, 320, 240)),)), 100)
    lowest_and_highest = Image.open(io.BytesIO(shown)).convert("L").getextrema()
    assert lowest_and_highest == (64, 64)


def test_a_see_through_picture_stays_see_through_on_the_screen() -> None:
    image = plain(mode="RGBA")
    image.putalpha(100)
    (shown,) = for_screen(written(image, "PNG"), Edits(), 50)
    assert Image.open(io.BytesIO(shown)).mode == "RGBA"


def test_copied_dots_become_a_file_that_has_just_them() -> None:
    image = plain(9, 7, "RGBA")
    image.putalpha(255)
    made = Image.open(io.BytesIO(png_of(image.tobytes(), 9, 7)))
    assert (made.mode, made.tobytes()) == ("RGB", image.convert("RGB").tobytes())


@pytest.mark.parametrize("size", [(0, 4), (4, 0), (4, 5)])
def test_dots_that_are_not_a_whole_picture_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(PictureError, match="whole picture"):
        png_of(bytes(64), *size)
