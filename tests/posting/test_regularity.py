"""Rhythm said kindly, days from data files, and the calendar file that follows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from composer.errors import ComposerError
from composer.paths import RESOURCES
from composer.posting.calendar import Planned
from composer.posting.feed import FEED, write_feed
from composer.posting.occasions import Recurrence, occasions_between, read_occasions
from composer.posting.rhythm import standing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_an_account_is_due_only_after_its_gap_and_some_grace() -> None:
    assert not standing("X", "2 a week", "2026-11-18T13:00:00+00:00", NOW).due
    assert standing("X", "2 a week", "2026-11-17T12:00:00+00:00", NOW).due


def test_without_a_target_nothing_is_ever_due() -> None:
    assert not standing("X", "", "2020-01-01T00:00:00+00:00", NOW).due
    assert not standing("X", "whenever", "", NOW).due


def test_it_is_said_without_blame() -> None:
    said = standing("X @team", "2 a week", "2026-11-10T12:00:00+00:00", NOW).said
    assert said == "X @team: last posted on 10 November. The aim is twice a week."


def occasions(text: str, tmp_path: Path) -> tuple[tuple[Recurrence, ...], tuple[object, ...]]:
    path = tmp_path / "awareness.yml"
    path.write_text(text, "utf-8")
    return read_occasions([path])


def test_the_bundled_days_have_no_mistake_and_say_where_they_are_from() -> None:
    known, problems = read_occasions([RESOURCES / "awareness.yml"])
    assert problems == ()
    assert [one.title for one in known if not one.source] == []
    march = occasions_between(known, date(2027, 3, 1), date(2027, 3, 31))
    assert march[0].kind == "pre_election"
    assert not march[0].verified
    assert "(date not verified)" in march[0].said


def test_a_weekday_rule_finds_its_day_in_every_year(tmp_path: Path) -> None:
    known, _ = occasions("occasions:\n  - {title: A, on: second wednesday of march}\n", tmp_path)
    found = occasions_between(known, date(2026, 1, 1), date(2028, 12, 31))
    assert [one.first for one in found] == [date(2026, 3, 11), date(2027, 3, 10), date(2028, 3, 8)]


def test_the_last_weekday_and_a_fifth_that_does_not_exist(tmp_path: Path) -> None:
    known, _ = occasions("occasions:\n  - {title: A, on: last saturday of june}\n", tmp_path)
    assert occasions_between(known, date(2027, 6, 1), date(2027, 6, 30))[0].first == date(2027, 6, 26)


def test_a_month_that_began_last_year_is_still_on(tmp_path: Path) -> None:
    known, _ = occasions("occasions:\n  - {title: A, every: 12-20, days: 31}\n", tmp_path)
    [found] = occasions_between(known, date(2027, 1, 5), date(2027, 1, 6))
    assert (found.first, found.last) == (date(2026, 12, 20), date(2027, 1, 19))


def test_29_february_falls_on_the_28th_in_other_years(tmp_path: Path) -> None:
    known, _ = occasions('occasions:\n  - {title: A, every: "02-29"}\n', tmp_path)
    assert occasions_between(known, date(2027, 2, 1), date(2027, 2, 28))[0].first == date(2027, 2, 28)


@pytest.mark.parametrize(
    "entry",
    ["{title: A}", "{title: A, every: 13-01}", "{title: A, on: fifth monday of may}", "{every: 01-01}"],
)
def test_a_mistake_is_named_and_the_rest_is_used(entry: str, tmp_path: Path) -> None:
    known, problems = occasions(f"occasions:\n  - {entry}\n  - {{title: B, every: 01-01}}\n", tmp_path)
    assert [one.title for one in known] == ["B"]
    assert "awareness.yml:2" in str(problems[0])


def test_the_calendar_file_follows_what_is_planned(tmp_path: Path) -> None:
    item = Planned("abc", datetime(2026, 12, 1, 9, tzinfo=UTC), "Post: Hello")
    place = write_feed(tmp_path, [item], NOW)
    assert place == tmp_path / FEED
    assert len(Calendar.from_ical(place.read_bytes()).walk("VEVENT")) == 1
    write_feed(tmp_path, [], NOW)
    assert Calendar.from_ical(place.read_bytes()).walk("VEVENT") == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ComposerError, match="Choose another folder"):
        write_feed(tmp_path / "gone", [], NOW)
