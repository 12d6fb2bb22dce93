"""What every window of this room is handed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from composer.domain.account import Account, AccountId
from composer.vault.handover import About
from composer.vault.passwords import spoken_fingerprint
from composer.vault.rotation import waiting

if TYPE_CHECKING:
    from composer.store.opening import Store
    from composer.ui.background import Background
    from composer.ui.theme import Theme
    from composer.ui.vault.clipboard import SecretClipboard
    from composer.vault.own_key import OwnKeys
    from composer.vault.vault import Vault


class Room(NamedTuple):
    """The vault, and what it needs of the rest of the app and the world; tests put their own in.

    `store` is None until the drafts are open. `ask_place` and `ask_file` answer '' where nothing was chosen.
    """

    vault: Vault
    keys: OwnKeys
    background: Background
    clipboard: SecretClipboard
    theme: Theme
    store: Callable[[], Store | None]
    person: Callable[[], str]
    named: Callable[[str], None]
    accounts: Callable[[], Mapping[AccountId, Account]]
    network_title: Callable[[Account], str]
    now: Callable[[], datetime]
    ask_place: Callable[[str, str], str]
    ask_file: Callable[[str], str]

    def title(self, account: AccountId) -> str:
        """An account as a person knows it; a password that waits to be used has a name of its own."""
        known = self.accounts().get(account)
        if known is None:
            of = next((one for one in self.accounts() if waiting(one) == account), None)
            return f"{self.title(of)}, the new password" if of is not None else str(account)
        return f"{self.network_title(known)} {known.handle or known.title}".strip()

    def unnamed(self) -> str:
        """What to do where nobody has said who they are; '' where somebody has."""
        told = "Say your name first, under 'Cards, mine and colleagues'': the record says who did what."
        return "" if self.person() else told

    def about(self, account: AccountId) -> About:
        known = self.accounts().get(account)
        return About(account, str(known.network), known.handle) if known is not None else About(account)

    def account_for(self, about: About) -> AccountId | None:
        """The account of ours that a colleague's hand-over is about: by its id, else by network and handle."""
        accounts = self.accounts()
        if about.account in accounts:
            return about.account
        wanted = (about.network, about.handle.casefold())
        return next(
            (
                one.id
                for one in accounts.values()
                if about.handle and (str(one.network), one.handle.casefold()) == wanted
            ),
            None,
        )


def words_of(signing: str) -> str:
    """The six words of a person's key, to compare by telephone."""
    return spoken_fingerprint(signing)
