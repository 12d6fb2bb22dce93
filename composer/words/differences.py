"""What one account's version says otherwise than the text for all."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_MOST_TOKENS = 1500


class Change(NamedTuple):
    """A stretch that is the `same`, `added` in the version, or `left out` of it."""

    kind: str
    text: str


def differences(shared: str, version: str) -> tuple[Change, ...]:
    """From start to end, word by word; of two very long texts only that they differ."""
    if shared == version:
        return (Change("same", shared),) if shared else ()
    from difflib import SequenceMatcher

    before, after = _TOKEN.findall(shared), _TOKEN.findall(version)
    if max(len(before), len(after)) > _MOST_TOKENS:
        return (Change("left out", shared), Change("added", version))
    changes: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(Change("same", "".join(before[a:b])))
            continue
        if b > a:
            changes.append(Change("left out", "".join(before[a:b])))
        if d > c:
            changes.append(Change("added", "".join(after[c:d])))
    return tuple(changes)


def summary(changes: tuple[Change, ...]) -> str:
    """The differences in one sentence, for the ear as well as the eye."""
    added = sum(_words(change) for change in changes if change.kind == "added")
    left_out = sum(_words(change) for change in changes if change.kind == "left out")
    parts = [f"{_number(added)} added"] if added else []
    parts += [f"{_number(left_out)} left out"] if left_out else []
    if parts:
        return ", ".join(parts)
    changed = any(change.kind != "same" for change in changes)
    return "only signs or spaces differ" if changed else "no difference yet"


def _words(change: Change) -> int:
    return len(re.findall(r"\w+(?:['’-]\w+)*", change.text))


def _number(number: int) -> str:
    return f"{number:,} word{'' if number == 1 else 's'}"
