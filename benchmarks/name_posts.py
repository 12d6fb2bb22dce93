"""Made-up posts of health and care teams, with the names of people marked: for training only.

Nothing in them is real. The posts that the model is measured on have other sentences and other names
(`tests/data/people_posts.py`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

from benchmarks.name_phrases import NOBODY, SOMEBODY, WORDS
from benchmarks.name_sets import Name, Post

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "people"
_SLOT = re.compile(r"\{(\w+)\}")
_TITLES = "Mr Mrs Miss Ms Dr Dr Dr Prof Professor Nurse Sister Matron Sir Rev Father Mx Mr Mrs Ms Cllr Auntie Uncle".split()
_OTHER_NAMES = frozenset(("thing", "hospital", "road", "shop", "charity", "school", "town", "team_name"))
"""Slots whose fillings are names, though not of people."""


def held_out(name: str) -> bool:
    """Whether a listed name is kept for measuring, never for training: every fourth, by its letters."""
    return crc32(name.encode()) % 4 == 0


def communities(for_training: bool) -> dict[str, tuple[list[str], list[str]]]:
    """Given names and family names of each community, either the part to train with or the part to measure with."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for line in (_FOLDER / "communities.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            community, kind, *names = line.split()
            kept = [name for name in dict.fromkeys(names) if held_out(name) != for_training]
            found.setdefault(community, ([], []))[kind == "family"].extend(kept)
    return found


def capital(name: str) -> str:
    """A name as it is written: O'Brien, McDonald, Anne-Marie."""
    if re.match(r"o[bcdhklmnorst][a-z]{4}", name) and name in _IRISH:
        return "O'" + name[1:].capitalize()
    if re.match(r"mc[a-z]{3}", name):
        return "Mc" + name[2:].capitalize()
    return "-".join(part.capitalize() for part in name.split("-"))


_IRISH = frozenset(
    "osullivan obrien oconnor oneill oreilly ocarroll oconnell obyrne ocallaghan odonnell oshea oleary okeeffe orourke odwyer".split()
)


class People:
    """Draws names of people, all communities alike, and now and then one that is on no list."""

    def __init__(
        self, chance: random.Random, names: dict[str, tuple[list[str], list[str]]], rare: Sequence[str]
    ) -> None:
        self._chance = chance
        self._groups = list(names.values()) + [names["british"]] * max(1, len(names) // 4)
        self._groups += [names["wordlike"]] * 2 if "wordlike" in names else []
        self._rare = rare

    def _one(self, which: int, group: tuple[list[str], list[str]]) -> str:
        if self._rare and self._chance.random() < 0.12:
            return self._chance.choice(self._rare).capitalize()
        return capital(self._chance.choice(group[which]))

    def draw(self, slot: str) -> str:
        """A name for a slot: first, full, last, titled, initials."""
        chance = self._chance
        group = chance.choice(self._groups)
        first, last = self._one(0, group), self._one(1, group)
        if slot == "first":
            return first + "-" + self._one(0, group) if chance.random() < 0.03 else first
        if slot == "last":
            return last
        if slot == "full":
            drawn = chance.random()
            if drawn < 0.06:
                return f"{first} {self._one(0, group)} {last}"
            if drawn < 0.12:
                return f"{first} {last}-{self._one(1, group)}"
            if drawn < 0.2:
                return f"{first} {last[0]}"
            if drawn < 0.24:
                return f"{first[0]}. {last}"
            if drawn < 0.27:
                return f"{first} {chance.choice('ABCDEFGHJKLMPRST')}. {last}"
            return f"{first} {last}"
        if slot == "titled":
            return (
                chance.choice(_TITLES) + " " + chance.choice((last, last, last[0], f"{first} {last}", first))
            )
        return f"{first[0]}{last[0]}"


def fill(template: str, chance: random.Random, people: People, words: Mapping[str, Sequence[str]]) -> Post:
    """A template with its slots filled; slots of people become names, all others words."""
    text = ""
    names: list[Name] = []
    parts = _SLOT.split(template)
    for at, part in enumerate(parts):
        if at % 2 == 0:
            text += part
        elif part in ("first", "full", "last", "titled", "initials"):
            start = len(text)
            text += people.draw(part)
            names.append(Name(start, len(text)))
        elif part in ("afirst", "alast", "afull"):
            text += people.draw(part[1:])
        else:
            inner = fill(chance.choice(words[part]), chance, people, words)
            if part in _OTHER_NAMES:
                article = 4 if inner.text.lower().startswith("the ") else 0
                names.append(Name(len(text) + article, len(text) + len(inner.text), person=False))
            else:
                names += [
                    Name(len(text) + name.start, len(text) + name.end, name.person) for name in inner.names
                ]
            text += inner.text
    return Post(text, tuple(names))


def joined(posts: Sequence[Post], chance: random.Random) -> Post:
    """Sentences one after the other."""
    text = ""
    names: list[Name] = []
    for post in posts:
        if text:
            text += chance.choice((" ", " ", " ", "\n", "\n\n"))
        names += [Name(len(text) + name.start, len(text) + name.end, name.person) for name in post.names]
        text += post.text
    return Post(text, tuple(names))


def made_up_posts(seed: int, count: int, rare: Sequence[str]) -> Iterator[Post]:
    """`count` posts, about half of which name a person."""
    chance = random.Random(seed)
    people = People(chance, communities(for_training=True), rare)
    for _ in range(count):
        sentences = [
            fill(chance.choice(NOBODY), chance, people, WORDS) for _ in range(chance.choice((0, 1, 1, 2)))
        ]
        if chance.random() < 0.5 or not sentences:
            sentences.append(fill(chance.choice(SOMEBODY), chance, people, WORDS))
        chance.shuffle(sentences)
        yield joined(sentences, chance)
