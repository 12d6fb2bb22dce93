"""Organisations worth following and tagging, with their handle on each network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from composer.domain.account import AccountId, NetworkId
from composer.words.keeping import read_json, write_json
from composer.words.located import Located, Problem, read_located

NOT_THERE = "none"
"""Written in place of a handle where an organisation is known not to be on a network."""

_FILE_KEYS = ("title", "owner", "checked", "source", "organisations")
_KEYS = ("id", "name", "aliases", "about", "web", "follow", "checked", "handles", "hidden")
_HANDLE_KEYS = ("handle", "verified", "checked", "source")
_STALE_AFTER_DAYS = 365


class Doubt(StrEnum):
    """What may be wrong with tagging an organisation, as said before the network's name."""

    ABSENT = "not on"
    UNKNOWN = "no handle known on"
    UNVERIFIED = "look before you tag: handle not verified on"
    STALE = "handle last checked over a year ago on"


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle with its `@`. It counts as verified only where the file says so and names who or what says it."""

    text: str
    verified: bool = False
    checked: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A public body or charity. A network in `absent` is one it is known not to be on; others may just be unknown."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    about: str = ""
    web: str = ""
    follow: bool = True
    checked: date | None = None
    handles: Mapping[NetworkId, Handle] = field(default_factory=lambda: MappingProxyType({}))
    absent: frozenset[NetworkId] = frozenset()

    def doubt(self, network: NetworkId, today: date) -> Doubt | None:
        """Why to think before tagging it on a network."""
        if network in self.absent:
            return Doubt.ABSENT
        handle = self.handles.get(network)
        if handle is None:
            return Doubt.UNKNOWN
        if not handle.verified:
            return Doubt.UNVERIFIED
        if handle.checked is None or (today - handle.checked).days > _STALE_AFTER_DAYS:
            return Doubt.STALE
        return None


@dataclass(frozen=True)
class Directory:
    """All organisations, as the files order them. `owner` answers for the file; `checked`: when it was gone through."""

    organisations: tuple[Organisation, ...] = ()
    owner: str = ""
    checked: date | None = None
    problems: tuple[Problem, ...] = ()

    def organisation(self, organisation_id: str) -> Organisation | None:
        return next((item for item in self.organisations if item.id == organisation_id), None)

    def to_follow(self, network: NetworkId) -> tuple[Organisation, ...]:
        """Those worth following that have a handle on this network."""
        return tuple(item for item in self.organisations if item.follow and network in item.handles)

    def names(self) -> tuple[str, ...]:
        """Every name and alias, for the speller to know."""
        return tuple(name for item in self.organisations for name in (item.name, *item.aliases))


def read_directory(paths: Iterable[Path]) -> Directory:
    """One directory from files, the organisation's and the person's after the bundle's; the same id replaces."""
    problems: list[Problem] = []
    by_id: dict[str, Organisation | None] = {}
    owner, checked = "", None
    for path in paths:
        if not path.exists():
            continue
        file = read_located(path, problems)
        if file is None:
            continue
        file.allow(_FILE_KEYS)
        owner, checked = owner or file.text("owner"), checked or file.day("checked")
        for entry in file.entries("organisations"):
            _add(by_id, entry, file.day("checked"))
    shown = tuple(item for item in by_id.values() if item is not None)
    return Directory(shown, owner, checked, tuple(problems))


def _add(by_id: dict[str, Organisation | None], entry: Located, checked: date | None) -> None:
    entry.allow(_KEYS)
    own_id = entry.text("id", required=True)
    if not own_id:
        return
    if entry.truth("hidden", default=False):
        by_id[own_id] = None
        return
    name = entry.text("name", required=True)
    if not name:
        return
    handles, absent = _handles(entry, checked)
    by_id[own_id] = Organisation(
        id=own_id,
        name=name,
        aliases=entry.texts("aliases"),
        about=entry.text("about"),
        web=entry.text("web"),
        follow=entry.truth("follow", default=True),
        checked=entry.day("checked") or checked,
        handles=MappingProxyType(handles),
        absent=frozenset(absent),
    )


def _handles(entry: Located, checked: date | None) -> tuple[dict[NetworkId, Handle], set[NetworkId]]:
    """A handle is a text (unverified), `none`, or an entry that says who verified it and when."""
    handles: dict[NetworkId, Handle] = {}
    absent: set[NetworkId] = set()
    listed = entry.entry("handles")
    for key in listed.keys() if listed is not None else ():
        assert listed is not None
        network = NetworkId(key)
        detail = listed.entry(key) if listed.holds_entry(key) else None
        if detail is not None:
            detail.allow(_HANDLE_KEYS)
        text = detail.text("handle", required=True) if detail is not None else listed.text(key)
        if text == NOT_THERE:
            absent.add(network)
        elif text:
            handles[network] = Handle(
                text if text.startswith("@") else f"@{text}",
                detail is not None and detail.truth("verified", default=False),
                (detail.day("checked") if detail is not None else None) or checked,
                detail.text("source") if detail is not None else "",
            )
    return handles, absent


class FollowList:
    """Which organisations each account follows already, as ticked off by a person."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ticked: dict[str, dict[str, str]] = {
            account: {str(key): str(day) for key, day in ticked.items()}
            for account, ticked in read_json(path).items()
            if isinstance(ticked, dict)
        }

    def ticked(self, account: AccountId) -> Mapping[str, str]:
        """The day (ISO) each organisation was ticked, by its id."""
        return MappingProxyType(self._ticked.get(account, {}))

    def tick(self, account: AccountId, organisation_id: str, on: date | None) -> None:
        """Tick, or with None untick; kept at once. `ComposerError` if it cannot be kept, and then nothing changed."""
        changed = {key: dict(value) for key, value in self._ticked.items()}
        ticks = changed.setdefault(account, {})
        if on is None:
            ticks.pop(organisation_id, None)
        else:
            ticks[organisation_id] = on.isoformat()
        write_json(self._path, changed)
        self._ticked = changed
