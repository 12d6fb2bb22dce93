"""How often a word is a given name or a surname, and what else it can be."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

from composer.paths import RESOURCES

FOLDER = RESOURCES / "people"


class Word(NamedTuple):
    """What the lists say of a word.

    `given` and `family` are buckets from 0 (not on the list) to 9 (a quarter of a million bearers and more);
    `speech` is N, V, J, R (adverb), F (closed class), P (other proper names) or '-' (in no dictionary).
    """

    given: int = 0
    family: int = 0
    speech: str = "-"


_UNKNOWN = Word()


class Lexicon:
    """A sorted file of words, kept as one block of bytes: as a dictionary it would take 20 MiB instead of 2."""

    def __init__(self, block: bytes) -> None:
        self._block = b"\n" + block
        self._starts = dict.fromkeys(map("".join, product(ascii_lowercase, repeat=2)), 0)
        position = 0
        for pair in self._starts:
            found = self._block.find(b"\n" + pair.encode(), position)
            position = found if found >= 0 else position
            self._starts[pair] = position

    def look_up(self, word: str) -> Word:
        """What is known of a word, given in lower case and without accents or apostrophes."""
        start = self._starts.get(word[:2])
        if start is None or not word.isascii():
            return _UNKNOWN
        at = self._block.find(f"\n{word}\t".encode(), start, start + 40_000)
        if at < 0:
            return _UNKNOWN
        value = self._block[at + len(word) + 2 : at + len(word) + 5].decode()
        return Word(int(value[0]), int(value[1]), value[2])


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program, read when first asked for."""
    return Lexicon((FOLDER / "lexicon.tsv").read_bytes())
