"""Derives from a pattern the literal text it cannot do without, so that one scan can tell which patterns may match.

Every answer is a promise: a text without any of these literals has no match. Where nothing can be promised the
answer is None, and the pattern is simply tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product

MARK = "\0"
DIGIT, NON_ASCII, CAPITALS = MARK + "d", MARK + "n", MARK + "c"
"""Stand-ins among the literals: any digit, any character beyond ASCII, two capital letters running."""
CAPITAL = MARK + "C"
WILD = 9
_FEW = 160
_MANY = 6000
_LONG = 32
_DIGITS = frozenset("0123456789")
_IGNORES_CASE = re.compile(r"\(\?[a-z]*i")
_ODD_DIGIT = re.compile(r"(?![0-9])\d")
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
Words = frozenset[str]
_NOTHING: Words = frozenset({""})
_A_DIGIT: Words = frozenset({DIGIT})
_BEYOND_ASCII: Words = frozenset({NON_ASCII})


class _OpaqueError(Exception):
    """A construct about which nothing can be promised."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What is known of a pattern: all it can match, how each match begins and ends, what there must be.

    `features` must all be there besides. `growth` is how matching time may grow with the text: 0 not at all, 1 as
    its square at worst, and so on; from `WILD` on without bound.
    """

    exact: Words | None = None
    prefix: Words | None = None
    suffix: Words | None = None
    need: Words | None = None
    features: Words = frozenset()
    growth: int = 0
    is_group: bool = False


_ANY = Nature()
_EMPTY = Nature(exact=_NOTHING)


def fold(text: str) -> str:
    """`text` for comparing without regard to letter case, every character staying where it is."""
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    if len(folded) != len(text) or "ı" in folded or _ODD_DIGIT.search(folded):
        folded = "".join(map(_fold_character, text))
    return folded


def _fold_character(char: str) -> str:
    if char in "İı":
        return "i"
    if char.isdecimal():
        return str(int(char))
    folded = char.casefold()
    return folded if len(folded) == 1 else char


def nature_of(pattern: str) -> Nature:
    """What is known of a pattern in the dialect of the `regex` module; nothing, when it has unusual constructs."""
    try:
        reader = _Reader(pattern)
        nature = reader.alternatives()
        return nature if reader.at == len(pattern) else Nature(growth=WILD)
    except (_OpaqueError, IndexError, ValueError, RecursionError):
        return Nature(growth=WILD)


def usable(words: Words | None, shortest: int) -> bool:
    """Whether a scan for these is worth it: long enough, or a rare sign."""
    if not words or CAPITAL in words:
        return False
    return all(len(word) >= shortest or _is_rare(word) for word in words)


def _is_rare(word: str) -> bool:
    return bool(word) and not any(char.isalnum() or char in " .,'-\n" for char in word)


def _cross(left: Words, right: Words) -> Words | None:
    if right == _NOTHING:
        return left
    if left == _NOTHING and len(right) <= _MANY:
        return right
    if len(left) * len(right) > _FEW:
        return None
    made = frozenset(a + b for a, b in product(left, right))
    return None if any(len(word) > _LONG for word in made) else made


def _worth(words: Words) -> tuple[int, int]:
    """Longer is better, up to a point; then fewer. A stand-in is worth little."""
    return min(min(1 if word[0] == MARK else len(word), 5) for word in words), -len(words)


def _better(one: Words | None, other: Words | None) -> Words | None:
    if not one or "" in one:
        return other if other and "" not in other else None
    if not other or "" in other:
        return one
    if usable(one, 2) != usable(other, 2):
        return one if usable(one, 2) else other
    return max(one, other, key=_worth)


class _Sequence:
    """Natures one after another: literal text that runs across them is put together."""

    def __init__(self) -> None:
        self._run: Words = _NOTHING
        self._whole = True
        self._prefix: Words | None = None
        self._need: Words | None = None
        self._around: Words | None = None
        self._features: Words = frozenset()
        self._growth = 0

    def add(self, item: Nature) -> None:
        self._growth += item.growth
        self._features |= item.features
        if item.exact == _NOTHING:
            self._around = _better(self._around, item.need)
            return
        self._need = _better(self._need, item.need)
        if item.exact is not None:
            if (longer := _cross(self._run, item.exact)) is not None:
                self._run = longer
                return
            self._break(item.exact)
            self._run = self._joined(item.exact) or (item.exact if len(item.exact) <= _FEW else _NOTHING)
            return
        self._break(item.prefix)
        if item.prefix:
            self._need = _better(self._need, self._joined(item.prefix))
        self._run = item.suffix or _NOTHING

    def _break(self, following: Words | None) -> None:
        """The run cannot grow: what it was counts, and if it was the beginning, it is how matches begin."""
        self._need = _better(self._need, self._run)
        if self._whole:
            longer = _cross(self._run, following) if following else None
            self._prefix = longer or self._run
            self._need = _better(self._need, self._prefix)
            self._whole = False

    def _joined(self, following: Words) -> Words | None:
        """As much of the run's end as can be put before what follows."""
        for kept in (4, 2, 1):
            end = frozenset(word[-kept:] for word in self._run)
            if (made := _cross(end, following)) is not None:
                return made
        return None

    def nature(self) -> Nature:
        need = _better(self._need, self._run)
        if not usable(need, 3):
            need = _better(need, self._around)
        if self._whole:
            need = self._run if usable(self._run, 3) else need
            return Nature(self._run, self._run, self._run, need, self._features, self._growth)
        suffix = self._run if self._run != _NOTHING else None
        return Nature(None, self._prefix, suffix, need, self._features, self._growth)


def _either(branches: list[Nature]) -> Nature:
    if len(branches) == 1:
        return branches[0]
    features = branches[0].features
    for branch in branches:
        features &= branch.features
    return Nature(
        _union([branch.exact for branch in branches]),
        _union([branch.exact or branch.prefix for branch in branches]),
        _union([branch.exact or branch.suffix for branch in branches]),
        _union([branch.need for branch in branches]),
        features,
        max(branch.growth for branch in branches),
    )


def _union(sets: list[Words | None]) -> Words | None:
    made: set[str] = set()
    for words in sets:
        if words is None:
            return None
        made |= words
    return frozenset(made) if len(made) <= _MANY else None


def _repeated(item: Nature, low: int, high: int | None) -> Nature:
    if low == high == 1:
        return item
    growth = _growth(item, high)
    if low == 0:
        powers = _powers(item, low, high)
        return Nature(powers, powers, powers, growth=growth, is_group=item.is_group)
    powers = _powers(item, low, high)
    need = _better(powers or _at_least(item, low), item.need)
    features = item.features
    if low >= 2 and CAPITAL in features:
        features |= {CAPITALS}
    if low >= 2 and need is not None and need <= {CAPITAL}:
        need = frozenset({CAPITALS})
    if powers is not None:
        return Nature(powers, powers, powers, need, features, growth, item.is_group)
    edges = item.exact
    return Nature(None, edges or item.prefix, edges or item.suffix, need, features, growth, item.is_group)


def _at_least(item: Nature, low: int) -> Words | None:
    """What is in a repetition however often it repeats."""
    for times in (4, 3, 2):
        if times <= low and (made := _powers(item, times, times)) is not None:
            return made
    return item.exact


def _growth(item: Nature, high: int | None) -> int:
    if high is not None and high <= 5:
        return item.growth if high <= 1 else min(WILD, item.growth * 2)
    if item.is_group and (high is None or item.growth):
        return WILD
    return min(WILD, item.growth + 1)


def _powers(item: Nature, low: int, high: int | None) -> Words | None:
    """All that a short repetition can match, if that is little."""
    if item.exact is None or high is None or high > 4:
        return None
    made: Words = _NOTHING
    powers: set[str] = set(_NOTHING) if low == 0 else set()
    for times in range(1, high + 1):
        longer = _cross(made, item.exact)
        if longer is None:
            return None
        made = longer
        if times >= low:
            powers |= made
    return frozenset(powers) if len(powers) <= _FEW else None


class _Reader:
    """A recursive-descent reading of a pattern; it understands what it must and gives up on the rest."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._minds_case = _IGNORES_CASE.search(pattern) is None
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
        return _either(branches)

    def _branch(self) -> Nature:
        sequence = _Sequence()
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
            if not self._take("?"):
                self._take("+")
            item = _repeated(item, low, high)
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
            return _ANY
        if char in "^$":
            return _EMPTY
        return _literal(char)

    def _group(self) -> Nature:
        self.at += 1
        if not self._take("?"):
            return self._closed()
        if self._take("#"):
            self.at = self._pattern.index(")", self.at) + 1
            return _EMPTY
        for mark in ("<=", "<!", "=", "!"):
            if self._take(mark):
                inner = self._closed()
                # What must stand before or after must be in the text too.
                need = _better(inner.exact, inner.need) if "=" in mark else None
                features = inner.features if "=" in mark else frozenset()
                return Nature(_NOTHING, need=need, features=features, growth=inner.growth)
        if self._take(":") or self._take(">") or self._take("|"):
            return self._closed()
        if self._take("P<") or self._take("<"):
            self.at = self._pattern.index(">", self.at) + 1
            return self._closed()
        return self._flags()

    def _flags(self) -> Nature:
        start = self.at
        while self._pattern[self.at] in "imsf-":
            self.at += 1
        if self.at == start:
            raise _OpaqueError
        if self._take(")"):
            return _EMPTY
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
        if char in "bBAZzmM":
            return _EMPTY
        if char == "d":
            return Nature(_DIGITS, _DIGITS, _DIGITS, _A_DIGIT, _A_DIGIT)
        if char in "wWDsSRX":
            return _ANY
        if char.isdecimal():
            while self._pattern[self.at : self.at + 1].isdecimal():
                self.at += 1
            return _ANY
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
        return Nature(need=_BEYOND_ASCII, features=_BEYOND_ASCII) if known else _ANY

    def _character_class(self) -> Nature:
        """A class of few characters is each of them; of others only the kind is known."""
        self.at += 1
        if self._peek("^"):
            self._skip_class()
            return _ANY
        members, known = self._members()
        if not known or not members:
            return _ANY
        need: Words | None = None
        if members <= _DIGITS:
            need = _A_DIGIT
        elif not any(char.isascii() or char.casefold().isascii() for char in members):
            need = _BEYOND_ASCII
        elif self._minds_case and all("A" <= char <= "Z" for char in members):
            need = frozenset({CAPITAL})
        if len(members) <= 12:
            characters = _either([_literal(char) for char in members])
            if characters.exact:
                words = characters.exact
                return Nature(words, words, words, _better(characters.need, need), need or frozenset())
        return Nature(need=need, features=need or frozenset())

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
    return {chr(code) for code in range(low, low + 200)}


def _literal(char: str) -> Nature:
    if len(char.casefold()) != 1 and char not in "İı":
        return _ANY
    words = frozenset({fold(char)})
    return Nature(words, words, words, words)
