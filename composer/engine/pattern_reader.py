"""Reads a pattern far enough to tell its nature; it understands what it must and gives up on the rest."""

from __future__ import annotations

import re
from dataclasses import replace

from composer.engine.literals import (
    A_CAPITAL,
    A_DIGIT,
    ANY,
    BEYOND_ASCII,
    BEYOND_USUAL,
    DIGITS,
    EMPTY,
    NOTHING,
    TWO_CAPITALS,
    UNUSUAL_CHARACTER,
    WILD,
    Nature,
    Sequence,
    Words,
    better,
    either,
    fold,
    repeated,
)

_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")
_NON_ASCII_PROPERTIES = frozenset(
    {
        "so",
        "othersymbol",
        "extendedpictographic",
        "extpict",
        "emojipresentation",
        "epres",
        "regionalindicator",
        "ri",
    }
)


_NUMBERS_GROUPS_ITS_OWN_WAY = re.compile(r"\(\?(?:P?<[^=!]|\|)")
_ANY_OF_A_WORD = re.compile(r"\\w|\[(?!\^)(?:[^\[\]\\]|\\.)*\\w(?:[^\[\]\\]|\\.)*\]")
_STANDS_ALONE = (BEYOND_USUAL, TWO_CAPITALS)
_WORD_EDGE = replace(EMPTY, edge=True)
"""Where a match begins with a character of a word, none stands before it."""
_UNUSUAL_ONE = Nature(need=BEYOND_USUAL, features=BEYOND_USUAL, opening=BEYOND_USUAL, unusual=1)


class _OpaqueError(Exception):
    """A construct about which nothing can be promised."""


def nature_of(pattern: str) -> Nature:
    """What is known of a pattern in the dialect of the `regex` module; nothing, when it has unusual constructs."""
    try:
        reader = _Reader(pattern)
        nature = reader.alternatives()
        return nature if reader.at == len(pattern) else Nature(growth=WILD)
    except (_OpaqueError, IndexError, ValueError, RecursionError):
        return Nature(growth=WILD)


class _Reader:
    """A recursive-descent reading of a pattern; it understands what it must and gives up on the rest."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._minds_case = _IGNORES_CASE.search(pattern) is None
        self._groups: list[int] | None = [] if _NUMBERS_GROUPS_ITS_OWN_WAY.search(pattern) is None else None
        """How many unusual characters each group takes in at least, by its number; None if that is hard to tell."""
        self.at = 0

    def _peek(self, text: str) -> bool:
        return self._pattern.startswith(text, self.at)

    def _take(self, text: str) -> bool:
        if self._peek(text):
            self.at += len(text)
            return True
        return False

    def alternatives(self) -> Nature:
        branches = [self._branch()]
        while self._take("|"):
            branches.append(self._branch())
        return either(branches)

    def _branch(self) -> Nature:
        sequence = Sequence()
        while self.at < len(self._pattern) and not self._peek("|") and not self._peek(")"):
            sequence.add(self._quantified(self._atom()))
        return sequence.nature()

    def _quantified(self, item: Nature) -> Nature:
        while self.at < len(self._pattern):
            low: int
            high: int | None
            if self._take("*"):
                low, high = 0, None
            elif self._take("+"):
                low, high = 1, None
            elif self._take("?"):
                low, high = 0, 1
            elif self._peek("{") and (bounds := self._bounds()):
                low, high = bounds
            else:
                return item
            item = repeated(item, low, high)
            if not self._take("?"):
                item = replace(item, atomic=self._take("+"))
        return item

    def _bounds(self) -> tuple[int, int | None] | None:
        end = self._pattern.find("}", self.at)
        inside = self._pattern[self.at + 1 : end] if end > 0 else ""
        low, comma, high = inside.partition(",")
        if not (low or high) or not all(part.isdecimal() for part in (low, high) if part):
            if inside[:1] in {"e", "i", "d", "s"}:
                raise _OpaqueError
            return None
        self.at = end + 1
        first = int(low or 0)
        return (first, first) if not comma else (first, int(high) if high else None)

    def _atom(self) -> Nature:
        char = self._pattern[self.at]
        if char == "(":
            return self._group()
        if char == "[":
            return self._character_class()
        self.at += 1
        if char == "\\":
            return self._escape()
        if char == ".":
            return ANY
        if char in "^$":
            return EMPTY
        return _literal(char)

    def _group(self) -> Nature:
        self.at += 1
        if not self._take("?"):
            return self._numbered()
        if self._take("#"):
            self.at = self._pattern.index(")", self.at) + 1
            return EMPTY
        for mark in ("<=", "<!", "=", "!"):
            if self._take(mark):
                start = self.at
                inner = self._closed()
                # What must stand before or after must be in the text too.
                need = better(inner.exact, inner.need) if "=" in mark else None
                features = inner.features if "=" in mark else frozenset()
                edge = (
                    mark == "<!" and _ANY_OF_A_WORD.fullmatch(self._pattern, start, self.at - 1) is not None
                ) or (mark == "<=" and _ends_outside_a_word(inner.exact or inner.suffix))
                opening = inner.opening if mark == "=" and inner.opening in _STANDS_ALONE else None
                return Nature(
                    NOTHING,
                    need=need,
                    features=features,
                    growth=inner.growth,
                    opening=opening,
                    edge=edge,
                    atomic=True,
                )
        if self._take(":") or self._take(">") or self._take("|"):
            return self._closed()
        if self._take("P<") or self._take("<"):
            self.at = self._pattern.index(">", self.at) + 1
            return self._closed()
        return self._flags()

    def _numbered(self) -> Nature:
        """A group that can be referred to."""
        if self._groups is None:
            return self._closed()
        number = len(self._groups)
        self._groups.append(0)
        inner = self._closed()
        self._groups[number] = inner.unusual
        return inner

    def _flags(self) -> Nature:
        start = self.at
        while self._pattern[self.at] in "imsf-":
            self.at += 1
        if self.at == start:
            raise _OpaqueError
        if self._take(")"):
            return EMPTY
        if self._take(":"):
            return self._closed()
        raise _OpaqueError

    def _closed(self) -> Nature:
        inner = self.alternatives()
        if not self._take(")"):
            raise _OpaqueError
        return replace(inner, is_group=True)

    def _escape(self) -> Nature:
        char = self._pattern[self.at]
        self.at += 1
        if char == "b":
            return _WORD_EDGE
        if char in "BAZzmM":
            return EMPTY
        if char == "d":
            return Nature(DIGITS, DIGITS, DIGITS, A_DIGIT, A_DIGIT)
        if char in "wWDsSRX":
            return ANY
        if char.isdecimal():
            start = self.at - 1
            while self._pattern[self.at : self.at + 1].isdecimal():
                self.at += 1
            number = int(self._pattern[start : self.at]) - 1
            known = self._groups is not None and 0 <= number < len(self._groups)
            return Nature(unusual=self._groups[number]) if known and self._groups else ANY
        if char in "pP":
            return self._property(negated=char == "P")
        return _literal(self._escaped_character(char))

    def _escaped_character(self, char: str) -> str:
        digits = {"x": 2, "u": 4, "U": 8}.get(char)
        if digits:
            code = self._pattern[self.at : self.at + digits]
            self.at += digits
            return chr(int(code, 16))
        if char in "ntrfva":
            return {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}[char]
        if char.isalnum():
            raise _OpaqueError
        return char

    def _property(self, *, negated: bool) -> Nature:
        name = self._pattern[self.at]
        if name == "{":
            end = self._pattern.index("}", self.at)
            name = self._pattern[self.at + 1 : end]
            self.at = end + 1
        else:
            self.at += 1
        plain = name.lower().replace("_", "").replace("-", "").replace(" ", "")
        known = not negated and not name.startswith("^") and plain in _NON_ASCII_PROPERTIES
        return _UNUSUAL_ONE if known else ANY

    def _character_class(self) -> Nature:
        """A class of few characters is each of them; of others only the kind is known."""
        self.at += 1
        if self._peek("^"):
            self._skip_class()
            return ANY
        members, known = self._members()
        if not known or not members:
            return ANY
        need: Words | None = None
        if members <= DIGITS:
            need = A_DIGIT
        elif not any(char.isascii() or char.casefold().isascii() for char in members):
            need = BEYOND_USUAL if all(map(_is_unusual, members)) else BEYOND_ASCII
        elif self._minds_case and all("A" <= char <= "Z" for char in members):
            need = A_CAPITAL
        if len(members) <= 12 or (len(members) == 52 and {"A", "z"} < members):
            characters = either([_literal(char) for char in members])
            if characters.exact:
                words = characters.exact
                unusual = int(need is BEYOND_USUAL)
                return Nature(
                    words, words, words, better(characters.need, need), need or frozenset(), unusual=unusual
                )
        if need is BEYOND_USUAL:
            return _UNUSUAL_ONE
        opening = need if need == A_CAPITAL else None
        return Nature(need=need, features=need or frozenset(), opening=opening)

    def _skip_class(self) -> None:
        depth = 1
        while depth:
            char = self._pattern[self.at]
            if char == "\\":
                self.at += 1
            elif self._peek("[:"):
                self.at = self._pattern.index(":]", self.at) + 1
            elif char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
            self.at += 1

    def _members(self) -> tuple[set[str], bool]:
        """The characters of a class (first and last only of a range beyond ASCII), and whether they are all known."""
        members: set[str] = set()
        start = self.at
        while not self._peek("]"):
            if self._peek("[") or self._peek("--") or self._peek("&&"):
                self.at = start
                self._skip_class()
                return set(), False
            first = self._member()
            if first is None:
                self.at = start
                self._skip_class()
                return set(), False
            if len(first) == 1 and self._peek("-") and not self._pattern.startswith("-]", self.at):
                self.at += 1
                last = self._member()
                if last is None or len(last) != 1 or last < first:
                    raise _OpaqueError
                members |= _range(first, last)
            else:
                members |= set(first)
        self.at += 1
        return members, True

    def _member(self) -> str | None:
        char = self._pattern[self.at]
        self.at += 1
        if char != "\\":
            return char
        char = self._pattern[self.at]
        self.at += 1
        if char == "d":
            return "0123456789"
        if char in "wWDsSpPRX":
            return None
        return self._escaped_character(char)


def _range(first: str, last: str) -> set[str]:
    """A range within ASCII in full; of any other, enough to tell whether ASCII is in it, never mistakable for few."""
    low, high = ord(first), ord(last)
    if high - low < 200:
        return {chr(code) for code in range(low, high + 1)}
    ordinary = {"\u2010"} if low < 0x20D0 else set()
    return {chr(code) for code in range(low, low + 200)} | {last} | ordinary


def _is_unusual(char: str) -> bool:
    return all(UNUSUAL_CHARACTER.match(each) for each in {char, *char.casefold()})


def _ends_outside_a_word(words: Words | None) -> bool:
    return bool(words) and all(word and not (word[-1].isalnum() or word[-1] == "_") for word in words or ())


def _literal(char: str) -> Nature:
    if len(char.casefold()) != 1 and char not in "İı":
        return ANY
    words = frozenset({fold(char)})
    return Nature(words, words, words, words)
