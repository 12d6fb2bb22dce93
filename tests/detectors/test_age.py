"""A person's age, and other numbers of years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("an 82-year-old man", ["82-year-old"]),
    ("82yo lady", ["82yo"]),
    ("a man aged 50", ["aged 50"]),
    ("She's 91 and still dancing", ["91"]),
    ("he is only 4", ["4"]),
    ("She turned 100 on Friday", ["100"]),
    ("her 100th birthday", ["100th birthday"]),
    ("in his eighties", ["in his eighties"]),
    ("a woman in her late forties", ["in her late forties"]),
    ("Margaret, 82, from Roker", ["82"]),
    ("Margaret (82) went home", ["82"]),
    ("6 weeks old", ["6 weeks old"]),
    ("seventy-four year old", ["seventy-four year old"]),
    ("3yo, at it again", ["3yo"]),
    ("82F with chest pain", ["82F"]),
    ("Sorry Fatima 33, your appointment moved", ["33"]),
    ("Our 92-year-old patient on ward 3", ["92-year-old"]),
    ("a 15-year-old volunteer", ["15-year-old"]),
    ("Alfie, five, from Seaham", ["five"]),
    ("who at 87 has walked home", ["87"]),
    ("a pensioner (78)", ["78"]),
    ("brothers aged 7 and 9", ["aged 7"]),
]
LEFT_ALONE = [
    "Our 10-year-old building",
    "our service is 75 years old",
    "the NHS turns 75",
    "aged 16 and over",
    "over-65s",
    "ages 5 to 11",
    "everyone aged 40 to 74",
    "All 2 and 3 year olds",
    "women aged 50-70",
    "for 30 years",
    "a 10 year plan",
    "under 5s",
    "Your 3 year old can have the vaccine",
    "We turned 40!",
    "Happy 30th birthday to our charity shop",
    "a 12-week-old puppy",
    "is 5 minutes away",
    "retirement age is 67",
    "16+",
    "turn 180 degrees",
    "People in their 50s",
    "It is 28 degrees",
    "Twitter is 20 years old",
    "Go to Chelsea 15, the clinic on your left",
    "Bring form Rose 22, your copy",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_an_age_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("age", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_an_age_is_left_alone(found: Found, text: str) -> None:
    assert found("age", text) == []
