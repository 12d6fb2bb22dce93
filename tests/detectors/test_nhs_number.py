"""NHS numbers, and ten digits that are something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("NHS number: 9434765919.", ["9434765919"]),
    ("her NHS number (943 476 5919) is wrong", ["943 476 5919"]),
    ("NHS no. 943 476 5919", ["943 476 5919"]),
    ("nhs # 943-476-5919", ["943-476-5919"]),
    ("943 476 5919 needs a bed", ["943 476 5919"]),
    ("943–476–5919", ["943–476–5919"]),
    ("nhs number is 94 3476 5919", ["94 3476 5919"]),
    ("NHS number 943 476 5918 is mistyped", ["943 476 5918"]),
    ("The patient is 9434765919", ["9434765919"]),
    ("９４３ ４７６ ５９１９ in wide digits", ["９４３ ４７６ ５９１９"]),
    ("943 476 5919 (NHS no)", ["943 476 5919"]),
]
LEFT_ALONE = [
    "ISBN 9434765919",
    "ISBN-10: 0-306-40615-2",
    "order number 943 476 5919",
    "Ref: 943 476 5919",
    "Meeting ID 943 476 5919",
    "Call 943 476 5919",
    "tracking for your parcel is 9434765919",
    "9434765919 is the order number",
    "943 476 5918 without a check digit",
    "1111111111",
    "£9434765919",
    "NHS numbers are ten digits long",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_an_nhs_number_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("nhs_number", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_an_nhs_number_is_left_alone(found: Found, text: str) -> None:
    assert found("nhs_number", text) == []
