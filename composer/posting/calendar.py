"""The plan as an iCalendar file, to import or subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_LENGTH = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to post at a time. `sequence` grows when it is moved, so that calendars follow."""

    id: str
    at: datetime
    title: str
    note: str = ""
    sequence: int = 0


def plan_as_ics(
    planned: Iterable[Planned], now: datetime, reminder: timedelta = timedelta(minutes=15)
) -> bytes:
    """An iCalendar with one event each and a reminder before it. Times are written in UTC."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Post Composer//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Posts planned")
    for item in planned:
        event = Event()
        start = item.at.astimezone(UTC)
        event.add("uid", f"{item.id}@post-composer")
        event.add("sequence", item.sequence)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", start)
        event.add("dtend", start + _LENGTH)
        event.add("summary", item.title)
        if item.note:
            event.add("description", item.note)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.title)
        alarm.add("trigger", -reminder)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
