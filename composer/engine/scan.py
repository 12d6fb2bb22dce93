"""One look over a stretch of text for the literals of all finders at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import regex
from ahocorasick_rs import AhoCorasick

from composer.engine.finders import Finder, Hit
from composer.engine.literals import CAPITALS, DIGIT, NON_ASCII, UNUSUAL, UNUSUAL_CHARACTER, fold
from composer.engine.patterns import Clock
from composer.engine.sentences import sentence_spans

_HAS_DIGIT = re.compile(r"\d")
_HAS_CAPITALS = re.compile(r"[A-Z]{2}")
_WORD = regex.compile(r"\w")
Hits = dict[int, list[tuple[int, int]]]


@lru_cache(maxsize=2048)
def _is_word(char: str) -> bool:
    return _WORD.match(char) is not None


class Scan:
    """The literals of many finders in one automaton, and which finders each is for."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        owners: dict[str, list[tuple[int, int, bool, bool]]] = {}
        features: dict[str, set[int]] = {DIGIT: set(), NON_ASCII: set(), UNUSUAL: set(), CAPITALS: set()}
        digit_starts: list[int] = []
        always: list[int] = []
        self._wanting: dict[int, frozenset[str]] = {}
        for number, finder in enumerate(finders):
            finder.number = number
            if finder.features:
                self._wanting[number] = frozenset(finder.features)
            for anchor in finder.anchors:
                if anchor.literal == DIGIT and finder.starts:
                    digit_starts.append(number)
                elif anchor.literal in features:
                    features[anchor.literal].add(number)
                else:
                    owners.setdefault(anchor.literal, []).append(
                        (number, anchor.choice, anchor.left, anchor.right)
                    )
            if not finder.anchors:
                always.append(number)
        self._always = tuple(always)
        self._by_feature = features
        self._digit_starts = tuple(digit_starts)
        self._owners = [tuple(each) for each in owners.values()]
        self._automaton = AhoCorasick(list(owners), store_patterns=False) if owners else None

    def hits(self, text: str) -> Hits:
        """For each finder whose literals are in `text`: where they begin and which alternative they stand for."""
        found: Hits = {}
        features = features_of(text)
        for feature in features:
            for finder in self._by_feature[feature]:
                found[finder] = [(0, 0)]
        for finder in self._always:
            found[finder] = [(0, 0)]
        if DIGIT in features and self._digit_starts:
            digits = [(digit.start(), 0) for digit in _HAS_DIGIT.finditer(text)]
            for finder in self._digit_starts:
                found[finder] = [*digits]
        self._add_literals(text, found)
        for finder in found.keys() & self._wanting.keys():
            if not self._wanting[finder] <= features:
                del found[finder]
        return found

    def _add_literals(self, text: str, found: Hits) -> None:
        if self._automaton is None:
            return
        folded = fold(text)
        size = len(folded)
        owners = self._owners
        searched = without_surrogates(folded)
        for literal, start, end in self._automaton.find_matches_as_indexes(searched, overlapping=True):
            for number, choice, left, right in owners[literal]:
                if left and start and _is_word(folded[start - 1]):
                    continue
                if right and end < size and _is_word(folded[end]):
                    continue
                if number in found:
                    found[number].append((start, choice))
                else:
                    found[number] = [(start, choice)]


def features_of(text: str) -> frozenset[str]:
    """Which of the stand-ins are in a text."""
    found = []
    if not text.isascii():
        found.append(NON_ASCII)
        if UNUSUAL_CHARACTER.search(text):
            found.append(UNUSUAL)
    if _HAS_DIGIT.search(text):
        found.append(DIGIT)
    if _HAS_CAPITALS.search(text):
        found.append(CAPITALS)
    return frozenset(found)


def without_surrogates(text: str) -> str:
    """`text` with something else in the place of lone surrogates, which no other program takes."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


_SURROGATE = re.compile("[\ud800-\udfff]")


class View:
    """A stretch of text as the checks see it: `text`, of which [`start`, `end`) is theirs and the rest is context."""

    def __init__(self, scan: Scan, text: str, start: int, end: int, clock: Clock) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.clock = clock
        self.hits = scan.hits(text)
        self._scan = scan
        self._over: dict[str, View] = {}

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences that begin in this stretch, in code points of `text`."""
        return tuple(span for span in sentence_spans(self.text) if self.start <= span[0] < self.end)

    def found(self, finder: Finder) -> Iterator[Hit]:
        """Matches of one finder that begin in this stretch."""
        for hit in finder.matches(self):
            if hit.start >= self.end and hit.start > self.start:
                return
            if hit.start >= self.start:
                yield hit

    def over(self, text: str) -> View:
        """The same scan over another text."""
        if text not in self._over:
            self._over[text] = View(self._scan, text, 0, len(text) + 1, self.clock)
        return self._over[text]
