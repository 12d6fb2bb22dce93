"""LinkedIn, Facebook, Instagram and Threads: entities by what each is seen to make of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from composer.domain.network import Entity
from composer.networks.links import find_links
from composer.networks.overlaps import without_overlaps
from composer.networks.x import LINKS

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True)
class _Habits:
    """What a network marks in a text; `mention` is the pattern of a handle, '' where '@' means nothing."""

    mention: str
    links: bool = True
    digits_make_a_tag: bool = False


_HABITS = {
    "linkedin": _Habits(r"[A-Za-z0-9](?:[A-Za-z0-9-]{1,98}[A-Za-z0-9])?"),
    "facebook": _Habits(r"[A-Za-z0-9](?:[A-Za-z0-9.]{3,48}[A-Za-z0-9])"),
    "instagram": _Habits(
        r"[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?", links=False, digits_make_a_tag=True
    ),
    "threads": _Habits(r"[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?"),
    "plain": _Habits(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?"),
}


def entities(text: str, style: str) -> tuple[Entity, ...]:
    """Links, mentions and hashtags; where two overlap, the first stands."""
    habits = _HABITS[style]
    found: list[Entity] = []
    if habits.links:
        found += (Entity("link", link.start, link.end, link.url) for link in find_links(text, LINKS))
    if habits.mention and "@" in text:
        found += (
            Entity("mention", match.start(), match.end(), match[1])
            for match in _mention(style).finditer(text)
        )
    if "#" in text or "＃" in text:
        found += (
            Entity("hashtag", match.start(), match.end(), match[1])
            for match in _hashtag(style).finditer(text)
        )
    return without_overlaps(found)


@cache
def _mention(style: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@/.&#$-])@({_HABITS[style].mention})(?![\w@])")


@cache
def _hashtag(style: str) -> regex.Pattern[str]:
    import regex

    letter = r"\p{L}\p{M}\p{Emoji_Presentation}" if style == "instagram" else r"\p{L}\p{M}"
    word = rf"[{letter}\p{{N}}_]"
    needed = word if _HABITS[style].digits_make_a_tag else rf"[{letter}]"
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}\p{{N}}_&/#＃])[#＃](?!\ufe0f|\u20e3)(?={word}*{needed})({word}++)(?![#＃]|://)"
    )
