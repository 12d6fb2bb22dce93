"""A new password on its way: kept in the keyring beside the old one until it was changed on the network too.

Whatever is interrupted, both are there: nobody is locked out by a password that only one side knows.
Everything here may wait for the keyring and its prompt: never call it in the GUI thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault.handover import About
from composer.vault.logons import Turn
from composer.vault.passwords import new_password
from composer.vault.vault import Vault, Where


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is on this computer: a password of today, and a new one that waits to be used."""

    account: AccountId
    has_password: bool
    has_new: bool
    where: Where


class Rotation:
    """Changes an account's password in two steps. The record has an entry of each, as of everything in the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def standing(self, account: AccountId) -> Standing:
        has_new = "password" in self._vault.filled(waiting(account))
        return Standing(account, "password" in self._vault.filled(account), has_new, self._vault.where())

    def prepare(self, account: AccountId, who: str, turn: Turn | None = None) -> Standing:
        """Make a new password, unless one waits already: that one may be in use on the network."""
        if "password" not in self._vault.filled(waiting(account)):
            self._vault.change(waiting(account), {"password": new_password()}, who, turn)
        return self.standing(account)

    def take_effect(self, account: AccountId, who: str, turn: Turn | None = None) -> Standing:
        """The new password was set on the network: it takes the old one's place."""
        kept = self._vault.all_of([About(waiting(account))])
        if not kept or not kept[0][1].password:
            raise ComposerError("There is no new password waiting.", "Make one first.")
        self._vault.change(account, {"password": kept[0][1].password}, who, turn)
        self._vault.remove(waiting(account), who, turn)
        return self.standing(account)

    def drop(self, account: AccountId, who: str, turn: Turn | None = None) -> Standing:
        """Throw the new password away: it was not set on the network."""
        self._vault.remove(waiting(account), who, turn)
        return self.standing(account)


def waiting(account: AccountId) -> AccountId:
    """Where the new password waits: beside the account's own log-on, under a name of its own."""
    return AccountId(f"{account} (new)")
