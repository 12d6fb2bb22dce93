"""Bluesky: graphemes and bytes, and the facets its own client (`@atproto/api`, RichText) makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from composer.domain.network import Entity
from composer.networks.domains import listed
from composer.networks.graphemes import grapheme_count
from composer.networks.links import JAVASCRIPT_SPACES
from composer.networks.overlaps import without_overlaps

if TYPE_CHECKING:
    import regex

_LONGEST_TAG = 64
_LONGEST_SHOWN_PATH = 15
_SHOWN_OF_LONGER_PATH = 13

_MENTION = re.compile(rf"(?:^|[{JAVASCRIPT_SPACES}(])(@([a-zA-Z0-9.-]+))\b", re.ASCII)
_LINK = re.compile(
    rf"(?:^|[{JAVASCRIPT_SPACES}(])"
    rf"([hH][tT][tT][pP][sS]?://[^{JAVASCRIPT_SPACES}]+"
    rf"|([a-zA-Z][a-zA-Z0-9]*+(?:\.[a-zA-Z0-9]+)+)[^{JAVASCRIPT_SPACES}]*)"
)
_MAY_BE_LINK = re.compile(r"[.:](?:(?<=\.)[a-zA-Z0-9]|(?<=:)//)")
_CASHTAG = re.compile(
    rf"(?:^|[{JAVASCRIPT_SPACES}(])(\$([A-Za-z][A-Za-z0-9]{{0,4}}))(?=[{JAVASCRIPT_SPACES}.,;:!?)\"'\u2019]|\Z)"
)
_SHOWN_HOST = re.compile(r"https?://(?:[^/?#\\@]*@)?([^/?#\\]+)", re.IGNORECASE)


@cache
def _tag() -> regex.Pattern[str]:
    import regex

    unwelcome = rf"{JAVASCRIPT_SPACES}\u00ad\u2060\u200a-\u200d\u20e2"
    body = rf"[^{unwelcome}]"
    return regex.compile(
        rf"(?:^|[{JAVASCRIPT_SPACES}])([#＃](?!\ufe0f)(?={body}*[^0-9\p{{P}}{unwelcome}])({body}++))"
    )


@cache
def _trailing_punctuation() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"(?r)\p{P}*")


def tally(text: str) -> tuple[int, ...]:
    """Graphemes, UTF-8 bytes, and graphemes once the app has shortened the links. Adds up over pieces."""
    graphemes = grapheme_count(text)
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    saved = 0
    for link in _links(text):
        saved += grapheme_count(link.value) - grapheme_count(shown_link(link.value))
    return graphemes, size, graphemes - saved


def entities(text: str) -> tuple[Entity, ...]:
    """Mentions, links, tags and cashtags, as the client's segments show them; a link's value is as written."""
    found: list[Entity] = []
    if "@" in text:
        found += _mentions(text)
    found += _links(text)
    if "#" in text or "＃" in text:
        found += _tags(text)
    if "$" in text:
        found += (
            Entity("cashtag", match.start(1), match.end(1), match[2].upper())
            for match in _CASHTAG.finditer(text)
        )
    return without_overlaps(found)


def link_address(written: str) -> str:
    """The address the client puts into the facet of a link."""
    return written if written.startswith("http") else f"https://{written}"


def shown_link(written: str) -> str:
    """A link as the app shows it: no protocol, and a long path cut short."""
    address = link_address(written)
    host = _SHOWN_HOST.match(address)
    if not host:
        return written
    path = address[host.end() :]
    path = "" if path == "/" else path
    if len(path) > _LONGEST_SHOWN_PATH:
        path = path[:_SHOWN_OF_LONGER_PATH] + "..."
    return host[1].lower() + path


def _mentions(text: str) -> Iterator[Entity]:
    for match in _MENTION.finditer(text):
        if _has_top_level_domain(match[2]) or match[2].endswith(".test"):
            yield Entity("mention", match.start(1), match.end(1), match[2])


def _links(text: str) -> Iterator[Entity]:
    first = _MAY_BE_LINK.search(text)
    # No link goes across a space, so none begins before the last one that stands before the first sign of any.
    for match in _LINK.finditer(text, max(0, text.rfind(" ", 0, first.start()))) if first else ():
        written = match[1]
        if not written.startswith("http") and not (match[2] and _has_top_level_domain(match[2])):
            continue
        if written[-1] in ".,;:!?":
            written = written[:-1]
        if written[-1] == ")" and "(" not in written:
            written = written[:-1]
        yield Entity("link", match.start(1), match.start(1) + len(written), written)


def _tags(text: str) -> Iterator[Entity]:
    for match in _tag().finditer(text):
        litter = _trailing_punctuation().match(text, match.start(2), match.end())
        end = litter.start() if litter else match.end()
        tag = text[match.start(2) : end]
        if len(tag.encode("utf-16-le", "surrogatepass")) // 2 <= _LONGEST_TAG:
            yield Entity("hashtag", match.start(1), end, tag)


def _has_top_level_domain(name: str) -> bool:
    _, dot, last = name.rpartition(".")
    return bool(dot) and last in listed("bluesky")
