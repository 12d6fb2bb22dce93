"""The register of team accounts: where each stands, who holds it, and how a leaver is taken off it; never a secret."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

from composer.domain.account import Account, AccountId, NetworkId, Visibility

LeavingId = NewType("LeavingId", str)
_LONGEST_ID = 50
"""Accounts are named in columns of 64 letters; a number or a word of the vault's may follow."""


class HolderRole(StrEnum):
    """What a holder is to the team."""

    COMMS_LEAD = "comms_lead"
    SECOND = "second"
    OTHER = "other"


class TwoStep(StrEnum):
    """What the network asks for beside the password."""

    UNKNOWN = "unknown"
    NONE = "none"
    APP = "app"
    KEY = "key"
    TEXT_MESSAGE = "text_message"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who has an account's log-on. `since` and `left` are ISO dates, `left` '' while they are here."""

    name: str
    role: HolderRole = HolderRole.OTHER
    since: str = ""
    left: str = ""

    @property
    def is_here(self) -> bool:
        return not self.left


@dataclass(frozen=True, slots=True)
class RegisteredAccount:
    """One account as the team keeps it. Dates are ISO; `recovery_email` and `recovery_phone` name who holds them.

    `private_wanted` is the team's intention (tip 'Keep control'); `visibility` is what was found when it was
    `checked`. The fields of `domain.account.Account` mean what they mean there.
    """

    id: AccountId
    network: NetworkId
    handle: str = ""
    title: str = ""
    purpose: str = ""
    employer: str = ""
    team: bool = True
    visibility: Visibility = Visibility.UNKNOWN
    private_wanted: bool = True
    checked: str = ""
    checked_by: str = ""
    rhythm: str = ""
    approver: str = ""
    requires_review: int = 0
    holders: tuple[Holder, ...] = ()
    two_step: TwoStep = TwoStep.UNKNOWN
    recovery_email: str = ""
    recovery_phone: str = ""
    password_changed: str = ""
    password_due: str = ""

    def posting(self) -> Account:
        """The account as a post goes out from it."""
        return Account(
            id=self.id,
            network=self.network,
            handle=self.handle,
            title=self.title,
            team=self.team,
            visibility=self.visibility,
            employer=self.employer,
            requires_review=self.requires_review,
        )

    def holder(self, name: str) -> Holder | None:
        """The holder of that name, in whatever letters."""
        return next((holder for holder in self.holders if same_name(holder.name, name)), None)

    def with_holder(self, holder: Holder) -> RegisteredAccount:
        """With this holder, in place of the one of the same name if there is one."""
        if self.holder(holder.name) is None:
            return replace(self, holders=(*self.holders, holder))
        kept = (holder if same_name(one.name, holder.name) else one for one in self.holders)
        return replace(self, holders=tuple(kept))

    def without_holder(self, name: str) -> RegisteredAccount:
        return replace(self, holders=tuple(one for one in self.holders if not same_name(one.name, name)))

    def with_left(self, name: str, day: str) -> RegisteredAccount:
        """With that holder marked as having left, unless they were before."""
        holder = self.holder(name)
        return self.with_holder(replace(holder, left=day)) if holder is not None and holder.is_here else self

    def with_back(self, name: str) -> RegisteredAccount:
        """With that holder here after all, if they are still on the list."""
        holder = self.holder(name)
        return self.with_holder(replace(holder, left="")) if holder is not None else self

    def with_new_password(self, day: str) -> RegisteredAccount:
        """With a password changed that day; a date that has come for it is done with."""
        due = "" if self.password_due and self.password_due <= day else self.password_due
        return replace(self, password_changed=day, password_due=due)

    def with_step(self, step: LeaverStep, person: str, day: str) -> RegisteredAccount:
        """With that step of their check-list done: what the register said of them there is taken out."""
        if step is LeaverStep.PASSWORD:
            return self.with_new_password(day)
        if step is LeaverStep.RECOVERY:
            email = "" if same_name(self.recovery_email, person) else self.recovery_email
            phone = "" if same_name(self.recovery_phone, person) else self.recovery_phone
            return replace(self, recovery_email=email, recovery_phone=phone)
        if step is LeaverStep.HOLDER:
            approver = "" if same_name(self.approver, person) else self.approver
            return replace(self.without_holder(person), approver=approver)
        return self

    def found(self, visibility: Visibility, day: str, by: str) -> RegisteredAccount:
        """With what somebody saw that day on the network itself."""
        return replace(self, visibility=visibility, checked=day, checked_by=by)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the register, and the accounts they hold."""

    name: str
    holds: tuple[AccountId, ...]
    has_left: bool = False


class LeaverStep(StrEnum):
    """What is done for each account that a leaver held, in this order."""

    PASSWORD = "password"
    HAND_OVER = "hand_over"
    SESSIONS = "sessions"
    TWO_STEP = "two_step"
    RECOVERY = "recovery"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step, done for one account: by whom and when (ISO 8601, UTC). `note` says how, or why not needed."""

    account: AccountId
    step: LeaverStep
    at: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A person on their way out, with all accounts they held when it began or took on since."""

    id: LeavingId
    person: str
    begun: str
    begun_by: str
    accounts: tuple[AccountId, ...]
    done: tuple[StepDone, ...] = ()
    finished: str = ""
    finished_by: str = ""

    def step(self, account: AccountId, step: LeaverStep) -> StepDone | None:
        return next((one for one in self.done if (one.account, one.step) == (account, step)), None)

    def left_to_do(self, account: AccountId) -> tuple[LeaverStep, ...]:
        return tuple(step for step in LeaverStep if self.step(account, step) is None)

    @property
    def is_all_done(self) -> bool:
        return not any(self.left_to_do(account) for account in self.accounts)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name one person: letter case and spaces do not count."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def people_in(accounts: Iterable[RegisteredAccount]) -> list[Person]:
    """Everybody who holds an account, by name; a person has left only where every mark of theirs says so."""
    found: dict[str, tuple[str, list[AccountId], list[bool]]] = {}
    for account in accounts:
        for holder in account.holders:
            _, holds, left = found.setdefault(plain_name(holder.name), (holder.name, [], []))
            holds.append(account.id)
            left.append(not holder.is_here)
    people = (Person(name, tuple(holds), all(left)) for name, holds, left in found.values())
    return sorted(people, key=lambda person: plain_name(person.name))


def new_account_id(network: NetworkId, handle: str, taken: Collection[str]) -> AccountId:
    """An id that two registers find alike for the same account, and that stays when the handle changes."""
    plain = unicodedata.normalize("NFKD", handle).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "account"
    wanted = f"{network}-{slug}"[:_LONGEST_ID]
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return AccountId(next(id for id in (wanted, *numbered) if id not in taken))
