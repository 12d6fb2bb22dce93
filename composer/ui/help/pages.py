"""The pages of help, which are the Markdown files of `docs/help`, cut at their headings and searched by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"[*`|]|^[-\d.]+ |\]\([^)]*\)|\[", re.MULTILINE)
_SNIPPET = 90


class Section(NamedTuple):
    """What stands under one heading of a page, without its marks."""

    page: str
    title: str
    heading: str
    text: str


class HelpPage(NamedTuple):
    """One file: its name, its title, the whole as Markdown, and its sections in order."""

    name: str
    title: str
    markdown: str
    sections: tuple[Section, ...]


class Hit(NamedTuple):
    """A section that has the words looked for, and a line of it."""

    section: Section
    snippet: str


def read_pages(files: Iterable[Path]) -> tuple[HelpPage, ...]:
    """The pages that are there, in the order given; one that cannot be read is left out."""
    pages = []
    for file in files:
        try:
            pages.append(read_page(file.name, file.read_text("utf-8")))
        except (OSError, UnicodeDecodeError):
            continue
    return tuple(pages)


def read_page(name: str, markdown: str) -> HelpPage:
    """A page from its text; its title is its first heading."""
    blanked = _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)
    found = list(_HEADING.finditer(blanked))
    title = found[0][2] if found else name
    ends = [one.start() for one in found[1:]] + [len(markdown)]
    sections = tuple(
        Section(name, title, one[2], " ".join(_MARKS.sub(" ", markdown[one.end() : end]).split()))
        for one, end in zip(found, ends, strict=True)
    )
    return HelpPage(name, title, markdown, sections)


def search(pages: Sequence[HelpPage], words: str) -> list[Hit]:
    """Sections that have every word or its beginning, those with it in the heading first."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    scored = [
        (score, number, section)
        for number, section in enumerate(one for page in pages for one in page.sections)
        if (score := _score(section, wanted))
    ]
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [Hit(section, _snippet(section.text, wanted)) for _, _, section in scored]


def _score(section: Section, wanted: Sequence[str]) -> int:
    heading, title, text = (part.casefold() for part in (section.heading, section.title, section.text))
    score = 0
    for word in wanted:
        if _begins_in(word, heading):
            score += 100
        elif _begins_in(word, title):
            score += 20
        elif _begins_in(word, text):
            score += 1
        else:
            return 0
    return score


def _begins_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _snippet(text: str, wanted: Sequence[str]) -> str:
    """Words of the section about the first one looked for."""
    places = [found.start() for word in wanted for found in _places(word, text)]
    start = max(0, min(places, default=0) - _SNIPPET // 3)
    start = text.rfind(" ", 0, start) + 1
    cut = text[start : start + _SNIPPET]
    if start + _SNIPPET < len(text):
        cut = cut[: cut.rfind(" ")] + " …"
    return ("… " if start else "") + cut


def _places(word: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE)
