"""What the window is given to show is what was done to the picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from composer.domain.picture import Cover, Covered, Edits
from composer.looking.easel import WHOLE_SIDE, Dots, Easel
from composer.pictures.reading import PictureError
from tests.ward_photo import ward_photo


@pytest.fixture(scope="module")
def photo() -> bytes:
    return ward_photo(2016)


def _image(dots: Dots) -> Image.Image:
    return Image.frombytes("RGB", dots.size, dots.data)


def test_the_whole_is_small_enough_to_paint(photo: bytes) -> None:
    dots = Easel(photo).whole(Edits())
    assert dots.size == (WHOLE_SIDE, WHOLE_SIDE * 3 // 4)
    assert dots.box == (0, 0, 2016, 1512)


def test_a_small_picture_is_shown_with_every_dot() -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    assert Easel(out.getvalue()).whole(Edits()).size == (30, 20)


def test_a_turned_picture_stands_on_its_side(photo: bytes) -> None:
    dots = Easel(photo).whole(Edits(turned=1))
    assert dots.size[1] > dots.size[0]
    assert dots.box == (0, 0, 1512, 2016)


@pytest.mark.parametrize("edits", [Edits(), Edits(turned=1), Edits(turned=2, straighten=5)], ids=str)
def test_a_part_shows_what_the_whole_shows_there(photo: bytes, edits: Edits) -> None:
    easel = Easel(photo)
    whole = easel.whole(edits)
    wide, high = whole.box[2:]
    box = (wide // 4, high // 4, wide // 2, high // 2)
    size = (whole.size[0] // 4, whole.size[1] // 4)
    part = _image(easel.part(edits, box, size)).resize((16, 16), Image.Resampling.BOX)
    there = (whole.size[0] // 4, whole.size[1] // 4, whole.size[0] // 2, whole.size[1] // 2)
    same = _image(whole).crop(there).resize((16, 16), Image.Resampling.BOX)
    assert max(abs(a - b) for a, b in zip(part.tobytes(), same.tobytes(), strict=True)) < 20


@pytest.mark.parametrize("how", list(Cover))
def test_nothing_under_a_cover_is_shown_however_close_one_looks(photo: bytes, how: Cover) -> None:
    from tests.ward_photo import draw_ward_photo

    other = io.BytesIO()
    draw_ward_photo(2016, ("Ward 9", "Somebody Else", "NHS 000 000 0000")).save(other, "PNG")
    first = io.BytesIO()
    draw_ward_photo(2016).save(first, "PNG")
    edits = Edits((Covered((70, 100, 655, 655), how),))
    shown = [
        Easel(data).part(edits, (60, 90, 670, 670), (800, 760)).data
        for data in (first.getvalue(), other.getvalue())
    ]
    assert shown[0] == shown[1]


def test_what_goes_out_is_shown_with_its_size_and_what_was_removed(photo: bytes) -> None:
    sent = Easel(photo).as_sent(Edits(crop=(0, 0, 800, 600)))
    assert sent.size == (800, 600)
    assert 1_000 < sent.bytes <= 2_000_000
    assert sent.removed[:2] == ("location", "camera")


def test_a_see_through_picture_is_shown_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, "PNG")
    assert set(Easel(out.getvalue()).whole(Edits()).data) == {255}


def test_what_is_no_picture_says_so() -> None:
    with pytest.raises(PictureError, match="not a picture"):
        Easel(b"hello").whole(Edits())
