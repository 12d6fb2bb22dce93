"""The record's windows, what is past its time in it, and the card for when it went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.errors import ComposerError
from composer.posting.entry import WENT_WRONG
from composer.ui.posting.keeping import Places, kept
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.store.record import Entry
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.posting.record_window import RecordWindow
    from composer.ui.posting.wrong_window import WrongWindow
    from composer.ui.theme import Theme


class RecordTools(QObject):
    """`recorded` comes after every new entry; `mail_asked` with a question to send."""

    recorded = Signal()
    mail_asked = Signal(str)

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        now: Callable[[], datetime],
        places: Places,
        open_address: Callable[[str], bool],
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper, self.open_address = desk, desk.session, keeper, open_address
        self._background, self._settings, self._theme = background, settings, theme
        self._now, self._places = now, places

    def open_record(self) -> RecordWindow | None:
        from composer.ui.posting.record_window import RecordWindow

        if self.keeper.store is None:
            self.desk.notices.tell("posting", State.CLOCK, "The drafts are still being opened. One moment.")
            return None
        window = RecordWindow(
            self.keeper.store.record,
            tuple(self.session.accounts.values()),
            self._background,
            self._settings,
            self._now,
            self._theme,
            self.desk.window,
        )
        window.went_wrong.connect(self.open_wrong)
        self.recorded.connect(window.ask)
        window.show()
        return window

    def open_wrong(self, entry: Entry | None = None) -> WrongWindow:
        from composer.posting.wrong import read_card
        from composer.ui.posting.wrong_window import WrongWindow

        store = self.keeper.store
        window = WrongWindow(
            read_card(self._places.layered("wrong.yml")),
            entry,
            store.record if store is not None else None,
            self._places.person / "evidence",
            self.session.person,
            self._now,
            self._background,
            self.open_address,
            self._theme,
            self.desk.window,
        )
        window.mail_asked.connect(self._on_wrong_mail)
        window.done_asked.connect(self._on_wrong_done)
        window.show()
        return window

    def remove_old(self) -> None:
        """Take out what is past the time that is set."""
        from composer.ui.posting.record_window import remove_old

        store, months = self.keeper.store, self._settings.current.keep_record_months
        if store is not None and months:
            who = self._settings.current.person or "this computer's setting"
            self._background.run(
                partial(remove_old, store.record, months, who, self._now()), self._on_removed
            )

    def _on_removed(self, number: int) -> None:
        if number:
            told = f"The content of {number} old entries was taken out of the record, as it is set."
            self.desk.notices.tell("retention", State.IDEA, told)

    def _on_wrong_mail(self, entry: Entry | None) -> None:
        from composer.ui.posting.record_page import entry_title

        about = f"\n\n{entry_title(entry)}" if entry is not None else ""
        self.mail_asked.emit(
            f"A post went wrong.{about}\n\nWhen it was noticed, and by whom:\nWho may be affected:\nWhat was done:"
        )

    def _on_wrong_done(self, entry: Entry, done: Sequence[str]) -> None:
        store = self.keeper.store
        if store is None:
            return
        who, when = self.session.person, self._now().isoformat(timespec="seconds")
        content = {"about_entry": entry.seq, "done": list(done), "said_by": who, "said_at": when}
        work = partial(kept, store.record, WENT_WRONG, entry.account, content)
        self._background.keep(work, self._on_wrong_kept)

    def _on_wrong_kept(self, outcome: tuple[str, str, ComposerError | None]) -> None:
        error = outcome[2]
        state, told = (State.STOP, str(error)) if error else (State.GOOD, "What was done is in the record.")
        self.desk.notices.tell("wrong", state, told)
        self.recorded.emit()
