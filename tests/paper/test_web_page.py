"""A sheet as a web page: headings, lists and a language, nothing loaded, and nobody's words taken for markup."""

from __future__ import annotations

from html.parser import HTMLParser

from composer.paper.sheet import Sheet, fact, heading, item, line, quote, small_heading
from composer.paper.web_page import fragment, web_page

SHEET = Sheet(
    "Checklist of <a post>",
    (
        fact("By", "Sam & Zoë"),
        heading("Safe"),
        item("'943' is a number.", "To fix"),
        item("Second"),
        small_heading("X @OurTeam"),
        quote("<script>alert(1)</script>\nnext line"),
        line("The end."),
    ),
)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""


def seen(page: str) -> _Seen:
    parser = _Seen()
    parser.feed(page)
    return parser


def test_a_page_has_a_language_one_main_part_and_headings_in_order() -> None:
    page = seen(web_page(SHEET))
    assert page.language == "en-GB"
    assert page.tags.count("main") == 1
    assert [tag for tag in page.tags if tag in {"h1", "h2", "h3"}] == ["h1", "h2", "h3"]


def test_items_that_follow_each_other_are_one_list() -> None:
    assert seen(fragment(SHEET.parts)).tags.count("ul") == 1
    assert seen(fragment((item("a"), line("b"), item("c")))).tags.count("ul") == 2


def test_words_are_never_markup() -> None:
    page = web_page(SHEET)
    assert "<script" not in page
    assert "Sam &amp; Zoë" in page
    assert "<title>Checklist of &lt;a post&gt;</title>" in page


def test_lines_of_a_post_stay_lines() -> None:
    assert "&lt;/script&gt;<br>next line</blockquote>" in fragment(SHEET.parts)


def test_nothing_is_loaded() -> None:
    page = web_page(SHEET)
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page
