"""Packs and accounts say what reviews a post needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.review import Needed
from composer.engine.needs import reviews_needed
from composer.engine.rulebook import RuleBook

_X = Account(AccountId("x"), NetworkId("x"))
_DAY = date(2026, 11, 22)


def _needed(folder: Path, pack: str, *accounts: Account) -> tuple[Needed, ...]:
    about = folder / "person" / "rules" / "Mine" / "pack.yml"
    about.parent.mkdir(parents=True)
    about.write_text(pack, "utf-8")
    ruleset = RuleBook(folder / "machine", folder / "person").load()
    assert not [problem for problem in ruleset.problems if "Mine" in str(problem)]
    return reviews_needed(ruleset, accounts, _DAY)


def test_a_pack_asks_for_one_colleague_unless_it_says_more(tmp_path: Path) -> None:
    assert _needed(tmp_path, "requires_review: {}", _X) == (Needed(1),)


def test_a_pack_can_ask_for_two_for_a_role_and_for_signatures(tmp_path: Path) -> None:
    pack = "requires_review: {reviewers: 2, role: comms lead, signed: true}"
    assert _needed(tmp_path, pack, _X) == (Needed(2, "comms lead", signed=True),)


@pytest.mark.parametrize(
    "pack",
    [
        "title: Mine",
        "requires_review: {}\napplies: {networks: [bluesky]}",
        "requires_review: {}\napplies: {to: 2026-11-21}",
    ],
)
def test_a_pack_that_is_not_at_work_asks_for_nothing(tmp_path: Path, pack: str) -> None:
    assert _needed(tmp_path, pack, _X) == ()


def test_an_account_can_ask_for_itself(tmp_path: Path) -> None:
    careful = Account(AccountId("c"), NetworkId("x"), requires_review=2)
    assert _needed(tmp_path, "title: Mine", _X, careful) == (Needed(2),)
