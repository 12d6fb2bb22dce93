"""What comes in from colleagues, as a file, a drop or the clipboard: a hand-over, a card, or a recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.ui.drops import files_ending
from composer.ui.states import State
from composer.vault.endings import ENDINGS

if TYPE_CHECKING:
    from composer.store.opening import Store
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.vault.cards_page import Seen
    from composer.ui.vault.room import Room
    from composer.ui.vault.take_in_page import Arrived, TakenIn
    from composer.ui.vault.windows import Windows
    from composer.vault.handover import Card

_OPENS = f"Hand-overs, cards and recovery sheets ({' '.join('*' + one for one in ENDINGS)});;All files (*)"
_CARD = b"post-composer-card-"
_AGE = b"age-encryption.org/"


class Came(NamedTuple):
    """What came in: a hand-over, a card, or a recovery sheet that waits to be opened."""

    handed: Arrived | None = None
    card: Seen | None = None
    sheet: bytes = b""


class Arriving(QObject):
    """`arrived` comes when something was read, or refused; the others when it is in the keyring or among the cards."""

    arrived = Signal(object)
    card_kept = Signal()
    taken_in = Signal(str, str)
    kept = Signal()

    def __init__(self, desk: Desk, keeper: DraftKeeper, room: Callable[[], Room], windows: Windows) -> None:
        super().__init__(desk)
        self.desk, self._keeper, self._make_room, self._windows = desk, keeper, room, windows
        desk.window.drops.offer_to(files_ending(ENDINGS, self.open_file))

    @property
    def _room(self) -> Room:
        return self._make_room()

    def ask_for_file(self) -> None:
        chosen = self._room.ask_file(_OPENS)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> None:
        """From the menu, by double click, or dropped on the window."""
        if self._keeper.store is None:
            self._keeper.ready.connect(partial(self.open_file, file))
            return
        from composer.ui.vault.files import read_some

        self._take(partial(read_some, file), self._keeper.store)

    def paste(self) -> None:
        """What is on the clipboard: a card, or a hand-over as text."""
        store = self._keeper.store
        content = QGuiApplication.clipboard().text().encode("utf-8", "surrogatepass")
        if store is not None:
            self._take(lambda: content, store)

    def _take(self, read: Callable[[], bytes], store: Store) -> None:
        work = partial(came_in, read, self._room, store, self._room.person())
        self._room.background.ask(work, self._on_came, self._on_refused)

    def _on_came(self, came: Came) -> None:
        from composer.ui.vault.sheet_page import SheetPage

        self.desk.notices.withdraw("vault")
        if came.card is not None:
            self._on_card(came.card)
        elif came.handed is not None:
            self._on_handed(came.handed)
        else:
            page = SheetPage(came.sheet, self._room, self.desk.window)
            page.kept.connect(self._on_kept_from_sheet)
            self._windows.show("sheet", page)
        self.arrived.emit(came)

    def _on_refused(self, error: ComposerError) -> None:
        self.desk.notices.tell("vault", State.STOP, str(error))
        self.arrived.emit(error)

    def _on_card(self, seen: Seen) -> None:
        from composer.review.standing import Origin
        from composer.ui.vault.cards_page import AcceptPage

        if seen.known is Origin.SIGNED:
            self._on_card_kept(seen.card.name)
            return
        page = AcceptPage(seen, self._room, self.desk.window)
        page.accepted.connect(self._on_card_accepted)
        self._windows.show("accept", page)

    def _on_card_accepted(self, card: Card) -> None:
        store = self._keeper.store
        if store is not None:
            at = self._room.now().isoformat(timespec="milliseconds")
            self._room.background.keep(partial(_accepted, card, store, at), self._on_card_kept)

    def _on_card_kept(self, name: str) -> None:
        told = f"{name}'s card is kept: you can hand log-ons over to them."
        self.desk.notices.tell("vault", State.GOOD, told)
        self.card_kept.emit()

    def _on_handed(self, handed: Arrived) -> None:
        from composer.ui.vault.take_in_page import TakeInPage

        store = self._keeper.store
        if store is not None:
            page = TakeInPage(handed, self._room, store, self.desk.window)
            page.taken_in.connect(self._on_taken_in)
            self._windows.show("take_in", page)

    def _on_taken_in(self, taken: TakenIn) -> None:
        title = self._room.title(taken.account)
        told = f"The log-on of {title}, handed over by {taken.sender}, is in your keyring."
        self.desk.notices.tell("vault", State.GOOD, told)
        self.taken_in.emit(str(taken.account), taken.sender)

    def _on_kept_from_sheet(self, accounts: tuple[AccountId, ...]) -> None:
        titles = ", ".join(map(self._room.title, accounts))
        self.desk.notices.tell("vault", State.GOOD, f"In your keyring now: {titles}.")
        self.kept.emit()


def is_ours(file: Path) -> bool:
    """Whether a file is of a kind that this room opens."""
    return file.suffix.casefold() in ENDINGS


def came_in(read: Callable[[], bytes], room: Room, store: Store, person: str) -> Came:
    """Find out what came in by what is in it; `ComposerError` in plain words where it is not for us."""
    from composer.ui.vault.cards_page import seen_card
    from composer.ui.vault.take_in_page import arrived
    from composer.vault.handover import bare
    from composer.vault.recovery import needs_passphrase, open_with_key

    content = read()
    at = content.find(_CARD)
    if at >= 0:
        line = content[at:].decode("utf-8", "replace")
        return Came(card=seen_card(line, store, room.now().isoformat(timespec="milliseconds")))
    sealed = bare(content)
    if not (sealed.startswith(_AGE) or sealed is not content):
        raise ComposerError(
            "This is neither a hand-over nor a card nor a recovery sheet.",
            "Ask the sender for the file itself, or copy all of the text.",
        )
    if needs_passphrase(sealed):
        return Came(sheet=sealed)
    try:
        return Came(handed=arrived(sealed, room, store, person))
    except ComposerError:
        try:
            open_with_key(sealed, room.keys.own(person).identity)
        except ComposerError:
            pass
        else:
            return Came(sheet=sealed)
        raise


def _accepted(card: Card, store: Store, at: str) -> str:
    from composer.ui.vault.trust import accept_card

    accept_card(card, store, at)
    return card.name
