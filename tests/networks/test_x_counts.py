"""X's weighted count, by a table made by hand."""

from __future__ import annotations

import pytest

from tests.networks.vectors import length

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"

COUNTS = [
    # every character by its weight
    ("", 0),
    ("a", 1),
    ("hello world", 11),
    ("é", 1),
    ("Привет", 6),
    ("שלום", 4),
    ("مرحبا", 5),
    ("\u10ff", 1),
    ("\u1100", 2),
    ("\u1fff", 2),
    ("\u2000", 1),
    ("\u200d", 1),
    ("\u200e", 2),
    ("\u200f", 2),
    ("\u2010", 1),
    ("\u201f", 1),
    ("\u2020", 2),
    ("\u2031", 2),
    ("\u2032", 1),
    ("\u2037", 1),
    ("\u2038", 2),
    ("…", 2),
    ("•", 2),
    ("€", 2),
    ("™", 2),
    ("–", 1),
    ("“quoted” ‘so’", 13),
    ("漢字", 4),
    ("ｆｕｌｌ", 8),
    ("\U00020021", 2),
    ("two\nlines", 9),
    ("two\r\nlines", 10),
    # normalised before it is counted
    ("e\u0301", 1),
    ("cafe\u0301 cre\u0300me", 10),
    ("x\u0301", 2),
    ("A\ufb2c", 4),
    ("각", 2),
    # emoji of any kind count 2
    ("🙂", 2),
    ("a🙂b", 4),
    (FAMILY, 2),
    (FAMILY * 140, 280),
    ("👍🏽", 2),
    ("🇬🇧", 2),
    ("🇬🇧🇮🇳", 4),
    ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
    ("🏴\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f", 2),
    ("1\ufe0f\u20e3", 2),
    ("1\u20e3", 2),
    ("#\ufe0f\u20e3", 2),
    ("©", 1),
    ("©\ufe0f", 2),
    ("❤", 2),
    ("❤\ufe0f", 2),
    ("❤\ufe0f\u200d🔥", 2),
    ("☺\ufe0f", 2),
    ("🫱🏻\u200d🫲🏿", 2),
    ("🙂\u200d↔\ufe0f", 2),
    ("🐦\u200d🔥", 2),
    ("\U0001fae9", 2),
    ("🙂🏽", 4),
    ("🇽🇽", 4),
    ("a\ufe0f", 3),
    # links count 23
    ("https://a.co", 23),
    ("https://example.org/a/very/long/path/that/goes/on?and=on#and-on", 23),
    ("see example.org now", 31),
    ("example.org", 23),
    ("http://example.org http://example.org", 47),
    ("http://müller.de/ä", 23),
    ("http://例え.テスト", 18),
    ("http://例え.みんな", 23),
    ("见http://foobar.中国/见", 27),
    ("http://xn--ls8h.la/", 23),
    ("see e.g. this", 13),
    ("a.b", 3),
    ("notalink.invalidtld", 19),
    ("http://localhost/x", 18),
    ("atb@nhs.uk", 10),
    ("https://example.org/\u00e9\u0301", 23),
    ("(https://example.org/a_(b))", 25),
    ("https://example.org.", 24),
    ("https://t.co/abcdefghij's", 25),
    ("🙂example.org", 25),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_x_counts_as_published(text: str, count: int) -> None:
    assert length("x", text).count == count


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 279, True),
        ("a" * 280, True),
        ("a" * 281, False),
        ("漢" * 140, True),
        ("漢" * 140 + "a", False),
        ("🙂" * 140, True),
        ("🙂" * 141, False),
        (FAMILY * 141, False),
        ("a" * 256 + " https://example.org/much/longer/than/the/twenty-three", True),
        ("a" * 257 + " https://example.org/x", False),
        ("e\u0301" * 280, True),
        ("e\u0301" * 281, False),
        ("", True),
    ],
)
def test_a_text_fits_up_to_280_and_no_further(text: str, fits: bool) -> None:
    assert length("x", text).fits is fits


@pytest.mark.parametrize("letter", ["\ufffe", "\ufeff", "\uffff"])
def test_x_refuses_invalid_characters(letter: str) -> None:
    measured = length("x", f"ABC{letter}")
    assert not measured.fits
    assert measured.count == 5
    assert measured.detail


@pytest.mark.parametrize("letter", ["\u202a", "\u2066", "\u200f", "\u061c"])
def test_directional_marks_are_welcome(letter: str) -> None:
    assert length("x", f"ABC{letter}").fits


def test_a_label_of_64_letters_is_no_link() -> None:
    assert length("x", "a" * 64 + ".com").count == 68


def test_a_label_that_is_too_long_once_encoded_is_no_link() -> None:
    assert length("x", "http://" + "あいうえおかきくけこ" * 5 + "あいう.com").count == 7 + 53 * 2 + 4
    assert length("x", "http://" + "あいうえおかきくけこ" * 5 + "あい.com").count == 23


def test_a_link_of_more_than_4096_letters_counts_as_written() -> None:
    address = "https://example.org/" + "a" * 4090
    assert length("x", address).count == len(address)
