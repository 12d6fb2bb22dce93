"""Guides to privacy and leaving: for every network, dated, safe to open, and replaceable by the machine's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, LeaverStep, RegisteredAccount
from composer.networks.catalogue import load_networks
from composer.paths import RESOURCES
from composer.posting.account_guides import (
    CLOSED_GROUP,
    PRIVATE_HELP,
    SHARE_LOG_ON,
    AccountGuides,
    page_of,
    read_guides,
)

_FILE = RESOURCES / "account_guides.yml"
_TEAM = RegisteredAccount(
    AccountId("x-a"),
    NetworkId("x"),
    "@OurTeam",
    "Tea {team} team",
    visibility=Visibility.PUBLIC,
    holders=(Holder("Dana"), Holder("Sam", left="2026-11-01")),
)


@pytest.fixture(scope="module")
def guides() -> AccountGuides:
    return read_guides([_FILE])


def test_the_bundled_file_has_no_mistake(guides: AccountGuides) -> None:
    assert guides.problems == ()


@pytest.mark.parametrize("network", sorted(load_networks()))
def test_every_network_has_a_dated_guide_of_its_own(guides: AccountGuides, network: NetworkId) -> None:
    guide = guides.of(network)
    assert guide.network == network
    assert guide.checked is not None
    assert guide.steps
    assert guide.look
    assert guide.costs
    assert guide.followers
    assert guide.help


@pytest.mark.parametrize("network", sorted(load_networks()))
def test_every_step_of_leaving_is_explained(guides: AccountGuides, network: NetworkId) -> None:
    guide = guides.of(network)
    told = [step for step in guide.steps_for_leaver() if step in guide.leaving]
    assert all(guide.leaving[step].steps for step in told)
    if guide.shared_log_on:
        assert {LeaverStep.PASSWORD, LeaverStep.SESSIONS, LeaverStep.TWO_STEP, LeaverStep.RECOVERY} <= set(
            told
        )
    else:
        assert LeaverStep.PASSWORD not in guide.steps_for_leaver()
        assert LeaverStep.HOLDER in told


def test_an_unknown_network_gets_the_general_guide(guides: AccountGuides) -> None:
    assert guides.of(NetworkId("pillarbox")).network == "other"


def test_a_mail_is_filled_with_what_the_register_knows_and_says_what_is_open(guides: AccountGuides) -> None:
    subject, body = guides.mail(CLOSED_GROUP, _TEAM, "Facebook", "Sam Okafor")
    assert subject == "A closed group for Tea {team} team, please"
    assert "closed group on Facebook" in body
    assert "Admins, please: Dana\n" in body
    assert "What it is for: (please fill in)" in body
    assert body.endswith("Sam Okafor\n")


@pytest.mark.parametrize("name", [CLOSED_GROUP, PRIVATE_HELP, SHARE_LOG_ON])
def test_no_place_of_a_mail_stays_open(guides: AccountGuides, name: str) -> None:
    plain = RegisteredAccount(AccountId("x-a"), NetworkId("x"), "@OurTeam", "Our team")
    assert "{" not in "".join(guides.mail(name, plain, "X", "Sam"))


def test_the_machines_own_guide_takes_the_place_of_one(tmp_path: Path) -> None:
    own = tmp_path / "account_guides.yml"
    own.write_text("networks:\n  - {network: x, checked: 2027-01-02, steps: [Ring IT on 1234.]}\n", "utf-8")
    guides = read_guides([_FILE, own])
    assert guides.of(NetworkId("x")).steps == ("Ring IT on 1234.",)
    assert len(guides.of(NetworkId("bluesky")).steps) > 1
    assert CLOSED_GROUP in guides.mails


def test_an_address_that_is_not_a_web_page_is_refused_and_named(tmp_path: Path) -> None:
    own = tmp_path / "account_guides.yml"
    own.write_text("networks:\n  - {network: x, page: 'file:///etc/passwd'}\n", "utf-8")
    guides = read_guides([own])
    assert guides.of(NetworkId("x")).page == ""
    assert "https://" in str(guides.problems[0])
    assert f"{own}:2:" in str(guides.problems[0])


@pytest.mark.parametrize(
    ("handle", "page"),
    [
        ("@team@mastodon.social", "https://mastodon.social/settings/privacy"),
        ("team@Example.org", "https://example.org/settings/privacy"),
        ("@team", ""),
        ("@team@evil.org/x?", ""),
        ("@team@localhost", ""),
    ],
)
def test_mastodons_pages_are_on_the_accounts_own_server(handle: str, page: str) -> None:
    assert page_of("https://{server}/settings/privacy", handle) == page


def test_other_pages_need_no_handle() -> None:
    assert page_of("https://x.com/settings/password", "") == "https://x.com/settings/password"
