"""Joins log-ons to the desk: every window of this room opens here, and files that came in find their page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from composer.domain.account import Account, AccountId
from composer.errors import ComposerError
from composer.ui.states import State
from composer.ui.vault.arriving import Arriving
from composer.ui.vault.clipboard import ClipboardBar, SecretClipboard
from composer.ui.vault.windows import Windows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from composer.settings import SettingsFile
    from composer.store.opening import Store
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.theme import Theme
    from composer.ui.vault.access_window import AccessWindow
    from composer.ui.vault.cards_page import CardsPage
    from composer.ui.vault.change_page import ChangePage, Saved
    from composer.ui.vault.handover_page import HandoverPage
    from composer.ui.vault.recovery_page import RecoveryPage
    from composer.ui.vault.room import Room
    from composer.ui.vault.vault_window import VaultWindow
    from composer.vault.keyrings import Keyring
    from composer.vault.own_key import OwnKeys

_NOT_YET = "The drafts are still being opened. One moment."


class VaultTools(QObject):
    """`password_changed`, `handed_over` (account, names) and `taken_in` (account, sender) are for the register.

    `arriving` takes in files, drops and what was copied.
    """

    password_changed = Signal(str)
    handed_over = Signal(str, object)
    taken_in = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        keys: OwnKeys,
        open_keyring: Callable[[], Keyring],
        now: Callable[[], datetime],
        *,
        ask_place: Callable[[str, str], str] | None = None,
        ask_file: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self._settings = settings
        self.clipboard = SecretClipboard(self)
        self._background, self._theme, self._keys = background, theme, keys
        self._open_keyring, self._now = open_keyring, now
        self._ask_place = ask_place or self._place_chosen
        self._ask_file = ask_file or self._file_chosen
        self._room: Room | None = None
        self.windows = Windows()
        self.arriving = Arriving(desk, keeper, lambda: self.room, self.windows)
        self.arriving.taken_in.connect(self.taken_in)
        self.arriving.taken_in.connect(self._look_again)
        self.arriving.kept.connect(self._look_again)
        self.arriving.card_kept.connect(self._refill)
        self.session.accounts_changed.connect(self._on_accounts_changed)
        self.bar = ClipboardBar(self.clipboard, theme)
        desk.window.put_on_top(self.bar)
        for name, slot in {
            "log_on": self.open_vault,
            "cards": self.open_cards,
            "take_in": self.arriving.ask_for_file,
            "paste_hand_over": self.arriving.paste,
            "recovery_sheet": self.open_recovery,
            "access_log": self.open_access_log,
        }.items():
            desk.commands[name].triggered.connect(lambda _=False, slot=slot: slot())

    @property
    def room(self) -> Room:
        """What the windows are handed, made for the first of them: start-up does not wait for it."""
        if self._room is None:
            from composer.ui.vault.room import Room
            from composer.vault.vault import Vault

            self._room = Room(
                vault=Vault(self._open_keyring, self._note, self._now),
                keys=self._keys,
                background=self._background,
                clipboard=self.clipboard,
                theme=self._theme,
                store=lambda: self.keeper.store,
                person=lambda: self.session.person,
                named=self._on_named,
                accounts=lambda: self.session.accounts,
                network_title=self._network_title,
                now=self._now,
                ask_place=self._ask_place,
                ask_file=self._ask_file,
            )
        return self._room

    def close(self) -> None:
        """Nothing of ours stays on the clipboard."""
        self.clipboard.clear_now()

    # What a person can ask for

    def open_vault(self, account: AccountId | None = None) -> VaultWindow | None:
        """The log-on of an account, by default the first that is chosen for the post."""
        from composer.ui.vault.vault_window import VaultWindow

        wanted = account or next(iter((*self.session.draft.accounts, *self.session.accounts)), None)
        if wanted is None or wanted not in self.session.accounts:
            self.desk.notices.tell("vault", State.IDEA, "Put the account into the register first.")
            return None
        open_one: VaultWindow | None = self.windows.get("vault")
        if open_one is not None:
            open_one.show_account(wanted)
            open_one.raise_()
            open_one.activateWindow()
            return open_one
        window = VaultWindow(self.room, wanted, self.desk.window)
        window.change_asked.connect(self._on_change_asked)
        window.hand_over_asked.connect(lambda one: self.open_handover(AccountId(one)))
        window.log_asked.connect(self.open_access_log)
        self.windows.show("vault", window)
        return window

    def open_change(
        self, account: AccountId, filled: frozenset[str] = frozenset(), *, why: str = ""
    ) -> ChangePage:
        """Put an account's log-on in, or change it; `filled` are the parts there are, `why` is said on top."""
        from composer.ui.vault.change_page import ChangePage

        page = ChangePage(self.room, account, filled, self.desk.window, why=why)
        page.saved.connect(self._on_saved)
        self.windows.show("change", page)
        return page

    def open_handover(self, account: AccountId, to: tuple[str, ...] = ()) -> HandoverPage | None:
        """Hand an account's log-on over; the colleagues named in `to` are ticked where their cards are known."""
        from composer.ui.vault.handover_page import HandoverPage

        store = self._store()
        if store is None:
            return None
        page = HandoverPage(self.room, store, account, self.desk.window)
        page.choose(*to)
        page.cards_asked.connect(self.open_cards)
        page.handed_over.connect(self.handed_over)
        self.windows.show("handover", page)
        return page

    def open_cards(self) -> CardsPage | None:
        from composer.ui.vault.cards_page import CardsPage

        store = self._store()
        if store is None:
            return None
        page = CardsPage(self.room, store, self.desk.window)
        page.file_asked.connect(self.arriving.ask_for_file)
        page.paste_asked.connect(self.arriving.paste)
        self.windows.show("cards", page)
        return page

    def open_recovery(self) -> RecoveryPage | None:
        from composer.ui.vault.recovery_page import RecoveryPage

        store = self._store()
        if store is None:
            return None
        page = RecoveryPage(self.room, store, self.desk.window)
        self.windows.show("recovery", page)
        return page

    def open_access_log(self, account: str = "") -> AccessWindow | None:
        from composer.ui.vault.access_window import AccessWindow

        store = self._store()
        if store is None:
            return None
        window = AccessWindow(self.room, store.record, account, self.desk.window)
        self.windows.show("access", window)
        return window

    # What happened

    def _on_change_asked(self, account: str, filled: frozenset[str]) -> None:
        self.open_change(AccountId(account), filled)

    def _on_saved(self, saved: Saved) -> None:
        title = self.room.title(saved.account)
        told = (
            f"The log-on of {title} is kept. Hand it over to the other holders, so that nobody is locked out."
        )
        hand_over = partial(self.open_handover, saved.account)
        self.desk.notices.tell("vault", State.GOOD, told, "Hand over…", hand_over)
        self._look_again()
        if "password" in saved.changed:
            self.password_changed.emit(str(saved.account))

    def _on_accounts_changed(self) -> None:
        window: VaultWindow | None = self.windows.get("vault")
        if window is not None:
            window.offer_accounts()

    def _on_named(self, name: str) -> None:
        self.session.person = name
        self._settings.change(person=name)

    # What the windows need

    def _note(self, kind: str, account: str, content: Mapping[str, Any]) -> None:
        """Into the record, in whichever thread the vault is asked."""
        store = self.keeper.store
        if store is None:
            raise ComposerError(
                "The record is not open yet, and nothing is shown without it.", "Try again in a moment."
            )
        store.record.append(kind, account, content)

    def _store(self) -> Store | None:
        if self.keeper.store is None:
            self.desk.notices.tell("vault", State.CLOCK, _NOT_YET)
        return self.keeper.store

    def _look_again(self, *_: object) -> None:
        window: VaultWindow | None = self.windows.get("vault")
        if window is not None:
            window.look()

    def _refill(self) -> None:
        for name in ("cards", "handover"):
            window = self.windows.get(name)
            if window is not None:
                window.refill()

    def _network_title(self, account: Account) -> str:
        engine = self.session.engine
        network = engine.networks.get(account.network) if engine is not None else None
        return network.title if network is not None else str(account.network)

    def _place_chosen(self, name: str, kinds: str) -> str:
        return QFileDialog.getSaveFileName(self.desk.window, "Save it", name, kinds)[0]

    def _file_chosen(self, kinds: str) -> str:
        return QFileDialog.getOpenFileName(self.desk.window, "Take in", "", kinds)[0]
