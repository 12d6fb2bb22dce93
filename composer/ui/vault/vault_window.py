"""One account's log-on: what there is of it, shown deliberately and for a moment, or copied unseen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.ui.controls import Button
from composer.ui.fields import Choice
from composer.ui.posting.page import NameRow, Page, Told, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role
from composer.ui.vault.access_window import access_line, latest
from composer.ui.vault.capture import keep_out_of_captures
from composer.ui.vault.clipboard import ClipboardBar
from composer.ui.vault.fetching import Fetched, Looked, a_second_later, fetched, look, removed
from composer.ui.vault.room import Room
from composer.ui.vault.secret_row import SecretRow
from composer.vault import access
from composer.vault.access import CODE, FIELD_WORDS
from composer.vault.logons import Turn
from composer.vault.passwords import OneTimeCode
from composer.vault.vault import Where

SHOWS_FOR = 20
_A_SECOND = 1000
_TITLES = {
    "user_name": "User name",
    "password": "Password",
    CODE: "One-time code",
    "recovery_codes": "Recovery codes",
    "totp_seed": "Seed of the one-time codes",
    "notes": "Notes",
}


class VaultWindow(Page):
    """`change_asked`, `hand_over_asked` and `log_asked` say for which account."""

    change_asked = Signal(str, object)
    hand_over_asked = Signal(str)
    log_asked = Signal(str)
    looked = Signal()
    changed = Signal(str)
    hidden = Signal()

    def __init__(
        self, room: Room, account: AccountId, owner: QWidget | None, *, tick: int = _A_SECOND
    ) -> None:
        theme = room.theme
        super().__init__("vault_window", "Log-on", theme, owner, size=(170, 180))
        self._room = room
        self.state = Looked(account, Where(""), frozenset(), None)
        self._codes: tuple[OneTimeCode, ...] = ()
        self._left = 0
        self.account = Choice(theme, self)
        self.account.setObjectName("vault_account")
        self._offer_accounts(account)
        label = QLabel("&Account", self)
        label.setBuddy(self.account)
        label.setMinimumHeight(self.account.sizeHint().height())
        self.whole.addLayout(row_of(theme, label, self.account))
        self.name = NameRow(room.person(), theme, self)
        self.name.setVisible(not room.person())
        self.whole.addWidget(self.name)
        self.told = Told(theme, self)
        self.again = Button("Try a&gain", theme, self)
        self.again.setAutoDefault(False)
        self.again.hide()
        self.whole.addWidget(self.told)
        self.whole.addWidget(self.again)
        self.whole.addWidget(ClipboardBar(room.clipboard, theme, self))
        self.area = self.scrolled("The parts of the log-on")
        self.rows: dict[str, SecretRow] = {}
        for field, title in _TITLES.items():
            row = SecretRow(field, title, theme, self.area.column)
            row.show_asked.connect(self._on_show_asked)
            row.copy_asked.connect(self._on_copy_asked)
            row.hide_asked.connect(self.hide_secrets)
            self.rows[field] = row
            self.area.lines.addWidget(row)
        self.last = said("", theme, self.area.column, Role.QUIET)
        self.area.lines.addWidget(self.last)
        self.area.show_filled()
        self.change = Button("C&hange…", theme, self, kind="primary")
        self.hand_over = Button("Hand &over…", theme, self)
        self.log = Button("&Who saw it…", theme, self)
        self.remove = Button("&Remove from this computer…", theme, self)
        self.end_with(self.change, self.hand_over, self.log, self.remove)
        self._tick = QTimer(self)
        self._tick.setInterval(tick)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self.look()

    def _connect(self) -> None:
        self.account.activated.connect(self._on_account_chosen)
        self.again.clicked.connect(self.look)
        self.name.field.editingFinished.connect(self._signed)
        self.change.clicked.connect(self._on_change)
        self.hand_over.clicked.connect(self._on_hand_over)
        self.log.clicked.connect(lambda: self.log_asked.emit(str(self.state.account)))
        self.remove.clicked.connect(self._on_remove)

    def show_account(self, account: AccountId) -> None:
        """Turn to another account."""
        self.account.setCurrentIndex(max(0, self.account.findData(str(account))))
        self._on_account_chosen()

    def offer_accounts(self) -> None:
        """The accounts are others than before; the one on show stays if it is still there."""
        self._offer_accounts(self.state.account)
        if self.account.count():
            self._on_account_chosen()
        else:
            self.close()

    def _offer_accounts(self, account: AccountId) -> None:
        self.account.clear()
        for one in self._room.accounts():
            self.account.addItem(self._room.title(one), str(one))
        self.account.setCurrentIndex(max(0, self.account.findData(str(account))))

    def look(self) -> None:
        """Ask the keyring what there is; it may prompt, and the window stays usable meanwhile."""
        self.hide_secrets()
        account = AccountId(str(self.account.currentData()))
        self.state = Looked(account, Where(""), frozenset(), None)
        self._show_state()
        self.again.hide()
        self.told.tell(State.CLOCK, "Asking your keyring. It may want your password in a window of its own.")
        store = self._room.store()
        record = store.record if store is not None else None
        work = partial(look, self._room.vault, account, partial(latest, record, account))
        self._room.background.ask(work, self._on_looked, self._on_failed)

    def hide_secrets(self) -> None:
        """Nothing shows any more."""
        self._tick.stop()
        self._left, self._codes = 0, ()
        for row in self.rows.values():
            if row.is_shown:
                row.hide_secret()
                self.hidden.emit()
        keep_out_of_captures(self, False)

    def done(self, result: int) -> None:
        self.hide_secrets()
        super().done(result)

    # What was asked for

    def _on_account_chosen(self) -> None:
        if str(self.account.currentData()) != str(self.state.account):
            self.look()

    def _on_show_asked(self, field: str) -> None:
        self.hide_secrets()
        self._fetch(field, copied=False)

    def _on_copy_asked(self, field: str) -> None:
        self._fetch(field, copied=True)

    def _fetch(self, field: str, *, copied: bool) -> None:
        if not self._signed():
            return
        vault, account, who = self._room.vault, self.state.account, self._room.person()
        work = partial(fetched, vault, account, field, who, copied=copied)
        self._room.background.ask(work, self._on_copied if copied else self._on_shown, self._on_failed)

    def _signed(self) -> bool:
        """The record says who saw what, so somebody has to be named first."""
        if self.name.name and self.name.name != self._room.person():
            self._room.named(self.name.name)
        if not self._room.person():
            self.told.tell(State.LOOK, "Say your name first: the record says who saw what.")
            self.name.field.setFocus()
        return bool(self._room.person())

    def _on_change(self) -> None:
        if self._signed():
            self.change_asked.emit(str(self.state.account), self.state.filled)

    def _on_hand_over(self) -> None:
        if self._signed():
            self.hand_over_asked.emit(str(self.state.account))

    def _on_remove(self) -> None:
        title = self._room.title(self.state.account)
        asked = QMessageBox(QMessageBox.Icon.Question, "Remove this log-on?", "", parent=self)
        asked.setText(f"Remove the log-on of {title} from this computer?")
        asked.setInformativeText(
            "Other holders keep theirs. If nobody else holds it, it is lost: hand it over first, or make a "
            "recovery sheet."
        )
        asked.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
        asked.setDefaultButton(QMessageBox.StandardButton.Cancel)
        asked.accepted.connect(self.remove_now)
        asked.open()

    def remove_now(self) -> None:
        account, turn = self.state.account, Turn()
        work = partial(removed, self._room.vault, account, self._room.person(), turn)
        self._room.background.ask(work, self._on_removed, self._on_failed)

    # What happened

    def _on_looked(self, looked: Looked) -> None:
        if looked.account != self.state.account:
            return
        self.state = looked
        self._show_state()
        self.looked.emit()

    def _on_shown(self, got: Fetched) -> None:
        if got.account != self.state.account:
            return
        self.hide_secrets()
        keep_out_of_captures(self, True)
        self._codes, self._left = got.codes, SHOWS_FOR
        self.rows[got.field].show_secret(got.codes[0].code if got.codes else got.secret)
        self._count_down()
        self._tick.start()
        self._take_note(got)

    def _on_copied(self, got: Fetched) -> None:
        secret = got.codes[0].code if got.codes else got.secret
        self._room.clipboard.copy(secret, f"the {FIELD_WORDS[got.field]}")
        if got.account == self.state.account:
            self._take_note(got)

    def _take_note(self, got: Fetched) -> None:
        kind = access.COPIED if got.copied else access.SHOWN
        said_of = access.summary(kind, access.parts_of([got.field], self._room.person()))
        self.last.setText(f"Last: {said_of}, just now.")

    def _on_removed(self, account: AccountId) -> None:
        self.changed.emit(str(account))
        self.look()

    def _on_failed(self, error: ComposerError) -> None:
        self.hide_secrets()
        self.told.tell(State.STOP, str(error))
        self.again.show()

    def _on_tick(self) -> None:
        self._left -= 1
        self._codes = a_second_later(self._codes)
        if self._left <= 0:
            self.hide_secrets()
        else:
            self._count_down()

    def _count_down(self) -> None:
        row = next((one for one in self.rows.values() if one.is_shown), None)
        if row is None:
            return
        words = f"Hides in {self._left} s."
        if self._codes:
            row.show_secret(self._codes[0].code)
            words = f"Good for {self._codes[0].seconds_left} s. {words}"
        row.count_down(words)

    def _show_state(self) -> None:
        state, there = self.state, bool(self.state.filled)
        for field, row in self.rows.items():
            row.give((field if field != CODE else "totp_seed") in state.filled)
        for button in (self.hand_over, self.remove):
            button.setEnabled(there)
        self.change.setEnabled(bool(state.where.title))
        self.change.setText("C&hange…" if there else "&Put it in…")
        self.last.setText(access_line(state.last))
        if state.where.title:
            self.told.tell(*_where_words(state, self._room.title(state.account)))


def _where_words(state: Looked, title: str) -> tuple[State, str]:
    if state.where.session_only:
        return State.LOOK, (
            f"Kept for this session only, in memory: it is gone when you close the app. {state.where.session_only}"
        )
    if not state.filled:
        return (
            State.IDEA,
            f"No log-on of {title} is on this computer. It would be kept in {state.where.title}.",
        )
    return State.GOOD, f"Kept in {state.where.title}, and nowhere else on this computer."
