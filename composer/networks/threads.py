"""Threads: an emoji counts its UTF-8 bytes, everything else one a code point."""

from __future__ import annotations

from composer.networks.emoji import MAY_BE_EMOJI, emoji_sequences
from composer.networks.stretches import kept_if_short, odd_stretches


def tally(text: str) -> tuple[int, ...]:
    """Code points outside emoji, and the UTF-8 bytes of emoji. Adds up over pieces."""
    if text.isascii() or not MAY_BE_EMOJI.search(text):
        return (len(text),)
    return (len(text) + sum(map(_beyond, odd_stretches(text))),)


@kept_if_short
def _beyond(odd: str) -> int:
    """How many UTF-8 bytes the emoji of an odd stretch have beyond their code points."""
    return sum(len(emoji.encode("utf-8")) - len(emoji) for emoji in emoji_sequences().findall(odd))
