"""What a person takes for one character."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_FIRST_COMBINING = "\u0300"
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SAME_SHAPE = "x\u0308"
"""Stands in for a flag: also two code points and one cluster. `regex` takes quadratic time to pair up many flags."""


@cache
def _grapheme() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


def grapheme_count(text: str) -> int:
    """How many extended grapheme clusters a text has."""
    if not text:
        return 0
    if max(text) < _FIRST_COMBINING:
        return len(text) - text.count("\r\n")
    return len(_grapheme().findall(_FLAG.sub(_SAME_SHAPE, text)))


def grapheme_ends(text: str) -> list[int]:
    """Where each extended grapheme cluster of a text ends."""
    return [match.end() for match in _grapheme().finditer(_FLAG.sub(_SAME_SHAPE, text))]
