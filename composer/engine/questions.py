"""Makes the questions of a draft, with the ticks that hold and those that lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from composer.domain.account import AccountId
from composer.domain.checklist import Question
from composer.domain.draft import Draft
from composer.domain.finding import RuleId
from composer.engine.checks.whole import QuestionCheck
from composer.engine.plan import Plan
from composer.engine.post import JudgedPost
from composer.engine.triggers import digest_of, found_by


@dataclass(slots=True)
class _Raised:
    check: QuestionCheck
    found: list[str] = field(default_factory=list)
    accounts: list[AccountId] = field(default_factory=list)
    some_only: bool = False


def questions_for(heard: Sequence[tuple[JudgedPost, Plan]], draft: Draft) -> tuple[Question, ...]:
    """One question a rule, over all texts of the draft; none while there is nothing to ask about."""
    raised: dict[RuleId, _Raised] = {}
    if not draft.pictures and not any(post.text.strip() for post, _ in heard):
        return ()
    for post, plan in heard:
        found: dict[str, list[str]] = {}
        for number, check in plan.questions:
            _raise(raised, post, plan, number, check, found)
    return tuple(_question(rule, one, draft) for rule, one in sorted(raised.items()))


def _raise(
    raised: dict[RuleId, _Raised],
    post: JudgedPost,
    plan: Plan,
    number: int,
    check: QuestionCheck,
    known: dict[str, list[str]],
) -> None:
    """`known` keeps what triggers have found in this post: many questions have the same."""
    when = check.rule.when
    triggers = when.has if when and when.has else ("always",)
    found: list[str] = []
    for trigger in triggers:
        about = known.get(trigger)
        if about is None:
            about = found_by(trigger, post, post.kept(number))
            if trigger == "always":
                about = [digest_of(about)]
            if trigger != "text_match":
                known[trigger] = about
        if about:
            found += [trigger, *about]
    if not found:
        return
    one = raised.setdefault(check.rule_id, _Raised(check))
    one.found += found
    targets = plan.targets.get(check.rule_id)
    one.some_only = one.some_only or targets is not None
    one.accounts += targets if targets is not None else tuple(post.accounts)


def _question(rule: RuleId, one: _Raised, draft: Draft) -> Question:
    about = list(one.found)
    if one.check.question.basis == "accounts":
        about += ["accounts", *sorted(draft.accounts)]
    basis = digest_of(about)
    ticks = [tick for tick in draft.ticks if tick.rule == rule]
    holding = next((tick for tick in reversed(ticks) if tick.basis == basis), None)
    lapsed = ticks[-1] if ticks and holding is None else None
    partial = one.some_only or len(one.accounts) < len(draft.accounts)
    accounts = tuple(dict.fromkeys(one.accounts)) if partial else ()
    return Question(rule, one.check.question.prompt, basis, holding, lapsed, accounts)
