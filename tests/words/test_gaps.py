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


def test_the_next_gap_after_the_last_is_the_first() -> None:
    found = next_gap(TEXT, 40)
    assert found is not None
    assert found.name == "place"


def test_the_gap_before_the_first_is_the_last() -> None:
    found = previous_gap(TEXT, 5)
    assert found is not None
    assert found.name == "date"


def test_a_text_without_gaps_has_none() -> None:
    assert gaps("Braces {like these} and {{}} are no gaps") == ()
    assert next_gap("plain", 0) is None
