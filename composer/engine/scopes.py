"""What Vale's scopes mean for a post, which is plain text."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = {
    "text": {"text", "txt", "md"},
    "paragraph": {"paragraph", "text", "txt", "md"},
    "sentence": {"sentence", "text", "txt", "md"},
    "summary": {"summary", "txt", "md"},
    "raw": {"raw", "txt", "md"},
    "alt_text": {"alt_text"},
}
NEVER = "never"


def unit_of(scope: Sequence[str], *, default: str = "text") -> str:
    """The unit a rule of that scope judges: text, paragraph, sentence and so on; `never` for headings and such."""
    for unit in _BLOCKS if scope else (default,):
        if not scope or any(_selects(option, unit) for option in scope):
            return unit
    return NEVER


def _selects(option: str, unit: str) -> bool:
    """Whether every part of 'a.b & ~c' holds of a block of that unit."""
    sections = _BLOCKS[unit]
    named: set[str] = set()
    for part in option.split("&"):
        selector = part.strip()
        wanted = set(selector.removeprefix("~").strip().split("."))
        if selector.startswith("~"):
            if wanted <= sections or unit in {"raw", "summary"}:
                return False
            continue
        if not wanted <= sections:
            return False
        named |= wanted
    return unit != "sentence" or "sentence" in named
