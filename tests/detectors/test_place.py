"""Places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("in Houghton-le-Spring", ["Houghton-le-Spring"]),
    ("sunderland", ["sunderland"]),
    ("from Washington", ["Washington"]),
    ("Sunderland Royal Hospital", ["Sunderland Royal Hospital"]),
    ("at Bunny Hill", ["Bunny Hill"]),
]
LEFT_ALONE = [
    "Washington DC",
    "reading a book",
    "take a bath",
    "a big deal",
    "success",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_place_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("place", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_place_is_left_alone(found: Found, text: str) -> None:
    assert found("place", text) == []
