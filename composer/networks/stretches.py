"""The few stretches of a text that counting must look at closely; all the rest is one a character."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, wraps

_ODD = re.compile("[\u0300-\U0010ffff][\u0300-\U0010ffff]*")
"""From the first combining mark on. No plain character joins another, but for a line end of two."""

_SHORT = 64


def kept_if_short(work: Callable[[str], int]) -> Callable[[str], int]:
    """The same, and what it says of a short stretch is kept: most are an emoji that many posts have."""
    kept = lru_cache(maxsize=256)(work)

    @wraps(work)
    def answered(odd: str) -> int:
        return kept(odd) if len(odd) <= _SHORT else work(odd)

    return answered


@lru_cache(maxsize=16)
def odd_stretches(text: str) -> tuple[str, ...]:
    """Each run of characters that may join others or be part of an emoji, with the neighbour on either side.

    No grapheme of several characters and no emoji reaches beyond its stretch ('\\r\\n' apart): of plain characters
    only '#', '*', digits, '©' and '®' are part of one, and they stand right beside an odd one.
    """
    if text.isascii():
        return ()
    places: list[tuple[int, int]] = []
    for run in _ODD.finditer(text):
        start, end = max(0, run.start() - 1), run.end() + 1
        if places and start < places[-1][1]:
            start = places.pop()[0]
        places.append((start, end))
    return tuple(text[start:end] for start, end in places)
