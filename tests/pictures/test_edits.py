"""A covered area is really gone: nothing of it can be worked out from what goes out."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageDraw

from composer.pictures.cleaning import export_picture
from composer.pictures.edits import Cover, Covered, Edits, apply_edits
from tests.pictures.made import plain, written

_BOX = (40, 40, 200, 120)


def _badge(name: str) -> Image.Image:
    """A picture that differs only by the name on the badge."""
    image = plain()
    draw = ImageDraw.Draw(image)
    draw.rectangle(_BOX, fill="white")
    draw.text((60, 60), name, fill="black", font_size=24)
    return image


@pytest.mark.parametrize("how", list(Cover))
def test_what_goes_out_is_byte_for_byte_the_same_whatever_was_under_the_cover(how: Cover) -> None:
    edits = Edits((Covered(_BOX, how),))
    exported = [
        export_picture(written(_badge(name), "PNG"), edits, most_bytes=5_000_000).data
        for name in ("ANNA B", "OLU X")
    ]
    assert exported[0] == exported[1]


@pytest.mark.parametrize("how", list(Cover))
def test_neither_does_a_brush_leave_anything_of_what_it_went_over(how: Cover) -> None:
    edits = Edits((Covered(brush=((20, 80), (220, 80)), width=90, how=how),))
    exported = [
        export_picture(written(_badge(name), "PNG"), edits, most_bytes=5_000_000).data
        for name in ("ANNA B", "OLU X")
    ]
    assert exported[0] == exported[1]


def test_a_cover_does_not_take_its_colours_from_what_lies_under_its_neighbour() -> None:
    beside = (_BOX[2], _BOX[1], 300, _BOX[3])
    edits = Edits((Covered(beside, Cover.BLUR), Covered(_BOX, Cover.PIXELATE)))
    covered = [apply_edits(_badge(name), edits).tobytes() for name in ("ANNA B", "MMMMMMMMMM")]
    assert covered[0] == covered[1]


@pytest.mark.parametrize("how", [Cover.PIXELATE, Cover.BLUR])
def test_a_soft_cover_takes_on_the_colours_around_it(how: Cover) -> None:
    image = Image.new("RGB", (100, 100), (20, 120, 220))
    image.paste((255, 255, 255), (30, 30, 70, 70))
    after = apply_edits(image, Edits((Covered((30, 30, 70, 70), how),))).crop((30, 30, 70, 70))
    plain_ground = Image.new("RGB", after.size, (20, 120, 220))
    assert max(ImageChops.difference(after, plain_ground).tobytes()) <= 16


def test_a_quarter_turn_changes_the_sides_over_and_is_anticlockwise() -> None:
    image = Image.new("RGB", (40, 20), "black")
    image.putpixel((39, 0), (255, 255, 255))
    after = apply_edits(image, Edits(turned=1))
    assert (after.size, after.getpixel((0, 0))) == ((20, 40), (255, 255, 255))
    assert apply_edits(image, Edits(turned=-4)).tobytes() == image.tobytes()


def test_a_brush_covers_its_path_and_leaves_the_rest() -> None:
    before = _badge("ANNA B")
    after = apply_edits(before, Edits((Covered(brush=((50, 75), (190, 75)), width=60),)))
    assert after.crop((60, 55, 180, 95)).getextrema() == ((64, 64),) * 3
    assert ImageChops.difference(before, after).getbbox() == (20, 45, 221, 106)


def test_what_is_cropped_away_is_not_in_what_goes_out() -> None:
    exported = export_picture(
        written(_badge("ANNA B"), "PNG"), Edits(crop=(220, 0, 320, 240)), most_bytes=5_000_000
    )
    again = export_picture(
        written(_badge("OLU X"), "PNG"), Edits(crop=(220, 0, 320, 240)), most_bytes=5_000_000
    )
    assert exported.data == again.data
    assert (exported.width, exported.height) == (100, 240)


def test_straightening_keeps_the_size_and_the_cover() -> None:
    after = apply_edits(_badge("ANNA B"), Edits((Covered(_BOX),), straighten=5))
    assert after.size == (320, 240)
    assert after.getpixel((120, 80)) == (64, 64, 64)


def test_a_box_outside_the_picture_changes_nothing_and_the_original_is_left_alone() -> None:
    image = plain()
    before = image.tobytes()
    assert (
        apply_edits(image, Edits((Covered((900, 900, 950, 950)),), crop=(50, 50, 50, 50))).tobytes() == before
    )
    apply_edits(image, Edits((Covered(_BOX),)))
    assert image.tobytes() == before


def test_see_through_and_grey_pictures_are_covered_too() -> None:
    for mode in ("RGBA", "L"):
        image = Image.new(mode, (50, 50))
        edited = apply_edits(image, Edits((Covered((0, 0, 50, 50)),)))
        out = io.BytesIO()
        edited.save(out, "PNG")
        assert edited.convert("RGB").getextrema() == ((64, 64),) * 3
