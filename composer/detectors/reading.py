"""A piece of text made ready for every detector: plain letters, lower case, its words, all at the same offsets."""

from __future__ import annotations

import re
import unicodedata

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
_LONG_NUMBER = re.compile(r"\d(?:[^\w\n]{0,3}\d){4}")
_WORD = re.compile(r"[^\W_]+")

_SENTENCE_END = re.compile(r"[.!?]+[\"')]{0,2}\s|\n")


class _PlainLetters(dict[int, str]):
    """For `str.translate`: each look-alike (no-break space, curly quote, bold or full-width letter) as its "
    "plain self."""

    def __missing__(self, code_point: int) -> str:
        character = chr(code_point)
        plain = _LOOKALIKES.get(character)
        if plain is None:
            folded = unicodedata.normalize("NFKC", character)
            plain = folded if len(folded) == 1 else character
        if len(self) < _REMEMBERED:
            self[code_point] = plain
        return plain


_PLAIN_LETTERS = _PlainLetters({code: chr(code) for code in range(128) if chr(code) != "`"} | {ord("`"): "'"})


def _lowered(text: str) -> str:
    """Lower case without moving any offset ('İ' alone would become two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


class Reading:
    """One piece, read once for all detectors. Offsets in `plain` and `folded` are offsets in `text`.

    `words` holds every word, for sieving; `long_number` says whether five digits stand close together.
    """

    __slots__ = ("_tokens", "folded", "has_digits", "long_number", "plain", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text if text.isascii() and "`" not in text else text.translate(_PLAIN_LETTERS)
        self.folded = _lowered(self.plain)
        self.words = frozenset(_WORD.findall(self.folded))
        self.has_digits = any(digit in self.folded for digit in "0123456789")
        self.long_number = self.has_digits and _LONG_NUMBER.search(self.folded) is not None
        self._tokens: list[tuple[str, int, int]] | None = None

    @property
    def tokens(self) -> list[tuple[str, int, int]]:
        """Each word in lower case with its start and end; an apostrophe parts words."""
        if self._tokens is None:
            self._tokens = [
                (match.group(), match.start(), match.end()) for match in _WORD.finditer(self.folded)
            ]
        return self._tokens

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
