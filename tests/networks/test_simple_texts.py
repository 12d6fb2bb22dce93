"""Texts whose every character counts one are not counted network by network; the answer is the same."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.networks import bluesky, mastodon, threads, x
from composer.networks.counting import simple_size

_PARTS = ["a", "é", "£", " ", "\n", "\r", ".", "@", "@b", "a.uk", "://", "#", "’", "\u0301", "😀", "5"]
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=12).map("".join)


@settings(max_examples=600, deadline=None)
@given(text=_TEXTS)
@example(text="Ask @nurse. Or @atb@sunderland.uk.")
@example(text="A café. £5")
@example(text="\u0085.é")
def test_a_simple_text_is_as_long_as_it_has_characters(text: str) -> None:
    size = simple_size(text)
    if size is not None:
        characters, encoded = size
        assert x.tally(text) == (characters, 0)
        assert bluesky.tally(text) == (characters, encoded, characters)
        assert mastodon.tally(text) == (characters,)
        assert threads.tally(text) == (characters,)


def test_an_ordinary_post_is_simple() -> None:
    assert simple_size("Join us at the café, @atbsunderland. It is £3.") == (46, 48)


def test_what_networks_count_in_their_own_ways_is_not_simple() -> None:
    for text in ("See nhs.uk", "http://a", "@a@b", "Well done 👏", "one\r\ntwo", "   "):
        assert simple_size(text) is None
