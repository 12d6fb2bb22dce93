"""Builds the ways out that a rule offers for what it found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from composer.domain.finding import Edit, Fix
from composer.domain.span import Span
from composer.engine.conversions import CONVERSIONS, folded
from composer.engine.messages import filled
from composer.engine.patterns import Match
from composer.engine.schema import FixSpec

_GROUP = re.compile(r"\\(\d|g<(\w+)>|\\)|\$(\d)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…\n])[\s\"'“‘(]*\Z")
_JOINS_BEFORE = frozenset(".,;:!?)'’")


class Fixer:
    """The fixes of one rule: `at` a match, and, for those that need the whole text, `around` it."""

    def __init__(self, specs: Sequence[FixSpec]) -> None:
        self._near = tuple(
            (spec, folded(spec.words))
            for spec in specs
            if spec.insert is None or spec.at in {"after", "before"}
        )
        self._far = tuple(spec for spec in specs if spec.insert is not None and spec.at in {"start", "end"})

    @property
    def reaches_far(self) -> bool:
        return bool(self._far)

    def at(self, text: str, span: Span, match: Match | None, today: date | None = None) -> tuple[Fix, ...]:
        """The fixes for what stands at `span`."""
        made = (self._one(spec, words, text, span, match, today) for spec, words in self._near)
        return tuple(fix for fix in made if fix is not None)

    def around(self, text: str) -> tuple[Fix, ...]:
        """The fixes that add something at the start or the end of the post."""
        return tuple(_added(spec, text) for spec in self._far)

    def _one(
        self,
        spec: FixSpec,
        words: Mapping[str, str],
        text: str,
        span: Span,
        match: Match | None,
        today: date | None,
    ) -> Fix | None:
        matched = span.of(text)
        if spec.remove:
            return removal(text, span, spec.label)
        if spec.replace is not None:
            made = _expanded(spec.replace, matched, match)
            return replacement(text, span, made, spec.label)
        if spec.convert is not None:
            converted = CONVERSIONS[spec.convert](matched, words, today)
            if (
                converted
                and spec.convert == "sentence_case"
                and not _SENTENCE_BEGINS.search(text[: span.start])
            ):
                converted = _small_start(converted, words)
            return None if converted is None else replacement(text, span, converted, spec.label)
        inserted = spec.insert or ""
        if spec.at == "after":
            edit = Edit(Span(span.end, span.end), _apart_before(inserted))
        else:
            edit = Edit(Span(span.start, span.start), inserted if inserted[-1:].isspace() else inserted + " ")
        return Fix(spec.label or f"Add “{inserted.strip()}”", (edit,))


def _small_start(converted: str, words: Mapping[str, str]) -> str:
    """In the middle of a sentence only words with a form of their own begin with a capital."""
    first = re.match(r"[^\W_]+", converted)
    if first is None or first[0].casefold() in words:
        return converted
    return converted[0].lower() + converted[1:]


def replacement(text: str, span: Span, new: str, label: str = "") -> Fix | None:
    """Change what stands at `span` into `new`; None when it is that already."""
    old = span.of(text)
    if new == old:
        return None
    if not new:
        return removal(text, span, label)
    if old[-1:].isspace() and new[-1:].isalnum() and text[span.end : span.end + 1].isalnum():
        # A pattern that took in the space after it would otherwise run two words together.
        span = Span(span.start, span.start + len(old.rstrip()))
    return Fix(label or f"Change to “{_short(new)}”", (Edit(span, new),))


def removal(text: str, span: Span, label: str = "") -> Fix:
    """Take out what stands at `span`, with the space that would be left over."""
    start, end = span
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if after in {" ", "\t"} and (not before or before.isspace()):
        end += 1
    elif before in {" ", "\t"} and (not after or after.isspace() or after in _JOINS_BEFORE):
        start -= 1
    return Fix(label or f"Remove “{_short(span.of(text).strip())}”", (Edit(Span(start, end), ""),))


def _added(spec: FixSpec, text: str) -> Fix:
    inserted = spec.insert or ""
    body = text.strip()
    several_lines = "\n" in body
    if spec.at == "start":
        where = len(text) - len(text.lstrip())
        put = inserted if not body else inserted + ("\n" if several_lines else " ")
    else:
        where = len(text.rstrip())
        put = inserted if not body else ("\n" + inserted if several_lines else _apart_before(inserted))
    return Fix(spec.label or f"Add “{_short(inserted.strip())}”", (Edit(Span(where, where), put),))


def _apart_before(inserted: str) -> str:
    joins = inserted[:1].isspace() or inserted[:1] in _JOINS_BEFORE
    return inserted if joins else " " + inserted


def _expanded(template: str, matched: str, match: Match | None) -> str:
    r"""\1, $1 and \g<name> take the pattern's groups, %s all that matched."""

    def group(reference: re.Match[str]) -> str:
        if reference[1] == "\\":
            return "\\"
        name: str | int = reference[2] or reference[3] or reference[1]
        if isinstance(name, str) and name.isdecimal():
            name = int(name)
        try:
            return (match.group(name) or "") if match is not None else matched
        except IndexError:
            return ""

    return filled(_GROUP.sub(group, template).replace("%%s", "%s"), [matched] * 4) if template else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
