"""Finds names by what is typed of them: beginnings of words, then parts, letters in order, near misses."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

_WORDS = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[A-Z])(?=[A-Z][a-z])")
_LAST = "\U0010ffff"
_NO_WEIGHTS: Mapping[int, int] = MappingProxyType({})
_NEAR = 75
_MISSPELT_FROM = 4


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parted if not unicodedata.combining(character))


def words_of(text: str) -> list[str]:
    """The folded words of a name; `FutureNHS` has two."""
    return [fold(word) for word in _WORDS.findall(_HUMP.sub(" ", text))]


class FuzzyIndex:
    """Names to be found again; each entry may have several. Built once, searched at every keystroke."""

    def __init__(self, entries: Iterable[Sequence[str]]) -> None:
        owned: set[tuple[str, int]] = set()
        self._squashed: list[str] = []
        self._whole: list[str] = []
        for number, names in enumerate(entries):
            keys = [words_of(name) for name in names]
            for words in keys:
                owned.update((word, number) for word in words)
                owned.add(("".join(words), number))
            self._squashed.append("".join(keys[0]) if keys else "")
            self._whole.append(" ".join("".join(words) for words in keys))
        starts = sorted(owned)
        self._words = [word for word, _ in starts]
        self._owners = [owner for _, owner in starts]
        by_length = sorted(range(len(self._squashed)), key=lambda number: len(self._squashed[number]))
        self._rank = [0] * len(by_length)
        for rank, number in enumerate(by_length):
            self._rank[number] = rank
        self._masks = [_mask(whole) for whole in self._whole]

    def __len__(self) -> int:
        return len(self._squashed)

    def search(
        self,
        query: str,
        limit: int = 12,
        weights: Mapping[int, int] = _NO_WEIGHTS,
        accept: Callable[[int], bool] | None = None,
    ) -> list[int]:
        """Numbers of the best entries, best first: the better kind of match, the more used, the shorter name."""
        words = words_of(query)
        if not words:
            return self._without_query(limit, weights, accept)
        squashed = "".join(words)
        found: dict[int, None] = {}
        for stage in (self._beginnings, self._parts, self._in_order, self._near_misses):
            if found and stage not in (self._beginnings, self._parts):
                break
            for number in self._ordered(stage(words, squashed), squashed, weights):
                if accept is None or accept(number):
                    found.setdefault(number)
                    if len(found) == limit:
                        return list(found)
        return list(found)

    def _ordered(self, numbers: Iterable[int], squashed: str, weights: Mapping[int, int]) -> Iterator[int]:
        """The more used, then names that begin as typed, then the rest; the shorter name first each time."""
        names, shorter = self._squashed, self._rank.__getitem__
        used, begin, rest = [], [], []
        for number in numbers:
            if number in weights:
                used.append(number)
            elif names[number].startswith(squashed):
                begin.append(number)
            else:
                rest.append(number)
        yield from sorted(used, key=lambda number: (-weights[number], shorter(number)))
        yield from sorted(begin, key=shorter)
        yield from sorted(rest, key=shorter)

    def _without_query(
        self, limit: int, weights: Mapping[int, int], accept: Callable[[int], bool] | None
    ) -> list[int]:
        used = sorted(weights, key=lambda n: (-weights[n], n))
        found: list[int] = []
        for number in (*used, *(n for n in range(len(self)) if n not in weights)):
            if accept is None or accept(number):
                found.append(number)
                if len(found) == limit:
                    break
        return found

    def _beginnings(self, words: list[str], squashed: str) -> set[int]:
        """Entries in which every typed word begins a word, or the whole begins the whole."""
        found = self._starting(squashed)
        rest: set[int] | None = None
        for word in sorted(words, key=len, reverse=True) if len(words) > 1 else ():
            rest = self._starting(word) if rest is None else rest & self._starting(word)
            if not rest:
                break
        return found | rest if rest else found

    def _starting(self, start: str) -> set[int]:
        low = bisect_left(self._words, start)
        return set(self._owners[low : bisect_right(self._words, start + _LAST)])

    def _parts(self, words: list[str], squashed: str) -> Iterator[int]:
        return (n for n, whole in enumerate(self._whole) if squashed in whole)

    def _in_order(self, words: list[str], squashed: str) -> Iterator[int]:
        """Entries that hold the typed letters in order, with others between them."""
        if len(squashed) < 2:
            return
        wanted = _mask(squashed)
        for number in [n for n, mask in enumerate(self._masks) if mask & wanted == wanted]:
            name, place = self._squashed[number], 0
            for letter in squashed:
                place = name.find(letter, place) + 1
                if not place:
                    break
            else:
                yield number

    def _near_misses(self, words: list[str], squashed: str) -> list[int]:
        """Entries that begin almost as typed."""
        if len(squashed) < _MISSPELT_FROM:
            return []
        from rapidfuzz import fuzz, process

        reach = len(squashed) + 1
        starts = [name[:reach] for name in self._squashed]
        near = process.extract(squashed, starts, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=24)
        return [number for _, _, number in near]


def _mask(text: str) -> int:
    """Which letters and digits a text holds, as bits."""
    mask = 0
    for letter in set(text):
        mask |= 1 << (ord(letter) & 63)
    return mask
