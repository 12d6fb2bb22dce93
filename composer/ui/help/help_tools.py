"""Joins help to the desk: the pages, the right one beside each group of the checklist, what is new, diagnostics."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.paths import HELP, NEWS
from composer.ui.states import GROUPS, State

if TYPE_CHECKING:
    from composer.errors import ComposerError
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.help.diagnostics_window import DiagnosticsWindow
    from composer.ui.help.help_window import HelpWindow
    from composer.ui.theme import Theme

CHECKLIST = "02-checklist.md"


class HelpTools(QObject):
    """One help window, which goes to whatever was asked about."""

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        open_address: Callable[[str], bool],
        theme: Theme,
    ) -> None:
        super().__init__(desk)
        self._desk, self._keeper, self._background = desk, keeper, background
        self._settings, self._open_address, self._theme = settings, open_address, theme
        self.window: HelpWindow | None = None
        self._trouble: deque[str] = deque(maxlen=20)
        background.failed.connect(self._on_failed)
        for name, slot in {
            "help": self.open,
            "help_here": self.open_here,
            "whats_new": self.open_news,
            "diagnostics": self.open_diagnostics,
        }.items():
            desk.commands[name].triggered.connect(slot)
        desk.rows.details.help_asked.connect(self.open_group)
        desk.rows.painter.help_pressed.connect(self.open_group)

    def open(self) -> HelpWindow:
        """The window, on the page where it was left."""
        return self.open_page("")

    def open_page(self, name: str, heading: str = "") -> HelpWindow:
        from composer.ui.help.help_window import HelpWindow
        from composer.ui.help.pages import read_pages

        if self.window is None:
            window = HelpWindow(read_pages(help_files()), self._theme, self._desk.window)
            window.web_asked.connect(self._open_address)
            window.destroyed.connect(self._on_closed)
            self.window = window
            window.show_page(name, heading)
        elif name:
            self.window.show_page(name, heading)
        self.window.show()
        self.window.raise_()
        return self.window

    def open_group(self, group: str) -> HelpWindow:
        """What a group of the checklist asks."""
        return self.open_page(CHECKLIST, GROUPS[group][0])

    def open_here(self) -> HelpWindow:
        """About the chosen line's group, or about the checklist as a whole."""
        row = self._desk.rows.current
        return self.open_group(row.group) if row is not None else self.open_page(CHECKLIST)

    def open_news(self) -> HelpWindow:
        self._desk.notices.withdraw("news")
        return self.open_page(NEWS.name)

    def tell_news(self, version: str) -> None:
        """After an update, once: a line that leads to what is new. On a first start everything is."""
        seen = self._settings.current.seen_version
        if seen == version:
            return
        if not self._settings.fresh:
            said = f"Post Composer is now version {version}."
            self._desk.notices.tell("news", State.IDEA, said, "What’s new", self.open_news)
        self._settings.change(seen_version=version)

    def open_diagnostics(self) -> DiagnosticsWindow:
        from composer.ui.help.diagnostics_window import DiagnosticsWindow, gathered

        window = DiagnosticsWindow(self._theme, self._desk.window)
        work = gathered(
            self._desk.window.screen(),
            self._theme.look,
            self._settings,
            self._desk.session.engine,
            self._keeper.store,
            list(self._trouble),
        )
        self._background.ask(work, window.show_facts)
        window.show()
        return window

    def _on_failed(self, error: ComposerError) -> None:
        self._trouble.append(type(error).__name__)

    def _on_closed(self) -> None:
        self.window = None


def help_files() -> list[Path]:
    """The pages in their order: those for everybody, then rules in full, then what is new."""
    return [*sorted(HELP.glob("*.md")), HELP.parent / "writing-rules.md", NEWS]
