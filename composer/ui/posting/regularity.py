"""How regularly each account posts: the quiet note at the start, the plan, and the calendar file that follows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout

from composer.posting.rhythm import Standing, standing
from composer.ui.compose.counters import network_title
from composer.ui.posting.rhythm_note import RhythmNote
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.errors import ComposerError
    from composer.settings import SettingsFile
    from composer.store.drafts import SavedDraft
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.posting.plan_window import PlanWindow
    from composer.ui.theme import Theme


class Regularity(QObject):
    """Asks the record when each account last posted, and says so where it does not nag."""

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        now: Callable[[], datetime],
        layered: Callable[[str], tuple[Path, ...]],
    ) -> None:
        super().__init__(desk)
        self._desk, self._keeper, self._background = desk, keeper, background
        self._settings, self._theme, self._now, self._layered = settings, theme, now, layered
        self._last: Mapping[str, str] = {}
        self.note = RhythmNote(theme)
        welcome = desk.window.pane.welcome.layout()
        if isinstance(welcome, QGridLayout):
            welcome.addWidget(self.note, welcome.rowCount(), 0, 1, 2)
        self.note.plan.clicked.connect(self.open_plan)
        if keeper.store is not None:
            self.refresh()
        else:
            keeper.ready.connect(self.refresh)

    def refresh(self) -> None:
        """Ask the record again, and bring the calendar file up to date."""
        store = self._keeper.store
        if store is not None:
            self._background.run(store.record.last_posted, self._on_last_posted)
            self.refresh_feed()

    def follow(self, setting: str) -> None:
        """A setting that this is about may have changed."""
        if setting == "reminders":
            self._show_note()
        elif setting == "plan_folder":
            self.refresh_feed()

    def refresh_feed(self) -> None:
        from composer.ui.posting.plan_window import refresh_feed

        store, folder = self._keeper.store, self._settings.current.plan_folder
        if store is not None and folder:
            self._background.run(partial(refresh_feed, store.drafts, folder, self._now()), self._on_feed)

    def standings(self) -> dict[str, Standing]:
        """Every account by its id, those without a target too."""
        engine = self._desk.session.engine
        known = {str(one.id): one.title for one in engine.networks.values()} if engine is not None else {}
        return {
            one.id: standing(
                f"{network_title(one.network, known)} {one.handle or one.title}",
                one.rhythm,
                self._last.get(one.id, ""),
                self._now(),
            )
            for one in self._settings.current.accounts
        }

    def open_plan(self) -> PlanWindow | None:
        from composer.posting.occasions import read_occasions
        from composer.ui.posting.plan_window import PlanWindow

        store = self._keeper.store
        if store is None:
            return None
        self._keeper.flush()
        occasions, problems = read_occasions(self._layered("awareness.yml"))
        if problems:
            told = f"A file of awareness days has a mistake: {problems[0]}"
            self._desk.notices.tell("occasions", State.LOOK, told)
        window = PlanWindow(
            store.drafts,
            occasions,
            self.standings,
            self._background,
            self._settings,
            self._now,
            self._theme,
            self._desk.window,
        )
        window.changed.connect(self._on_plan_changed)
        window.open_asked.connect(self._on_open_asked)
        window.show()
        return window

    def _on_last_posted(self, last: Mapping[str, str]) -> None:
        self._last = last
        self._show_note()

    def _on_plan_changed(self) -> None:
        self._show_note()
        self.refresh_feed()

    def _show_note(self) -> None:
        wanted = self._settings.current.reminders
        self.note.show_standings(list(self.standings().values()) if wanted else ())

    def _on_feed(self, error: ComposerError | None) -> None:
        if error is not None:
            self._desk.notices.tell("feed", State.LOOK, str(error))

    def _on_open_asked(self, saved: SavedDraft) -> None:
        if saved.id != self._keeper.open_id:
            self._keeper.show_draft(saved)
