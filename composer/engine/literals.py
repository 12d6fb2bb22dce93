"""Derives from a pattern the literal text it cannot do without, so that one scan can tell which patterns may match.

Every answer is a promise: a text without any of these literals has no match. Where nothing can be promised the
answer is None, and the pattern is simply tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

MARK = "\0"
DIGIT, NON_ASCII, UNUSUAL, CAPITALS = MARK + "d", MARK + "n", MARK + "u", MARK + "c"
"""Stand-ins among the literals: any digit, any character beyond ASCII, one that is no letter or sign of ordinary
English text either (an emoji, say), two capital letters running."""
UNUSUALS = MARK + "U"
"""Two unusual characters, or more, anywhere."""
TELLING = frozenset("-–—:/&@#£%+=*_")
"""Signs that make a literal rarer than its length tells."""
CAPITAL = MARK + "C"
WILD = 9
_FEW = 160
_LETTERS = 26
_MANY = 6000
_LONG = 32
DIGITS = frozenset("0123456789")
_DIGIT_BEYOND_ASCII = re.compile(r"[^\x00-\x7f](?<=\d)")
_COMMON_WORDS = (
    "a an and are as at be by can for from has have her his in is it my new of on or our see that the their this to "
    "us was we with you your"
)
_COMMON = frozenset(_COMMON_WORDS.split())
Words = frozenset[str]
NOTHING: Words = frozenset({""})
A_DIGIT: Words = frozenset({DIGIT})
A_CAPITAL: Words = frozenset({CAPITAL})
TWO_CAPITALS: Words = frozenset({CAPITALS})
BEYOND_ASCII: Words = frozenset({NON_ASCII})
BEYOND_USUAL: Words = frozenset({UNUSUAL})
UNUSUAL_CHARACTER = re.compile(
    r"[^\x00-\u00a8\u00aa-\u00ad\u00af-\u017f\u2000-\u203b\u203d-\u2048\u204a-\u206f\u20a0-\u20cf]"
)


@dataclass(frozen=True, slots=True)
class Nature:
    """What is known of a pattern: all it can match, how each match begins and ends, what there must be.

    `opening` is how each match begins where `prefix` cannot tell: with an unusual character, or with a literal.
    `edge` is whether none begins right after a character of a word.
    `unusual` is how many unusual characters each match takes in at least. `features` must all be there besides.
    `growth` is how matching time may grow with the text: 0 not at all, 1 as its square at worst, and so on; from
    `WILD` on without bound. What is `atomic` is never tried in another way, whatever comes after it.
    """

    exact: Words | None = None
    prefix: Words | None = None
    suffix: Words | None = None
    need: Words | None = None
    features: Words = frozenset()
    growth: int = 0
    is_group: bool = False
    opening: Words | None = None
    unusual: int = 0
    edge: bool = False
    atomic: bool = False


ANY = Nature()
EMPTY = Nature(exact=NOTHING)


def fold(text: str) -> str:
    """`text` for comparing without regard to letter case, every character staying where it is."""
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    if len(folded) != len(text) or "ı" in folded or _DIGIT_BEYOND_ASCII.search(folded):
        folded = "".join(map(_fold_character, text))
    return folded


def _fold_character(char: str) -> str:
    if char in "İı":
        return "i"
    if char.isdecimal():
        return str(int(char))
    folded = char.casefold()
    return folded if len(folded) == 1 else char


def usable(words: Words | None, shortest: int) -> bool:
    """Whether a scan for these is worth it: long enough, or a rare sign."""
    if not words or CAPITAL in words:
        return False
    return all(len(word) >= shortest or _is_rare(word) for word in words)


def _is_rare(word: str) -> bool:
    return bool(word) and not any(char.isalnum() or char in " .,'-\n" for char in word)


def _cross(left: Words, right: Words) -> Words | None:
    if right == NOTHING:
        return left
    if left == NOTHING and len(right) <= _MANY:
        return right
    if len(left) * len(right) > _FEW:
        return None
    made = frozenset(a + b for a, b in product(left, right))
    return None if any(len(word) > _LONG for word in made) else made


def is_common(words: Words | None) -> bool:
    """Whether almost any post has one of these."""
    return any(word.strip() in _COMMON for word in words or ())


def worth(words: Words) -> tuple[int, int]:
    """How good a clue these are: as good as the poorest of them, then the fewer the better."""
    return min(map(_worth_of, words)), -len(words)


def _worth_of(word: str) -> int:
    """Longer is better, up to a point, and so are signs. Common words are worth little."""
    if word[:1] == MARK or word.strip() in _COMMON:
        return 1
    return min(len(word), 5) + (0 if TELLING.isdisjoint(word) else 3)


def better(one: Words | None, other: Words | None) -> Words | None:
    if not one or "" in one:
        return other if other and "" not in other else None
    if not other or "" in other:
        return one
    if usable(one, 2) != usable(other, 2):
        return one if usable(one, 2) else other
    return max(one, other, key=worth)


class Sequence:
    """Natures one after another: literal text that runs across them is put together."""

    def __init__(self) -> None:
        self._run: Words = NOTHING
        self._whole = True
        self._prefix: Words | None = None
        self._need: Words | None = None
        self._around: Words | None = None
        self._features: Words = frozenset()
        self._growth = 0
        self._ways = 0
        self._opening: Words | None = None
        self._has_begun = False
        self._edge = False
        self._unusual = 0

    def add(self, item: Nature) -> None:
        self._growth = max(self._growth, self._ways + item.growth)
        if not item.atomic:
            self._ways += item.growth
        self._features |= item.features
        if not self._has_begun:
            self._edge = self._edge or item.edge
            self._opening = self._opening or item.opening
        if item.exact == NOTHING:
            self._around = better(self._around, item.need)
            return
        self._unusual += item.unusual
        self._has_begun = True
        self._need = better(self._need, item.need)
        if item.exact is not None:
            if (longer := _cross(self._run, item.exact)) is not None:
                self._run = longer
                return
            self._break(item.exact)
            self._run = self._joined(item.exact) or (item.exact if len(item.exact) <= _FEW else NOTHING)
            return
        self._break(item.prefix)
        if item.prefix:
            self._need = better(self._need, self._joined(item.prefix))
        self._run = item.suffix or NOTHING

    def _break(self, following: Words | None) -> None:
        """The run cannot grow: what it was counts, and if it was the beginning, it is how matches begin."""
        self._need = better(self._need, self._run)
        if self._whole:
            longer = _cross(self._run, following) if following else None
            self._prefix = longer or self._run
            self._need = better(self._need, self._prefix)
            self._whole = False

    def _joined(self, following: Words) -> Words | None:
        """As much of the run's end as can be put before what follows."""
        for kept in (4, 2, 1):
            end = frozenset(word[-kept:] for word in self._run)
            if (made := _cross(end, following)) is not None:
                return made
        return None

    def nature(self) -> Nature:
        need = better(self._need, self._run)
        if not usable(need, 3):
            need = better(need, self._around)
        if self._whole:
            need = self._run if usable(self._run, 3) else need
            edges: tuple[Words | None, Words | None, Words | None] = (self._run, self._run, self._run)
        else:
            edges = (None, self._prefix, self._run if self._run != NOTHING else None)
        return Nature(
            *edges,
            need,
            self._features,
            self._growth,
            opening=self._opening,
            unusual=self._unusual,
            edge=self._edge,
            atomic=not self._ways,
        )


def either(branches: list[Nature]) -> Nature:
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
        opening=_union([branch.opening or branch.exact or branch.prefix for branch in branches]),
        unusual=min(branch.unusual for branch in branches),
        edge=all(branch.edge for branch in branches),
        atomic=all(branch.atomic for branch in branches),
    )


def _union(sets: list[Words | None]) -> Words | None:
    made: set[str] = set()
    for words in sets:
        if words is None:
            return None
        made |= words
    return frozenset(made) if len(made) <= _MANY else None


def repeated(item: Nature, low: int, high: int | None) -> Nature:
    if low == high == 1:
        return item
    growth = _growth(item, high)
    if low == 0:
        powers = _powers(item, low, high)
        return Nature(powers, powers, powers, growth=growth, is_group=item.is_group)
    powers = _powers(item, low, high)
    need = better(powers or _at_least(item, low), item.need)
    features = item.features
    if low >= 2 and CAPITAL in features:
        features |= {CAPITALS}
    if low >= 2 and need is not None and need <= {CAPITAL}:
        need = frozenset({CAPITALS})
    edges = (powers, powers, powers)
    if powers is None:
        whole = _at_least(item, low)
        edges = (None, whole or item.prefix, whole or item.suffix)
    opening = TWO_CAPITALS if low >= 2 and item.opening == A_CAPITAL else item.opening
    return Nature(*edges, need, features, growth, item.is_group, opening, low * item.unusual, item.edge)


def _at_least(item: Nature, low: int) -> Words | None:
    """What is in a repetition however often it repeats."""
    for times in (4, 3, 2):
        if times <= low and (made := _powers(item, times, times)) is not None:
            return made
    return _twice(item) if low >= 2 else item.exact


def _twice(item: Nature) -> Words | None:
    """All ways to have it twice running, where there are as many as there are letters: 'a b ', say."""
    words = item.exact
    if not words or len(words) > _LETTERS or any(len(word) < 2 for word in words):
        return words
    return frozenset(one + other for one, other in product(words, repeat=2))


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
    made: Words = NOTHING
    powers: set[str] = set(NOTHING) if low == 0 else set()
    for times in range(1, high + 1):
        longer = _cross(made, item.exact)
        if longer is None:
            return None
        made = longer
        if times >= low:
            powers |= made
    return frozenset(powers) if len(powers) <= _FEW else None
