"""The overview says everything the register knows, as CSV and as a page, and what changed between two states."""

from __future__ import annotations

import csv
import html
import io
from dataclasses import fields, replace
from datetime import date

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, HolderRole, RegisteredAccount, TwoStep
from composer.posting.account_overview import changes, overview, overview_csv, overview_html

_TODAY = date(2026, 11, 22)
_TEAM = RegisteredAccount(
    AccountId("x-a"),
    NetworkId("x"),
    "@OurTeam",
    "Our <b>team</b>",
    "News",
    visibility=Visibility.PROTECTED,
    checked="2026-11-01",
    checked_by="Dana",
    rhythm="weekly",
    approver="Ali",
    holders=(
        Holder("Dana", HolderRole.COMMS_LEAD, "2025-01-06"),
        Holder("Sam", HolderRole.SECOND),
        Holder("Kit", left="2026-10-01"),
    ),
    two_step=TwoStep.APP,
    recovery_email="Dana",
    password_changed="2026-06-01",
    password_due="2027-06-01",
    requires_review=1,
)
_TITLES = {"x": "X"}


def test_the_page_names_every_holder_state_and_concern() -> None:
    page = overview_html(overview([_TEAM], _TITLES, _TODAY), "22 November 2026")
    for words in (
        "X @OurTeam",
        "1 thing to put right",
        "Kit's last day was 1 October 2026",
        "Programme communications lead since 6 January 2025",
        "Private: followers are approved. Checked on 1 November 2026 by Dana",
        "Codes from an app",
        "once a week",
        "1 of 1 needs something put right",
    ):
        assert words in html.unescape(page)


def test_markup_in_a_name_stays_words() -> None:
    page = overview_html(overview([_TEAM], _TITLES, _TODAY), "now")
    assert "Our &lt;b&gt;team&lt;/b&gt;" in page


def test_an_account_in_good_order_says_so() -> None:
    [row] = overview([_TEAM.without_holder("Kit")], _TITLES, _TODAY)
    assert row.state == "In good order"
    assert "All are in good order." in overview_html([row], "now")


def test_the_csv_has_a_line_an_account_and_runs_nothing_in_a_spreadsheet() -> None:
    sneaky = replace(_TEAM, purpose='=HYPERLINK("x")', title="+1")
    rows = list(csv.DictReader(io.StringIO(overview_csv(overview([_TEAM, sneaky], _TITLES, _TODAY)))))
    assert [row["handle"] for row in rows] == ["'@OurTeam", "'@OurTeam"]
    assert rows[0]["holders"].startswith("Dana (Programme communications lead since 6 January 2025); Sam")
    assert rows[0]["left, still on the list"] == "Kit (2026-10-01)"
    assert rows[1]["what it is for"].startswith("'=")
    assert rows[1]["name"] == "'+1"


def test_what_is_not_filled_in_says_so() -> None:
    [row] = overview([RegisteredAccount(AccountId("m"), NetworkId("mastodon"))], {}, _TODAY)
    assert row.name == "Mastodon"
    values = dict(pair for _, pairs in row.sections() for pair in pairs)
    assert values["Found"] == "Not known. Nobody has looked yet"
    assert values["Nobody yet"] == "two people should be here"
    assert values["What it is for"] == "not filled in yet"


def test_every_change_of_every_field_is_told() -> None:
    blank = RegisteredAccount(_TEAM.id, _TEAM.network, team=False, private_wanted=False)
    full = replace(_TEAM, employer="ExampleTrust", recovery_phone="Ali")
    told = changes(blank, full)
    own = {"id", "network", "holders"}
    assert len(told) == len([one for one in fields(RegisteredAccount) if one.name not in own]) + 3
    assert "Who can see it: unknown → protected" in told
    assert "Team account: no → yes" in told


def test_holders_added_changed_and_removed_are_told_by_name() -> None:
    after = _TEAM.without_holder("Kit").with_left("Sam", "2026-11-20").with_holder(Holder("Ali"))
    assert changes(_TEAM, after) == (
        "Sam: Second holder → Second holder; last day 20 November 2026",
        "New holder: Ali (Holder)",
        "No longer a holder: Kit",
    )
    assert changes(_TEAM, _TEAM) == ()
