"""Threads: an emoji counts its UTF-8 bytes, everything else one a code point."""

from __future__ import annotations

from composer.networks.emoji import MAY_BE_EMOJI, emoji_sequences
from composer.networks.stretches import odd_stretches


def tally(text: str) -> tuple[int, ...]:
    """Code points outside emoji, and the UTF-8 bytes of emoji. Adds up over pieces."""
    count = len(text)
    if not text.isascii() and MAY_BE_EMOJI.search(text):
        for odd in odd_stretches(text):
            for emoji in emoji_sequences().findall(odd):
                count += len(emoji.encode("utf-8")) - len(emoji)
    return (count,)
