"""How many words and sentences a post has, as a reader would count them."""

from __future__ import annotations

import re
from typing import NamedTuple

_NOT_READ = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[@#]?[^\W_]+(?:[._'’&-]+[^\W_]+)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_SHORT_FORMS = frozenset(
    ("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "e.g.", "i.e.", "etc.", "vs.", "no.", "a.m.", "p.m.")
)


class WordCount(NamedTuple):
    """Links count as no words; the longest sentence is in words."""

    words: int
    sentences: int
    longest_sentence: int


def count_words(text: str) -> WordCount:
    plain = _NOT_READ.sub(" ", text)
    lengths = [length for length in (len(_WORD.findall(part)) for part in _sentences(plain)) if length]
    return WordCount(sum(lengths), len(lengths), max(lengths, default=0))


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for found in _END.finditer(text):
        last = text[start : found.end()].split()
        if last and last[-1].lower() in _SHORT_FORMS and "\n" not in found[0]:
            continue
        parts.append(text[start : found.end()])
        start = found.end()
    return [*parts, text[start:]]
