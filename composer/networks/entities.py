"""Links, mentions, hashtags and cashtags as each network itself finds them, piece by piece, each piece kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from composer.domain.network import Entity, Network
from composer.networks import bluesky, mastodon, plain, x
from composer.networks.pieces import pieces

_FINDERS: dict[str, Callable[[str], tuple[Entity, ...]]] = {
    "x": x.entities,
    "bluesky": bluesky.entities,
    "mastodon": mastodon.entities,
    **{style: partial(plain.entities, style=style) for style in sorted(plain.STYLES)},
}
WAYS = frozenset(_FINDERS)
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
            inside = _found(way, piece) if len(piece) <= _KEPT_UP_TO else _FINDERS[way](piece)
            found += (_shifted(entity, start) for entity in inside) if start else inside
        start += len(piece)
    return tuple(found)


def _shifted(entity: Entity, by: int) -> Entity:
    return Entity(entity.kind, entity.start + by, entity.end + by, entity.value)


@lru_cache(maxsize=4096)
def _found(way: str, piece: str) -> tuple[Entity, ...]:
    return _FINDERS[way](piece)
