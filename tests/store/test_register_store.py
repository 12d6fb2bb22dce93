"""The register of accounts keeps every change and lets nobody's be lost, on every database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text, update

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, HolderRole, RegisteredAccount, TwoStep
from composer.store.database import Database
from composer.store.register import RegisterChangedError, RegisterStore
from composer.store.schema import register_accounts

_TEAM = RegisteredAccount(
    AccountId("x-ourteam"),
    NetworkId("x"),
    handle="@OurTeam",
    purpose="News of the team ☕",
    visibility=Visibility.PROTECTED,
    checked="2026-11-20",
    checked_by="Dana",
    requires_review=1,
    holders=(Holder("Dana", HolderRole.COMMS_LEAD, "2025-01-06"), Holder("Sam", since="2026-02-01")),
    two_step=TwoStep.APP,
    recovery_email="Dana",
    password_changed="2026-06-01",
    password_due="2026-12-01",
)


def _clock() -> Callable[[], datetime]:
    def ticks() -> Iterator[datetime]:
        at = datetime(2026, 11, 22, 9, tzinfo=UTC)
        while True:
            at += timedelta(minutes=1)
            yield at

    ticking = ticks()
    return lambda: next(ticking)


@pytest.fixture
def register(database: Database) -> RegisterStore:
    return RegisterStore(database, _clock())


def test_an_account_comes_back_as_it_was_registered(register: RegisterStore) -> None:
    added = register.add(_TEAM, "Dana")
    assert register.accounts() == [added]
    assert added.account == _TEAM
    assert (added.rev, added.by) == (1, "Dana")
    assert register.account(AccountId("x-other")) is None


def test_accounts_stay_in_the_order_they_were_added(register: RegisterStore) -> None:
    ids = [AccountId(id) for id in ("z", "a", "m")]
    for id in ids:
        register.add(replace(_TEAM, id=id), "Dana")
    assert [one.account.id for one in register.accounts()] == ids


def test_the_second_of_two_writers_is_told_and_loses_nothing(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    theirs = register.save(replace(_TEAM, purpose="News"), 1, "Sam")
    with pytest.raises(RegisterChangedError) as told:
        register.save(replace(_TEAM, purpose="Events"), 1, "Dana")
    assert told.value.theirs == theirs
    assert "by Sam" in str(told.value)
    assert register.accounts() == [theirs]


def test_an_id_is_given_out_once(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    register.remove(_TEAM.id, 1, "Dana")
    with pytest.raises(RegisterChangedError):
        register.add(_TEAM, "Sam")
    assert register.taken() == {_TEAM.id}


def test_every_state_is_in_the_history_with_who_and_when(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    register.save(replace(_TEAM, purpose="News"), 1, "Sam")
    register.amend(_TEAM.id, lambda now: now.with_left("sam", "2026-11-22"), "Dana")
    states = register.history(_TEAM.id)
    assert [(one.rev, one.by) for one in states] == [(3, "Dana"), (2, "Sam"), (1, "Dana")]
    assert states[0].account.purpose == "News"
    assert [holder.is_here for holder in states[0].account.holders] == [True, False]
    assert [one.at for one in states] == sorted((one.at for one in states), reverse=True)


def test_saving_what_is_there_already_adds_no_history(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    assert register.save(_TEAM, 1, "Sam").rev == 1
    assert len(register.history(_TEAM.id)) == 1


def test_an_account_taken_off_the_register_can_be_put_on_again(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    gone = register.remove(_TEAM.id, 1, "Dana")
    assert register.accounts() == []
    assert [one.account for one in register.removed()] == [_TEAM]
    register.bring_back(_TEAM.id, gone.rev, "Sam")
    assert [one.account for one in register.accounts()] == [_TEAM]


def test_taking_off_minds_what_somebody_else_changed(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    register.save(replace(_TEAM, purpose="News"), 1, "Sam")
    with pytest.raises(RegisterChangedError):
        register.remove(_TEAM.id, 1, "Dana")
    assert len(register.accounts()) == 1


def test_only_a_register_that_never_held_anything_adopts(register: RegisterStore) -> None:
    assert register.adopt([_TEAM], "Dana")
    register.remove(_TEAM.id, 1, "Dana")
    assert not register.adopt([replace(_TEAM, id=AccountId("x-2"))], "Dana")
    assert register.accounts() == []


def test_people_are_named_once_however_they_are_spelled(register: RegisterStore) -> None:
    register.add(_TEAM, "Dana")
    other = replace(_TEAM, id=AccountId("y"), holders=(Holder("DANA  "), Holder("Ali", left="2026-01-01")))
    register.add(other, "Dana")
    people = register.people()
    assert [(person.name, len(person.holds), person.has_left) for person in people] == [
        ("Ali", 1, True),
        ("Dana", 2, False),
        ("Sam", 1, False),
    ]


def test_a_damaged_account_shows_its_last_whole_state(register: RegisterStore, database: Database) -> None:
    register.add(_TEAM, "Dana")
    register.save(replace(_TEAM, purpose="News"), 1, "Sam")
    with database.writing() as connection:
        connection.execute(text("update register_accounts set body = '{\"id\":'"))
        connection.execute(text("update register_history set body = '{}' where rev = 2"))
    [shown] = register.accounts()
    assert (shown.account, shown.rev) == (_TEAM, 2)
    assert register.save(replace(_TEAM, purpose="Mended"), 2, "Dana").rev == 3


def test_what_a_later_version_added_is_passed_over(register: RegisterStore, database: Database) -> None:
    register.add(_TEAM, "Dana")
    with database.writing() as connection:
        body = json.loads(connection.execute(select(register_accounts.c.body)).scalar_one())
        connection.execute(update(register_accounts).values(body=json.dumps(body | {"newer": 1})))
    assert register.accounts()[0].account == _TEAM
