"""What is worth putting right about a team's account: each with why it matters and a way out, said kindly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from composer.domain.account import Visibility
from composer.domain.register import Holder, HolderRole, RegisteredAccount

LOOKED_AT_WITHIN = 90
"""Days for which somebody's look at who can see an account is good."""
_ENOUGH_HOLDERS = 2


class ConcernKind(StrEnum):
    """What a concern is about; the order is the order they are shown in."""

    FEW_HOLDERS = "few_holders"
    NO_COMMS_LEAD = "no_comms_lead"
    HOLDER_LEFT = "holder_left"
    PUBLIC = "public"
    VISIBILITY_UNKNOWN = "visibility_unknown"
    NOT_LOOKED_AT = "not_looked_at"
    PASSWORD_OVERDUE = "password_overdue"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to put right. `field` names the part of the register it is about, `person` whom, where it is one."""

    kind: ConcernKind
    what: str
    why: str
    remedy: str
    field: str
    person: str = ""


def concerns(account: RegisteredAccount, today: date) -> tuple[Concern, ...]:
    """Everything worth putting right about this account today; empty is good."""
    return (*_of_holders(account, today), *_of_visibility(account, today), *_of_password(account, today))


def _of_holders(account: RegisteredAccount, today: date) -> list[Concern]:
    here = [holder for holder in account.holders if holder.is_here]
    found = []
    if len(here) < _ENOUGH_HOLDERS:
        found.append(_few(here))
    if not any(holder.role is HolderRole.COMMS_LEAD for holder in here):
        found.append(
            Concern(
                ConcernKind.NO_COMMS_LEAD,
                "The programme's communications lead is not among the holders.",
                "They look after the account when the team cannot.",
                "Add them as a holder, and hand the log-on over to them.",
                "holders",
            )
        )
    found += [_left(holder, today) for holder in account.holders if not holder.is_here]
    return found


def _few(here: list[Holder]) -> Concern:
    what = f"Only {here[0].name} holds the log-on." if here else "Nobody is named as holding the log-on."
    return Concern(
        ConcernKind.FEW_HOLDERS,
        what,
        "If one person is away or leaves, the team is locked out.",
        "Add a second holder, and hand the log-on over to them.",
        "holders",
    )


def _left(holder: Holder, today: date) -> Concern:
    was = "is" if holder.left >= today.isoformat() else "was"
    return Concern(
        ConcernKind.HOLDER_LEFT,
        f"{holder.name}'s last day {was} {said_day(holder.left)}, and they are still on the list.",
        "They may still be able to sign in, or be the one who gets the recovery codes.",
        "Work through the leaver's check-list, step by step.",
        "holders",
        holder.name,
    )


def _of_visibility(account: RegisteredAccount, today: date) -> list[Concern]:
    if account.visibility is Visibility.UNKNOWN:
        return [
            Concern(
                ConcernKind.VISIBILITY_UNKNOWN,
                "Nobody has said yet who can see this account.",
                "The advice before posting depends on it.",
                "Look on the network, and say what you found.",
                "visibility",
            )
        ]
    found = []
    if account.visibility is Visibility.PUBLIC and account.team and account.private_wanted:
        found.append(
            Concern(
                ConcernKind.PUBLIC,
                "Anyone can see this account, and the team means it to be private.",
                "With followers approved, the team keeps control of who reads and answers.",
                "The guide shows how to make it private. If the team wants it public, say so here.",
                "visibility",
            )
        )
    looked = _day(account.checked)
    if looked is None or (today - looked).days > LOOKED_AT_WITHIN:
        since = "is not dated" if looked is None else f"was on {said_day(account.checked)}"
        found.append(
            Concern(
                ConcernKind.NOT_LOOKED_AT,
                f"The last look at who can see this account {since}.",
                "Networks change their settings, and so do people.",
                "Look on the network, then press 'Checked today'.",
                "visibility",
            )
        )
    return found


def _of_password(account: RegisteredAccount, today: date) -> list[Concern]:
    due = _day(account.password_due)
    if due is None or due >= today:
        return []
    return [
        Concern(
            ConcernKind.PASSWORD_OVERDUE,
            f"The password was due to be changed on {said_day(account.password_due)}.",
            "A password that many have known grows less safe.",
            "Change it on the network and in the vault, hand it over, and set the next date.",
            "password",
        )
    ]


def said_day(day: str) -> str:
    """An ISO date as people say it; what is not one is given back."""
    found = _day(day)
    return f"{found.day} {found:%B %Y}" if found is not None else day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
