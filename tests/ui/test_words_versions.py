"""One post for several accounts at the real window: versions, previews, threads, from a template with gaps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from composer import services
from composer.domain.account import AccountId
from composer.paths import RESOURCES
from composer.settings import SettingsFile
from composer.ui.background import Background
from composer.ui.compose.account_tools import AccountTools
from composer.ui.compose.desk import Desk
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.theme import Theme
from composer.ui.words.word_tools import WordTools
from composer.words.stock import open_stock

TODAY = date(2026, 11, 22)
X, BLUESKY, LINKEDIN = AccountId("x-team"), AccountId("bluesky-team"), AccountId("linkedin-team")
LONG = " ".join(f"Sentence number {number} says that we meet in Sunderland." for number in range(12))
pytestmark = pytest.mark.qt_log_ignore("plugin does not support")


@pytest.fixture(scope="module")
def engine() -> services.Engine:
    return services.open_engine()


@pytest.fixture
def tools(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, engine: services.Engine
) -> Iterator[AccountTools]:
    theme = Theme(qapp, "light")
    settings = SettingsFile(tmp_path / "settings.json")
    background = Background()
    window = ComposeWindow(settings, theme)
    qtbot.addWidget(window)
    session = ComposeSession(
        background, services.accounts_from(settings.current.accounts), "Sam", lambda: "now"
    )
    desk = Desk(window, session, settings, theme)
    words = WordTools(
        desk,
        background,
        lambda: open_stock(RESOURCES, tmp_path / "machine", tmp_path / "person", TODAY),
        settings,
        theme,
        lambda: TODAY,
    )
    made = AccountTools(desk, words, theme)
    window.show()
    qtbot.waitUntil(lambda: words.stock is not None)
    session.use_engine(engine)
    session.choose_accounts((X, BLUESKY, LINKEDIN))
    desk.post_text.setFocus()
    qtbot.waitUntil(desk.post_text.hasFocus)
    yield made
    background.close()


def tabs(tools: AccountTools) -> list[str]:
    return [tools.bar.tabs.tabText(number) for number in range(tools.bar.tabs.count())]


def test_a_version_begins_as_the_text_for_all_and_is_edited_alone(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("We meet on Monday")
    tools.bar.different_chosen.emit(X)
    assert tabs(tools) == ["For all others (2)", "X @OurTeam"]
    assert tools.desk.post_text.text == "We meet on Monday"
    QTest.keyClicks(tools.desk.post_text, "Hello. ")
    draft = tools.session.draft
    assert (draft.text, draft.text_for(X)) == ("We meet on Monday", "Hello. We meet on Monday")


def test_a_tab_puts_its_text_on_the_desk(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "For X")
    tools.bar.tabs.setCurrentIndex(0)
    assert tools.desk.post_text.text == "For all"
    tools.bar.tabs.setCurrentIndex(1)
    assert tools.desk.post_text.text == "For X"


def test_changing_texts_never_carries_words_from_one_to_the_other(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "For X")
    tools.desk.post_text.undo()
    tools.session.show_version(None)
    tools.desk.post_text.undo()
    draft = tools.session.draft
    assert (draft.text, draft.text_for(X)) == ("For all", "For X")


def test_the_difference_is_shown_in_words_and_marks(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("We meet on Monday")
    tools.session.make_version(X, "We meet on <Tuesday>")
    qtbot.waitUntil(lambda: "1 word added, 1 word left out" in tools.bar.said.text())
    assert tools.bar.changes.toPlainText() == "We meet on Monday<Tuesday>"
    assert "line-through" in tools.bar.changes.toHtml()
    assert "underline" in tools.bar.changes.toHtml()


def test_rejoining_can_be_taken_back(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "For X")
    tools.bar.same.click()
    assert tools.session.draft.text_for(X) == "For all"
    assert tools.desk.post_text.text == "For all"
    notice = tools.desk.notices.notice("version")
    assert notice is not None
    notice.offer.click()
    assert tools.session.draft.text_for(X) == "For X"
    assert tools.desk.post_text.text == "For X"


def test_an_account_that_is_no_longer_chosen_leaves_the_desk(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "For X")
    tools.session.choose_accounts((BLUESKY, LINKEDIN))
    assert tools.desk.post_text.text == "For all"


def test_each_version_is_judged_by_its_own_networks_limit(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all(LONG)
    tools.session.make_version(X, "Short, in Sunderland")
    qtbot.waitUntil(lambda: tools.session.up_to_date)
    lengths = tools.session.shown.checklist.lengths
    assert lengths[X].fits
    assert not lengths[BLUESKY].fits


def test_underlines_are_those_of_the_text_on_the_desk(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("In Sunderland, the the first")
    tools.session.make_version(X, "In Sunderland we meet and the the second")

    def marked() -> list[str]:
        shown = tools.session.shown
        return [tools.session.text[mark.start : mark.end] for mark in shown.marks.items if shown.version == X]

    qtbot.waitUntil(lambda: tools.session.up_to_date and tools.session.shown.version == X)
    assert "the the" in marked()


def test_going_to_a_remark_in_another_version_puts_that_version_on_the_desk(
    qtbot: QtBot, tools: AccountTools
) -> None:
    tools.desk.post_text.replace_all("In Sunderland we meet")
    tools.session.make_version(X, "In Sunderland we meet and the the second")
    tools.session.show_version(None)
    qtbot.waitUntil(lambda: tools.session.up_to_date and bool(tools.session.shown.checklist.findings))
    findings = [one for one in tools.session.shown.checklist.findings if one.version == X and one.span]
    doubled = next(one for one in findings if tools.session.words_of(one) == "the the")
    tools.desk._go_to(doubled)
    assert tools.session.version == X
    assert tools.desk.post_text.textCursor().selectedText() == "the the"


def test_a_new_post_has_no_versions_left(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "For X")
    tools.desk.start_anew()
    assert tools.session.draft.text == ""
    assert not tools.session.draft.versions


def test_previews_show_each_accounts_own_text_and_follow_it(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all #NHS")
    tools.session.make_version(X, "For X #NHS")
    dialog = tools.open_preview()
    assert [one.text for one in tools.previews()] == ["For X #NHS", "For all #NHS", "For all #NHS"]
    tools.desk.post_text.replace_all("Changed <b>")
    qtbot.waitUntil(lambda: any("Changed &lt;b&gt;" in label.text() for label in dialog.findChildren(QLabel)))
    dialog.close()


def test_every_preview_is_labelled_as_one(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("Hello")
    dialog = tools.open_preview()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert labels.count("Layout preview") == 3
    dialog.close()


def test_a_post_that_is_too_long_is_offered_a_thread_that_fits(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all(LONG)
    qtbot.waitUntil(lambda: tools.desk.notices.notice("thread") is not None)
    dialog = tools.open_thread()
    assert dialog is not None
    assert [dialog.account.itemText(n) for n in range(dialog.account.count())] == [
        "X  @OurTeam",
        "Bluesky  @ourteam.bsky.social",
    ]
    assert len(dialog.parts) == 3
    assert all("too long" not in part.length for part in dialog.parts)
    dialog.copy(2)
    assert QGuiApplication.clipboard().text() == dialog.parts[1].text
    dialog.close()


def test_the_offer_of_a_thread_goes_when_the_post_fits(qtbot: QtBot, tools: AccountTools) -> None:
    tools.desk.post_text.replace_all(LONG)
    qtbot.waitUntil(lambda: tools.desk.notices.notice("thread") is not None)
    tools.desk.post_text.replace_all("Short")
    qtbot.waitUntil(lambda: tools.desk.notices.notice("thread") is None)


def test_journey_from_a_template_to_three_accounts_with_a_version_and_a_thread(
    qtbot: QtBot, tools: AccountTools
) -> None:
    editor = tools.desk.post_text
    palette = tools._words.open_palette()
    assert palette is not None
    QTest.keyClicks(palette.query, "event")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    tools.desk.window.activateWindow()
    qtbot.waitUntil(editor.hasFocus)
    for words in (
        "a tea party",
        "Monkwearmouth Library",
        "Thursday 3 December 2026, 2pm",
        "anyone who cares",
        "nhs.uk",
    ):
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert "{{" not in editor.text
    assert "a tea party at Monkwearmouth Library, Sunderland" in editor.text
    editor.setFocus()
    editor.replace_all(f"{editor.text}\n\n{LONG}")
    tools.session.make_version(LINKEDIN)
    editor.replace_all("A longer story for LinkedIn, from Sunderland. @atbsunderland")
    qtbot.waitUntil(lambda: tools.session.up_to_date and tools.desk.notices.notice("thread") is not None)
    dialog = tools.open_thread()
    assert dialog is not None
    assert len(dialog.parts) > 2
    dialog.account.setCurrentIndex(1)
    assert dialog.parts[0].text.endswith(f"1/{len(dialog.parts)}")
    assert tools.session.shown.checklist.lengths[LINKEDIN].fits
    dialog.close()


def test_text_brought_back_while_its_version_is_on_the_desk_is_shown(tools: AccountTools) -> None:
    tools.desk.post_text.replace_all("For all")
    tools.session.make_version(X, "First")
    tools.session.make_version(X, "Second")
    assert tools.desk.post_text.text == "Second"
