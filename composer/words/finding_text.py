"""Find and replace in one text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from composer.domain.finding import Edit, Fix
from composer.domain.span import Span

_STRAIGHTEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, as plain text. Curly and straight quotes count as the same."""

    words: str
    whole_word: bool = False
    match_case: bool = False

    def find(self, text: str) -> tuple[Span, ...]:
        """Every place, from start to end, without overlaps."""
        if not self.words:
            return ()
        pattern = re.escape(self.words.translate(_STRAIGHTEN))
        if self.whole_word:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        flags = 0 if self.match_case else re.IGNORECASE
        return tuple(
            Span(*found.span()) for found in re.finditer(pattern, text.translate(_STRAIGHTEN), flags)
        )


def next_place(places: tuple[Span, ...], position: int) -> Span | None:
    """The first that begins at or after a position; past the last, the first."""
    return next((span for span in places if span.start >= position), places[0] if places else None)


def previous_place(places: tuple[Span, ...], position: int) -> Span | None:
    """The last that ends at or before a position; before the first, the last."""
    return next((span for span in reversed(places) if span.end <= position), places[-1] if places else None)


def replacement(text: str, search: Search, words: str, only: Span | None = None) -> Fix:
    """Put `words` in every place, or in one; one undo takes all of it back."""
    places = (only,) if only is not None else search.find(text)
    label = "Replace" if only is not None else f"Replace all ({len(places)})"
    return Fix(label, tuple(Edit(span, words) for span in places if span.of(text) != words))
