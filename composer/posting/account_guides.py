"""Guides to keeping an account private and to taking a leaver out of it, with mails ready to send: data, dated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from composer.domain.account import NetworkId, Visibility
from composer.domain.register import LeaverStep, RegisteredAccount
from composer.words.located import Located, Problem, read_located

OTHER = NetworkId("other")
CLOSED_GROUP, PRIVATE_HELP, SHARE_LOG_ON = "closed_group", "private_help", "share_log_on"
_MAILS = (CLOSED_GROUP, PRIVATE_HELP, SHARE_LOG_ON)
_WAYS = ("protected", "group", "none")
_GUIDE_KEYS = (
    "network",
    "checked",
    "private",
    "shared_log_on",
    "help",
    "page",
    "steps",
    "look",
    "costs",
    "followers",
    "leaving",
)
VISIBILITY_WORDS: Mapping[Visibility, str] = MappingProxyType(
    {
        Visibility.PROTECTED: "private: followers are approved",
        Visibility.CLOSED: "a closed group",
        Visibility.PUBLIC: "public",
        Visibility.UNKNOWN: "not known",
    }
)


@dataclass(frozen=True, slots=True)
class Way:
    """How one thing is done on a network: its page ('' where there is none), and the steps there."""

    page: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """What a network offers. `private` is `protected`, `group` or `none`; `checked` is when somebody looked."""

    network: NetworkId
    checked: date | None = None
    private: str = "protected"
    shared_log_on: bool = True
    help: str = ""
    page: str = ""
    steps: tuple[str, ...] = ()
    look: str = ""
    costs: tuple[str, ...] = ()
    followers: tuple[str, ...] = ()
    leaving: Mapping[LeaverStep, Way] = field(default_factory=lambda: MappingProxyType({}))

    def steps_for_leaver(self) -> tuple[LeaverStep, ...]:
        """What is to be done here when a holder leaves; where nobody shares a log-on there is none to change."""
        if self.shared_log_on:
            return tuple(LeaverStep)
        return tuple(step for step in LeaverStep if step in self.leaving)


@dataclass(frozen=True, slots=True)
class MailWords:
    """A mail with places for the account's own words."""

    title: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class AccountGuides:
    """The guides of this computer by network, and the mails by name."""

    by_network: Mapping[NetworkId, Guide]
    mails: Mapping[str, MailWords]
    problems: tuple[Problem, ...] = ()

    def of(self, network: NetworkId) -> Guide:
        """The network's own guide, or the one for any other."""
        return self.by_network.get(network) or self.by_network.get(OTHER) or Guide(network)

    def mail(self, name: str, account: RegisteredAccount, network: str, person: str) -> tuple[str, str]:
        """Subject and body, filled with what the register knows; what it does not know is said to be open."""
        words = self.mails[name]
        places = {
            "team": account.title or "our team",
            "account": account.handle or account.title or "our account",
            "network": network,
            "purpose": account.purpose or "(please fill in)",
            "holders": ", ".join(one.name for one in account.holders if one.is_here) or "(please fill in)",
            "approver": account.approver or "(please fill in)",
            "visibility": VISIBILITY_WORDS[account.visibility],
            "person": person,
        }
        return _filled(words.subject, places), _filled(words.body, places)


def page_of(page: str, handle: str) -> str:
    """A page's address for this account; '' where it needs a server that the handle does not name."""
    if "{server}" not in page:
        return page
    _, _, server = handle.lstrip("@").partition("@")
    plain = server.strip().lower()
    good = plain and all(part.replace("-", "").isalnum() for part in plain.split("."))
    return page.replace("{server}", plain) if good and "." in plain else ""


def read_guides(paths: Iterable[Path]) -> AccountGuides:
    """Later files replace the guides and mails of earlier ones, one by one."""
    problems: list[Problem] = []
    guides: dict[NetworkId, Guide] = {}
    mails: dict[str, MailWords] = {}
    for path in paths:
        whole = read_located(path, problems) if path.exists() else None
        if whole is None:
            continue
        whole.allow(("owner", "networks", "mails"))
        for one in whole.entries("networks"):
            guide = _guide(one)
            guides[guide.network] = guide
        named = whole.entry("mails")
        if named is not None:
            named.allow(_MAILS)
            mails |= {name: _mail(mail) for name in _MAILS if (mail := named.entry(name)) is not None}
    return AccountGuides(MappingProxyType(guides), MappingProxyType(mails), tuple(problems))


def _filled(words: str, places: Mapping[str, str]) -> str:
    """A place that is not known is left as it was written."""
    return re.sub(r"\{(\w+)\}", lambda place: places.get(place[1], place[0]), words)


def _guide(one: Located) -> Guide:
    one.allow(_GUIDE_KEYS)
    leaving = one.entry("leaving")
    if leaving is not None:
        leaving.allow([step.value for step in LeaverStep])
    return Guide(
        network=NetworkId(one.text("network", required=True)),
        checked=one.day("checked"),
        private=one.one_of("private", _WAYS, "protected"),
        shared_log_on=one.truth("shared_log_on", default=True),
        help=_address(one, "help"),
        page=_address(one, "page"),
        steps=one.texts("steps"),
        look=one.text("look"),
        costs=one.texts("costs"),
        followers=one.texts("followers"),
        leaving=MappingProxyType(_ways(leaving) if leaving is not None else {}),
    )


def _ways(leaving: Located) -> dict[LeaverStep, Way]:
    ways = {}
    for step in LeaverStep:
        one = leaving.entry(step.value)
        if one is not None:
            one.allow(("page", "steps"))
            ways[step] = Way(_address(one, "page"), one.texts("steps"))
    return ways


def _address(one: Located, name: str) -> str:
    """A web address; anything else could be made to run something."""
    text = one.text(name)
    if text and not text.startswith("https://"):
        one.blame(name, f"'{name}' should be an address that begins with https://")
        return ""
    return text


def _mail(one: Located) -> MailWords:
    one.allow(("title", "subject", "body"))
    return MailWords(
        one.text("title", required=True), one.text("subject", required=True), one.text("body", required=True)
    )
