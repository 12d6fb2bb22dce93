"""Joins the register to the desk: its accounts are those to choose from, and its windows open here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from composer.domain.account import AccountId
from composer.domain.concerns import concerns
from composer.domain.register import Holder, RegisteredAccount
from composer.errors import ComposerError
from composer.services import accounts_from, employers, entries_of, registered_from
from composer.settings import DEMO_ACCOUNTS, AccountEntry
from composer.ui.compose.counters import network_title
from composer.ui.posting.keeping import Places
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.posting.account_guides import AccountGuides
    from composer.settings import SettingsFile
    from composer.store.database import Database
    from composer.store.leavers import LeaverStore
    from composer.store.register import Registered, RegisterStore
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.register.leaver_window import LeaverWindow
    from composer.ui.register.register_window import RegisterWindow
    from composer.ui.theme import Theme
    from composer.ui.vault.vault_tools import VaultTools


class _Read(NamedTuple):
    """Everything that the room needs and that takes a moment to read."""

    register: RegisterStore
    leavers: LeaverStore
    guides: AccountGuides
    employers: Mapping[str, str]
    accounts: tuple[Registered, ...]


class RegisterTools(QObject):
    """`ready` comes when the register is read; `changed` each time the accounts on offer may have changed."""

    ready = Signal()
    changed = Signal()

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
        vault: VaultTools,
        *,
        ask_place: Callable[[str, str], str] | None = None,
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.vault = desk, desk.session, vault
        self._keeper, self._background, self._settings, self._theme = keeper, background, settings, theme
        self._now, self._places, self._open_address = now, places, open_address
        self._ask_place = ask_place or self._ask_for_place
        self.room: RegisterRoom | None = None
        self._reading = False
        self.window: RegisterWindow | None = None
        self.leaver_window: LeaverWindow | None = None
        for name, slot in {"accounts": self.open_register, "leaver": self.open_leaver}.items():
            desk.commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        vault.password_changed.connect(self._on_password_changed)
        vault.handed_over.connect(self._on_handed_over)
        vault.taken_in.connect(self._on_taken_in)
        if keeper.store is not None:
            self._begin()
        else:
            keeper.ready.connect(self._begin)

    # What a person can ask for

    def open_register(self, account: AccountId | None = None) -> RegisterWindow | None:
        from composer.ui.register.register_window import RegisterWindow

        if self.room is None:
            self._say_why_not()
            return None
        self.desk.notices.withdraw("register")
        if self.window is None:
            self.window = RegisterWindow(self.room, self.desk.window, with_log_ons=True)
            self.window.filled.connect(self._on_window_filled)
            self.window.leaver_asked.connect(self.open_leaver)
            self.window.log_on_asked.connect(lambda id: self.vault.open_vault(AccountId(id)))
            self.window.destroyed.connect(self._on_register_closed)
        else:
            self.window.refresh()
        if account is not None:
            self.window.choose(account)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def open_leaver(self, person: str = "") -> LeaverWindow | None:
        from composer.ui.register.leaver_window import LeaverWindow

        if self.room is None:
            self._say_why_not()
            return None
        if self.leaver_window is None:
            self.leaver_window = LeaverWindow(self.room, self.vault, self.desk.window)
            self.leaver_window.changed.connect(self._on_changed_elsewhere)
            self.leaver_window.destroyed.connect(self._on_leaver_closed)
        if person:
            self.leaver_window.begin(person)
        self.leaver_window.show()
        self.leaver_window.raise_()
        self.leaver_window.activateWindow()
        return self.leaver_window

    def _say_why_not(self) -> None:
        store = self._keeper.store
        if store is not None and store.trouble is not None:
            self.desk.notices.tell("register", State.LOOK, f"The accounts cannot be read. {store.trouble}")
        else:
            self._begin()
            self.desk.notices.tell("register", State.CLOCK, "The accounts are still being read. One moment.")

    def refresh(self) -> None:
        """Read the accounts again, and offer them as they are now."""
        if self.room is not None:
            self._background.run(partial(tried, self.room.register.accounts), self._on_accounts)

    # How it comes up

    def _begin(self) -> None:
        store = self._keeper.store
        if store is not None and store.trouble is None and not self._reading:
            self._reading = True
            own = () if self._settings.current.accounts == DEMO_ACCOUNTS else self._settings.current.accounts
            paths = self._places.layered("account_guides.yml")
            work = partial(_read, store.database, paths, own, self.session.person)
            self._background.run(partial(tried, work), self._on_read)

    def _on_read(self, read: _Read | ComposerError) -> None:
        self._reading = False
        if isinstance(read, ComposerError):
            self.desk.notices.tell("register", State.LOOK, f"The accounts cannot be read. {read}")
            return
        self.room = RegisterRoom(
            register=read.register,
            leavers=read.leavers,
            guides=read.guides,
            employers=read.employers,
            background=self._background,
            theme=self._theme,
            titles=self._titles,
            person=lambda: self.session.person,
            named=self._take_name,
            now=self._now,
            open_address=self._open_address,
            ask_address=lambda: self._settings.current.ask_address,
            mail_folder=self._places.person / "mail",
            ask_place=self._ask_place,
        )
        if read.guides.problems:
            told = f"A file of account guides has a mistake: {read.guides.problems[0]}"
            self.desk.notices.tell("guides", State.LOOK, told)
        self._offer(read.accounts)
        self._tell_concerns(read.accounts)
        self.ready.emit()

    def _offer(self, accounts: tuple[Registered, ...]) -> None:
        """These accounts are those to choose from; the examples stand in while there are none."""
        entries: tuple[AccountEntry, ...] = entries_of(one.account for one in accounts)
        self._settings.change(accounts=entries or DEMO_ACCOUNTS)
        offered = accounts_from(self._settings.current.accounts)
        if offered != self.session.accounts:
            self.session.use_accounts(offered)
        self.changed.emit()

    def _tell_concerns(self, accounts: tuple[Registered, ...]) -> None:
        number = sum(bool(concerns(one.account, self._now().date())) for one in accounts)
        if number and self._settings.current.reminders:
            what = "One account has" if number == 1 else f"{number} accounts have"
            told = f"{what} something to put right: who holds it, who can see it, or its password."
            self.desk.notices.tell("register", State.IDEA, told, "Accounts…", self.open_register)

    # What happened

    def _on_accounts(self, outcome: list[Registered] | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.desk.tell_failure(outcome)
        else:
            self._offer(tuple(outcome))

    def _on_window_filled(self) -> None:
        """The window has read the register anew: what others changed is on offer too."""
        if self.window is not None:
            self._offer(self.window.accounts)

    def _on_changed_elsewhere(self) -> None:
        if self.window is not None:
            self.window.refresh()
        else:
            self.refresh()

    def _on_password_changed(self, account: str) -> None:
        """The vault has a new password: the register says when, and a date that has passed is done with."""
        day = self._now().date().isoformat()
        self._amend(AccountId(account), lambda now: now.with_new_password(day))

    def _on_handed_over(self, account: str, names: object) -> None:
        self._look_for_new(account, tuple(str(name) for name in names))  # type: ignore[attr-defined]

    def _on_taken_in(self, account: str, _sender: str) -> None:
        if self.session.person:
            self._look_for_new(account, (self.session.person,))

    def _look_for_new(self, account: str, names: tuple[str, ...]) -> None:
        if self.room is not None:
            work = partial(_new_holders, self.room.register, AccountId(account), names)
            self._background.run(partial(tried, work), self._on_new_holders)

    def _on_new_holders(self, outcome: tuple[AccountId, tuple[str, ...]] | ComposerError) -> None:
        if not isinstance(outcome, ComposerError) and outcome[1]:
            self._offer_holders(*outcome)

    def _offer_holders(self, account: AccountId, names: tuple[str, ...]) -> None:
        who = " and ".join(names)
        told = f"{who} can sign in now, and the register does not say so yet."
        add = partial(self._add_holders, account, names)
        self.desk.notices.tell("holders", State.IDEA, told, "Add to the holders", add)

    def _add_holders(self, account: AccountId, names: tuple[str, ...]) -> None:
        self.desk.notices.withdraw("holders")
        day = self._now().date().isoformat()

        def added(now: RegisteredAccount) -> RegisteredAccount:
            for name in names:
                now = now.with_holder(now.holder(name) or Holder(name, since=day))
            return now

        self._amend(account, added)

    def _amend(self, account: AccountId, change: Callable[[RegisteredAccount], RegisteredAccount]) -> None:
        room = self.room
        if room is not None and account in self.session.accounts:
            work = partial(_amended, room.register, account, change, self.session.person)
            self._background.keep(partial(tried, work), self._on_amended)

    def _on_amended(self, outcome: bool | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.desk.tell_failure(outcome)
        elif outcome:
            self._on_changed_elsewhere()

    def _on_register_closed(self) -> None:
        self.window = None

    def _on_leaver_closed(self) -> None:
        self.leaver_window = None

    def _take_name(self, name: str) -> None:
        self.session.person = name
        self._settings.change(person=name)

    def _titles(self) -> dict[str, str]:
        engine = self.session.engine
        known = {str(one.id): one.title for one in engine.networks.values()} if engine is not None else {}
        return known or {demo.network: network_title(demo.network, {}) for demo in DEMO_ACCOUNTS}

    def _ask_for_place(self, title: str, name: str) -> str:
        ending = name.rpartition(".")[2]
        return QFileDialog.getSaveFileName(self.desk.window, title, name, f"*.{ending}")[0]


def _read(database: Database, paths: tuple[Path, ...], own: tuple[AccountEntry, ...], who: str) -> _Read:
    """The register, with the accounts that so far stood in the settings if it never held any."""
    from composer.posting.account_guides import read_guides
    from composer.store.leavers import LeaverStore
    from composer.store.register import RegisterStore

    register = RegisterStore(database)
    if own:
        register.adopt(registered_from(own), who)
    return _Read(
        register,
        LeaverStore(database),
        read_guides(paths),
        employers(),
        tuple(register.accounts()),
    )


def _amended(
    register: RegisterStore,
    account: AccountId,
    change: Callable[[RegisteredAccount], RegisteredAccount],
    who: str,
) -> bool:
    """Whether the account was there to be changed: an example account is not."""
    if register.account(account) is None:
        return False
    register.amend(account, change, who)
    return True


def _new_holders(
    register: RegisterStore, account: AccountId, names: tuple[str, ...]
) -> tuple[AccountId, tuple[str, ...]]:
    """Those of these people whom the register does not know as holders; none for an account that is not on it."""
    known = register.account(account)
    if known is None:
        return account, ()
    return account, tuple(name for name in names if known.account.holder(name) is None)
