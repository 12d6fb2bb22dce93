"""A social network's own limits and how each counts: facts, read from `resources/networks.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from composer.domain.account import NetworkId


@dataclass(frozen=True, slots=True)
class Fact:
    """One limit, None if there is none. Unverified, it warns and never blocks; `checked` is an ISO date."""

    value: int | None
    verified: bool = True
    checked: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """What one network allows.

    `counting` names the way of counting: `x`, `bluesky`, `mastodon`, `threads` or `plain`; `entities` the way of
    finding links and tags, '' for the same. `link_length` is what any link counts, None for as written.
    `handover` is the address template that opens its own compose page ('' where there is none), with the places
    {text}, {link}, {tag} and {server}. `truths` say in plain words who finds and sees a post, by the account's
    visibility.
    """

    id: NetworkId
    title: str
    counting: str
    text: Fact
    bytes: Fact = Fact(None)
    hashtags: Fact = Fact(None)
    pictures: Fact = Fact(None)
    picture_bytes: Fact = Fact(None)
    picture_side: Fact = Fact(None)
    alt_text: Fact = Fact(None)
    threads: bool = False
    handover: str = ""
    handover_carries: tuple[str, ...] = field(default=("text",))
    link_length: int | None = None
    handover_verified: bool = True
    handover_note: str = ""
    entities: str = ""
    truths: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Entity:
    """A link, mention, hashtag or cashtag as the network finds it; its span has the sigil, `value` not."""

    kind: str
    start: int
    end: int
    value: str
