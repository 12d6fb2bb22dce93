"""The likeliest labels of a row of tokens: none, a name's first token, its further ones, the name of something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

STEPS = 24
"""Weights are kept as signed bytes, in 24ths."""
Moves: TypeAlias = Sequence[Sequence[float]]
"""How well each label (row) is followed by each other."""
_NEVER = -1e6


class Scores(NamedTuple):
    """How much better than 'outside' the three other labels suit a token, in `STEPS`."""

    begins: int
    goes_on: int
    other: int


def likeliest(moves: Moves, scores: Sequence[Scores], lean: float) -> list[int]:
    """The likeliest labels of a run of tokens with other words on both sides (Viterbi)."""
    if len(scores) == 1:
        begins, _, other = scores[0]
        outside = moves[0][0] + moves[0][0]
        name = moves[0][1] + begins / STEPS + lean + moves[1][0]
        return [1 if name > outside and name > moves[0][3] + other / STEPS + moves[3][0] else 0]
    best = list(moves[0])
    best[2] = _NEVER
    back: list[list[int]] = []
    for place, (begins, follows, other) in enumerate(scores):
        if place:
            steps, following = [], []
            for label in range(4):
                ways = [best[row] + moves[row][label] for row in range(4)]
                way = max(ways)
                steps.append(ways.index(way))
                following.append(way)
            back.append(steps)
            best = following
        best[1] += begins / STEPS + lean
        best[2] += follows / STEPS + lean
        best[3] += other / STEPS
    label = max(range(4), key=lambda row: best[row] + moves[row][0])
    labels = [label]
    for steps in reversed(back):
        label = steps[label]
        labels.append(label)
    return labels[::-1]


def stretches(labels: Sequence[int], offset: int) -> list[tuple[int, int]]:
    """Where names start and end, counted from `offset`."""
    found: list[tuple[int, int]] = []
    for place, label in enumerate(labels, offset):
        if label == 1:
            found.append((place, place + 1))
        elif label == 2 and found:
            found[-1] = found[-1][0], place + 1
    return found
