"""Takes out of links what follows people about, and leaves the rest of the link as it was, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from composer.words.located import Problem, read_located

_LINK = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_HOST = re.compile(r"https?://(?:[^/@?#]*@)?([^/:?#]+)", re.IGNORECASE)
_TRAILING = ".,;:!?'”’)]"


@dataclass(frozen=True, slots=True)
class Tracking:
    """Names of query parts to take out: anywhere, and on a site and below it. A name ending in `*` is a beginning."""

    anywhere: tuple[str, ...] = ()
    on: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def stripped(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The text with its links cleaned, and the names that went, once each."""
        gone: dict[str, None] = {}

        def clean(found: re.Match[str]) -> str:
            link = found[0]
            kept = link.rstrip(_TRAILING)
            return self._clean(kept, gone) + link[len(kept) :]

        return (_LINK.sub(clean, text), tuple(gone)) if "?" in text or "#" in text else (text, ())

    def _clean(self, link: str, gone: dict[str, None]) -> str:
        host = _HOST.match(link)
        if host is None:
            return link
        names = self.anywhere + self._names_on(host[1].lower())
        head, hash_sign, fragment = link.partition("#")
        address, mark, query = head.partition("?")
        query = self._kept(query, names, gone)
        if "=" in fragment and not fragment.startswith(("/", "!", ":~:")):
            fragment = self._kept(fragment, names, gone)
        return address + (mark + query if query else "") + (hash_sign + fragment if fragment else "")

    def _kept(self, query: str, names: tuple[str, ...], gone: dict[str, None]) -> str:
        parts = re.split(r"(&(?:amp;)?)", query)
        if not any(part and _is_one_of(part.partition("=")[0], names) for part in parts[::2]):
            return query
        kept: list[str] = []
        for place in range(0, len(parts), 2):
            name = parts[place].partition("=")[0]
            if parts[place] and _is_one_of(name, names):
                gone[name] = None
            elif parts[place]:
                kept += [parts[place - 1] if kept and place else "", parts[place]]
        return "".join(kept)

    def _names_on(self, host: str) -> tuple[str, ...]:
        return tuple(
            name
            for site, names in self.on.items()
            if host == site or host.endswith("." + site)
            for name in names
        )


def read_tracking(path: Path, problems: list[Problem]) -> Tracking:
    file = read_located(path, problems)
    if file is None:
        return Tracking()
    file.allow(("owner", "checked", "anywhere", "on"))
    sites: dict[str, tuple[str, ...]] = {}
    for entry in file.entries("on"):
        entry.allow(("site", "names"))
        site = entry.text("site", required=True).lower()
        sites[site] = sites.get(site, ()) + entry.texts("names")
    return Tracking(file.texts("anywhere"), MappingProxyType(sites))


def _is_one_of(name: str, names: Iterable[str]) -> bool:
    lower = name.lower()
    return any(
        lower.startswith(item[:-1].lower()) if item.endswith("*") else lower == item.lower() for item in names
    )
