"""Pasting as plain text, and links without tracking."""

from __future__ import annotations

import pytest

from composer.paths import RESOURCES
from composer.words.located import Problem
from composer.words.tidying import tidy_paste
from composer.words.tracking import Tracking, read_tracking


@pytest.fixture(scope="module")
def tracking() -> Tracking:
    problems: list[Problem] = []
    found = read_tracking(RESOURCES / "tracking.yml", problems)
    assert problems == []
    return found


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("“It’s fine” – ‘really’", "\"It's fine\" – 'really'"),
        ("5\u00a0pm\u202fsharp", "5 pm sharp"),
        ("hos\u00adpital\u200b and\ufeff care", "hospital and care"),
        ("na\u200dme", "name"),
        ("one\r\ntwo\rthree\u2028four\vfive", "one\ntwo\nthree\nfour\nfive"),
        ("\uf0b7\tone\no\ttwo\n·  three", "• one\n• two\n• three"),
        ("o dear", "o dear"),
        ("drop\u2011in", "drop-in"),
        ("a   \n\n\n\nb ", "a\n\nb "),
        ("\u202asafe\u202c", "safe"),
    ],
)
def test_what_word_puts_in_comes_out_plain(tracking: Tracking, pasted: str, plain: str) -> None:
    assert tidy_paste(pasted, tracking).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "👩🏽\u200d⚕️ 🏳️\u200d🌈 👨\u200d👩\u200d👧",
        "क्\u200dष",
        "می\u200cخواهم \u200f؟",
        "1️⃣ ❤️",
        "café e\u0301",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ],
)
def test_emoji_and_scripts_keep_the_marks_they_need(tracking: Tracking, text: str) -> None:
    assert tidy_paste(text, tracking) == (text, ())


@pytest.mark.parametrize(
    ("link", "clean"),
    [
        ("https://a.uk/x?utm_source=n&utm_medium=m", "https://a.uk/x"),
        ("https://a.uk/x?id=1&fbclid=z&page=2", "https://a.uk/x?id=1&page=2"),
        ("https://a.uk/x?gclid=z#top", "https://a.uk/x#top"),
        ("https://a.uk/?UTM_Source=z&q=%20a+b", "https://a.uk/?q=%20a+b"),
        ("https://a.uk/?q=1&amp;utm_source=z", "https://a.uk/?q=1"),
        ("https://youtu.be/abc?si=z&t=5", "https://youtu.be/abc?t=5"),
        ("https://www.instagram.com/p/1/?igsh=z==", "https://www.instagram.com/p/1/"),
        ("https://x.com/nhs/status/1?s=20&t=z", "https://x.com/nhs/status/1"),
        ("https://a.uk/#utm_source=z", "https://a.uk/"),
    ],
)
def test_tracking_goes_and_the_rest_of_the_link_stays(tracking: Tracking, link: str, clean: str) -> None:
    assert tracking.stripped(f"see {link}. Next")[0] == f"see {clean}. Next"


@pytest.mark.parametrize(
    "link",
    [
        "https://a.uk/x?id=1&q=a%20b&&z",
        "https://a.uk/search?s=20&t=5",
        "https://a.uk/#/route?x=1",
        "https://a.uk/x#:~:text=utm_source=1",
        "https://a.uk/utm_source=1",
        "not a link ?utm_source=1",
    ],
)
def test_a_link_without_tracking_is_not_touched(tracking: Tracking, link: str) -> None:
    assert tracking.stripped(link) == (link, ())


def test_the_notes_say_what_was_done(tracking: Tracking) -> None:
    tidied = tidy_paste("“Look” https://a.uk/?utm_source=a&utm_medium=b&fbclid=c&gclid=d", tracking)
    assert tidied.notes == (
        "curly quotes straightened",
        "tracking taken out of links (utm_source, utm_medium, fbclid and more)",
    )


def test_a_plain_text_is_left_alone_without_a_note(tracking: Tracking) -> None:
    assert tidy_paste("Plain text.\nTwo lines.", tracking) == ("Plain text.\nTwo lines.", ())


def test_tidying_twice_changes_nothing_more(tracking: Tracking) -> None:
    once = tidy_paste("“a\u200d\u200b” \uf0b7\t https://a.uk/?utm_a=1?utm_b=2 \r\r\r\r x", tracking).text
    assert tidy_paste(once, tracking).text == once
