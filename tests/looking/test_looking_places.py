"""Where things are in a picture that is turned, straightened, cropped and covered."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from composer.domain.picture import Covered, Edits
from composer.looking.places import (
    bounds,
    covers_all,
    crop_without_corners,
    grown,
    shown_size,
    to_shown,
)
from composer.pictures.edits import apply_edits

_SIZE = (300, 200)
_BOX = (100, 50, 140, 70)


@pytest.mark.parametrize("turned", range(4))
@pytest.mark.parametrize("degrees", [0.0, 7.0, -12.5])
def test_a_dot_is_found_where_the_edits_put_it(turned: int, degrees: float) -> None:
    image = Image.new("RGB", _SIZE)
    image.paste((255, 255, 255), (117, 57, 124, 64))
    edits = Edits(turned=turned, straighten=degrees)
    x, y = to_shown(_SIZE, edits).at(120.5, 60.5)
    after = apply_edits(image, edits)
    assert after.size == shown_size(_SIZE, edits)
    assert after.getpixel((int(x), int(y))) == (255, 255, 255)


@given(st.integers(0, 3), st.floats(-15, 15), st.integers(0, 300), st.integers(0, 200))
def test_the_way_there_and_back_ends_where_it_began(turned: int, degrees: float, x: int, y: int) -> None:
    there = to_shown(_SIZE, Edits(turned=turned, straighten=degrees))
    back = there.undone().at(*there.at(x, y))
    assert math.dist(back, (x, y)) < 1e-6


@pytest.mark.parametrize("degrees", [3.0, -10.0, 15.0])
def test_cut_as_offered_a_straightened_picture_has_no_empty_corner(degrees: float) -> None:
    image = Image.new("RGB", _SIZE, "white")
    crop = crop_without_corners(_SIZE, Edits(straighten=degrees))
    after = apply_edits(image, Edits(straighten=degrees, crop=crop))
    assert min(after.getextrema()) == (255, 255)


def test_a_level_picture_needs_no_cut() -> None:
    assert crop_without_corners(_SIZE, Edits(turned=1)) is None


@pytest.mark.parametrize(
    "edits",
    [
        Edits((Covered((90, 40, 150, 80)),)),
        Edits((Covered((90, 40, 120, 80)), Covered((119, 40, 150, 80)))),
        Edits((Covered(brush=((80, 60), (160, 60)), width=40),)),
        Edits(crop=(0, 80, 300, 200)),
        Edits(crop=(0, 0, 40, 300), turned=1),
    ],
    ids=["box", "two boxes", "brush", "cropped away", "turned and cropped away"],
)
def test_it_is_known_to_be_gone(edits: Edits) -> None:
    assert covers_all(_BOX, _SIZE, edits)


@pytest.mark.parametrize(
    "edits",
    [
        Edits(),
        Edits((Covered((90, 40, 130, 80)),)),
        Edits((Covered(brush=((80, 60), (160, 60)), width=8),)),
        Edits(crop=(0, 60, 300, 200)),
    ],
    ids=["nothing done", "half a box", "thin brush", "half cropped"],
)
def test_it_is_known_to_be_partly_seen(edits: Edits) -> None:
    assert not covers_all(_BOX, _SIZE, edits)


def test_what_is_said_to_be_gone_has_gone_from_the_dots() -> None:
    image = Image.new("RGB", _SIZE, "white")
    edits = Edits((Covered(brush=((80, 60), (160, 60)), width=40),))
    assert apply_edits(image, edits).crop(_BOX).getextrema() == ((64, 64),) * 3


def test_a_box_grows_but_not_out_of_the_picture() -> None:
    assert grown((0, 0, 100, 50), _SIZE) == (0, 0, 106, 56)
    assert grown((200, 100, 300, 200), _SIZE) == (188, 88, 300, 200)


def test_bounds_take_in_every_place() -> None:
    assert bounds([(1.2, 8.9), (5.5, 2.1)]) == (1, 2, 6, 9)
