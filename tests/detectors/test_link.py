"""Links."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("see https://www.nhs.uk/x.", ["https://www.nhs.uk/x"]),
    ("(www.example.org)", ["www.example.org"]),
    ("bbc.co.uk/news", ["bbc.co.uk/news"]),
    ("bit.ly/abc", ["bit.ly/abc"]),
    ("https://en.wikipedia.org/wiki/Ward_(hospital)", ["https://en.wikipedia.org/wiki/Ward_(hospital)"]),
]
LEFT_ALONE = [
    "jane@nhs.net",
    "end.Then start",
    "3.14",
    "it was.me and",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_link_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("link", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_link_is_left_alone(found: Found, text: str) -> None:
    assert found("link", text) == []
