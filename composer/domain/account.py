"""Who we post as; never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

AccountId = NewType("AccountId", str)
NetworkId = NewType("NetworkId", str)
"""`x`, `bluesky`, `mastodon`, `threads`, `linkedin`, `facebook`, `instagram`, or one from networks.yml."""


class Visibility(StrEnum):
    """Who can see what an account posts."""

    PUBLIC = "public"
    PROTECTED = "protected"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Account:
    """A place to post to. `employer` is the folder name of an employer pack, '' for none.

    `requires_review` says how many colleagues must have said 'good to go' to what is posted from it.
    """

    id: AccountId
    network: NetworkId
    handle: str = ""
    title: str = ""
    team: bool = True
    visibility: Visibility = Visibility.UNKNOWN
    employer: str = ""
    requires_review: int = 0
