"""Handles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("thanks @janesmith.", ["@janesmith"]),
    ("@jane.bsky.social", ["@jane.bsky.social"]),
    ("@jane@mastodon.social", ["@jane@mastodon.social"]),
]
LEFT_ALONE = [
    "Meet @7pm",
    "jane@nhs.net",
    "@ the hub",
]
PUBLISHED = [
    ("follow @ATBSunderland", ["@ATBSunderland"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_handle_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("handle", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_handle_is_left_alone(found: Found, text: str) -> None:
    assert found("handle", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_a_handle_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("handle", text) == words
