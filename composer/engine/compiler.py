"""Rules become checks; what cannot become one is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from composer.domain.detection import KINDS
from composer.domain.finding import RuleId
from composer.engine.checks.base import Check
from composer.engine.checks.case import CapitalizationCheck
from composer.engine.checks.counts import ConditionalCheck, ConsistencyCheck, OccurrenceCheck
from composer.engine.checks.days import DateCheck
from composer.engine.checks.found import CombinationCheck, DetectionCheck
from composer.engine.checks.pictures import AltTextCheck, PictureCheck
from composer.engine.checks.reading import MetricCheck, ReadabilityCheck
from composer.engine.checks.whole import (
    LengthCheck,
    QuestionCheck,
    RequiredCheck,
    TriggerCheck,
    words_of_trigger,
)
from composer.engine.checks.words import ExistenceCheck, RepetitionCheck, SubstitutionCheck
from composer.engine.exceptions import check_terms
from composer.engine.formulas import BadFormulaError, Formula
from composer.engine.patterns import BadPatternError, check_pattern
from composer.engine.problems import Severity, listed, nearest
from composer.engine.schema import (
    Capitalization,
    Combination,
    Conditional,
    Consistency,
    Date,
    DetectionRule,
    Existence,
    FixSpec,
    Length,
    Metric,
    Occurrence,
    PictureRule,
    Question,
    Readability,
    Repetition,
    Required,
    Rule,
    Substitution,
    TokenGroup,
)
from composer.engine.scopes import NEVER, unit_of
from composer.engine.source import Document, Trail

_CHECKS: dict[type[Rule], Callable[[RuleId, Any, str], Check]] = {
    Existence: ExistenceCheck,
    Substitution: SubstitutionCheck,
    Occurrence: OccurrenceCheck,
    Repetition: RepetitionCheck,
    Consistency: ConsistencyCheck,
    Conditional: ConditionalCheck,
    Capitalization: CapitalizationCheck,
    Readability: ReadabilityCheck,
    Metric: MetricCheck,
    Required: RequiredCheck,
    Question: QuestionCheck,
    Length: LengthCheck,
    DetectionRule: DetectionCheck,
    Combination: CombinationCheck,
    PictureRule: PictureCheck,
    Date: DateCheck,
}


def unit_for(rule: Rule) -> str:
    """What the rule judges as a whole: the text, each paragraph, each sentence, or never anything in a post."""
    return unit_of(rule.scope, default="summary" if isinstance(rule, Readability | Metric) else "text")


def checks_for(rule_id: RuleId, rule: Rule) -> Iterator[Check]:
    """The rule at work: its check, and the one that looks for the words it depends on, if it does."""
    unit = unit_for(rule)
    if unit == "alt_text":
        yield AltTextCheck(rule_id, rule, _CHECKS[type(rule)](rule_id, rule, "text"))
    elif unit != NEVER:
        yield _CHECKS[type(rule)](rule_id, rule, unit)
    if _asks_for_text(rule) and not isinstance(rule, Question):
        yield TriggerCheck(rule_id, rule, "text")


def prove(rule: Rule, document: Document, networks: Collection[str] | None) -> bool:
    """Whether the rule can work; reasons why not are added to the document's problems."""
    before = len(document.problems)
    for trail, pattern, at_key in _patterns(rule):
        try:
            check_pattern(pattern)
        except BadPatternError as bad:
            what = f"this pattern cannot be read: {bad.reason}, at its character {bad.position + 1}"
            allowed = r"a sign with a meaning of its own, such as ( [ * + ? or \, needs \ before it"
            document.complain(trail, what, allowed, at_key=at_key)
    _prove_exceptions(rule, document)
    _prove_content(rule, document)
    _prove_names(rule, document, networks)
    for number, fix in enumerate(rule.fix):
        _prove_fix(fix, ("fix", number) if ("fix", number) in document.places else ("fix",), document)
    return not any(problem.severity is Severity.ERROR for problem in document.problems[before:])


def _patterns(rule: Rule) -> Iterator[tuple[Trail, str, bool]]:
    """Each pattern in a rule, where it stands, and whether it is a key."""
    for name in ("tokens", "raw"):
        for number, token in enumerate(getattr(rule, name, ())):
            yield (name, number), token, False
        for number, token in enumerate(getattr(rule.when, name, ())):
            yield ("when", name, number), token, False
    for name in ("token", "first", "second"):
        if isinstance(getattr(rule, name, None), str):
            yield (name,), getattr(rule, name), False
    if isinstance(rule, Substitution):
        for key in rule.swap:
            yield ("swap", key), key, True
    if isinstance(rule, Consistency):
        for key, value in rule.either.items():
            yield ("either", key), key, True
            yield ("either", key), value, False
    if isinstance(rule, Capitalization) and not rule.match.startswith("$"):
        yield ("match",), rule.match, False
    if isinstance(rule, Combination):
        for group, members in enumerate(rule.all):
            for place, member in enumerate(members):
                if isinstance(member, TokenGroup):
                    for number, token in enumerate(member.tokens):
                        yield ("all", group, place, "tokens", number), token, False
                    for number, token in enumerate(member.raw):
                        yield ("all", group, place, "raw", number), token, False


def _prove_exceptions(rule: Rule, document: Document) -> None:
    terms = getattr(rule, "exceptions", ())
    for number, term in enumerate(terms):
        try:
            check_terms([term])
        except BadPatternError as bad:
            what = (
                f"this exception cannot be read: {bad.reason}, at its character {max(1, bad.position - 10)}"
            )
            document.complain(("exceptions", number), what, "exceptions are patterns too")


def _prove_content(rule: Rule, document: Document) -> None:
    if isinstance(rule, Existence | Required) and not rule.tokens and not rule.raw:
        document.complain((), "there is nothing to look for", "add 'tokens:' with a list of words")
    if isinstance(rule, Occurrence) and not rule.max and not rule.min:
        document.complain((), "there is no limit", "add 'max:' or 'min:' with a number")
    if _asks_for_text(rule) and not words_of_trigger(rule):
        document.complain(("when", "has"), "'text_match' needs words to look for", "add 'tokens:' to 'when'")
    if isinstance(rule, Metric):
        _prove_formula(rule, document)
    if isinstance(rule, Substitution) and rule.pos:
        document.complain(
            ("pos",), "'pos' is not supported here, because it needs a grammar model", at_key=True
        )
    if isinstance(rule, Capitalization) and rule.match.startswith("$"):
        styles = ("$title", "$sentence", "$lower", "$upper")
        if rule.match not in styles:
            document.complain(
                ("match",), f"'{rule.match}' is not known here", f"allowed are {listed(styles)} or a pattern"
            )
    if rule.action is not None and rule.action.name == "suggest":
        document.complain(
            ("action", "name"),
            "the action 'suggest' does nothing here, because it would run a script or a spelling check",
            "use replace, remove, edit or convert",
            notice=True,
        )


def _prove_formula(rule: Metric, document: Document) -> None:
    for key, formula in (("formula", rule.formula), ("condition", f"0 {rule.condition}")):
        try:
            Formula(formula)
        except BadFormulaError as bad:
            document.complain(
                (key,), f"this {key} cannot be worked out: {bad}", "such as 'words / sentences' and '> 20'"
            )


def _asks_for_text(rule: Rule) -> bool:
    return rule.when is not None and "text_match" in rule.when.has


def _prove_names(rule: Rule, document: Document, networks: Collection[str] | None) -> None:
    if networks is not None:
        for number, network in enumerate(rule.networks):
            _known(network, networks, "network", ("networks", number), document)
    if isinstance(rule, DetectionRule):
        for number, kind in enumerate(rule.kinds):
            _known(kind, KINDS, "kind of detection", ("kinds", number), document)
    if isinstance(rule, Combination):
        for group, members in enumerate(rule.all):
            for place, member in enumerate(members):
                if isinstance(member, TokenGroup):
                    if not member.tokens and not member.raw:
                        document.complain(
                            ("all", group, place), "there is nothing to look for", "add 'tokens:'"
                        )
                else:
                    _known(member, KINDS, "kind of detection", ("all", group, place), document)


def _known(word: str, allowed: Collection[str], what: str, where: Trail, document: Document) -> None:
    if word not in allowed:
        near = nearest(word, allowed)
        hint = f" (did you mean '{near}'?)" if near else ""
        document.complain(where, f"'{word}' is not a known {what}{hint}", f"allowed are {listed(allowed)}")


def _prove_fix(fix: FixSpec, where: Trail, document: Document) -> None:
    ways = [fix.insert is not None, fix.replace is not None, fix.remove, fix.convert is not None]
    if sum(ways) != 1:
        what = "a fix says one thing to do" if not any(ways) else "a fix says one thing to do, not several"
        document.complain(where, what, "give it one of insert, replace, remove: true and convert")
    if fix.insert == "":
        document.complain((*where, "insert"), "there is nothing to insert", "write the words to add")
