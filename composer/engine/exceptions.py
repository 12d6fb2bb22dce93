"""The words a rule lets pass, as Vale reads them."""

from __future__ import annotations

from collections.abc import Sequence

from composer.engine.patterns import Pattern, compiled


class Exceptions:
    """Matches that hold one of the excepted words are let pass; phrases also shield the words within them."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._any: Pattern | None = None
        self._phrases: Pattern | None = None
        self.terms = tuple(terms)
        if terms:
            self._any = Pattern(excepting(terms))
        phrases = [term for term in terms if any(space in term for space in (" ", "\t", r"\s"))]
        if phrases:
            self._phrases = Pattern(rf"(?i)\b(?:{'|'.join(phrases)})\b")

    def cover(self, matched: str) -> bool:
        """Whether an excepted word is in what matched."""
        return self._any is not None and self._any.compiled.search(matched, timeout=0.1) is not None

    def shield(self, text: str, start: int, end: int) -> bool:
        """Whether [start, end) lies within an excepted phrase."""
        if self._phrases is None:
            return False
        found = self._phrases.compiled.finditer(text, timeout=0.1)
        return any(match.start() <= start and end <= match.end() for match in found)


def excepting(terms: Sequence[str]) -> str:
    """The pattern of excepted terms: longest first, each minding letter case unless it says otherwise."""
    ordered = sorted(terms, key=len, reverse=True)
    marked = [term if term.startswith("(?i)") else f"(?-i){term}" for term in ordered]
    return rf"(?m)\b(?:{'|'.join(marked)})\b"


def check_terms(terms: Sequence[str]) -> None:
    """Raise BadPatternError if they do not make a pattern."""
    if terms:
        compiled(excepting(terms))
