"""Splits a text that is too long into numbered parts, at ends of sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from composer.domain.network import Network
from composer.errors import ComposerError
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.networks.graphemes import grapheme_ends

_GAP = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_SENTENCE_END = re.compile(r"[.!?…‽]+[\"'”’»)\]]*\Z")
_CJK_SENTENCE_END = re.compile(r"[。！？]+[」』）”’]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|St|Sr|Jr|No|Nos|vs|etc|approx|dept|e\.g|i\.e|cf|tel|ext|Ave|Rd)|\b[A-Za-z])\.\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a part may end, at `end`, and the next begin, at `begin`."""

    end: int
    begin: int
    sentence: bool


def split_thread(network: Network, text: str, limit: int | None = None) -> tuple[str, ...]:
    """The parts of `text`, each with its number ('1/3') at the end and no longer than `limit` (None: the network's).

    A text that fits stays whole and unnumbered. Parts end where a sentence or a paragraph does, where that is
    possible, else between words; a word is cut only if it alone is too long, and a link, mention, hashtag or
    character as a person sees it never. Nothing but white space at the cuts is lost. Raises ComposerError if
    something that may not be cut is longer than a part may be.
    """
    most = network.text.value if limit is None else limit
    if most is None:
        return (text,)
    room = _Room(replace(network, text=replace(network.text, value=most)), most)
    if room.takes(text):
        return (text,)
    whole = text.strip()
    breaks = list(_breaks(network, whole))
    for digits in range(1, len(str(len(whole))) + 1):
        parts = _cut(whole, breaks, room, f" {'9' * digits}/{'9' * digits}")
        if len(parts) < 10**digits:
            return tuple(f"{part} {number}/{len(parts)}" for number, part in enumerate(parts, 1))
    raise _too_long(network)


class _Room:
    """What fits into one part."""

    def __init__(self, network: Network, limit: int) -> None:
        self.network = network
        self._limit = limit

    def takes(self, text: str) -> bool:
        length = measure(self.network, text)
        return length.count <= self._limit and (length.fits or self.network.bytes.value is None)


def _cut(text: str, breaks: list[_Break], room: _Room, number: str) -> list[str]:
    parts: list[str] = []
    start = 0
    at = 0
    ends = [place.end for place in breaks]
    while start < len(text):
        at = bisect_right(ends, start, lo=at)
        last = _last_that_fits(text, start, breaks, at, room, number)
        chosen = (
            _last_sentence(breaks, at, last)
            if last >= at
            else _inside_word(text, start, breaks[at], room, number)
        )
        parts.append(text[start : chosen.end])
        start = chosen.begin
    return parts


def _last_that_fits(text: str, start: int, breaks: list[_Break], first: int, room: _Room, number: str) -> int:
    """The index of the last break up to which the text from `start` fits, `first` - 1 if not even the first does."""

    def fits(index: int) -> bool:
        return room.takes(text[start : breaks[index].end] + number)

    low, step = first - 1, 1
    while low + step < len(breaks) and fits(low + step):
        low += step
        step *= 2
    high = min(low + step, len(breaks))
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low


def _last_sentence(breaks: list[_Break], first: int, last: int) -> _Break:
    for index in range(last, first - 1, -1):
        if breaks[index].sentence:
            return breaks[index]
    return breaks[last]


def _inside_word(text: str, start: int, word_end: _Break, room: _Room, number: str) -> _Break:
    """The last place before `word_end` where the word may be cut."""
    whole = sorted(
        (entity.start, entity.end) for entity in entities(room.network, text[start : word_end.end])
    )
    allowed = [
        _Break(start + place, start + place, sentence=False)
        for place in grapheme_ends(text[start : word_end.end])
        if not any(begin < place < end for begin, end in whole)
    ]
    last = _last_that_fits(text, start, allowed, 0, room, number)
    if last < 0:
        raise _too_long(room.network)
    return allowed[last]


def _breaks(network: Network, text: str) -> Iterator[_Break]:
    """Where the text may be parted between words, in order, with its end as the last."""
    taken = [(entity.start, entity.end) for entity in entities(network, text)]
    gaps = [_Break(gap.start(), gap.end(), _ends_sentence(text, gap)) for gap in _GAP.finditer(text)]
    gaps += (
        _Break(mark.end(), mark.end(), sentence=True)
        for mark in _CJK_SENTENCE_END.finditer(text)
        if not text[mark.end() : mark.end() + 1].isspace() and mark.end() < len(text)
    )
    starts = [start for start, _ in taken]
    clusters = {0, *grapheme_ends(text)}
    for place in sorted(gaps, key=lambda gap: gap.end):
        before = bisect_right(starts, place.end) - 1
        outside = before < 0 or place.end >= taken[before][1] or place.end == taken[before][0]
        if outside and place.end in clusters and place.begin in clusters:
            yield place
    yield _Break(len(text), len(text), sentence=True)


def _ends_sentence(text: str, gap: re.Match[str]) -> bool:
    if "\n" in gap[0]:
        return True
    before = text[max(0, gap.start() - _LOOK_BACK) : gap.start()]
    after = text[gap.end() : gap.end() + 1]
    return bool(_SENTENCE_END.search(before)) and not _ABBREVIATION.search(before) and not after.islower()


def _too_long(network: Network) -> ComposerError:
    return ComposerError(
        f"A link, mention or hashtag in this text is longer than a part on {network.title} may be.",
        "Shorten it, then split the text again.",
    )
