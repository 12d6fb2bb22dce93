"""The recovery sheet: made for a card or a passphrase, written, and opened again before it is called done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.store.opening import Store
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame, TickBox, TickList
from composer.ui.posting.page import Page, Told, row_of, said
from composer.ui.states import State
from composer.ui.vault.capture import keep_out_of_captures
from composer.ui.vault.clipboard import ClipboardBar
from composer.ui.vault.files import read_some, write_whole
from composer.ui.vault.room import Room, words_of
from composer.ui.vault.secret_row import secret_font
from composer.ui.vault.trust import usable_cards
from composer.vault import access
from composer.vault.endings import RECOVERY_ENDING
from composer.vault.handover import About, Card
from composer.vault.passwords import new_passphrase
from composer.vault.recovery import (
    Sheet,
    open_with_key,
    open_with_passphrase,
    seal_for_cards,
    seal_for_passphrase,
)

_KINDS = f"Recovery sheet (*{RECOVERY_ENDING})"
_WORDS = 6


class Made(NamedTuple):
    """Where the sheet is, which accounts are in it, and which have no log-on here."""

    place: Path
    inside: tuple[AccountId, ...]
    missing: tuple[AccountId, ...]


class RecoveryPage(Page):
    """The passphrase is made here, so that it is strong, and is to be written down on paper."""

    made = Signal(object)

    def __init__(self, room: Room, store: Store, owner: QWidget | None) -> None:
        theme = room.theme
        super().__init__("recovery_page", "Recovery sheet", theme, owner, size=(160, 170))
        self._room, self._store = room, store
        self._passphrase = ""
        told = (
            "A locked file with the log-ons that you tick, for the day when nobody can get in. Make it for your comms "
            "lead's card, or for a passphrase that is kept on paper in a safe place."
        )
        self.whole.addWidget(said(told, theme, self))
        label = QLabel("Acc&ounts", self)
        self.accounts = TickList(theme, self)
        self.accounts.setObjectName("recovery_accounts")
        label.setBuddy(self.accounts)
        for one in room.accounts():
            item = QListWidgetItem(room.title(one))
            item.setData(Qt.ItemDataRole.UserRole, str(one))
            self.accounts.add(item, ticked=True)
        self.whole.addWidget(label)
        self.whole.addWidget(Frame(self.accounts, theme, self), 1)
        self.to = Choice(theme, self)
        self.to.setObjectName("recovery_to")
        for card in usable_cards(store):
            self.to.addItem(f"{card.name}'s card", card)
        self.to.addItem("A passphrase", None)
        to_label = QLabel("Opens &with", self)
        to_label.setBuddy(self.to)
        to_label.setMinimumHeight(self.to.sizeHint().height())
        self.whole.addLayout(row_of(theme, to_label, self.to))
        self.phrase = said("", theme, self)
        self.phrase.setObjectName("passphrase")
        self.phrase.setFont(secret_font(theme))
        self.whole.addWidget(self.phrase)
        self.show_phrase = Button("&Make a passphrase and show it", theme, self)
        self.copy_phrase = Button("Co&py it", theme, self)
        self.written = TickBox("I have written it &down on paper", theme, self)
        self.whole.addLayout(row_of(theme, self.show_phrase, self.copy_phrase, self.written))
        self.whole.addWidget(ClipboardBar(room.clipboard, theme, self))
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.save = Button("&Save the sheet…", theme, self, kind="primary")
        self.save.setObjectName("save_sheet")
        self.end_with(self.save)
        self.show_phrase.clicked.connect(self._on_show_phrase)
        self.copy_phrase.clicked.connect(lambda: room.clipboard.copy(self._passphrase, "the passphrase"))
        self.to.activated.connect(self._show_way)
        self.save.clicked.connect(self._on_save)
        for button in (self.show_phrase, self.copy_phrase):
            button.setAutoDefault(False)
        self._show_way()

    def done(self, result: int) -> None:
        self._forget_phrase()
        super().done(result)

    def _forget_phrase(self) -> None:
        self._passphrase = ""
        self.phrase.clear()
        keep_out_of_captures(self, False)

    def _show_way(self) -> None:
        """A passphrase is asked for only where there is no card to make it for."""
        by_phrase = self.to.currentData() is None
        if not by_phrase:
            self._forget_phrase()
        for widget in (self.show_phrase, self.copy_phrase, self.written, self.phrase):
            widget.setVisible(by_phrase)
        self.phrase.setVisible(bool(self._passphrase))
        self.copy_phrase.setEnabled(bool(self._passphrase))

    def _on_show_phrase(self) -> None:
        self._passphrase = new_passphrase(_WORDS)
        self.phrase.setText(self._passphrase)
        self.written.setChecked(False)
        keep_out_of_captures(self, True)
        self._show_way()

    def _ticked(self) -> list[AccountId]:
        items = [self.accounts.item(row) for row in range(self.accounts.count())]
        return [
            AccountId(str(item.data(Qt.ItemDataRole.UserRole)))
            for item in items
            if self.accounts.is_ticked(item)
        ]

    def _missing(self) -> str:
        if self._room.unnamed():
            return self._room.unnamed()
        if not self._ticked():
            return "Tick at least one account."
        if self.to.currentData() is None and not self._passphrase:
            return "First make a passphrase, or choose a colleague's card."
        if self.to.currentData() is None and not self.written.isChecked():
            return (
                "First write the passphrase down on paper, and tick that you have: it is not kept anywhere."
            )
        return ""

    def _on_save(self) -> None:
        missing = self._missing()
        if missing:
            self.told.tell(State.LOOK, missing)
            return
        room = self._room
        chosen = room.ask_place(f"log-ons {room.now():%Y-%m-%d}{RECOVERY_ENDING}", _KINDS)
        if not chosen:
            return
        self.save.setEnabled(False)
        self.told.tell(State.CLOCK, "Making it, and opening it again to be sure. This takes some seconds.")
        to: Card | str = self.to.currentData() or self._passphrase
        abouts = [room.about(one) for one in self._ticked()]
        room.background.ask(
            partial(make, room, abouts, to, room.person(), Path(chosen)), self._on_made, self._on_failed
        )

    def _on_made(self, made: Made) -> None:
        self.save.setEnabled(True)
        self._forget_phrase()
        self._show_way()
        number = len(made.inside)
        count = "1 log-on" if number == 1 else f"{number} log-ons"
        told = f"{count} in {made.place}. It was written, read back and opened: it works."
        if made.missing:
            told += (
                f" Not in it, for want of a log-on here: {', '.join(map(self._room.title, made.missing))}."
            )
        self.told.tell(State.GOOD, told)
        self.made.emit(made)

    def _on_failed(self, error: ComposerError) -> None:
        self.save.setEnabled(True)
        self.told.tell(State.STOP, str(error))


def make(room: Room, abouts: list[About], to: Card | str, person: str, place: Path) -> Made:
    """Write the sheet, and open what was written; only then the record says so."""
    logons = room.vault.all_of(abouts)
    if not logons:
        raise ComposerError("None of these accounts has a log-on on this computer.", "Tick others.")
    sheet = Sheet(room.now().isoformat(timespec="seconds"), person, logons)
    own = room.keys.own(person).identity
    if isinstance(to, Card):
        sealed, said_to = seal_for_cards(sheet, own, [to]), f"{to.name} ({words_of(to.signing)})"
    else:
        sealed, said_to = seal_for_passphrase(sheet, to), "a passphrase"
    written = write_whole(place, sealed)
    if isinstance(written, ComposerError):
        raise written
    back = read_some(place)
    opened = open_with_key(back, own) if isinstance(to, Card) else open_with_passphrase(back, to)
    if opened != sheet:
        raise ComposerError(
            "What was written does not open as it should, so do not rely on that file.",
            "Try once more, in another folder.",
        )
    inside = tuple(about.account for about, _ in logons)
    for account in inside:
        room.vault.note(access.SHEET_MADE, account, {"to": [said_to], "said_by": person})
    return Made(place, inside, tuple(one.account for one in abouts if one.account not in inside))
