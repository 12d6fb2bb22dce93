"""One look over a stretch of text for the literals of all finders at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick

from composer.engine.finders import Anchor, Finder, Hit
from composer.engine.literals import CAPITALS, DIGIT, NON_ASCII, UNUSUAL, UNUSUAL_CHARACTER, UNUSUALS, fold
from composer.engine.patterns import Clock
from composer.engine.sentences import sentence_spans

_ANY_DIGIT = re.compile(r"\d")
_ASCII_DIGIT = re.compile(r"[0-9]")
_SORTS = bytes.maketrans(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"9" * 10 + b"A" * 26)
"""Every digit of ASCII as 9 and every capital as A: looking for one or two then takes a quarter of a pattern's time."""
_WORD = regex.compile(r"\w")
_PLACES = {DIGIT: _ANY_DIGIT, UNUSUAL: UNUSUAL_CHARACTER, CAPITALS: re.compile(r"[A-Z](?=[A-Z])")}
"""Where a match may begin that begins with what such a stand-in stands for."""
_PLACES_AT_EDGE = _PLACES | {
    DIGIT: re.compile(r"\d(?<![0-9A-Za-z_]\d)"),
    CAPITALS: re.compile(r"[A-Z](?<![0-9A-Za-z_][A-Z])(?=[A-Z])"),
}
"""Those of them at a word's edge, and a few more after letters beyond ASCII, which the pattern itself turns down."""
_IN_ASCII = {_ANY_DIGIT: _ASCII_DIGIT, _PLACES_AT_EDGE[DIGIT]: re.compile(r"[0-9](?<![0-9A-Za-z_][0-9])")}
"""The same for text in ASCII, where it takes half the time."""
Hits = dict[int, list[tuple[int, int]]]
Owner = tuple[int, int, bool, bool]
"""A finder's number, which of its alternatives, and whether the literal must begin, or end, at a word's edge."""


@lru_cache(maxsize=2048)
def _is_word(char: str) -> bool:
    return _WORD.match(char) is not None


class _Kind(NamedTuple):
    """What texts have in common that have the same features and lack the same: finders to ask whatever they say, and
    not to ask at all.
    """

    asked: tuple[int, ...]
    barred: frozenset[int]
    starting: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]
    """Where matches may begin, and the finders of those that may."""


_KINDS_KEPT = 300
_literal_of = itemgetter(0)


class Scan:
    """The literals of many finders in one automaton, and which finders each is for."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        owners: dict[str, list[Owner]] = {}
        self._by_feature: dict[str, set[int]] = {
            feature: set() for feature in (DIGIT, NON_ASCII, UNUSUAL, CAPITALS)
        }
        self._starts: dict[str, list[tuple[int, bool]]] = {feature: [] for feature in _PLACES}
        """Finders whose matches begin with such a character, and whether at a word's edge only."""
        always: list[int] = []
        also: list[Finder] = []
        self._wanting: dict[int, frozenset[str]] = {}
        for number, finder in enumerate(finders):
            finder.number = number
            if finder.features:
                self._wanting[number] = frozenset(finder.features)
            if finder.also:
                also.append(finder)
            if not finder.anchors:
                always.append(number)
            for anchor in finder.anchors:
                self._add_anchor(number, finder.starts, anchor, owners)
        self._always = tuple(always)
        self._kinds: dict[tuple[frozenset[str], frozenset[int]], _Kind] = {}
        for finder in also:
            for literal in finder.also:
                owners.setdefault(literal, [])
        numbers = {literal: number for number, literal in enumerate(owners)}
        self._also = [
            (finder.number, frozenset(numbers[literal] for literal in finder.also)) for finder in also
        ]
        self._telling = frozenset[int]().union(*(wanted for _, wanted in self._also))
        self._owners = [tuple(each) for each in owners.values()]
        self._automaton = AhoCorasick(list(owners), store_patterns=False) if owners else None

    def _add_anchor(self, number: int, starts: bool, anchor: Anchor, owners: dict[str, list[Owner]]) -> None:
        if starts and anchor.literal in self._starts:
            self._starts[anchor.literal].append((number, anchor.left))
        elif anchor.literal in self._by_feature:
            self._by_feature[anchor.literal].add(number)
        else:
            owner = (number, anchor.choice, anchor.left, anchor.right)
            owners.setdefault(anchor.literal, []).append(owner)

    def hits(self, text: str) -> Hits:
        """For each finder whose literals are in `text`: where they begin and which alternative they stand for."""
        folded = fold(text)
        matches = self._literals_in(folded)
        there = self._telling.intersection(map(_literal_of, matches))
        lacking = frozenset([number for number, wanted in self._also if wanted.isdisjoint(there)])
        which = (features_of(text), lacking)
        kind = self._kinds.get(which) or self._kind(*which)
        found: Hits = {number: [(0, 0)] for number in kind.asked}
        self._add_literals(folded, matches, found, kind.barred)
        for places, numbers in kind.starting:
            here = [(match.start(), 0) for match in places.finditer(text)]
            for number in numbers if here else ():
                found[number] = found[number] + here if number in found else here
        return found

    def _kind(self, features: frozenset[str], lacking: frozenset[int]) -> _Kind:
        barred = {*lacking, *(number for number, wanted in self._wanting.items() if not wanted <= features)}
        asked = {*self._always, *(number for each in features for number in self._by_feature.get(each, ()))}
        starting = []
        for feature, starts in self._starts.items():
            for places, at_edge in ((_PLACES_AT_EDGE, True), (_PLACES, False)):
                able = tuple(number for number, edge in starts if edge == at_edge and number not in barred)
                if feature in features and able:
                    where = places[feature]
                    starting.append((where if NON_ASCII in features else _IN_ASCII.get(where, where), able))
        if len(self._kinds) >= _KINDS_KEPT:
            self._kinds.clear()
        made = _Kind(tuple(asked - barred), frozenset(barred), tuple(starting))
        self._kinds[features, lacking] = made
        return made

    def _literals_in(self, folded: str) -> Sequence[tuple[int, int, int]]:
        """The number of each literal that is there, its start and end."""
        if self._automaton is None:
            return ()
        return self._automaton.find_matches_as_indexes(without_surrogates(folded), overlapping=True)

    def _add_literals(
        self, folded: str, matches: Sequence[tuple[int, int, int]], found: Hits, barred: frozenset[int]
    ) -> None:
        """Add the finders whose literals are in the text."""
        size = len(folded)
        owners = self._owners
        for literal, start, end in matches:
            for number, choice, left, right in owners[literal]:
                if left and start and _is_word(folded[start - 1]):
                    continue
                if right and end < size and _is_word(folded[end]):
                    continue
                if number in found:
                    found[number].append((start, choice))
                elif number not in barred:
                    found[number] = [(start, choice)]


def features_of(text: str) -> frozenset[str]:
    """Which of the stand-ins are in a text."""
    found = []
    sorts = text.encode("latin-1", "replace").translate(_SORTS)
    has_digit = b"9" in sorts
    if not text.isascii():
        found.append(NON_ASCII)
        has_digit = has_digit or _ANY_DIGIT.search(text) is not None
        if first := UNUSUAL_CHARACTER.search(text):
            found.append(UNUSUAL)
            if UNUSUAL_CHARACTER.search(text, first.end()):
                found.append(UNUSUALS)
    if has_digit:
        found.append(DIGIT)
    if b"AA" in sorts:
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
    """A stretch of text as the checks see it: `text`, of which [`start`, `end`) is theirs and the rest is context.

    `fixing` is whether findings shall offer fixes.
    """

    def __init__(
        self, scan: Scan, text: str, start: int, end: int, clock: Clock, *, fixing: bool = True
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.clock = clock
        self.fixing = fixing
        self.hits = scan.hits(text)
        self._scan = scan
        self._over: dict[str, View] = {}
        self._sentences: tuple[tuple[int, int], ...] | None = None

    def has(self, finder: Finder) -> bool:
        """Whether one finder has a match that begins in this stretch."""
        if finder.is_quick and self.is_paragraph:
            return finder.number in self.hits and finder.may_match(self)
        return next(self.found(finder), None) is not None

    @property
    def is_paragraph(self) -> bool:
        """Whether this is a paragraph in full."""
        return self.start == 0 and self.end >= len(self.text)

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences that begin in this stretch, in code points of `text`."""
        if self._sentences is None:
            spans = sentence_spans(self.text)
            if not self.is_paragraph:
                spans = [span for span in spans if self.start <= span[0] < self.end]
            self._sentences = tuple(spans)
        return self._sentences

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
            self._over[text] = View(self._scan, text, 0, len(text) + 1, self.clock, fixing=self.fixing)
        return self._over[text]
