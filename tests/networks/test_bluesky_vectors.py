"""Bluesky's count and facets, by tables made by hand. Many facets follow the tests of @atproto/api."""

from __future__ import annotations

import pytest

from tests.networks.vectors import found, length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

GRAPHEMES = [
    ("", 0),
    ("hello", 5),
    ("é", 1),
    ("e\u0301", 1),
    ("e\u0301\u0302\u0303", 1),
    ("a\r\nb", 3),
    ("a\n\rb", 4),
    ("🙂", 1),
    (FAMILY, 1),
    ("👍🏽", 1),
    ("🇬🇧🇮🇳", 2),
    ("🇬🇧🇮", 2),
    ("🇬" * 301, 151),
    ("1\ufe0f\u20e3", 1),
    ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1),
    ("각", 1),
    ("\u1100\u1161\u11a8", 1),
    ("क्षि", 1),
    ("שלום", 4),
    ("مَرحبا", 5),
    ("https://example.org/a/long/path/that/is/not/shortened", 53),
    ("\u200b", 1),
    ("漢字", 2),
]

LINKS = [
    ("start https://middle.com end", ["https://middle.com"]),
    ("https://middle.com/foo/bar?baz=bux#hash", ["https://middle.com/foo/bar?baz=bux#hash"]),
    ("start middle.com/foo end", ["middle.com/foo"]),
    ("newline1.com\nnewline2.com", ["newline1.com", "newline2.com"]),
    ("a trailing bsky.app: colon", ["bsky.app"]),
    ("not.. a..url ..here e.g. something-cool.jpg website.com.jpg e.g./foo", []),
    ("punctuation https://foo.com, https://bar.com/x; https://baz.com.", None),
    ("parenthetical (https://foo.com)", ["https://foo.com"]),
    ("except for https://foo.com/thing_(cool)", ["https://foo.com/thing_(cool)"]),
    ("HTTP://foo.com", []),
    ("http://anything/at-all", ["http://anything/at-all"]),
    ("FOO.com foo.COM", ["FOO.com"]),
    ("müller.de", []),
    ("https://müller.de", ["https://müller.de"]),
    ("foo-bar.com", []),
    ("x.みんな", []),
    ("(foo.com)", ["foo.com"]),
    ("'foo.com", []),
    ("httpbin.nonsense", ["httpbin.nonsense"]),
    ("https://foo.com!!", ["https://foo.com!"]),
]

MENTIONS = [
    ("@handle.com middle @handle.com", ["handle.com", "handle.com"]),
    ("@full123-chars.test", ["full123-chars.test"]),
    ("not@right.com", []),
    ("@handle.com!@#$chars", ["handle.com"]),
    ("(@handle.com)", ["handle.com"]),
    ("@handle.com.", ["handle.com"]),
    ("@handle", []),
    ("@handle.nonsense", []),
    ("@handle.com_", []),
    ("@handle.comé", ["handle.com"]),
    ("\u3000@handle.com", ["handle.com"]),
    ("＠handle.com", []),
    ("@atb.bsky.social 🙂 @nhs.uk", ["atb.bsky.social", "nhs.uk"]),
]

TAGS = [
    ("#a #b", ["a", "b"]),
    ("#1 #1a #a1 #1?", ["1a", "a1"]),
    ("# #? ## text # text", []),
    ("#" + "a" * 64, ["a" * 64]),
    ("#" + "a" * 65, []),
    ("#" + "a" * 64 + "!", ["a" * 64]),
    ("#" + "🦋" * 32, ["🦋" * 32]),
    ("#" + "🦋" * 33, []),
    ("its a #double#rainbow", ["double#rainbow"]),
    ("##hashash", ["#hashash"]),
    ("some #n0n3s@n5e!", ["n0n3s@n5e"]),
    ("works #with,punctuation", ["with,punctuation"]),
    ("strips #punctuation, #like. #this! #multi___...", ["punctuation", "like", "this", "multi"]),
    ("#🦋 #butter🦋fly", ["🦋", "butter🦋fly"]),
    ("this #️⃣tag", []),
    ("this ##️⃣tag", ["#️⃣tag"]),
    ("#t\nag", ["t"]),
    ("#\u200ba #a\u200bb #ab\u200b", ["a", "ab"]),
    ("#\u20e2tag #a\u20e2b", ["a"]),
    ("＃tag", ["tag"]),
    ("(#no text#no", []),
    ("#ü #ё #日本", ["ü", "ё", "日本"]),
    ("#FutureNHS #All4Jack", ["FutureNHS", "All4Jack"]),
]

CASHTAGS = [
    ("$AAPL $aapl $A", ["AAPL", "AAPL", "A"]),
    ("$100 $TOOLONG $GOOGL", ["GOOGL"]),
    ("($GOOG) $AAPL. $MSFT!", ["GOOG", "AAPL", "MSFT"]),
    ("cost$AAPL $BTC_", []),
]


@pytest.mark.parametrize(("text", "count"), GRAPHEMES)
def test_bluesky_counts_graphemes(text: str, count: int) -> None:
    assert length("bluesky", text).count == count


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 299, True),
        ("a" * 300, True),
        ("a" * 301, False),
        (FAMILY * 120, True),  # 3,000 bytes
        (FAMILY * 120 + "a", False),
        (FAMILY * 300, False),
        ("e\u0301" * 300, True),
        ("e\u0301" * 301, False),
        ("", True),
    ],
)
def test_both_graphemes_and_bytes_must_fit(text: str, fits: bool) -> None:
    assert length("bluesky", text).fits is fits


def test_too_many_bytes_are_explained() -> None:
    assert "3,001 of 3,000 bytes" in length("bluesky", FAMILY * 120 + "a").detail


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("https://example.org/a/long/path/that/is/cut", "example.org" + "/a/long/path/..."),
        ("see https://example.org/short", "see example.org/short"),
        ("example.org/", "example.org"),
    ],
)
def test_the_shortened_count_of_the_app_is_shown_beside(text: str, shortened: str) -> None:
    assert length("bluesky", text).detail.startswith(f"{len(shortened)} in Bluesky's own app")


def test_nothing_is_said_where_nothing_is_shortened() -> None:
    assert length("bluesky", "hello").detail == ""


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        *(("link", *row) for row in LINKS),
        *(("mention", *row) for row in MENTIONS),
        *(("hashtag", *row) for row in TAGS),
        *(("cashtag", *row) for row in CASHTAGS),
    ],
)
def test_bluesky_facets(kind: str, text: str, values: list[str] | None) -> None:
    if values is None:
        values = ["https://foo.com", "https://bar.com/x", "https://baz.com"]
    assert [value for found_kind, value in found("bluesky", text) if found_kind == kind] == values
