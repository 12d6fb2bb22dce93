"""Postcodes of homes, of organisations, and codes that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("she lives at SR4 7TX", ["SR4 7TX"]),
    ("sr5 1aa", ["sr5 1aa"]),
    ("SR51AB", ["SR51AB"]),
    ("visited her in EC1A 1BB", ["EC1A 1BB"]),
    ("W1A 0AX, M1 1AE, CR2 6XH and DN55 1PT", ["W1A 0AX", "M1 1AE", "CR2 6XH", "DN55 1PT"]),
]
LEFT_ALONE = [
    "route E1 2ND",
    "iPhone S8 8GB",
    "Type 2 diabetes",
    "size M1 3XL",
    "sku SR4 7TP",
    "E17 and N1",
    "Form AB1 2CD",
    "we meet at n1 4th floor",
    "XX1 1AA",
]
PUBLISHED = [
    ("Sunderland Royal Hospital, Kayll Road, SR4 7TP", ["SR4 7TP"]),
    ("Join us at the community hall, SR6 0AA", ["SR6 0AA"]),
    ("SR4 7TP", ["SR4 7TP"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_postcode_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("postcode", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_postcode_is_left_alone(found: Found, text: str) -> None:
    assert found("postcode", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_a_postcode_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("postcode", text) == words
