"""Cuts a text into pieces that stay the same while another part of it is edited.

A piece is a paragraph with the blank lines after it. A very long paragraph is cut at places its own words choose
(a line's end, a sentence's end, or else a space before a letter), so that typing moves no cut but those nearby.
Such pieces carry some of their neighbours' text, so that what straddles a cut is seen whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from zlib import crc32

_LONG = 1200
_LEAST = 300
_ENOUGH = 900
_MOST = 2400
_MARGIN = 120
_PATIENCE = 6
"""How many new pieces an edit may make before the old cuts after it are simply taken over."""
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_PAUSE = re.compile(r"\n+\s*|[.!?…][\"'”’)\]]*\s+")
_SPACE_BEFORE_LETTER = re.compile(r"\s+(?=[A-Za-z])")
_ANY_CHARACTER = re.compile(r"\S")


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a text with its context, and what has been found out about it (`kept`)."""

    text: str
    before: str = ""
    after: str = ""
    ends_paragraph: bool = True
    kept: dict[object, object] = field(default_factory=dict)

    @property
    def window(self) -> str:
        """The piece with the context before and after it."""
        return self.before + self.text + self.after if self.before or self.after else self.text

    def is_like(self, other: Piece) -> bool:
        """Whether all that is found out about one holds for the other."""
        return (self.text, self.before, self.after, self.ends_paragraph) == (
            other.text,
            other.before,
            other.after,
            other.ends_paragraph,
        )


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces, with where each begins."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]


def cut(text: str, earlier: Pieces | None = None) -> Pieces:
    """`text` in pieces; those that `earlier` already had, at the same place or moved, are the very same objects."""
    if earlier is not None and earlier.text == text:
        return earlier
    if len(text) <= _LONG and _BLANK_LINES.search(text) is None:
        return _whole(text, earlier)
    pieces: list[Piece] = []
    starts: list[int] = []
    at, joined = _keep_beginning(text, earlier, pieces, starts)
    tail = _Tail(text, earlier, at) if earlier is not None else None
    taken_over = len(pieces)
    known = {} if earlier is None else dict(zip(earlier.starts, earlier.pieces, strict=True))
    while at < len(text):
        if tail is not None and tail.resume(at, joined, pieces, starts):
            break
        end, ends_paragraph = _next_cut(text, at)
        if tail is not None and not ends_paragraph and len(pieces) - taken_over >= _PATIENCE:
            end = tail.next_old_cut(at) or end
        made = _piece(text, at, end, joined, ends_paragraph)
        same = known.get(at)
        pieces.append(same if same is not None and same.is_like(made) else made)
        starts.append(at)
        at, joined = end, not ends_paragraph
    if not pieces:
        pieces.append(Piece(""))
        starts.append(0)
    return Pieces(text, tuple(pieces), tuple(starts))


def _whole(text: str, earlier: Pieces | None) -> Pieces:
    """A text that is one piece."""
    piece = Piece(text)
    for known in earlier.pieces if earlier is not None else ():
        if known.text == text and known.is_like(piece):
            piece = known
    return Pieces(text, (piece,), (0,))


def _piece(text: str, at: int, end: int, joined: bool, ends_paragraph: bool) -> Piece:
    before = text[max(0, at - _MARGIN) : at] if joined else ""
    after = "" if ends_paragraph else text[end : end + _MARGIN]
    return Piece(text[at:end], before, after, ends_paragraph)


def _keep_beginning(
    text: str, earlier: Pieces | None, pieces: list[Piece], starts: list[int]
) -> tuple[int, bool]:
    """Take over the pieces before the first change that it had no say in."""
    if earlier is None:
        return 0, False
    same = 0
    for piece, start in zip(earlier.pieces[:-1], earlier.starts, strict=False):
        reach = start + _reach(piece)
        if text[start:reach] != earlier.text[start:reach]:
            break
        same += 1
    pieces += earlier.pieces[:same]
    starts += earlier.starts[:same]
    if not same:
        return 0, False
    return starts[-1] + len(pieces[-1].text), not pieces[-1].ends_paragraph


def _reach(piece: Piece) -> int:
    """How far from its beginning the text had a say in where a piece ends and what it sees."""
    size = len(piece.text)
    if piece.ends_paragraph:
        return size + 1
    return (_LONG if size <= _LONG else _MOST) + _MARGIN + 4


class _Tail:
    """The end that a text shares with its earlier state."""

    def __init__(self, text: str, earlier: Pieces, at: int) -> None:
        self._earlier = earlier
        self._shift = len(text) - len(earlier.text)
        shared = _shared_end(text, earlier.text, max(at, at - self._shift))
        self._from = len(text) - shared
        self._index = {start: number for number, start in enumerate(earlier.starts)}

    def next_old_cut(self, at: int) -> int | None:
        """The next place within a paragraph where the earlier text was cut, for texts that repeat themselves."""
        number = bisect_right(self._earlier.starts, at - self._shift)
        if number == len(self._earlier.starts):
            return None
        piece, start = self._earlier.pieces[number], self._earlier.starts[number] + self._shift
        return start if piece.before and start - len(piece.before) >= max(at - _MARGIN, self._from) else None

    def resume(self, at: int, joined: bool, pieces: list[Piece], starts: list[int]) -> bool:
        """Take over all pieces from here on, if the earlier text was cut here too and is the same from there on."""
        number = self._index.get(at - self._shift)
        if number is None:
            return False
        first = self._earlier.pieces[number]
        if at - len(first.before) < self._from or bool(first.before) != joined:
            return False
        pieces += self._earlier.pieces[number:]
        starts += [start + self._shift for start in self._earlier.starts[number:]]
        return True


def _shared_end(one: str, other: str, floor: int) -> int:
    """How many characters two texts share at their ends, found by halving (comparing slices is quick)."""
    low, high = 0, max(0, min(len(one), len(other)) - max(0, floor))
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _next_cut(text: str, at: int) -> tuple[int, bool]:
    """Where the piece that begins at `at` ends, and whether its paragraph ends there."""
    blank = _BLANK_LINES.search(text, at, at + _LONG)
    if blank is not None:
        reached = blank.end()
        while reached < len(text) and text[reached].isspace():
            reached += 1
        return reached, True
    if len(text) - at <= _LONG:
        return len(text), True
    return _cut_within(text, at), False


def _cut_within(text: str, at: int) -> int:
    last = min(len(text), at + _MOST)
    for pattern, one_in, to in ((_PAUSE, 4, at + _LONG), (_SPACE_BEFORE_LETTER, 64, last)):
        if (chosen := _chosen(text, pattern, one_in, at + _LEAST, min(to, last))) is not None:
            return chosen
        if fallback := pattern.search(text, at + _ENOUGH, min(to, last)):
            return fallback.end()
    return _past_combined(text, _chosen(text, _ANY_CHARACTER, 256, at + _LEAST, last) or last)


def _chosen(text: str, pattern: re.Pattern[str], one_in: int, start: int, end: int) -> int | None:
    """The first place that the words before it choose."""
    for place in pattern.finditer(text, start, end):
        words = text[max(0, place.start() - 24) : place.end()]
        if crc32(words.encode("utf-8", "surrogatepass")) % one_in == 0:
            return place.end()
    return None


def _past_combined(text: str, at: int) -> int:
    """Not between a character and what is joined to it."""
    while at < len(text) and at > 0 and (text[at] in "\u200d\ufe0f\ufe0e" or text[at - 1] == "\u200d"):
        at += 1
    return at
