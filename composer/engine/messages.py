"""Fills what a rule says: Go's %s as Vale fills it, and named places in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_VERB = re.compile(r"%(?:\[(\d+)\])?([sdqv%])")
_NAMED = re.compile(r"\{(\w+)\}")


def filled(template: str, values: Sequence[str]) -> str:
    """`template` with each %s taking the next value and %[2]s the second; a %s too many stays empty."""
    if "%" not in template:
        return template
    following = 0

    def fill(verb: re.Match[str]) -> str:
        nonlocal following
        if verb[2] == "%":
            return "%"
        if verb[1]:
            following = int(verb[1]) - 1
        value = values[following] if 0 <= following < len(values) else ""
        following += 1
        return f'"{value}"' if verb[2] == "q" else value

    return _VERB.sub(fill, template)


def named(template: str, values: Mapping[str, str]) -> str:
    """`template` with {name} replaced where a value of that name is known."""
    if "{" not in template:
        return template
    return _NAMED.sub(lambda place: values.get(place[1], ""), template)


def in_words(options: Sequence[str]) -> str:
    """'a', 'b', or 'c': several suggestions in one message, as Vale joins them."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) <= 2:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def capital_first(text: str) -> str:
    """Vale's CapFirst: it looks at the first byte only, so letters beyond ASCII stay as they are."""
    return text[:1].upper() + text[1:] if text[:1].isascii() else text


def quoted_once(message: str) -> str:
    """Vale's way not to quote suggestions twice: the first of two quoted places loses its quotes."""
    for quoted in ("'%s'", '"%s"'):
        if message.count(quoted) == 2:
            message = message.replace(quoted, "%s", 1)
    return message
