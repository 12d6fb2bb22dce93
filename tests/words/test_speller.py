"""British English spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.domain.span import Span
from composer.paths import RESOURCES
from composer.words.speller import Speller

DATA = RESOURCES / "spelling"


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory) -> Speller:
    return Speller(DATA, tmp_path_factory.mktemp("person") / "dictionary.txt", ["Gentoo Group", "@STSFTrust"])


def wrong(speller: Speller, text: str) -> list[str]:
    return [span.of(text) for span in speller.check(text)]


def test_a_slip_is_marked_where_it_stands(speller: Speller) -> None:
    assert speller.check("👍🏽 We recieve it") == (Span(6, 13),)


@pytest.mark.parametrize(
    "text",
    [
        "wellbeing, GPs, A&E, CAMHS and NICU",
        "Houghton-le-Spring and Hetton-le-Hole",
        "don't, don’t, the nurse's, the nurse’s, the nurses' and A&E’s",
        "@atbsundrland #futurnhs https://exampel.uk/recieve ask.us@exampel.uk www.exampel.uk exampel.nhs.uk",
        "COVID-19, B12, 5pm, 2nd, 1,000",
        "PRSB and QRSTs",
        "co-produced, face-to-face, person-centred",
        "Gentoo's homes",
        "{{naem}} is a gap",
        "FutureNHS and iPhone",
        "Zoë at the café",
        "你好 Привет नमस्ते",
        "organise the programme in colour at the centre",
        "HELLO EVERYONE",
    ],
)
def test_right_words_and_what_is_no_word_are_left_alone(speller: Speller, text: str) -> None:
    assert wrong(speller, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("teh colur", ["teh", "colur"]),
        ("a well-beng day", ["well-beng"]),
        ("WELCOMME", ["WELCOMME"]),
        ("the nurze's bag", ["nurze's"]),
        ("color", ["color"]),
        ("SUnderland", ["SUnderland"]),
    ],
)
def test_wrong_words_are_marked(speller: Speller, text: str, words: list[str]) -> None:
    assert wrong(speller, text) == words


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("teh", "the"),
        ("recieve", "receive"),
        ("definately", "definitely"),
        ("wellbieng", "wellbeing"),
        ("Sundarland", "Sunderland"),
        ("SUNDRLAND", "SUNDERLAND"),
        ("dont", "don't"),
        ("don’r", "don’t"),
        ("comunnity", "community"),
        ("nuerodivergent", "neurodivergent"),
    ],
)
def test_what_was_meant_is_suggested_first(speller: Speller, word: str, meant: str) -> None:
    assert speller.suggest(word)[0] == meant


def test_rude_words_are_never_suggested(speller: Speller) -> None:
    assert not any("shit" in word for word in (*speller.suggest("shiit"), *speller.suggest("shitt")))


def test_an_added_word_is_known_at_once_and_next_time(tmp_path: Path) -> None:
    own = tmp_path / "dictionary.txt"
    first = Speller(DATA, own)
    assert first.check("Wobblethorpe") == (Span(0, 12),)
    first.add("Wobblethorpe")
    assert first.check("Wobblethorpe’s") == ()
    assert Speller(DATA, own).check("Wobblethorpe") == ()


def test_a_word_taken_out_again_is_marked_again(tmp_path: Path) -> None:
    speller = Speller(DATA, tmp_path / "dictionary.txt")
    speller.add("Wobblethorpe")
    speller.forget("Wobblethorpe")
    assert speller.check("Wobblethorpe") == (Span(0, 12),)
    assert speller.own_words == ()


def test_adding_keeps_words_another_window_wrote_before(tmp_path: Path) -> None:
    own = tmp_path / "dictionary.txt"
    own.write_text("Elderthorpe\n", "utf-8")
    Speller(DATA, own).add("Wobblethorpe")
    assert own.read_text("utf-8").split() == ["Elderthorpe", "Wobblethorpe"]


def test_the_dictionary_is_not_read_before_it_is_needed(tmp_path: Path) -> None:
    speller = Speller(DATA, tmp_path / "dictionary.txt")
    assert not speller.loaded
    speller.check("word")
    assert speller.loaded


def test_the_dictionary_comes_with_its_licence() -> None:
    assert "LESSER GENERAL PUBLIC LICENSE" in (DATA / "LGPL-2.1.txt").read_text("utf-8")
    assert "LGPL" in (DATA / "README_en_GB.txt").read_text("utf-8")


def test_our_word_list_holds_no_word_twice() -> None:
    words = [line for line in (DATA / "nhs_words.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert len(words) == len(set(words))
