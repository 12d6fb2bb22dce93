"""Where sentences begin and end, as near as a post needs: a line's end ends one too."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…\n](?:(?<=\n)\s*|(?<!\n)[.!?…]*[\"'”’)\]]*\s+)")
_ABBREVIATED = (
    "mr mrs ms dr prof rev st sr jr e.g i.e etc vs no fig tel approx dept est inc ltd co a.m p.m am pm "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of `text`, without the space around them."""
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for end in _END.finditer(text, start):
        mark = end[0].rstrip()
        after = end.start() + len(mark)
        if mark in {".", "…"} and _is_abbreviation(text, start, end.start(), after):
            continue
        stop = after if mark else start + len(text[start : end.start()].rstrip())
        if stop > start:
            spans.append((start, stop))
        start = end.end()
    stop = start + len(text[start:].rstrip())
    if stop > start:
        spans.append((start, stop))
    return spans


def _is_abbreviation(text: str, start: int, dot: int, after: int) -> bool:
    nearby = text[max(start, dot - 12) : dot].rsplit(None, 1)
    word = nearby[-1].lower().lstrip("([\"'“‘") if nearby else ""
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return True
    following = text[after : after + 2].lstrip()
    return bool(following) and following[0].islower()


_BEFORE_SENTENCE = re.compile(r"(?:\A|[.!?…:][\"'”’)\]]*\s+|\n\s*)[\"'“‘(\[#@•–-]*\s*\Z")


def begins_sentence(text: str, position: int) -> bool:
    """Whether a sentence begins at `position`."""
    return _BEFORE_SENTENCE.search(text, max(0, position - 12), position) is not None
