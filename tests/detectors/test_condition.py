"""Conditions, and words that only sound like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("my dad's Parkinson's", ["Parkinson's"]),
    ("she had a stroke", ["stroke"]),
    ("he has type 2 diabetes", ["type 2 diabetes"]),
    ("he took an overdose", ["took an overdose"]),
    ("our mam has MS", ["MS"]),
    ("admitted with COPD", ["COPD"]),
    ("her broken hip", ["broken hip"]),
    ("he has motor neurone disease", ["motor neurone disease"]),
    ("a lad with a learning disability", ["learning disability"]),
    ("his migraines", ["migraines"]),
    ("she had a miscarriage", ["miscarriage"]),
]
LEFT_ALONE = [
    "Stroke the cat",
    "cold weather",
    "septic tank",
    "that dress fits the bill",
    "Ms Patel",
    "economic depression",
    "alcoholic hand gel",
    "Dr Parkinson",
]
PUBLISHED = [
    ("Dementia Awareness Week", ["Dementia"]),
    ("Join our diabetes clinic", ["diabetes"]),
    ("Parkinson's UK", ["Parkinson's"]),
    ("Free flu vaccines for all staff", ["flu"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_condition_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("condition", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_a_condition_is_left_alone(found: Found, text: str) -> None:
    assert found("condition", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_a_condition_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("condition", text) == words
