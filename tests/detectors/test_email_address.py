"""E-mail addresses in plain and dodging spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str, str], list[str]]

FOUND = [
    ("jane.smith@nhs.net.", ["jane.smith@nhs.net"]),
    ("JANE.SMITH@NHS.NET", ["JANE.SMITH@NHS.NET"]),
    ("<jane@x.co.uk>", ["jane@x.co.uk"]),
    ("jane.smith [at] nhs.net", ["jane.smith [at] nhs.net"]),
    ("jane(dot)smith(at)nhs(dot)net", ["jane(dot)smith(at)nhs(dot)net"]),
    ("jane dot smith at nhs dot net", ["jane dot smith at nhs dot net"]),
    ("jané.müller@example.org", ["jané.müller@example.org"]),
    ("mailto:jane@x.com?subject=hi", ["jane@x.com"]),
    ("user+tag@sub.domain.co.uk", ["user+tag@sub.domain.co.uk"]),
    ("jane.smith @ nhs.net", ["jane.smith @ nhs.net"]),
]
LEFT_ALONE = [
    "@user@mastodon.social",
    "look at bbc.co.uk",
    "Meet @ 7pm",
    "@atbsunderland",
    "find us at costa.com",
]
PUBLISHED = [
    ("Write to atb@nhs.uk", ["atb@nhs.uk"]),
    ("info@example.org or comms.team@example.org", ["info@example.org", "comms.team@example.org"]),
    ("jo@samaritans.org", ["jo@samaritans.org"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_an_email_address_is_found(found: Found, text: str, words: list[str]) -> None:
    assert found("email_address", text) == words


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_an_email_address_is_left_alone(found: Found, text: str) -> None:
    assert found("email_address", text) == []


@pytest.mark.parametrize(("text", "words"), PUBLISHED)
def test_published_an_email_address_is_public(public: Found, text: str, words: list[str]) -> None:
    assert public("email_address", text) == words
