"""All remarks on one revision of a draft, and whether it may be posted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from composer.domain.account import AccountId
from composer.domain.detection import Detection
from composer.domain.draft import Dismissal, Tick
from composer.domain.finding import Finding, Level, RuleId


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can judge.

    `basis` is the digest of the content it is about. `tick` is the tick that holds now; `lapsed` is one that
    held until that content changed.
    """

    rule: RuleId
    prompt: str
    basis: str
    tick: Tick | None = None
    lapsed: Tick | None = None
    accounts: tuple[AccountId, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is by one network's own counting. `blocking` is false where the limit is unverified."""

    count: int
    limit: int
    fits: bool
    blocking: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the rules say of revision `revision`. `unanswered` rules ran out of time: that is not a pass.

    Nor is it one while it is `unfinished`: what was seen in a word that is still being typed is not in it yet.
    """

    revision: int = -1
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    unanswered: tuple[RuleId, ...] = ()
    dismissed: tuple[tuple[Finding, Dismissal], ...] = ()
    detections: tuple[tuple[AccountId | None, Detection], ...] = ()
    lengths: Mapping[AccountId, Length] = field(default_factory=lambda: MappingProxyType({}))
    unfinished: bool = False

    @property
    def to_fix(self) -> tuple[Finding, ...]:
        """What blocks."""
        error = Level.ERROR
        return tuple([finding for finding in self.findings if finding.level is error])

    @property
    def to_tick(self) -> tuple[Question, ...]:
        return tuple([question for question in self.questions if question.tick is None])

    @property
    def may_post(self) -> bool:
        return not (self.unfinished or self.unanswered or self.to_tick or self.to_fix)
