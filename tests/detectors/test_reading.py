"""A piece made ready for the detectors: its words and where patterns are tried."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.detectors.reading import Reading, matches_at


def test_words_with_figures_are_told_from_the_others() -> None:
    reading = Reading("Ward E53, 10am: 2 beds, no T2DM")
    starts = reading.figures
    assert [reading.folded[start:].split()[0].strip(",:") for start in starts] == ["e53", "10am", "2", "t2dm"]


@settings(max_examples=400, deadline=None)
@given(text=st.text(st.sampled_from("abZ5 _.'-\n\x1c\x85\xa0éª²µßłŁ٣😀’中"), max_size=20))
def test_words_are_runs_of_letters_and_figures_of_any_script(text: str) -> None:
    reading = Reading(text)
    assert reading.listed == re.findall(r"[^\W_]+", reading.folded)


def test_a_piece_without_figures_has_none() -> None:
    assert Reading("No figures here").figures == []


def test_the_places_of_a_set_of_words_are_found_in_any_letter_case() -> None:
    assert Reading("The ward, the WARD and wards").spots(frozenset(("ward",))) == [4, 14]


@pytest.mark.parametrize("text", ["1 22 333", "12 1", "a1 b2", "", "11 22 33 44"])
def test_a_pattern_tried_where_it_can_begin_finds_what_it_finds_in_the_whole_text(text: str) -> None:
    pattern = re.compile(r"\d+(?: \d+)?")
    reading = Reading(text)
    digits = [match.start() for match in re.finditer(r"(?<!\d)\d", reading.folded)]
    found = [match.span() for match in matches_at(pattern, reading.folded, digits, reading.figures)]
    assert found == [match.span() for match in pattern.finditer(reading.folded)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Ann’s”\u00a0–\u00a05", '"Ann\'s" - 5'),
        ("𝗠𝗮𝗿𝘆 ＠ 5", "Mary @ 5"),
        ("İ and ﬁ", "İ and ﬁ"),
        ("`x`", "'x'"),
    ],
)
def test_look_alikes_become_plain_at_the_same_places(text: str, plain: str) -> None:
    reading = Reading(text)
    assert reading.plain == plain
    assert len(reading.folded) == len(text)
