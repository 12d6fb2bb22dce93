"""A leaver's check-list is remembered half-done, with who did what, on every database."""

from __future__ import annotations

import pytest

from composer.domain.account import AccountId
from composer.domain.register import LeaverStep, LeavingId
from composer.errors import ComposerError
from composer.store.database import Database
from composer.store.leavers import LeaverStore

_X, _BLUESKY = AccountId("x-ourteam"), AccountId("bluesky-ourteam")


def test_half_done_is_there_for_the_next_person(database: Database) -> None:
    begun = LeaverStore(database).begin("Sam", [_X, _BLUESKY], "Dana")
    LeaverStore(database).do(begun.id, _X, LeaverStep.SESSIONS, "Ali", "none were open")
    [later] = LeaverStore(database).all_leavings(open_only=True)
    done = later.step(_X, LeaverStep.SESSIONS)
    assert done is not None
    assert (done.by, done.note) == ("Ali", "none were open")
    assert LeaverStep.SESSIONS not in later.left_to_do(_X)
    assert later.left_to_do(_BLUESKY) == tuple(LeaverStep)


def test_beginning_again_goes_on_with_the_same_list(database: Database) -> None:
    leavers = LeaverStore(database)
    first = leavers.begin("Sam Lee", [_X], "Dana")
    again = leavers.begin("sam  lee", [_BLUESKY, _X], "Ali")
    assert again.id == first.id
    assert again.accounts == (_X, _BLUESKY)
    assert leavers.leaving(first.id) == again


def test_who_did_a_step_first_keeps_the_credit(database: Database) -> None:
    leavers = LeaverStore(database)
    begun = leavers.begin("Sam", [_X], "Dana")
    leavers.do(begun.id, _X, LeaverStep.PASSWORD, "Dana")
    now = leavers.do(begun.id, _X, LeaverStep.PASSWORD, "Ali")
    assert [one.by for one in now.done] == ["Dana"]


def test_a_step_marked_by_mistake_is_open_again(database: Database) -> None:
    leavers = LeaverStore(database)
    begun = leavers.begin("Sam", [_X], "Dana")
    leavers.do(begun.id, _X, LeaverStep.PASSWORD, "Dana")
    assert leavers.undo(begun.id, _X, LeaverStep.PASSWORD).left_to_do(_X) == tuple(LeaverStep)


def test_a_list_is_finished_only_when_nothing_is_left(database: Database) -> None:
    leavers = LeaverStore(database)
    begun = leavers.begin("Sam", [_X], "Dana")
    with pytest.raises(ComposerError, match="still open"):
        leavers.finish(begun.id, "Dana")
    for step in LeaverStep:
        leavers.do(begun.id, _X, step, "Dana")
    assert leavers.finish(begun.id, "Ali").finished_by == "Ali"
    assert leavers.all_leavings(open_only=True) == []
    assert leavers.begin("Sam", [_X], "Dana").id != begun.id


def test_a_list_that_is_not_there_says_so(database: Database) -> None:
    leavers = LeaverStore(database)
    with pytest.raises(ComposerError, match="no longer there"):
        leavers.do(LeavingId("gone"), _X, LeaverStep.PASSWORD, "Dana")


def test_a_list_is_called_off_half_done(database: Database) -> None:
    leavers = LeaverStore(database)
    begun = leavers.begin("Sam", [_X], "Dana")
    leavers.do(begun.id, _X, LeaverStep.SESSIONS, "Dana")
    off = leavers.call_off(begun.id, "Ali")
    assert (off.finished_by, len(off.done)) == ("Ali", 1)
    assert leavers.all_leavings(open_only=True) == []
