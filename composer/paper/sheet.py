"""A sheet to print, save or read aloud: headings, lines and lists in reading order, and nothing about how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LANGUAGE = "en-GB"


class Part(NamedTuple):
    """One thing to read. `tag` is what it is in a PDF; `name` stands before the text, as in 'When: 3 May'."""

    tag: str
    text: str
    name: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.text}" if self.name else self.text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title and what stands below it."""

    title: str
    parts: tuple[Part, ...]


def heading(text: str) -> Part:
    return Part("H2", text)


def small_heading(text: str) -> Part:
    return Part("H3", text)


def line(text: str) -> Part:
    return Part("P", text)


def fact(name: str, text: str) -> Part:
    return Part("P", text, name)


def item(text: str, name: str = "") -> Part:
    return Part("LI", text, name)


def quote(text: str) -> Part:
    """Somebody's words, as they were written."""
    return Part("BlockQuote", text)
