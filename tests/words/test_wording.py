"""Letter case, find and replace, and counts."""

from __future__ import annotations

import pytest

from composer.domain.span import Span
from composer.words.cases import known_cases, lower_case, sentence_case, title_case, upper_case
from composer.words.counting import WordCount, count_words
from composer.words.finding_text import Search, next_place, previous_place, replacement

KNOWN = known_cases(["NHS", "Sunderland", "A&E", "GPs", "care"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "JOIN US IN SUNDERLAND! ASK YOUR GPS OR THE NHS. I AM IN",
            "Join us in Sunderland! Ask your GPs or the NHS. I am in",
        ),
        ("we are in A&E. our NHS team", "We are in A&E. Our NHS team"),
        ("see https://A.uk/X #FutureNHS @STSFTrust", "See https://A.uk/X #FutureNHS @STSFTrust"),
        ("at 2.30pm we meet\nbring tea", "At 2.30pm we meet\nBring tea"),
        ("MY {{Name}} IS BIG", "My {{Name}} is big"),
        ("an unknown ABC stays", "An unknown ABC stays"),
    ],
)
def test_sentence_case_keeps_names_acronyms_links_and_tags(text: str, expected: str) -> None:
    assert sentence_case(text, KNOWN).applied_to(text) == expected


def test_lower_and_upper_case_keep_tags_and_links() -> None:
    text = "Meet Us at https://A.uk #FutureNHS"
    assert lower_case(text, KNOWN).applied_to(text) == "meet us at https://A.uk #FutureNHS"
    assert upper_case(text, KNOWN).applied_to(text) == "MEET US AT https://A.uk #FutureNHS"


def test_title_case_leaves_small_words_small() -> None:
    text = "the future of care in sunderland"
    assert title_case(text, KNOWN).applied_to(text) == "The Future of Care in Sunderland"


def test_a_text_in_its_right_case_needs_no_edit() -> None:
    assert sentence_case("All is well.", KNOWN).edits == ()


def test_finding_takes_plain_text_as_it_is() -> None:
    assert Search("a.b*").find("axb* a.b*") == (Span(5, 9),)


def test_whole_words_and_case_are_heeded() -> None:
    text = "Care, care and scare"
    assert len(Search("care").find(text)) == 3
    assert Search("care", whole_word=True).find(text) == (Span(0, 4), Span(6, 10))
    assert Search("care", whole_word=True, match_case=True).find(text) == (Span(6, 10),)


def test_straight_quotes_find_curly_ones() -> None:
    assert Search("it's").find("It’s here") == (Span(0, 4),)


def test_offsets_are_code_points_after_emoji() -> None:
    assert Search("x").find("👩🏽‍⚕️x") == (Span(5, 6),)


def test_places_are_gone_round_both_ways() -> None:
    places = (Span(1, 2), Span(5, 6))
    assert next_place(places, 6) == Span(1, 2)
    assert previous_place(places, 1) == Span(5, 6)
    assert next_place((), 0) is None


def test_replacing_all_is_one_fix_and_replacing_one_is_one_edit() -> None:
    text = "one two one"
    assert replacement(text, Search("one"), "1\\1").applied_to(text) == "1\\1 two 1\\1"
    assert replacement(text, Search("one"), "1", Span(8, 11)).applied_to(text) == "one two 1"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", WordCount(0, 0, 0)),
        ("One.", WordCount(1, 1, 1)),
        ("Dr. Smith came. It was 2.30pm!", WordCount(6, 2, 3)),
        ("A list\nof lines\n\nhere", WordCount(5, 3, 2)),
        ("See https://a.uk/b.c?d now", WordCount(2, 1, 2)),
        ("It's #FutureNHS day, face-to-face…", WordCount(4, 1, 4)),
        ("👍 👍", WordCount(0, 0, 0)),
    ],
)
def test_words_and_sentences_are_counted_as_a_reader_would(text: str, count: WordCount) -> None:
    assert count_words(text) == count


def test_a_sentence_known_to_end_counts_as_one_that_is_not() -> None:
    sure = "We met the patients. Then we had tea. Dr. Ali came, with prof. Lee and left!"
    assert count_words(sure) == WordCount(16, 3, 8)
    assert count_words(sure.replace(". ", ".\t")) == WordCount(16, 3, 8)
    assert count_words("See www.example.org/patients. Then go.") == WordCount(3, 1, 3)
