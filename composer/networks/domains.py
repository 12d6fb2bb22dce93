"""Lists of top-level domains, read when a text first has a dot in it."""

from __future__ import annotations

import re
from functools import cache

from composer.paths import RESOURCES

DOT_IN_DOMAIN = re.compile(r"\.[A-Za-z\x80-\U0010ffff]")
"""The dot before a top-level domain, all of which begin with a letter."""
_LETTERS = re.compile(r"[A-Za-z]+")
_PUNYCODE = re.compile(r"[Xx][Nn]--[-0-9A-Za-z]+")
_FORBIDDEN_AFTER = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@+-")


@cache
def listed(name: str) -> frozenset[str]:
    """The lines of `resources/domains/NAME.txt` that are not comments."""
    lines = (RESOURCES / "domains" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _beyond_ascii() -> dict[str, tuple[str, ...]]:
    """X's top-level domains with other letters, by first letter, the longest first."""
    by_first: dict[str, list[str]] = {}
    for domain in listed("x"):
        if not domain.isascii():
            by_first.setdefault(domain[0], []).append(domain)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


def top_level_end(text: str, start: int) -> int:
    """Where the top-level domain at `start` ends by X's rules, -1 if none is there."""
    letters = _LETTERS.match(text, start)
    if letters:
        end = letters.end()
        if letters[0].lower() in listed("x") and _may_end(text, end):
            return end
    # ASCII first letters included: some of these domains start with them.
    for domain in _beyond_ascii().get(text[start : start + 1].lower(), ()):
        end = start + len(domain)
        if text[start:end].lower() == domain and _may_end(text, end):
            return end
    punycode = _PUNYCODE.match(text, start)
    return punycode.end() if punycode else -1


def _may_end(text: str, end: int) -> bool:
    return end >= len(text) or text[end] not in _FORBIDDEN_AFTER
