"""The hand-over leads to each network's own page with the text, where it takes one."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.draft import Draft
from composer.domain.network import Entity, Fact, Network
from composer.domain.picture import Picture, ShorterAlt
from composer.posting.handover import (
    LONGEST_ADDRESS,
    Step,
    StepKind,
    compose_address,
    handover_steps,
    same_text,
)

_TEXT = "Coffee & cake ☕ in #Sunderland\n100% welcome + free"


def _network(handover: str) -> Network:
    return Network(NetworkId("n"), "Net", "plain", Fact(500), handover=handover)


def test_the_text_arrives_whole() -> None:
    address, carries = compose_address(_network("https://example.org/post?text={text}"), _TEXT)
    assert carries
    assert parse_qs(urlsplit(address).query)["text"] == [_TEXT]


def test_a_network_that_takes_only_a_link_gets_only_the_link() -> None:
    network = _network("https://example.org/share?url={link}")
    address, carries = compose_address(network, _TEXT, "https://example.org/a?b=c&d")
    assert not carries
    assert parse_qs(urlsplit(address).query)["url"] == ["https://example.org/a?b=c&d"]


def test_a_text_too_long_for_an_address_is_left_for_the_clipboard() -> None:
    address, carries = compose_address(_network("https://example.org/post?text={text}"), "é" * 400)
    assert (address, carries) == ("https://example.org/post?text=", False)
    assert len("https://example.org/post?text=") + 400 * 6 > LONGEST_ADDRESS


@pytest.mark.parametrize("handle", ["@team@social.example", "team@social.example"])
def test_a_server_is_taken_from_the_handle(handle: str) -> None:
    steps = _steps(_network("https://{server}/share?text={text}"), handle=handle)
    assert steps[1].payload.startswith("https://social.example/share?text=")


@pytest.mark.parametrize("handle", ["team", "@team@evil.example/x?y=", "@team@a b", ""])
def test_a_handle_that_names_no_server_opens_nothing(handle: str) -> None:
    assert _steps(_network("https://{server}/share?text={text}"), handle=handle)[1].payload == ""


def test_each_picture_and_its_description_has_a_step() -> None:
    pictures = (Picture("d1", "A nurse smiles"), Picture("d2", "", decorative=True))
    steps = _steps(_network(""), pictures=pictures)
    assert [step.kind for step in steps] == [
        StepKind.COPY_TEXT,
        StepKind.OPEN_PAGE,
        StepKind.ACCOUNT,
        StepKind.COPY_PICTURE,
        StepKind.COPY_ALT_TEXT,
        StepKind.COPY_PICTURE,
        StepKind.POSTED,
    ]


def test_only_line_endings_may_differ_on_the_clipboard() -> None:
    assert same_text("a\nb", "a\r\nb")
    assert not same_text("a\nb", "a b")


def _steps(network: Network, handle: str = "team", pictures: tuple[Picture, ...] = ()) -> tuple[Step, ...]:
    account = Account(AccountId("n"), NetworkId("n"), handle)
    draft = Draft(_TEXT, (account.id,), pictures=pictures)
    return handover_steps(draft, account, network, lambda _text: (Entity("hashtag", 21, 32, "Sunderland"),))


def test_the_description_copied_is_the_shorter_one_where_the_network_has_one() -> None:
    shorter = (ShorterAlt(NetworkId("n"), "Nurses"), ShorterAlt(NetworkId("other"), "Staff"))
    steps = _steps(_network(""), pictures=(Picture("d1", "Two nurses smile", shorter=shorter),))
    assert [step.payload for step in steps if step.kind is StepKind.COPY_ALT_TEXT] == ["Nurses"]
