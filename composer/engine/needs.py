"""Which reviews the packs and the accounts of a post ask for before it may go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from composer.domain.account import Account
from composer.domain.finding import RuleId
from composer.domain.review import Needed
from composer.engine.applies import Circumstances, always_applies, applies_to
from composer.engine.ruleset import PackInfo, RuleInfo, Ruleset
from composer.engine.schema import Rule


def reviews_needed(ruleset: Ruleset, accounts: Iterable[Account], today: date) -> tuple[Needed, ...]:
    """What every pack at work for one of these accounts asks for, and what the accounts ask for themselves."""
    posting = tuple(accounts)
    asked = [*_by_packs(ruleset, posting, today)]
    asked += [Needed(account.requires_review) for account in posting if account.requires_review > 0]
    return tuple(dict.fromkeys(asked))


def _by_packs(ruleset: Ruleset, accounts: tuple[Account, ...], today: date) -> Iterator[Needed]:
    here = Circumstances(ruleset.employer, ruleset.programme, ruleset.area)
    for pack in ruleset.packs.values():
        wanted = pack.requires_review
        if wanted.reviewers <= 0:
            continue
        whole = _as_rule(pack)
        if always_applies(whole, pack, today, here) and any(
            applies_to(whole, pack, account, here) for account in accounts
        ):
            yield Needed(wanted.reviewers, wanted.role, wanted.signed)


def _as_rule(pack: PackInfo) -> RuleInfo:
    """The pack as a rule without conditions of its own, so that packs and rules apply by the same reading."""
    return RuleInfo(RuleId(f"{pack.name}.pack"), pack.name, pack.folder, pack.origin, Rule())
