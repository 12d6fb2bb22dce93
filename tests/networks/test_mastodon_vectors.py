"""Mastodon's count and entities, by tables made by hand; some follow the specifications in Mastodon itself."""

from __future__ import annotations

import pytest

from tests.networks.vectors import found, length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

COUNTS = [
    ("", 0),
    (" \n\t\u3000", 0),
    ("hello", 5),
    ("e\u0301", 1),
    (FAMILY, 1),
    ("👍🏽🇬🇧1\ufe0f\u20e3", 3),
    ("a\r\nb", 3),
    ("שלום عَليكم", 10),
    ("a" * 477 + " http://" + "b" * 30 + ".com/example", 477 + 1 + 23),
    ("a" * 476 + "http://" + "b" * 30 + ".com/example", 476 + 7 + 30 + 12),
    ("http://example.com/valid?" + "#foo?" * 1000, 5025),
    ("http://example.com/valid?" + "#foo" * 100, 23),
    ("http://" + "b" * 64 + ".com/example", 83),
    ("@alice@" + "b" * 30 + ".com", 6),
    ("hey @alice@example.social and @bob", 19),
    ("@alice@" + "b" * 250 + ".com", 261),
    ("example.org", 11),
    ("https://a.co", 23),
    ("http://例え.みんな", 23),
    ("https://example.org/日本語/パス", 23),
    ("gemini://example.org/x", 23),
    ("ftp://example.org/x", 19),
    ("@user@http://example.org", 24),
    ("#tag http://example.org/#x", 28),
    ("(https://example.org/a_(b))", 25),
    ("https://user@host.org", 21),
    ("a@b.org", 7),
    ("magnet:?xt=urn:btih:abc", 23),
]

ENTITIES = [
    ("https://example.org/x.", [("link", "https://example.org/x")]),
    ("example.org", []),
    ("https://t.co/abc's", [("link", "https://t.co/abc")]),
    ("https://example.org/päth/日本", [("link", "https://example.org/päth/日本")]),
    ("https://example.org/?q=日本", [("link", "https://example.org/?q=日本")]),
    ("https://example.org/a_(b)", [("link", "https://example.org/a_(b)")]),
    ("https://example.org/a!(b)", [("link", "https://example.org/a!(b)")]),
    ("https://example.org/日本「x」", [("link", "https://example.org/日本「x")]),
    (
        "dat://example.org ipfs://example.org/x",
        [("link", "dat://example.org"), ("link", "ipfs://example.org/x")],
    ),
    ("http://exa_mple.com http://ex.invalidtld", []),
    ("magnet:?xt=urn:btih:c12fe1c06bba254a", [("link", "magnet:?xt=urn:btih:c12fe1c06bba254a")]),
    ("magnet: magnet:?!", []),
    ("xmpp:user@instance.com?message", [("link", "xmpp:user@instance.com?message")]),
    ("xmpp:user@instance.com/phone.", [("link", "xmpp:user@instance.com/phone.")]),
    ("xmpp://me@instance.com/you@example.org", [("link", "xmpp://me@instance.com/you@example.org")]),
    ("xmpp:instance.com", [("link", "xmpp:instance.com")]),
    ("xmpp:nowhere xmpp://me@instance.com xmpp://me@nowhere/", []),
    ("@alice", [("mention", "alice")]),
    ("@alice@example.com", [("mention", "alice@example.com")]),
    ("hi @alice.", [("mention", "alice")]),
    ("@alice.smith-jones_x", [("mention", "alice.smith-jones_x")]),
    ("@alice@example.com.", [("mention", "alice@example.com")]),
    ("@alice@bücher.example", [("mention", "alice@bücher.example")]),
    ("alice@example.com", []),
    ("/@alice =@alice", []),
    ("https://example.org/@alice", [("link", "https://example.org/@alice")]),
    (".@alice (@bob) ☺@carol", [("mention", "alice"), ("mention", "bob"), ("mention", "carol")]),
    ("@alice@example.com@", []),
    ("@aliceé", []),
    ("@noël@example.com", []),
    ("@alice://", []),
    ("hello #3d", [("hashtag", "3d")]),
    ("hello #l33ts35k #world2016", [("hashtag", "l33ts35k"), ("hashtag", "world2016")]),
    (
        "hello #_test #test_ #one_two_three",
        [("hashtag", "_test"), ("hashtag", "test_"), ("hashtag", "one_two_three")],
    ),
    ("hello #one·two·three·", [("hashtag", "one·two·three")]),
    ("hello #·one·two", []),
    ("testing #ぼっち・ざ・ろっく", [("hashtag", "ぼっち・ざ・ろっく")]),
    ("just add #نرم\u200cافزار and", [("hashtag", "نرم\u200cافزار")]),
    ("this is #ａｅｓｔｈｅｔｉｃ ＃tag", [("hashtag", "ａｅｓｔｈｅｔｉｃ"), ("hashtag", "tag")]),
    ("hello #0123456 #１２３", []),
    ("https://en.wikipedia.org/wiki/Ghostbusters_(song)#Lawsuit", None),
    ("https://gcc.gnu.org/bugzilla/show_bug.cgi?id=111895#c4", None),
    ("https://example.org/testé#foo", None),
    ("a#b /#b )#b =#b", []),
    ("(#b ，#c", [("hashtag", "b"), ("hashtag", "c")]),
    ("#foo#bar", [("hashtag", "foo")]),
    ("#example,", [("hashtag", "example")]),
    ("#examplehttp://example.org", [("hashtag", "example")]),
    ("$AAPL", []),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_mastodon_counts_as_its_server_does(text: str, count: int) -> None:
    assert length("mastodon", text).count == count


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 499, True),
        ("a" * 500, True),
        ("a" * 501, False),
        (FAMILY * 500, True),
        (FAMILY * 501, False),
        ("a" * 476 + " http://" + "b" * 30 + ".com/example", True),
        ("a" * 477 + " http://" + "b" * 30 + ".com/example", False),
        ("a" * 493 + " @alice@" + "b" * 30 + ".com", True),
        ("a" * 494 + " @alice@" + "b" * 30 + ".com", False),
    ],
)
def test_a_text_fits_up_to_500(text: str, fits: bool) -> None:
    assert length("mastodon", text).fits is fits


@pytest.mark.parametrize(("text", "expected"), ENTITIES)
def test_mastodon_entities(text: str, expected: list[tuple[str, str]] | None) -> None:
    assert found("mastodon", text) == ([("link", text)] if expected is None else expected)
