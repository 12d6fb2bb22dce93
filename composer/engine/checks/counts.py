"""Checks that count or compare across a whole unit of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.finding import Finding, RuleId
from composer.domain.span import Span
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.exceptions import Exceptions
from composer.engine.finders import pattern_finder
from composer.engine.messages import filled
from composer.engine.schema import Conditional, Consistency, Occurrence

if TYPE_CHECKING:
    from composer.engine.patterns import Clock
    from composer.engine.scan import View

_CODE = frozenset("*@")


class Count:
    """How often something is in a stretch of text, and its first place there: found out only if it matters."""

    __slots__ = ("_exact", "_view", "at_most")

    def __init__(self, at_most: int, view: View | None) -> None:
        self.at_most = at_most
        self._view = view
        self._exact: tuple[int, tuple[int, int] | None] = (0, None)

    def exact(self, check: OccurrenceCheck, clock: Clock) -> tuple[int, tuple[int, int] | None]:
        """The number, and the first place counted from the start of the stretch."""
        view = self._view
        if view is not None:
            view.clock = clock
            self._exact = check.count(view)
            self._view = None
        return self._exact


class OccurrenceCheck(Check):
    """Vale's occurrence: too often, or not often enough."""

    def __init__(self, rule_id: RuleId, rule: Occurrence, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        flags = "(?i)" if rule.ignorecase else ""
        self._finder = pattern_finder(f"{flags}(?:{rule.token})")
        self.finders = (self._finder,)
        self.whole = unit != "sentence"
        self.needs_kept = not rule.min
        # A token that begins where a word does matches no oftener than there are words, which are quickly counted.
        self._once_a_word = rule.token.startswith(r"(?<!\S)")
        self._once_a_line = rule.token.startswith("(?m)^")
        self._fewest = 2 * rule.max if self._once_a_word else rule.max
        """A sentence of so many characters is never too many: words have spaces between them."""

    def look(self, view: View) -> Count | tuple[Finding, ...] | None:
        if self.unit == "sentence":
            return tuple(self._per_sentence(view)) or None
        if (
            self._once_a_line
            and not self._rule.min
            and (lines := view.text.count("\n") + 1) <= self._rule.max
        ):
            return Count(lines, view)
        hits = view.hits[self._finder.number]
        starts = {start for start, _ in hits if view.start <= start <= view.end}
        if self._rule.min or not self._finder.starts or len(starts) > self._rule.max:
            made = Count(len(view.text) + 1, view)
            return made if made.exact(self, view.clock)[0] else None
        return Count(len(starts), view) if starts else None

    def count(self, view: View) -> tuple[int, tuple[int, int] | None]:
        """How often the token is in the view's stretch, and its first place there."""
        places = [(hit.start - view.start, hit.end - view.start) for hit in view.found(self._finder)]
        return len(places), self._first(view.text, places, view.start)

    def _per_sentence(self, view: View) -> Iterator[Finding]:
        for start, end in view.sentences:
            if not self._rule.min and end - start <= self._fewest:
                continue
            text = view.text[start:end]
            if self._once_a_word and not self._rule.min and len(text.split()) <= self._rule.max:
                continue
            number = len(self._finder.texts(view, text))
            if self._breaks(number):
                places = ((hit.start, hit.end) for hit in self._finder.within(view, text))
                spot = self._first(text, places, 0)
                if number and spot is None:
                    continue
                begin, stop = (start + spot[0], start + spot[1]) if spot else (start, end)
                made = self.remark(view, begin, stop, [str(number)], None)
                yield made._replace(parts=(Span(start - view.start, end - view.start),))

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for group in _paragraphs(post, kept) if self.unit == "paragraph" else [list(kept)]:
            if not self._rule.min and sum(each.value.at_most for each in group) <= self._rule.max:
                continue
            counts = [(each.start, *each.value.exact(self, post.clock)) for each in group]
            number = sum(count for _, count, _ in counts)
            if not self._breaks(number) or not post.text.strip():
                continue
            message = filled(self.rule.message, [str(number)])
            first = next(((start, place) for start, _, place in counts if place), None)
            if first is None:
                if number == 0:
                    yield self.on_whole(post, message)
                continue
            base, (start, end) = first
            span = Span(base + start, base + end)
            fixes = self.fixer.at(post.text, span, None) + self.fixer.around(post.text)
            yield Finding(self.rule_id, self.level, message, span, None, fixes)

    def _breaks(self, number: int) -> bool:
        return (0 < self._rule.max < number) or number < self._rule.min

    def _first(self, text: str, places: Iterable[tuple[int, int]], base: int) -> tuple[int, int] | None:
        """The first place that is more than space and signs standing for code."""
        for start, end in places:
            matched = text[base + start : base + end].strip()
            if matched and not set(matched) <= _CODE:
                return start, end
        return None


def _paragraphs(post: Post, kept: Sequence[Kept]) -> Iterator[list[Kept]]:
    """What was kept, paragraph by paragraph; each paragraph appears though nothing was kept of it."""
    by_start = {each.start: each for each in kept}
    group: list[Kept] = []
    for start, piece in post.pieces:
        group.append(by_start.get(start, Kept(start, piece, Count(0, None))))
        if piece.ends_paragraph:
            yield group
            group = []
    if group:
        yield group


class ConsistencyCheck(Check):
    """Vale's consistency: one of two ways, throughout."""

    whole = True
    needs_kept = True

    def __init__(self, rule_id: RuleId, rule: Consistency, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        template = "(?m)(?:%s)" if rule.nonword else r"(?m)\b(?:%s)\b"
        flags = "(?i)" if rule.ignorecase else ""
        self._pairs = tuple(
            (
                pattern_finder(flags + template.replace("%s", one), at_word_edge=not rule.nonword),
                pattern_finder(flags + template.replace("%s", other), at_word_edge=not rule.nonword),
            )
            for one, other in rule.either.items()
        )
        self.finders = tuple(finder for pair in self._pairs for finder in pair)

    def look(self, view: View) -> dict[int, tuple[tuple[int, int], ...]] | None:
        found = {}
        for number, finder in self.seen(view):
            places = tuple((hit.start - view.start, hit.end - view.start) for hit in view.found(finder))
            if places:
                found[number] = places
        return found or None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for pair in range(len(self._pairs)):
            one = _places(kept, 2 * pair)
            other = _places(kept, 2 * pair + 1)
            if one and other:
                places = sorted([*one, *other])
                span = places[0]
                message = filled(self.rule.message, [span.of(post.text)])
                fixes = self.fixer.at(post.text, span, None) + self.fixer.around(post.text)
                yield Finding(self.rule_id, self.level, message, span, None, fixes, tuple(places))


def _places(kept: Sequence[Kept], number: int) -> list[Span]:
    return [
        Span(each.start + start, each.start + end)
        for each in kept
        for start, end in each.value.get(number, ())
    ]


class Firsts(NamedTuple):
    """The first things in a stretch with the findings they would be, and the seconds that allow them."""

    firsts: tuple[tuple[str, Finding], ...]
    seconds: frozenset[str]


class ConditionalCheck(Check):
    """Vale's conditional: where the first is, the second must be."""

    whole = True
    needs_kept = True

    def __init__(self, rule_id: RuleId, rule: Conditional, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self.exceptions = Exceptions(rule.exceptions)
        flags = "(?i)" if rule.ignorecase else ""
        self._first = pattern_finder(flags + rule.first)
        self._second = pattern_finder(flags + rule.second)
        self._captures = rule.second.count("(") > rule.second.count("(?") + rule.second.count(r"\(")
        self.finders = (self._first, self._second)

    def look(self, view: View) -> Firsts | None:
        seconds: set[str] = set()
        for hit in view.found(self._second):
            groups = hit.match.groups() if hit.match is not None and self._captures else ("",)
            seconds.update(group for group in groups if group or not self._captures)
        firsts = []
        for hit in view.found(self._first):
            matched = view.text[hit.start : hit.end]
            if self.exceptions.cover(matched) or self.exceptions.shield(view.text, hit.start, hit.end):
                continue
            firsts.append((matched, self.remark(view, hit.start, hit.end, [matched], hit.match)))
        return Firsts(tuple(firsts), frozenset(seconds)) if firsts or seconds else None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        seconds = frozenset[str]().union(*(each.value.seconds for each in kept))
        if seconds and not self._captures:
            return
        around = self.fixer.around(post.text)
        for each in kept:
            for matched, finding in each.value.firsts:
                if matched not in seconds:
                    moved = finding.shifted(each.start)
                    yield moved._replace(fixes=(*moved.fixes, *around)) if around else moved
