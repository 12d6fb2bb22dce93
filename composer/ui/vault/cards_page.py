"""My card for colleagues, and theirs: who can hand a log-on to whom."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.errors import ComposerError
from composer.review.standing import Origin
from composer.store.cards import CardStore
from composer.store.opening import Store
from composer.ui.controls import Button
from composer.ui.controls import Card as Ground
from composer.ui.fields import TickBox
from composer.ui.posting.page import NameRow, Page, Told, heading, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role
from composer.ui.vault.files import file_name, write_whole
from composer.ui.vault.room import Room, words_of
from composer.ui.vault.trust import accept_card, origin, trust_words, usable_cards
from composer.vault.endings import CARD_ENDING
from composer.vault.handover import Card
from composer.vault.own_key import Own, OwnKeys

_KINDS = f"Card (*{CARD_ENDING})"


class Seen(NamedTuple):
    """A card that came in, and what its key is worth."""

    card: Card
    known: Origin


class CardsPage(Page):
    """`file_asked` and `paste_asked` come where a card is to be taken in."""

    file_asked = Signal()
    paste_asked = Signal()
    filled = Signal()

    def __init__(self, room: Room, store: Store, owner: QWidget | None) -> None:
        theme = room.theme
        super().__init__("cards_page", "Cards, mine and colleagues'", theme, owner, size=(170, 160))
        self._room, self._store = room, store
        self.card: Card | None = None
        told = (
            "Give your card to colleagues, by any channel: with it they can hand a log-on over to you, and only you "
            "can open it. Nothing in it is secret."
        )
        self.whole.addWidget(said(told, theme, self))
        self.name = NameRow(room.person(), theme, self)
        self.name.field.editingFinished.connect(self._on_named)
        self.whole.addWidget(self.name)
        self.whole.addWidget(heading("My card, in words", theme, self))
        self.words = said("", theme, self)
        self.words.setObjectName("fingerprint")
        self.words.setFont(theme.title_font())
        self.whole.addWidget(self.words)
        self.copy = Button("&Copy my card", theme, self, kind="primary")
        self.save = Button("&Save my card as a file…", theme, self)
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)
        for button in (self.copy, self.save):
            button.setAutoDefault(False)
            button.setEnabled(False)
        self.whole.addLayout(row_of(theme, self.copy, self.save))
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.area = self.scrolled("Colleagues")
        self.file = Button("&Add a colleague's card…", theme, self)
        self.paste = Button("&Paste a card", theme, self)
        self.file.clicked.connect(self.file_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.end_with(self.file, self.paste)
        self.refill()
        self._ask_own()

    def refill(self) -> None:
        """Read anew whom we know."""
        theme = self._theme
        self.area.refill()
        self.area.lines.addWidget(heading("Colleagues", theme, self.area.column))
        cards = usable_cards(self._store)
        if not cards:
            told = "Nobody yet. Ask a colleague for their card: 'Cards' in their own Post Composer makes it."
            self.area.lines.addWidget(said(told, theme, self.area.column, Role.QUIET))
        for card in cards:
            self.area.lines.addWidget(self._colleague(card))
        self.area.show_filled()

    def _colleague(self, card: Card) -> Ground:
        theme = self._theme
        ground = Ground(theme, self.area.column)
        lines = QVBoxLayout(ground)
        lines.setSpacing(theme.space(1))
        lines.addWidget(heading(card.name, theme, ground))
        lines.addWidget(said(words_of(card.signing), theme, ground))
        forget = Button("Forget", theme, ground)
        forget.setAccessibleName(f"Forget the card of {card.name}")
        forget.setAutoDefault(False)
        forget.clicked.connect(partial(self._on_forget, card.name))
        lines.addLayout(row_of(theme, forget))
        return ground

    def _ask_own(self) -> None:
        work = partial(_own, self._room.keys, self._room.person())
        self._room.background.ask(work, self._on_own, self._on_failed)

    def _on_own(self, own: Own) -> None:
        identity = own.identity.called(self._room.person())
        self.card = identity.card()
        self.words.setText(words_of(self.card.signing))
        for button in (self.copy, self.save):
            button.setEnabled(bool(self.card.name))
        if not self.card.name:
            self.told.tell(State.LOOK, "Say your name first: your card carries it.")
        elif own.session_only:
            told = f"Your keys last only until you close the app, and so does this card. {own.session_only}"
            self.told.tell(State.LOOK, told)
        else:
            self.told.tell(State.NONE, "")
        self.filled.emit()

    def _on_failed(self, error: ComposerError) -> None:
        self.told.tell(State.STOP, str(error))

    def _on_named(self) -> None:
        if self.name.name and self.name.name != self._room.person():
            self._room.named(self.name.name)
            self._ask_own()

    def _on_copy(self) -> None:
        if self.card is not None:
            QGuiApplication.clipboard().setText(self.card.text())
            self.told.tell(State.GOOD, "Your card is on the clipboard. Paste it into a mail or a chat.")

    def _on_save(self) -> None:
        if self.card is None:
            return
        chosen = self._room.ask_place(file_name(self.card.name, CARD_ENDING), _KINDS)
        if chosen:
            work = partial(write_whole, Path(chosen), (self.card.text() + "\n").encode())
            self._room.background.run(work, self._on_written)

    def _on_written(self, told: ComposerError | Path) -> None:
        if isinstance(told, ComposerError):
            self.told.tell(State.STOP, str(told))
        else:
            self.told.tell(State.GOOD, f"It is in {told}. Send that file to your colleagues.")

    def _on_forget(self, name: str) -> None:
        work = partial(CardStore(self._store.database).forget, name)
        self._room.background.keep(work, self._on_forgotten)

    def _on_forgotten(self, _nothing: None) -> None:
        self.refill()


class AcceptPage(Page):
    """A colleague's card on first contact, or one with another key than before: compare the words, then accept."""

    accepted = Signal(object)

    def __init__(self, seen: Seen, room: Room, owner: QWidget | None) -> None:
        theme, name = room.theme, seen.card.name
        super().__init__("accept_card_page", f"Is this {name}'s card?", theme, owner, size=(140, 100))
        self._room, self._seen = room, seen
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.told.tell(*trust_words(name, seen.known))
        words = said(words_of(seen.card.signing), theme, self)
        words.setObjectName("fingerprint")
        words.setFont(theme.title_font())
        self.whole.addWidget(words)
        told = (
            f"Ask {name} to open 'Cards' and to read 'My card, in words' to you. All six have to be the same."
        )
        self.whole.addWidget(said(told, theme, self))
        self.same = TickBox("The words are the &same", theme, self)
        self.whole.addWidget(self.same)
        self.whole.addStretch(1)
        self.accept_card = Button("&Keep this card", theme, self, kind="primary")
        self.accept_card.setEnabled(False)
        self.same.toggled.connect(self.accept_card.setEnabled)
        self.accept_card.clicked.connect(self._on_accept)
        self.end_with(self.accept_card)
        self.close_button.setText("Not now")

    def _on_accept(self) -> None:
        self.accepted.emit(self._seen.card)
        self.close()


def seen_card(text: str, store: Store, at: str) -> Seen:
    """A card that came in; one whose key is known already is kept at once."""
    card = Card.from_text(text)
    known = origin(card.name, card.signing, store)
    if known is Origin.SIGNED:
        accept_card(card, store, at)
    return Seen(card, known)


def _own(keys: OwnKeys, name: str) -> Own:
    return keys.own(name)
