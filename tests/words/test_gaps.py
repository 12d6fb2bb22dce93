"""Named gaps in templates."""

from __future__ import annotations

from composer.domain.span import Span
from composer.words.gaps import Gap, gaps, hints, next_gap, previous_gap, without_hints

TEXT = "Join us at {{place|the venue}} on {{date}}!"


def test_gaps_are_found_with_their_hints() -> None:
    assert gaps(TEXT) == (Gap(Span(11, 30), "place", "the venue"), Gap(Span(34, 42), "date", ""))


def test_hints_stay_out_of_the_post() -> None:
    assert without_hints(TEXT) == "Join us at {{place}} on {{date}}!"
    assert hints(TEXT) == {"place": "the venue"}


def test_gaps_are_gone_through_in_order_and_end() -> None:
    first = next_gap(TEXT, 0)
    assert first is not None
    second = next_gap(TEXT, first.span.end)
    assert second is not None
    assert (first.name, second.name) == ("place", "date")
    assert next_gap(TEXT, second.span.end) is None


def test_gaps_are_gone_back_through_and_end() -> None:
    last = previous_gap(TEXT, len(TEXT))
    assert last is not None
    before = previous_gap(TEXT, last.span.start)
    assert before is not None
    assert (last.name, before.name) == ("date", "place")
    assert previous_gap(TEXT, before.span.start) is None


def test_a_text_without_gaps_has_none() -> None:
    assert gaps("Braces {like these} and {{}} are no gaps") == ()
    assert next_gap("plain", 0) is None
