"""Derives from a pattern the literal text it cannot do without, so that one scan can tell which patterns may match.

Every answer is a promise: a text without any of these literals has no match. Where nothing can be promised the
answer is None, and the pattern is simply tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

DIGIT, NON_ASCII, UPPER = 1, 2, 4
_FEW = 48
_MANY = 6000
_LONG = 32
_NON_ASCII_PROPERTIES = frozenset(
    {"so", "extendedpictographic", "emojipresentation", "extpict", "epres", "othersymbol"}
)
Words = frozenset[str]
_NOTHING: Words = frozenset({""})


class _OpaqueError(Exception):
    """A construct about which nothing can be promised."""


@dataclass(frozen=True, slots=True)
class Nature:
    """What is known of a pattern: all it can match, how each match begins, what each match holds."""

    exact: Words | None = None
    prefix: Words | None = None
    need: Words | None = None
    features: int = 0
    finite: bool = True


_ANY = Nature()
_EMPTY = Nature(exact=_NOTHING)


def fold(text: str) -> str:
    """`text` for comparing without regard to letter case, every character staying where it is."""
    folded = text.casefold()
    if len(folded) != len(text) or "ı" in folded or "i̇" in folded:
        folded = "".join(map(_fold_character, text))
    return folded


def _fold_character(char: str) -> str:
    if char in "İı":
        return "i"
    folded = char.casefold()
    return folded if len(folded) == 1 else char


def nature_of(pattern: str) -> Nature:
    """What is known of a pattern in the dialect of the `regex` module; nothing, when it has unusual constructs."""
    try:
        reader = _Reader(pattern)
        nature = reader.alternatives()
        return nature if reader.at == len(pattern) else Nature(finite=False)
    except (_OpaqueError, IndexError, ValueError, RecursionError):
        return Nature(finite=False)


def usable(words: Words | None, shortest: int) -> bool:
    """Whether a scan for these is worth it: long enough, or a rare sign."""
    return bool(words) and all(len(word) >= shortest or _is_rare(word) for word in words or ())


def _is_rare(word: str) -> bool:
    return bool(word) and not any(char.isalnum() or char in " .,'-\n’" for char in word)


def _cross(left: Words, right: Words, limit: int = _FEW) -> Words | None:
    if right == _NOTHING:
        return left
    if left == _NOTHING and len(right) <= _MANY:
        return right
    if len(left) * len(right) > limit:
        return None
    made = frozenset(a + b for a, b in product(left, right))
    return None if any(len(word) > _LONG for word in made) else made


def _better(one: Words | None, other: Words | None) -> Words | None:
    if not one or "" in one:
        return other if other and "" not in other else None
    if not other or "" in other:
        return one
    return max(one, other, key=lambda words: (min(map(len, words)), -len(words)))


def _sequence(items: list[Nature]) -> Nature:
    run: Words | None = _NOTHING
    leading = True
    exact: Words | None = _NOTHING
    prefix: Words | None = None
    need: Words | None = None
    features, finite = 0, True
    for item in items:
        features |= item.features
        finite = finite and item.finite
        longer = None if item.exact is None or run is None else _cross(run, item.exact)
        if longer is not None:
            run = longer
            continue
        exact = None
        need = _better(need, run)
        if leading:
            start = item.exact or item.prefix
            both = _cross(run or _NOTHING, start) if start else None
            prefix, leading = (both or run), False
        need = _better(need, item.exact or item.need)
        run = item.exact if item.exact is not None and len(item.exact) <= _FEW else _NOTHING
    need = _better(need, run)
    if leading:
        return Nature(run, run, run, features, finite)
    return Nature(exact, prefix, need, features, finite)


def _either(branches: list[Nature]) -> Nature:
    if len(branches) == 1:
        return branches[0]
    features = branches[0].features
    for branch in branches:
        features &= branch.features
    return Nature(
        _union([branch.exact for branch in branches]),
        _union([branch.exact or branch.prefix for branch in branches]),
        _union([branch.exact or branch.need for branch in branches]),
        features,
        all(branch.finite for branch in branches),
    )


def _union(sets: list[Words | None]) -> Words | None:
    made: set[str] = set()
    for words in sets:
        if words is None:
            return None
        made |= words
    return frozenset(made) if len(made) <= _MANY else None


def _repeated(item: Nature, low: int, high: int | None) -> Nature:
    finite = item.finite and high is not None
    if low == 0:
        small = item.exact is not None and high == 1 and len(item.exact) < _FEW
        return Nature(item.exact | _NOTHING if small and item.exact else None, finite=finite)
    if low == high == 1:
        return item
    once = item.exact or item.prefix
    return Nature(None, once, item.exact or item.need, item.features, finite)


class _Reader:
    """A recursive-descent reading of a pattern; it understands what it must and gives up on the rest."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
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
        items: list[Nature] = []
        while self.at < len(self._pattern) and not self._peek("|") and not self._peek(")"):
            items.append(self._quantified(self._atom()))
        return _sequence(items)

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
                self._closed()
                return _EMPTY
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
        return inner

    def _escape(self) -> Nature:
        char = self._pattern[self.at]
        self.at += 1
        if char in "bBAZzmM":
            return _EMPTY
        if char == "d":
            return Nature(features=DIGIT)
        if char in "wWDsSRX":
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
        return Nature(features=NON_ASCII) if known else _ANY

    def _character_class(self) -> Nature:
        """A class of few characters is each of them; of others only the kind is known."""
        self.at += 1
        if self._peek("^"):
            self._skip_class()
            return _ANY
        members, known = self._members()
        if known and 0 < len(members) <= 12:
            folded = [_literal(char) for char in members]
            if all(item.exact for item in folded):
                return _either(folded)
        if known and members and all(char in "0123456789" for char in members):
            return Nature(features=DIGIT)
        if known and members and not any(char.isascii() or fold(char).isascii() for char in members):
            return Nature(features=NON_ASCII)
        return _ANY

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
    folded = fold(char)
    if len(char.casefold()) != 1 and char not in "İı":
        return _ANY
    words = frozenset({folded})
    return Nature(words, words, words)
