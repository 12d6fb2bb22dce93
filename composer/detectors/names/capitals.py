"""A common given name alone with its capital in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from composer.detectors.names.cues import CUES
from composer.detectors.names.features import plain, starts_sentence
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.rules import DAYS_AND_MONTHS, Stretch, names_a_thing
from composer.detectors.names.tokens import Token

_COMMON = 6
"""The bucket from which a given name counts as common."""
_JOINS = frozenset("&-/#")


def standing_out(row: Sequence[Token]) -> list[Stretch]:
    """'Thank Rose for the cake', but not 'Rose Cottage': for texts that use capitals as usual."""
    found: list[Stretch] = []
    for at, token in enumerate(row):
        word = token.text
        if not word[0].isupper() or token.kind != "word" or not word[1:].islower():
            continue
        if (
            starts_sentence(row, at)
            or _joined(row, at)
            or word.lower() in DAYS_AND_MONTHS
            or word.lower() in CUES
        ):
            continue
        known = lexicon().look_up(plain(word))
        common = known.given >= _COMMON or plain(word) in _in_a_community()
        if (
            common
            and (known.capital >= 3 or not known.size)
            and not (known.known_as & 2 or names_a_thing(row, at + 1))
        ):
            found.append((at, at + 1))
    return found


@cache
def _in_a_community() -> frozenset[str]:
    """Given names of the communities the NHS serves, which the counts of other countries make look rare."""
    lines = (FOLDER / "communities.txt").read_text(encoding="ascii").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith(("#", "wordlike")))
    return frozenset(name for _, kind, *names in rows if kind == "given" for name in names)


def _joined(row: Sequence[Token], at: int) -> bool:
    """Whether a neighbour has a capital too, or is tied to the word by a sign."""
    before, after = row[at - 1], row[at + 1] if at + 1 < len(row) else None
    if before.text in _JOINS or (before.kind == "word" and before.text[0].isupper()):
        return True
    return after is not None and (after.text in _JOINS or (after.kind == "word" and after.text[0].isupper()))
