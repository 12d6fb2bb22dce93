"""Turns lists of words into one pattern."""

from __future__ import annotations


def any_of(words: str) -> str:
    """A group that matches any of the comma-separated `words`, which may be patterns themselves, longest first."""
    listed = sorted(
        {word.strip() for word in words.split(",") if word.strip()}, key=lambda word: (-len(word), word)
    )
    return f"(?:{'|'.join(listed)})"


MONTH = any_of(
    "jan(?:uary)?,feb(?:ruary)?,mar(?:ch)?,apr(?:il)?,may,june?,july?,aug(?:ust)?,sept?(?:ember)?,oct(?:ober)?,"
    "nov(?:ember)?,dec(?:ember)?"
)
WEEKDAY = any_of(
    "mon(?:day)?,tue(?:s(?:day)?)?,wed(?:s|nesday)?,thu(?:r(?:s(?:day)?)?)?,fri(?:day)?,sat(?:urday)?,sun(?:day)?"
)
FULL_WEEKDAY = any_of("monday,tuesday,wednesday,thursday,friday,saturday,sunday")


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())
