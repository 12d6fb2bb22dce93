"""A piece of text made ready for every detector: plain letters, lower case, its words, all at the same offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LOOKALIKES = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\u200b\u2060\ufeff\u00ad", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00b7\u2022", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\u00b4\u0060", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
}
_REMEMBERED = 4096
_DIGIT = re.compile(r"[0-9]")
_LONG_NUMBER = re.compile(r"\d(?:[^\w\n]{0,3}\d){4}")
_WORD = re.compile(r"[^\W_]+")
_LETTER_BEYOND_LATIN = re.compile(r"[^\x00-\xff\W]")
_WORDS_ONLY = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
"""A space for each character of Latin-1 that is part of no word."""
_SENTENCE_END = re.compile(r"[.!?]+[\"')]{0,2}\s|\n")


_UNUSUAL = re.compile(r"[^\x00-\x5f\x61-\x7f]")
"""All but ASCII, and of that the backtick."""


@lru_cache(_REMEMBERED)
def _plain(character: str) -> str:
    """A look-alike (no-break space, curly quote, bold or full-width letter) as its plain self."""
    plain = _LOOKALIKES.get(character)
    if plain is None:
        folded = unicodedata.normalize("NFKC", character)
        plain = folded if len(folded) == 1 else character
    return plain


def _plain_letter(match: re.Match[str]) -> str:
    return _plain(match[0])


def _lowered(text: str) -> str:
    """Lower case without moving any offset ('İ' alone would become two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _words(folded: str) -> list[str]:
    """What `_WORD` finds; nearly always without it, which takes three times as long."""
    if not folded.isascii() and _LETTER_BEYOND_LATIN.search(folded):
        return _WORD.findall(folded)
    return folded.encode("latin-1", "replace").translate(_WORDS_ONLY).decode("latin-1").split()


class Reading:
    """One piece, read once for all detectors. Offsets in `plain` and `folded` are offsets in `text`.

    `listed` has every word in order (an apostrophe parts words), `words` each once, for sieving; `long_number` says
    whether five digits stand close together.
    """

    __slots__ = (
        "_figured",
        "_figures",
        "_starts",
        "folded",
        "has_digits",
        "listed",
        "long_number",
        "plain",
        "text",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        usual = text.isascii() and "`" not in text
        self.plain = text if usual else _UNUSUAL.sub(_plain_letter, text)
        self.folded = _lowered(self.plain)
        self.listed = _words(self.folded)
        self.words = frozenset(self.listed)
        self.has_digits = _DIGIT.search(self.folded) is not None
        self.long_number = self.has_digits and _LONG_NUMBER.search(self.folded) is not None
        self._starts: list[int] | None = None
        self._figured: list[int] | None = None
        self._figures: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each of `listed` starts."""
        if self._starts is None:
            find, reached = self.folded.find, 0
            self._starts = []
            for word in self.listed:
                start = find(word, reached)
                self._starts.append(start)
                reached = start + len(word)
        return self._starts

    @property
    def figured(self) -> list[int]:
        """Which of `listed` are not made of letters alone: '82', '10am', 'sr4'."""
        if self._figured is None:
            words = enumerate(self.listed) if self.has_digits else ()
            self._figured = [at for at, word in words if not word.isalpha()]
        return self._figured

    @property
    def figures(self) -> list[int]:
        """Where those words start."""
        if self._figures is None:
            self._figures = [self.starts[at] for at in self.figured]
        return self._figures

    def spots(self, wanted: frozenset[str]) -> list[int]:
        """Where the words of a set start."""
        if self.words.isdisjoint(wanted):
            return []
        return [start for start, word in zip(self.starts, self.listed, strict=True) if word in wanted]

    def before(self, position: int, reach: int) -> str:
        """Up to `reach` folded characters that lead up to `position`."""
        return self.folded[max(0, position - reach) : position]

    def sentence_before(self, position: int, reach: int) -> str:
        """As `before`, but no further back than the start of the sentence."""
        lead = self.folded[max(0, position - reach) : position]
        ends = [match.end() for match in _SENTENCE_END.finditer(lead)]
        return lead[ends[-1] :] if ends else lead

    def after(self, position: int, reach: int) -> str:
        """Up to `reach` folded characters from `position` on."""
        return self.folded[position : position + reach]


def matches_at(pattern: re.Pattern[str], text: str, *places: Iterable[int]) -> list[re.Match[str]]:
    """What `finditer` would find, tried at `places` only: never two that overlap."""
    found: list[re.Match[str]] = []
    matched, reached = pattern.match, 0
    for start in places[0] if len(places) == 1 else sorted(set().union(*places)):
        if start >= reached:
            match = matched(text, start)
            if match is not None:
                reached = max(match.end(), start + 1)
                found.append(match)
    return found
