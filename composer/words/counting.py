"""How many words and sentences a post has, as a reader would count them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_NOT_READ = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[@#]?[^\W_]+(?:[._'’&-]+[^\W_]+)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_SURE_END = re.compile(r"[\n ](?:(?<=\n)|(?<=[a-z]{4}[.!?] )(?<!prof[.] ))")
"""A line's end, and the space after a sentence that ends in a word too long for a short form."""
_SHORT_FORMS = frozenset(
    ("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "e.g.", "i.e.", "etc.", "vs.", "no.", "a.m.", "p.m.")
)


class WordCount(NamedTuple):
    """Links count as no words; the longest sentence is in words."""

    words: int
    sentences: int
    longest_sentence: int


def count_words(text: str) -> WordCount:
    counts = [_counted(part) for part in _SURE_END.split(_NOT_READ.sub(" ", text))]
    return WordCount(
        sum(each.words for each in counts),
        sum(each.sentences for each in counts),
        max(each.longest_sentence for each in counts),
    )


@lru_cache(maxsize=2048)
def _counted(part: str) -> WordCount:
    """The counts of a part in which whole sentences stand; while one is typed in, the others are not counted again."""
    lengths = [length for length in (len(_WORD.findall(sentence)) for sentence in _sentences(part)) if length]
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
