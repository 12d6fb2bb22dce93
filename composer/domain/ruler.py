"""Converts positions between code points, UTF-16 units, UTF-8 bytes and graphemes, at the borders only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

_ASTRAL = 0xFFFF


class Ruler:
    """Positions in one text in several units. Building it costs one pass over the text, none for ASCII."""

    __slots__ = ("_astral", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        plain = text.isascii() or max(text) <= chr(_ASTRAL)
        self._astral = [] if plain else [i for i, c in enumerate(text) if ord(c) > _ASTRAL]

    def utf16(self, code_point: int) -> int:
        """The UTF-16 offset (as Qt counts) of a code-point offset."""
        return code_point + bisect_left(self._astral, code_point) if self._astral else code_point

    def code_point(self, utf16_offset: int) -> int:
        """The code-point offset of a UTF-16 offset; inside a surrogate pair, that of its character."""
        if not self._astral:
            return utf16_offset
        low, high = 0, len(self._astral)
        while low < high:
            middle = (low + high) // 2
            if self._astral[middle] + middle + 1 < utf16_offset:
                low = middle + 1
            else:
                high = middle
        inside = low < len(self._astral) and self._astral[low] + low + 1 == utf16_offset
        return utf16_offset - low - (1 if inside else 0)

    def utf8_offsets(self, code_points: Iterable[int]) -> list[int]:
        """The UTF-8 byte offsets of code-point offsets."""
        return [len(self._text[:position].encode("utf-8", "surrogatepass")) for position in code_points]
