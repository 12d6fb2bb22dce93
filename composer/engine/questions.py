"""Makes the questions of a draft, with the ticks that hold and those that lapsed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from composer.domain.account import AccountId
from composer.domain.checklist import Question
from composer.domain.draft import Draft, Tick
from composer.domain.finding import RuleId
from composer.engine.checks.base import Kept
from composer.engine.checks.whole import QuestionCheck
from composer.engine.plan import Plan
from composer.engine.post import JudgedPost
from composer.engine.triggers import digest_of, found_by


@dataclass(slots=True)
class _Raised:
    check: QuestionCheck
    found: tuple[str, ...] = ()
    accounts: list[AccountId] = field(default_factory=list)
    some_only: bool = False


def questions_for(heard: Sequence[tuple[JudgedPost, Plan]], draft: Draft) -> tuple[Question, ...]:
    """One question a rule, over all texts of the draft; none while there is nothing to ask about."""
    if not draft.pictures and not any(post.text.strip() for post, _ in heard):
        return ()
    raised: dict[RuleId, _Raised] = {}
    for post, plan in heard:
        _raise(raised, post, plan)
    bases: dict[tuple[str, ...], str] = {}
    return tuple([_question(rule, raised[rule], draft, bases) for rule in sorted(raised)])


def _raise(raised: dict[RuleId, _Raised], post: JudgedPost, plan: Plan) -> None:
    """Add the questions that come up in one text."""
    for triggers, checks in plan.questions.items():
        found = _found(triggers, post, ())
        if found:
            for check in checks:
                _add(raised, check, found, post, plan)
    for number, check in plan.worded_questions:
        found = _found(check.triggers, post, post.kept(number))
        if found:
            _add(raised, check, found, post, plan)


def _add(
    raised: dict[RuleId, _Raised], check: QuestionCheck, found: tuple[str, ...], post: JudgedPost, plan: Plan
) -> None:
    one = raised.get(check.rule_id)
    if one is None:
        one = raised[check.rule_id] = _Raised(check)
    one.found += found
    targets = plan.targets.get(check.rule_id)
    one.some_only = one.some_only or targets is not None
    one.accounts += post.accounts if targets is None else targets


def _found(triggers: tuple[str, ...], post: JudgedPost, kept: Sequence[Kept]) -> tuple[str, ...]:
    """Each trigger that went off, followed by what it found."""
    found: list[str] = []
    for trigger in triggers:
        about = found_by(trigger, post, kept)
        if about:
            found.append(trigger)
            found += [digest_of(about)] if trigger == "always" else about
    return tuple(found)


def _question(rule: RuleId, one: _Raised, draft: Draft, bases: dict[tuple[str, ...], str]) -> Question:
    """`bases` keeps the digests made so far: many questions are about the same."""
    about = one.found
    if one.check.question.basis == "accounts":
        about = (*about, "accounts", *sorted(draft.accounts))
    basis = bases.get(about)
    if basis is None:
        basis = bases[about] = digest_of(about)
    holding, lapsed = _ticked(rule, basis, draft.ticks) if draft.ticks else (None, None)
    partial = one.some_only or len(one.accounts) < len(draft.accounts)
    accounts = tuple(dict.fromkeys(one.accounts)) if partial else ()
    return Question(rule, one.check.question.prompt, basis, holding, lapsed, accounts)


def _ticked(rule: RuleId, basis: str, ticks: Sequence[Tick]) -> tuple[Tick | None, Tick | None]:
    """The last tick of a rule that holds, or else the last there is, which has lapsed."""
    made = [tick for tick in reversed(ticks) if tick.rule == rule]
    holding = next((tick for tick in made if tick.basis == basis), None)
    return holding, made[0] if made and holding is None else None
