"""Help is found by its words, opens at the right heading, and news are told once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from composer.settings import SettingsFile
from composer.store.opening import Store
from composer.ui.actions import COMMANDS
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.help.help_tools import CHECKLIST, HelpTools, help_files
from composer.ui.help.help_window import HelpWindow
from composer.ui.help.pages import read_page, read_pages, search
from composer.ui.keys import keys_page
from composer.ui.states import GROUPS
from composer.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
PAGES = read_pages(help_files())


class _NoStore:
    """A keeper whose store is not open."""

    store: Store | None = None


@pytest.fixture
def opened_addresses() -> list[str]:
    return []


@pytest.fixture
def tools(
    desk: Desk, background: Background, settings: SettingsFile, theme: Theme, opened_addresses: list[str]
) -> HelpTools:
    def open_address(address: str) -> bool:
        opened_addresses.append(address)
        return True

    return HelpTools(desk, _NoStore(), background, settings, open_address, theme)  # type: ignore[arg-type]


@pytest.fixture
def window(tools: HelpTools) -> HelpWindow:
    return tools.open()


def top_heading(window: HelpWindow) -> str:
    return window.page.textCursor().block().text()


def shown(window: HelpWindow) -> str:
    return window.page.document().firstBlock().text()


def test_every_page_is_there_and_begins_with_its_title() -> None:
    assert [page.name for page in PAGES] == [file.name for file in help_files()]
    assert all(page.markdown.startswith(f"# {page.title}\n") for page in PAGES)


def test_every_group_of_the_checklist_has_its_heading() -> None:
    page = next(page for page in PAGES if page.name == CHECKLIST)
    assert {title for title, _ in GROUPS.values()} <= {section.heading for section in page.sections}


def test_every_link_between_pages_leads_to_one() -> None:
    names = {page.name for page in PAGES}
    links = [part.split(")")[0] for page in PAGES for part in page.markdown.split("](")[1:]]
    inside = [link for link in links if not link.startswith(("http", "mailto", "#"))]
    assert [link for link in inside if link.rpartition("/")[2].partition("#")[0] not in names] == []


def test_the_page_of_keys_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "help" / "08-keyboard.md").read_text("utf-8")
    assert kept == keys_page(), "run: python3 dev.py pages"


def test_a_heading_in_a_block_of_code_is_none() -> None:
    page = read_page("a.md", "# Title\n\n```yaml\n# no heading\n```\n\n## Next\nWords\n")
    assert [section.heading for section in page.sections] == ["Title", "Next"]


def test_a_heading_with_the_word_comes_before_a_text_with_it() -> None:
    pages = [read_page("a.md", "# A\nthe tick\n## Other\nnone\n## Tick it\nwords\n")]
    assert [hit.section.heading for hit in search(pages, "TICK")] == ["Tick it", "A"]


def test_all_words_must_be_there_and_beginnings_are_enough() -> None:
    pages = [read_page("a.md", "# A\none hashtag\n## B\none number\n")]
    assert [hit.section.heading for hit in search(pages, "hash one")] == ["A"]
    assert search(pages, "ash") == []
    assert search(pages, "  ") == []


def test_what_was_found_is_shown_with_a_line_of_it() -> None:
    (hit,) = search([read_page("a.md", f"# A\n{'before ' * 20}**the** word {'after ' * 40}")], "word")
    assert "the word after" in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")


def test_help_opens_on_the_first_page_with_all_in_the_list(window: HelpWindow) -> None:
    assert shown(window) == "Your first post"
    assert window.list.count() == len(PAGES)
    assert window.list.currentItem().text() == "Your first post"


def test_a_search_goes_to_what_it_found_and_back_to_all_pages(window: HelpWindow) -> None:
    window.search.setText("somebody leaves")
    assert top_heading(window) == "Somebody leaves"
    assert 0 < window.list.count() < len(PAGES)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page
    window.search.clear()
    assert window.list.count() == len(PAGES)


def test_words_that_are_nowhere_are_told_so(window: HelpWindow) -> None:
    window.search.setText("zebra")
    assert window.list.count() == 0
    assert window.nothing.isVisible()


def test_a_link_goes_to_its_page_and_back_returns(window: HelpWindow) -> None:
    window.page.anchorClicked.emit(QUrl("04-review.md"))
    assert shown(window) == "Review"
    window.back.click()
    assert shown(window) == "Your first post"
    assert not window.back.isEnabled()


def test_a_link_to_a_heading_goes_there(window: HelpWindow) -> None:
    window.page.anchorClicked.emit(QUrl("02-checklist.md#yours-to-tick"))
    assert top_heading(window) == "Yours to tick"


def test_a_web_address_is_for_the_browser(window: HelpWindow, opened_addresses: list[str]) -> None:
    window.page.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened_addresses == ["https://example.org/"]


@pytest.mark.parametrize("group", list(GROUPS))
def test_each_group_has_help_of_its_own(tools: HelpTools, group: str) -> None:
    window = tools.open_group(group)
    assert shown(window) == "The checklist"
    assert top_heading(window) == GROUPS[group][0]


def test_the_chosen_line_knows_its_help_by_button_and_by_key(
    tools: HelpTools, desk: Desk, qtbot: QtBot
) -> None:
    desk.post_text.replace_all("stop it")
    qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=20_000)
    desk.rows.choose_first_to_do()
    row = desk.rows.current
    assert row is not None
    title = GROUPS[row.group][0]
    assert desk.rows.details.help.accessibleName() == f"Help with ‘{title}’"
    desk.rows.details.help.click()
    assert tools.window is not None
    assert top_heading(tools.window) == title
    tools.window.show_page("03-pictures.md")
    desk.commands["help_here"].trigger()
    assert top_heading(tools.window) == title


def test_the_sign_beside_a_heading_opens_its_help(tools: HelpTools, desk: Desk, qtbot: QtBot) -> None:
    desk.post_text.replace_all("stop it")
    qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=20_000)
    rows, place = desk.rows, next(n for n, row in enumerate(desk.rows.model.rows) if row.heading)
    rect = rows.list.visualRect(rows.model.index(place, 0))
    sign = rows.painter.help_sign(rect, rows.model.rows[place])
    assert min(sign.width(), sign.height()) >= 24
    click: Callable[[QPoint], None] = lambda at: QTest.mouseClick(  # noqa: E731
        rows.list.viewport(), Qt.MouseButton.LeftButton, pos=at
    )
    click(QPoint(sign.right() + 30, sign.center().y()))
    assert tools.window is None
    click(sign.center())
    assert tools.window is not None
    assert top_heading(tools.window) == rows.model.rows[place].text


def test_news_are_told_once_after_an_update(tools: HelpTools, desk: Desk, settings: SettingsFile) -> None:
    settings.fresh = False
    tools.tell_news("9.9")
    assert "Post Composer is now version 9.9." in desk.notices.texts()
    notice = desk.notices.notice("news")
    assert notice is not None
    notice.offer.click()
    assert tools.window is not None
    assert shown(tools.window) == "What’s new"
    assert desk.notices.notice("news") is None
    tools.tell_news("9.9")
    assert desk.notices.notice("news") is None


def test_on_a_first_start_nothing_is_news(tools: HelpTools, desk: Desk, settings: SettingsFile) -> None:
    assert settings.fresh
    tools.tell_news("9.9")
    assert desk.notices.notice("news") is None
    assert SettingsFile(settings.path).current.seen_version == "9.9"


def test_diagnostics_are_seen_before_they_are_copied(
    tools: HelpTools, background: Background, qtbot: QtBot
) -> None:
    window = tools.open_diagnostics()
    assert not window.copy.isEnabled()
    qtbot.waitUntil(window.copy.isEnabled, timeout=20_000)
    assert "This screen: " in window.text.toPlainText()
    window.copy.click()
    assert QGuiApplication.clipboard().text() == window.text.toPlainText()


def test_help_has_the_key_that_everybody_knows() -> None:
    assert COMMANDS["help"].keys == "F1"
