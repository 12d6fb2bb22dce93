"""How long a text is by each network's own counting, added up over pieces that are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from composer.domain.checklist import Length
from composer.domain.network import Network
from composer.networks.domains import DOT_IN_DOMAIN
from composer.networks.pieces import SHORTEST_CUT, pieces
from composer.networks.stretches import odd_stretches

WAYS = frozenset({"x", "bluesky", "mastodon", "threads", "plain"})
"""The ways of counting that a network can have."""

_REFUSED = "has invisible characters X refuses"
_KEPT_UP_TO = 4096


def measure(network: Network, text: str) -> Length:
    """The length of `text` on `network`, and whether it fits.

    A text without a single character fits everywhere, since a picture may be all there is. Where a network sets
    no limit, `limit` is 0 and every text fits.
    """
    way = network.counting
    simple = way == "plain" or not text or simple_size(text) is not None
    if way == "bluesky":
        size = len(text)
        totals = (size, len(text.encode()), size) if simple else _totals(way, text)
        return _bluesky_length(network, *totals)
    if simple:
        return _length(network, len(text))
    totals = _totals(way, text)
    if way == "x":
        count, refused = totals
        return _length(network, count, not refused, _REFUSED if refused else "")
    if way == "mastodon" and text.isspace():
        return _length(network, 0)
    return _length(network, totals[0])


def _length(network: Network, count: int, fits: bool = True, detail: str = "") -> Length:
    fact = network.text
    return _made(count, fact.value, fits, fact.verified, detail)


@lru_cache(maxsize=4096)
def _made(count: int, limit: int | None, fits: bool, verified: bool, detail: str) -> Length:
    """Lengths are values: the same one serves every text that is as long."""
    return Length(count, limit or 0, fits and (limit is None or count <= limit), verified, detail)


def _bluesky_length(network: Network, graphemes: int, size: int, shortened: int) -> Length:
    most = network.bytes.value
    too_big = most is not None and size > most
    notes = []
    if most is not None and (too_big or size * (network.text.value or 0) > graphemes * most):
        notes.append(f"{size:,} of {most:,} bytes")
    if shortened != graphemes:
        notes.append(f"{shortened:,} in Bluesky's own app, which shortens links")
    return _length(network, graphemes, not too_big, "; ".join(notes))


def _totals(way: str, text: str) -> tuple[int, ...]:
    if len(text) <= SHORTEST_CUT:
        return _tally(way, text)
    tallies = [
        _tally(way, piece) if len(piece) <= _KEPT_UP_TO else _counter(way)(piece) for piece in pieces(text)
    ]
    return tallies[0] if len(tallies) == 1 else tuple(map(sum, zip(*tallies, strict=True)))


@lru_cache(maxsize=8)
def simple_size(text: str) -> tuple[int, int] | None:
    """How many characters and UTF-8 bytes a text has whose every character counts one on every network, else None.

    Such a text has no link, no mention with a server and nothing odd; all of that size are as long. None for mere
    space, and for long texts, whose pieces are kept.
    """
    simple = (
        len(text) <= SHORTEST_CUT
        and "://" not in text
        and "\r" not in text
        and text.count("@") < 2
        and DOT_IN_DOMAIN.search(text) is None
        and not odd_stretches(text)
        and not text.isspace()
    )
    return (len(text), len(text.encode())) if simple else None


@lru_cache(maxsize=4096)
def _tally(way: str, piece: str) -> tuple[int, ...]:
    return _counter(way)(piece)


@cache
def _counter(way: str) -> Callable[[str], tuple[int, ...]]:
    """What counts this way, loaded when a text first asks for it: its patterns take milliseconds to compile."""
    match way:
        case "x":
            from composer.networks.x import tally as counter
        case "bluesky":
            from composer.networks.bluesky import tally as counter
        case "mastodon":
            from composer.networks.mastodon import tally as counter
        case _:
            from composer.networks.threads import tally as counter
    return counter
