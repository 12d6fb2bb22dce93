"""Finding names by what is typed of them."""

from __future__ import annotations

import pytest

from composer.words.fuzzy import FuzzyIndex, words_of

NAMES = [
    "Sunderland City Council",
    "Age UK Sunderland",
    "#FutureNHS",
    "South Tyneside and Sunderland Trust",
    "Café Zoë",
]


def found(query: str, **options: object) -> list[str]:
    index = FuzzyIndex([(name,) for name in NAMES])
    return [NAMES[number] for number in index.search(query, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sunderland c", "Sunderland City Council"),
        ("council sund", "Sunderland City Council"),
        ("futurenhs", "#FutureNHS"),
        ("nhs", "#FutureNHS"),
        ("ageuk", "Age UK Sunderland"),
        ("scc", "Sunderland City Council"),
        ("tynsid", "South Tyneside and Sunderland Trust"),
        ("futrenhs", "#FutureNHS"),
        ("futturenhs", "#FutureNHS"),
        ("cafe zoe", "Café Zoë"),
    ],
)
def test_beginnings_parts_initials_and_slips_find_the_name(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_the_more_used_comes_first_among_equals() -> None:
    assert found("sunderland", weights={3: 4})[0] == "South Tyneside and Sunderland Trust"


def test_the_better_match_comes_before_the_more_used() -> None:
    assert found("city", weights={2: 99})[0] == "Sunderland City Council"


def test_nothing_is_found_for_letters_that_are_not_there() -> None:
    assert found("qqqq") == []


def test_without_a_query_the_used_come_first_and_then_all_in_order() -> None:
    assert found("", weights={4: 1}) == ["Café Zoë", *NAMES[:4]]


def test_what_is_not_accepted_is_not_found() -> None:
    assert found("sunderland", accept=lambda number: number == 1) == ["Age UK Sunderland"]


def test_a_hashtag_has_the_words_its_capitals_show() -> None:
    assert words_of("#HoughtonLeSpring") == ["houghton", "le", "spring"]
