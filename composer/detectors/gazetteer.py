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
        firsts = self._firsts
        if firsts.isdisjoint(reading.words):
            return
        words, reached = reading.listed, 0
        for at in [at for at, word in enumerate(words) if word in firsts]:
            if at < reached:
                continue
            entry = self._longest(reading, at)
            if entry is not None:
                reached = at + len(entry.words)
                last = reached - 1
                yield Span(reading.starts[at], reading.starts[last] + len(words[last])), entry

    def _longest(self, reading: Reading, at: int) -> Entry | None:
        """The longest phrase that starts at this word."""
        words = reading.listed
        seconds = self._longer.get(words[at])
        if seconds is not None and at + 1 < len(words):
            for entry in seconds.get(words[at + 1], ()):
                end = at + len(entry.words)
                if tuple(words[at:end]) == entry.words and _joined(reading, at, end):
                    return entry
        return self._alone.get(words[at])


def _joined(reading: Reading, first: int, end: int) -> bool:
    """Whether nothing but what joins the words of a phrase stands between these."""
    starts, words = reading.starts, reading.listed
    return all(
        reading.folded[starts[at] + len(words[at]) : starts[at + 1]] in _JOINS for at in range(first, end - 1)
    )


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
