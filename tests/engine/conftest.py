"""Rule packs in a temporary folder, judged with the real engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.detection import Detection
from composer.domain.draft import Draft
from composer.domain.finding import Finding
from composer.engine.judge import Judge
from composer.engine.rulebook import RuleBook
from composer.engine.ruleset import Ruleset
from composer.networks.catalogue import load_networks
from composer.paths import RESOURCES

TODAY = date(2026, 11, 22)


class WordDetector:
    """Sees each given word as a thing of the given kind, wherever it stands."""

    def __init__(self, **words: str) -> None:
        self._words = words
        self.asked: list[str] = []

    def detect(self, piece: str) -> tuple[Detection, ...]:
        from composer.domain.span import Span

        self.asked.append(piece)
        found = []
        for word, kind in self._words.items():
            at = piece.find(word)
            while at >= 0:
                found.append(Detection(kind, Span(at, at + len(word)), word.casefold()))
                at = piece.find(word, at + 1)
        return tuple(sorted(found, key=lambda one: one.span))

    def detect_all(self, pieces: Sequence[str]) -> list[tuple[Detection, ...]]:
        return [self.detect(piece) for piece in pieces]


class Bench:
    """A folder of packs, and what its rules say of a text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.networks = load_networks(RESOURCES / "networks.yml")
        self.detectors = WordDetector()
        self.today = TODAY

    def write(self, name: str, text: str) -> Path:
        """`Pack.Rule` or `Pack.pack` becomes a file."""
        pack, _, rule = name.partition(".")
        path = self.folder / pack / f"{rule}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def load(self) -> Ruleset:
        return RuleBook(bundle=self.folder, networks=self.networks, today=lambda: self.today).load()

    def judge(self) -> Judge:
        ruleset = self.load()
        assert not ruleset.problems, [str(problem) for problem in ruleset.problems]
        return Judge(ruleset, self.networks, self.detectors, lambda: self.today)

    def checklist(self, draft: Draft | str, accounts: Mapping[AccountId, Account] | None = None) -> Checklist:
        return self.judge().judge(Draft(draft) if isinstance(draft, str) else draft, accounts or {})

    def findings(self, rule: str, text: str) -> tuple[Finding, ...]:
        """What one rule, given as YAML, says of a text."""
        self.write("Test.Rule", rule)
        return self.checklist(text).findings

    def matched(self, rule: str, text: str) -> list[str]:
        return [finding.span.of(text) if finding.span else "" for finding in self.findings(rule, text)]

    def messages(self, rule: str, text: str) -> list[str]:
        return [finding.message for finding in self.findings(rule, text)]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "rules")


@pytest.fixture
def account() -> Callable[..., dict[AccountId, Account]]:
    """Accounts by the networks they are on."""

    def made(*networks: str, **more: object) -> dict[AccountId, Account]:
        return {
            AccountId(name): Account(AccountId(name), NetworkId(name), **more)  # type: ignore[arg-type]
            for name in networks
        }

    return made
