"""One remark on a post: what, why, where, and the ways out."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, NewType

from composer.domain.account import AccountId
from composer.domain.span import Span

RuleId = NewType("RuleId", str)
"""`Pack.Rule`: the pack's folder name and the rule file's name."""

_made = tuple.__new__
"""Makes a named tuple in half the time; a key moves all that stands after it."""


class Level(StrEnum):
    """How much a remark matters. Only an error blocks posting."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Group(StrEnum):
    """The sections of the checklist, in the order they are shown."""

    SAFE = "safe"
    OURS = "ours"
    READABLE = "readable"
    FITS = "fits"
    TICK = "tick"
    SENSE = "sense"


class Edit(NamedTuple):
    """Replace what stands at `span` (empty: insert there) with `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """One way out, applied as a single undoable step; edits do not overlap and are in text order."""

    label: str
    edits: tuple[Edit, ...]

    def shifted(self, by: int) -> Fix:
        """The same way out with every offset moved by `by` code points."""
        label, edits = self
        return _made(Fix, (label, tuple([_made(Edit, (span.shifted(by), text)) for span, text in edits])))

    def applied_to(self, text: str) -> str:
        for edit in reversed(self.edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        return text


class Finding(NamedTuple):
    """A remark by one rule.

    `span` is None for a remark on the whole post. Offsets count in the text of `version` (None: the shared
    text). `accounts` are those it concerns; empty means every account of the draft. `kind` is the detection's
    kind, 'combination', or None. `parts` are further places that belong to it. `picture` is the mark of the
    picture that it is about, '' for a remark on words.
    """

    rule: RuleId
    level: Level
    message: str
    span: Span | None = None
    kind: str | None = None
    fixes: tuple[Fix, ...] = ()
    parts: tuple[Span, ...] = ()
    accounts: tuple[AccountId, ...] = ()
    version: AccountId | None = None
    picture: str = ""

    def shifted(self, by: int) -> Finding:
        """The same remark with every offset moved by `by` code points."""
        if not by or (self.span is None and not self.parts and not self.fixes):
            return self
        rule, level, message, span, kind, fixes, parts, accounts, version, picture = self
        if span is not None:
            span = span.shifted(by)
        if fixes:
            fixes = tuple([fix.shifted(by) for fix in fixes])
        if parts:
            parts = tuple([part.shifted(by) for part in parts])
        return _made(Finding, (rule, level, message, span, kind, fixes, parts, accounts, version, picture))
