"""Every state an account of the register was in, who made it so, and the way back to it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QWidget

from composer.errors import ComposerError
from composer.posting.account_overview import changes
from composer.store.register import RegisterChangedError, Registered
from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.posting.page import Page, Told, said
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State
from composer.ui.theme import Role


class HistoryPage(Page):
    """Going back is an ordinary change: what stood before is in the history too. `saved` comes after it."""

    saved = Signal(object)

    def __init__(self, room: RegisterRoom, registered: Registered, owner: QWidget | None) -> None:
        title = f"What changed: {room.title(registered.account)}"
        super().__init__("account_history", title, room.theme, owner, size=(160, 150))
        self._room, self._now = room, registered
        self._states: list[Registered] = []
        self.whole.addWidget(
            said("Choose a moment; what changed then stands below.", self._theme, self, Role.QUIET)
        )
        self.list = QListWidget(self)
        self.list.setObjectName("account_states")
        self.list.setAccessibleName("Changes, the latest first")
        self.list.setWordWrap(True)
        self.list.setSpacing(self._theme.space(0.5))
        self.shown = QTextBrowser(self)
        self.shown.setAccessibleName("What changed then")
        self.shown.setTabChangesFocus(True)
        self.whole.addWidget(Frame(self.list, self._theme, self), 1)
        self.whole.addWidget(Frame(self.shown, self._theme, self), 1)
        self.told = Told(self._theme, self)
        self.whole.addWidget(self.told)
        self.restore = Button("&Go back to how it was then", self._theme, self, kind="primary")
        self.restore.setObjectName("restore_account")
        self.end_with(self.restore)
        self.list.currentRowChanged.connect(self._on_chosen)
        self.restore.clicked.connect(self._on_restore)
        self._on_chosen(-1)
        self._ask()
        self.list.setFocus()

    def _ask(self) -> None:
        work = partial(self._room.register.history, self._now.account.id)
        self._room.background.run(partial(tried, work), self._on_found)

    def _on_found(self, outcome: list[Registered] | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
            return
        self._states = outcome
        self.list.clear()
        for state in outcome:
            at = datetime.fromisoformat(state.at).astimezone()
            what = "Taken off the register" if state.removed else "Changed" if state.rev > 1 else "Added"
            words = f"{at.day} {at:%B %Y, %H:%M}\n{what} by {state.by or 'somebody without a name'}"
            QListWidgetItem(words, self.list).setData(Qt.ItemDataRole.UserRole, state)
        self.list.setCurrentRow(0)

    def _on_chosen(self, row: int) -> None:
        chosen = self._states[row] if 0 <= row < len(self._states) else None
        self.restore.setEnabled(chosen is not None and chosen.account != self._now.account)
        if chosen is None:
            self.shown.setPlainText("")
            return
        before = self._states[row + 1] if row + 1 < len(self._states) else None
        told = changes(before.account, chosen.account) if before is not None else ("It was added.",)
        if before is not None and before.removed != chosen.removed:
            told = (*told, "Taken off the register." if chosen.removed else "Put back on the register.")
        self.shown.setPlainText("\n".join(f"•  {one}" for one in told))

    def _on_restore(self) -> None:
        chosen = self._states[self.list.currentRow()]
        room, now = self._room, self._now
        work = partial(room.register.save, chosen.account, now.rev, room.person())
        self._room.background.keep(partial(tried, work), self._on_restored)

    def _on_restored(self, outcome: Registered | ComposerError) -> None:
        if isinstance(outcome, RegisterChangedError) and outcome.theirs is not None:
            self._now = outcome.theirs
            self.told.tell(State.LOOK, "It was changed meanwhile. Look at the list again, then go back.")
            self._ask()
        elif isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
        else:
            self._now = outcome
            self.told.tell(State.GOOD, "It is as it was then. What stood before is in the list.")
            self.saved.emit(outcome)
            self._ask()
