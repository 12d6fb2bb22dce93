"""X: twitter-text 3, its weights, links, mentions, hashtags and cashtags."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from composer.domain.network import Entity
from composer.networks.emoji import MAY_BE_EMOJI, emoji_sequences
from composer.networks.links import (
    DIRECTIONAL,
    FOLDED,
    INVALID,
    JAVASCRIPT_SPACES,
    LATIN,
    SPACES,
    LinkRules,
    find_links,
)
from composer.networks.overlaps import without_overlaps
from composer.networks.stretches import kept_if_short, odd_stretches

if TYPE_CHECKING:
    import regex

_LINK_LENGTH = 23
_HEAVY_WEIGHT = 2
_HEAVY = re.compile("[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_REFUSED = ("\ufffe", "\ufeff", "\uffff")
"""The letters of `INVALID`, one by one."""

_PATH = rf"a-zA-Z\u0400-\u04ff\u1c80-\u1c870-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{LATIN}{FOLDED}"
PARENTHESES = rf"\((?:[{_PATH}]++|[{_PATH}]*+\([{_PATH}]++\)[{_PATH}]*+)\)"
LINKS = LinkRules(
    run=re.compile(rf"[^!#$%&'()*+,/:;<=>?@\[\\\]^{{|}}~{SPACES}{INVALID}{DIRECTIONAL}]+"),
    protocols=("https://", "http://"),
    path=re.compile(rf"/(?:[{_PATH}]++|{PARENTHESES})*+"),
    path_part=re.compile(rf"[{_PATH}]++|{PARENTHESES}"),
    path_litter="!*';:,.$%[]\u2013~@|&",
    closing_bracket=None,
    query=re.compile(r"\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+"),
    query_litter="!?*'@();:+$%[].,~|",
)

_MENTION = re.compile(
    r"(?:^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.-])(?:rt|RT|rT|Rt):?)"
    r"([@＠]([a-zA-Z0-9_]{1,20}(?:/[a-zA-Z][a-zA-Z0-9_-]{0,24})?))"
)
_AFTER_MENTION = re.compile(f"[@＠{LATIN}]|://")
_AFTER_HASHTAG = re.compile("[#＃]|://")
_CASHTAG = re.compile(
    rf"(?:^|[{SPACES}])(\$([a-zA-Z]{{1,6}}(?:[._][a-zA-Z]{{1,2}})?))"
    rf"(?=\Z|[{JAVASCRIPT_SPACES}!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
)


@cache
def _hashtag() -> regex.Pattern[str]:
    import regex

    apple = r"\uf870-\uf87f\uf882\uf884-\uf89f\uf8b8\uf8c1-\uf8d6"
    special = (
        r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
    )
    letter = rf"\p{{L}}\p{{M}}{apple}"
    part = rf"{letter}\p{{Nd}}{special}"
    return regex.compile(
        rf"(?:^|\ufe0e|\ufe0f|[^&{part}])([#＃](?![\ufe0f\u20e3])([{part}]*[{letter}][{part}]*+))"
    )


def tally(text: str) -> tuple[int, ...]:
    """The weighted count of a text, and how many letters X refuses are in it. Adds up over pieces."""
    if text.isascii():
        return len(text) + _links_saving(text), 0
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if not _HEAVY.search(text):
        return len(text) + _links_saving(text), 0
    count = 0
    plain_start = 0
    for link in find_links(text, LINKS):
        count += _weight(text[plain_start : link.start]) + _LINK_LENGTH
        plain_start = link.start + len(link.url)
    return count + _weight(text[plain_start:]), sum(map(text.count, _REFUSED))


def _links_saving(text: str) -> int:
    return sum(_LINK_LENGTH - len(link.url) for link in find_links(text, LINKS))


def _weight(text: str) -> int:
    return len(text) + sum(map(_beyond, odd_stretches(text)))


@kept_if_short
def _beyond(odd: str) -> int:
    """How much more than its characters an odd stretch counts."""
    rest, emoji = emoji_sequences().subn("", odd) if MAY_BE_EMOJI.search(odd) else (odd, 0)
    return emoji * _HEAVY_WEIGHT + len(rest) - len(odd) + len(_HEAVY.findall(rest)) * (_HEAVY_WEIGHT - 1)


def entities(text: str) -> tuple[Entity, ...]:
    """Links, mentions (with their list, if any), hashtags and cashtags; where two overlap, the first stands."""
    found = [Entity("link", link.start, link.end, link.url) for link in find_links(text, LINKS)]
    if "@" in text or "＠" in text:
        found += (
            Entity("mention", match.start(1), match.end(1), match[2])
            for match in _MENTION.finditer(text)
            if not _AFTER_MENTION.match(text, match.end())
        )
    if "#" in text or "＃" in text:
        found += (
            Entity("hashtag", match.start(1), match.end(1), match[2])
            for match in _hashtag().finditer(text)
            if not _AFTER_HASHTAG.match(text, match.end())
        )
    if "$" in text:
        found += (
            Entity("cashtag", match.start(1), match.end(1), match[2]) for match in _CASHTAG.finditer(text)
        )
    return without_overlaps(found)
