"""Links, mentions, hashtags and cashtags as each network itself finds them, piece by piece, each piece kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache, partial

from composer.domain.network import Entity, Network
from composer.networks.pieces import pieces

STYLES = frozenset({"linkedin", "facebook", "instagram", "threads", "plain"})
WAYS = STYLES | {"x", "bluesky", "mastodon"}
"""The ways of finding entities that a network can have."""

_SIGNS = frozenset("@#$＠＃.:")
_KEPT_UP_TO = 4096


def entities(network: Network, text: str) -> tuple[Entity, ...]:
    """The entities of `text` on `network`, in order, none overlapping.

    Offsets are code points and take in the sigil; `value` is what follows it: the handle (on X with its list, on
    Mastodon with its host), the tag, the cashtag, or a link as the network reads it from the text.
    """
    way = network.entities or network.counting
    found: list[Entity] = []
    start = 0
    for piece in pieces(text):
        if not _SIGNS.isdisjoint(piece):
            inside = _found(way, piece) if len(piece) <= _KEPT_UP_TO else _finder(way)(piece)
            found += (_shifted(entity, start) for entity in inside) if start else inside
        start += len(piece)
    return tuple(found)


def _shifted(entity: Entity, by: int) -> Entity:
    return Entity(entity.kind, entity.start + by, entity.end + by, entity.value)


@lru_cache(maxsize=4096)
def _found(way: str, piece: str) -> tuple[Entity, ...]:
    return _finder(way)(piece)


@cache
def _finder(way: str) -> Callable[[str], tuple[Entity, ...]]:
    """What finds this way, loaded when a text first asks for it."""
    match way:
        case "x":
            from composer.networks.x import entities as finder
        case "bluesky":
            from composer.networks.bluesky import entities as finder
        case "mastodon":
            from composer.networks.mastodon import entities as finder
        case _:
            from composer.networks.plain import entities as find_by_style

            return partial(find_by_style, style=way)
    return finder
