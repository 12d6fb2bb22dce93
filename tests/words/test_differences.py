"""How a version differs from the text for all."""

from __future__ import annotations

import pytest

from composer.words.differences import Change, differences, summary


def test_words_added_and_left_out_are_found_in_order() -> None:
    assert differences("We meet on Monday.", "We all meet on Tuesday.") == (
        Change("same", "We"),
        Change("added", " all"),
        Change("same", " meet on "),
        Change("left out", "Monday"),
        Change("added", "Tuesday"),
        Change("same", "."),
    )


@pytest.mark.parametrize(
    ("shared", "version"),
    [("", ""), ("a b", ""), ("", "a"), ("one 👩🏽‍⚕️ two", "one two three"), ("a\n\nb", "a b")],
)
def test_both_texts_can_be_read_from_the_changes(shared: str, version: str) -> None:
    changes = differences(shared, version)
    assert "".join(text for kind, text in changes if kind != "added") == shared
    assert "".join(text for kind, text in changes if kind != "left out") == version


@pytest.mark.parametrize(
    ("shared", "version", "said"),
    [
        ("We meet", "We all meet today", "2 words added"),
        ("We meet on Monday", "We meet Tuesday", "1 word added, 2 words left out"),
        ("Hello", "Hello!", "only signs or spaces differ"),
        ("Hello", "Hello", "no difference yet"),
    ],
)
def test_the_difference_is_said_in_words(shared: str, version: str, said: str) -> None:
    assert summary(differences(shared, version)) == said
