"""A link pasted back is believed only if it can be that network's post."""

from __future__ import annotations

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.networks.catalogue import load_networks
from composer.posting.links import link_problem

GOOD = {
    "x": "https://x.com/OurTeam/status/1234567890",
    "bluesky": "https://bsky.app/profile/ourteam.bsky.social/post/3kabc",
    "mastodon": "https://mastodon.social/@ourteam/112233",
    "threads": "https://www.threads.com/@ourteam/post/C1a2b3",
    "linkedin": "https://www.linkedin.com/posts/our-team_activity-7123",
    "facebook": "https://www.facebook.com/permalink.php?story_fbid=1&id=2",
    "instagram": "https://www.instagram.com/p/C1a2b3/",
}
NETWORKS = load_networks()


def problem(network: str, link: str) -> str:
    handle = "@ourteam@mastodon.social" if network == "mastodon" else "@ourteam"
    account = Account(AccountId("one"), NetworkId(network), handle)
    return link_problem(link, account, NETWORKS[NetworkId(network)])


@pytest.mark.parametrize("network", GOOD)
def test_a_post_of_each_network_is_believed(network: str) -> None:
    assert problem(network, GOOD[network]) == ""


@pytest.mark.parametrize("network", GOOD)
def test_a_post_of_another_network_is_not(network: str) -> None:
    other = next(link for name, link in GOOD.items() if name != network)
    assert "leads to" in problem(network, other)


@pytest.mark.parametrize(
    "link",
    [
        "x.com/OurTeam/status/1",
        "http://x.com/OurTeam/status/1",
        "javascript:alert(1)",
        "https://x.com/a b",
        "https://[::1/x",
        "",
        "https://x.com/" + "a" * 2_000,
    ],
)
def test_what_is_no_secure_link_is_refused(link: str) -> None:
    assert problem("x", link)


@pytest.mark.parametrize(
    "link", ["https://x.com.example.org/s/1", "https://notx.com/s/1", "https://x.com@example.org/s/1"]
)
def test_a_host_that_only_looks_right_is_refused(link: str) -> None:
    assert problem("x", link)


def test_a_front_page_is_no_post() -> None:
    assert "front page" in problem("x", "https://x.com/")


def test_a_mastodon_post_must_be_on_the_account_s_own_server() -> None:
    assert "leads to other.example" in problem("mastodon", "https://other.example/@ourteam/1")
