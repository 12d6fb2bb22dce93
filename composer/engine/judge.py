"""Judges a draft: every rule is asked, what did not change is not asked again, and the answer is one checklist."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist, Length
from composer.domain.detection import Detection
from composer.domain.draft import Dismissal, Draft
from composer.domain.finding import Finding, RuleId
from composer.domain.network import Network
from composer.engine.applies import Circumstances
from composer.engine.checks.base import PICTURE
from composer.engine.described import Descriptions
from composer.engine.patterns import Clock
from composer.engine.pieces import Pieces, cut
from composer.engine.plan import Plan
from composer.engine.post import JudgedPost
from composer.engine.questions import questions_for
from composer.engine.ruleset import Ruleset
from composer.engine.triggers import found_by
from composer.engine.verdict import Detects

_PLANS_KEPT = 20


class Judge:
    """Says what the rules say of drafts. One judgement runs at a time; what was found in unchanged pieces is kept."""

    def __init__(
        self,
        ruleset: Ruleset,
        networks: Mapping[NetworkId, Network],
        detectors: Detects,
        today: Callable[[], date] = date.today,
        circumstances: Circumstances | None = None,
    ) -> None:
        self.ruleset = ruleset
        self._circumstances = circumstances or Circumstances(
            ruleset.employer, ruleset.programme, ruleset.area
        )
        self._networks = networks
        self._detectors = detectors
        self._today = today
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._planned: Plan | None = None
        self._cuts: dict[AccountId | None, Pieces] = {}
        self._descriptions = Descriptions(ruleset, detectors)
        self._lock = threading.Lock()

    def judge(self, draft: Draft, accounts: Mapping[AccountId, Account], *, ask: bool = True) -> Checklist:
        """The checklist of this revision; without its questions, which only a person needs, unless `ask`.

        Accounts of the draft that are not in `accounts` count as not chosen.
        """
        with self._lock:
            return self._judge(draft, accounts, ask)

    def _judge(self, draft: Draft, accounts: Mapping[AccountId, Account], ask: bool) -> Checklist:
        today, clock = self._today(), Clock()
        heard: list[tuple[JudgedPost, Plan]] = []
        findings: list[Finding] = []
        detections: list[tuple[AccountId | None, Detection]] = []
        unanswered: set[RuleId] = set()
        lengths: dict[AccountId, Length] = {}
        texts = draft.texts()
        self._cuts = {version: cut(text, self._cuts.get(version)) for version, text, _ in texts}
        for version, _, ids in texts:
            chosen = tuple(accounts[each] for each in ids if each in accounts)
            plan = self._plan(chosen, today)
            post = JudgedPost(draft, version, self._cuts[version], plan.audience, today, clock)
            post.hear(plan.panel, self._detectors)
            heard.append((post, plan))
            findings += _addressed(self._findings(post, plan, unanswered), plan, version, ids, len(texts) > 1)
            detections += [(version, each) for each in post.detections()]
            lengths |= _lengths(post)
        if draft.pictures:
            chosen = tuple(accounts[each] for each in draft.accounts if each in accounts)
            plan = self._plan(chosen, today)
            find = partial(self._findings, plan=plan, unanswered=unanswered)
            findings += self._descriptions.findings(draft, plan, today, clock, find)
        if len(texts) > 1:
            findings = _said_once(findings, draft)
        kept, dismissed = _without_dismissed(findings, draft, [plan for _, plan in heard])
        return Checklist(
            draft.revision,
            tuple(kept),
            questions_for(heard, draft) if ask else (),
            tuple(sorted(unanswered)),
            tuple(dismissed),
            tuple(detections),
            MappingProxyType(lengths),
        )

    def _plan(self, accounts: tuple[Account, ...], today: date) -> Plan:
        # Accounts are compared sooner than they are hashed.
        plan = self._planned
        if plan is not None and plan.today == today and plan.accounts == accounts:
            return plan
        key = (accounts, today)
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= _PLANS_KEPT:
                self._plans.clear()
            plan = self._plans[key] = Plan(self.ruleset, accounts, self._networks, today, self._circumstances)
        self._planned = plan
        return plan

    def _findings(self, post: JudgedPost, plan: Plan, unanswered: set[RuleId]) -> list[Finding]:
        checks = self.ruleset.checks
        unanswered.update(checks[number].rule_id for number in post.unanswered)
        idle = {
            rule
            for rule, (number, triggers) in plan.conditions.items()
            if not any(found_by(trigger, post, post.kept(number)) for trigger in triggers)
        }
        found = list(_local(post, plan, idle))
        kinds = {detection.kind for detection in post.open_detections()}
        if post.draft.pictures:
            kinds.add(PICTURE)
        kept = post.all_kept
        for number, check, needs_kept in plan.concluding(frozenset(kinds)):
            if (needs_kept and number not in kept) or check.rule_id in idle:
                continue
            try:
                found += check.conclude(post, kept.get(number, ()))
            except TimeoutError:
                unanswered.add(check.rule_id)
        found.sort(key=_place)
        return found


def _place(finding: Finding) -> tuple[bool, int]:
    return (False, finding.span.start) if finding.span is not None else (True, 0)


def _local(post: JudgedPost, plan: Plan, idle: set[RuleId]) -> Iterator[Finding]:
    """The findings made piece by piece, less those beyond a rule's limit, with the fixes that need the whole text."""
    found = post.local_findings()
    if not (idle or plan.limits or plan.far):
        yield from found
        return
    counts: dict[RuleId, int] = {}
    for finding in found:
        rule = finding.rule
        if rule in idle:
            continue
        if rule in plan.limits:
            counts[rule] = counts.get(rule, 0) + 1
            if counts[rule] > plan.limits[rule]:
                continue
        fixer = plan.far.get(rule)
        yield replace(finding, fixes=finding.fixes + fixer.around(post.text)) if fixer else finding


def _addressed(
    findings: Iterable[Finding],
    plan: Plan,
    version: AccountId | None,
    ids: tuple[AccountId, ...],
    several: bool,
) -> Iterator[Finding]:
    """Findings with the accounts they concern, where that is not every account, and the version they count in."""
    everyone = ids if several else ()
    for finding in findings:
        accounts = finding.accounts or plan.targets.get(finding.rule, everyone)
        if len(accounts) == len(ids) and not several:
            accounts = ()
        if accounts == finding.accounts and version is None:
            yield finding
        else:
            yield replace(finding, accounts=accounts, version=version)


def _said_once(findings: list[Finding], draft: Draft) -> list[Finding]:
    """What holds for the whole of several versions is one finding with all their accounts, not one a version."""
    said: dict[tuple[RuleId, str, str], int] = {}
    kept: list[Finding] = []
    for finding in findings:
        first = (
            said.setdefault((finding.rule, finding.message, finding.picture), len(kept))
            if finding.span is None
            else len(kept)
        )
        if first == len(kept):
            kept.append(finding)
            continue
        together = set(kept[first].accounts) | set(finding.accounts)
        kept[first] = replace(
            kept[first], accounts=tuple(each for each in draft.accounts if each in together)
        )
    return [
        replace(finding, accounts=())
        if finding.span is None and finding.accounts == draft.accounts
        else finding
        for finding in kept
    ]


def _lengths(post: JudgedPost) -> dict[AccountId, Length]:
    return {
        account: post.length(network) for account, network in post.accounts.items() if network is not None
    }


def _without_dismissed(
    findings: list[Finding], draft: Draft, plans: Iterable[Plan]
) -> tuple[list[Finding], list[tuple[Finding, Dismissal]]]:
    if not draft.dismissals:
        return findings, []
    dismissable = {rule for plan in plans for rule in plan.dismissable}
    by_words = {(each.rule, each.matched): each for each in draft.dismissals}
    kept: list[Finding] = []
    dismissed: list[tuple[Finding, Dismissal]] = []
    for finding in findings:
        text = draft.text if finding.version is None else draft.text_for(finding.version)
        matched = finding.span.of(text) if finding.span is not None else finding.picture
        dismissal = by_words.get((finding.rule, matched)) if finding.rule in dismissable else None
        if dismissal is None:
            kept.append(finding)
        else:
            dismissed.append((finding, dismissal))
    return kept, dismissed
