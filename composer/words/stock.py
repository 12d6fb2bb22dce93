"""All the words there are to hand, read once in the background and made anew when a file of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from composer.domain.account import NetworkId
from composer.words.cases import known_cases
from composer.words.completion import Completer
from composer.words.directory import Directory, FollowList, read_directory
from composer.words.located import Problem
from composer.words.preview import Look, read_looks
from composer.words.snippet_store import SnippetStore, Usage
from composer.words.snippets import Shelf
from composer.words.speller import Speller
from composer.words.tracking import Tracking, read_tracking


@dataclass(frozen=True)
class Stock:
    """What the compose window's word tools work with. `cases` says how known names and acronyms are written."""

    store: SnippetStore
    shelf: Shelf
    directory: Directory
    completer: Completer
    usage: Usage
    follow: FollowList
    speller: Speller
    tracking: Tracking = field(default_factory=Tracking)
    looks: Mapping[NetworkId, Look] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def open_stock(resources: Path, machine: Path, person: Path, today: date) -> Stock:
    """Read everything but the spelling dictionary, which is read at the first check."""
    problems: list[Problem] = []
    store = SnippetStore(resources / "snippets", machine / "snippets", person / "snippets")
    shelf = store.load()
    directory = read_directory(folder / "directory.yml" for folder in (resources, machine, person))
    usage = Usage(person / "usage.json")
    names = (*directory.names(), *(alias for snippet in shelf.snippets for alias in snippet.aliases))
    spelling = resources / "spelling"
    return Stock(
        store=store,
        shelf=shelf,
        directory=directory,
        completer=Completer(shelf, directory, usage.counts, today),
        usage=usage,
        follow=FollowList(person / "follow.json"),
        speller=Speller(spelling, person / "dictionary.txt", names),
        tracking=read_tracking(resources / "tracking.yml", problems),
        looks=read_looks(resources / "previews.yml", problems),
        cases=known_cases(_own_spellings(spelling / "nhs_words.txt")),
        problems=(*shelf.problems, *directory.problems, *problems),
    )


def _own_spellings(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip() and line[0] != "#"]
