"""What X makes of a text: links, mentions, hashtags, cashtags. Many of these cases follow twitter-text's own."""

from __future__ import annotations

import pytest

from composer.domain.account import NetworkId
from composer.networks.entities import entities
from tests.networks.vectors import found, networks

LINKS = [
    ("http://example.com", ["http://example.com"]),
    ("HTTPS://Example.COM/Index.html", ["HTTPS://Example.COM/Index.html"]),
    ("text http://foo.com?#foo text", ["http://foo.com?#foo"]),
    ("foo.baz foo.co.jp www.foo.co.uk foo.somecom foo.jp", ["foo.co.jp", "www.foo.co.uk", "foo.jp"]),
    ("http://somehost.com:3000", ["http://somehost.com:3000"]),
    ("somehost.com:3000 somehost.com:3000/x", ["somehost.com", "somehost.com:3000/x"]),
    ("foo.com?a=b foo.com/?a=b", ["foo.com", "foo.com/?a=b"]),
    ("http://xo.com/~matthew+%ff-,.;x", ["http://xo.com/~matthew+%ff-,.;x"]),
    ("http://en.wikipedia.org/wiki/Primer_(film)", ["http://en.wikipedia.org/wiki/Primer_(film)"]),
    ("(see http://en.wikipedia.org/wiki/Primer)", ["http://en.wikipedia.org/wiki/Primer"]),
    ("http://a.com/b_(c_(d)_e)/f", ["http://a.com/b_(c_(d)_e)/f"]),
    ("http://a.com/b!(c)", ["http://a.com/b"]),
    ("http://✪df.ws/ejp", ["http://✪df.ws/ejp"]),
    ("http://domain.com-that-you-should-have-put-a-space-after", []),
    ("http://no-tld http://tld-too-short.x", []),
    ("http://twitter_underscore.com http://a_b.c-d.com", ["http://a_b.c-d.com"]),
    ("http://-dash.twitter.com http://dash-.twitter.com http://dash.twitter-.com", []),
    ("http://leadingunderscore._twitter.com", []),
    (
        "Go to http://example.com/a+ or http://example.com/a-",
        ["http://example.com/a+", "http://example.com/a-"],
    ),
    (
        "https://en.m.wikipedia.org/wiki/Hatfield–McCoy_feud",
        ["https://en.m.wikipedia.org/wiki/Hatfield–McCoy_feud"],
    ),
    ("http://twitter.com/Русские_слова", ["http://twitter.com/Русские_слова"]),
    ("これは日本語です。example.com/path中国語t.co/abcde한국", ["example.com/path", "t.co/abcde"]),
    ("twitter.jp日本語it.so中国語foo.jp", ["twitter.jp", "it.so", "foo.jp"]),
    ("example.comてすとですtwitter.みんなです", ["example.com", "twitter.みんな"]),
    ("http://exampleこれは日本語です.com/x", ["http://exampleこれは日本語です.com/x"]),
    ("test http://example.comだよね.comtest/hogehoge", ["http://example.com"]),
    ("http://foobar.みんな/ http://foobar.中国/ http://foobar.پاکستان/", None),
    ("http://xn--はじめよう.com/index.html", []),
    ("http://xn--ls8h.XN--ls8h.la/", ["http://xn--ls8h.XN--ls8h.la/"]),
    ("ELPAÍS.com", ["ELPAÍS.com"]),
    ("john.doe.gov@mail.com john.doe.jp@mail.com", []),
    ("name.al-lastname@foo.com name.al+lastname@foo.com", []),
    ("name.al-lastname.com", ["name.al-lastname.com"]),
    ("#test.com @test.com #http://test.com $test.com $http://test.com", []),
    ("-example.com _example.com .example.com /example.com", []),
    ("http://t.co/pbY2NfTZ's", ["http://t.co/pbY2NfTZ"]),
    ("http://t.co/8MkmHU0k+c", ["http://t.co/8MkmHU0k"]),
    ("https://t.co/UqIyJAJTfo?amp=1", ["https://t.co/UqIyJAJTfo?amp=1"]),
    ("http://t.co/" + "a" * 40, ["http://t.co/" + "a" * 40]),
    ("http://t.co/" + "a" * 41, []),
    ("http://www.foo.com?referer=https://t.co/abcde", ["http://www.foo.com?referer=https://t.co/abcde"]),
    ("http://example.com/path.........", ["http://example.com/path"]),
    ("http://example.com/,,,,,,,,,,,", ["http://example.com/"]),
    ("\u2066\u202atwitter.com\u202c\u2069", ["twitter.com"]),
    ("MLB.tv vine.co twitch.tv t.co", ["MLB.tv", "vine.co", "twitch.tv", "t.co"]),
    ("long.test.tar.bz2", []),
    ("http://example.vermögensberatung foo.嘉里大酒店x", ["http://example.vermögensberatung", "foo.嘉里"]),
]

MENTIONS = [
    ("@username reply", ["username"]),
    ("mention @user_name @12345", ["user_name", "12345"]),
    ("の@usernameに到着", ["username"]),
    ("＠username", ["username"]),
    ("@_@ (cc: @username)", ["username"]),
    ("@aliceìnheiro", []),
    ("@username email me @test@example.com", ["username"]),
    ("@http://twitter.com", []),
    ("RT@username RT:@mention rt@test", ["username", "mention", "test"]),
    ("f!@kn f@@kn f#@kn f$@kn f%@kn f&@kn f*@kn", []),
    ("a@b.com", []),
    ("@username/list-name is great", ["username/list-name"]),
    ("@username/7list", ["username"]),
    ("@" + "a" * 21, ["a" * 20]),
    ("@atbsunderland.", ["atbsunderland"]),
]

HASHTAGS = [
    ("a #hashtag here", ["hashtag"]),
    ("#1hashtag #16 #0", ["1hashtag"]),
    ("✌️#hashtag 👨\u200d👩\u200d👧#tag", ["hashtag", "tag"]),
    ("(#one )#two [#three ’#four’#five", ["one", "two", "three", "four", "five"]),
    ("#mañana #münchen", ["mañana", "münchen"]),
    ("＃ｈａｓｈｔａｇ１２３", ["ｈａｓｈｔａｇ１２３"]),
    ("日本語#日本語", []),
    ("日本語。#日本語。", ["日本語"]),
    ("#メ～テレ #メ〜テレ #各〃", ["メ～テレ", "メ〜テレ", "各〃"]),
    ("#il·lusió", ["il·lusió"]),
    ("#عَل־יְדֵי #וכו׳", ["عَل־יְדֵי", "וכו׳"]),
    ("#महात्मा_१२३४ #१२३४", ["महात्मा_१२३४"]),
    ("#_ #1_2 #〃", []),
    ("#\U00020021", ["\U00020021"]),
    ("#http://twitter.com http://twitter.com/#hashtag", []),
    ("#foo#bar", []),
    ("&#nbsp a&#x", []),
    ("#\ufe0f\u20e3 #\u20e3", []),
    ("#FutureNHS, #All4Jack! #vanguard", ["FutureNHS", "All4Jack", "vanguard"]),
]

CASHTAGS = [
    ("$TEST $Stock   $symbol", ["TEST", "Stock", "symbol"]),
    ("$TEST.T $test.tt $Stock_X", ["TEST.T", "test.tt", "Stock_X"]),
    ("$123 $test123 $株 $", []),
    ("$TEST. $TEST_", ["TEST", "TEST"]),
    ("$OK$NG text$NO .$NG $$NG", ["OK"]),
    ("$TooLongOne", []),
]


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_x_links(text: str, links: list[str] | None) -> None:
    values = [value for kind, value in found("x", text) if kind == "link"]
    assert values == (text.split() if links is None else links)


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        *(("mention", *row) for row in MENTIONS),
        *(("hashtag", *row) for row in HASHTAGS),
        *(("cashtag", *row) for row in CASHTAGS),
    ],
)
def test_x_mentions_and_tags(kind: str, text: str, values: list[str]) -> None:
    assert [value for found_kind, value in found("x", text) if found_kind == kind] == values


def test_offsets_count_code_points_of_the_text_as_written() -> None:
    text = "cafe\u0301 🙂👍🏽 http://example.org/#x #tag"
    x = networks()[NetworkId("x")]
    assert [(entity.start, entity.end) for entity in entities(x, text)] == [(10, 31), (32, 36)]


def test_every_top_level_domain_of_the_list_makes_a_link() -> None:
    from composer.networks.domains import listed

    missed = [
        domain for domain in listed("x") if found("x", f"see foo.{domain} x") != [("link", f"foo.{domain}")]
    ]
    assert not missed
    assert len(listed("x")) == 1574
