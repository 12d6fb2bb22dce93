"""Times."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("yesterday", ["yesterday"]),
    ("last Tuesday", ["last Tuesday"]),
    ("this morning", ["this morning"]),
    ("on 3 March", ["3 March"]),
    ("at 2am", ["2am"]),
    ("over the weekend", ["over the weekend"]),
    ("two days ago", ["two days ago"]),
]
LEFT_ALONE = [
    "you may march on",
    "a second chance",
    "£2.30",
    "born 3 April 1956",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_time_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("time", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_time_is_left_alone(found: Found, text: str) -> None:
    assert found("time", text) == []
