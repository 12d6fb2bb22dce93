"""Whether a rule applies to a post: the pack, the account, the day, the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from composer.domain.account import Account
from composer.engine.ruleset import PackInfo, RuleInfo
from composer.engine.schema import Applies, When


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is set for this person: main employer (an employer pack's name), programme and area; '' where unknown."""

    employer: str = ""
    programme: str = ""
    area: str = ""


def always_applies(info: RuleInfo, pack: PackInfo, today: date, circumstances: Circumstances) -> bool:
    """Whether the rule can apply at all today and here, whatever the account; employers are an account's matter too."""
    when = info.rule.when
    periods: list[Applies | When] = [pack.applies, *([when] if when else [])]
    for each in periods:
        if (each.from_ and today < each.from_) or (each.to and today > each.to):
            return False
        if each.area and circumstances.area and each.area.casefold() != circumstances.area.casefold():
            return False
    wanted = pack.applies.programme
    return (
        not wanted or not circumstances.programme or wanted.casefold() == circumstances.programme.casefold()
    )


def depends_on_account(info: RuleInfo, pack: PackInfo) -> bool:
    """Whether the rule may apply to one account and not to another."""
    when = info.rule.when
    return bool(
        info.rule.networks
        or pack.applies.networks
        or pack.applies.accounts
        or employer_of(pack)
        or (when and (when.account or when.visibility))
    )


def employer_of(pack: PackInfo) -> str:
    """The employer whose pack this is, '' for none."""
    return pack.applies.employer or (pack.name if pack.example else "")


def applies_to(info: RuleInfo, pack: PackInfo, account: Account | None, circumstances: Circumstances) -> bool:
    """Whether a rule that can apply does so for this account (None: no account chosen yet)."""
    employer = employer_of(pack).casefold()
    if employer:
        names = {circumstances.employer.casefold(), account.employer.casefold() if account else ""}
        if employer not in names and pack.name.casefold() not in names:
            return False
    when = info.rule.when
    if account is None:
        narrow = info.rule.networks or pack.applies.networks or pack.applies.accounts
        return not narrow and not (
            when and (when.visibility or (when.account and "team" not in when.account))
        )
    for networks in (info.rule.networks, pack.applies.networks):
        if networks and account.network not in networks:
            return False
    if pack.applies.accounts and account.id not in pack.applies.accounts:
        return False
    if when is None:
        return True
    if when.account and ("team" if account.team else "personal") not in when.account:
        return False
    return not when.visibility or account.visibility.value in when.visibility
