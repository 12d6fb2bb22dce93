"""What the leaver's check-list does: all of it may wait for the database or the keyring, so never in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from composer.domain.account import AccountId
from composer.domain.register import LeaverStep, Leaving, RegisteredAccount
from composer.store.leavers import LeaverStore
from composer.store.register import RegisterStore
from composer.ui.register.room import RegisterRoom
from composer.vault.rotation import Standing, waiting
from composer.vault.vault import Vault

_NOT_SHARED = "Not needed here: everybody signs in as themselves, so no log-on is shared."


class Read(NamedTuple):
    """What the window is made of: the accounts on the register, and the lists that are open."""

    accounts: tuple[RegisteredAccount, ...]
    leavings: tuple[Leaving, ...]


class Copied(NamedTuple):
    """A password on its way to the clipboard. It has no `repr` of what is secret."""

    secret: str
    what: str

    def __repr__(self) -> str:
        return f"Copied({self.what!r})"


def read(register: RegisterStore, leavers: LeaverStore) -> Read:
    accounts = (*register.accounts(), *register.removed())
    return Read(tuple(one.account for one in accounts), tuple(leavers.all_leavings(open_only=True)))


def begun(room: RegisterRoom, person: str, day: str, by: str) -> Leaving:
    """Mark the person as leaving wherever they are a holder, and open the list; steps that cannot apply are done."""
    held = [one.account for one in room.register.accounts() if one.account.holder(person) is not None]
    for account in held:
        room.register.amend(account.id, lambda now: now.with_left(person, day), by)
    leaving = room.leavers.begin(person, [account.id for account in held], by)
    for account in held:
        needed = room.guides.of(account.network).steps_for_leaver()
        for step in LeaverStep:
            if step not in needed:
                leaving = room.leavers.do(leaving.id, account.id, step, by, _NOT_SHARED)
    return leaving


def stayed(room: RegisterRoom, leaving: Leaving, by: str) -> Leaving:
    """Close the list, and take the mark of leaving off wherever they are still a holder."""
    for account in leaving.accounts:
        room.register.amend(account, lambda now: now.with_back(leaving.person), by)
    return room.leavers.call_off(leaving.id, by)


def settled(
    room: RegisterRoom, leaving: Leaving, account: AccountId, step: LeaverStep, by: str, note: str
) -> Leaving:
    """A step was done: the register follows it, and the list keeps who did it."""
    day = room.today().isoformat()
    room.register.amend(account, lambda now: now.with_step(step, leaving.person, day), by)
    return room.leavers.do(leaving.id, account, step, by, note)


def in_use(take_effect: Callable[[], Standing], settle: Callable[[], Leaving]) -> tuple[Standing, Leaving]:
    """The new password is in use: first in the vault, then in the register's dates and on the list."""
    return take_effect(), settle()


def copied(vault: Vault, account: AccountId, who: str, *, new: bool) -> Copied:
    if new:
        return Copied(vault.copied(waiting(account), "password", who), "the new password")
    return Copied(vault.copied(account, "password", who), "the old password")
