"""Threads: an emoji counts its UTF-8 bytes, everything else one a code point."""

from __future__ import annotations

from composer.networks.emoji import FIRST_EMOJI, emoji_sequences


def tally(text: str) -> tuple[int, ...]:
    """Code points outside emoji, and the UTF-8 bytes of emoji. Adds up over pieces."""
    if text.isascii() or max(text) < FIRST_EMOJI:
        return (len(text),)
    count = len(text)
    for match in emoji_sequences().finditer(text):
        emoji = match[0]
        count += len(emoji.encode("utf-8")) - len(emoji)
    return (count,)
