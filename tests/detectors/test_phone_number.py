"""Phone numbers of people, of organisations, and digits that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("her son (07700 900366) is on his way", ["07700 900366"]),
    ("her son (+44 (0)7700 900541) is on his way", ["+44 (0)7700 900541"]),
    ("ring 07700 900123", ["07700 900123"]),
    ("+44 (0)7700 900123", ["+44 (0)7700 900123"]),
    ("+447700900123", ["+447700900123"]),
    ("0044 7700 900123", ["0044 7700 900123"]),
    ("(0191) 498 0123", ["(0191) 498 0123"]),
    ("0191.498.0123", ["0191.498.0123"]),
    ("07700–900–123", ["07700–900–123"]),
    ("07700 900 123/07700 900124", ["07700 900 123", "07700 900124"]),
    ("her number 0191 498 0123 ext 44", ["0191 498 0123 ext 44"]),
    ("text 7700 900123", ["7700 900123"]),
    ("ring her on 5656256", ["5656256"]),
    ("+353 87 123 4567", ["+353 87 123 4567"]),
    ("his mobile is 07912 345678.", ["07912 345678"]),
    ("Call Julie on 0191 498 0123", ["0191 498 0123"]),
]
LEFT_ALONE = [
    "order no 07700900123",
    "tracking 04534473271",
    "ISBN 0140449132",
    "Event code 07700900123",
    "07700 9001234",
    "raised £07700900123",
    "10,000 steps in 2024-2025",
    "Version 3.10.2",
    "£1,234,567",
    "0000 0000 000",
    "Score 3-2, 4-1",
]
PUBLISHED = [
    ("Call 111 or 999", ["111", "999"]),
    ("Samaritans on 116 123", ["116 123"]),
    ("Text SHOUT to 85258", ["85258"]),
    ("Our helpline is 0800 123 4567", ["0800 123 4567"]),
    ("call us on 0300 123 1700", ["0300 123 1700"]),
    ("To book, ring the surgery on 0191 498 0456", ["0191 498 0456"]),
    ("Main switchboard 0191 565 6256", ["0191 565 6256"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_phone_number_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("phone_number", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_phone_number_is_left_alone(found: Found, text: str) -> None:
    assert found("phone_number", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_a_phone_number_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("phone_number", text) == words
