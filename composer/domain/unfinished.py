"""The word that is still being typed, of which nobody can say yet what it will be."""

from __future__ import annotations

import re
from typing import NamedTuple

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.detection import Detection
from composer.domain.finding import Finding
from composer.domain.span import Span

_LONGEST = 60
_BEGINNING = re.compile(r"(?:(?<=[\s(\[{\"'“‘/-])|^)[^\W\d_]+(?:['’-][^\W\d_]*)*\Z")
_REST = re.compile(r"[^\W\d_]*")


def word_at(text: str, caret: int) -> Span | None:
    """The plain word that ends at a caret or goes on behind it. A number, address or tag is none: it has no half."""
    from_here = max(0, caret - _LONGEST)
    from_here = max(from_here, text.rfind(" ", from_here, caret) + 1)
    begun = _BEGINNING.search(text[from_here:caret])
    rest = _REST.match(text, caret)
    if begun is None or rest is None:
        return None
    return Span(from_here + begun.start(), rest.end())


class Unfinished(NamedTuple):
    """A word of one of a draft's texts, and the checklist from before its last letter.

    What is newly seen in words that end in it waits, since half a word often looks like something else: 'frien' like
    a name, 'psycho' like an insult. What the checklist had said of these words already still stands.
    """

    word: Span
    version: AccountId | None
    before: Checklist

    def waits(self, seen: Finding | Detection) -> bool:
        span = seen.span
        if span is None or not self.word.start < span.end <= self.word.end:
            return False
        if isinstance(seen, Detection):
            return not (seen.sure or self._had(seen))
        # What follows from detections that do not wait does not wait either.
        return seen.kind is None and not any(
            (one.rule, one.version) == (seen.rule, self.version) and one.span and one.span.start == span.start
            for one in self.before.findings
        )

    def _had(self, seen: Detection) -> bool:
        return any(
            (version, one.kind, one.span.start) == (self.version, seen.kind, seen.span.start)
            for version, one in self.before.detections
        )
