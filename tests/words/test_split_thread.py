"""Threads: parts that fit, numbered, with nothing lost and nothing cut that belongs together."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.account import NetworkId
from composer.domain.network import Network
from composer.errors import ComposerError
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.networks.graphemes import grapheme_ends
from composer.words.threads import split_thread
from tests.networks.vectors import networks

THREADED = ("x", "bluesky", "mastodon", "threads")
WORDS = (
    "clinic",
    "the",
    "Sunderland.",
    "open!",
    "why?",
    "e.g.",
    "Dr.",
    "https://example.org/a/b(c)",
    "foo.com",
    "@atb.bsky.social",
    "@a@b.org",
    "#FutureNHS",
    "$AB",
    "👨\u200d👩\u200d👧",
    "🇬🇧🇬🇧🇬",
    "cafe\u0301.",
    "漢字。漢字。漢字",
    "שלום",
    "\u0301x",
    "1.5",
    "A\u00a0B",
    "w" * 45,
    "…”",
)
GAPS = (" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u3000", "")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def _network(name: str) -> Network:
    return networks()[NetworkId(name)]


def _without_number(part: str) -> str:
    return re.sub(r" \d+/\d+\Z", "", part)


def _dense(text: str) -> str:
    return re.sub(r"\s+", "", text)


@given(TEXTS, st.sampled_from(THREADED), st.integers(120, 160))
@settings(max_examples=150, deadline=None)
def test_every_part_fits_and_nothing_is_lost(text: str, name: str, limit: int) -> None:
    try:
        parts = split_thread(_network(name), text, limit)
    except ComposerError:
        longest = max(entity.end - entity.start for entity in entities(_network(name), text))
        assert longest > limit - 10
        return
    if len(parts) == 1:
        assert parts == (text,)
        return
    assert all(measure(_network(name), part).count <= limit for part in parts)
    assert [part.rpartition(" ")[2] for part in parts] == [
        f"{i}/{len(parts)}" for i in range(1, len(parts) + 1)
    ]
    assert _dense("".join(map(_without_number, parts))) == _dense(text)


@given(TEXTS, st.sampled_from(THREADED))
@settings(max_examples=150, deadline=None)
def test_links_mentions_tags_and_characters_stay_whole(text: str, name: str) -> None:
    network = _network(name)
    try:
        parts = [_without_number(part) for part in split_thread(network, text, 130)]
    except ComposerError:
        return
    ends = set(grapheme_ends(text)) | {0}
    spans = [(entity.start, entity.end) for entity in entities(network, text)]
    at = 0
    for part in parts:
        start = text.index(part, at)
        assert not text[at:start].strip()
        at = start + len(part)
        assert {start, at} <= ends
        assert not any(begin < cut < end for begin, end in spans for cut in (start, at))


def test_a_text_that_fits_stays_as_it_is() -> None:
    assert split_thread(_network("x"), "a" * 280) == ("a" * 280,)


def test_a_text_one_too_long_becomes_two_parts() -> None:
    assert len(split_thread(_network("x"), "ab " * 93 + "ab")) == 2


def test_parts_end_with_sentences() -> None:
    text = "One sentence stands here. A second one follows! Does a third? Yes, a fourth as well."
    assert split_thread(_network("x"), text, 60) == (
        "One sentence stands here. A second one follows! 1/2",
        "Does a third? Yes, a fourth as well. 2/2",
    )


def test_a_paragraph_end_is_as_good_as_a_full_stop() -> None:
    assert split_thread(_network("x"), "A list\nfirst thing\nsecond thing", 24) == (
        "A list\nfirst thing 1/2",
        "second thing 2/2",
    )


@pytest.mark.parametrize("short", ["Dr.", "e.g.", "St.", "J.", "No."])
def test_an_abbreviation_ends_no_sentence(short: str) -> None:
    text = f"We go. We met {short} Peters at the clinic on Monday and then again"
    assert split_thread(_network("x"), text, 40)[0] == "We go. 1/3"


def test_without_sentences_parts_end_between_words() -> None:
    parts = split_thread(_network("x"), "several words without any stop at all in them", 24)
    assert parts == ("several words 1/3", "without any stop at 2/3", "all in them 3/3")


def test_a_word_longer_than_a_part_is_cut_between_characters() -> None:
    parts = split_thread(_network("bluesky"), "e\u0301" * 50, 24)
    assert parts[0] == "e\u0301" * 20 + " 1/3"


def test_ten_parts_and_more_leave_room_for_longer_numbers() -> None:
    parts = split_thread(_network("x"), "word " * 60, 30)
    assert parts[9].endswith(f"10/{len(parts)}")
    assert all(len(part) <= 30 for part in parts)


def test_a_link_counts_as_the_network_counts_it() -> None:
    link = "https://example.org/" + "a" * 200
    assert split_thread(_network("x"), f"{link} {link} and more", 54) == (
        f"{link} {link} 1/2",
        "and more 2/2",
    )


def test_bluesky_bytes_are_minded_too() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    parts = split_thread(_network("bluesky"), f"{family} " * 200)
    assert len(parts) == 2
    assert all(measure(_network("bluesky"), part).fits for part in parts)


def test_a_link_that_cannot_fit_is_said_to_be_too_long() -> None:
    with pytest.raises(ComposerError, match="Bluesky"):
        split_thread(_network("bluesky"), "see https://example.org/" + "a" * 400)


def test_a_limit_too_small_for_the_numbers_is_refused() -> None:
    with pytest.raises(ComposerError):
        split_thread(_network("x"), "some words", 4)
