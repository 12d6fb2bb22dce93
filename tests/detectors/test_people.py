"""Names of people are found in every letter case and from every community; things named after people are not."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from composer.detectors.people import find_people


def alarms(text: str) -> list[str]:
    return [found.span.of(text) for found in find_people(text) if not found.public]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Well done Mary for passing your exams!", "Mary"),
        ("Huge thanks to John O'Neill for covering nights.", "John O'Neill"),
        ("Congratulations to Agnieszka Kowalska, our new ward sister.", "Agnieszka Kowalska"),
        ("Oluwaseun Adeyemi joined our physio team today.", "Oluwaseun Adeyemi"),
        ("Our patient Siobhan rang the bell today", "Siobhan"),
        ("We asked Harpreet Kaur what she would say to others.", "Harpreet Kaur"),
        ("thank you to sivakumar and the team", "sivakumar"),
        ("RIP Mohammed Iqbal, a true legend of Ward 7", "Mohammed Iqbal"),
        ("Happy retirement Rhys ap Morgan!", "Rhys"),
        ("Shoshana told us about living with lupus.", "Shoshana"),
        ("Mehmet Yildirim said staff could not have done more.", "Mehmet Yildirim"),
        ("Anne-Marie needs a lift home", "Anne-Marie"),
    ],
)
def test_a_name_is_found_whatever_its_origin(text: str, name: str) -> None:
    assert any(found.startswith(name) for found in alarms(text))


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_a_name_is_found_in_any_letter_case(change: object) -> None:
    assert callable(change)
    text = change("Huge thanks to Agnieszka for looking after my mam")
    assert [found.lower() for found in alarms(text)] == ["agnieszka"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Saw Dr P in clinic", "Dr P"),
        ("Mrs K fell again last night", "Mrs K"),
        ("mrs k fell again last night", "mrs k"),
        ("Thank you Nurse Joy", "Nurse Joy"),
        ("Sister Agnes retires today", "Sister Agnes"),
        ("Mr. Okafor is in bed 4", "Mr. Okafor"),
        ("our Mary got her transplant", "Mary"),
        ("my Aunty Pat is on the mend", "Pat"),
        ("little Alfie went home", "Alfie"),
        ("Can whoever has Norma's notes bring them back", "Norma"),
        ("At the desk, ask for Pat", "Pat"),
        ("Text Dot on 07700 900923 about the raffle", "Dot"),
        ("Celebrating with Miss Lumsden today", "Miss Lumsden"),
        ("Ivy, 94, still knits hats", "Ivy"),
        ("Rose (71) has a new hip", "Rose"),
    ],
)
def test_titles_initials_and_kin_words_give_a_name_away(text: str, name: str) -> None:
    assert alarms(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Bevan Suite is closed.",
        "Flu jabs on Nightingale Ward today.",
        "The clinic moves to James Cook University Hospital.",
        "Marie Curie and Macmillan have stalls at our fair.",
        "Talk to Samaritans on 116 123.",
        "Find us on John Street, next to Marks & Spencer.",
        "St Anthony's Primary sang carols for us.",
        "It is Parkinson's awareness week.",
        "Living with Crohn's or Alzheimer's? Come along.",
        "Alexa, call NHS 111.",
        "Aston Villa fans raised £500.",
        "May is a busy month. Will you join us in June?",
        "Hope to see you there. Mark your diaries!",
        "Santa is coming to the children's ward.",
        "Have you heard about Martha's Rule?",
        "Therapy dog Bertie visits on Friday.",
        "Thank you for calling.",
        "",
    ],
)
def test_things_named_after_people_do_not_alarm(text: str) -> None:
    assert alarms(text) == []


def test_jack_of_the_campaign_is_known() -> None:
    assert alarms("How would this help Jack? #all4jack") == []
    assert alarms("How would this help Jack? #All4Jack") == []


def test_jack_without_the_campaign_is_a_person() -> None:
    assert alarms("We said goodbye to Jack, who died on Sunday.") == ["Jack"]


def test_somebody_who_may_be_named_comes_back_as_public() -> None:
    text = "Well done Dr Mary Smith and Tom Jones!"
    found = {each.value: each.public for each in find_people(text, {"mary smith"})}
    assert found == {"dr mary smith": True, "tom jones": False}


def test_a_part_of_a_name_that_may_be_named_is_public_beside_it() -> None:
    text = "Amira Patel joins us. Amira likes tea. Tom Patel does not."
    found = [(each.value, each.public) for each in find_people(text, {"amira patel"})]
    assert found == [("amira patel", True), ("amira", True), ("tom patel", False)]


def test_a_part_of_a_name_that_may_be_named_alone_may_be_somebody_else() -> None:
    assert [each.public for each in find_people("Well done Amira!", {"amira patel"})] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sam is home from hospital.", "Sam"),
        ("We waited. Grant had a stroke in May.", "Grant"),
        ("Rose Young came first.", "Rose Young"),
        ("When Penny fell at home, we came.", "Penny"),
        ("Our ward clerk Stanley deserves a medal.", "Stanley"),
        ("Her husband Grant was allowed to stay overnight.", "Grant"),
        ("Condolences to Marge and her girls.", "Marge"),
        ("Big hugs to Long, who passed her exam.", "Long"),
        ("Recipe by Chester, our hospital cook.", "Chester"),
        ("Keynote from Prof Pope starting now.", "Prof Pope"),
        ("We all miss you #RIPElsieSmith", "#RIPElsieSmith"),
    ],
)
def test_words_that_only_a_person_has_beside_them_make_a_name(text: str, name: str) -> None:
    assert name in alarms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Grace and kindness go a long way.",
        "Poppy appeal volunteers raised £900.",
        "Mark it in your diary.",
        "UKHSA and NEAS colleagues came to see us.",
        "Don't Miss Eurovision night on the ward.",
        "The clinic is shut from Jan 2 to Jan 9.",
        "We met teams from Preston, Carlisle and Kendal.",
        "How to log in to Florence, our text message service.",
        "Thanks to mary_smith and amy72jones for the picture.",
        "Read #MarthasRule and #RoyalBaby",
        "älkää sotiko Herraa vastaan, sillä se ei teille onnistu",
    ],
)
def test_words_that_a_thing_has_beside_it_do_not(text: str) -> None:
    assert alarms(text) == []


def test_the_value_is_the_folded_name() -> None:
    (found,) = find_people("Huge thanks to Agnieszka\u00a0Kowalska for the cakes")
    assert found.kind == "person"
    assert found.value == "agnieszka kowalska"


def test_a_genitive_is_not_part_of_the_name() -> None:
    assert alarms("Read Agnieszka's story") == ["Agnieszka"]
    assert alarms("Read Agnieszka ' s story") == ["Agnieszka"]


def test_a_town_far_away_does_not_hide_a_common_name() -> None:
    assert alarms("We drove Mary home last night") == ["Mary"]


def test_half_an_emoji_hinders_nothing() -> None:
    assert alarms("Thanks to \ud83d Agnieszka \ud83d for the cakes") == ["Agnieszka"]


def test_a_handle_is_not_a_person() -> None:
    assert alarms("Thanks @MarySmith and @john for sharing") == []


def test_threads_agree() -> None:
    texts = [f"Well done Mary and {name}!" for name in ("Agnieszka", "Siobhan", "Yusuf", "Priya")] * 25
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(alarms, texts)) == [alarms(text) for text in texts]


def test_spans_lie_in_the_text_and_do_not_overlap() -> None:
    text = "Dr Mary O’Neill, Mrs K and our Tom met Zoë Müller-Schmidt 👩🏽‍⚕️ at St Mary's. " * 3
    found = find_people(text)
    assert found
    for one, next_one in pairwise(found):
        assert 0 <= one.span.start < one.span.end <= next_one.span.start


def test_nothing_heavy_is_loaded_with_the_module() -> None:
    before = set(sys.modules)
    import composer.detectors.people  # noqa: F401

    assert "pycrfsuite" not in set(sys.modules) - before
