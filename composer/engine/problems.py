"""What is wrong in a rule file, where, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from composer.domain.finding import RuleId


class Severity(StrEnum):
    """An error means the file's last good version, or none, is in use. A notice changes nothing."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a rule file, counted from line 1 and column 1."""

    path: Path
    line: int
    column: int
    what: str
    allowed: str = ""
    severity: Severity = Severity.ERROR
    rule: RuleId | None = None

    def __str__(self) -> str:
        said = f"{self.what}; {self.allowed}" if self.allowed else self.what
        return f"{self.path}:{self.line}:{self.column}: {said}"


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The allowed word most like `word`, '' when none is near."""
    import difflib

    near = difflib.get_close_matches(word.casefold(), list(allowed), n=1, cutoff=0.6)
    return near[0] if near else ""


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
