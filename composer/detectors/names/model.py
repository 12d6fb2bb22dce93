"""The trained tagger: for each token whether a person's name begins or goes on there."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias
from zlib import crc32

from composer.detectors.names.features import (
    LETTER_CASES,
    Describer,
    letter_case,
    starts_sentence,
    surroundings,
)
from composer.detectors.names.letters import spelling
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.tokens import Token

BITS = 18
STEPS = 24
"""Weights are kept as signed bytes, in 24ths."""
LABELS = "OBIX"
"""Outside; begins a person's name; goes on with it; another kind of name (a place, a team, a film)."""
TRANSITIONS = struct.Struct("<16f")
"""The head of the file: how well each label (row) is followed by each other. Three planes of weights follow: what
speaks for B, for I and for X rather than O."""
_KEPT = 4096
"""How many sums of each sort are kept before starting afresh."""

_HOPELESS = -2.0
"""A token whose own features speak against a name this much is not looked at further."""
_PROMISING = -1.5
"""A run of tokens is looked at if one of them alone could begin a name this well."""
_NEVER = -1e6

Sums: TypeAlias = tuple[float, float, float]


def slot(feature: str) -> int:
    """The place of a feature's weights: features share one where their hashes collide, in training as here."""
    return crc32(feature.encode()) & ((1 << BITS) - 1)


def described(describer: Describer, tokens: Sequence[Token], at: int, case: str) -> list[str]:
    """All features of one token, for training; `Tagger` asks for the same ones sort by sort."""
    own = describer.class_of(tokens[at])
    features = describer.itself(tokens[at], case, starts_sentence(tokens, at))
    features.append(_placed(surroundings(tokens, at), own))
    for side, distance in (("-1", -1), ("+1", 1)):
        if 0 <= at + distance < len(tokens):
            other = tokens[at + distance]
            features += [side + feature for feature in describer.neighbour(other)]
            features += _paired(side, other.text, describer.class_of(other), describer.group_of(other), own)
        else:
            features.append(f"{side}none|{own}")
    for side, distance in (("-2", -2), ("+2", 2)):
        if 0 <= at + distance < len(tokens):
            features += [side + feature for feature in describer.bystander(tokens[at + distance])]
    return features


def _placed(around: str, own: str) -> str:
    return f"around{around}|{own}"


def _paired(side: str, other: str, other_class: str, other_group: str, own: str) -> tuple[str, str, str]:
    return f"{side}w={other.lower()}|{own}", f"{side}c={other_class}|{own}", f"{side}g={other_group}|{own}"


class _Entry:
    """What is known of one token wherever it stands; sums of weights are filled in when first needed."""

    __slots__ = ("group", "itself", "seen", "sort", "token")

    def __init__(self, token: Token, describer: Describer) -> None:
        self.token = token
        self.sort = describer.class_of(token)
        self.group = describer.group_of(token)
        self.itself: list[Sums | None] = [None] * (2 * len(LETTER_CASES))
        self.seen: dict[str, Sums] = {}


class Tagger:
    """A linear chain over the tokens. Sums of weights are kept by token and by pair, so typing on costs little."""

    def __init__(self, data: bytes, describer: Describer) -> None:
        moves = TRANSITIONS.unpack_from(data)
        self._moves = tuple(moves[row * 4 : row * 4 + 4] for row in range(4))
        self._weights = array("b", data[TRANSITIONS.size :])
        self._describer = describer
        self._entries: dict[tuple[str, str], _Entry] = {}
        self._pairs: dict[tuple[str, str, str], Sums] = {}

    def names(self, tokens: Sequence[Token], lean: float = 0.0) -> list[tuple[int, int]]:
        """Which stretches of tokens name a person (end exclusive); a higher `lean` finds more and errs more."""
        case = letter_case(tokens)
        entries = [self._entry(token) for token in tokens]
        own = [self._itself(tokens, entries[at], at, case) for at in range(len(tokens))]
        found: list[tuple[int, int]] = []
        at, last = 0, len(own)
        while at < last:
            end, promising = at, False
            while end < last and not (sums := own[end])[0] < _HOPELESS > max(sums[1], sums[2]):
                promising = promising or sums[0] > _PROMISING
                end += 1
            if promising:
                run = [self._emission(tokens, entries, place, own[place]) for place in range(at, end)]
                found += _stretches(self._best(run, lean), at)
            at = end + 1
        return found

    def _sum(self, features: Iterable[str]) -> Sums:
        begins = goes_on = other = 0
        weights, size = self._weights, 1 << BITS
        for feature in features:
            place = slot(feature)
            begins += weights[place]
            goes_on += weights[place + size]
            other += weights[place + 2 * size]
        return begins / STEPS, goes_on / STEPS, other / STEPS

    def _entry(self, token: Token) -> _Entry:
        key = token[0], token[2]
        entry = self._entries.get(key)
        if entry is None:
            if len(self._entries) >= _KEPT:
                self._entries = {}
            entry = self._entries[key] = _Entry(token, self._describer)
        return entry

    def _itself(self, tokens: Sequence[Token], entry: _Entry, at: int, case: str) -> Sums:
        starts = starts_sentence(tokens, at)
        which = LETTER_CASES.index(case) * 2 + starts
        sums = entry.itself[which]
        if sums is None:
            sums = entry.itself[which] = self._sum(self._describer.itself(entry.token, case, starts))
        return sums

    def _seen_from(self, side: str, entry: _Entry) -> Sums:
        sums = entry.seen.get(side)
        if sums is None:
            describe = self._describer.neighbour if side[1] == "1" else self._describer.bystander
            sums = entry.seen[side] = self._sum([side + feature for feature in describe(entry.token)])
        return sums

    def _pair(self, side: str, other: _Entry | None, own: str) -> Sums:
        key = side, other.token.text if other else "", own
        sums = self._pairs.get(key)
        if sums is None:
            if len(self._pairs) >= _KEPT:
                self._pairs = {}
            pair = (
                _paired(side, other.token.text, other.sort, other.group, own)
                if other
                else (f"{side}none|{own}",)
            )
            sums = self._pairs[key] = self._sum(pair)
        return sums

    def _emission(self, tokens: Sequence[Token], entries: Sequence[_Entry], at: int, itself: Sums) -> Sums:
        """How much better than 'outside' the three other labels suit a token."""
        own, last = entries[at].sort, len(tokens) - 1
        before, after = entries[at - 1] if at else None, entries[at + 1] if at < last else None
        parts = [itself, self._pair("-1", before, own), self._pair("+1", after, own)]
        parts.append(self._sum((_placed(surroundings(tokens, at), own),)))
        if before:
            parts.append(self._seen_from("-1", before))
            if at > 1:
                parts.append(self._seen_from("-2", entries[at - 2]))
        if after:
            parts.append(self._seen_from("+1", after))
            if at < last - 1:
                parts.append(self._seen_from("+2", entries[at + 2]))
        begins = goes_on = other_name = 0.0
        for part in parts:
            begins += part[0]
            goes_on += part[1]
            other_name += part[2]
        return begins, goes_on, other_name

    def _best(self, emissions: Sequence[Sums], lean: float) -> list[int]:
        """The likeliest labels of a run of tokens with other words on both sides (Viterbi)."""
        moves = self._moves
        if len(emissions) == 1:
            begins, _, other = emissions[0]
            outside = moves[0][0] + moves[0][0]
            name = moves[0][1] + begins + lean + moves[1][0]
            return [1 if name > outside and name > moves[0][3] + other + moves[3][0] else 0]
        scores = list(moves[0])
        scores[2] = _NEVER
        back: list[list[int]] = []
        for place, (begins, goes_on, other) in enumerate(emissions):
            if place:
                steps = []
                following = []
                for label in range(4):
                    ways = [scores[row] + moves[row][label] for row in range(4)]
                    best = max(ways)
                    steps.append(ways.index(best))
                    following.append(best)
                back.append(steps)
                scores = following
            scores[1] += begins + lean
            scores[2] += goes_on + lean
            scores[3] += other
        label = max(range(4), key=lambda row: scores[row] + moves[row][0])
        labels = [label]
        for steps in reversed(back):
            label = steps[label]
            labels.append(label)
        return labels[::-1]


def _stretches(labels: Sequence[int], offset: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place, label in enumerate(labels, offset):
        if label == 1:
            found.append((place, place + 1))
        elif label == 2 and found:
            found[-1] = found[-1][0], place + 1
    return found


@cache
def tagger() -> Tagger:
    """The model that comes with the program, read when first asked for."""
    return Tagger((FOLDER / "model.bin").read_bytes(), Describer(lexicon(), spelling()))
