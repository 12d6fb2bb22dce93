"""The team's accounts: every change kept, by whom and when, and nobody's change lost under another's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, text, update

from composer.domain.account import AccountId
from composer.domain.register import Person, RegisteredAccount, people_in
from composer.errors import ComposerError
from composer.store.database import Database
from composer.store.schema import register_accounts, register_history

_ROWS = select(register_accounts)


@dataclass(frozen=True, slots=True)
class Registered:
    """An account as it stood at one revision, and who made it so (`at` is ISO 8601, UTC)."""

    account: RegisteredAccount
    rev: int
    at: str
    by: str
    removed: bool = False


class RegisterChangedError(ComposerError):
    """Somebody else changed this account in the meantime; `theirs` is how it stands now, None if it is not there."""

    def __init__(self, theirs: Registered | None) -> None:
        who = f" by {theirs.by}" if theirs is not None and theirs.by else ""
        super().__init__(
            f"This account was changed{who} in the meantime, so yours is not saved yet.",
            "Look at what it says now, then save yours over it or take theirs.",
        )
        self.theirs = theirs


class RegisterStore:
    """Keeps the register in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def accounts(self) -> list[Registered]:
        """Every account of the team, in the order they were added."""
        return self._list(removed=False)

    def removed(self) -> list[Registered]:
        """Accounts taken off the register; `bring_back` puts them on again."""
        return self._list(removed=True)

    def account(self, id: AccountId) -> Registered | None:
        """How an account stands, on the register or taken off it."""
        with self._database.reading() as connection:
            row = connection.execute(_ROWS.where(register_accounts.c.id == id)).one_or_none()
            return self._read(connection, row) if row is not None else None

    def taken(self) -> frozenset[str]:
        """Every id that was ever given out."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(select(register_accounts.c.id)).scalars())

    def people(self) -> list[Person]:
        """Everybody who holds an account."""
        return people_in(one.account for one in self.accounts())

    def add(self, account: RegisteredAccount, by: str) -> Registered:
        """Put a new account on the register; `RegisterChangedError` if its id is there already."""
        with self._database.writing() as connection:
            self._hold_off_others(connection)
            row = self._row(connection, account.id)
            if row is not None:
                raise RegisterChangedError(self._read(connection, row))
            return self._insert(connection, account, by)

    def adopt(self, accounts: Iterable[RegisteredAccount], by: str) -> bool:
        """Begin a register that never held anything with these; false, and nothing done, if it ever did."""
        with self._database.writing() as connection:
            self._hold_off_others(connection)
            if connection.execute(select(func.count()).select_from(register_accounts)).scalar_one():
                return False
            for account in accounts:
                self._insert(connection, account, by)
        return True

    def save(self, account: RegisteredAccount, rev: int, by: str) -> Registered:
        """Save over revision `rev`; `RegisterChangedError` if that is no longer the latest."""
        with self._database.writing() as connection:
            row = self._row(connection, account.id)
            if row is None or row.rev != rev:
                raise RegisterChangedError(self._read(connection, row) if row is not None else None)
            return self._write(connection, row, account, by)

    def amend(
        self, id: AccountId, change: Callable[[RegisteredAccount], RegisteredAccount], by: str
    ) -> Registered:
        """Change whatever the account is now, in one go; nothing is written where nothing changes."""
        with self._database.writing() as connection:
            row = self._row(connection, id)
            if row is None:
                raise RegisterChangedError(None)
            now = self._read(connection, row)
            return self._write(connection, row, change(now.account), by)

    def remove(self, id: AccountId, rev: int, by: str) -> Registered:
        """Take an account off the register; its history stays."""
        return self._set_removed(id, rev, by, removed=True)

    def bring_back(self, id: AccountId, rev: int, by: str) -> Registered:
        return self._set_removed(id, rev, by, removed=False)

    def history(self, id: AccountId) -> list[Registered]:
        """Every state of an account, the latest first; one that cannot be read is passed over."""
        with self._database.reading() as connection:
            return self._history(connection, id)

    def _history(self, connection: Connection, id: AccountId) -> list[Registered]:
        query = select(register_history).where(register_history.c.account == id)
        states = []
        for row in connection.execute(query.order_by(register_history.c.rev.desc())):
            with suppress(ComposerError):
                states.append(_registered(row))
        return states

    def _list(self, *, removed: bool) -> list[Registered]:
        query = _ROWS.where(register_accounts.c.removed.is_(removed))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(register_accounts.c.place, register_accounts.c.id)).all()
            return [self._read(connection, row) for row in rows]

    def _read(self, connection: Connection, row: Row[Any]) -> Registered:
        """What `row` says, or where that is damaged, the newest state that can be read."""
        try:
            return _registered(row)
        except ComposerError:
            past = self._history(connection, AccountId(row.id))
            if not past:
                raise
            last = past[0]
            return Registered(last.account, row.rev, last.at, last.by, row.removed)

    def _row(self, connection: Connection, id: AccountId) -> Row[Any] | None:
        """The row, held until this transaction ends."""
        query = _ROWS.where(register_accounts.c.id == id)
        return connection.execute(query.with_for_update()).one_or_none()

    def _hold_off_others(self, connection: Connection) -> None:
        """Where several may add at once, one at a time; SQLite has a single writer anyhow."""
        if not self._database.is_sqlite:
            connection.execute(text("lock table register_accounts in share row exclusive mode"))

    def _insert(self, connection: Connection, account: RegisteredAccount, by: str) -> Registered:
        at, body = self._stamp(), _to_json(account)
        place = connection.execute(select(func.max(register_accounts.c.place))).scalar() or 0
        connection.execute(
            insert(register_accounts).values(
                id=account.id, rev=1, place=place + 1, at=at, by=by, removed=False, body=body
            )
        )
        self._remember(connection, Registered(account, 1, at, by), body)
        return Registered(account, 1, at, by)

    def _write(
        self,
        connection: Connection,
        row: Row[Any],
        account: RegisteredAccount,
        by: str,
        *,
        removed: bool | None = None,
    ) -> Registered:
        body, gone = _to_json(account), bool(row.removed) if removed is None else removed
        if (body, gone) == (row.body, row.removed):
            return Registered(account, row.rev, row.at, row.by, gone)
        made = Registered(account, row.rev + 1, self._stamp(), by, gone)
        written = connection.execute(
            update(register_accounts)
            .where(register_accounts.c.id == row.id, register_accounts.c.rev == row.rev)
            .values(rev=made.rev, at=made.at, by=by, removed=gone, body=body)
        )
        if written.rowcount == 0:  # a shared database lets another writer in between
            raise RegisterChangedError(None)
        self._remember(connection, made, body)
        return made

    def _set_removed(self, id: AccountId, rev: int, by: str, *, removed: bool) -> Registered:
        with self._database.writing() as connection:
            row = self._row(connection, id)
            if row is None or row.rev != rev:
                raise RegisterChangedError(self._read(connection, row) if row is not None else None)
            return self._write(connection, row, self._read(connection, row).account, by, removed=removed)

    def _remember(self, connection: Connection, made: Registered, body: str) -> None:
        connection.execute(
            insert(register_history).values(
                account=made.account.id, rev=made.rev, at=made.at, by=made.by, removed=made.removed, body=body
            )
        )

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")


def _to_json(account: RegisteredAccount) -> str:
    return json.dumps(msgspec.to_builtins(account), sort_keys=True, separators=(",", ":"))


def _registered(row: Row[Any]) -> Registered:
    try:
        account = msgspec.convert(json.loads(row.body), RegisteredAccount)
    except (ValueError, msgspec.ValidationError) as error:
        raise ComposerError(
            "An account in the register could not be read.",
            "Its earlier versions may still be whole: look in its history.",
        ) from error
    return Registered(account, row.rev, row.at, row.by, row.removed)
