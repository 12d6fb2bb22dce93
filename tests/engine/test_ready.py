"""The engine reads its lists before the first letter, not at it."""

from __future__ import annotations

from composer.detectors.names.rules import _phrases
from composer.networks.emoji import emoji_sequences
from composer.services import open_engine


def test_what_the_first_name_and_the_first_emoji_need_is_read_when_the_rules_are_made_ready() -> None:
    for lists in (_phrases, emoji_sequences):
        lists.cache_clear()
    engine = open_engine()
    assert _phrases.cache_info().currsize == 0
    engine.make_ready(lambda: None)
    assert _phrases.cache_info().currsize == 1
    assert emoji_sequences.cache_info().currsize == 1
