"""Every command once, every key once."""

from __future__ import annotations

from collections import Counter

from composer.ui.actions import COMMANDS, MENUS
from composer.ui.compose.desk import Desk


def test_no_key_does_two_things() -> None:
    keys = Counter(command.keys for command in COMMANDS.values() if command.keys)
    assert [key for key, uses in keys.items() if uses > 1] == []


def test_no_command_is_listed_twice() -> None:
    names = [command.name for _, commands in MENUS for command in commands if command.name]
    assert len(names) == len(set(names))


def test_no_two_lines_of_a_menu_share_a_letter() -> None:
    menus = {title: [command.text for command in commands] for title, commands in MENUS}
    clashes = []
    for title, texts in {"the menu bar": list(menus), **menus}.items():
        letters = Counter(text[text.index("&") + 1].lower() for text in texts if "&" in text)
        clashes += [(title, letter) for letter, uses in letters.items() if uses > 1]
    assert clashes == []


def test_every_command_has_a_letter_in_its_menu() -> None:
    assert [command.name for command in COMMANDS.values() if "&" not in command.text] == []


def test_every_command_of_the_table_is_in_the_window(desk: Desk) -> None:
    assert desk.commands.keys() == COMMANDS.keys()
