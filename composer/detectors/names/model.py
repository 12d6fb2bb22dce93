"""The trained tagger: for each token whether a person's name begins or goes on there."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias
from zlib import crc32

from composer.detectors.names.features import Describer, letter_case, starts_sentence, surroundings
from composer.detectors.names.letters import spelling
from composer.detectors.names.lexicon import FOLDER, lexicon
from composer.detectors.names.tokens import Token

BITS = 18
STEPS = 24
"""Weights are kept as signed bytes, in 24ths."""
LABELS = "OBIX"
"""Outside; begins a person's name; goes on with it; another kind of name (a place, a team, a film)."""
TRANSITIONS = struct.Struct("<16f")
"""The file's head: how well each label (row) is followed by each other; then three planes of weights, B, I and X over O."""
_KEPT = 4096
"""How many sums of each sort are kept before starting afresh."""

_HOPELESS = -2.0
"""A token whose own features speak against a name this much is not looked at further."""
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


class Tagger:
    """A linear chain over the tokens; sums of weights are kept by token and by pair, so that typing on costs little."""

    def __init__(self, data: bytes, describer: Describer) -> None:
        moves = TRANSITIONS.unpack_from(data)
        self._moves = tuple(moves[row * 4 : row * 4 + 4] for row in range(4))
        self._weights = array("b", data[TRANSITIONS.size :])
        self._describer = describer
        self._sums: dict[object, Sums] = {}
        self._sorts: dict[tuple[str, str], tuple[str, str]] = {}

    def names(self, tokens: Sequence[Token], lean: float = 0.0) -> list[tuple[int, int]]:
        """Which stretches of tokens name a person (end exclusive); a higher `lean` finds more and errs more."""
        case = letter_case(tokens)
        own = [self._itself(tokens, at, case) for at in range(len(tokens))]
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and max(own[end]) > _HOPELESS:
                end += 1
            if end > at:
                labels = self._best(
                    [self._emission(tokens, place, own[place]) for place in range(at, end)], lean
                )
                found += _stretches(labels, at)
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

    def _keep(self, key: object, features: Iterable[str]) -> Sums:
        if len(self._sums) >= _KEPT:
            self._sums = {}
        sums = self._sums[key] = self._sum(features)
        return sums

    def _sorted(self, token: Token) -> tuple[str, str]:
        """The class and the group of a token."""
        key = token.text, token.kind
        found = self._sorts.get(key)
        if found is None:
            if len(self._sorts) >= _KEPT:
                self._sorts = {}
            found = self._sorts[key] = self._describer.class_of(token), self._describer.group_of(token)
        return found

    def _itself(self, tokens: Sequence[Token], at: int, case: str) -> Sums:
        token, starts = tokens[at], starts_sentence(tokens, at)
        key = token.text, token.kind, case, starts
        return self._sums.get(key) or self._keep(key, self._describer.itself(token, case, starts))

    def _seen_from(self, side: str, other: Token) -> Sums:
        key = side, other.text
        sums = self._sums.get(key)
        if sums is None:
            features = (
                self._describer.neighbour(other) if side[1] == "1" else self._describer.bystander(other)
            )
            sums = self._keep(key, [side + feature for feature in features])
        return sums

    def _emission(self, tokens: Sequence[Token], at: int, itself: Sums) -> Sums:
        """How much better than 'outside' the three other labels suit a token."""
        own, _ = self._sorted(tokens[at])
        parts = [itself]
        pairs = [_placed(surroundings(tokens, at), own)]
        for side, distance in (("-1", -1), ("+1", 1)):
            if 0 <= at + distance < len(tokens):
                other = tokens[at + distance]
                parts.append(self._seen_from(side, other))
                pairs += _paired(side, other.text, *self._sorted(other), own)
            else:
                pairs.append(f"{side}none|{own}")
        if at > 1:
            parts.append(self._seen_from("-2", tokens[at - 2]))
        if at < len(tokens) - 2:
            parts.append(self._seen_from("+2", tokens[at + 2]))
        parts.append(self._sum(pairs))
        begins, goes_on, other_name = (sum(column) for column in zip(*parts, strict=True))
        return begins, goes_on, other_name

    def _best(self, emissions: Sequence[Sums], lean: float) -> list[int]:
        """The likeliest labels of a run of tokens with other words on both sides (Viterbi)."""
        moves = self._moves
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
