"""Vale's capitalization: titles, sentences, small letters, capitals, or a pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import regex

from composer.domain.finding import Finding, Fix, RuleId
from composer.domain.span import Span
from composer.engine.checks.base import Check, Kept, Post
from composer.engine.exceptions import Exceptions, excepting
from composer.engine.finders import pattern_finder
from composer.engine.fixes import replacement
from composer.engine.messages import filled
from composer.engine.patterns import Pattern
from composer.engine.schema import Capitalization

if TYPE_CHECKING:
    from composer.engine.scan import View

_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_TITLE_PART = regex.compile(r"[\p{N}\p{L}]+[^\s\-/]*")
_NUMBERED = regex.compile(r"\d+\.")
_SMALL_WORDS = "a an and as at but by en for if in nor of on or per the to vs vs. via v v."
_LONGER_WORDS = (
    "with from into during including until against among throughout despite towards upon concerning about over "
    "through before between after since without under within along following across beyond around down near above"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_PREPOSITIONS = frozenset(_LONGER_WORDS.split())
_TYPEWRITTEN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


class CapitalizationCheck(Check):
    """The text of each unit, taken whole, must be in one case."""

    def __init__(self, rule_id: RuleId, rule: Capitalization, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self.exceptions = Exceptions(rule.exceptions)
        self.whole = unit != "sentence"
        self.finders = (pattern_finder(r"\S"),)
        word = f"{excepting(rule.exceptions)}|{_WORD}" if rule.exceptions else _WORD
        self._words = Pattern(word)
        self._own = None if rule.match.startswith("$") else Pattern(rule.match)
        self._expect: Callable[[str], str] = {
            "$title": self._title, "$sentence": self._sentence, "$lower": str.lower, "$upper": str.upper,
        }.get(rule.match, lambda text: rule.match)  # fmt: skip

    def look(self, view: View) -> tuple[Finding, ...] | bool | None:
        if self.whole:
            return True
        found = []
        for start, end in view.sentences:
            if (judged := self._judged(view.text[start:end])) is not None:
                message, fixes = judged
                made = Finding(
                    self.rule_id, self.level, message, Span(start, end), None, _moved(fixes, start)
                )
                found.append(made.shifted(-view.start))
        return tuple(found) or None

    def conclude(self, post: Post, kept: Sequence[Kept]) -> Iterable[Finding]:
        for span in _units(post, self.unit):
            if (judged := self._judged(span.of(post.text))) is not None:
                message, fixes = judged
                yield Finding(self.rule_id, self.level, message, span, None, _moved(fixes, span.start))

    def _judged(self, text: str) -> tuple[str, tuple[Fix, ...]] | None:
        """What to say of a text in the wrong case, with the fixes counted from its start."""
        expected = self._expect(text)
        if not text.strip() or self._matches(text, expected):
            return None
        fixes: tuple[Fix, ...] = ()
        if self._rule.match.startswith("$"):
            fix = replacement(text, Span(0, len(text)), self._recased(text, expected))
            fixes = (fix,) if fix else ()
        fixes += self.fixer.at(text, Span(0, len(text)), None)
        return filled(self.rule.message, [text, expected]), fixes

    def _matches(self, text: str, expected: str) -> bool:
        if self._own is not None:
            return self._own.compiled.search(text, timeout=0.1) is not None or self.exceptions.cover(text)
        if self._rule.match in {"$lower", "$upper"}:
            return text == expected or self.exceptions.cover(text)
        right, words = 0, 0
        wanted = self._words.compiled.findall(expected, timeout=0.1)
        for number, word in enumerate(self._words.compiled.findall(text, timeout=0.1)):
            words += 1
            if number >= len(wanted) or word == wanted[number] or self.exceptions.cover(word):
                right += 1
            elif self._rule.match == "$title":
                right += word == word.upper() or (self._rule.style == "AP" and word.lower() == "to")
            elif number == 0 and word != word.lower().title():
                return False
        return words == 0 or right / words >= (self._rule.threshold or 0.8)

    def _recased(self, text: str, expected: str) -> str:
        """`text` with the letters of `expected`, whose spacing may differ."""
        wanted = iter(self._words.compiled.findall(expected, timeout=0.1))
        return str(self._words.compiled.sub(lambda word: next(wanted, word[0]), text, timeout=0.1))

    def _title(self, text: str) -> str:
        plain = text.translate(_TYPEWRITTEN)
        ends = [part.span() for part in _TITLE_PART.finditer(text)]
        kept = {term.lower(): term for term in self.exceptions.terms}

        def cased(part: regex.Match[str]) -> str:
            start, end = part.span()
            word = part[0]
            if word.lower() in kept:
                return str(kept[word.lower()])
            bounding = start == 0 or end == len(plain)
            before = plain[start - 1] if start else plain[0]
            two_before = plain[start - 2] if start > 1 else plain[0]
            after = plain[end] if end < len(plain) else plain[0]
            small = word.lower() in _SMALL or (
                self._rule.style == "Chicago" and word.lower() in _PREPOSITIONS
            )
            joined = before in " -/" and two_before not in ":-" and (after != "-" or before == "-")
            if small and not bounding and joined:
                return str(word.lower())
            return str(word[0].upper() + word[1:])

        return str(_TITLE_PART.sub(cased, text)) if ends else text

    def _sentence(self, text: str) -> str:
        kept = {term.lower(): term for term in self.exceptions.terms}
        flags = "(?i)" + (rf"\b(?:{'|'.join(self.exceptions.terms)})\b|" if kept else "")
        tokens = regex.findall(flags + _WORD, text.lower(), flags=regex.VERSION1, timeout=0.1)
        made = []
        for number, token in enumerate(tokens):
            before = tokens[number - 1] if number else ""
            if token in kept:
                made.append(kept[token])
            elif number == 0 or self._is_indicator(before, number - 1):
                made.append(token[:1].title() + token[1:])
            else:
                made.append(token)
        return " ".join(made)

    def _is_indicator(self, word: str, number: int) -> bool:
        ends = any(len(word) > len(mark) and word.endswith(mark) for mark in self._rule.indicators)
        return ends or (number == 0 and _NUMBERED.search(word) is not None)


def _units(post: Post, unit: str) -> Iterable[Span]:
    """The stretches a rule of this scope judges whole, without the space around them."""
    text = post.text
    if unit != "paragraph":
        yield _trimmed(text, 0, len(text))
        return
    start: int | None = None
    for at, piece in post.pieces:
        start = at if start is None else start
        if piece.ends_paragraph:
            yield _trimmed(text, start, at + len(piece.text))
            start = None


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    begin = start + len(inside) - len(inside.lstrip())
    return Span(begin, max(begin, start + len(inside.rstrip())))


def _moved(fixes: tuple[Fix, ...], by: int) -> tuple[Fix, ...]:
    return tuple(fix.shifted(by) for fix in fixes)
