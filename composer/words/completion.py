"""What to offer while a person types `#` or `@`, or looks for words in the palette."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from composer.domain.account import AccountId, NetworkId
from composer.domain.finding import Edit, Fix
from composer.domain.span import Span
from composer.words.directory import Directory, Doubt, Organisation
from composer.words.fuzzy import FuzzyIndex
from composer.words.snippets import Shelf, Snippet

_TRIGGER = re.compile(r"(?<![\w#@/.&])[#@]([\w.'’-]{0,60})\Z")
_NO_SPACE_AFTER = "([{‘“\"'#@/\n"
_NO_SPACE_BEFORE = ".,;:!?)]}’”\"'\n"


class Trigger(NamedTuple):
    """A `#` or `@` being typed: where it stands, and what follows it so far."""

    sigil: str
    query: str
    span: Span


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that may be inserted. `warning` says why to think twice; `key` is what usage is counted by."""

    key: str
    label: str
    detail: str
    insert: str
    kind: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Where the post goes: its networks with their titles, the main one first, and its accounts."""

    networks: Mapping[NetworkId, str]
    accounts: tuple[AccountId, ...] = ()


def trigger_at(text: str, cursor: int) -> Trigger | None:
    """The hashtag or tag being typed just before the cursor; not inside an e-mail address or a link."""
    start = max(0, cursor - 64)
    found = _TRIGGER.search(text[start:cursor])
    if found is None or (cursor < len(text) and text[cursor].isalnum()):
        return None
    return Trigger(found[0][0], found[1], Span(start + found.start(), cursor))


def insertion(text: str, span: Span, words: str, *, label: str, own_lines: bool = False) -> Fix:
    """Put words in place of what was typed for them (an empty span: just put them there), with the space they need."""
    before, after = text[: span.start], text[span.end :]
    lead = tail = ""
    if own_lines:
        lead = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
        tail = "" if not after or after.startswith("\n") else "\n\n"
    else:
        if before and not before[-1].isspace() and before[-1] not in _NO_SPACE_AFTER:
            lead = " "
        if after and not after[0].isspace() and after[0] not in _NO_SPACE_BEFORE:
            tail = " "
    return Fix(label, (Edit(span, lead + words + tail),))


class Completer:
    """Searches one shelf and one directory; made anew when either changes. `counts` is live, by offer key."""

    def __init__(self, shelf: Shelf, directory: Directory, counts: Mapping[str, int], today: date) -> None:
        self._counts = counts
        self._today = today
        self._snippets = shelf.snippets
        self._organisations = directory.organisations
        self._items: tuple[Snippet | Organisation, ...] = (*shelf.snippets, *directory.organisations)
        self._numbers = {_key(item): number for number, item in enumerate(self._items)}
        self._index = FuzzyIndex(_names(item) for item in self._items)

    def complete(self, trigger: Trigger, audience: Audience, limit: int = 8) -> list[Offer]:
        """Hashtags for `#`, tags and organisations for `@`."""
        kinds = ("hashtag", "hashtags") if trigger.sigil == "#" else ("tag", "organisation")
        return self.search(trigger.query, audience, limit, kinds)

    def search(
        self, query: str, audience: Audience, limit: int = 50, kinds: Sequence[str] = (), group: str = ""
    ) -> list[Offer]:
        """Anything of these kinds (none given: of all) that suits where the post goes; most used first among equals."""
        networks = tuple(audience.networks)

        def accept(number: int) -> bool:
            item = self._items[number]
            if isinstance(item, Organisation):
                return (not kinds or "organisation" in kinds) and not group
            return (
                (not kinds or item.kind in kinds)
                and (not group or item.group == group)
                and item.suits(networks, audience.accounts)
            )

        weights = {self._numbers[key]: count for key, count in self._counts.items() if key in self._numbers}
        found = self._index.search(query, limit, weights, accept)
        offers: dict[str, Offer] = {}
        for offer in (self._offer(number, audience) for number in found):
            offers.setdefault(offer.insert, offer)
        return list(offers.values())

    def _offer(self, number: int, audience: Audience) -> Offer:
        item = self._items[number]
        if isinstance(item, Organisation):
            return _organisation_offer(item, audience, self._today)
        first_line = item.insert.partition("\n")[0]
        return Offer(_key(item), item.name, first_line, item.insert, item.kind)


def _organisation_offer(item: Organisation, audience: Audience, today: date) -> Offer:
    """Its handle on the main network, its name where it has none there; with what to know about every network."""
    main = next(iter(audience.networks), None)
    handle = item.handles.get(main) if main is not None else next(iter(item.handles.values()), None)
    insert = handle.text if handle is not None else item.name
    detail = f"{insert}  {item.about}".rstrip() if handle is not None else item.about
    return Offer(_key(item), item.name, detail, insert, "organisation", _warning(item, audience, today))


def _warning(item: Organisation, audience: Audience, today: date) -> str:
    doubts = {network: item.doubt(network, today) for network in audience.networks}
    said = []
    for doubt in Doubt:
        titles = [audience.networks[network] for network, its_doubt in doubts.items() if its_doubt is doubt]
        if titles:
            said.append(f"{doubt.value} {', '.join(titles)}")
    if len({item.handles[network].text for network in audience.networks if network in item.handles}) > 1:
        said.append("handles differ between your networks: use 'Different here'")
    return "; ".join(said)


def _key(item: Snippet | Organisation) -> str:
    return f"{'organisation' if isinstance(item, Organisation) else 'snippet'}:{item.id}"


def _names(item: Snippet | Organisation) -> tuple[str, ...]:
    if isinstance(item, Organisation):
        handles = sorted({handle.text for handle in item.handles.values()})
        return (item.name, *item.aliases, *handles)
    short = item.text if len(item.text) <= 60 else ""
    if item.kind in ("hashtag", "tag"):
        return (item.text, item.name, *item.aliases)
    return tuple(name for name in (item.name, *item.aliases, short) if name)
