"""What goes out is pixels and at most a colour profile, whatever came in; an independent reader says so."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from composer.pictures.cleaning import (
    Exported,
    Limits,
    export_for,
    export_picture,
    likeness,
    look_alike,
    what_it_carries,
)
from composer.pictures.edits import Covered, Edits
from composer.pictures.reading import PictureError, open_picture
from tests.pictures.made import FORMATS, SECRETS, plain, telling, written

_NEUTRAL = {
    "SourceFile", "ExifTool", "File", "JFIF", "PNG", "ICC_Profile", "Composite", "RIFF", "GIF", "ICC-header",
}  # fmt: skip
_PNG_ONLY = {
    "ImageWidth",
    "ImageHeight",
    "BitDepth",
    "ColorType",
    "Compression",
    "Filter",
    "Interlace",
    "ProfileName",
}


def _groups(data: bytes, file: Path) -> dict[str, set[str]]:
    """What exiftool finds in a picture: tag names by group."""
    file.write_bytes(data)
    shown = subprocess.run(["exiftool", "-j", "-G", "-a", "-u", str(file)], capture_output=True, check=True)
    groups: dict[str, set[str]] = {}
    for key in json.loads(shown.stdout)[0]:
        group, _, tag = key.partition(":")
        groups.setdefault(group, set()).add(tag)
    return groups


@pytest.mark.parametrize("encoding", FORMATS)
@pytest.mark.parametrize("most_bytes", [5_000_000, 6_000])
def test_nothing_but_pixels_and_colour_profile_is_left(
    encoding: str, most_bytes: int, tmp_path: Path
) -> None:
    before = telling(encoding, tmp_path)
    assert any(secret.encode() in before for secret in SECRETS)
    exported = export_picture(before, Edits(), most_bytes=most_bytes)
    groups = _groups(exported.data, tmp_path / "clean")
    assert set(groups) <= _NEUTRAL
    assert groups.get("PNG", set()) <= _PNG_ONLY
    assert "Comment" not in groups["File"]
    assert not [secret for secret in SECRETS if secret.encode() in exported.data]
    assert len(exported.data) <= most_bytes


@pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_was_removed_is_said_location_first(encoding: str, tmp_path: Path) -> None:
    removed = export_picture(telling(encoding, tmp_path), Edits(), most_bytes=5_000_000).removed
    assert removed[:3] == ("location", "camera", "date")
    assert "who took it" in removed


def test_a_picture_with_nothing_to_remove_says_nothing() -> None:
    assert export_picture(written(plain(), "PNG"), Edits(), most_bytes=5_000_000).removed == ()


def test_a_turned_picture_goes_out_upright(tmp_path: Path) -> None:
    before = telling("JPEG", tmp_path)
    assert Image.open(io.BytesIO(before)).size == (320, 240)
    exported = export_picture(before, Edits(), most_bytes=5_000_000)
    assert (exported.width, exported.height) == (240, 320)


def test_the_colour_profile_stays(tmp_path: Path) -> None:
    exported = export_picture(telling("JPEG", tmp_path), Edits(), most_bytes=5_000_000)
    assert Image.open(io.BytesIO(exported.data)).info["icc_profile"]


def test_a_large_picture_is_made_to_fit_in_dots_and_bytes() -> None:
    exported = export_picture(
        written(plain(4032, 3024), "JPEG"), Edits(), most_bytes=80_000, longest_side=2000
    )
    assert max(exported.width, exported.height) <= 2000
    assert len(exported.data) <= 80_000


def test_a_see_through_picture_stays_see_through() -> None:
    image = plain(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    exported = export_picture(written(image, "PNG"), Edits(), most_bytes=5_000_000)
    assert exported.media_type == "image/png"
    assert Image.open(io.BytesIO(exported.data)).mode == "RGBA"


def test_a_moving_picture_still_moves_without_its_comment() -> None:
    frames = [plain(64, 48).rotate(angle) for angle in (0, 90, 180)]
    moving = written(
        frames[0], "GIF", save_all=True, append_images=frames[1:], comment=b"secret comment", duration=80
    )
    exported = export_picture(moving, Edits(), most_bytes=5_000_000)
    back = open_picture(exported.data)
    assert (exported.media_type, back.frames) == ("image/gif", 3)
    assert b"secret" not in exported.data


def test_a_moving_picture_that_was_covered_goes_out_still() -> None:
    frames = [plain(64, 48).rotate(angle) for angle in (0, 90)]
    moving = written(frames[0], "GIF", save_all=True, append_images=frames[1:])
    exported = export_picture(moving, Edits((Covered((0, 0, 64, 48)),)), most_bytes=5_000_000)
    assert open_picture(exported.data).frames == 1
    assert len(set(Image.open(io.BytesIO(exported.data)).convert("RGB").get_flattened_data())) == 1


def test_a_picture_that_cannot_be_made_small_enough_says_so() -> None:
    with pytest.raises(PictureError, match="small enough"):
        export_picture(written(plain(), "JPEG"), Edits(), most_bytes=50)


def test_the_same_picture_is_known_again_after_resizing_and_re_encoding(tmp_path: Path) -> None:
    original = open_picture(telling("PNG", tmp_path))
    smaller = export_picture(written(plain(), "PNG"), Edits(), most_bytes=4_000, longest_side=200)
    other = Image.linear_gradient("L").rotate(90)
    assert look_alike(likeness(original.image), likeness(open_picture(smaller.data).image))
    assert not look_alike(likeness(original.image), likeness(other))


def test_what_a_picture_carries_is_read_without_changing_it(tmp_path: Path) -> None:
    data = telling("JPEG", tmp_path)
    said = what_it_carries(data)
    more = ("a comment", "a small copy of the picture", "editing history", "press details")
    assert set(said) >= {"location", "camera", "date", *more}


def test_one_reading_serves_several_networks_each_within_its_own_limits(tmp_path: Path) -> None:
    data = telling("JPEG", tmp_path)
    limits = (Limits(5_000_000), Limits(6_000), Limits(5_000_000, 100), Limits(60))
    large, small, narrow, refused = export_for(data, Edits(), limits)
    assert isinstance(large, Exported)
    assert isinstance(small, Exported)
    assert isinstance(narrow, Exported)
    assert len(small.data) <= 6_000 < len(large.data)
    assert max(narrow.width, narrow.height) == 100
    assert isinstance(refused, PictureError)
    assert export_picture(data, Edits(), most_bytes=5_000_000) == large


def test_what_fits_one_network_is_not_made_again_for_another() -> None:
    made = export_for(written(plain(), "JPEG"), Edits(), (Limits(4_000_000), Limits(5_000_000)))
    assert made[0] is made[1]
