"""A colleague without the app can answer, and what they were sent runs nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from composer.errors import ComposerError
from composer.review.answer_text import WORDS, answer_block, read_answer
from composer.review.packet import Comment, Post, Remark, Request, SentPicture, Verdict
from composer.review.page import review_page, verdict_page

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


def test_the_page_is_laid_out_for_a_screen_reader() -> None:
    """One title, one first heading, no level left out, a language, and words for every picture and link."""

    class Outline(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.levels: list[int] = []
            self.pictures: list[str | None] = []
            self.languages: list[str | None] = []
            self.landmarks: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            known = dict(attrs)
            if tag in ("h1", "h2", "h3"):
                self.levels.append(int(tag[1]))
            elif tag == "img":
                self.pictures.append(known.get("alt"))
            elif tag == "html":
                self.languages.append(known.get("lang"))
            elif tag in ("title", "main"):
                self.landmarks.append(tag)

    outline = Outline()
    outline.feed(review_page(_request("Hello"), "sam@example.org"))
    assert outline.levels.count(1) == 1
    assert outline.levels[0] == 1
    assert all(later - level <= 1 for level, later in pairwise(outline.levels))
    assert outline.pictures == ["Hello"]
    assert outline.languages == ["en-GB"]
    assert sorted(outline.landmarks) == ["main", "title"]


def test_an_answer_as_a_page_runs_nothing_either() -> None:
    verdict = Verdict("r1", "ab" * 32, "do_not_post", _EVIL, _EVIL, _EVIL, (Comment(_EVIL, quoted=_EVIL),))
    page = _Page(verdict_page(verdict))
    assert "script" not in page.tags
    assert page.links == []
    assert page.text.count(_EVIL) >= 5
