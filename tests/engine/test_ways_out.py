"""Fixes leave a text as a person would have typed it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from composer.domain.span import Span
from composer.engine.conversions import hashtag_case, plain_letters, sentence_case, straight_quotes
from composer.engine.dates import find_dates
from composer.engine.fixes import removal
from composer.engine.sentences import sentence_spans

if TYPE_CHECKING:
    from tests.engine.conftest import Bench


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("a very big day", "very", "a big day"),
        ("big day very", "very", "big day"),
        ("very big day", "very", "big day"),
        ("a day, very, big", "very", "a day,, big"),
        ("it was very.", "very", "it was."),
        ("one\nvery two", "very", "one\ntwo"),
    ],
)
def test_removing_a_word_removes_the_space_it_leaves(text: str, word: str, left: str) -> None:
    at = text.index(word)
    assert removal(text, Span(at, at + len(word))).applied_to(text) == left


@pytest.mark.parametrize(
    ("fix", "text", "after"),
    [
        ("{insert: '#Care'}", "say foo", "say foo #Care"),
        ("{insert: '#Care'}", "say foo\nand more \n", "say foo\nand more\n#Care \n"),
        ("{insert: 'In Hendon:', at: start}", "say foo", "In Hendon: say foo"),
        ("{insert: ', please', at: after}", "say foo now", "say foo, please now"),
        ("{insert: 'not', at: before}", "say foo", "say not foo"),
        ("{replace: '<%s>'}", "say foo", "say <foo>"),
        ("{replace: 'f\\1\\1'}", "say foo", "say foooo"),
        ("{convert: upper}", "say foo", "say FOO"),
        ("{remove: true}", "say foo now", "say now"),
    ],
)
def test_each_kind_of_fix_does_what_it_says(bench: Bench, fix: str, text: str, after: str) -> None:
    (finding,) = bench.findings(f"extends: existence\nmessage: m\nraw: ['f(oo)']\nfix: {fix}", text)
    assert [each.applied_to(text) for each in finding.fixes] == [after]


def test_a_rule_may_offer_several_ways_out_with_their_own_labels(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\ntokens: [foo]\nfix: [{label: Take it out, remove: true}, {replace: bar}]"
    (finding,) = bench.findings(rule, "foo")
    assert [fix.label for fix in finding.fixes] == ["Take it out", "Change to “bar”"]


@pytest.mark.parametrize(
    ("params", "after"),
    [
        ("[truncate, ' ']", "big"),
        ("[trim_right, '.']", "big  dog"),
        ("[split, '  ', '1']", "dog."),
        ("[regex, '(\\w+)  (\\w+)', '$2 ${1}']", "dog big."),
        ("[upper]", "BIG  DOG."),
    ],
)
def test_vales_edits_are_fixes(bench: Bench, params: str, after: str) -> None:
    rule = f"extends: existence\nmessage: m\nraw: ['big  dog\\.']\naction: {{name: edit, params: {params}}}"
    (finding,) = bench.findings(rule, "big  dog.")
    assert [fix.applied_to("big  dog.") for fix in finding.fixes] == [after]


def test_what_a_conversion_would_leave_as_it_is_is_no_finding(bench: Bench) -> None:
    rule = "extends: existence\nmessage: m\nraw: ['#\\w+']\nfix: {convert: hashtag_case, words: [carehub: CareHub]}"
    assert bench.matched(rule, "#carehub #CareHub #physiotherapy #sunderlandcare") == [
        "#carehub",
        "#sunderlandcare",
    ]


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("#sunderlandcare", "#SunderlandCare"),
        ("#mentalhealthday", "#MentalHealthDay"),
        ("#nhsheroes", "#NHSHeroes"),
        ("#northumberland", None),
        ("#care", None),
        ("#SunderlandCare", None),
    ],
)
def test_hashtags_get_capitals_only_where_every_word_is_known(tag: str, better: str | None) -> None:
    assert hashtag_case(tag, {"nhs": "NHS"}) == better


def test_fancy_letters_become_plain_and_others_stay() -> None:
    assert plain_letters("𝓗𝗲𝕝𝚕𝘰 Ｗｉｄｅ ⓗⓘ ™ ½ é 🄰") == "Hello Wide hi ™ ½ é A"


def test_block_capitals_become_a_sentence_with_its_names() -> None:
    assert sentence_case("ASK THE NHS. IT HELPS", {"nhs": "NHS"}) == "Ask the NHS. It helps"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("FREE JABS today", "Free jabs today"),
        ("Hello. FREE JABS today", "Hello. Free jabs today"),
        ("Good news!\n“FREE JABS” today", "Good news!\n“Free jabs” today"),
        ("We have FREE JABS today", "We have free jabs today"),
        ("Ask the NHS TEAM now", "Ask the NHS team now"),
    ],
)
def test_block_capitals_keep_a_capital_only_where_a_sentence_begins(
    bench: Bench, text: str, after: str
) -> None:
    rule = (
        "extends: existence\nmessage: m\nraw: ['[A-Z]{3,} [A-Z]{4,}']\n"
        "fix: {convert: sentence_case, words: {nhs: NHS}}"
    )
    (finding,) = bench.findings(rule, text)
    assert [fix.applied_to(text) for fix in finding.fixes] == [after]


def test_curly_quotes_become_straight() -> None:
    assert straight_quotes("‘Don’t’ “go”") == "'Don't' \"go\""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday 5th of December", date(2026, 12, 5)),
        ("Dec 5, 2027", date(2027, 12, 5)),
        ("5/1/27", date(2027, 1, 5)),
        ("3 January", date(2027, 1, 3)),
        ("20 June", date(2026, 6, 20)),
        ("29 February", date(2028, 2, 29)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: date) -> None:
    today = date(2027, 11, 22) if "February" in text else date(2026, 11, 22)
    (found,) = find_dates(f"See you {text}.", today)
    assert (found.day, f"See you {text}."[found.start : found.end]) == (day, text)


@pytest.mark.parametrize("text", ["31 June 2026", "version 1.2.3", "10/10", "May 5pm", "call 01/02/2026/5"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert not list(find_dates(text, date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See Dr. Smith, e.g. at 5 p.m. today. Yes.", ["See Dr. Smith, e.g. at 5 p.m. today.", "Yes."]),
        ("A line\nAnother", ["A line", "Another"]),
        ("It is 3.5 km… or so", ["It is 3.5 km… or so"]),
        ('"Well." He left.', ['"Well."', "He left."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences
