"""A common given name alone with its capital in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from composer.detectors.names.hints import COMMON, hint_of
from composer.detectors.names.rules import Stretch, names_a_thing
from composer.detectors.names.tokens import Token, starts_sentence

_JOINS = frozenset("&-/#")


def standing_out(row: Sequence[Token]) -> list[Stretch]:
    """'Thank Rose for the cake', but not 'Rose Cottage': for texts that use capitals as usual."""
    return [
        (at, at + 1)
        for at, token in enumerate(row)
        if token.hint
        and hint_of(token) & COMMON
        and not (starts_sentence(row, at) or _joined(row, at) or names_a_thing(row, at + 1))
    ]


def _joined(row: Sequence[Token], at: int) -> bool:
    """Whether a neighbour has a capital too, or is tied to the word by a sign."""
    before, after = row[at - 1], row[at + 1] if at + 1 < len(row) else None
    if before.text in _JOINS or (before.kind == "word" and before.text[0].isupper()):
        return True
    return after is not None and (after.text in _JOINS or (after.kind == "word" and after.text[0].isupper()))
