"""Mastodon: graphemes, links as 23, `@user@host` as `@user`; entities as its server finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from composer.domain.network import Entity
from composer.networks.graphemes import grapheme_count
from composer.networks.links import DIRECTIONAL, INVALID, LATIN, SPACES, LinkRules, domain_end, find_links
from composer.networks.overlaps import without_overlaps
from composer.networks.x import PARENTHESES

if TYPE_CHECKING:
    import regex

_LINK_LENGTH = 23
_LONGEST_DOMAIN = 253
_WHITE_SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PATH = f"[^{_WHITE_SPACE}<>()?]"
_BRACKETS = rf"\((?:{_PATH}++|{_PATH}*+\({_PATH}++\){_PATH}*+)\)"
_BEYOND_ASCII = (
    "\\xa0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\U00010000-\\U0001fffd\\U00020000-\\U0002fffd\\U00030000-\\U0003fffd"
    "\\U00040000-\\U0004fffd\\U00050000-\\U0005fffd\\U00060000-\\U0006fffd\\U00070000-\\U0007fffd"
    "\\U00080000-\\U0008fffd\\U00090000-\\U0009fffd\\U000a0000-\\U000afffd\\U000b0000-\\U000bfffd"
    "\\U000c0000-\\U000cfffd\\U000d0000-\\U000dfffd\\U000e1000-\\U000efffd\\ue000-\\uf8ff\\U000f0000-\\U000ffffd"
    "\\U00100000-\\U0010fffd"
)
LINKS = LinkRules(
    run=re.compile(rf"[^\x00-\x20\x7f!\"#$%&'()*+,/:;<=>?@\[\\\]^`{{|}}~{SPACES}{INVALID}{DIRECTIONAL}]+"),
    protocols=(
        "https://",
        "http://",
        "dat://",
        "dweb://",
        "ipfs://",
        "ipns://",
        "ssb://",
        "gopher://",
        "gemini://",
    ),
    path=re.compile(rf"/(?:{_PATH}++|{_BRACKETS})*+"),
    path_part=re.compile(rf"{_PATH}++|{_BRACKETS}"),
    path_litter="!*\"'「」;:=,.$%[]~&|@",
    closing_bracket=re.compile(PARENTHESES),
    query=re.compile(rf"\?[a-zA-Z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^{_BEYOND_ASCII}]*+"),
    query_litter="!?*'();:+$%[].,~|@^",
)
_AFTER_MENTION = re.compile(f"[@＠{LATIN}]|://")
_PROTOCOL_AT_END = re.compile(r"(.+)https?", re.DOTALL)
_MAGNET_OR_XMPP = re.compile(f"(?<![A-Za-z0-9@＠$#＃{INVALID}])(?:(magnet:)|xmpp:)", re.IGNORECASE | re.ASCII)
_NODE = r"(?:[a-zA-Z0-9\u0400-\u04ff\-._~!$()*+,;=]|%[0-9a-fA-F]{2})++@"
_XMPP_AUTHORITY = re.compile(f"//{_NODE}")
_XMPP_NODE = re.compile(_NODE)
_XMPP_RESOURCE = re.compile(r"/(?:[a-zA-Z0-9\u0400-\u04ff\-._~!$&'()*+,;=]|%[0-9a-fA-F]{2})++")


@cache
def _mention() -> regex.Pattern[str]:
    import regex

    word = r"[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]"
    return regex.compile(
        r"(?<![=/\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])"
        rf"@([a-zA-Z0-9_]++(?:[.-]+[a-zA-Z0-9_]++)*+)(@({word}++(?:[.-]+{word}++)*+))?"
    )


@cache
def _hashtag() -> regex.Pattern[str]:
    import regex

    word = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
    return regex.compile(rf"(?<![=/)\p{{Alphabetic}}\p{{Nd}}])[#＃]([{word}][{word}\u00b7\u30fb\u200c]*+)")


@cache
def _letter_or_separator() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"[\p{Alphabetic}_\u00b7\u30fb\u200c]")


@cache
def _word_with_letter() -> regex.Pattern[str]:
    import regex

    word = r"[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]"
    return regex.compile(rf"(?={word}*\p{{Alphabetic}}){word}++")


def tally(text: str) -> tuple[int, ...]:
    """Graphemes, with links and mentions at their reduced lengths. Adds up over pieces."""
    if "://" not in text and text.count("@") < 2:  # alone, a mention has no server to leave out
        return (grapheme_count(text),)
    shown: list[str] = []
    at = 0
    found = [*_links(text), *_mentions(text)] if "@" in text else _links(text)
    for entity in without_overlaps(found):
        short = "x" * _LINK_LENGTH if entity.kind == "link" else f"@{entity.value.partition('@')[0]}"
        shown += text[at : entity.start], short
        at = entity.end
    return (grapheme_count("".join(shown) + text[at:]),)


def entities(text: str) -> tuple[Entity, ...]:
    """Links with a protocol, hashtags and mentions (with their host); where two overlap, the first stands."""
    found = _links(text)
    if "#" in text or "＃" in text:
        found += _hashtags(text)
    if "@" in text:
        found += _mentions(text)
    if "magnet:" in text or "xmpp:" in text:
        found += _other_addresses(text)
    return without_overlaps(found)


def _links(text: str) -> list[Entity]:
    return [Entity("link", link.start, link.end, link.url) for link in find_links(text, LINKS, bare=False)]


def _mentions(text: str) -> Iterator[Entity]:
    for match in _mention().finditer(text):
        if not _AFTER_MENTION.match(text, match.end()) and len(match[3] or "") <= _LONGEST_DOMAIN:
            yield Entity("mention", match.start(), match.end(), match[0][1:])


def _hashtags(text: str) -> Iterator[Entity]:
    for match in _hashtag().finditer(text):
        name = match[1].rstrip("\u00b7\u30fb\u200c")
        if not _letter_or_separator().search(name, 1, len(name) - 1):
            only_word = _word_with_letter().match(name)
            if not only_word:
                continue
            name = only_word[0]
        start = match.start()
        if text.startswith("://", match.start(1) + len(name)):
            before = _PROTOCOL_AT_END.fullmatch(name)
            name = before[1] if before else name
        yield Entity("hashtag", start, start + 1 + len(name), name)


def _other_addresses(text: str) -> Iterator[Entity]:
    """Magnet and XMPP addresses, which need no '://'."""
    consumed = 0
    for match in _MAGNET_OR_XMPP.finditer(text):
        if match.start() < consumed:
            continue
        end = match.end() if match[1] else _xmpp_end(text, match.end())
        query = LINKS.query.match(text, end) if end >= 0 else None
        length = len(query[0].rstrip(LINKS.query_litter)) if query else 0
        if length or (end >= 0 and not match[1]):
            consumed = end + length
            yield Entity("link", match.start(), consumed, text[match.start() : consumed])


def _xmpp_end(text: str, start: int) -> int:
    """Where an XMPP address ends before its query, given where it starts after 'xmpp:'; -1 if there is none."""
    authority = _XMPP_AUTHORITY.match(text, start)
    if authority:
        start = domain_end(text, authority.end(), LINKS) + 1
        if not start or text[start - 1 : start] != "/":
            return -1
    node = _XMPP_NODE.match(text, start)
    end = domain_end(text, node.end() if node else start, LINKS)
    resource = _XMPP_RESOURCE.match(text, end) if end >= 0 else None
    return resource.end() if resource else end
