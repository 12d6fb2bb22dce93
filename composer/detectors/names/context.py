"""A given name with its capital, between words that only a person has beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from composer.detectors.names.cues import CUES, RELATIVES, ROLES
from composer.detectors.names.hints import GIVEN
from composer.detectors.names.lexicon import lexicon
from composer.detectors.names.rules import Stretch, names_a_thing
from composer.detectors.names.tokens import Token

SOMEBODY_DOES = frozenset(
    """had said says told rang loves lives joined retires retired starts started came went got knows thinks wrote
    smiled cried laughed died passed turned celebrated sang danced walked knitted baked fell visited thanked asked
    wants""".split()
)
_WHOSE = frozenset("her his my our their your 's ’s".split())
_THANKED = frozenset("thx thanks ta cheers congrats congratulations".split())
_GIVEN_TO = frozenset(
    """hello hi condolences hugs hug love thanks thank congratulations congrats grateful tribute tributes farewell
    goodbye welcome happened birthday anniversary""".split()
)
_REACHED_ON = frozenset("text ring call phone email contact".split())
_REMEMBERED = frozenset("memory memories photo picture proud".split())
_ROLES = ROLES - frozenset("team service user chief lead".split()) | frozenset(
    "clerk housekeeper driver carer midwife caterer chef volunteer befriender assistant secretary".split()
)
_INTRODUCES = frozenset("our his her my their a the".split())
_COMMON = 7
"""The bucket from which a given name that is a place too counts as a name."""
_FAMILY = 5


def in_context(row: Sequence[Token], places: Iterable[int]) -> list[Stretch]:
    """'Ward clerk Stanley', 'her husband Di', 'hugs to Long, who passed': for texts that use capitals as usual."""
    return [(at, _end(row, at)) for at in places if row[at].hint & GIVEN and _is_somebody(row, at)]


def _is_somebody(row: Sequence[Token], at: int) -> bool:
    known = lexicon().look_up(row[at].plain)
    place = known.known_as & 2 and known.given < _COMMON
    if place or row[at].lower in CUES or names_a_thing(row, at + 1):
        return False
    return _led_up_to(row, at) or _goes_on_as_somebody(row, at)


def _led_up_to(row: Sequence[Token], at: int) -> bool:
    before = row[at - 1].lower if at else ""
    earlier = row[at - 2].lower if at > 1 else ""
    after = row[at + 1].lower if at + 1 < len(row) else ""
    return (
        before in _ROLES
        or (before in RELATIVES and earlier in _WHOSE)
        or before in _THANKED
        or (before == "to" and earlier in _GIVEN_TO)
        or (before == "of" and earlier in _REMEMBERED)
        or (before in _REACHED_ON and after == "on")
    )


def _goes_on_as_somebody(row: Sequence[Token], at: int) -> bool:
    after = [token.lower for token in row[at + 1 : at + 6]]
    if after[:1] != [","]:
        return bool(at and after and after[0] in SOMEBODY_DOES) and not row[at - 1].hint & GIVEN
    if after[1:2] == ["who"]:
        return True
    return len(after) > 2 and after[1] in _INTRODUCES and not (_ROLES | RELATIVES).isdisjoint(after[2:])


def _end(row: Sequence[Token], at: int) -> int:
    """With the surname that follows, if one does."""
    if at + 1 < len(row):
        after = row[at + 1]
        if after.kind == "word" and after.shape == "Aa" and lexicon().look_up(after.plain).family >= _FAMILY:
            return at + 2
    return at + 1
