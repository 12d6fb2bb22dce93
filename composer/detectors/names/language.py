"""Whether a text is in English: in others, words that no list has are no sign of a name."""

from __future__ import annotations

from collections.abc import Sequence

from composer.detectors.names.lexicon import lexicon
from composer.detectors.names.tokens import Token

_ENOUGH = 4
"""Fewer words in lower case tell nothing."""
_SHARE = 0.6
_FREQUENT = 4


def is_english(row: Sequence[Token]) -> bool:
    """True unless many of the words in lower case are not English."""
    words = [token for token in row if token.letters and token.shape == "a"]
    return len(words) < _ENOUGH or sum(map(_is_english, words)) >= _SHARE * len(words)


def _is_english(token: Token) -> bool:
    english = token.english
    if english is None:
        known = lexicon().look_up(token.plain)
        english = token.english = known.speech not in "-P" or known.size >= _FREQUENT
    return english
