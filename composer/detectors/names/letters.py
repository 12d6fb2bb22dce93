"""Whether a word that is on no list is spelt like a name."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache

from composer.detectors.names.lexicon import FOLDER

_CODES = bytes(byte - 96 if 97 <= byte <= 122 else 0 for byte in range(256))


def triples(word: str) -> Iterator[int]:
    """Each three letters that follow one another in a word of a to z, its two ends included, as a number below 27³."""
    codes = (" " + word + " ").encode("ascii", "replace").translate(_CODES)
    for one, two, three in zip(codes, codes[1:], codes[2:], strict=False):
        yield (one * 27 + two) * 27 + three


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
