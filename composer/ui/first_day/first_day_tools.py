"""Joins the first day to the desk: the three steps on a first start, and both again from the Help menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.first_day.practice_window import PracticeWindow
    from composer.ui.first_day.welcome_window import WelcomeWindow
    from composer.ui.settings.settings_tools import SettingsTools
    from composer.ui.theme import Theme


class FirstDayTools(QObject):
    """One window of each kind at most. `help_asked` comes with a group of the checklist."""

    help_asked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        settings: SettingsFile,
        settings_tools: SettingsTools,
        now: Callable[[], str],
        theme: Theme,
    ) -> None:
        super().__init__(desk)
        self._desk, self._background, self._settings = desk, background, settings
        self._settings_tools, self._now, self._theme = settings_tools, now, theme
        self.welcome: WelcomeWindow | None = None
        self.practice: PracticeWindow | None = None
        desk.commands["first_day"].triggered.connect(self.open_welcome)
        desk.commands["practice"].triggered.connect(self.open_practice)

    def begin(self) -> None:
        """On a first start: the three steps; only a line that offers them to somebody who is writing already."""
        if self._desk.session.draft.text:
            said = "New here? Three short steps set up the checklist for you."
            self._desk.notices.tell("first_day", State.IDEA, said, "Show me…", self._on_shown_later)
            self._settings.save()
        else:
            self.open_welcome()

    def open_welcome(self) -> WelcomeWindow:
        from composer.services import employers
        from composer.ui.first_day.welcome_window import WelcomeWindow

        if self.welcome is None:
            window = WelcomeWindow(self._settings, self._theme, self._desk.window)
            window.named.connect(self._on_named)
            window.employed.connect(self._settings_tools.use_employer)
            window.chosen.connect(self._desk.window.counters.accounts_chosen)
            window.accounts_asked.connect(self._settings_tools.open_accounts)
            self._desk.session.accounts_changed.connect(window.accounts.refill)
            window.practice_asked.connect(self.open_practice)
            window.destroyed.connect(self._on_welcome_closed)
            self.welcome = window
            self._background.run(employers, self._on_employers)
        self.welcome.show()
        self.welcome.raise_()
        return self.welcome

    def open_practice(self) -> PracticeWindow:
        from composer.ui.first_day.practice_window import PracticeWindow

        if self.practice is None:
            session = self._desk.session
            window = PracticeWindow(session.person, self._now, session.engine, self._theme, self._desk.window)
            session.engine_changed.connect(window.use_engine)
            window.write_asked.connect(self._on_write_asked)
            window.help_asked.connect(self.help_asked)
            window.destroyed.connect(self._on_practice_closed)
            self.practice = window
        self.practice.show()
        self.practice.raise_()
        return self.practice

    def close(self) -> None:
        """The app closes."""
        if self.practice is not None:
            self.practice.close()

    def _on_shown_later(self) -> None:
        self._desk.notices.withdraw("first_day")
        self.open_welcome()

    def _on_named(self, name: str) -> None:
        self._desk.session.person = name

    def _on_employers(self, employers: dict[str, str]) -> None:
        if self.welcome is not None:
            self.welcome.employer.offer(employers)

    def _on_write_asked(self) -> None:
        self._desk.window.activateWindow()
        self._desk.post_text.setFocus()

    def _on_welcome_closed(self) -> None:
        self.welcome = None

    def _on_practice_closed(self) -> None:
        self.practice = None
