"""What is left when something detected is taken out, or said more vaguely."""

from __future__ import annotations

import pytest

from composer.detectors.vaguer import vaguer_age
from composer.detectors.ways_out import fitted, replaced, taken_out, ways_out
from composer.domain.finding import Edit, Fix
from composer.domain.span import Span


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("kind", "words", "text", "left"),
    [
        ("nhs_number", "943 476 5919", "Joan, 84 (NHS number 943 476 5919), fell.", "Joan, 84, fell."),
        (
            "nhs_number",
            "943 476 5919",
            "She will be there, NHS number 943 476 5919. Bye",
            "She will be there. Bye",
        ),
        ("nhs_number", "943 476 5919", "Hello. Her NHS number is 943 476 5919. Thanks", "Hello. Thanks"),
        ("nhs_number", "4747220526", "We have a letter for 4747220526 here.", "We have a letter here."),
        ("nhs_number", "4747220526", "Seen with NHS no. 4747220526 today.", "Seen today."),
        (
            "hospital_number",
            "D4471208",
            "Missing notes for hospital number D4471208, can anyone help?",
            "Missing notes, can anyone help?",
        ),
        ("hospital_number", "10443829", "MRN: 10443829 still waiting for a bed", "Still waiting for a bed"),
        ("nhs_number", "943 476 5919", "NHS No: 943 476 5919 – can you help?", "Can you help?"),
        ("nhs_number", "943 476 5919", "Joan (NHS no 943 476 5919, aged 4) rang.", "Joan (aged 4) rang."),
        ("hospital_number", "D4471208", "Her MRN was D4471208 and it rained.", "It rained."),
        ("ni_number", "QQ123456C", "The patient, NI number QQ123456C, has moved.", "The patient has moved."),
        ("ni_number", "QQ123456C", "Joan (NI no QQ123456C) rang.", "Joan rang."),
        (
            "date_of_birth",
            "14/03/1951",
            "Relatives of a gentleman, DOB 14/03/1951",
            "Relatives of a gentleman",
        ),
        ("bank_details", "12345678", "Give: sort code x, account number 12345678", "Give: sort code x"),
        ("phone_number", "07700 900123", "Ring our Jo on 07700 900123.", "Ring our Jo."),
        ("place", "Durham Road", "Brought in after the crash on Durham Road.", "Brought in after the crash."),
        ("place", "Washington", "The vicar of a Washington parish rang.", "The vicar of a parish rang."),
        ("time", "Tuesday", "On Tuesday we met a man.", "We met a man."),
        ("street_address", "14 Elm Row", "She has dementia and lives at 14 Elm Row.", "She has dementia."),
        ("ward_or_bed", "Ward E53", "She fell on Ward E53 at night.", "She fell at night."),
    ],
)
def test_taking_it_out_leaves_a_clean_sentence(kind: str, words: str, text: str, left: str) -> None:
    assert taken_out(text, kind, span_of(text, words), "Take it out").applied_to(text) == left


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("Patel", "Thanks to Dr Patel.", "Thanks to a colleague."),
        ("Dr Patel", "Thanks to Dr Patel.", "Thanks to a colleague."),
        ("Mrs K", "Mrs K went home.", "A colleague went home."),
        ("Mary", "Thanks to our lovely Mary!", "Thanks to a colleague!"),
        ("Mary", "Mary's cake", "A colleague's cake"),
        ("James", "We met James’ mum.", "We met a colleague’s mum."),
        ("Mrs Smith", "Mr and Mrs Smith rang.", "A colleague rang."),
    ],
)
def test_a_name_is_replaced_with_all_that_belongs_to_it(words: str, text: str, left: str) -> None:
    assert replaced(text, "person", span_of(text, words), "a colleague", "").applied_to(text) == left


def test_a_role_before_a_name_says_enough() -> None:
    text = "Our volunteer Joan baked a cake."
    first = fitted(text, "person", span_of(text, "Joan"), ())[0]
    assert (first.label, first.applied_to(text)) == ("Say only ‘volunteer’", "Our volunteer baked a cake.")


def test_a_role_without_an_article_gets_one() -> None:
    text = "She was frightened, so nurse Amira sang."
    (only,) = fitted(text, "person", span_of(text, "Amira"), ())
    assert only.applied_to(text) == "She was frightened, so a nurse sang."


def test_a_role_says_enough_in_a_combination_too() -> None:
    text = "Our porter Deb has a broken leg."
    (only,) = ways_out(text, [("person", span_of(text, "Deb"))])
    assert only.applied_to(text) == "Our porter has a broken leg."


def test_somebody_with_a_staff_title_is_first_called_a_colleague() -> None:
    text = "Dr Patel sang."
    span = span_of(text, "Dr Patel")
    offered = [Fix(f"Say 'a {who}'", (Edit(span, f"a {who}"),)) for who in ("patient", "colleague")]
    assert fitted(text, "person", span, offered)[0].applied_to(text) == "A colleague sang."


def test_not_shown_has_no_brackets_within_brackets() -> None:
    text = "Joan (NHS number 943 476 5919) rang."
    made = replaced(text, "nhs_number", span_of(text, "943 476 5919"), "(not shown)", "")
    assert made.applied_to(text) == "Joan (NHS number not shown) rang."


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("84", "A lady of 84 from Roker", "A lady in her eighties from Roker"),
        ("92-year-old", "A 92-year-old man sang", "A man in his nineties sang"),
        ("92-year-old", "Our 92-year-old patient and her dog", "Our patient in her nineties and her dog"),
        ("82", "Joan, 82, and her dog", "Joan, in her eighties, and her dog"),
        ("aged 7", "A boy aged 7 came", "A boy came"),
        ("aged 15", "A boy aged 15 came", "A boy in his teens came"),
        ("19-year-old", "A 19-year-old was hurt", "A teenager was hurt"),
        ("6-week-old", "A 6-week-old baby slept", "A baby slept"),
        ("91 years old", "He is 91 years old.", "He is in his nineties."),
        ("101", "She is 101.", "She is in her nineties or older."),
        ("84", "She turned 84 on Monday.", "She had a birthday on Monday."),
        ("100th birthday", "It was her 100th birthday.", "It was her birthday."),
        ("7 year old", "We met 7 year old Alfie today", "We met Alfie today"),
        ("19-year-old", "A 19-year-old apprentice sang", "An apprentice sang"),
        ("82F", "82F with COPD", "A woman in her eighties with COPD"),
    ],
)
def test_an_age_is_said_as_vaguely_as_the_story_needs(words: str, text: str, left: str) -> None:
    (fix,) = ways_out(text, [("age", span_of(text, words))])
    assert fix.applied_to(text) == left


def test_a_decade_is_vague_enough() -> None:
    assert vaguer_age("in her eighties", Span(0, 15)) is None


def test_a_relative_becomes_somebody() -> None:
    text = "Our nana's back home after her hip op"
    (fix,) = ways_out(text, [("words", span_of(text, "Our nana's"))])
    assert fix.applied_to(text) == "Somebody's back home after her hip op"


def test_everything_that_would_do_for_the_same_part_goes_together() -> None:
    text = "A gentleman from Roker came on Tuesday and sang."
    same = [("place", span_of(text, "Roker")), ("time", span_of(text, "Tuesday"))]
    (fix,) = ways_out(text, same)
    assert fix.label == "Take out ‘Roker’ and take out ‘Tuesday’"
    assert fix.applied_to(text) == "A gentleman came and sang."


def test_there_is_no_way_out_where_one_of_the_same_would_stay() -> None:
    text = "An accident in Roker"
    assert ways_out(text, [("place", span_of(text, "Roker")), ("words", span_of(text, "accident"))]) == ()
