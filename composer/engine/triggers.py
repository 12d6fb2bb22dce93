"""What makes a question, or a rule with `when: has`, come up: pictures, names, mentions, dates, links and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b

from composer.engine.checks.base import Kept, Post
from composer.engine.dates import find_dates

_MENTION = re.compile(r"(?<![\w@/.])[@＠]\w[\w.@-]*")
_HASHTAG = re.compile(r"(?<![\w&/])[#＃]\w+")
_LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|uk|nhs|gov|io|ly|info|eu)\b\S*",
    re.I,
)
_NUMBER = re.compile(r"\d[\d,.]*")
_ANY_DAY = date(2000, 1, 1)


def _dates(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_dates(text, _ANY_DAY)]


_IN_TEXT: Mapping[str, Callable[[str], list[str]]] = {
    "mention": _MENTION.findall,
    "hashtag": _HASHTAG.findall,
    "link": _LINK.findall,
    "number": _NUMBER.findall,
    "date": _dates,
}


def found_by(trigger: str, post: Post, kept: Sequence[Kept]) -> list[str]:
    """What the trigger found in the post, in order; empty when it did not go off."""
    if trigger == "always":
        return [post.text, *(picture.mark for picture in post.draft.pictures)]
    if trigger == "picture":
        return [picture.mark for picture in post.draft.pictures]
    if trigger == "name":
        people = (each for each in post.open_detections() if each.kind == "person" and not each.public)
        return sorted({each.value for each in people})
    if trigger == "text_match":
        return [word for each in kept for word in each.value]
    found: list[str] = []
    look = _IN_TEXT[trigger]
    for _, piece in post.pieces:
        known = piece.kept.get(trigger)
        if known is None:
            known = piece.kept[trigger] = look(piece.text)
        assert isinstance(known, list)
        found += known
    return found


def digest_of(parts: Iterable[str]) -> str:
    """A short digest of what a question is about."""
    listed = list(parts)
    lengths = ",".join([str(len(part)) for part in listed])
    content = f"{lengths}|{''.join(listed)}".encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=12).hexdigest()
