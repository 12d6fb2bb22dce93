"""The trained tagger: for each token whether a person's name begins or goes on there."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from zlib import crc32

from composer.detectors.names.chain import STEPS, Scores, likeliest, stretches
from composer.detectors.names.cues import THINGS
from composer.detectors.names.features import (
    NEVER_NAMES,
    Describer,
    Description,
    Facts,
    Part,
    goes_on,
    surroundings,
)
from composer.detectors.names.letters import spelling
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.recent import Recent
from composer.detectors.names.tokens import Token, letter_case, starts_sentence

BITS = 18
LABELS = "OBIX"
"""Outside; begins a person's name; goes on with it; another kind of name (a place, a team, a film)."""
TRANSITIONS = struct.Struct("<16f")
"""The head of the file: how well each label (row) is followed by each other. Three planes of weights follow: what
speaks for B, for I and for X rather than O."""
LETTER_CASES = "nlut"
_FIELD = 16
_MASK, _HALF = (1 << _FIELD) - 1, 1 << _FIELD - 1
_BIAS = 128 * (1 + (1 << _FIELD) + (1 << 2 * _FIELD))
"""The three weights of a feature are one number, so that one addition sums all three; each has 128 added."""
_BIASED = bytes((byte + 128) & 0xFF for byte in range(256))
_KEPT = 6144
"""How many tokens are kept, and five times as many pairs."""
_PARTS_KEPT = 12288

_OTHER = 1.0
"""How far doubt is decided for 'another kind of name', whatever the letter case: it keeps places and firms from being
taken for people."""
_HOPELESS = -1 * STEPS
"""A token whose own features speak against a name this much is not looked at further."""
_PROMISING = 0
"""A run of tokens is looked at if one of them alone could begin a name this well."""


def slot(feature: str) -> int:
    """The place of a feature's weights: features share one where their hashes collide, in training as here."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


def described(describer: Describer, row: Sequence[Token], at: int, case: str) -> list[str]:
    """All features of one token, for training; `Tagger` asks for the same ones sort by sort."""
    facts = describer.facts(row[at])
    own = facts.sort
    descriptions = [describer.itself(facts), describer.placed(facts, case, starts_sentence(row, at))]
    descriptions.append(([], [("around", surroundings(row, at), own)]))
    for side, distance in (("-1", -1), ("+1", 1)):
        if 0 <= at + distance < len(row):
            other = describer.facts(row[at + distance])
            descriptions += [describer.neighbour(side, other), describer.pair(side, other, own)]
        else:
            descriptions.append(([], [("edge", side, own)]))
    for side, distance in (("-2", -2), ("+2", 2)):
        if 0 <= at + distance < len(row):
            descriptions.append(describer.bystander(side, describer.facts(row[at + distance])))
    return [
        feature
        for alone, parts in descriptions
        for feature in (*alone, *(one for part in parts for one in describer.features(part)))
    ]


def _unpacked(total: int) -> Scores:
    begins = ((total + _HALF) & _MASK) - _HALF
    total = (total - begins) >> _FIELD
    follows = ((total + _HALF) & _MASK) - _HALF
    return begins, follows, (total - follows) >> _FIELD


class _Entry:
    """What the model makes of one token wherever it stands; sums of weights are filled in when first needed.

    `hopes` has one for each letter case and place (after a sentence's end or not): the token's own sum and whether
    it is promising, or nothing if it is hopeless. `before` and `after` are sums for a token of some sort with this
    one beside it.
    """

    __slots__ = (
        "after", "base", "before", "facts", "far_after", "far_before", "goes_on", "hopes", "starts_next", "thing",
    )  # fmt: skip

    def __init__(self, facts: Facts) -> None:
        token = facts.token
        self.facts = facts
        self.starts_next = int(token.ends_sentence)
        self.goes_on = goes_on(token)
        self.thing = token.lower in THINGS
        self.base: int | None = None
        self.hopes: list[tuple[int, bool] | tuple[()] | None] = [None] * (2 * len(LETTER_CASES))
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.far_before: int | None = None
        self.far_after: int | None = None


class Tagger:
    """A linear chain over the tokens. Sums of weights are kept by token and by pair, so typing on costs little."""

    def __init__(self, data: bytes, describer: Describer) -> None:
        moves = TRANSITIONS.unpack_from(data)
        rows = [moves[row * 4 : row * 4 + 4] for row in range(4)]
        self._moves = tuple((*to_people, to_other + _OTHER) for *to_people, to_other in rows)
        self._weights = _packed(data[TRANSITIONS.size :])
        self._describer = describer
        self._entries = Recent[Token, _Entry](_KEPT)
        self._pairs = 0
        self._parts = Recent[Part, int](_PARTS_KEPT)
        self._surroundings: dict[tuple[str, str], int] = {}

    def names(self, row: list[Token], lean: float = 0.0, case: str = "") -> list[tuple[int, int]]:
        """Which stretches of tokens name a person (end exclusive); a higher `lean` finds more and errs more.

        `case` is the `letter_case` of the row, where that is known.
        """
        which = 2 * LETTER_CASES.index(case or letter_case(row))
        entries = self._entries_of(row)
        found: list[tuple[int, int]] = []
        run: list[int] = []
        promising, starts = False, 1
        for at, entry in enumerate(entries):
            hope = entry.hopes[which + starts]
            if hope is None:
                hope = self._hope(entry, which + starts)
            starts = entry.starts_next
            if hope:
                run.append(hope[0])
                promising = promising or hope[1]
            elif run:
                if promising:
                    found += self._in_run(entries, run, at, lean)
                    promising = False
                run = []
        if promising:
            found += self._in_run(entries, run, len(entries), lean)
        return found

    def _in_run(
        self, entries: Sequence[_Entry], run: Sequence[int], end: int, lean: float
    ) -> list[tuple[int, int]]:
        """The names among tokens that all have some hope; `run` has their own sums."""
        first = end - len(run)
        scores = [self._score(entries, first + place, own) for place, own in enumerate(run)]
        return stretches(likeliest(self._moves, scores, lean), first)

    def _sum(self, description: Description) -> int:
        """The weights of all its features."""
        alone, parts = description
        total = self._weighed(alone) if alone else 0
        known = self._parts
        for part in parts:
            value = known.get(part)
            if value is None:
                value = self._weighed(self._describer.features(part))
                known.put(part, value)
            total += value
        return total

    def _weighed(self, features: Sequence[str]) -> int:
        """The sum of the weights of features, with what has been added to each taken away."""
        weights, last = self._weights, (1 << BITS) - 1
        total = -len(features) * _BIAS
        for feature in features:
            total += weights[crc32(feature.encode()) & last]
        return total

    def _entries_of(self, row: list[Token]) -> list[_Entry]:
        entries = self._entries.many(row)
        if not all(entries):
            return [known or self._entry(token) for known, token in zip(entries, row, strict=True)]
        return entries  # type: ignore[return-value]

    def _entry(self, token: Token) -> _Entry:
        entry = self._entries.get(token)
        if entry is None:
            if self._pairs > 5 * _KEPT:
                self._entries.clear()
                self._pairs = 0
            entry = _Entry(self._describer.facts(token))
            if token.kind in NEVER_NAMES:
                entry.hopes = [()] * len(entry.hopes)
            self._entries.put(token, entry)
        return entry

    def _hope(self, entry: _Entry, which: int) -> tuple[int, bool] | tuple[()]:
        if entry.base is None:
            entry.base = self._sum(self._describer.itself(entry.facts))
        placed = self._describer.placed(entry.facts, LETTER_CASES[which // 2], which % 2 == 1)
        total = entry.base + self._sum(placed)
        begins, follows, other = _unpacked(total)
        hopeless = begins < _HOPELESS > max(follows, other)
        hope = entry.hopes[which] = () if hopeless else (total, begins > _PROMISING)
        return hope

    def _before(self, entry: _Entry | None, own: str) -> int:
        """What a token of the sort `own` has from the one before it."""
        if entry is None:
            return self._sum(([], [("edge", "-1", own)]))
        total = entry.before.get(own)
        if total is None:
            total = entry.before[own] = self._beside("-1", entry.facts, own)
        return total

    def _after(self, entry: _Entry | None, own: str) -> int:
        if entry is None:
            return self._sum(([], [("edge", "+1", own)]))
        total = entry.after.get(own)
        if total is None:
            total = entry.after[own] = self._beside("+1", entry.facts, own)
        return total

    def _beside(self, side: str, facts: Facts, own: str) -> int:
        self._pairs += 1
        describer = self._describer
        return self._sum(describer.neighbour(side, facts)) + self._sum(describer.pair(side, facts, own))

    def _score(self, entries: Sequence[_Entry], at: int, total: int) -> Scores:
        own, last = entries[at].facts.sort, len(entries) - 1
        total += self._before(entries[at - 1] if at else None, own)
        total += self._after(entries[at + 1] if at < last else None, own)
        total += self._around(entries, at, own)
        if at > 1:
            far = entries[at - 2]
            if far.far_before is None:
                far.far_before = self._sum(self._describer.bystander("-2", far.facts))
            total += far.far_before
        if at < last - 1:
            far = entries[at + 2]
            if far.far_after is None:
                far.far_after = self._sum(self._describer.bystander("+2", far.facts))
            total += far.far_after
        return _unpacked(total)

    def _around(self, entries: Sequence[_Entry], at: int, own: str) -> int:
        """The same as `surroundings`, and what it says for a token of the class `own`."""
        ahead = "-"
        for place in range(at + 1, min(at + 4, len(entries))):
            entry = entries[place]
            if entry.thing or not entry.goes_on:
                ahead = str(place - at) if entry.goes_on else "-"
                break
        around = ahead + ("1" if at and entries[at - 1].thing else "-")
        total = self._surroundings.get((around, own))
        if total is None:
            total = self._surroundings[around, own] = self._sum(([], [("around", around, own)]))
        return total


def _packed(planes: bytes) -> array[int]:
    """The three planes of signed bytes as one array of numbers that hold three weights each."""
    size = 1 << BITS
    interleaved = bytearray(8 * size)
    for number in range(3):
        interleaved[2 * number :: 8] = planes[number * size : (number + 1) * size].translate(_BIASED)
    packed = array("Q", bytes(interleaved))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed


@cache
def tagger() -> Tagger:
    """The model that comes with the program, read when first asked for."""
    return Tagger((FOLDER / "model.bin").read_bytes(), Describer(lexicon(), spelling()))
