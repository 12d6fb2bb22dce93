"""Checks of what the detectors saw: one thing alone, and several together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from composer.detectors.ways_out import fitted, ways_out
from composer.domain.detection import Detection
from composer.domain.finding import Finding, Fix, RuleId
from composer.domain.span import Span
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.checks.whole import finders_for
from composer.engine.messages import filled, named
from composer.engine.schema import Combination, DetectionRule, TokenGroup
from composer.engine.sentences import sentence_spans

if TYPE_CHECKING:
    from composer.engine.scan import View


class DetectionCheck(Check):
    """Each thing a detector found, of the kinds the rule names."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: DetectionRule, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self._kinds = frozenset(rule.kinds)

    def kinds_needed(self) -> frozenset[str] | None:
        return self._kinds

    def look(self, view: View) -> None:
        return None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for detection in post.open_detections():
            if detection.kind in self._kinds and self._minds(detection):
                text, span = post.text, detection.span
                message = filled(self.rule.message, [span.of(text), detection.value])
                fixes: tuple[Fix, ...] = ()
                if post.fixing:
                    near = self.fixer.at(text, span, None, post.today)
                    fixes = fitted(text, detection.kind, span, near) + self.fixer.around(text)
                yield Finding(self.rule_id, self.level, message, span, detection.kind, fixes)

    def _minds(self, detection: Detection) -> bool:
        if detection.public and not self._rule.public:
            return False
        return self._rule.sure == "any" or detection.sure == (self._rule.sure == "true")


class CombinationCheck(Check):
    """Things of several kinds in one post, paragraph or sentence, which together may tell who is meant."""

    whole = True

    def __init__(self, rule_id: RuleId, rule: Combination, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self._groups: list[tuple[frozenset[str], frozenset[int]]] = []
        self._names: list[str] = []
        for members in rule.all:
            kinds = frozenset(member for member in members if isinstance(member, str))
            numbers: list[int] = []
            for member in members:
                if isinstance(member, TokenGroup):
                    made = finders_for(member.tokens, member.raw, ignore_case=True, nonword=False)
                    numbers += range(len(self.finders), len(self.finders) + len(made))
                    self._names += [member.name] * len(made)
                    self.finders += made
            self._groups.append((kinds, frozenset(numbers)))
        self.needs_kept = any(not kinds for kinds, _ in self._groups)

    def kinds_needed(self) -> frozenset[str] | None:
        """Those of the narrowest part that no words can stand for."""
        of_kinds_only = [kinds for kinds, numbers in self._groups if not numbers]
        return min(of_kinds_only, key=len, default=None)

    def look(self, view: View) -> tuple[tuple[int, int, int], ...] | None:
        hits = view.hits
        if self._rule.within != "post" and view.is_paragraph:
            for kinds, numbers in self._groups:
                if not kinds and not any(self.finders[number].number in hits for number in numbers):
                    return None
        found = [
            (number, hit.start - view.start, hit.end - view.start)
            for number, finder in self.seen(view)
            for hit in view.found(finder)
        ]
        return tuple(found) or None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        if not self._could_hold({each.kind for each in post.open_detections()}, kept):
            return
        detections = [
            each
            for each in post.open_detections()
            if (self._rule.public or not each.public) and (each.sure or each.kind != "age")
        ]  # an age that is not sure, such as 'in her eighties', is the vaguer wording that rules ask for
        words = [
            (number, Span(each.start + start, each.start + end))
            for each in kept
            for number, start, end in each.value
        ]
        if not self._could_hold({each.kind for each in detections}, kept):
            return
        for unit in self._units(post):
            found = self._in_unit(unit, detections, words)
            if found is not None:
                yield self._finding(post, found)

    def _could_hold(self, there: set[str], kept: Sequence[Kept]) -> bool:
        """Whether there is something for each group, wherever it stands."""
        numbers = {number for each in kept for number, _, _ in each.value}
        return all(
            not there.isdisjoint(kinds) or not numbers.isdisjoint(wanted) for kinds, wanted in self._groups
        )

    def _in_unit(
        self, unit: Span, detections: Sequence[Detection], words: Sequence[tuple[int, Span]]
    ) -> list[list[tuple[str, Span]]] | None:
        """What there is of each group, the part first that stands for it and for no other, or None."""
        taken: list[list[tuple[str, Span]]] = []
        for kinds, numbers in self._groups:
            options = [
                (each.kind, each.span) for each in detections if each.kind in kinds and each.span.within(unit)
            ]
            options += [
                (self._names[number], span)
                for number, span in words
                if number in numbers and span.within(unit)
            ]
            free = [one for one in options if not any(one[1].overlaps(group[0][1]) for group in taken)]
            if not free:
                return None
            taken.append(free)
        return taken

    def _units(self, post: Post) -> Iterator[Span]:
        if self._rule.within == "post":
            yield Span(0, len(post.text))
            return
        start = 0
        for at, piece in post.pieces:
            if not piece.ends_paragraph:
                continue
            end = at + len(piece.text)
            if self._rule.within == "paragraph":
                yield Span(start, end)
            else:
                yield from (
                    Span(start + one, start + two) for one, two in sentence_spans(post.text[start:end])
                )
            start = end

    def _finding(self, post: Post, groups: Sequence[Sequence[tuple[str, Span]]]) -> Finding:
        found = [group[0] for group in groups]
        parts = tuple(sorted(span for _, span in found))
        span = Span(parts[0].start, max(part.end for part in parts))
        values = {name: place.of(post.text) for name, place in reversed(found)}
        message = filled(named(self.rule.message, values), [", ".join(part.of(post.text) for part in parts)])
        fixes: tuple[Fix, ...] = ()
        if post.fixing:
            fixes = tuple(fix for group in groups for fix in ways_out(post.text, group))
            fixes += self.fixer.around(post.text)
        return Finding(self.rule_id, self.level, message, span, "combination", fixes, parts)
