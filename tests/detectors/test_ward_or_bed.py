"""Wards, bays and beds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("Ward 7", ["Ward 7"]),
    ("on ward D43, bed 12", ["ward D43", "bed 12"]),
    ("side room 2", ["side room 2"]),
    ("room 4 on Ward 9", ["room 4", "Ward 9"]),
    ("on ICU", ["ICU"]),
    ("the stroke ward", ["stroke ward"]),
]
LEFT_ALONE = [
    "Meet in Room 4",
    "Castle ward councillors",
    "a 12-bed unit",
    "Band 7",
    "12 beds will open",
    "parking is free",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_ward_or_bed_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("ward_or_bed", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_ward_or_bed_is_left_alone(found: Found, text: str) -> None:
    assert found("ward_or_bed", text) == []
