"""Vale's readability and metric: the reading grade of the whole post, or a formula of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import isfinite, sqrt
from typing import TYPE_CHECKING, NamedTuple

import regex

from composer.domain.finding import Finding, RuleId
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.finders import pattern_finder
from composer.engine.formulas import Formula
from composer.engine.messages import filled
from composer.engine.schema import Metric, Readability, Rule

if TYPE_CHECKING:
    from composer.engine.scan import View

_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*")
_VOWELS = frozenset("aeiouyAEIOUY")


class Tally(NamedTuple):
    """What the formulas need to know of a stretch of text."""

    characters: int = 0
    words: int = 0
    sentences: int = 0
    syllables: int = 0
    polysyllabic_words: int = 0
    complex_words: int = 0
    long_words: int = 0


class _CountingCheck(Check):
    """Keeps the counts of each piece and judges their sum."""

    whole = True
    needs_kept = True

    def __init__(self, rule_id: RuleId, rule: Rule, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self.finders = (pattern_finder(r"\w"),)

    def look(self, view: View) -> Tally | None:
        total = Tally()
        for start, end in view.sentences:
            total = _sum(total, _tally(view.text[start:end]))
        return total if total.words else None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        total = Tally()
        for each in kept:
            total = _sum(total, each.value)
        if total.words:
            yield from self.judged(post, total)

    def judged(self, post: Post, total: Tally) -> Iterable[Finding]:
        """The finding on a post of so many words, if there is one."""
        raise NotImplementedError


class ReadabilityCheck(_CountingCheck):
    """The mean of the named grades, over the whole post."""

    def __init__(self, rule_id: RuleId, rule: Readability, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule

    def judged(self, post: Post, total: Tally) -> Iterable[Finding]:
        grade = sum(grade_of(metric, total) for metric in self._rule.metrics) / len(self._rule.metrics)
        if grade > self._rule.grade:
            yield self.on_whole(post, filled(self.rule.message, [f"{grade:.2f}"]))


class MetricCheck(_CountingCheck):
    """A formula over the counts, held against a condition."""

    def __init__(self, rule_id: RuleId, rule: Metric, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._formula = Formula(rule.formula)
        self._condition = rule.condition

    def judged(self, post: Post, total: Tally) -> Iterable[Finding]:
        counts: dict[str, float] = {**total._asdict(), "paragraphs": _paragraphs(post)}
        value = self._formula.of(counts)
        if isfinite(value) and Formula(f"({value!r}) {self._condition}").of(counts):
            yield self.on_whole(post, filled(self.rule.message, [f"{value:.2f}"]))


def _paragraphs(post: Post) -> int:
    return sum(piece.ends_paragraph and bool(piece.text.strip()) for _, piece in post.pieces)


def grade_of(metric: str, tally: Tally) -> float:
    """The grade of one formula, as in the library Vale uses."""
    words, sentences = tally.words, max(1, tally.sentences)
    if metric == "SMOG":
        return 1.0430 * sqrt(tally.polysyllabic_words * 30.0 / sentences) + 3.1291
    if metric == "Gunning Fog":
        return 0.4 * (words / sentences + 100.0 * tally.complex_words / words)
    if metric == "Coleman-Liau":
        return 5.88 * tally.characters / words - 29.6 * sentences / words - 15.8
    if metric == "Flesch-Kincaid":
        return 0.39 * words / sentences + 11.8 * tally.syllables / words - 15.59
    return 4.71 * tally.characters / words + 0.5 * words / sentences - 21.43


def _tally(sentence: str) -> Tally:
    measured = [_measured(word) for word in _WORD.findall(sentence)]
    if not measured:
        return Tally()
    characters, syllables, many_syllables, hard, long = map(sum, zip(*measured, strict=True))
    return Tally(characters, len(measured), 1, syllables, many_syllables, hard, long)


@lru_cache(maxsize=20_000)
def _measured(word: str) -> tuple[int, int, bool, bool, bool]:
    sounds = syllables_in(word)
    hard = sounds - word.endswith(("es", "ed", "ing")) > 2
    return sum(map(str.isalnum, word)), sounds, sounds > 2, hard, len(word) > 6


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(*(a + b for a, b in zip(one, other, strict=True)))


def syllables_in(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, a silent e taken off."""
    groups, inside = 0, False
    for char in word:
        is_vowel = char in _VOWELS
        groups += is_vowel and not inside
        inside = is_vowel
    low = word.lower()
    silent = (low.endswith("e") and not low.endswith(("le", "ee"))) or (low.endswith("es") and len(low) > 3)
    return max(1, groups - silent)
