"""Every command with its key, from the one table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from composer.ui.actions import MENUS
from composer.ui.dialog import ReadingDialog
from composer.ui.theme import Theme

_IN_THE_LIST = (
    ("Up, Down", "Move through the checklist"),
    ("Return", "Go to the words it is about"),
    ("Space", "Tick it, or untick it"),
    ("Tab", "From the list to its buttons"),
)


class KeysDialog(ReadingDialog):
    """The keys, as a table."""

    def __init__(self, theme: Theme, owner: QWidget | None) -> None:
        lines = ["| Key | What it does |", "|---|---|"]
        for _, commands in MENUS:
            lines += [
                f"| {one.keys} | {one.text.replace('&', '').rstrip('…')} |" for one in commands if one.keys
            ]
        lines += ["", "**In the checklist**", "", "| Key | What it does |", "|---|---|"]
        lines += [f"| {keys} | {what} |" for keys, what in _IN_THE_LIST]
        super().__init__("Keys", "", "\n".join(lines), theme, owner)
