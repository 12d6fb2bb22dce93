"""How often a word is a given name or a surname, and what else it can be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from composer.detectors.names.recent import Recent
from composer.paths import RESOURCES

FOLDER = RESOURCES / "people"


class Word(NamedTuple):
    """What the lists say of a word.

    `given` and `family` are buckets from 0 (not on the list) to 9 (a quarter of a million bearers and more),
    `size` is one of how often the word is used, `capital` the tenths of its uses that have a capital. `speech` is
    N, V, J, R (adverb), F (closed class), P (other proper names) or '-' (in no dictionary). `low_cluster` and
    `capital_cluster` group words used alike (Brown clusters, as numbers whose lowest bits come first; 0: unknown).
    `known_as` adds up 1 for a well-known person, 2 for a place and 4 for a firm. `company` is one of 1,024 groups of
    words found in like company, numbered so that neighbours are alike, and `mixture` one of 64 of what a word in such
    company is (given name, surname, place); both are -1 when there is none.
    """

    given: int = 0
    family: int = 0
    speech: str = "-"
    size: int = 0
    capital: int = 0
    low_cluster: int = 0
    capital_cluster: int = 0
    known_as: int = 0
    company: int = -1
    mixture: int = -1


UNKNOWN = Word()
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"
"""What stands for 0 to 63; anything else is -1."""
_LENGTH = 17
_ALONE = 3
"""So long is a line's end that tells of a word's company only."""
_NOTHING_LISTED = "00-00000000000"
_KEPT = 4096
_SAME_THREE_LETTERS = re.compile(rb"\n(..[^\n])[^\n]*+(?:\n\1[^\n]*+)*+")


class Lexicon:
    """A sorted file of words, kept as one block of bytes: as a dictionary it would take 20 MiB instead of 4."""

    def __init__(self, block: bytes) -> None:
        self._block = b"\n" + block
        self._kept = Recent[str, Word](_KEPT)
        self._ranges = {
            stretch[1]: stretch.start() << 20 | stretch.end() - stretch.start()
            for stretch in _SAME_THREE_LETTERS.finditer(self._block)
        }

    def look_up(self, word: str) -> Word:
        """What is known of a word, given in lower case and without accents or apostrophes."""
        known = self._kept.get(word)
        if known is None:
            known = self._found(word)
            self._kept.put(word, known)
        return known

    def _found(self, word: str) -> Word:
        if not word.isascii():
            return UNKNOWN
        key = word.encode() + b"\t"
        within = self._ranges.get(key[:3])
        if within is None:
            return UNKNOWN
        start = within >> 20
        at = self._block.find(b"\n" + key, start, start + (within & 0xFFFFF))
        if at < 0:
            return UNKNOWN
        at += len(word) + 2
        value = self._block[at : at + _LENGTH].decode("ascii")
        if value[_ALONE : _ALONE + 1] in ("\n", ""):
            value = _NOTHING_LISTED + value[:_ALONE]
        given, family, size, capital, known_as = map(int, (*value[:2], *value[3:5], value[13]))
        upper, lower, mixture = map(DIGITS.find, value[14:])
        return Word(
            given, family, value[2], size, capital, int(value[5:9], 16), int(value[9:13], 16), known_as,
            32 * upper + lower if mixture >= 0 else -1, mixture,
        )  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program, read when first asked for."""
    return Lexicon((FOLDER / "lexicon.tsv").read_bytes())
