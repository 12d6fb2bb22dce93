"""What a token alone says to the rules, worked out once for each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from composer.detectors.names.cues import CUES, THINGS
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.tokens import HUMPS, Token

TITLE, LEADS_UP, ASKS, GIVEN, COMMON, VERY_COMMON, ALONE = 1, 2, 4, 8, 16, 32, 64
"""A title; 'our', 'little'; 'called', 'for'; a given name with its capital; one so common that it stands out
in the middle of a sentence, and at its start; what is a name
without anything beside it."""
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame nurse sister matron rev reverend cllr".split()
)
_BEFORE_A_NAME = frozenset(
    "our little wee baby bonny nana nanna granny grandad granda auntie aunty uncle".split()
)
_BEFORE_ANSWERS = frozenset(("called", "named", "ask", "asked", "tell", "told", "for", "to"))
DAYS_AND_MONTHS = frozenset("april may june august sunday monday friday".split())
_NAMES_THOUGH_WORDS = frozenset(("Trump", "Hitler"))
_MOSTLY = 5
"""Tenths of its uses that have a capital, from which a word is mostly a name."""
_GIVEN = 4
_COMMON = 6
_VERY_COMMON = 7
"""The buckets from which a given name counts as one, and as common."""


def hinted(row: Sequence[Token]) -> list[int]:
    """Where tokens stand that say anything."""
    return [at for at, token in enumerate(row) if token.hint and hint_of(token)]


def hint_of(token: Token) -> int:
    """The sum of what the token says."""
    hint = token.hint
    if hint < 0:
        hint = token.hint = _hint(token)
    return hint


def _hint(token: Token) -> int:
    if token.kind == "tag":
        return ALONE if _names_somebody(token.text) else 0
    if token.kind != "word":
        return 0
    if token.text in _NAMES_THOUGH_WORDS:
        return ALONE
    word = token.lower.rstrip(".")
    if word in TITLES:
        return TITLE
    hint = LEADS_UP if word in _BEFORE_A_NAME else 0
    if word in _BEFORE_ANSWERS:
        hint |= ASKS
    if token.text[0].isupper() and token.text[1:].islower() and token.lower not in DAYS_AND_MONTHS:
        known = lexicon().look_up(token.plain)
        hint |= GIVEN if known.given >= _GIVEN else 0
        place = known.known_as & 2 and known.mixture not in _like_given_names()
        if place or token.lower in CUES:
            return hint
        near = token.plain in _in_a_community()
        if known.given >= _VERY_COMMON or near:
            hint |= VERY_COMMON
        if (known.given >= _COMMON or near) and (known.capital >= 3 or not known.size):
            hint |= COMMON
    return hint


@cache
def _like_given_names() -> frozenset[int]:
    """In what company given names are found: Mary and Paul are rarely the places of that name."""
    return frozenset(lexicon().look_up(name).mixture for name in ("michael", "susan", "peter", "helen"))


def _names_somebody(tag: str) -> bool:
    """'#MichaelBrown', '#RIPElsieSmith': a given name and a surname, each with its capital."""
    parts = [part for part in HUMPS.findall(tag) if part != "RIP"]
    if len(parts) != 2 or not all(part[0].isupper() and part[1:].islower() for part in parts):
        return False
    first, last = (lexicon().look_up(part.lower()) for part in parts)
    if first.given < _GIVEN + 1 or last.family < _GIVEN or first.known_as & 2 or parts[1].lower() in THINGS:
        return False
    return last.capital >= _MOSTLY or first.capital > _MOSTLY


@cache
def _in_a_community() -> frozenset[str]:
    """Given names of the communities the NHS serves, which the counts of other countries make look rare."""
    lines = (FOLDER / "communities.txt").read_text(encoding="ascii").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith(("#", "wordlike")))
    return frozenset(name for _, kind, *names in rows if kind == "given" for name in names)
