"""Number plates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("Silver Ford, reg NL19 ABC", ["NL19 ABC"]),
    ("NK65XTR is blocking the bay", ["NK65XTR"]),
    ("Reg n123 abc, driver left", ["n123 abc"]),
    ("number plate abc 123d", ["abc 123d"]),
]
LEFT_ALONE = [
    "The A19 is closed",
    "COVID19 clinic",
    "B12 injections",
    "voucher code NE25ABC",
    "take the E6 bus",
    "ward B20",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_number_plate_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("vehicle_registration", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_number_plate_is_left_alone(found: Found, text: str) -> None:
    assert found("vehicle_registration", text) == []
