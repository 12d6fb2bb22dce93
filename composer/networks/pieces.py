"""Cuts a text into pieces that can be looked at apart: what a network sees in one does not depend on the others."""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = 128
SHORTEST_CUT = 1024
"""Texts up to this size are one piece."""
_STABLE = re.compile(r" (?=[bcdfghBCDFGH][a-m])")


@lru_cache(maxsize=8)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a text in order; joined they are the text.

    A piece is one or a few paragraphs with the line break before them. A long paragraph is cut before some of its
    spaces that an ASCII letter follows: no link, mention, tag, emoji or grapheme spans such a place. Where cuts
    are depends on the letters around them only, so that an edit leaves the others where they were.
    """
    if len(text) <= SHORTEST_CUT:
        return (text,) if text else ()
    found: list[str] = []
    for paragraph in _paragraphs(text):
        found += _parts(paragraph) if len(paragraph) > SHORTEST_CUT else (paragraph,)
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    paragraphs: list[str] = []
    start = 0
    at = text.find("\n", _SHORT)
    while at >= 0:
        cut = at - 1 if text[at - 1] == "\r" else at
        paragraphs.append(text[start:cut])
        start = cut
        at = text.find("\n", at + _SHORT)
    paragraphs.append(text[start:])
    return paragraphs


@lru_cache(maxsize=8)
def _parts(paragraph: str) -> tuple[str, ...]:
    parts: list[str] = []
    start = 0
    while (space := _STABLE.search(paragraph, start + _SHORT)) is not None:
        parts.append(paragraph[start : space.start()])
        start = space.start()
    parts.append(paragraph[start:])
    return tuple(parts)
