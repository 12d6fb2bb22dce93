"""Where the underlines go: findings as stretches of UTF-16 units, in text order."""

from __future__ import annotations

from typing import NamedTuple

from composer.domain.checklist import Checklist
from composer.domain.finding import Finding, Level
from composer.domain.ruler import Ruler


class Mark(NamedTuple):
    """One underlined stretch, in UTF-16 units of the shared text, and the finding it belongs to."""

    start: int
    end: int
    level: Level
    finding: Finding


def marks_of(checklist: Checklist, text: str) -> tuple[Mark, ...]:
    """Every place of every finding in the shared text; an empty place is left out."""
    placed = [
        finding for finding in checklist.findings if finding.span is not None and finding.version is None
    ]
    if not placed:
        return ()
    ruler = Ruler(text)
    marks = [
        Mark(ruler.utf16(span.start), ruler.utf16(span.end), finding.level, finding)
        for finding in placed
        for span in finding.parts or (finding.span,)
        if span is not None and span.end > span.start
    ]
    marks.sort(key=_place)
    return tuple(marks)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
