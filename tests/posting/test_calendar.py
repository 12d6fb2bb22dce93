"""The plan is a calendar other programs read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from icalendar import Calendar

from composer.posting.calendar import Planned, plan_as_ics


def test_events_keep_their_id_time_and_reminder() -> None:
    at = datetime(2026, 12, 24, 9, tzinfo=timezone(timedelta(hours=1)))
    written = plan_as_ics(
        [Planned("abc", at, "Thank you; all, of you", "note\nline", 3)], datetime(2026, 11, 22, tzinfo=UTC)
    )
    [event] = Calendar.from_ical(written).walk("VEVENT")
    assert event["UID"] == "abc@post-composer"
    assert event["SUMMARY"] == "Thank you; all, of you"
    assert event["DESCRIPTION"] == "note\nline"
    assert event["SEQUENCE"] == 3
    assert event.decoded("DTSTART") == datetime(2026, 12, 24, 8, tzinfo=UTC)
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(minutes=-15)
