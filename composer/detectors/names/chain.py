"""The likeliest labels of a row of tokens: none, a name's first token, its further ones, the name of something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

STEPS = 24
"""Weights are kept as signed bytes, in 24ths."""
Moves: TypeAlias = Sequence[Sequence[float]]
"""How well each label (row) is followed by each other."""
_NEVER = -1e6
Scores: TypeAlias = tuple[int, int, int]
"""How much better than 'outside' the three other labels suit a token, in `STEPS`."""


def likeliest(moves: Moves, scores: Sequence[Scores], lean: float) -> list[int]:
    """The likeliest labels of a run of tokens with other words on both sides (Viterbi).

    The four labels are written out: most of the time of looking for names would go into loops over them.
    """
    if len(scores) == 1:
        begins, _, other = scores[0]
        outside = moves[0][0] + moves[0][0]
        name = moves[0][1] + begins / STEPS + lean + moves[1][0]
        return [1 if name > outside and name > moves[0][3] + other / STEPS + moves[3][0] else 0]
    (oo, ob, oi, ox), (bo, bb, bi, bx), (io, ib, ii, ix), (xo, xb, xi, xx) = moves
    begins, follows, other = scores[0]
    o, b, i, x = oo, ob + (begins / STEPS + lean), _NEVER + (follows / STEPS + lean), ox + other / STEPS
    back: list[tuple[int, int, int, int]] = []
    for begins, follows, other in scores[1:]:
        before_o, to_o = _best(o + oo, b + bo, i + io, x + xo)
        before_b, to_b = _best(o + ob, b + bb, i + ib, x + xb)
        before_i, to_i = _best(o + oi, b + bi, i + ii, x + xi)
        before_x, to_x = _best(o + ox, b + bx, i + ix, x + xx)
        back.append((before_o, before_b, before_i, before_x))
        o, b, i, x = (
            to_o,
            to_b + (begins / STEPS + lean),
            to_i + (follows / STEPS + lean),
            to_x + other / STEPS,
        )
    label, _ = _best(o + oo, b + bo, i + io, x + xo)
    labels = [label]
    for steps in reversed(back):
        label = steps[label]
        labels.append(label)
    return labels[::-1]


def _best(o: float, b: float, i: float, x: float) -> tuple[int, float]:
    """The first of the largest, by its number, and how large it is."""
    label, best = (0, o) if o >= b else (1, b)
    if i > best:
        label, best = 2, i
    return (3, x) if x > best else (label, best)


def stretches(labels: Sequence[int], offset: int) -> list[tuple[int, int]]:
    """Where names start and end, counted from `offset`."""
    found: list[tuple[int, int]] = []
    for place, label in enumerate(labels, offset):
        if label == 1:
            found.append((place, place + 1))
        elif label == 2 and found:
            found[-1] = found[-1][0], place + 1
    return found
