"""Every command with its key, from the one table; `docs/help` has the same page."""

from __future__ import annotations

from collections.abc import Sequence

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
    """The keys, as tables."""

    def __init__(self, theme: Theme, owner: QWidget | None) -> None:
        title, _, tables = keys_page().partition("\n")
        super().__init__(title.removeprefix("# "), "", tables, theme, owner)


def keys_page() -> str:
    """Every key as a page of Markdown, a table for each menu."""
    lines = [
        "# Keys",
        "",
        "Everything works without a mouse. **Alt** shows the letters of the menus; **Tab** goes on, and "
        "**Escape** leaves a window. **Shift+F1** opens the help for the line of the checklist you are on.",
    ]
    for menu, commands in MENUS:
        keyed = [(one.keys, one.text) for one in commands if one.keys]
        if keyed:
            lines += _table(menu.replace("&", ""), keyed)
    lines += _table("In the checklist", _IN_THE_LIST)
    return "\n".join(lines) + "\n"


def _table(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    cells = [f"| {keys} | {words.replace('&', '').rstrip('…')} |" for keys, words in rows]
    return ["", f"## {title}", "", "| Key | What it does |", "|---|---|", *cells]
