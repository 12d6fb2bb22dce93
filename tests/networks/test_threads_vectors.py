"""Threads: an emoji counts its UTF-8 bytes. Tables made by hand."""

from __future__ import annotations

import pytest

from tests.networks.vectors import found, length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

COUNTS = [
    ("", 0),
    ("hello", 5),
    ("é", 1),
    ("e\u0301", 2),
    ("漢字", 2),
    ("שלום", 4),
    ("مرحبا", 5),
    ("a\nb", 3),
    ("a\r\nb", 4),
    ("…•€", 3),
    ("\U00020021", 1),
    ("🙂", 4),
    ("a🙂b", 6),
    ("🙂🙂", 8),
    (FAMILY, 25),
    ("👍🏽", 8),
    ("👍", 4),
    ("🇬🇧", 8),
    ("🇬🇧🇮🇳", 16),
    ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 28),
    ("1\ufe0f\u20e3", 7),
    ("1\u20e3", 4),
    ("1", 1),
    ("#", 1),
    ("*", 1),
    ("☺\ufe0f", 6),
    ("☺", 1),
    ("❤\ufe0f", 6),
    ("❤", 1),
    ("❤\ufe0f\u200d🔥", 13),
    ("™", 1),
    ("™\ufe0f", 6),
    ("©", 1),
    ("©\ufe0f", 5),
    ("☕", 3),
    ("⌚", 3),
    ("🫱🏻\u200d🫲🏿", 19),
    ("🧑🏽\u200d⚕\ufe0f", 17),
    ("\U0001fae9", 4),
    ("https://example.org/long/address", 32),
    ("@someone@example.org", 20),
    ("\u200b", 1),
    ("a\ufe0f", 2),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_threads_counts_emoji_by_their_bytes(text: str, count: int) -> None:
    assert length("threads", text).count == count


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 499, True),
        ("a" * 500, True),
        ("a" * 501, False),
        ("🙂" * 125, True),
        ("🙂" * 125 + "a", False),
        ("a" * 492 + "🇬🇧", True),
        ("a" * 493 + "🇬🇧", False),
        (FAMILY * 20, True),
        (FAMILY * 20 + ".", False),
        ("漢" * 500, True),
        ("漢" * 501, False),
    ],
)
def test_a_text_fits_up_to_500_with_emoji_by_bytes(text: str, fits: bool) -> None:
    assert length("threads", text).fits is fits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@atb.sunderland hello", [("mention", "atb.sunderland")]),
        ("hi @name. bye", [("mention", "name")]),
        ("a@b.com", []),
        ("@" + "a" * 31, []),
        ("#FutureNHS now", [("hashtag", "FutureNHS")]),
        ("#2024", []),
        (
            "see example.org and https://example.org/x.",
            [("link", "example.org"), ("link", "https://example.org/x")],
        ),
        ("$CASH", []),
    ],
)
def test_threads_entities(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("threads", text) == expected
