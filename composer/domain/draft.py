"""A post at one instant, with all that a person has decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from composer.domain.account import AccountId
from composer.domain.finding import RuleId
from composer.domain.picture import Picture

_NONE: Mapping[AccountId, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tick:
    """A person's 'yes' to a question. It holds while the question's basis is what it was; `when` is ISO."""

    rule: RuleId
    basis: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """'Not this time': one remark set aside, for these words only. `matched` is '' for the whole post."""

    rule: RuleId
    matched: str
    reason: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said about something detected. It holds for that value everywhere in the draft.

    `verdict` is 'agreed' (they know and have agreed; `reason` says who and how) or 'not_this' (not a person,
    not personal).
    """

    kind: str
    value: str
    verdict: str
    reason: str = ""
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """'I have doubts': it parks the draft until someone clears it, and says why it is cleared."""

    reason: str
    who: str = ""
    when: str = ""
    cleared_by: str = ""
    cleared_why: str = ""
    cleared_when: str = ""

    @property
    def stands(self) -> bool:
        return not self.cleared_by


@dataclass(frozen=True, slots=True)
class Draft:
    """A post as it stands at one instant; every change makes the next revision.

    `text` serves every account but those with a text of their own in `versions`.
    """

    text: str = ""
    accounts: tuple[AccountId, ...] = ()
    versions: Mapping[AccountId, str] = field(default_factory=lambda: _NONE)
    pictures: tuple[Picture, ...] = ()
    ticks: tuple[Tick, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    answers: tuple[Answer, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    revision: int = 0

    def with_text(self, text: str, version: AccountId | None = None) -> Draft:
        """The next revision, with the shared text or one account's version replaced."""
        if version is None:
            return replace(self, text=text, revision=self.revision + 1)
        versions = MappingProxyType({**self.versions, version: text})
        return replace(self, versions=versions, revision=self.revision + 1)

    def without_version(self, version: AccountId) -> Draft:
        """The next revision, with that account back on the shared text."""
        versions = MappingProxyType({key: text for key, text in self.versions.items() if key != version})
        return replace(self, versions=versions, revision=self.revision + 1)

    def text_for(self, account: AccountId) -> str:
        return self.versions.get(account, self.text)

    def texts(self) -> list[tuple[AccountId | None, str, tuple[AccountId, ...]]]:
        """Each distinct text once: whose version it is (None: shared), the text, the accounts it goes to."""
        if not self.versions:
            return [(None, self.text, self.accounts)]
        shared = tuple(account for account in self.accounts if account not in self.versions)
        own = [
            (account, self.versions[account], (account,))
            for account in self.accounts
            if account in self.versions
        ]
        return [(None, self.text, shared), *own] if shared or not own else [*own]
