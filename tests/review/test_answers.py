"""A colleague without the app can answer, and what they were sent runs nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from composer.errors import ComposerError
from composer.review.answer_text import WORDS, answer_block, read_answer
from composer.review.packet import Post, Remark, Request, SentPicture
from composer.review.page import review_page

_EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def _request(words: str) -> Request:
    return Request(
        "r1", words, "t", "Dana", words, words, words,
        (Post("x", words, words, words),), (SentPicture("ab" * 32, words, False, "image/png", b"\x89PNG"),),
        (Remark("A.B", "error", words, words),), (words,), "cd" * 32,
    )  # fmt: skip


class _Page(HTMLParser):
    """Collects tags, text and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.links: list[str] = []
        self.attributes: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markup_in_a_post_is_shown_and_never_runs() -> None:
    page = _Page(review_page(_request(_EVIL), "sam@example.org"))
    assert "script" not in page.tags
    assert "onerror" not in page.attributes
    assert page.text.count(_EVIL) >= 8


def test_each_answer_link_writes_a_mail_that_is_read_back() -> None:
    page = _Page(review_page(_request("Hello"), "sam@example.org"))
    answers = [read_answer(parse_qs(urlsplit(link).query)["body"][0]) for link in page.links]
    assert [answer.verdict for answer in answers] == list(WORDS)
    assert {(answer.request, answer.digest) for answer in answers} == {("r1", "cd" * 32)}


@pytest.mark.parametrize("prefix", ["", "> ", ">> | "])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_answer_is_found_however_the_mail_quotes_it(prefix: str, ending: str) -> None:
    body = answer_block("r1", "cd" * 32, "change_these").replace(
        "(Write anything", "Kinder, please.\n(Write anything"
    )
    mail = ending.join(prefix + line for line in body.split("\n")) + ending + "-- " + ending + "Dana"
    answer = read_answer(mail)
    assert (answer.verdict, answer.digest) == ("change_these", "cd" * 32)
    assert "Kinder, please." in answer.words


@pytest.mark.parametrize(
    "mail", ["", "Looks fine!", answer_block("r1", "cd" * 32, "good_to_go").replace("good_to_go", "great")]
)
def test_a_mail_without_a_whole_answer_says_what_to_do(mail: str) -> None:
    with pytest.raises(ComposerError, match="Told me by"):
        read_answer(mail)
