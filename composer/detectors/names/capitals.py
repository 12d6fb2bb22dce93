"""A common given name alone with its capital in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from composer.detectors.names.context import SOMEBODY_DOES
from composer.detectors.names.hints import COMMON, VERY_COMMON
from composer.detectors.names.lexicon import lexicon
from composer.detectors.names.rules import NEVER_PEOPLE, SURNAMES_TOO, Stretch, names_a_thing
from composer.detectors.names.tokens import Token, starts_sentence

_COMMON = 7
"""The bucket from which a surname counts as common."""
_SELDOM, _MOSTLY = 2, 8
"""Tenths of its uses in which a word has a capital: seldom enough to be another word too, and mostly a name."""
_MOSTLY_SOMEBODY = frozenset("is was has 's 'll will who does did can could would whose".split())
_NOBODY = NEVER_PEOPLE | frozenset(("and", "or"))
_DOING = frozenset("VR")
"""Verbs and adverbs."""
_JOINS = frozenset("&-/#")


def standing_out(row: Sequence[Token], places: Iterable[int]) -> list[Stretch]:
    """'Thank Rose for the cake', but not 'Rose Cottage': for texts that use capitals as usual."""
    return [
        (at, at + 1)
        for at in places
        if row[at].hint & COMMON
        and not (starts_sentence(row, at) or _joined(row, at) or names_a_thing(row, at + 1))
    ]


def opening(row: Sequence[Token], places: Iterable[int]) -> list[Stretch]:
    """A common given name that opens a sentence: 'Hope had her baby', 'Sam is home', 'Rose Young came first'.

    A name that is mostly another word needs a word after it that only somebody has; a surname will do.
    """
    found = []
    for at in places:
        if row[at].hint & VERY_COMMON and at + 1 < len(row) and starts_sentence(row, at):
            known, after = lexicon().look_up(row[at].plain), row[at + 1]
            capital = known.capital if known.size else _MOSTLY
            if after.kind == "word" and after.shape == "Aa":
                if _is_surname(after, capital) and not names_a_thing(row, at + 2):
                    found.append((at, at + 2))
            elif _somebody_does(capital, after):
                found.append((at, at + 1))
    return found


def _is_surname(token: Token, capital: int) -> bool:
    """Whether a surname stands here; after what is seldom another word it may be one itself."""
    known = lexicon().look_up(token.plain)
    usual = max(known.capital, capital - 3) >= _SELDOM
    return known.family >= _COMMON and usual and token.lower not in SURNAMES_TOO


def _somebody_does(capital: int, after: Token) -> bool:
    """Whether what follows a name at the start of a sentence makes it one; `capital` says how surely it is one."""
    if after.lower in SOMEBODY_DOES or (capital >= _SELDOM and after.lower in _MOSTLY_SOMEBODY):
        return True
    return (
        capital >= _MOSTLY and lexicon().look_up(after.plain).speech in _DOING and after.lower not in _NOBODY
    )


def _joined(row: Sequence[Token], at: int) -> bool:
    """Whether a neighbour has a capital too, or is tied to the word by a sign."""
    before, after = row[at - 1], row[at + 1] if at + 1 < len(row) else None
    if before.text in _JOINS or (before.kind == "word" and before.text[0].isupper()):
        return True
    return after is not None and (after.text in _JOINS or (after.kind == "word" and after.text[0].isupper()))
