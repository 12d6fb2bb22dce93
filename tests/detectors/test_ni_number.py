"""National Insurance numbers, and codes that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("AB123456C", ["AB123456C"]),
    ("ab 12 34 56 c on the form", ["ab 12 34 56 c"]),
    ("NI QQ 12 34 56 C", ["QQ 12 34 56 C"]),
    ("National Insurance no: jk-12-34-56-d", ["jk-12-34-56-d"]),
    ("NI number AB123456 needs its letter", ["AB123456"]),
    ("N.I. number BG 12 34 56 A", ["BG 12 34 56 A"]),
]
LEFT_ALONE = [
    "order AB123456C",
    "flight BA123456A",
    "GB123456A is a VAT number",
    "AB123456 without a name",
    "Passport AB123456C",
    "at 12 30 45 a light went on",
    "Model number NX-44 20 31 C",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_an_ni_number_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("ni_number", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_an_ni_number_is_left_alone(found: Found, text: str) -> None:
    assert found("ni_number", text) == []
