"""What a person takes for one character."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_FIRST_COMBINING = "\u0300"


@cache
def grapheme() -> regex.Pattern[str]:
    """Matches one extended grapheme cluster."""
    import regex

    return regex.compile(r"\X")


def grapheme_count(text: str) -> int:
    """How many extended grapheme clusters a text has."""
    if not text:
        return 0
    if max(text) < _FIRST_COMBINING:
        return len(text) - text.count("\r\n")
    return len(grapheme().findall(text))
