"""A draft with versions has one row for what holds in all of them, and hears of what a network refuses."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from composer.cli.tools import account_for, judge_with, load_all_networks, load_rules
from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft

_X, _BLUESKY, _FACEBOOK = AccountId("x"), AccountId("bluesky"), AccountId("facebook")


@pytest.fixture(scope="module")
def judged() -> object:
    networks = load_all_networks()
    judge = judge_with(load_rules((), networks), networks)
    accounts = {AccountId(name): account_for(name) for name in networks}
    return lambda draft: judge.judge(draft, accounts)


def _of(checklist: Checklist, rule: str) -> list[tuple[tuple[AccountId, ...], AccountId | None]]:
    return [(found.accounts, found.version) for found in checklist.findings if found.rule == rule]


def test_what_is_missing_from_every_version_is_said_once(judged) -> None:  # type: ignore[no-untyped-def]
    draft = Draft("Coffee at the library", (_X, _BLUESKY), MappingProxyType({_X: "Coffee, tea and cake"}))
    assert _of(judged(draft), "ATB.Tag") == [((), None)]


def test_what_is_missing_from_some_names_their_accounts(judged) -> None:  # type: ignore[no-untyped-def]
    versions = MappingProxyType({_X: "Coffee, tea and cake", _FACEBOOK: "All are welcome @atbsunderland"})
    draft = Draft("Coffee at the library", (_X, _BLUESKY, _FACEBOOK), versions)
    assert [accounts for accounts, _ in _of(judged(draft), "ATB.Tag")] == [(_X, _BLUESKY)]


def test_a_character_that_x_refuses_blocks_and_says_what_to_do(judged) -> None:  # type: ignore[no-untyped-def]
    found = [
        each
        for each in judged(Draft("Coffee \ufffe morning", (_X,))).findings
        if each.rule == "Networks.TextLength"
    ]
    assert len(found) == 1
    assert "X would refuse this" in found[0].message
    assert "Paste it again" in found[0].message
