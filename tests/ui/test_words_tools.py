"""The word tools at a real window: completion, palette, gaps, find and replace, spelling, pasting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer import services
from composer.paths import RESOURCES
from composer.settings import SettingsFile
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.theme import Theme
from composer.ui.words.snippet_dialog import SnippetDialog
from composer.ui.words.word_tools import WordTools
from composer.words.snippets import Layer
from composer.words.stock import open_stock

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def tools(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[WordTools]:
    theme = Theme(qapp, "light")
    settings = SettingsFile(tmp_path / "settings.json")
    background = Background()
    window = ComposeWindow(settings, theme)
    qtbot.addWidget(window)
    accounts = services.accounts_from(settings.current.accounts)
    desk = Desk(window, ComposeSession(background, accounts, "Sam", lambda: "now"), settings, theme)
    made = WordTools(
        desk,
        background,
        lambda: open_stock(RESOURCES, tmp_path / "machine", tmp_path / "person", TODAY),
        settings,
        theme,
        lambda: TODAY,
    )
    window.show()
    qtbot.waitUntil(lambda: made.stock is not None)
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    yield made
    background.close()


def offered(tools: WordTools) -> list[str]:
    return [offer.insert for offer in tools.popup.model.offers] if tools.popup.isVisible() else []


def spelt(tools: WordTools) -> list[str]:
    """The words that are underlined."""
    line = QTextCharFormat.UnderlineStyle.DashDotLine
    marks = tools.editor.laid_over
    return [mark.cursor.selectedText() for mark in marks if mark.look.underlineStyle() == line]


def test_typing_a_hash_offers_hashtags_and_return_puts_the_accessible_one_in(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "Big news #futuren")
    assert offered(tools)[0] == "#FutureNHS"
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "Big news #FutureNHS"
    assert not tools.popup.isVisible()


def test_one_undo_brings_back_what_was_typed_and_the_cursor(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "Big news #fut")
    QTest.keyClick(tools.editor, Qt.Key.Key_Tab)
    tools.editor.undo()
    assert tools.editor.text == "Big news #fut"
    assert tools.editor.textCursor().position() == len("Big news #fut")


def test_typing_on_after_an_insertion_stands_behind_it(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "#vang")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    QTest.keyClicks(tools.editor, " and on")
    assert tools.editor.text == "#Vanguard and on"


def test_escape_closes_the_offers_until_the_next_sign(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "#fu")
    QTest.keyClick(tools.editor, Qt.Key.Key_Escape)
    QTest.keyClicks(tools.editor, "t")
    assert offered(tools) == []
    QTest.keyClicks(tools.editor, " #fut")
    assert offered(tools)[0] == "#FutureNHS"


def test_a_fully_typed_hashtag_is_left_alone_by_return(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "#Wearside")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "#Wearside\n"


def test_return_after_a_fully_typed_hashtag_starts_a_line_though_longer_ones_exist(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "#FutureNHS")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "#FutureNHS\n"


def test_an_e_mail_address_offers_nothing(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "atb@nh")
    assert offered(tools) == []


def test_moving_the_cursor_away_closes_the_offers(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "one #fut")
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert offered(tools) == []


def test_an_unverified_handle_is_put_in_with_a_warning(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "@stsft")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "@STSFTrust"
    assert "not verified on X" in tools.desk.notices.texts()[0]


def test_what_is_used_most_comes_first_the_next_time(tools: WordTools) -> None:
    QTest.keyClicks(tools.editor, "#vang")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    QTest.keyClicks(tools.editor, " #")
    assert offered(tools)[0] == "#Vanguard"


def test_the_palette_puts_a_template_in_on_its_own_lines_with_the_first_gap_selected(
    tools: WordTools,
) -> None:
    QTest.keyClicks(tools.editor, "Before")
    palette = tools.open_palette()
    assert palette is not None
    QTest.keyClicks(palette.query, "event")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert tools.editor.text.startswith("Before\n\nJoin us for {{event}} at {{place}}, Sunderland.")
    assert tools.editor.textCursor().selectedText() == "{{event}}"
    assert "its part of the city" not in tools.desk.window.statusBar().currentMessage()


def test_tab_goes_from_gap_to_gap_and_then_out_of_the_post(tools: WordTools) -> None:
    tools.editor.replace_all("{{one}} and {{two}}")
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(tools.editor, Qt.Key.Key_Tab)
    QTest.keyClicks(tools.editor, "1")
    QTest.keyClick(tools.editor, Qt.Key.Key_Tab)
    QTest.keyClicks(tools.editor, "2")
    assert tools.editor.text == "1 and 2"
    QTest.keyClick(tools.editor, Qt.Key.Key_Tab)
    assert tools.editor.text == "1 and 2"
    assert not tools.editor.hasFocus()


def test_shift_tab_goes_back_to_the_gap_before(tools: WordTools) -> None:
    tools.editor.replace_all("{{one}} and {{two}}")
    QTest.keyClick(tools.editor, Qt.Key.Key_Backtab)
    assert tools.editor.textCursor().selectedText() == "{{two}}"
    QTest.keyClick(tools.editor, Qt.Key.Key_Backtab)
    assert tools.editor.textCursor().selectedText() == "{{one}}"


def test_inserting_never_overwrites_a_selection(tools: WordTools) -> None:
    tools.editor.replace_all("keep this")
    tools.editor.selectAll()
    assert tools.stock is not None
    offer = tools.stock.completer.search("in sunderland", tools.audience())[0]
    tools.insert(offer)
    assert tools.editor.text == "keep this in Sunderland"


def test_find_goes_round_and_replace_all_is_one_undo(tools: WordTools) -> None:
    tools.editor.replace_all("🎉 care and care")
    tools.find_bar.open(replacing=True)
    tools.find_bar.words.setText("care")
    tools.find_bar.put.setText("help")
    assert tools.find_bar.count.text() == "2 found"
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    tools.find_bar.go(back=False)
    assert tools.editor.textCursor().selectionStart() == 3
    tools.find_bar.replace_all()
    assert tools.editor.text == "🎉 help and help"
    tools.editor.undo()
    assert tools.editor.text == "🎉 care and care"


def test_replace_replaces_the_selected_place_and_goes_on(tools: WordTools) -> None:
    tools.editor.replace_all("a b a")
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    tools.find_bar.open(replacing=True)
    tools.find_bar.words.setText("a")
    tools.find_bar.put.setText("x")
    tools.find_bar.replace_one()
    tools.find_bar.replace_one()
    assert tools.editor.text == "x b a"
    assert tools.editor.textCursor().selectionStart() == 4


def test_escape_in_the_find_bar_gives_the_post_its_focus_back(tools: WordTools) -> None:
    tools.find_bar.open(replacing=False)
    QTest.keyClick(tools.find_bar.words, Qt.Key.Key_Escape)
    assert not tools.find_bar.isVisible()
    assert tools.editor.hasFocus()


def test_a_wrong_word_is_underlined_once_it_is_finished(qtbot: QtBot, tools: WordTools) -> None:
    assert tools.stock is not None
    qtbot.waitUntil(lambda: tools.stock is not None and tools.stock.speller.loaded)
    QTest.keyClicks(tools.editor, "We recieve")
    assert spelt(tools) == []
    QTest.keyClicks(tools.editor, " it")
    qtbot.waitUntil(lambda: spelt(tools) == ["recieve"])


def test_underlining_is_no_edit_and_nothing_to_undo(qtbot: QtBot, tools: WordTools) -> None:
    tools.editor.replace_all("We recieve it. ")
    qtbot.waitUntil(lambda: spelt(tools) == ["recieve"])
    revision = tools.desk.session.draft.revision
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    tools.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert tools.desk.session.draft.revision == revision
    tools.editor.undo()
    assert tools.editor.text == ""


def test_the_menu_puts_the_word_right_in_one_undo(qtbot: QtBot, tools: WordTools) -> None:
    tools.editor.replace_all("🎉 We recieve it")
    qtbot.waitUntil(lambda: spelt(tools) == ["recieve"])
    menu = QMenu()
    assert tools.spelling is not None
    assert tools.spelling.fill_menu(menu, 8, tools.editor.apply)
    menu.actions()[0].trigger()
    assert tools.editor.text == "🎉 We receive it"
    tools.editor.undo()
    assert tools.editor.text == "🎉 We recieve it"


def test_a_word_added_to_the_dictionary_loses_its_underline(qtbot: QtBot, tools: WordTools) -> None:
    tools.editor.replace_all("At Wobblethorpe today")
    qtbot.waitUntil(lambda: spelt(tools) == ["Wobblethorpe"])
    assert tools.spelling is not None
    tools.spelling.add("Wobblethorpe")
    qtbot.waitUntil(lambda: spelt(tools) == [])


def test_switching_spelling_off_takes_the_underlines_away_and_is_kept(qtbot: QtBot, tools: WordTools) -> None:
    tools.editor.replace_all("We recieve it")
    qtbot.waitUntil(lambda: spelt(tools) == ["recieve"])
    tools.desk.commands["spelling"].trigger()
    assert spelt(tools) == []
    tools.desk.commands["spelling"].trigger()
    qtbot.waitUntil(lambda: spelt(tools) == ["recieve"])


def test_pasting_is_plain_with_a_note_and_one_undo(tools: WordTools) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>“Look”</b>")
    pasted.setText("“Look” https://a.uk/?utm_source=x&b=1")
    tools.editor.insertFromMimeData(pasted)
    assert tools.editor.text == '"Look" https://a.uk/?b=1'
    assert tools.desk.notices.texts() == [
        "Pasted as plain text: curly quotes straightened, tracking taken out of links (utm_source)."
    ]
    tools.editor.undo()
    assert tools.editor.text == ""


def test_letter_case_changes_the_selection_only(tools: WordTools) -> None:
    tools.editor.replace_all("🎉 JOIN US IN SUNDERLAND today")
    cursor = tools.editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(24, QTextCursor.MoveMode.KeepAnchor)
    tools.editor.setTextCursor(cursor)
    tools.change_case("case_sentence")
    assert tools.editor.text == "🎉 Join us in Sunderland today"


def test_words_sentences_and_gaps_are_counted(qtbot: QtBot, tools: WordTools) -> None:
    tools.editor.replace_all("One two. Three {{gap}}")
    qtbot.waitUntil(lambda: tools.tally.text() == "4 words, 2 sentences, 1 gap to fill (Tab)")


def test_a_new_snippet_is_offered_at_once(qtbot: QtBot, tools: WordTools) -> None:
    tools.edit_snippets()
    (dialog,) = tools.desk.window.findChildren(SnippetDialog)
    dialog.start_new()
    dialog.name.setText("Our clinic")
    dialog.kind.setCurrentIndex(dialog.kind.findData("hashtag"))
    dialog.words.setPlainText("#OurOwnClinic")
    with qtbot.waitSignal(tools.stocked):
        dialog.save()
    assert dialog.message.text() == "Saved 'Our clinic'."
    dialog.close()
    tools.desk.window.activateWindow()
    tools.editor.setFocus()
    qtbot.waitUntil(tools.editor.hasFocus)
    QTest.keyClicks(tools.editor, "#ouro")
    assert offered(tools) == ["#OurOwnClinic"]


def test_a_changed_bundled_snippet_becomes_ones_own(qtbot: QtBot, tools: WordTools) -> None:
    tools.edit_snippets()
    (dialog,) = tools.desk.window.findChildren(SnippetDialog)
    first = dialog.list.item(0).data(Qt.ItemDataRole.UserRole)
    assert first.layer is Layer.BUNDLE
    dialog.words.setPlainText("#Changed")
    with qtbot.waitSignal(tools.stocked):
        dialog.save()
    assert tools.stock is not None
    kept = tools.stock.shelf.snippet(first.id)
    assert kept is not None
    assert (kept.text, kept.layer) == ("#Changed", Layer.PERSON)


def test_importing_says_how_many_and_what_was_wrong(qtbot: QtBot, tools: WordTools, tmp_path: Path) -> None:
    path = tmp_path / "theirs.yml"
    path.write_text("snippets:\n  - {name: New, text: words}\n  - {name: Half}\n", "utf-8")
    tools.edit_snippets()
    (dialog,) = tools.desk.window.findChildren(SnippetDialog)
    with qtbot.waitSignal(tools.stocked):
        dialog.take_in(path)
    assert dialog.message.text() == "1 new snippet from theirs.yml. Line 3, column 5: 'text' is missing."


def test_the_hashtag_command_puts_a_hash_in_and_opens_the_offers(tools: WordTools) -> None:
    tools.editor.replace_all("News")
    tools.desk.commands["insert_hashtag"].trigger()
    assert tools.editor.text == "News #"
    assert offered(tools)
    QTest.keyClicks(tools.editor, "vang")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "News #Vanguard"


def test_the_menu_lists_every_group_and_puts_its_snippets_in(tools: WordTools) -> None:
    tools.from_list.fill()
    menus = {action.text(): action.menu() for action in tools.from_list.actions()}
    assert set(menus) == {"Hashtags", "Phrases and tags", "Templates"}
    phrase = next(one for one in menus["Phrases and tags"].actions() if one.text() == "In Sunderland")  # type: ignore[attr-defined]
    phrase.trigger()
    assert tools.editor.text == "in Sunderland"


def test_the_post_can_be_made_larger_and_usual_again(tools: WordTools) -> None:
    usual = tools.editor.font().pointSizeF()
    tools.desk.commands["zoom_in"].trigger()
    assert tools.editor.font().pointSizeF() > usual
    tools.desk.commands["zoom_reset"].trigger()
    assert tools.editor.font().pointSizeF() == usual


def test_an_offer_lands_right_after_emoji_in_earlier_paragraphs(tools: WordTools) -> None:
    tools.editor.replace_all("🎉🎉 first\n👩🏽‍⚕️ second ")
    QTest.keyClicks(tools.editor, "#vang")
    QTest.keyClick(tools.editor, Qt.Key.Key_Return)
    assert tools.editor.text == "🎉🎉 first\n👩🏽‍⚕️ second #Vanguard"


def test_of_a_very_long_paragraph_what_is_in_sight_is_spelled(qtbot: QtBot, tools: WordTools) -> None:
    plain = "A cup of tea and a long walk with friends. "
    tools.editor.replace_all(f"We recieve it. {plain * 600}Then a freind came.")
    tools.editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert tools.spelling is not None
    qtbot.waitUntil(lambda: slips(tools) == ["recieve"], timeout=20_000)
    tools.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: slips(tools) == ["freind"], timeout=20_000)


def slips(tools: WordTools) -> list[str]:
    assert tools.spelling is not None
    return [cursor.selectedText() for cursor in tools.spelling.drawn]
