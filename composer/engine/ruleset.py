"""The rules that were loaded, frozen: what a surface shows of them and what the judge runs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from composer.domain.finding import Group, Level, RuleId
from composer.engine.checks.base import Check
from composer.engine.compiler import checks_for, unit_for
from composer.engine.problems import Problem
from composer.engine.scan import Scan
from composer.engine.schema import Applies, DetectionRule, Length, Question, RequiresReview, Rule
from composer.engine.scopes import NEVER


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A folder of rules: who owns it, and when it applies."""

    name: str
    title: str
    folder: Path
    origin: str
    owner: str = ""
    version: str = ""
    review_by: datetime.date | None = None
    policy: str = ""
    example: bool = False
    compulsory: bool = False
    applies: Applies = field(default_factory=Applies)
    requires_review: RequiresReview = field(default_factory=lambda: RequiresReview(reviewers=0))


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """One rule as it is shown: what it is about, why, and where it is written."""

    id: RuleId
    pack: str
    path: Path
    origin: str
    rule: Rule

    @property
    def title(self) -> str:
        return self.rule.title or self.id.partition(".")[2]

    @property
    def why(self) -> str:
        return self.rule.why or self.rule.description

    @property
    def source(self) -> str:
        return self.rule.source or self.rule.link

    @property
    def link(self) -> str:
        return self.rule.link

    @property
    def kind(self) -> str:
        return str(self.rule.__struct_config__.tag)

    @property
    def level(self) -> Level:
        return Level(self.rule.level)

    @property
    def group(self) -> Group:
        if self.rule.group is not None:
            return Group(self.rule.group)
        if isinstance(self.rule, Question):
            return Group.TICK
        return Group.FITS if isinstance(self.rule, Length) else Group.READABLE

    @property
    def dismissable(self) -> bool:
        """Whether 'not this time' is offered."""
        return self.level is not Level.ERROR if self.rule.dismissable is None else self.rule.dismissable

    @property
    def never_applies(self) -> bool:
        """Whether its scope, a heading or a table, does not occur in posts."""
        return unit_for(self.rule) == NEVER


@dataclass(frozen=True)
class Ruleset:
    """All rules in use, their packs, and what was wrong with the files."""

    rules: Mapping[RuleId, RuleInfo] = field(default_factory=lambda: MappingProxyType({}))
    packs: Mapping[str, PackInfo] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    employer: str = ""
    programme: str = ""
    area: str = ""

    @cached_property
    def kinds_asked(self) -> tuple[str, ...]:
        """What the rules of the Safe group have detectors look for."""
        safe = (info.rule for info in self.rules.values() if info.group is Group.SAFE)
        return tuple(
            sorted({kind for rule in safe if isinstance(rule, DetectionRule) for kind in rule.kinds})
        )

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every rule at work, in the order of the rules."""
        return tuple(check for info in self.rules.values() for check in checks_for(info.id, info.rule))

    @cached_property
    def scan(self) -> Scan:
        """The one scan that tells which checks may have something to say."""
        return Scan(finder for check in self.checks for finder in check.finders)

    def make_ready(self, between: Callable[[], None] | None = None) -> None:
        """Compile every pattern now, so that no letter typed waits for one; for a thread with time to spare."""
        for check in self.checks:
            for finder in check.finders:
                if between is not None:
                    between()
                finder.make_ready()
