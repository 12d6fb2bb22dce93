"""One remark on a post: what, why, where, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, NewType, overload

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


class _MovedFixes(Sequence[Fix]):
    """Fixes that are moved when somebody looks at them: after a letter typed there are hundreds, and nobody does.

    It is equal to the tuple of them, hashed as it, and shown and pickled as it.
    """

    __slots__ = ("_by", "_fixes")

    def __init__(self, fixes: Sequence[Fix], by: int) -> None:
        self._fixes = fixes
        self._by = by

    def _all(self) -> tuple[Fix, ...]:
        return tuple([fix.shifted(self._by) for fix in self._fixes])

    def __len__(self) -> int:
        return len(self._fixes)

    @overload
    def __getitem__(self, at: int) -> Fix: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Fix]: ...
    def __getitem__(self, at: int | slice) -> Fix | Sequence[Fix]:
        return self._all()[at]

    def __iter__(self) -> Iterator[Fix]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, _MovedFixes) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return tuple, (self._all(),)


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
    fixes: Sequence[Fix] = ()
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
            fixes = _MovedFixes(fixes, by)
        if parts:
            parts = tuple([part.shifted(by) for part in parts])
        return _made(Finding, (rule, level, message, span, kind, fixes, parts, accounts, version, picture))
