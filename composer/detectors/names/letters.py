"""Whether a word that is on no list is spelt like a name."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache

from composer.detectors.names.lexicon import FOLDER


def triples(word: str) -> Iterator[int]:
    """Each three letters that follow one another in a word of a to z, its two ends included, as a number below 27³."""
    codes = [0, *(ord(letter) - 96 if "a" <= letter <= "z" else 0 for letter in word), 0]
    for at in range(len(codes) - 2):
        yield (codes[at] * 27 + codes[at + 1]) * 27 + codes[at + 2]


class Spelling:
    """How much each three letters speak for a name rather than another word."""

    def __init__(self, data: bytes) -> None:
        self._odds = array("b", data)

    def name_like(self, word: str) -> int:
        """From 0 (like no name) to 9."""
        odds = [self._odds[triple] for triple in triples(word)]
        return max(0, min(9, 5 + int(sum(odds) / max(1, len(odds)) / 4))) if odds else 0


@cache
def spelling() -> Spelling:
    """The table that comes with the program, read when first asked for."""
    return Spelling((FOLDER / "letters.bin").read_bytes())
