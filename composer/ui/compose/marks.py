"""Where the underlines go: findings as stretches of UTF-16 units, in text order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import NamedTuple

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.finding import Finding, Level
from composer.domain.ruler import Ruler
from composer.domain.span import Span

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

    places: tuple[tuple[Span, Finding], ...] = ()
    """In UTF-16 units, in text order; only of those asked for a `Mark` is made."""
    starts: tuple[int, ...] = ()
    longest: int = 0

    @property
    def items(self) -> tuple[Mark, ...]:
        return tuple(Mark(*place, finding) for place, finding in self.places)

    def between(self, first: int, last: int) -> tuple[Mark, ...]:
        """Those that touch a stretch."""
        low = bisect_left(self.starts, first - self.longest)
        high = bisect_right(self.starts, last)
        return tuple(Mark(*place, finding) for place, finding in self.places[low:high] if place.end >= first)

    def at(self, position: int) -> Mark | None:
        """The gravest, then shortest, at a position."""
        near = self.between(position, position)
        return min(near, key=lambda mark: (_GRAVITY[mark.level], mark.end - mark.start), default=None)

    def after(self, position: int) -> Mark | None:
        """The next one, going round at the end."""
        return self._mark(bisect_right(self.starts, position) % len(self.starts)) if self.starts else None

    def before(self, position: int) -> Mark | None:
        """The one before, going round at the start."""
        return self._mark(bisect_left(self.starts, position) - 1) if self.starts else None

    def _mark(self, number: int) -> Mark:
        place, finding = self.places[number]
        return Mark(*place, finding)


def marks_of(checklist: Checklist, text: str, version: AccountId | None = None) -> Marks:
    """Every place of every finding in one version's text; an empty place is left out."""
    places = [
        (place, finding)
        for finding in checklist.findings
        if finding.span is not None and finding.version == version
        for place in finding.parts or (finding.span,)
        if place[1] > place[0]
    ]
    places.sort(key=_PLACE)
    ruler = Ruler(text)
    if not ruler.is_plain:
        places = [(_in_units(place, ruler), finding) for place, finding in places]
    starts = tuple([place[0] for place, _ in places])
    return Marks(tuple(places), starts, max([place[1] - place[0] for place, _ in places], default=0))


def _in_units(place: Span, ruler: Ruler) -> Span:
    return Span(ruler.utf16(place.start), ruler.utf16(place.end))


_PLACE = itemgetter(0)
