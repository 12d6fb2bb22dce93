"""A log-on that a colleague handed over: from whom, for which account, and into one's own keyring."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.review.standing import Origin
from composer.store.opening import Store
from composer.ui.background import NoAnswerError
from composer.ui.controls import Button
from composer.ui.fields import Choice, TickBox
from composer.ui.posting.page import Page, Told, said
from composer.ui.posting.record_page import moment
from composer.ui.states import State
from composer.ui.vault.room import Room, words_of
from composer.ui.vault.trust import accept_person, origin, trust_words
from composer.vault import access
from composer.vault.handover import About, unseal
from composer.vault.logons import Turn
from composer.vault.own_key import OwnKeys
from composer.vault.vault import Vault


class Arrived(NamedTuple):
    """A hand-over that opened; the log-on itself stays sealed until it goes into the keyring."""

    sealed: bytes
    about: About
    sender: str
    signing: str
    known: Origin
    at: str
    account: AccountId | None
    has_one: bool
    is_older: bool


class TakenIn(NamedTuple):
    """What was kept, and from whom."""

    account: AccountId
    sender: str


class TakeInPage(Page):
    """`taken_in` comes when the keyring has it."""

    taken_in = Signal(object)

    def __init__(self, arrived: Arrived, room: Room, store: Store, owner: QWidget | None) -> None:
        theme, sender = room.theme, arrived.sender
        super().__init__(
            "take_in_page", f"{sender} hands a log-on over to you", theme, owner, size=(150, 130)
        )
        self._arrived, self._room, self._store = arrived, room, store
        self._turn = Turn()
        when = f" on {moment(arrived.at)}" if arrived.at else ""
        about = f"{arrived.about.network} {arrived.about.handle}".strip() or str(arrived.about.account)
        title = room.title(arrived.account) if arrived.account is not None else about
        area = self.scrolled("The hand-over")
        area.lines.addWidget(said(f"The log-on of {title}, sealed{when}.", theme, area.column))
        self.trust = Told(theme, area.column)
        area.lines.addWidget(self.trust)
        self.trust.tell(*trust_words(sender, arrived.known))
        self.same = TickBox(f"I rang {sender}: the words are the &same".replace("& ", "&& "), theme, self)
        if arrived.known is not Origin.SIGNED:
            words = said(words_of(arrived.signing), theme, area.column)
            words.setObjectName("fingerprint")
            words.setFont(theme.title_font())
            area.lines.addWidget(words)
            area.lines.addWidget(self.same)
        else:
            self.same.hide()
        label = QLabel("It is the log-on of this &account", area.column)
        self.account = Choice(theme, area.column)
        for one in room.accounts():
            self.account.addItem(room.title(one), str(one))
        self.account.setCurrentIndex(
            self.account.findData(str(arrived.account)) if arrived.account is not None else -1
        )
        label.setBuddy(self.account)
        area.lines.addWidget(label)
        area.lines.addWidget(self.account)
        self.instead = Told(theme, area.column)
        area.lines.addWidget(self.instead)
        self._say_what_it_replaces()
        area.show_filled()
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.keep = Button("&Keep it in my keyring", theme, self, kind="primary")
        self.keep.setObjectName("keep_handed_over")
        self.keep.clicked.connect(self._on_keep)
        self.end_with(self.keep)
        self.close_button.setText("Not now")

    def done(self, result: int) -> None:
        self._turn.give_up()
        super().done(result)

    def _say_what_it_replaces(self) -> None:
        if self._arrived.account is None:
            told = "This account is not in your list. Choose the one that it is, or add it to the register first."
            self.instead.tell(State.LOOK, told)
        elif self._arrived.is_older:
            told = "It was sealed before the log-on here was last changed: it is probably out of date."
            self.instead.tell(State.STOP, told)
        elif self._arrived.has_one:
            self.instead.tell(State.IDEA, "It takes the place of the log-on that is on this computer now.")

    def _on_keep(self) -> None:
        if self._arrived.known is not Origin.SIGNED and not self.same.isChecked():
            self.told.tell(State.LOOK, "First compare the words, and tick that they are the same.")
            return
        if self.account.currentIndex() < 0:
            self.told.tell(State.LOOK, "First choose the account.")
            return
        self.keep.setEnabled(False)
        self._turn = Turn()
        self.told.tell(
            State.CLOCK, "Giving it to your keyring. It may want your password in a window of its own."
        )
        room, account = self._room, AccountId(str(self.account.currentData()))
        at = room.now().isoformat(timespec="milliseconds")
        person = room.person()
        work = partial(
            take_in, room.vault, room.keys, self._store, self._arrived, account, person, at, self._turn
        )
        room.background.ask(work, self._on_taken_in, self._on_failed)

    def _on_taken_in(self, taken: TakenIn) -> None:
        self.taken_in.emit(taken)
        self.close()

    def _on_failed(self, error: ComposerError) -> None:
        if isinstance(error, NoAnswerError):
            self._turn.give_up()
        self.keep.setEnabled(True)
        self.told.tell(State.STOP, str(error))


def arrived(sealed: bytes, room: Room, store: Store, person: str) -> Arrived:
    """Open a hand-over just far enough to say what it is; `ComposerError` where it is not for us."""
    opened = unseal(sealed, room.keys.own(person).identity)
    account = room.account_for(opened.about)
    has_one = account is not None and bool(room.vault.filled(account))
    changes = (access.CHANGED, access.TAKEN_IN)
    last = store.record.search(kinds=changes, account=account, limit=1) if account is not None else []
    is_older = bool(has_one and last and opened.at and _is_before(opened.at, last[0].at))
    known = origin(opened.sender, opened.sender_key, store)
    return Arrived(
        sealed,
        opened.about,
        opened.sender,
        opened.sender_key,
        known,
        opened.at,
        account,
        has_one,
        is_older,
    )


def take_in(
    vault: Vault,
    keys: OwnKeys,
    store: Store,
    came: Arrived,
    account: AccountId,
    person: str,
    at: str,
    turn: Turn,
) -> TakenIn:
    """Keep it, and know its sender from now on."""
    vault.take_in(unseal(came.sealed, keys.own(person).identity), account, person, turn)
    if came.known is not Origin.SIGNED:
        accept_person(came.sender, came.signing, store, at)
    return TakenIn(account, came.sender)


def _is_before(one: str, other: str) -> bool:
    from datetime import UTC, datetime

    try:
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return False
    zoned = [moment if moment.tzinfo else moment.replace(tzinfo=UTC) for moment in (first, second)]
    return zoned[0] < zoned[1]
