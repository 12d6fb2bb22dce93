"""Days worth planning for: awareness days, local events, and pre-election windows, from a data file."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from composer.words.located import Located, Problem, read_located

KINDS = ("awareness", "local", "pre_election")
_KEYS = ("title", "kind", "every", "on", "from", "to", "days", "source", "checked", "verified", "note")
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
_MONTHS = tuple(name.lower() for name in calendar.month_name)
_HOW = "write 'every: 10-10', 'on: second wednesday of march', or 'from: 2027-03-22'"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day or stretch of days. A date that nobody could confirm is not `verified`, and is shown so."""

    title: str
    kind: str
    first: date
    last: date
    source: str = ""
    verified: bool = False
    note: str = ""

    @property
    def said(self) -> str:
        return self.title if self.verified else f"{self.title} (date not verified)"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An occasion as the file has it. `every` is (month, day), `on` is (place, weekday, month)."""

    title: str
    kind: str
    days: int = 1
    every: tuple[int, int] | None = None
    on: tuple[int, int, int] | None = None
    first: date | None = None
    last: date | None = None
    source: str = ""
    verified: bool = False
    note: str = ""

    def in_year(self, year: int) -> Occasion | None:
        """The occasion as it falls in a year; None if it does not."""
        if self.first is not None:
            first = self.first if self.first.year == year else None
        elif self.every is not None:
            month, day = self.every
            first = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        else:
            first = _nth(year, *self.on) if self.on is not None else None
        if first is None:
            return None
        last = self.last or first + timedelta(days=self.days - 1)
        return Occasion(self.title, self.kind, first, last, self.source, self.verified, self.note)


def occasions_between(known: Iterable[Recurrence], first: date, last: date) -> list[Occasion]:
    """What touches these days, in order; long windows come first on a day."""
    found = [
        occasion
        for one in known
        for year in range(first.year - 1, last.year + 1)
        if (occasion := one.in_year(year)) and occasion.first <= last and occasion.last >= first
    ]
    return sorted(found, key=lambda one: (one.kind != "pre_election", one.first, one.title))


def read_occasions(paths: Iterable[Path]) -> tuple[tuple[Recurrence, ...], tuple[Problem, ...]]:
    """All files that are there, one after another; an entry with a mistake is left out and named."""
    found: list[Recurrence] = []
    problems: list[Problem] = []
    for path in paths:
        whole = read_located(path, problems) if path.exists() else None
        if whole is not None:
            whole.allow(("title", "owner", "checked", "occasions"))
            made = (_recurrence(entry) for entry in whole.entries("occasions"))
            found += [one for one in made if one is not None]
    return tuple(found), tuple(problems)


def _recurrence(entry: Located) -> Recurrence | None:
    entry.allow(_KEYS)
    title = entry.text("title", required=True)
    first, every, on = entry.day("from"), _month_day(entry), _weekday_rule(entry)
    if not title or (first is None and every is None and on is None):
        if title:
            entry.blame("title", f"'{title}' has no date; {_HOW}")
        return None
    return Recurrence(
        title,
        entry.one_of("kind", KINDS, "awareness"),
        entry.number("days") or 1,
        every,
        on,
        first,
        entry.day("to"),
        entry.text("source"),
        entry.truth("verified", default=False),
        entry.text("note"),
    )


def _month_day(entry: Located) -> tuple[int, int] | None:
    text = entry.text("every")
    if not text:
        return None
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        entry.blame("every", f"'{text}' is not a day of the year; write it as 10-31 for 31 October")
        return None
    return day.month, day.day


def _weekday_rule(entry: Located) -> tuple[int, int, int] | None:
    text = entry.text("on")
    if not text:
        return None
    words = text.lower().split()
    if len(words) == 4 and words[0] in _PLACES and words[1] in _WEEKDAYS and words[3] in _MONTHS[1:]:
        return _PLACES[words[0]], _WEEKDAYS.index(words[1]), _MONTHS.index(words[3])
    entry.blame("on", f"'{text}' is not understood; write it as 'second wednesday of march'")
    return None


def _nth(year: int, place: int, weekday: int, month: int) -> date | None:
    days = [week[weekday] for week in calendar.Calendar().monthdayscalendar(year, month) if week[weekday]]
    return date(year, month, days[place]) if place < len(days) else None
