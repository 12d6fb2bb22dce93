"""Opening a recovery sheet, and putting what is in it into one's own keyring."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidgetItem, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.ui.controls import Button
from composer.ui.fields import Frame, TextField, TickList
from composer.ui.posting.page import Page, Told, said
from composer.ui.posting.record_page import moment
from composer.ui.states import State
from composer.ui.vault.room import Room
from composer.vault import access
from composer.vault.handover import About
from composer.vault.logons import Turn
from composer.vault.recovery import Sheet, needs_passphrase, open_with_key, open_with_passphrase


class Opened(NamedTuple):
    """What a sheet says of itself, without any log-on."""

    made: str
    by: str
    abouts: tuple[About, ...]


class SheetPage(Page):
    """`kept` comes with the accounts whose log-ons are in the keyring now."""

    kept = Signal(object)
    opened = Signal()

    def __init__(self, sealed: bytes, room: Room, owner: QWidget | None) -> None:
        theme = room.theme
        super().__init__("sheet_page", "Open a recovery sheet", theme, owner, size=(150, 140))
        self._sealed, self._room = sealed, room
        self._turn = Turn()
        self.phrase = TextField(theme, self)
        self.phrase.setObjectName("sheet_passphrase")
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        label = QLabel("&Passphrase", self)
        label.setBuddy(self.phrase)
        self.open_it = Button("&Open it", theme, self)
        self.open_it.clicked.connect(self._on_open)
        asks = needs_passphrase(sealed)
        for widget in (label, self.phrase, self.open_it):
            self.whole.addWidget(widget)
            widget.setVisible(asks)
        self.about = said("", theme, self)
        self.whole.addWidget(self.about)
        self.accounts = TickList(theme, self)
        self.accounts.setAccessibleName("Log-ons in the sheet")
        self.whole.addWidget(Frame(self.accounts, theme, self), 1)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.keep = Button("&Keep the ticked ones in my keyring", theme, self, kind="primary")
        self.keep.setObjectName("keep_from_sheet")
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._on_keep)
        self.end_with(self.keep)
        self.open_it.setAutoDefault(True)
        if not asks:
            self._on_open()

    def done(self, result: int) -> None:
        self._turn.give_up()
        self.phrase.clear()
        super().done(result)

    def _on_open(self) -> None:
        if self._room.unnamed():
            self.told.tell(State.LOOK, self._room.unnamed())
            return
        self.told.tell(State.CLOCK, "Opening it. This takes some seconds.")
        work = partial(_opened, self._room, self._sealed, self.phrase.text(), self._room.person())
        self._room.background.ask(work, self._on_opened, self._on_failed)

    def _on_opened(self, opened: Opened) -> None:
        when = f" on {moment(opened.made)}" if opened.made else ""
        self.about.setText(f"Made by {opened.by or 'somebody'}{when}. Tick what you want to keep here.")
        self.accounts.clear()
        for about in opened.abouts:
            ours = self._room.account_for(about)
            title = self._room.title(ours or about.account)
            item = QListWidgetItem(title if ours is not None else f"{title} (not in your list of accounts)")
            item.setData(Qt.ItemDataRole.UserRole, about)
            self.accounts.add(item, ticked=False)
        self.told.tell(State.GOOD, "It opens. Nothing is kept until you say so.")
        self.keep.setEnabled(bool(opened.abouts))
        self.opened.emit()

    def _on_keep(self) -> None:
        items = [self.accounts.item(row) for row in range(self.accounts.count())]
        wanted = [item.data(Qt.ItemDataRole.UserRole) for item in items if self.accounts.is_ticked(item)]
        if not wanted:
            self.told.tell(State.IDEA, "Tick at least one.")
            return
        self.keep.setEnabled(False)
        self._turn = Turn()
        self.told.tell(State.CLOCK, "Giving them to your keyring.")
        work = partial(
            _kept, self._room, self._sealed, self.phrase.text(), wanted, self._room.person(), self._turn
        )
        self._room.background.ask(work, self._on_kept, self._on_failed)

    def _on_kept(self, accounts: tuple[AccountId, ...]) -> None:
        self.kept.emit(accounts)
        self.close()

    def _on_failed(self, error: ComposerError) -> None:
        self.keep.setEnabled(bool(self.accounts.count()))
        self.told.tell(State.STOP, str(error))


def _sheet(room: Room, sealed: bytes, passphrase: str, person: str) -> Sheet:
    if needs_passphrase(sealed):
        return open_with_passphrase(sealed, passphrase)
    return open_with_key(sealed, room.keys.own(person).identity)


def _opened(room: Room, sealed: bytes, passphrase: str, person: str) -> Opened:
    sheet = _sheet(room, sealed, passphrase, person)
    for about, _ in sheet.logons:
        account = room.account_for(about) or about.account
        room.vault.note(access.SHEET_OPENED, account, {"said_by": person})
    return Opened(sheet.made, sheet.by, tuple(about for about, _ in sheet.logons))


def _kept(
    room: Room, sealed: bytes, passphrase: str, wanted: list[About], person: str, turn: Turn
) -> tuple[AccountId, ...]:
    sheet, kept = _sheet(room, sealed, passphrase, person), []
    for about, logon in sheet.logons:
        if about in wanted:
            account = room.account_for(about) or about.account
            room.vault.keep(account, logon, person, turn)
            kept.append(account)
    return tuple(kept)
