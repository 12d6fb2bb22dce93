"""A small engine for tests of the window: three rules that anybody can follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist, Length, Question
from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Edit, Finding, Fix, Group, Level, RuleId
from composer.domain.network import Fact, Network
from composer.domain.review import Needed
from composer.domain.span import Span
from composer.domain.unfinished import Unfinished
from composer.engine.stamps import PackStamp

TAG, DOUBLED, NAMED, LOOKED = (RuleId(f"Plain.{name}") for name in ("Tag", "Doubled", "Named", "Looked"))


class Words(NamedTuple):
    """What a rule says of itself."""

    title: str
    group: Group
    dismissable: bool = True
    why: str = "Because it helps."
    source: str = "A tip"
    link: str = ""


class Mistake(NamedTuple):
    """A problem in a rule file."""

    says: str
    severity: str = "error"

    def __str__(self) -> str:
        return self.says


class PlainRules:
    """No '@us' blocks; a doubled word is an idea; 'Mary' is a person; and somebody must have looked at the links."""

    rules: Mapping[RuleId, Words] = {
        TAG: Words("Tag us", Group.OURS, dismissable=False),
        DOUBLED: Words("Doubled word", Group.READABLE),
        NAMED: Words("Somebody's name", Group.SAFE),
        LOOKED: Words("Links tried", Group.TICK),
    }
    networks: Mapping[NetworkId, Network] = {NetworkId("x"): Network(NetworkId("x"), "X", "x", Fact(280))}

    looked_for: tuple[str, ...] = ()
    may_keep_names = True

    def __init__(self, problems: tuple[Mistake, ...] = ()) -> None:
        self.problems = problems
        self.needed: tuple[Needed, ...] = ()
        self.names: list[tuple[str, str]] = []

    def changed(self) -> bool:
        return False

    def make_ready(self, between: Callable[[], None]) -> None:
        """There are no patterns."""

    def reloaded(self) -> PlainRules:
        return self

    def keep_name(self, heading: str, name: str) -> None:
        self.names.append((heading, name))

    def stamps(self) -> tuple[PackStamp, ...]:
        return (PackStamp("Plain", "Plain rules", "1", dict.fromkeys(self.rules, "")),)

    def reviews_needed(self, accounts: Iterable[Account]) -> tuple[Needed, ...]:
        return self.needed

    def detect(self, piece: str) -> tuple[Detection, ...]:
        return ()

    def judge(
        self, draft: Draft, accounts: Mapping[AccountId, Account], unfinished: Unfinished | None = None
    ) -> Checklist:
        text = draft.text
        seen = list(self._findings(draft)) if text.strip() else []
        people = [
            Detection("person", Span(*match.span()), match[0].casefold())
            for match in re.finditer("Mary", text)
        ]
        told = [one for one in people if unfinished is None or not unfinished.waits(one)]
        places = {one.span for one in told}
        found = [
            one
            for one in seen
            if (one.span in places if one.kind else unfinished is None or not unfinished.waits(one))
        ]
        aside = {(one.rule, one.matched): one for one in draft.dismissals}
        words = {id(one): (one.rule, one.span.of(text) if one.span else "") for one in found}
        return Checklist(
            draft.revision,
            tuple(one for one in found if words[id(one)] not in aside),
            self._questions(draft),
            dismissed=tuple((one, aside[words[id(one)]]) for one in found if words[id(one)] in aside),
            detections=tuple((None, one) for one in told),
            lengths={account: Length(len(text), 280, len(text) <= 280) for account in draft.accounts},
            unfinished=len(found) < len(seen) or len(told) < len(people),
        )

    def _findings(self, draft: Draft) -> list[Finding]:
        text, found = draft.text, []
        for match in re.finditer(r"\b(\w+) \1\b", text):
            span = Span(*match.span())
            fix = Fix("Keep one", (Edit(span, match[1]),))
            found.append(Finding(DOUBLED, Level.SUGGESTION, f"'{match[1]}' twice", span, fixes=(fix,)))
        answered = {answer.value for answer in draft.answers}
        for match in re.finditer("Mary", text):
            span = Span(*match.span())
            fixes = tuple(Fix(f"Write '{word}'", (Edit(span, word),)) for word in ("a patient", "somebody"))
            if match[0].casefold() not in answered:
                found.append(Finding(NAMED, Level.WARNING, "Is Mary a person?", span, "person", fixes))
        if "@us" not in text:
            end = Span(len(text), len(text))
            found.append(Finding(TAG, Level.ERROR, "Tag us", fixes=(Fix("Add @us", (Edit(end, " @us"),)),)))
        return found

    def _questions(self, draft: Draft) -> tuple[Question, ...]:
        basis = " ".join(re.findall(r"http\S+", draft.text))
        if not basis:
            return ()
        ticks = [tick for tick in draft.ticks if tick.rule == LOOKED]
        held = next((tick for tick in ticks if tick.basis == basis), None)
        lapsed = ticks[-1] if ticks and held is None else None
        return (Question(LOOKED, "Have you opened every link?", basis, held, lapsed),)
