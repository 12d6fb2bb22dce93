"""Counting and finding piece by piece gives what the whole text gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.account import NetworkId
from composer.domain.network import Network
from composer.networks import bluesky, mastodon, threads, x
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.networks.pieces import pieces
from tests.networks.vectors import length, networks

ATOMS = (
    "\n",
    "\r\n",
    " ",
    " ",
    " bad ",
    " and",
    "the clinic ",
    "é",
    "e\u0301",
    "\u0301",
    "🙂",
    "👨\u200d👩",
    "🇬",
    "\u200d",
    "https://example.org/x(y)",
    "foo.com",
    ".",
    "@",
    "@atb",
    "@a@b.org",
    "#tag",
    "#",
    "$AB",
    "漢字",
    "RT",
    "/",
    "word" * 30,
)
TEXTS = st.lists(st.sampled_from(ATOMS), min_size=150, max_size=400).map("".join).map("a{}".format)


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_pieces_make_up_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_counts_add_up_over_pieces(text: str) -> None:
    assert length("x", text).count == x.tally(text)[0]
    assert length("bluesky", text).count == bluesky.tally(text)[0]
    assert length("mastodon", text).count == mastodon.tally(text)[0]
    assert length("threads", text).count == threads.tally(text)[0]


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_entities_are_those_of_the_whole_text(text: str) -> None:
    for name, finder in (("x", x.entities), ("bluesky", bluesky.entities), ("mastodon", mastodon.entities)):
        assert entities(networks()[NetworkId(name)], text) == finder(text)


def test_an_edit_leaves_the_other_pieces_alone() -> None:
    words = "the team in Sunderland has a good new clinic for every family close by and cares about them"
    text = " ".join(words.split() * 300)
    edited = text[:9000] + "x" + text[9000:]
    assert len(set(pieces(edited)) - set(pieces(text))) <= 2
    assert len(pieces(text)) > 50


HOSTILE = (
    "a." * 1_500,
    "a." * 31_603,
    "a.co/(" * 10_534,
    "#a" + "·" * 63_204,
    "#a" + "!" * 63_000 + "b",
    "@a" * 31_603,
    "🇬" * 63_206,
    "magnet:?" * 7_900,
    "a" + "\u0301" * 63_205,
    "com.-" * 12_641,
    "http://a.co/" + "(" * 63_194,
    "\n" * 63_206,
    "é." * 31_603,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_a_hostile_text_is_counted_and_searched(text: str) -> None:
    def numbers(network: Network) -> tuple[int, bool]:
        measured = measure(network, text)
        return measured.count, all(entity.end <= len(text) for entity in entities(network, text))

    counted = [numbers(network) for network in networks().values()]
    assert all(0 <= count <= 5 * len(text.encode()) and inside for count, inside in counted)
