"""What the log-on's window asks of the vault, in the background; the answers carry no more than is shown."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from composer.domain.account import AccountId
from composer.store.record import Entry
from composer.vault.access import CODE
from composer.vault.logons import Turn
from composer.vault.passwords import OneTimeCode
from composer.vault.vault import FIELDS, Vault, Where


class Looked(NamedTuple):
    """What there is of one account's log-on: the names of its fields and where it is kept, never the words."""

    account: AccountId
    where: Where
    filled: frozenset[str]
    last: Entry | None


class Fetched(NamedTuple):
    """One part of a log-on, or two codes, on its way to the window. It has no `repr` of what is secret."""

    account: AccountId
    field: str
    copied: bool
    secret: str = ""
    codes: tuple[OneTimeCode, ...] = ()

    def __repr__(self) -> str:
        return f"Fetched({self.field!r})"


def fetched(vault: Vault, account: AccountId, field: str, who: str, *, copied: bool) -> Fetched:
    if field == CODE:
        return Fetched(account, field, copied, codes=vault.codes(account, who, copied=copied))
    secret = vault.copied(account, field, who) if copied else vault.shown(account, field, who)
    return Fetched(account, field, copied, secret)


def look(vault: Vault, account: AccountId, last: partial[Entry | None]) -> Looked:
    filled = vault.filled(account)
    return Looked(account, vault.where(), filled & frozenset(FIELDS), last())


def removed(vault: Vault, account: AccountId, who: str, turn: Turn) -> AccountId:
    vault.remove(account, who, turn)
    return account


def a_second_later(codes: tuple[OneTimeCode, ...]) -> tuple[OneTimeCode, ...]:
    """The codes a second on; the next takes over when the first has run out."""
    if not codes:
        return ()
    first, *rest = codes
    if first.seconds_left > 1:
        return (OneTimeCode(first.code, first.seconds_left - 1), *rest)
    return tuple(rest)
