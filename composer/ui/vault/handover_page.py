"""Handing one account's log-on over to colleagues whose cards are known, as a file or as text."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from composer.domain.account import AccountId
from composer.domain.register import plain_name
from composer.errors import ComposerError
from composer.store.opening import Store
from composer.ui.controls import Button
from composer.ui.fields import Frame, TickList
from composer.ui.posting.page import Page, Told, said
from composer.ui.states import State
from composer.ui.theme import Role
from composer.ui.vault.files import file_name, write_whole
from composer.ui.vault.room import Room, words_of
from composer.ui.vault.trust import usable_cards
from composer.vault.endings import HANDOVER_ENDING
from composer.vault.handover import About, Card
from composer.vault.own_key import OwnKeys
from composer.vault.vault import Vault

_KINDS = f"Hand-over (*{HANDOVER_ENDING})"


class Sealed(NamedTuple):
    """What to send, or where it was written; `new_key` says that the signing key lasts for this session only."""

    names: tuple[str, ...]
    text: str
    place: Path | None
    new_key: str


class HandoverPage(Page):
    """`handed_over` comes with the account and the names once there is something to send."""

    handed_over = Signal(str, object)
    cards_asked = Signal()

    def __init__(self, room: Room, store: Store, account: AccountId, owner: QWidget | None) -> None:
        theme = room.theme
        super().__init__("handover_page", f"Hand over {room.title(account)}", theme, owner, size=(150, 130))
        self._room, self._store, self._account = room, store, account
        told = (
            "The log-on is locked so that only the colleagues you tick can open it, and signed with your key. "
            "Then send it by any channel."
        )
        self.whole.addWidget(said(told, theme, self))
        label = QLabel("&To", self)
        self.people = TickList(theme, self)
        self.people.setObjectName("handover_people")
        self.people.setWordWrap(True)
        label.setBuddy(self.people)
        self.whole.addWidget(label)
        self.whole.addWidget(Frame(self.people, theme, self), 1)
        self.nobody = said("", theme, self, Role.QUIET)
        self.whole.addWidget(self.nobody)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.save = Button("&Save it as a file…", theme, self, kind="primary")
        self.copy = Button("Copy it as te&xt", theme, self)
        self.cards = Button("C&ards…", theme, self)
        self.save.clicked.connect(self._on_save)
        self.copy.clicked.connect(self._on_copy)
        self.cards.clicked.connect(self.cards_asked)
        self.end_with(self.save, self.copy, self.cards)
        self.refill()

    def refill(self) -> None:
        """Read anew whom we know; ticks stay."""
        ticked = {card.age for card in self.chosen()}
        self.people.clear()
        for card in usable_cards(self._store):
            item = QListWidgetItem(f"{card.name}\n{words_of(card.signing)}")
            item.setData(Qt.ItemDataRole.UserRole, card)
            self.people.add(item, ticked=card.age in ticked)
        none = not self.people.count()
        self.nobody.setText("You have no colleague's card yet. 'Cards…' takes one in." if none else "")
        self.nobody.setVisible(none)
        for button in (self.save, self.copy):
            button.setEnabled(not none)

    def choose(self, *names: str) -> None:
        """Tick these colleagues."""
        wanted = {plain_name(name) for name in names}
        for item in self._items():
            card: Card = item.data(Qt.ItemDataRole.UserRole)
            self.people.set_ticked(item, plain_name(card.name) in wanted)

    def chosen(self) -> list[Card]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._items() if self.people.is_ticked(item)]

    def _items(self) -> list[QListWidgetItem]:
        return [self.people.item(row) for row in range(self.people.count())]

    def _on_save(self) -> None:
        if not self._somebody():
            return
        about = self._room.about(self._account)
        name = f"{about.network or about.account} {about.handle}".strip()
        chosen = self._room.ask_place(file_name(name, HANDOVER_ENDING), _KINDS)
        if chosen:
            self._seal(Path(chosen))

    def _on_copy(self) -> None:
        if self._somebody():
            self._seal(None)

    def _somebody(self) -> bool:
        if not self.chosen():
            self.told.tell(State.IDEA, "Tick at least one colleague.")
        return bool(self.chosen())

    def _seal(self, place: Path | None) -> None:
        self.told.tell(State.CLOCK, "Asking your keyring. It may want your password in a window of its own.")
        about, room = self._room.about(self._account), self._room
        work = partial(sealed, room.vault, room.keys, about, tuple(self.chosen()), room.person(), place)
        room.background.ask(work, self._on_sealed, self._on_failed)

    def _on_sealed(self, done: Sealed) -> None:
        names = " and ".join(done.names)
        if done.place is None:
            QGuiApplication.clipboard().setText(done.text)
            told = (
                f"It is on the clipboard as text that only {names} can open. Paste it into a mail or a chat."
            )
        else:
            told = f"It is in {done.place}. Only {names} can open it: send it by any channel."
        if done.new_key:
            told += f" Your key is new to them and lasts for this session only. {done.new_key}"
        self.told.tell(State.LOOK if done.new_key else State.GOOD, told)
        self.handed_over.emit(str(self._account), done.names)

    def _on_failed(self, error: ComposerError) -> None:
        self.told.tell(State.STOP, str(error))


def sealed(
    vault: Vault, keys: OwnKeys, about: About, to: tuple[Card, ...], who: str, place: Path | None
) -> Sealed:
    """Seal, and write it to `place` if there is one; the record is written before anything leaves."""
    own = keys.own(who)
    made = vault.hand_over(about, to, own.identity, who, armoured=place is None)
    if place is not None:
        written = write_whole(place, made)
        if isinstance(written, ComposerError):
            raise written
    names = tuple(card.name for card in to)
    return Sealed(names, made.decode("ascii") if place is None else "", place, own.session_only)
