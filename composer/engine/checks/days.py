"""Dates that cannot be right: the wrong weekday, or already past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from composer.domain.finding import Finding, RuleId
from composer.domain.span import Span
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.dates import WrittenDate, find_dates
from composer.engine.finders import pattern_finder
from composer.engine.fixes import replacement
from composer.engine.messages import filled
from composer.engine.schema import Date

if TYPE_CHECKING:
    from composer.engine.scan import View


_MONTH = r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"


@lru_cache(maxsize=8)
def _dates(text: str, today: date) -> tuple[WrittenDate, ...]:
    """All rules about dates look at the same stretches."""
    return tuple(find_dates(text, today))


class Days:
    """The dates in a stretch of text, worked out once for each today."""

    __slots__ = ("_known", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._known: tuple[date, tuple[WrittenDate, ...]] | None = None

    def on(self, today: date) -> tuple[WrittenDate, ...]:
        """The dates that begin in the stretch, counted from the start of its text."""
        if self._known is None or self._known[0] != today:
            found = tuple(each for each in _dates(self.text, today) if self.start <= each.start < self.end)
            self._known = (today, found)
        return self._known[1]


class DateCheck(Check):
    """Keeps the stretches that hold a date; they are dated when it is known what day it is today."""

    whole = True
    needs_kept = True

    def __init__(self, rule_id: RuleId, rule: Date, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._past = rule.check == "past"
        self.finders = (pattern_finder(_MONTH), pattern_finder(r"\d[/.-]\d"))

    def look(self, view: View) -> Days:
        return Days(view.text, view.start, view.end)

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for each in kept:
            for found in each.value.on(post.today):
                if self._is_wrong(post, found):
                    yield self._finding(post, found, each.start - each.value.start)

    def _is_wrong(self, post: Post, found: WrittenDate) -> bool:
        return found.day < post.today if self._past else not found.weekday_matches

    def _finding(self, post: Post, found: WrittenDate, shift: int) -> Finding:
        span = Span(found.start + shift, found.end + shift)
        values = [span.of(post.text), found.right_weekday, f"{found.day.day} {found.day:%B %Y}"]
        message = filled(self.rule.message, values)
        if not post.fixing:
            return Finding(self.rule_id, self.level, message, span)
        fixes = self.fixer.at(post.text, span, None, post.today)
        if not self._past and found.weekday_span is not None and not self.rule.fix:
            word = Span(found.weekday_span[0] + shift, found.weekday_span[1] + shift)
            fix = replacement(post.text, word, found.right_weekday)
            fixes += (fix,) if fix else ()
        fixes += self.fixer.around(post.text)
        return Finding(self.rule_id, self.level, message, span, None, fixes)
