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
    """Phrases by their first word, longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_first.setdefault(entry.words[0], []).append(entry)
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry.words))
        self._firsts = frozenset(self._by_first)

    @classmethod
    def read(cls, path: Path, *, plurals: bool = False) -> Gazetteer:
        """A phrase a line under `[heading]` lines; `#` starts a comment, a leading `?` marks a phrase that "
        "needs proof."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise ComposerError(
                f"The list {path.name} cannot be read.", "Install Post Composer again."
            ) from error
        return cls(_entries(lines, plurals=plurals))

    def find(self, reading: Reading) -> Iterator[tuple[Span, Entry]]:
        """Every phrase of the list, the longest at each place, never two that overlap."""
        if self._firsts.isdisjoint(reading.words):
            return
        tokens = reading.tokens
        reached = 0
        for index, (word, start, _) in enumerate(tokens):
            if start < reached or word not in self._firsts:
                continue
            for entry in self._by_first[word]:
                end = _matched(reading, tokens, index, entry.words)
                if end:
                    reached = end
                    yield Span(start, end), entry
                    break


def _matched(reading: Reading, tokens: list[tuple[str, int, int]], index: int, words: tuple[str, ...]) -> int:
    """Where the phrase that starts at this token ends, 0 if it is not there."""
    if index + len(words) > len(tokens):
        return 0
    for offset in range(1, len(words)):
        word, start, _ = tokens[index + offset]
        if word != words[offset] or reading.folded[tokens[index + offset - 1][2] : start] not in _JOINS:
            return 0
    return tokens[index + len(words) - 1][2]


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
