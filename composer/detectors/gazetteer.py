"""Finds the phrases of a list in a text by one look-up a word, however long the list is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from composer.detectors.reading import Reading
from composer.domain.span import Span
from composer.errors import ComposerError

_WORD = re.compile(r"[^\W_]+")
_JOINS = frozenset((" ", "  ", "-", " - ", "/", " & ", "&", "'", "_"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase: its words, the heading it stands under, and whether it needs proof; `phrase` is its normal form."""

    words: tuple[str, ...]
    heading: str
    doubtful: bool
    phrase: str


class Gazetteer:
    """Phrases by their first word; of those that have more, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._alone: dict[str, Entry] = {}
        self._longer: dict[str, dict[str, list[Entry]]] = {}
        for entry in entries:
            first, *rest = entry.words
            if rest:
                self._longer.setdefault(first, {}).setdefault(rest[0], []).append(entry)
            else:
                self._alone.setdefault(first, entry)
        for listed in (entries for seconds in self._longer.values() for entries in seconds.values()):
            listed.sort(key=lambda entry: -len(entry.words))
        self._firsts = frozenset(self._alone) | frozenset(self._longer)

    @classmethod
    def read(cls, path: Path, *, plurals: bool = False) -> Gazetteer:
        """A phrase a line under `[heading]` lines; `#` starts a comment, a leading `?` marks a phrase that
        needs proof."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise ComposerError(
                f"The list {path.name} cannot be read.", "Install Post Composer again."
            ) from error
        return cls(_entries(lines, plurals=plurals))

    def find(self, reading: Reading) -> Iterator[tuple[Span, Entry]]:
        """Every phrase of the list, the longest at each place, never two that overlap."""
        firsts = self._firsts & reading.words
        if not firsts:
            return
        reached = 0
        for start, word in reading.places(firsts):
            if start < reached:
                continue
            end, entry = self._longest(reading, start, word)
            if entry is not None:
                reached = end
                yield Span(start, end), entry

    def _longest(self, reading: Reading, start: int, word: str) -> tuple[int, Entry | None]:
        """The longest phrase that starts with this word, and where it ends."""
        end = start + len(word)
        seconds = self._longer.get(word)
        if seconds is not None and not reading.words.isdisjoint(seconds):
            second = reading.spaced[end + 1 :].split(None, 1)[:1]
            for entry in seconds.get(second[0], ()) if second else ():
                if (reached := _end(reading, end, entry.words[1:])) is not None:
                    return reached, entry
        return end, self._alone.get(word)


def _end(reading: Reading, end: int, words: Iterable[str]) -> int | None:
    """Where these words end that go on from `end` with nothing but what joins words between them, else None."""
    for word in words:
        start = reading.spaced.find(f" {word} ", end)
        if start < 0 or reading.folded[end:start] not in _JOINS:
            return None
        end = start + len(word)
    return end


def _entries(lines: Iterable[str], *, plurals: bool) -> Iterator[Entry]:
    heading = ""
    for line in lines:
        phrase = line.partition("#")[0].strip()
        if phrase.startswith("["):
            heading = phrase.strip("[]")
            continue
        for part in phrase.split(","):
            yield from _forms(part.strip(), heading, plurals=plurals)


def _forms(phrase: str, heading: str, *, plurals: bool) -> Iterator[Entry]:
    """The phrase as it stands, without its apostrophes, and in the plural where that is wanted."""
    doubtful = phrase.startswith("?")
    phrase = phrase.lstrip("?").strip().lower()
    for written in {phrase, phrase.replace("'", "")}:
        words = tuple(_WORD.findall(written))
        if words:
            yield Entry(words, heading, doubtful, phrase)
    if words and plurals and not words[-1].endswith("s") and len(words[-1]) > 3:
        yield Entry((*words[:-1], words[-1] + "s"), heading, doubtful, phrase)
