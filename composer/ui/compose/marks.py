"""Where the underlines go: findings as stretches of UTF-16 units, in text order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter, sub
from typing import NamedTuple

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.finding import Finding, Level
from composer.domain.ruler import Ruler

_GRAVITY = {level: place for place, level in enumerate(Level)}


class Mark(NamedTuple):
    """One underlined stretch, in UTF-16 units of the text on the desk, and the finding it belongs to."""

    start: int
    end: int
    finding: Finding

    @property
    def level(self) -> Level:
        return self.finding.level


class Marks(NamedTuple):
    """All marks of one text, ready to be looked up by position."""

    items: tuple[Mark, ...] = ()
    starts: tuple[int, ...] = ()
    longest: int = 0

    def between(self, first: int, last: int) -> tuple[Mark, ...]:
        """Those that touch a stretch."""
        low = bisect_left(self.starts, first - self.longest)
        high = bisect_right(self.starts, last)
        return tuple(mark for mark in self.items[low:high] if mark.end >= first)

    def at(self, position: int) -> Mark | None:
        """The gravest, then shortest, at a position."""
        near = self.between(position, position)
        return min(near, key=lambda mark: (_GRAVITY[mark.level], mark.end - mark.start), default=None)

    def after(self, position: int) -> Mark | None:
        """The next one, going round at the end."""
        if not self.items:
            return None
        return self.items[bisect_right(self.starts, position) % len(self.items)]

    def before(self, position: int) -> Mark | None:
        """The one before, going round at the start."""
        return self.items[bisect_left(self.starts, position) - 1] if self.items else None


def marks_of(checklist: Checklist, text: str, version: AccountId | None = None) -> Marks:
    """Every place of every finding in one version's text; an empty place is left out."""
    placed = [
        finding for finding in checklist.findings if finding.span is not None and finding.version == version
    ]
    if not placed:
        return Marks()
    unit = Ruler(text).utf16
    marks = [
        Mark(unit(span[0]), unit(span[1]), finding)
        for finding in placed
        for span in finding.parts or (finding.span,)
        if span is not None and span[1] > span[0]
    ]
    marks.sort(key=_PLACE)
    starts, ends = [mark[0] for mark in marks], [mark[1] for mark in marks]
    return Marks(tuple(marks), tuple(starts), max(map(sub, ends, starts), default=0))


_PLACE = itemgetter(0, 1)
