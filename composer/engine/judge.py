"""Judges a draft: every rule is asked, what did not change is not asked again, and the answer is one checklist."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from types import MappingProxyType

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist, Length
from composer.domain.detection import Detection
from composer.domain.draft import Dismissal, Draft
from composer.domain.finding import Finding, RuleId
from composer.domain.network import Network
from composer.domain.unfinished import Unfinished
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
from composer.engine.verdict import Detects, DetectsMany, Foreseen

_PLANS_KEPT = 20
_AFTER_ALL = sys.maxsize
"""The place of what is said of the whole text."""
Cuts = dict[AccountId | None, Pieces]
"""The texts of a draft in pieces, by version."""
Plans = dict[tuple[AccountId, ...], Plan]
"""By the accounts a text goes to."""


@dataclass(slots=True)
class _Heard:
    """A draft whose pieces have been judged, and its whole not yet."""

    draft: Draft
    accounts: Mapping[AccountId, Account]
    today: date
    clock: Clock
    posts: list[tuple[JudgedPost, Plan, tuple[AccountId, ...]]] = field(default_factory=list)


def _this_day() -> date:
    """As `date.today`, which goes through an import each time, and with Qt that is a long way."""
    return date(*time.localtime()[:3])


class Judge:
    """Says what the rules say of drafts. One judgement runs at a time; what was found in unchanged pieces is kept."""

    def __init__(
        self,
        ruleset: Ruleset,
        networks: Mapping[NetworkId, Network],
        detectors: DetectsMany,
        today: Callable[[], date] = _this_day,
        circumstances: Circumstances | None = None,
        *,
        fixing: bool = True,
    ) -> None:
        """Without `fixing`, findings come without their fixes, which take time and which nobody reads in a list."""
        self.ruleset = ruleset
        self._circumstances = circumstances or Circumstances(
            ruleset.employer, ruleset.programme, ruleset.area
        )
        self._networks = networks
        self._detectors = detectors
        self._today = today
        self._fixing = fixing
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._planned: Plan | None = None
        self._cuts: Cuts = {}
        self._descriptions = Descriptions(ruleset, detectors)
        self._lock = threading.Lock()

    def judge(
        self,
        draft: Draft,
        accounts: Mapping[AccountId, Account],
        unfinished: Unfinished | None = None,
        *,
        ask: bool = True,
    ) -> Checklist:
        """The checklist of this revision; without its questions, which only a person needs, unless `ask`.

        Accounts of the draft that are not in `accounts` count as not chosen. What is new in an `unfinished` word waits.
        """
        with self._lock:
            before = self._cuts
            heard = self._hear(draft, accounts, self._cut(draft), self._detectors, {}, unfinished)
            checklist = self._conclude(heard, ask)
            _forget_all_but(self._cuts, before)
            return checklist

    def judge_all(
        self, drafts: Sequence[Draft], accounts: Mapping[AccountId, Account], *, ask: bool = True
    ) -> list[Checklist]:
        """As `judge` of each in turn. Each stage is done for all before the next begins, which takes less time."""
        with self._lock:
            cuts = [self._cut(draft) for draft in drafts]
            pieces = (piece for texts in cuts for text in texts.values() for piece in text.pieces)
            seen = Foreseen(self._detectors, pieces)
            plans: Plans = {}
            heard = [
                self._hear(draft, accounts, cut, seen, plans) for draft, cut in zip(drafts, cuts, strict=True)
            ]
            checklists = [self._conclude(each, ask) for each in heard]
            for texts in cuts:
                _forget_all_but({}, texts)
            return checklists

    def _cut(self, draft: Draft) -> Cuts:
        self._cuts = {version: cut(text, self._cuts.get(version)) for version, text, _ in draft.texts()}
        return self._cuts

    def _hear(
        self,
        draft: Draft,
        accounts: Mapping[AccountId, Account],
        cuts: Cuts,
        detectors: Detects,
        plans: Plans,
        unfinished: Unfinished | None = None,
    ) -> _Heard:
        """What is found in the pieces of all its texts; `plans` keeps those made for drafts judged together."""
        heard = _Heard(draft, accounts, self._today(), Clock())
        for version, _, ids in draft.texts():
            plan = plans.get(ids)
            if plan is None or plan.today != heard.today:
                chosen = tuple(accounts[each] for each in ids if each in accounts)
                plan = plans[ids] = self._plan(chosen, heard.today)
            post = JudgedPost(
                draft,
                version,
                cuts[version],
                plan.audience,
                heard.today,
                heard.clock,
                fixing=self._fixing,
                unfinished=unfinished if unfinished is not None and unfinished.version == version else None,
            )
            post.hear(plan.panel, detectors)
            heard.posts.append((post, plan, ids))
        heard.clock.stop()
        return heard

    def _conclude(self, heard: _Heard, ask: bool) -> Checklist:
        """What follows for each text as a whole, and for the post."""
        draft = heard.draft
        heard.clock.go_on()
        findings: list[Finding] = []
        detections: list[tuple[AccountId | None, Detection]] = []
        unanswered: set[RuleId] = set()
        lengths: dict[AccountId, Length] = {}
        several = len(heard.posts) > 1
        for post, plan, ids in heard.posts:
            found = self._findings(post, plan, unanswered)
            findings += _addressed(found, plan, post.version, ids, several)
            detections += [(post.version, each) for each in post.detections()]
            lengths |= post.lengths.by_account
        if draft.pictures:
            chosen = tuple(heard.accounts[each] for each in draft.accounts if each in heard.accounts)
            plan = self._plan(chosen, heard.today)
            find = partial(self._findings, plan=plan, unanswered=unanswered)
            findings += self._descriptions.findings(draft, plan, heard.today, heard.clock, find)
        if several:
            findings = _said_once(findings, draft)
        plans = [(post, plan) for post, plan, _ in heard.posts]
        kept, dismissed = _without_dismissed(findings, draft, [plan for _, plan in plans])
        return Checklist(
            draft.revision,
            tuple(kept),
            questions_for(plans, draft) if ask else (),
            tuple(sorted(unanswered)),
            tuple(dismissed),
            tuple(detections),
            MappingProxyType(lengths),
            any(post.held_back for post, _, _ in heard.posts),
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
            plan = self._plans[key] = Plan(
                self.ruleset, accounts, self._networks, today, self._circumstances, fixing=self._fixing
            )
        self._planned = plan
        return plan

    def _findings(self, post: JudgedPost, plan: Plan, unanswered: set[RuleId]) -> list[Finding]:
        checks = self.ruleset.checks
        if post.unanswered:
            unanswered.update(checks[number].rule_id for number in post.unanswered)
        idle = {
            rule
            for rule, (number, triggers) in plan.conditions.items()
            if not any(found_by(trigger, post, post.kept(number)) for trigger in triggers)
        }
        found = _local(post, plan, idle)
        kinds = {detection.kind for detection in post.open_detections()}
        if post.draft.pictures:
            kinds.add(PICTURE)
        kept = post.all_kept
        for number, check, needs_kept in plan.concluding(frozenset(kinds)):
            if (needs_kept and number not in kept) or check.rule_id in idle:
                continue
            try:
                found += post.finished(check.conclude(post, kept.get(number, ())))
            except TimeoutError:
                unanswered.add(check.rule_id)
        found.sort(key=_place)
        return found


def _forget_all_but(now: Cuts, before: Cuts) -> None:
    """Pieces that are no more keep nothing: what is kept holds them in turn, and would lie about till looked for."""
    wanted = {id(piece) for text in now.values() for piece in text.pieces}
    for text in before.values():
        for piece in text.pieces:
            if id(piece) not in wanted:
                piece.kept.clear()


def _place(finding: Finding) -> int:
    return finding.span[0] if finding.span is not None else _AFTER_ALL


def _local(post: JudgedPost, plan: Plan, idle: set[RuleId]) -> list[Finding]:
    """The findings made piece by piece, less those beyond a rule's limit, with the fixes that need the whole text."""
    found: list[Finding] = []
    counts: dict[RuleId, int] = {}
    for finding in post.local_findings():
        rule = finding.rule
        if rule in idle:
            continue
        if rule in plan.special:
            if rule in plan.limits:
                counts[rule] = counts.get(rule, 0) + 1
                if counts[rule] > plan.limits[rule]:
                    continue
            if (fixer := plan.far.get(rule)) is not None:
                found.append(finding._replace(fixes=(*finding.fixes, *fixer.around(post.text))))
                continue
        found.append(finding)
    return found


def _addressed(
    findings: Iterable[Finding],
    plan: Plan,
    version: AccountId | None,
    ids: tuple[AccountId, ...],
    several: bool,
) -> Iterator[Finding]:
    """Findings with the accounts they concern, where that is not every account, and the version they count in."""
    everyone = ids if several else ()
    all_alike = not several and version is None
    for finding in findings:
        if all_alike and not finding.accounts and finding.rule not in plan.targets:
            yield finding
            continue
        accounts = finding.accounts or plan.targets.get(finding.rule, everyone)
        if len(accounts) == len(ids) and not several:
            accounts = ()
        if accounts == finding.accounts and version is None:
            yield finding
        else:
            yield finding._replace(accounts=accounts, version=version)


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
        kept[first] = kept[first]._replace(
            accounts=tuple(each for each in draft.accounts if each in together)
        )
    return [
        finding._replace(accounts=())
        if finding.span is None and finding.accounts == draft.accounts
        else finding
        for finding in kept
    ]


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
