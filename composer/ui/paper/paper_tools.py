"""Joins paper to the desk: the checklist of the open post, as it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.ui.states import State

if TYPE_CHECKING:
    from composer.ui.compose.desk import Desk
    from composer.ui.paper.paper_window import PaperWindow
    from composer.ui.theme import Theme


class PaperTools(QObject):
    """Opens a sheet to look at, print or save."""

    def __init__(self, desk: Desk, now: Callable[[], datetime], theme: Theme) -> None:
        super().__init__(desk)
        self._desk, self._now, self._theme = desk, now, theme
        desk.commands["print_checklist"].triggered.connect(self.open_checklist)

    def open_checklist(self) -> PaperWindow | None:
        """A checklist of words that are not checked yet would say nothing, so it waits for them."""
        from composer.ui.paper.checklist_sheet import checklist_sheet
        from composer.ui.paper.paper_window import PaperWindow

        desk, session = self._desk, self._desk.session
        if not session.draft.text.strip() or not session.up_to_date:
            told = "There is nothing to print yet: write your post first."
            if session.draft.text.strip():
                told = "The checklist is still looking at your last change. One moment."
            desk.notices.tell("paper", State.IDEA, told)
            return None
        desk.notices.withdraw("paper")
        summary, now = desk.window.pane.status.summary, self._now()
        stands = f"{summary.line}. {summary.more}".strip()
        rows = session.shown.rows
        sheet = checklist_sheet(session.draft, rows, stands, session.accounts, session.person, now)
        window = PaperWindow(sheet, f"checklist {now:%Y-%m-%d}", self._theme, desk.window)
        window.show()
        return window
