"""Ways to find a pattern's matches, from a plain list of words to a full search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import regex

from composer.engine.literals import CAPITAL, Nature, Words, fold, usable
from composer.engine.pattern_reader import nature_of
from composer.engine.patterns import Match, Pattern, translated

if TYPE_CHECKING:
    from composer.engine.scan import View

_PLAIN_WORD = regex.compile(r"\w(?:[\w '’-]*\w)?")
_WORD_TEMPLATE = r"(?m)\b(?:%s)\b"
_ANYWHERE_TEMPLATE = r"(?m)(?:%s)"


class Hit(NamedTuple):
    """A match: where, and which of the alternatives it was (0 where there is one only)."""

    start: int
    end: int
    choice: int
    match: Match | None


class Anchor(NamedTuple):
    """A literal to look for: what it stands for, and whether it must begin or end at a word's edge."""

    literal: str
    choice: int
    left: bool
    right: bool


class Finder:
    """Finds the matches of one pattern. `anchors` are looked for first; without a hit there is no match.

    Without all its `features` (stand-ins of `literals`) there is none either. With no anchors it is always asked.
    """

    anchors: tuple[Anchor, ...] = ()
    features: tuple[str, ...] = ()
    number: int = -1
    source: str = ""

    def matches(self, view: View) -> Iterator[Hit]:
        """All matches in the view's text, in order, not overlapping."""
        raise NotImplementedError

    def within(self, view: View, text: str) -> Iterator[Hit]:
        """All matches in another text, such as one sentence of the view's."""
        raise NotImplementedError


class WordFinder(Finder):
    """Plain words and phrases, standing as whole words; the scan's hits are the matches."""

    def __init__(self, words: Sequence[str], *, ignore_case: bool) -> None:
        self._words = words
        self._ignore_case = ignore_case
        self.anchors = tuple(Anchor(fold(word), choice, True, True) for choice, word in enumerate(words))

    def matches(self, view: View) -> Iterator[Hit]:
        hits = view.hits.get(self.number)
        if not hits:
            return
        text, done = view.text, 0
        for start, choice in sorted(hits) if len(hits) > 1 else hits:
            word = self._words[choice]
            end = start + len(word)
            if start >= done and (self._ignore_case or text.startswith(word, start)):
                yield Hit(start, end, choice, None)
                done = end

    def within(self, view: View, text: str) -> Iterator[Hit]:
        return view.over(text).found(self)


class Outlook(msgspec.Struct, frozen=True, array_like=True):
    """What a scan can tell of a pattern: literals to look for, whether matches begin so, and what else it takes."""

    literals: tuple[str, ...] = ()
    starts: bool = False
    features: tuple[str, ...] = ()
    tame: bool = False


_OUTLOOKS: dict[str, Outlook] = {}


def outlook_of(source: str) -> Outlook:
    """The outlook of a pattern, worked out once."""
    known = _OUTLOOKS.get(source)
    if known is None:
        known = _OUTLOOKS[source] = _worked_out(nature_of(translated(source)))
    return known


def known_outlooks() -> Mapping[str, Outlook]:
    return _OUTLOOKS


def remember_outlooks(outlooks: Mapping[str, Outlook]) -> None:
    """Take over outlooks that were worked out before."""
    for source, outlook in outlooks.items():
        _OUTLOOKS.setdefault(source, outlook)


def _worked_out(nature: Nature) -> Outlook:
    literals: Words | None = None
    starts = False
    if usable(nature.prefix, 3) or (usable(nature.prefix, 2) and not usable(nature.need, 3)):
        literals, starts = nature.prefix, True
    elif usable(nature.need, 2):
        literals = nature.need
    features = tuple(sorted(nature.features - {CAPITAL}))
    return Outlook(tuple(sorted(literals or ())), starts, features, nature.growth <= 1)


class PatternFinder(Finder):
    """A pattern of any kind, tried only where, or when, the scan saw what it needs."""

    def __init__(self, source: str, *, at_word_edge: bool) -> None:
        outlook = outlook_of(source)
        self.source = source
        self.pattern = Pattern(source, tame=outlook.tame)
        self.features = outlook.features
        self._starts = outlook.starts
        edge = at_word_edge and self._starts
        self.anchors = tuple(
            Anchor(word, 0, edge and (word[0].isalnum() or word[0] == "_"), False)
            for word in outlook.literals
        )

    def matches(self, view: View) -> Iterator[Hit]:
        if not self.anchors:
            return map(_hit, self.pattern.finditer(view.text, view.clock))
        hits = view.hits.get(self.number)
        if not hits:
            return iter(())
        if self._starts:
            return self._from_starts(view, hits)
        return map(_hit, self.pattern.finditer(view.text, view.clock))

    def _from_starts(self, view: View, hits: list[tuple[int, int]]) -> Iterator[Hit]:
        text, done = view.text, 0
        for start in sorted({start for start, _ in hits}) if len(hits) > 1 else (hits[0][0],):
            if start < done:
                continue
            match = self.pattern.match_at(text, start, view.clock)
            if match is not None:
                yield _hit(match)
                done = max(match.end(), start + 1)

    def within(self, view: View, text: str) -> Iterator[Hit]:
        return map(_hit, self.pattern.finditer(text, view.clock))

    def texts(self, view: View, text: str) -> list[str]:
        """What matches in `text`, as text; the quick way to count."""
        return self.pattern.findall(text, view.clock)


def _hit(match: Match) -> Hit:
    start, end = match.span()
    return Hit(start, end, (match.lastindex or 1) - 1, match)


def words_or_pattern(
    tokens: Sequence[str],
    *,
    ignore_case: bool,
    nonword: bool,
    prefix: str = "",
    suffix: str = "",
    grouped: bool = False,
) -> Finder:
    """The finder for alternatives, each standing as a whole word unless `nonword`, as Vale builds them.

    `prefix` and `suffix` are raw pattern text around them; `grouped` tells which alternative it was.
    """
    edged = (nonword, prefix, suffix) in {(False, "", ""), (True, r"(?<!\w)", r"(?!\w)")}
    if edged and all(_PLAIN_WORD.fullmatch(token) for token in tokens):
        folded_alike = all(len(token.casefold()) == len(token) for token in tokens)
        if folded_alike:
            return WordFinder(tokens, ignore_case=ignore_case)
    body = "|".join(f"({token})" for token in tokens) if grouped else "|".join(tokens)
    template = _ANYWHERE_TEMPLATE if nonword else _WORD_TEMPLATE
    source = prefix + template.replace("%s", body) + suffix
    if ignore_case:
        source = "(?i)" + source
    return pattern_finder(source, at_word_edge=not nonword and not prefix)


def pattern_finder(source: str, *, at_word_edge: bool = False) -> PatternFinder:
    return PatternFinder(source, at_word_edge=at_word_edge)
