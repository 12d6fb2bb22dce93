"""Counting only the odd stretches of a text gives what counting all of it gives."""

import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.networks.emoji import emoji_sequences
from composer.networks.graphemes import grapheme_count
from composer.networks.stretches import odd_stretches

_TEXTS = st.text(
    st.sampled_from("ab#1©®\r\n \u0301\u200d\ufe0f\u20e3😀👍🏽👩🇬🇧\u0915\u094d\u0600é’"), max_size=24
)


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS)
@example(text="\u0301\r\n\u0301")
@example(text="©\u200d😀")
def test_graphemes_add_up(text: str) -> None:
    assert grapheme_count(text) == len(regex.findall(r"\X", text))


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS)
@example(text="#\ufe0f\u20e3a😀\u200d©")
def test_every_emoji_is_in_one_stretch(text: str) -> None:
    within = [emoji for odd in odd_stretches(text) for emoji in emoji_sequences().findall(odd)]
    assert within == emoji_sequences().findall(text)


def test_plain_text_has_no_odd_stretch() -> None:
    assert odd_stretches("A café by the sea, £3.") == ()
