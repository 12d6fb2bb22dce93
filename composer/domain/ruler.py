"""Converts positions between code points and UTF-16 units, at the borders only."""

from __future__ import annotations

from bisect import bisect_left

_ASTRAL = 0xFFFF


class Ruler:
    """Positions in one text in either unit. Building it costs one pass over the text, none for ASCII."""

    __slots__ = ("_astral",)

    def __init__(self, text: str) -> None:
        plain = text.isascii() or max(text) <= chr(_ASTRAL)
        self._astral = [] if plain else [i for i, c in enumerate(text) if ord(c) > _ASTRAL]

    @property
    def is_plain(self) -> bool:
        """Whether every position is the same in both units."""
        return not self._astral

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
