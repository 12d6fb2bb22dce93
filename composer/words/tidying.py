"""Makes what was pasted plain: straight apostrophes, ordinary spaces, no invisible characters, no tracking in links."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from composer.words.tracking import Tracking

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})
_CURLY = re.compile("[‘’‚‛“”„‟]")
_ODD_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u2060-\u2064\ufeff\u034f\u180e\ufff9-\ufffc]|[\u0000-\u0008\u000e-\u001f\u007f]"
)
_JOINER = re.compile("[\u200c\u200d]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_TRAILING = re.compile(r"[ \t]+(?=\n)")
_MANY_LINES = re.compile(r"\n{3,}")
_TABS = re.compile(r"\t+")
_LIST_SIGN = re.compile(r"^[ \t]*[\uf0b7\uf0a7\u00b7\u25aa\u25cf\u25e6o\u2022][ \t]+(?=\S)", re.MULTILINE)
_HYPHENS = re.compile("[\u2010\u2011]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Tidied(NamedTuple):
    """Plain text, and a sentence part for each thing that was changed, such as 'curly quotes straightened'."""

    text: str
    notes: tuple[str, ...]


def tidy_paste(text: str, tracking: Tracking) -> Tidied:
    """Plain text for a post. Emoji sequences and scripts that need joiners or directions keep theirs."""
    notes: list[str] = []

    def step(pattern: re.Pattern[str], put: str | Callable[[re.Match[str]], str], note: str) -> None:
        nonlocal text
        changed = pattern.sub(put, text)
        if changed != text and note and note not in notes:
            notes.append(note)
        text = changed

    step(_LINE_ENDS, "\n", "")
    if _CURLY.search(text):
        text = text.translate(_STRAIGHT)
        notes.append("curly quotes straightened")
    step(_LIST_SIGN, _list_sign, "list signs made plain")
    step(_ODD_SPACE, " ", "special spaces made plain")
    step(_HYPHENS, "-", "special hyphens made plain")
    step(_INVISIBLE, "", "hidden characters removed")
    step(_JOINER, _needed_joiner, "hidden characters removed")
    if not _RIGHT_TO_LEFT.search(text):
        step(_DIRECTION, "", "hidden characters removed")
    step(_TABS, " ", "")
    step(_TRAILING, "", "")
    step(_MANY_LINES, "\n\n", "")
    text, gone = tracking.stripped(text)
    if gone:
        notes.append(
            f"tracking taken out of links ({', '.join(gone[:3])}{' and more' if len(gone) > 3 else ''})"
        )
    return Tidied(text, tuple(notes))


def _list_sign(found: re.Match[str]) -> str:
    """One bullet for all of Word's; an 'o' is one of them only where a tab follows it, as Word writes it."""
    sign = found[0]
    return sign if "o" in sign and "\t" not in sign else "• "


def _needed_joiner(found: re.Match[str]) -> str:
    """A joiner between two emoji, or inside a script that joins, stays; between Latin letters it is litter."""
    text, place = found.string, found.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return found[0] if _joins(before) and _joins(after) else ""


def _joins(character: str) -> bool:
    """Whether a joiner may matter beside this: emoji and their modifiers, and letters beyond Latin, Greek, Cyrillic."""
    if not character:
        return False
    code = ord(character)
    return code >= 0x1F000 or 0x0530 <= code < 0x1E00 or 0x2190 <= code <= 0x2BFF or code in (0xFE0F, 0x20E3)
