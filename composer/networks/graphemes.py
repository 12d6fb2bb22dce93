"""What a person takes for one character."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from composer.networks.stretches import kept_if_short, odd_stretches

if TYPE_CHECKING:
    import regex

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SAME_SHAPE = "x\u0308"
"""Stands in for a flag: also two code points and one cluster. `regex` takes quadratic time to pair up many flags."""


@cache
def _grapheme() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


@lru_cache(maxsize=8)
def grapheme_count(text: str) -> int:
    """How many extended grapheme clusters a text has."""
    count = len(text) - text.count("\r\n")
    if text.isascii():
        return count
    return count + sum(map(_beyond, odd_stretches(text)))


@kept_if_short
def _beyond(odd: str) -> int:
    """How many graphemes more than characters an odd stretch has, a line end of two counted as one of either."""
    return len(_grapheme().findall(_FLAG.sub(_SAME_SHAPE, odd))) - len(odd) + odd.count("\r\n")


def grapheme_ends(text: str) -> list[int]:
    """Where each extended grapheme cluster of a text ends."""
    return [match.end() for match in _grapheme().finditer(_FLAG.sub(_SAME_SHAPE, text))]
