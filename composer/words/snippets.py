"""Hashtags, tags, phrases and templates, from the bundle, the organisation and the person, one shelf of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from composer.domain.account import AccountId, NetworkId
from composer.words.gaps import hints, without_hints
from composer.words.located import Located, Problem, read_located

KINDS = ("hashtag", "hashtags", "tag", "phrase", "template")
_FILE_KEYS = ("title", "owner", "checked", "networks", "accounts", "snippets")
_KEYS = ("id", "name", "kind", "text", "group", "aliases", "networks", "accounts", "hidden")
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_HASHTAG = re.compile(r"#(\w+)")
_LONGEST = 20_000


class Layer(StrEnum):
    """Where a snippet comes from; a later layer's snippet stands in for an earlier one of the same id."""

    BUNDLE = "bundle"
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words to put into a post. No networks or accounts means: for all. `hidden` takes an earlier layer's away."""

    id: str
    name: str
    kind: str
    text: str
    group: str = ""
    aliases: tuple[str, ...] = ()
    networks: tuple[NetworkId, ...] = ()
    accounts: tuple[AccountId, ...] = ()
    layer: Layer = Layer.PERSON
    hidden: bool = False

    def suits(self, networks: Sequence[NetworkId], accounts: Sequence[AccountId] = ()) -> bool:
        """Whether it is meant for any of these; with none chosen yet, everything suits."""
        right_network = not self.networks or not networks or any(item in self.networks for item in networks)
        right_account = not self.accounts or not accounts or any(item in self.accounts for item in accounts)
        return right_network and right_account

    @property
    def insert(self) -> str:
        """What goes into the post."""
        return without_hints(self.text)


@dataclass(frozen=True)
class Shelf:
    """All snippets that hold, by group and name, and what was wrong in the files."""

    snippets: tuple[Snippet, ...] = ()
    problems: tuple[Problem, ...] = ()
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hashtags: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def snippet(self, snippet_id: str) -> Snippet | None:
        return next((snippet for snippet in self.snippets if snippet.id == snippet_id), None)

    def accessible(self, hashtag: str) -> str:
        """A known hashtag with a capital for each word, whatever case was typed; an unknown one as it is."""
        return self.hashtags.get(hashtag.removeprefix("#").casefold(), hashtag)


def snippet_id(name: str) -> str:
    return _NOT_IN_AN_ID.sub("-", name.lower()).strip("-") or "snippet"


def shelve(layers: Iterable[Iterable[Snippet]], problems: Iterable[Problem] = ()) -> Shelf:
    """One shelf from layers, earliest first."""
    by_id: dict[str, Snippet] = {}
    for layer in layers:
        for snippet in layer:
            by_id[snippet.id] = snippet
    shown = sorted(
        (s for s in by_id.values() if not s.hidden), key=lambda s: (s.group.casefold(), s.name.casefold())
    )
    all_hints: dict[str, str] = {}
    hashtags: dict[str, str] = {}
    for snippet in shown:
        all_hints.update(hints(snippet.text))
        for found in _HASHTAG.finditer(snippet.text):
            hashtags.setdefault(found[1].casefold(), found[0])
    return Shelf(tuple(shown), tuple(problems), MappingProxyType(all_hints), MappingProxyType(hashtags))


def read_folder(folder: Path, layer: Layer, problems: list[Problem]) -> list[Snippet]:
    """Every snippet in a folder's YAML files; a folder that is not there has none."""
    found: list[Snippet] = []
    for path in sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")]):
        found += read_file(path, layer, problems)
    return found


def read_file(path: Path, layer: Layer, problems: list[Problem]) -> list[Snippet]:
    file = read_located(path, problems)
    if file is None:
        return []
    file.allow(_FILE_KEYS)
    title = file.text("title", path.stem)
    networks = tuple(NetworkId(item) for item in file.texts("networks"))
    accounts = tuple(AccountId(item) for item in file.texts("accounts"))
    found: dict[str, Snippet] = {}
    for entry in file.entries("snippets"):
        snippet = _snippet(entry, title, networks, accounts, layer)
        if snippet is None:
            continue
        if snippet.id in found:
            entry.blame(
                "id" if entry.has("id") else "name",
                f"'{snippet.id}' is in this file already; give it an id",
            )
            continue
        found[snippet.id] = snippet
    return list(found.values())


def _snippet(
    entry: Located, title: str, networks: tuple[NetworkId, ...], accounts: tuple[AccountId, ...], layer: Layer
) -> Snippet | None:
    entry.allow(_KEYS)
    hidden = entry.truth("hidden", default=False)
    name = entry.text("name", required=not hidden)
    text = entry.text("text", required=not hidden).strip("\n")
    own_id = entry.text("id") or (snippet_id(name) if name else "")
    if not own_id or not (hidden or (name and text)):
        return None
    if len(text) > _LONGEST:
        entry.blame("text", f"this is longer than {_LONGEST:,} characters")
        return None
    return Snippet(
        id=own_id,
        name=name,
        kind=entry.one_of("kind", KINDS, _kind_of(text)),
        text=text,
        group=entry.text("group", title),
        aliases=entry.texts("aliases"),
        networks=tuple(NetworkId(item) for item in entry.texts("networks")) or networks,
        accounts=tuple(AccountId(item) for item in entry.texts("accounts")) or accounts,
        layer=layer,
        hidden=hidden,
    )


def _kind_of(text: str) -> str:
    """The kind a text has by its looks, for snippets that do not say."""
    words = text.split()
    if words and all(word.startswith("#") for word in words):
        return "hashtag" if len(words) == 1 else "hashtags"
    if len(words) == 1 and text.startswith("@"):
        return "tag"
    return "template" if "{{" in text else "phrase"
