"""A text is cut at places its own words choose, so that an edit changes the pieces around it and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.pieces import Pieces, cut

_KINDS = {
    "paragraphs": "Some words stand here. More of them follow, and then some.\n\n",
    "lines": "A line of its own with some words\n",
    "sentences": "Each sentence is short. Number {n} is no other! ",
    "one sentence": "word{n} and then ",
    "no spaces": "x{n}",
}


def _text(kind: str, size: int = 20_000) -> str:
    parts: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        parts.append(_KINDS[kind].replace("{n}", str(number * 7919 % 997)))
        length += len(parts[-1])
    return "".join(parts)


def _shape(pieces: Pieces) -> list[tuple[str, str, str, bool]]:
    return [(piece.text, piece.before, piece.after, piece.ends_paragraph) for piece in pieces.pieces]


@pytest.mark.parametrize("kind", _KINDS)
def test_pieces_are_the_text_and_none_is_long(kind: str) -> None:
    text = _text(kind)
    pieces = cut(text)
    assert "".join(piece.text for piece in pieces.pieces) == text
    assert max(len(piece.text) for piece in pieces.pieces) <= 2400


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("added", ["x", " ", "", ". A", "\n\n", "b" * 40])
def test_an_edit_leaves_all_but_a_few_pieces_the_very_same(kind: str, added: str) -> None:
    text = _text(kind)
    before = cut(text)
    for place in (0, 7_001, 10_000, len(text)):
        after = cut(text[:place] + added + text[place + 3 :], before)
        kept = {id(piece) for piece in before.pieces}
        changed = [piece for piece in after.pieces if id(piece) not in kept]
        assert sum(len(piece.text) for piece in changed) < 8_000
        assert len(after.pieces) - len(changed) > 0


def test_a_text_that_repeats_itself_keeps_its_cuts_after_an_edit() -> None:
    pieces = cut(_text("lines", 60_000))
    for _ in range(100):
        text = pieces.text[:20_000] + "typing " + pieces.text[20_000:]
        edited = cut(text, pieces)
        kept = {id(piece) for piece in pieces.pieces}
        assert sum(id(piece) not in kept for piece in edited.pieces) <= 12
        pieces = edited


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(["paragraphs", "one sentence"]),
    edits=st.lists(
        st.tuples(
            st.integers(0, 6000), st.integers(0, 400), st.sampled_from(["", "x", " ", "\n\n", "A b. C d"])
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_cutting_an_edited_text_gives_what_cutting_it_anew_gives(
    kind: str, edits: list[tuple[int, int, str]]
) -> None:
    text = _text(kind, 5_000)
    pieces = cut(text)
    for place, removed, added in edits:
        text = text[:place] + added + text[place + removed :]
        pieces = cut(text, pieces)
        assert pieces.text == text
        assert _shape(pieces) == _shape(cut(text))
        assert all(
            text.startswith(piece.text, at) for piece, at in zip(pieces.pieces, pieces.starts, strict=True)
        )


def test_an_emoji_of_several_parts_is_not_cut() -> None:
    text = "🧑‍⚕️" * 2000
    for piece in cut(text).pieces[1:]:
        assert piece.text[0] not in "\u200d\ufe0f"


def test_no_text_is_one_empty_piece() -> None:
    assert [piece.text for piece in cut("").pieces] == [""]
