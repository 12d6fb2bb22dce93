"""Homes, venues, and things that only read like streets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("Today we visited a lady at 14 Larkspur Terrace", ["14 Larkspur Terrace"]),
    ("Flat 2, 7 Roker Avenue", ["Flat 2, 7 Roker Avenue"]),
    ("14 chester road sunderland", ["14 chester road"]),
    ("8a Otto Terr", ["8a Otto Terr"]),
    ("He lives just off Durham Road", ["Durham Road"]),
    ("She lives at The Old Forge, Front Street", ["The Old Forge, Front Street"]),
    ("lives at 7 The Green", ["7 The Green"]),
    ("Flat 12, Seaforth House", ["Flat 12, Seaforth House"]),
    ("a gentleman in Elmwood Avenue", ["Elmwood Avenue"]),
    ("15 St Luke's Terrace", ["15 St Luke's Terrace"]),
]
LEFT_ALONE = [
    "a 5 minute walk",
    "10 things in a row",
    "2 Mile Walk this Saturday",
    "the 20 Chester Road bus",
    "Ward 4 Chester Road",
    "3 weeks of the recovery way",
    "Durham Road is closed",
    "on 12 March Street food comes to town",
    "100 parking spaces",
]
PUBLISHED = [
    ("Join us at Bunny Hill Primary Care Centre, 12 Hylton Lane", ["12 Hylton Lane"]),
    ("Our new shop is at 12 John Street", ["12 John Street"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_street_address_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("street_address", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_street_address_is_left_alone(found: Found, text: str) -> None:
    assert found("street_address", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_a_street_address_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("street_address", text) == words
