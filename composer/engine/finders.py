"""Ways to find a pattern's matches, from a plain list of words to a full search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import regex

from composer.engine.literals import (
    CAPITAL,
    CAPITALS,
    DIGIT,
    MARK,
    TELLING,
    UNUSUAL,
    UNUSUALS,
    Nature,
    Words,
    fold,
    is_common,
    usable,
    worth,
)
from composer.engine.pattern_reader import nature_of
from composer.engine.patterns import Match, Pattern, translated

if TYPE_CHECKING:
    from composer.engine.scan import View

_MANY = 400
_PLAIN_WORD = regex.compile(r"\w(?:[\w '’-]*\w)?")
_CAPTURES = regex.compile(r"(?<!\\)\((?!\?)|\(\?P?<[^=!]")
_LEANS_ON_OTHERS = regex.compile(r"\(\?[a-z]*-?[a-z]+\)|\\[1-9]|\(\?P=|\\k")
"""A flag that goes on into the next alternative, or a reference to a group by its number or name."""
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

    Without all its `features` (stand-ins of `literals`) there is none either, nor without one of the literals in
    `also`, if there are any. With no anchors it is always asked.
    """

    anchors: tuple[Anchor, ...] = ()
    features: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    starts: bool = False
    """Whether every match begins with one of the anchors."""
    is_quick: bool = False
    """Whether `may_match` knows, where the scan saw something."""
    looks_again: bool = False
    """Whether it has more to say than that."""
    number: int = -1
    source: str = ""

    @property
    def leaves(self) -> tuple[Finder, ...]:
        """The finders the scan must know: this one, or those it is made of."""
        return (self,)

    def make_ready(self) -> None:
        """Do now what would otherwise be done when first asked."""

    def may_match(self, view: View) -> bool:
        """A second, still quick look where the scan saw something: false when there is no match after all."""
        return True

    def matches(self, view: View) -> Iterator[Hit]:
        """All matches in the view's text, in order, not overlapping."""
        raise NotImplementedError

    def every_match(self, view: View) -> Iterator[Hit]:
        """The match at each place where there is one, though it overlap the one before."""
        raise NotImplementedError

    def within(self, view: View, text: str) -> Iterator[Hit]:
        """All matches in another text, such as one sentence of the view's."""
        raise NotImplementedError


class WordFinder(Finder):
    """Plain words and phrases, standing as whole words; the scan's hits are the matches."""

    is_quick = True

    def __init__(self, words: Sequence[str], *, ignore_case: bool) -> None:
        self._words = words
        self._ignore_case = ignore_case
        self.looks_again = not ignore_case
        self.anchors = tuple(Anchor(fold(word), choice, True, True) for choice, word in enumerate(words))

    def may_match(self, view: View) -> bool:
        if self._ignore_case:
            return True
        text, words = view.text, self._words
        return any(text.startswith(words[choice], start) for start, choice in view.hits[self.number])

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

    def every_match(self, view: View) -> Iterator[Hit]:
        for start, choice in sorted(view.hits.get(self.number, ())):
            word = self._words[choice]
            if self._ignore_case or view.text.startswith(word, start):
                yield Hit(start, start + len(word), choice, None)

    def within(self, view: View, text: str) -> Iterator[Hit]:
        return view.over(text).found(self)


class Outlook(msgspec.Struct, frozen=True, array_like=True):
    """What a scan can tell of a pattern: literals to look for, whether matches begin so, and what else it takes.

    `also` are further literals, of which one at least must be somewhere. `edge`: no match begins within a word.
    """

    literals: tuple[str, ...] = ()
    starts: bool = False
    features: tuple[str, ...] = ()
    tame: bool = False
    also: tuple[str, ...] = ()
    edge: bool = False


_KINDS_OF_OPENING = frozenset({UNUSUAL, CAPITALS})
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
    by_digits = _with_digits_told(nature.prefix)
    clear = usable(nature.need, 2) and worth(nature.need or frozenset())[0] >= 4
    short = not usable(nature.need, 3) or (nature.edge and not is_common(nature.prefix))
    if usable(nature.prefix, 3) or (usable(nature.prefix, 2) and short):
        literals, starts = nature.prefix, True
        if clear and is_common(nature.prefix):
            literals, starts = nature.need, False
    elif by_digits is not None:
        literals, starts = by_digits, True
    elif usable(nature.opening, 2) and not clear and not _KINDS_OF_OPENING.isdisjoint(nature.opening or ()):
        literals, starts = nature.opening, True
    elif usable(nature.need, 2):
        literals = nature.need
    features = set(nature.features - {CAPITAL})
    if nature.unusual > 1:
        features.add(UNUSUALS)
    return Outlook(
        _no_longer_than_needed(literals or frozenset(), starts=starts),
        starts,
        tuple(sorted(features)),
        nature.growth <= 1,
        _also(nature.need) if literals and DIGIT in literals else (),
        nature.edge,
    )


def _no_longer_than_needed(words: Words, *, starts: bool) -> tuple[str, ...]:
    """Without those that are there only where another is: that begin with it, or merely hold it unless `starts`."""
    sizes = sorted({len(word) for word in words})

    def holds_another(word: str) -> bool:
        return any(
            word[at : at + size] in words
            for size in sizes
            for at in range(1 if starts else len(word) - size + 1)
            if size < len(word)
        )

    return tuple(sorted(word for word in words if not holds_another(word)))


def _also(need: Words | None) -> tuple[str, ...]:
    """What else to look for where there are digits, which most posts have: those words, or a sign in each of them."""
    if not need:
        return ()
    if not usable(need, 2) or len(need) > _MANY or any(word[0] == MARK for word in need):
        signs = [TELLING & frozenset(word) for word in need]
        return tuple(sorted(frozenset().union(*signs))) if all(signs) else ()
    if any(word.isdecimal() and len(word) < 3 for word in need):
        return ()
    return _no_longer_than_needed(need, starts=False)


def _with_digits_told(prefix: Words | None) -> Words | None:
    """The ways to begin with all those that begin with a digit as one; None when that is of no help."""
    others = frozenset(word for word in prefix or () if not word[:1].isdecimal())
    if not prefix or len(others) == len(prefix) or (others and not usable(others, 3)) or is_common(others):
        return None
    return others | {DIGIT}


class PatternFinder(Finder):
    """A pattern of any kind, tried only where, or when, the scan saw what it needs."""

    def __init__(self, source: str, *, at_word_edge: bool) -> None:
        outlook = outlook_of(source)
        self.source = source
        self.tells_choice = False
        """Whether each alternative is a group, so that the group that matched tells which it was."""
        self.pattern = Pattern(source, tame=outlook.tame)
        self.features = outlook.features
        self.also = outlook.also
        self.starts = outlook.starts
        self.is_quick = self.looks_again = outlook.starts and outlook.tame
        edge = (at_word_edge or outlook.edge) and self.starts
        self.anchors = tuple(
            Anchor(word, 0, edge and _begins_like_a_word(word), False) for word in outlook.literals
        )

    def make_ready(self) -> None:
        self.pattern.make_ready()

    def may_match(self, view: View) -> bool:
        if not self.is_quick:
            return True
        # Where somebody may be typing, others may run during each match; to see to that costs as much as many a match.
        text, match, concurrent = view.text, self.pattern.compiled.match, view.fixing
        for start, _ in view.hits[self.number]:  # noqa: SIM110 (a generator here costs as much as the match)
            if match(text, start, None, concurrent) is not None:
                return True
        return False

    def matches(self, view: View) -> Iterator[Hit]:
        hits = view.hits.get(self.number)
        if not hits:
            return iter(())
        if self.starts:
            return self._from_starts(view, hits)
        return map(self._hit, self.pattern.finditer(view.text, view.clock))

    def _from_starts(self, view: View, hits: list[tuple[int, int]]) -> Iterator[Hit]:
        text, done = view.text, 0
        for start in sorted({start for start, _ in hits}) if len(hits) > 1 else (hits[0][0],):
            if start < done:
                continue
            match = self.pattern.match_at(text, start, view.clock)
            if match is not None:
                yield self._hit(match)
                done = max(match.end(), start + 1)

    def every_match(self, view: View) -> Iterator[Hit]:
        hits = view.hits.get(self.number)
        if not hits:
            return
        if self.starts:
            for start in sorted({start for start, _ in hits}):
                if (match := self.pattern.match_at(view.text, start, view.clock)) is not None:
                    yield self._hit(match)
            return
        yield from map(self._hit, self.pattern.finditer(view.text, view.clock, overlapped=True))

    def _hit(self, match: Match) -> Hit:
        start, end = match.span()
        return Hit(start, end, (match.lastindex or 1) - 1 if self.tells_choice else 0, match)

    def within(self, view: View, text: str) -> Iterator[Hit]:
        return map(self._hit, self.pattern.finditer(text, view.clock))

    def texts(self, view: View, text: str) -> list[str]:
        """What matches in `text`, as text; the quick way to count."""
        return self.pattern.findall(text, view.clock)


class ChoiceFinder(Finder):
    """Alternatives, each found by itself, so that only those the scan saw are tried.

    At one place the earlier alternative goes first, and matches do not overlap, as in one pattern of them all.
    """

    def __init__(self, parts: Sequence[tuple[Finder, tuple[int, ...]]]) -> None:
        self._parts = tuple(parts)

    @property
    def leaves(self) -> tuple[Finder, ...]:
        return tuple(finder for finder, _ in self._parts)

    def _seen(self, view: View) -> list[tuple[Finder, tuple[int, ...]]]:
        hits = view.hits
        return [part for part in self._parts if part[0].number in hits]

    def matches(self, view: View) -> Iterator[Hit]:
        seen = self._seen(view)
        if len(seen) == 1:
            finder, choices = seen[0]
            return _renamed(finder.matches(view), choices)
        return _in_turn(_renamed(finder.every_match(view), choices) for finder, choices in seen)

    def every_match(self, view: View) -> Iterator[Hit]:
        return self.matches(view)

    def within(self, view: View, text: str) -> Iterator[Hit]:
        over = view.over(text)
        return (hit for hit in self.matches(over) if hit.start <= len(text))


def _begins_like_a_word(literal: str) -> bool:
    first = literal[0]
    return first.isalpha() or first.isdecimal() or first == "_" or literal in {DIGIT, CAPITALS}


def _renamed(hits: Iterable[Hit], choices: tuple[int, ...]) -> Iterator[Hit]:
    for start, end, choice, match in hits:
        yield Hit(start, end, choices[choice], match)


def _in_turn(each: Iterable[Iterator[Hit]]) -> Iterator[Hit]:
    done = 0
    for hit in sorted((hit for hits in each for hit in hits), key=lambda hit: (hit.start, hit.choice)):
        if hit.start >= done:
            yield hit
            done = max(hit.end, hit.start + 1)


def words_or_pattern(
    tokens: Sequence[str], *, ignore_case: bool, nonword: bool, prefix: str = "", suffix: str = ""
) -> Finder:
    """The finder for alternatives, each standing as a whole word unless `nonword`, as Vale builds them.

    `prefix` and `suffix` are raw pattern text around them. A hit tells which alternative it was.
    """
    edged = (nonword, prefix, suffix) in {(False, "", ""), (True, r"(?<!\w)", r"(?!\w)")}
    plain = [number for number, token in enumerate(tokens) if edged and _is_plain(token)]
    if tokens and len(plain) == len(tokens):
        return WordFinder(tokens, ignore_case=ignore_case)

    def pattern(token: str) -> PatternFinder:
        template = _ANYWHERE_TEMPLATE if nonword else _WORD_TEMPLATE
        source = prefix + template.replace("%s", token) + suffix
        return pattern_finder(
            "(?i)" + source if ignore_case else source, at_word_edge=not nonword and not prefix
        )

    if len(tokens) <= 1:
        return pattern("".join(tokens))
    if any(_LEANS_ON_OTHERS.search(token) for token in tokens):
        captures = any(_CAPTURES.search(token) for token in tokens)
        together = pattern("|".join(tokens) if captures else "|".join(f"({token})" for token in tokens))
        together.tells_choice = not captures
        return together
    parts: list[tuple[Finder, tuple[int, ...]]] = []
    if plain:
        words = WordFinder([tokens[number] for number in plain], ignore_case=ignore_case)
        parts.append((words, tuple(plain)))
    others = [number for number in range(len(tokens)) if number not in set(plain)]
    parts += [(pattern(tokens[number]), (number,)) for number in others]
    return ChoiceFinder(parts)


def _is_plain(token: str) -> bool:
    return _PLAIN_WORD.fullmatch(token) is not None and len(token.casefold()) == len(token)


def pattern_finder(source: str, *, at_word_edge: bool = False) -> PatternFinder:
    return PatternFinder(source, at_word_edge=at_word_edge)
