"""Dates as people write them in posts, and the weekday they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAY = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?(?=[\s,.])[,.]?\s+(?:the\s+)?\Z", re.I
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,?\s+\d))?"
)
_SHORT_MONTHS = tuple(month[:3] for month in _MONTHS)
_MAY_BE_FIGURES = re.compile(r"\d[/.-]\d")
_WRITTEN = re.compile(
    rf"(?P<day>\d(?<!\w\d)\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"(?=[jfmasond])\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:[:.]\d|[ap]m))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
    re.I,
)
_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)?\d\d)(?![\d/-])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text. Without a year it is the one nearest to today."""

    start: int
    end: int
    day: date
    weekday_span: tuple[int, int] | None = None
    said: str = ""

    @property
    def right_weekday(self) -> str:
        """The weekday it falls on, as long or short as the one that stands there."""
        name = _DAYS[self.day.weekday()]
        right = name if self.said.lower().endswith("day") else name[:3]
        return right.lower() if self.said.islower() else right.upper() if self.said.isupper() else right

    @property
    def weekday_matches(self) -> bool:
        return not self.said or _DAYS[self.day.weekday()].lower().startswith(self.said.lower()[:3])


def find_dates(text: str, today: date) -> Iterator[WrittenDate]:
    """All dates in `text`, in order; what cannot be a date (31 June) is left out."""
    found = []
    folded = text.casefold()
    patterns = [_WRITTEN, _MONTH_FIRST] if any(month in folded for month in _SHORT_MONTHS) else []
    if _MAY_BE_FIGURES.search(text):
        patterns.append(_FIGURES)
    for pattern in patterns:
        for match in pattern.finditer(text):
            day = _resolved(match, today)
            if day is not None:
                found.append(_written(match, day))
    done = 0
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= done:
            yield each
            done = each.end


def _written(match: re.Match[str], day: date) -> WrittenDate:
    text = match.string
    before = _WEEKDAY.search(text, max(0, match.start() - 16), match.start())
    if before is None:
        return WrittenDate(match.start(), match.end(), day)
    start = before.start()
    end = start + len(text[start : match.start()].split()[0].rstrip(",."))
    return WrittenDate(start, match.end(), day, (start, end), text[start:end])


def _resolved(match: re.Match[str], today: date) -> date | None:
    name = match["month"].lower()
    month = int(name) if name.isdecimal() else _month_number(name)
    day, year = int(match["day"]), match["year"]
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        near = [date(each, month, day) for each in _years_around(today, month, day)]
    except ValueError:
        return None
    return min(near, key=lambda one: abs(one - today)) if near else None


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _years_around(today: date, month: int, day: int) -> list[int]:
    years = [year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9999]
    if (month, day) == (2, 29):
        return [year for year in years if year % 4 == 0 and (year % 100 or year % 400 == 0)]
    return years
