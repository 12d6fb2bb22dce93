"""Words that should not be there, should be others, or are there twice running."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING

import regex

from composer.domain.finding import Finding, Fix, RuleId
from composer.domain.span import Span
from composer.engine.actions import fixes_for, replacements
from composer.engine.checks.base import Check
from composer.engine.exceptions import Exceptions
from composer.engine.finders import Hit, pattern_finder, words_or_pattern
from composer.engine.fixes import replacement
from composer.engine.messages import capital_first, filled, in_words, quoted_once
from composer.engine.schema import Existence, Repetition, Substitution
from composer.engine.sentences import begins_sentence, sentence_spans

if TYPE_CHECKING:
    from composer.engine.patterns import Match
    from composer.engine.scan import View

_BAR = regex.compile(r"(?<!\\)\|")
_CAPTURE_OPEN = regex.compile(r"(?<!\\)\((?!\?)")
_GO_GROUP = regex.compile(r"\$(?:\{(\w+)\}|(\d+))")
_WORDS_AND_SIGNS = regex.compile(r"\[\^\\s([^\w\s\\\[\]^&|~-]*)\]\+(?:\|\[\1\]\+)?")
_PHRASE = regex.compile(r"[\p{L}\p{Nd} \-#@]*")


class ExistenceCheck(Check):
    """Vale's existence: any match is a finding."""

    def __init__(self, rule_id: RuleId, rule: Existence, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self.exceptions = Exceptions(rule.exceptions)
        tokens = [token for token in rule.tokens if token.strip()]
        raw = "".join(rule.raw)
        before, after = ("", raw) if rule.append else (raw, "")
        nonword = rule.nonword or not tokens
        self._finder = words_or_pattern(
            tokens, ignore_case=rule.ignorecase, nonword=nonword, prefix=before, suffix=after
        )
        self.finders = self._finder.leaves
        self._action = rule.action
        # What is already as a conversion would make it is nothing to remark on.
        self._only_converts = bool(rule.fix) and all(fix.convert is not None for fix in rule.fix)

    def look(self, view: View) -> tuple[Finding, ...] | None:
        found = []
        for hit, text, base in self.hits(view, self._finder):
            matched = text[hit.start : hit.end]
            if self.exceptions.cover(matched.strip()):
                continue
            start, end = base + hit.start, base + hit.end
            values = [matched]
            extra: tuple[Fix, ...] = ()
            fixing = view.fixing or self._only_converts
            if self._action is not None:
                extra = fixes_for(self._action, view.text, Span(start, end)) if fixing else ()
                options = replacements(self._action, matched)
                values.append(options[0] if len(options) == 1 else in_words(options))
            made = self.remark(view, start, end, values, hit.match, extra, fixing=fixing)
            if made.fixes or not self._only_converts:
                found.append(made)
        return tuple(found) or None


class SubstitutionCheck(Check):
    """Vale's substitution: a match should be something else."""

    def __init__(self, rule_id: RuleId, rule: Substitution, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self.exceptions = Exceptions(rule.exceptions)
        self._keys = sorted(rule.swap, key=lambda key: -len(key.encode("utf-8", "surrogatepass")))
        plain = [_without_captures(key) for key in self._keys]
        self._finder = words_or_pattern(plain, ignore_case=rule.ignorecase, nonword=rule.nonword)
        self.finders = self._finder.leaves
        self._replaces = rule.action is not None and rule.action.name == "replace"
        self._message = quoted_once(rule.message) if self._replaces else rule.message

    def look(self, view: View) -> tuple[Finding, ...] | None:
        found = []
        for hit, text, base in self.hits(view, self._finder):
            matched = text[hit.start : hit.end]
            expected = self._expected(hit, matched)
            options = _options(expected)
            if self._is_fine(matched, expected, options):
                continue
            found.append(
                self._remark(view, base + hit.start, base + hit.end, matched, expected, options, hit)
            )
        return tuple(found) or None

    def _expected(self, hit: Hit, matched: str) -> str:
        key = self._keys[hit.choice]
        expected = self._rule.swap[key]
        if self._rule.capitalize and matched == capital_first(matched):
            expected = capital_first(expected)
        if "$" in expected and _GO_GROUP.search(expected):
            flags = "(?i)" if self._rule.ignorecase else ""
            template = _GO_GROUP.sub(
                lambda group: rf"\g<{group[1] or group[2]}>", expected.replace("\\", r"\\")
            )
            return str(regex.sub(flags + key, template, matched, flags=regex.VERSION1, timeout=0.1))
        return expected

    def _is_fine(self, matched: str, expected: str, options: list[str]) -> bool:
        """What stands there is as it should be: one of the suggestions, or a match of the pattern given for it."""
        if self._replaces or _PHRASE.fullmatch(expected):
            same = matched in (options if self._replaces else [expected])
        else:
            try:
                same = (
                    regex.compile(f"^(?:{expected})$", regex.VERSION1 | regex.MULTILINE).match(matched)
                    is not None
                )
            except regex.error:
                same = matched == expected
            same = same or matched in options
        return same or self.exceptions.cover(matched)

    def _remark(
        self, view: View, start: int, end: int, matched: str, expected: str, options: list[str], hit: Hit
    ) -> Finding:
        span = Span(start, end)
        shown = (
            in_words(options)
            if self._replaces and not (self._rule.action and self._rule.action.params)
            else expected
        )
        message = filled(self._message, [shown, matched])
        fixes: tuple[Fix, ...] = ()
        if view.fixing:
            fixes = self._offered(view.text, span, options) + self.fixer.at(view.text, span, hit.match)
        return Finding(self.rule_id, self.level, message, span, None, fixes).shifted(-view.start)

    def _offered(self, text: str, span: Span, options: list[str]) -> tuple[Fix, ...]:
        if self._rule.action is not None and (self._rule.action.params or not self._replaces):
            return fixes_for(self._rule.action, text, span)
        cased = [self._cased(text, span, option) for option in options] or [""]
        made = (replacement(text, span, option) for option in cased)
        return tuple(fix for fix in made if fix is not None)

    def _cased(self, text: str, span: Span, new: str) -> str:
        """A suggestion in small letters takes a capital where the match's own was not part of its spelling."""
        matched = span.of(text)
        if not new[:1].islower() or not matched[:1].isupper():
            return new
        if self._rule.ignorecase and matched.isupper() and len(matched) > 1 and new.isalpha():
            return new.upper()
        first_word = matched.split()[0]
        in_capitals = len(first_word) > 1 and first_word.isupper()
        if begins_sentence(text, span.start) or (
            self._rule.ignorecase and len(first_word) > 1 and not in_capitals
        ):
            return new[:1].upper() + new[1:] if new.islower() else new
        return new


class RepetitionCheck(Check):
    """Vale's repetition: the same match again straight after."""

    def __init__(self, rule_id: RuleId, rule: Repetition, unit: str) -> None:
        super().__init__(rule_id, rule, unit)
        self._rule = rule
        self.exceptions = Exceptions(rule.exceptions)
        flags = "(?i)" if rule.ignorecase else ""
        self._finder = pattern_finder(f"{flags}(?:{'|'.join(rule.tokens)})")
        self.finders = self._finder.leaves
        self._signs = _signs_apart(rule)

    def look(self, view: View) -> tuple[Finding, ...] | None:
        if not self._may_repeat(view):
            return None
        matches = list(self._finder.pattern.finditer(view.text, view.clock))
        words = self._compared([match[0] for match in matches])
        found = []
        count = 0
        for place, same in enumerate(map(eq, words, words[1:])):
            if not same:
                continue
            first, again = matches[place], matches[place + 1]
            now = again[0].strip()
            if now and (now.isalpha() or not self._rule.alpha):
                count += 1
                if (
                    count > self._rule.max
                    and view.start <= first.start() < view.end
                    and self._counts(view, first.start(), again.end())
                ):
                    found.append(self._remark(view, first.span(), again, now))
                    count = 0
        return tuple(found) or None

    def _may_repeat(self, view: View) -> bool:
        """The quick look: whether any match is the same as the one before."""
        if self._signs is None:
            words = self._compared(self._finder.texts(view, view.text))
        else:
            text = view.text.casefold()
            for sign in self._signs:
                text = text.replace(sign, " ")
            words = text.split()
        return any(map(eq, words, words[1:]))

    def _compared(self, words: list[str]) -> list[str]:
        words = list(map(str.strip, words))
        return list(map(str.casefold, words)) if self._rule.ignorecase else words

    def _counts(self, view: View, start: int, end: int) -> bool:
        """Not across two sentences ('I forgot that. That is…'), nor where it is excepted."""
        both = view.text[start:end]
        if len(sentence_spans(both)) != 1:
            return False
        return not self.exceptions.cover(both) and not self.exceptions.shield(view.text, start, end)

    def _remark(self, view: View, place: tuple[int, int], again: Match, now: str) -> Finding:
        span = Span(place[0], again.end())
        extra = fixes_for(self._rule.action, view.text, span) if view.fixing else ()
        if view.fixing and not extra and not self._rule.fix:
            once = replacement(view.text, span, view.text[place[0] : place[1]].rstrip())
            extra = (once,) if once else ()
        return self.remark(view, span.start, span.end, [now], again, extra)


def _signs_apart(rule: Repetition) -> str | None:
    """The signs that stand apart, where tokens are words and, if at all, the signs between them.

    Letters alone that stand twice running are then the same word twice running. None for tokens of another kind.
    """
    tokens = _WORDS_AND_SIGNS.fullmatch("|".join(rule.tokens)) if rule.alpha else None
    return tokens[1] if tokens else None


def _without_captures(key: str) -> str:
    if key.count("(") == key.count("(?") + key.count(r"\("):
        return key
    return str(_CAPTURE_OPEN.sub("(?:", key))


def _options(expected: str) -> list[str]:
    """The suggestions in 'a|b'; \\| is a bar."""
    return [part.replace(r"\|", "|") for part in _BAR.split(expected) if part]
