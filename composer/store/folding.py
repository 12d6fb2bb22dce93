"""Folds text for searching, the same for every database: lower case, no accents, plain letters."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def folded(text: str) -> str:
    """`text` as search sees it."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return plain.translate(_LETTERS).casefold().replace("\0", " ").encode("utf-8", "replace").decode()
