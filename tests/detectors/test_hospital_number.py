"""Hospital numbers by what they are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("Hospital no: H123456", ["H123456"]),
    ("MRN 00123456", ["00123456"]),
    ("hosp number d1234567", ["d1234567"]),
    ("Unit number 445566", ["445566"]),
    ("Patient number 4471208 is ready to go home", ["4471208"]),
    ("CHI 1503561234", ["1503561234"]),
    ("case note no. A123987", ["A123987"]),
    ("RXK1234567 needs a porter", ["RXK1234567"]),
    ("notes for H123456", ["H123456"]),
    ("Hospital Number - H12 34 56", ["H12 34 56"]),
    ("X-ray number R2049913", ["R2049913"]),
]
LEFT_ALONE = [
    "Registered charity number 1158483",
    "order H123456",
    "Room number 12345",
    "Unit 12, Pallion Trading Estate",
    "patient number 10,000 through our doors",
    "hospital no. 5",
    "Find your hospital number at the top of your letter",
    "We treated 12345 patients",
    "Invoice 4471208",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_hospital_number_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("hospital_number", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_hospital_number_is_left_alone(found: Found, text: str) -> None:
    assert found("hospital_number", text) == []
