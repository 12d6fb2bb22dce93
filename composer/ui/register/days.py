"""Days as people type them: read leniently, shown in one way."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3})[a-z]*\.?[ ,-]+(\d{4}|\d{2})")
EXAMPLE = "for example 22 November 2026"


def read_day(text: str) -> str | None:
    """The day as ISO, '' for nothing, None for what is no day. Days stand before months, as in Britain."""
    plain = " ".join(text.split()).lower()
    if not plain:
        return ""
    found = _ISO.fullmatch(plain)
    if found:
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    found = _NUMBERS.fullmatch(plain)
    if found:
        return _iso(_year(found[3]), int(found[2]), int(found[1]))
    found = _WORDS.fullmatch(plain)
    if found and found[2] in _MONTHS:
        return _iso(_year(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    return None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
