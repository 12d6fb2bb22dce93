"""Settings are found by any word, kept at once, and what the IT desk fixed is shown as such."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from composer.setting_list import POLICY, SETTINGS
from composer.settings import SettingsFile
from composer.ui.fields import Choice, TickBox
from composer.ui.settings.settings_window import Place, SettingsWindow
from composer.ui.theme import Theme

Open = Callable[[], SettingsWindow]
SAID = "Set by your IT desk, in policy.yml. Agreed in May."


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, settings: SettingsFile) -> Open:
    def make() -> SettingsWindow:
        policy = {one.name: "" for one in SETTINGS if one.who == POLICY} | {"area": "Sunderland"}
        places = [Place("Your settings", "settings.json", "folder")]
        window = SettingsWindow(settings, policy, places, theme, None)
        qtbot.addWidget(window)
        window.show()
        return window

    return make


def field(window: SettingsWindow, name: str) -> QWidget:
    found = window.rows[name].field
    assert found is not None
    return found.main


def shown(window: SettingsWindow) -> set[str]:
    return {name for name, row in window.rows.items() if row.isVisible()}


def test_every_setting_has_a_row_with_its_sentence_of_help(opened: Open) -> None:
    window = opened()
    assert set(window.rows) == {setting.name for setting in SETTINGS} - {"why"}
    assert all(row.setting.help.endswith((".", ")")) for row in window.rows.values())
    assert field(window, "ask_address").accessibleDescription() == window.rows["ask_address"].setting.help


def test_a_name_typed_is_kept_letter_by_letter(opened: Open, settings: SettingsFile) -> None:
    name = field(opened(), "person")
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Zoe Lund")
    assert SettingsFile(settings.path).current.person == "Zoe Lund"


def test_a_choice_and_a_tick_are_kept_and_told(qtbot: QtBot, opened: Open, settings: SettingsFile) -> None:
    window = opened()
    look, spelling = field(window, "look"), field(window, "spelling")
    assert isinstance(look, Choice)
    assert isinstance(spelling, TickBox)
    with qtbot.waitSignal(window.changed) as told:
        look.setCurrentIndex(2)
        look.activated.emit(2)
    assert told.args == ["look", "dark"]
    spelling.click()
    kept = SettingsFile(settings.path).current
    assert (kept.look, kept.spelling) == ("dark", False)


def test_half_an_address_is_not_kept_and_says_what_is_wrong(opened: Open, settings: SettingsFile) -> None:
    window = opened()
    address = field(window, "mail_address")
    QTest.keyClicks(address, "sam")
    assert settings.current.mail_address == ""
    assert window.rows["mail_address"].told.words.text() == "This should be a mail address."
    assert "should be a mail address" in address.accessibleDescription()
    QTest.keyClicks(address, "@nhs.net")
    assert settings.current.mail_address == "sam@nhs.net"
    assert not window.rows["mail_address"].told.isVisible()


@pytest.mark.parametrize(("words", "found"), [("dark", "look"), ("BACKED up", "drafts_folder")])
def test_a_setting_is_found_by_any_of_its_words(opened: Open, words: str, found: str) -> None:
    window = opened()
    window.search.setText(words)
    assert shown(window) == {found}
    window.search.clear()
    assert len(shown(window)) == len(window.rows)


def test_a_word_that_is_nowhere_is_told_so(opened: Open) -> None:
    window = opened()
    window.search.setText("zebra")
    assert shown(window) == set()
    assert window.nothing.isVisible()


def test_what_the_it_desk_fixed_cannot_be_changed_and_says_why(opened: Open, settings: SettingsFile) -> None:
    settings.fix({"ask_address": "desk@example.org"}, SAID)
    window = opened()
    address = field(window, "ask_address")
    assert isinstance(address, QLineEdit)
    assert (address.text(), address.isEnabled()) == ("desk@example.org", False)
    assert window.rows["ask_address"].told.words.text() == SAID
    assert field(window, "mail_address").isEnabled()


def test_what_only_the_it_desk_decides_is_shown_without_a_field(opened: Open) -> None:
    row = opened().rows["area"]
    assert row.field is None
    assert "The area: Sunderland" in [label.text() for label in row.findChildren(type(row.told.words))]


def test_employers_and_own_words_are_filled_in_when_they_are_read(
    qtbot: QtBot, opened: Open, settings: SettingsFile
) -> None:
    settings.change(employer="GoneTrust")
    window = opened()
    window.offer({"ExampleTrust": "Example Trust"}, ["Pallion", "Roker"])
    employer, words = field(window, "employer"), field(window, "words")
    assert isinstance(employer, Choice)
    assert isinstance(words, QPlainTextEdit)
    titles = [employer.itemText(place) for place in range(employer.count())]
    assert titles == ["None of these", "Example Trust", "GoneTrust"]
    assert employer.currentText() == "GoneTrust"
    with qtbot.waitSignal(window.changed) as told:
        words.appendPlainText("Hendon")
    assert told.args == ["words", ("Pallion", "Roker", "Hendon")]


def test_a_mistake_in_the_file_stands_on_top_with_its_line(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"look":\n "pink"}', "utf-8")
    window = SettingsWindow(SettingsFile(path), {}, [], theme, None)
    qtbot.addWidget(window)
    texts = [label.text() for label in window.findChildren(type(window.nothing))]
    assert any(text.startswith(f"{path}:1: ‘look’") for text in texts)
