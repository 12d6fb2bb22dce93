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
_DIGITS = b"0123456789"
_LONG = 5
_LONG_NUMBER = re.compile(r"\d(?:[^\w\n]{0,3}\d){4}")
_NO_WORD = re.compile(r"[\W_]")
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


class Reading:
    """One piece, read once for all detectors. Offsets in `plain` and `folded` are offsets in `text`.

    `listed` has every word in order (an apostrophe parts words), `words` each once, for sieving; `figures` are the
    places of those not made of letters alone ('82', '10am', 'sr4'). `spaced` is `folded` with a space for all that
    is part of no word, and one more at either end. `long_number` says whether five digits stand close together.
    """

    __slots__ = (
        "_starts",
        "figures",
        "folded",
        "has_digits",
        "listed",
        "long_number",
        "plain",
        "spaced",
        "text",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        usual = text.isascii() and "`" not in text
        self.plain = text if usual else _UNUSUAL.sub(_plain_letter, text)
        self.folded = folded = _lowered(self.plain)
        raw = folded.encode("latin-1", "replace")
        digits = len(raw) - len(raw.translate(None, _DIGITS))
        if folded.isascii() or not _LETTER_BEYOND_LATIN.search(folded):
            # Nearly always; the pattern would take three times as long.
            self.spaced = f" {raw.translate(_WORDS_ONLY).decode('latin-1')} "
            may_be_long = digits >= _LONG
        else:
            self.spaced = f" {_NO_WORD.sub(' ', folded)} "
            may_be_long = digits > 0
        self.listed = self.spaced.split()
        self.words = frozenset(self.listed)
        self.has_digits = digits > 0
        self.long_number = may_be_long and _LONG_NUMBER.search(folded) is not None
        figured = [word for word in self.words if not word.isalpha()] if self.has_digits else ()
        self.figures = [start for start, _ in self.places(figured)]
        self._starts: list[int] | None = None

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
        """Which of `listed` are at `figures`."""
        return [at for at, word in enumerate(self.listed) if not word.isalpha()] if self.figures else []

    def spots(self, wanted: frozenset[str]) -> list[int]:
        """Where the words of a set start."""
        return [start for start, _ in self.places(wanted & self.words)]

    def places(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Where these words start, in order, each with its place."""
        find = self.spaced.find
        found = []
        for word in words:
            alone = f" {word} "
            start = find(alone)
            while start >= 0:
                found.append((start, word))
                start = find(alone, start + 1)
        found.sort()
        return found

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
