"""People on their way out, and how far the check-list of each has come, so that half-done is remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, select, update

from composer.domain.account import AccountId
from composer.domain.register import LeaverStep, Leaving, LeavingId, StepDone, plain_name
from composer.errors import ComposerError
from composer.store.database import Database
from composer.store.schema import leaving_steps, leavings


class LeaverStore:
    """Keeps leavers' check-lists in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def begin(self, person: str, accounts: Iterable[AccountId], by: str) -> Leaving:
        """The open list of that person, made if there is none, with these accounts on it too."""
        with self._database.writing() as connection:
            for one in self._read(connection, open_only=True):
                if plain_name(one.person) == plain_name(person):
                    return self._with_accounts(connection, one, accounts)
            id = LeavingId(str(uuid4()))
            made = Leaving(id, person, self._stamp(), by, tuple(dict.fromkeys(accounts)))
            connection.execute(
                insert(leavings).values(
                    id=id,
                    person=person,
                    begun=made.begun,
                    begun_by=by,
                    accounts=json.dumps(made.accounts),
                    finished="",
                    finished_by="",
                )
            )
        return made

    def leaving(self, id: LeavingId) -> Leaving | None:
        with self._database.reading() as connection:
            return next((one for one in self._read(connection) if one.id == id), None)

    def all_leavings(self, *, open_only: bool = False) -> list[Leaving]:
        """Every check-list, the latest begun first."""
        with self._database.reading() as connection:
            return self._read(connection, open_only=open_only)

    def do(self, id: LeavingId, account: AccountId, step: LeaverStep, by: str, note: str = "") -> Leaving:
        """Mark a step as done. Whoever did it first keeps the credit."""
        with self._database.writing() as connection:
            leaving = self._one(connection, id)
            if leaving.step(account, step) is None:
                done = StepDone(account, step, self._stamp(), by, note)
                connection.execute(
                    insert(leaving_steps).values(
                        leaving=id, account=account, step=step.value, at=done.at, by=by, note=note
                    )
                )
            return self._one(connection, id)

    def undo(self, id: LeavingId, account: AccountId, step: LeaverStep) -> Leaving:
        """A step that was marked by mistake is to be done again."""
        with self._database.writing() as connection:
            connection.execute(
                delete(leaving_steps).where(
                    leaving_steps.c.leaving == id,
                    leaving_steps.c.account == account,
                    leaving_steps.c.step == step.value,
                )
            )
            return self._one(connection, id)

    def finish(self, id: LeavingId, by: str) -> Leaving:
        """Close a list on which nothing is left to do."""
        with self._database.writing() as connection:
            leaving = self._one(connection, id)
            if not leaving.is_all_done:
                raise ComposerError(
                    "Some steps of this list are still open.", "Do them first, or say why one is not needed."
                )
            return self._closed(connection, leaving, by)

    def call_off(self, id: LeavingId, by: str) -> Leaving:
        """Close a list whose person stays after all; what was done is still known."""
        with self._database.writing() as connection:
            return self._closed(connection, self._one(connection, id), by)

    def _closed(self, connection: Connection, leaving: Leaving, by: str) -> Leaving:
        if leaving.finished:
            return leaving
        made = replace(leaving, finished=self._stamp(), finished_by=by)
        connection.execute(
            update(leavings)
            .where(leavings.c.id == made.id)
            .values(finished=made.finished, finished_by=made.finished_by)
        )
        return made

    def _with_accounts(
        self, connection: Connection, leaving: Leaving, accounts: Iterable[AccountId]
    ) -> Leaving:
        made = replace(leaving, accounts=tuple(dict.fromkeys((*leaving.accounts, *accounts))))
        if made != leaving:
            connection.execute(
                update(leavings).where(leavings.c.id == made.id).values(accounts=json.dumps(made.accounts))
            )
        return made

    def _one(self, connection: Connection, id: LeavingId) -> Leaving:
        found = next((one for one in self._read(connection) if one.id == id), None)
        if found is None:
            raise ComposerError("This check-list is no longer there.", "Begin it again from the accounts.")
        return found

    def _read(self, connection: Connection, *, open_only: bool = False) -> list[Leaving]:
        query = select(leavings).order_by(leavings.c.begun.desc(), leavings.c.id)
        rows = connection.execute(query.where(leavings.c.finished == "") if open_only else query).all()
        steps = connection.execute(select(leaving_steps).order_by(leaving_steps.c.at)).all()
        return [_leaving(row, [step for step in steps if step.leaving == row.id]) for row in rows]

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")


def _leaving(row: Row[Any], steps: Sequence[Row[Any]]) -> Leaving:
    return Leaving(
        id=LeavingId(row.id),
        person=row.person,
        begun=row.begun,
        begun_by=row.begun_by,
        accounts=tuple(AccountId(one) for one in json.loads(row.accounts)),
        done=tuple(_done(step) for step in steps),
        finished=row.finished,
        finished_by=row.finished_by,
    )


def _done(row: Row[Any]) -> StepDone:
    return StepDone(AccountId(row.account), LeaverStep(row.step), row.at, row.by, row.note)
