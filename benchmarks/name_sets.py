"""Read the public sets of labelled tweets. Their texts are strangers' posts: never print or ship them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

UK_TWEETS = 2000
"""So many posts at the start of the Broad Twitter Corpus' training part are mostly British: held out for measuring."""
_PERSON = ("PER", "person")


class Name(NamedTuple):
    """A labelled stretch of a text, end exclusive; when `person` is false it names something else."""

    start: int
    end: int
    person: bool = True


class Post(NamedTuple):
    """A text and the names in it."""

    text: str
    names: tuple[Name, ...]


def read_set(path: Path) -> list[Post]:
    """A set in CoNLL form: a token, a tab and a tag on each line, an empty line between posts.

    The tokens are joined by single spaces, and '@' with the word after it. A handle is never a person here: it is a kind
    of its own.
    """
    return [_post(rows) for rows in _sentences(path)]


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        token, _, tag = line.rstrip("\r").partition("\t")
        if token.strip():
            rows.append((token, tag.rpartition("\t")[2]))
        elif rows and not tag:
            yield rows
            rows = []
    if rows:
        yield rows


def _post(rows: list[tuple[str, str]]) -> Post:
    text = ""
    names: list[Name] = []
    going_on = False
    for token, tag in rows:
        after_at = text == "@" or text.endswith(" @")
        text += "" if after_at or not text else " "
        start = len(text)
        text += token
        if tag == "O" or after_at or token.startswith("@"):
            going_on = False
            continue
        person = tag[2:] in _PERSON
        if going_on and tag[0] == "I" and names[-1].person == person:
            names[-1] = Name(names[-1].start, len(text), person)
        else:
            names.append(Name(start, len(text), person))
        going_on = True
    return Post(text, tuple(names))
