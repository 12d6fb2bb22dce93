"""Runs the examples in rule files: what must pass passes, what must fail fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from composer.domain.account import Account, AccountId, NetworkId, Visibility
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.network import Network
from composer.domain.picture import Consent, ConsentId, Picture, Shown, Use
from composer.engine.applies import Circumstances
from composer.engine.judge import Judge
from composer.engine.problems import Problem
from composer.engine.ruleset import RuleInfo, Ruleset
from composer.engine.schema import Applies, Example
from composer.engine.source import read
from composer.engine.verdict import DetectsMany


def example_problems(
    ruleset: Ruleset, networks: Mapping[NetworkId, Network], detectors: DetectsMany, today: date
) -> Iterator[Problem]:
    """What the examples of all rules show to be wrong, rule by rule."""
    for info in ruleset.rules.values():
        alone = _alone(ruleset, info)
        for key, should_fail in (("passes", False), ("fails", True)):
            examples = info.rule.fails if should_fail else info.rule.passes
            for number, given in enumerate(examples):
                example = Example(text=given) if isinstance(given, str) else given
                checklist = _judged(alone, example, networks, detectors, today)
                complaint = _complaint(checklist, should_fail)
                if complaint:
                    line, column = _place(info, key, number)
                    shown = example.text if len(example.text) <= 60 else example.text[:60] + "…"
                    what = f"example {number + 1} of '{key}' {complaint}: {shown!r}"
                    yield Problem(
                        info.path, line, column, what, "change the rule or the example", rule=info.id
                    )


def _complaint(checklist: Checklist, should_fail: bool) -> str:
    if checklist.unanswered:
        return "takes too long to judge"
    speaks = bool(checklist.findings or checklist.questions)
    if speaks == should_fail:
        return ""
    if should_fail:
        return "is let pass"
    said = checklist.findings[0].message if checklist.findings else checklist.questions[0].prompt
    return f"is remarked on ({said})"


def _alone(ruleset: Ruleset, info: RuleInfo) -> Ruleset:
    """The rule by itself, in a pack that always applies."""
    pack = replace(ruleset.packs[info.pack], applies=Applies(), example=False)
    return Ruleset(MappingProxyType({info.id: info}), MappingProxyType({pack.name: pack}))


def _judged(
    alone: Ruleset,
    example: Example,
    networks: Mapping[NetworkId, Network],
    detectors: DetectsMany,
    today: date,
) -> Checklist:
    names = example.networks or ((example.network,) if example.network else ())
    rule = next(iter(alone.rules.values())).rule
    if not names:
        names = rule.networks[:1] or tuple(str(network) for network in list(networks)[:1])
    accounts = {
        AccountId(name): Account(
            AccountId(name),
            NetworkId(name),
            team=example.account == "team",
            visibility=Visibility(example.visibility),
            employer=example.employer,
        )
        for name in names
    }
    today = example.today or today
    count = example.pictures or int(example.has_picture or bool(example.alt_text))
    pictures = tuple(_picture(f"example {number}", example, today) for number in range(count))
    draft = Draft(example.text, tuple(accounts), pictures=pictures)
    circumstances = Circumstances(example.employer, example.programme, example.area)
    judge = Judge(alone, networks, detectors, lambda: today, circumstances)
    return judge.judge(draft, accounts)


def _picture(digest: str, example: Example, today: date) -> Picture:
    """The picture that an example describes; whoever is in it gave the consent that it says."""
    shown = tuple(Shown(one) for one in example.shown)
    given = Consent(ConsentId("example"), Shown.NOBODY, "Example")
    if example.consent == "expired":
        given = replace(given, until=(today - timedelta(days=1)).isoformat())
    elif example.consent == "withdrawn":
        given = replace(given, withdrawn=today.isoformat())
    elif example.consent == "other_use":
        given = replace(given, uses=(Use.PRINT,))
    people = [one for one in shown if one is not Shown.NOBODY] if example.consent else []
    return Picture(
        digest,
        example.alt_text,
        example.decorative,
        example.reason,
        shown=shown,
        consents=tuple(replace(given, who=who) for who in people),
        words=example.picture_words,
    )


def _place(info: RuleInfo, key: str, number: int) -> tuple[int, int]:
    try:
        places = read(info.path, info.path.read_bytes()).places
    except OSError:
        return 1, 1
    return places.get((key, number)) or places.get((key,), (1, 1))
