"""What a surface is handed: rules, networks and accounts, loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from composer.domain.account import Account, AccountId, NetworkId, Visibility

if TYPE_CHECKING:
    from composer.domain.checklist import Checklist
    from composer.domain.draft import Draft
    from composer.domain.finding import Group, RuleId
    from composer.domain.network import Network
    from composer.settings import AccountEntry


class RuleWords(Protocol):
    """What a rule says of itself to the person."""

    @property
    def title(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def group(self) -> Group: ...
    @property
    def dismissable(self) -> bool: ...


class Engine(Protocol):
    """Everything that turns a draft into a checklist; used in the background only, and frozen."""

    @property
    def rules(self) -> Mapping[RuleId, RuleWords]: ...
    @property
    def problems(self) -> Sequence[object]: ...
    @property
    def networks(self) -> Mapping[NetworkId, Network]: ...
    def judge(self, draft: Draft, accounts: Mapping[AccountId, Account]) -> Checklist: ...
    def changed(self) -> bool: ...
    def reloaded(self) -> Engine: ...


def accounts_from(entries: Iterable[AccountEntry]) -> dict[AccountId, Account]:
    """The accounts of the settings as domain objects, in their order; an unknown visibility is unknown."""
    known = {visibility.value for visibility in Visibility}
    return {
        AccountId(entry.id): Account(
            id=AccountId(entry.id),
            network=NetworkId(entry.network),
            handle=entry.handle,
            title=entry.title,
            team=entry.team,
            visibility=Visibility(entry.visibility if entry.visibility in known else "unknown"),
            employer=entry.employer,
        )
        for entry in entries
    }


def open_engine() -> Engine:
    raise NotImplementedError
