"""The plan on paper: what goes out day by day, days worth knowing about, and how regularly each account posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from composer.paper.sheet import Part, Sheet, heading, item, line
from composer.posting.occasions import Recurrence, occasions_between
from composer.posting.rhythm import Standing
from composer.store.drafts import SavedDraft
from composer.ui.posting.plan_days import first_words

_AHEAD = timedelta(days=60)


def plan_sheet(
    planned: Iterable[SavedDraft],
    known: Sequence[Recurrence],
    standings: Sequence[Standing],
    now: datetime,
) -> Sheet:
    """Everything planned, and the occasions of the next two months."""
    today = now.date()
    parts = [line(f"As it stood on {_day(today)}, {now:%H:%M}."), heading("What is planned")]
    days: defaultdict[date, list[tuple[datetime, SavedDraft]]] = defaultdict(list)
    for saved in planned:
        at = datetime.fromisoformat(saved.planned or "")
        days[at.date()].append((at, saved))
    for day in sorted(days):
        parts += [
            item(f"{at:%H:%M}, {first_words(saved, 90)}", _day(day))
            for at, saved in sorted(days[day], key=lambda pair: pair[0])
        ]
    if not days:
        parts.append(line("Nothing yet."))
    parts += _occasions(known, today)
    if standings:
        parts += [heading("How regularly each account posts"), *(item(one.said) for one in standings)]
    return Sheet("Plan of posts", tuple(parts))


def _occasions(known: Sequence[Recurrence], today: date) -> list[Part]:
    found = occasions_between(known, today, today + _AHEAD)
    lines = [item(one.said, _day(one.first)) for one in found]
    return [heading("Days worth knowing about, in the next two months"), *lines] if lines else []


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
