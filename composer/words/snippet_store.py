"""The person's own snippets: kept, changed, taken in and handed on as YAML, and how often each was used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from composer.errors import ComposerError
from composer.words.keeping import read_json, write_json, write_whole
from composer.words.located import Problem
from composer.words.snippets import Layer, Shelf, Snippet, read_file, read_folder, shelve, snippet_id


class SnippetStore:
    """Reads all layers; writes only `mine.yml` in the person's folder."""

    def __init__(self, bundle: Path, organisation: Path, person: Path) -> None:
        self._folders = ((Layer.BUNDLE, bundle), (Layer.ORGANISATION, organisation), (Layer.PERSON, person))
        self._mine = person / "mine.yml"

    def load(self) -> Shelf:
        problems: list[Problem] = []
        layers = [read_folder(folder, layer, problems) for layer, folder in self._folders]
        return shelve(layers, problems)

    def save(self, snippet: Snippet) -> None:
        """Keep a new or changed snippet as the person's own; one from another layer is covered, not changed."""
        mine = self._own()
        mine[snippet.id] = replace(snippet, layer=Layer.PERSON)
        self._write(mine)

    def remove(self, snippet: Snippet) -> None:
        """Take a snippet off the shelf: one's own is deleted, one from another layer is hidden for this person."""
        mine = self._own()
        mine.pop(snippet.id, None)
        if snippet.layer is not Layer.PERSON:
            mine[snippet.id] = replace(snippet, layer=Layer.PERSON, hidden=True)
        self._write(mine)

    def new_id(self, name: str, shelf: Shelf) -> str:
        taken = {snippet.id for snippet in shelf.snippets} | self._own().keys()
        return _free_id(snippet_id(name), taken)

    def take_in(self, path: Path, shelf: Shelf) -> tuple[int, tuple[Problem, ...]]:
        """Add a file's snippets to one's own: how many were new, and what was wrong. Nothing is overwritten."""
        problems: list[Problem] = []
        incoming = read_file(path, Layer.PERSON, problems)
        known = {snippet.id: snippet for snippet in shelf.snippets}
        mine = self._own()
        added = 0
        for snippet in incoming:
            there = mine.get(snippet.id) or known.get(snippet.id)
            if snippet.hidden or (
                there is not None and (there.text, there.kind) == (snippet.text, snippet.kind)
            ):
                continue
            own_id = _free_id(snippet.id, known.keys() | mine.keys())
            mine[own_id] = replace(snippet, id=own_id)
            added += 1
        if added:
            self._write(mine)
        return added, tuple(problems)

    def hand_on(self, path: Path, snippets: Iterable[Snippet]) -> None:
        """Write snippets to a file that `take_in` and the organisation's folder can read."""
        write_whole(path, as_yaml(snippets, "Shared snippets"))

    def _own(self) -> dict[str, Snippet]:
        if not self._mine.exists():
            return {}
        problems: list[Problem] = []
        found = {snippet.id: snippet for snippet in read_file(self._mine, Layer.PERSON, problems)}
        if problems:
            raise ComposerError(
                f"Your own snippets cannot be changed while their file has a mistake: {problems[0]}.",
                "Put it right or move the file away, then try again.",
            )
        return found

    def _write(self, mine: Mapping[str, Snippet]) -> None:
        write_whole(self._mine, as_yaml(mine.values(), "My snippets"))


class Usage:
    """How often each snippet or organisation was inserted; in a folder that cannot be written it is not remembered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._counts = {
            str(key): value for key, value in read_json(path).items() if isinstance(value, int) and value > 0
        }

    @property
    def counts(self) -> Mapping[str, int]:
        return self._counts

    def used(self, key: str) -> None:
        self._counts[key] = self._counts.get(key, 0) + 1
        try:
            write_json(self._path, self._counts)
        except ComposerError:
            return


def as_yaml(snippets: Iterable[Snippet], title: str) -> str:
    import yaml

    entries = [_plain(snippet) for snippet in snippets]
    return str(
        yaml.safe_dump({"title": title, "snippets": entries}, sort_keys=False, allow_unicode=True, width=1000)
    )


def _plain(snippet: Snippet) -> dict[str, Any]:
    plain: dict[str, Any] = {"id": snippet.id}
    if snippet.hidden:
        return plain | {"hidden": True}
    plain |= {"name": snippet.name, "kind": snippet.kind, "text": snippet.text}
    for key in ("group", "aliases", "networks", "accounts"):
        value = getattr(snippet, key)
        if value:
            plain[key] = list(value) if isinstance(value, tuple) else value
    return plain


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted}-{number}", number + 1
    return free
