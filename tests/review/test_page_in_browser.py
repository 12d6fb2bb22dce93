"""The review page in a real browser: nothing loaded, nothing run, no barrier found, and each answer can be pressed."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from composer.review.answer_text import WORDS, read_answer
from composer.review.packet import Comment, Post, Remark, Request, SentPicture, Verdict
from composer.review.page import review_page, verdict_page

_SCRIPT = '"><script>window.ran = true</script><img src=x onerror="window.ran = true">'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is missing; 'python3 dev.py test' installs it where it may"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, chromium_sandbox=os.geteuid() != 0, args=["--disable-gpu"]
        )
        yield browser
        browser.close()


def _request(words: str) -> Request:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(drawn, "PNG")
    return Request(
        "r1", words, "2026-11-22", "Dana", "2026-11-24", words, words,
        (Post("x", "x", "@team", words), Post("b", "bluesky", "@team.bsky.social", words)),
        (
            SentPicture("ab" * 32, "Two nurses by a door", False, "image/png", drawn.getvalue()),
            SentPicture("ac" * 32, "", True, "image/png", drawn.getvalue()),
        ),
        (Remark("A.B", "error", words, words),), (words,), "cd" * 32,
    )  # fmt: skip


def _opened(browser: Browser, folder: Path, html: str, width: int = 1280) -> tuple[Page, list[str]]:
    """The page as a colleague opens it, and every address that it asked for."""
    file = folder / "review.html"
    file.write_text(html, "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 720})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    return page, [url for url in asked if not url.startswith("data:") and url != file.as_uri()]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_accessibility_checker_finds_no_barrier(browser: Browser, tmp_path: Path, width: int) -> None:
    page, _ = _opened(browser, tmp_path, review_page(_request("Coffee at ten ☕"), "sam@example.org"), width)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.response["passes"], "nothing was looked at"
    assert found.violations_count == 0, found.generate_report()


def test_an_answer_has_no_barrier_either(browser: Browser, tmp_path: Path) -> None:
    answer = Verdict(
        "r1", "cd" * 32, "change_these", "Dana", "2026-11-22", "Lovely.", (Comment("Say who", "x", 0, 6),)
    )
    page, _ = _opened(browser, tmp_path, verdict_page(answer))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_is_loaded_and_nothing_runs(browser: Browser, tmp_path: Path) -> None:
    page, asked = _opened(browser, tmp_path, review_page(_request(_SCRIPT), "sam@example.org"))
    assert asked == []
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.scripts.length") == 0


def test_a_narrow_or_much_enlarged_page_needs_no_sideways_scrolling(browser: Browser, tmp_path: Path) -> None:
    html = review_page(_request("https://example.org/" + "long" * 60), "sam@example.org")
    page, _ = _opened(browser, tmp_path, html, 320)  # what 400 % leaves of 1280
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_answer_is_pressed_from_the_keyboard_and_read_back(browser: Browser, tmp_path: Path) -> None:
    page, _ = _opened(browser, tmp_path, review_page(_request("Coffee ☕ & cake"), "sam@example.org"))
    page.evaluate(
        "window.pressed = []; document.addEventListener('click', event => {"
        " window.pressed.push(event.target.href); event.preventDefault(); })"
    )
    for _ in WORDS:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    pressed = [urlsplit(address) for address in page.evaluate("window.pressed")]
    assert {(address.scheme, unquote(address.path)) for address in pressed} == {("mailto", "sam@example.org")}
    answers = [read_answer(parse_qs(address.query)["body"][0]) for address in pressed]
    assert [answer.verdict for answer in answers] == list(WORDS)
    assert {(answer.request, answer.digest) for answer in answers} == {("r1", "cd" * 32)}


def test_what_has_the_focus_is_seen(browser: Browser, tmp_path: Path) -> None:
    page, _ = _opened(browser, tmp_path, review_page(_request("Coffee"), "sam@example.org"))
    link = page.locator("a.answer").first
    before = link.screenshot()
    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")
    assert link.screenshot() != before
