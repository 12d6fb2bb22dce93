"""The rules that have a mistake, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from composer.ui.dialog import ReadingDialog
from composer.ui.theme import Theme


class ProblemsDialog(ReadingDialog):
    """For whoever keeps the rules."""

    def __init__(self, problems: Sequence[object], theme: Theme, owner: QWidget | None) -> None:
        intro = "These rules have a mistake and are left out, or go on as they last were. All others work."
        lines = "\n".join(f"- `{problem}`" for problem in problems)
        super().__init__("Rules with a problem", intro, lines, theme, owner)
