"""Concerns about a team's account: each when it should be, none when all is well, every one with a way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.concerns import LOOKED_AT_WITHIN, Concern, ConcernKind, concerns
from composer.domain.register import Holder, HolderRole, RegisteredAccount

_TODAY = date(2026, 11, 22)
_GOOD = RegisteredAccount(
    AccountId("x-a"),
    NetworkId("x"),
    "@OurTeam",
    visibility=Visibility.PROTECTED,
    checked="2026-11-01",
    checked_by="Dana",
    holders=(Holder("Dana", HolderRole.COMMS_LEAD, "2025-01-06"), Holder("Sam", HolderRole.SECOND)),
    password_due="2027-01-01",
)


def _kinds(account: RegisteredAccount, today: date = _TODAY) -> list[ConcernKind]:
    return [concern.kind for concern in concerns(account, today)]


def _only(account: RegisteredAccount) -> Concern:
    [concern] = concerns(account, _TODAY)
    return concern


def test_an_account_in_good_order_has_none() -> None:
    assert concerns(_GOOD, _TODAY) == ()


def test_one_holder_is_too_few_and_is_named() -> None:
    concern = _only(replace(_GOOD, holders=_GOOD.holders[:1]))
    assert concern.kind is ConcernKind.FEW_HOLDERS
    assert concern.what == "Only Dana holds the log-on."


def test_nobody_at_all_is_said_once_for_holders_and_once_for_the_lead() -> None:
    assert _kinds(replace(_GOOD, holders=())) == [ConcernKind.FEW_HOLDERS, ConcernKind.NO_COMMS_LEAD]


def test_two_holders_without_the_comms_lead() -> None:
    two = (Holder("Sam"), Holder("Ali", HolderRole.SECOND))
    assert _kinds(replace(_GOOD, holders=two)) == [ConcernKind.NO_COMMS_LEAD]


def test_somebody_who_left_counts_for_nothing_and_is_named() -> None:
    left = _GOOD.with_left("Dana", "2026-11-20")
    found = {concern.kind: concern for concern in concerns(left, _TODAY)}
    assert list(found) == [ConcernKind.FEW_HOLDERS, ConcernKind.NO_COMMS_LEAD, ConcernKind.HOLDER_LEFT]
    assert found[ConcernKind.HOLDER_LEFT].person == "Dana"
    assert "20 November 2026" in found[ConcernKind.HOLDER_LEFT].what


def test_an_unknown_visibility_is_one_concern_not_two() -> None:
    assert _kinds(replace(_GOOD, visibility=Visibility.UNKNOWN, checked="")) == [
        ConcernKind.VISIBILITY_UNKNOWN
    ]


def test_a_look_is_good_for_ninety_days_and_not_for_ninety_one() -> None:
    looked = date.fromisoformat(_GOOD.checked)
    calm = replace(_GOOD, password_due="")
    assert _kinds(calm, looked + timedelta(days=LOOKED_AT_WITHIN)) == []
    assert _kinds(calm, looked + timedelta(days=LOOKED_AT_WITHIN + 1)) == [ConcernKind.NOT_LOOKED_AT]


def test_a_look_without_a_date_is_no_look() -> None:
    assert _only(replace(_GOOD, checked="some day")).kind is ConcernKind.NOT_LOOKED_AT


def test_public_is_a_concern_only_where_the_team_means_to_be_private() -> None:
    public = replace(_GOOD, visibility=Visibility.PUBLIC)
    assert _kinds(public) == [ConcernKind.PUBLIC]
    assert _kinds(replace(public, private_wanted=False)) == []
    assert _kinds(replace(public, team=False)) == []


def test_a_closed_group_is_as_good_as_a_private_account() -> None:
    assert _kinds(replace(_GOOD, visibility=Visibility.CLOSED)) == []


@pytest.mark.parametrize(("due", "overdue"), [("2026-11-21", True), ("2026-11-22", False), ("", False)])
def test_a_password_is_overdue_the_day_after(due: str, *, overdue: bool) -> None:
    assert (ConcernKind.PASSWORD_OVERDUE in _kinds(replace(_GOOD, password_due=due))) is overdue


def test_every_concern_says_what_why_and_what_to_do() -> None:
    worst = replace(
        _GOOD,
        holders=(Holder("Dana", left="2026-11-01"),),
        visibility=Visibility.PUBLIC,
        checked="2026-01-01",
        password_due="2026-01-01",
    )
    also = concerns(replace(worst, visibility=Visibility.UNKNOWN), _TODAY)
    found = (*concerns(worst, _TODAY), *also)
    assert {concern.kind for concern in found} == set(ConcernKind)
    for concern in found:
        assert all(text.endswith(".") for text in (concern.what, concern.why, concern.remedy))
        assert concern.field in ("holders", "visibility", "password")
