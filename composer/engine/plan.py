"""Which checks can apply to a set of accounts on a day, and to which of the accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.finding import RuleId
from composer.domain.network import Network
from composer.engine.applies import Circumstances, always_applies, applies_to, depends_on_account
from composer.engine.checks.base import Check
from composer.engine.checks.whole import QuestionCheck, TriggerCheck
from composer.engine.fixes import Fixer
from composer.engine.post import Audience
from composer.engine.ruleset import Ruleset
from composer.engine.verdict import Panel

_KINDS_KEPT = 500


class Plan:
    """The checks to ask, sorted by how they are asked. It is made once for the same accounts and day."""

    def __init__(
        self,
        rules: Ruleset,
        accounts: Sequence[Account],
        networks: Mapping[NetworkId, Network],
        today: date,
        circumstances: Circumstances,
        *,
        fixing: bool = True,
    ) -> None:
        self.accounts = accounts
        self.fixing = fixing
        self.today = today
        self.audience = Audience({account.id: networks.get(account.network) for account in accounts})
        self.targets: dict[RuleId, tuple[AccountId, ...]] = {}
        """For rules that concern some of the accounts only: which."""
        self.whole: list[tuple[int, Check, bool, frozenset[str] | None]] = []
        """Checks of the whole post, whether there must be something kept, and kinds of which one must be there."""
        self._concluding: dict[frozenset[str], tuple[tuple[int, Check, bool], ...]] = {}
        self.questions: dict[tuple[str, ...], list[QuestionCheck]] = {}
        """Those that depend on no words of their own, by what makes them come up: many have the same."""
        self.worded_questions: list[tuple[int, QuestionCheck]] = []
        self.limits: dict[RuleId, int] = {}
        self.conditions: dict[RuleId, tuple[int, tuple[str, ...]]] = {}
        self.far: dict[RuleId, Fixer] = {}
        self.dismissable: set[RuleId] = set()
        active = []
        for number, check in enumerate(rules.checks):
            if self._takes(rules, check, accounts, today, circumstances):
                active.append(number)
                self._sort_in(number, check)
                if rules.rules[check.rule_id].dismissable:
                    self.dismissable.add(check.rule_id)
        self.special = frozenset(self.limits) | frozenset(self.far)
        """Rules whose findings, made piece by piece, want a second look when the whole text is known."""
        self.panel = Panel(rules.checks, rules.scan, frozenset(active), fixing=fixing)

    def concluding(self, kinds: frozenset[str]) -> Sequence[tuple[int, Check, bool]]:
        """The checks of the whole post that may say something where things of these kinds were found, in order."""
        known = self._concluding.get(kinds)
        if known is None:
            if len(self._concluding) >= _KINDS_KEPT:
                self._concluding.clear()
            known = self._concluding[kinds] = tuple(
                (number, check, needs_kept)
                for number, check, needs_kept, wanted in self.whole
                if wanted is None or not wanted.isdisjoint(kinds)
            )
        return known

    def _takes(
        self,
        rules: Ruleset,
        check: Check,
        accounts: Sequence[Account],
        today: date,
        circumstances: Circumstances,
    ) -> bool:
        info = rules.rules[check.rule_id]
        pack = rules.packs[info.pack]
        if not always_applies(info, pack, today, circumstances):
            return False
        if not accounts:
            return applies_to(info, pack, None, circumstances)
        fits = tuple(account.id for account in accounts if applies_to(info, pack, account, circumstances))
        if depends_on_account(info, pack) and len(fits) < len(accounts):
            self.targets[check.rule_id] = fits
        return bool(fits)

    def _sort_in(self, number: int, check: Check) -> None:
        rule = check.rule
        if isinstance(check, QuestionCheck):
            if check.finders:
                self.worded_questions.append((number, check))
            else:
                self.questions.setdefault(check.triggers, []).append(check)
            return
        if rule.when is not None and rule.when.has:
            # A rule that depends on words has a check of its own for them, which comes after it.
            self.conditions[check.rule_id] = (number, rule.when.has)
        if isinstance(check, TriggerCheck):
            return
        if check.whole:
            self.whole.append((number, check, check.needs_kept, check.kinds_needed()))
        elif check.fixer.reaches_far and self.fixing:
            self.far[check.rule_id] = check.fixer
        if isinstance(rule.limit, int) and rule.limit > 0:
            self.limits[check.rule_id] = rule.limit
