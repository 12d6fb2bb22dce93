"""What the model is told of a token: itself, its neighbours, and how it stands with them.

Everything here is asked of single tokens or of pairs, never of whole posts, so that the answers can be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from composer.detectors.names.cues import CUES, THINGS
from composer.detectors.names.letters import Spelling
from composer.detectors.names.lexicon import UNKNOWN, Lexicon, Word
from composer.detectors.names.tokens import HUMPS, Token, plain

_MARKS = frozenset(".,!?:;-()\"&…'/|*")


def surroundings(row: Sequence[Token], at: int) -> str:
    """On which side, in the same row of words, a thing stands that may be named after a person (ward, road)."""
    ahead = behind = "-"
    for step in range(1, 4):
        if at + step >= len(row) or not goes_on(row[at + step]):
            break
        if row[at + step].lower in THINGS:
            ahead = str(step)
            break
    if at and row[at - 1].lower in THINGS:
        behind = "1"
    return ahead + behind


def goes_on(token: Token) -> bool:
    """Whether a row of words may go on with this one."""
    return token.kind in ("word", "genitive") or token.text == "&"


def _prefix(cluster: int, length: int) -> str:
    return str(cluster & ((1 << length) - 1)) if cluster else "-"


NEVER_NAMES = frozenset(("handle", "link", "code"))
"""Kinds of tokens that are no names, and alike whatever they say."""

Part: TypeAlias = tuple[str | int, ...]
"""What many tokens share: the name of a sort of features, and what it depends on. `Describer.features` lists them."""
Description: TypeAlias = tuple[list[str], list[Part]]
"""Features of one token alone, and parts."""


def _whole(word: str) -> str:
    """Without halves of emoji, which a text may hold while it is typed and which cannot be hashed."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode("utf-8")


class Facts:
    """What is known of one token wherever it stands.

    `sort` is a coarse description, of which there are a few hundred, for describing pairs; `group` stands for words
    used alike, of which there are a few dozen groups. `cluster` and `other` are its clusters as it is written and as
    it is not.
    """

    __slots__ = ("cluster", "group", "known", "other", "sort", "token", "word")

    def __init__(self, token: Token, known: Word) -> None:
        self.token = token
        self.word = _whole(token.lower) if token.kind not in NEVER_NAMES else token.kind
        self.known = known
        low, capital = known.low_cluster, known.capital_cluster
        self.cluster, self.other = (low, capital) if token.text[0].islower() else (capital or low, low)
        self.sort = _sort(token, known)
        self.group = _prefix(self.cluster, 7) if token.kind == "word" else self.sort


def _sort(token: Token, known: Word) -> str:
    if token.kind == "word":
        cue = CUES.get(token.plain)
        if cue:
            return token.shape + cue
        given = 0 if known.given == 0 else 1 if known.given < 4 else 2 if known.given < 7 else 3
        family = 0 if known.family == 0 else 1 if known.family < 4 else 2
        return f"{token.shape}{given}{family}{known.speech}"
    if token.kind == "mark":
        return token.text if token.text in _MARKS else "e" if ord(token.text[0]) > 0x2000 else "m"
    return token.kind


class Describer:
    """Says of a token, in words, what the lexicon and its letters tell."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling) -> None:
        self._lexicon = lexicon
        self._spelling = spelling

    def facts(self, token: Token) -> Facts:
        return Facts(token, self._known(token.plain) if token.kind == "word" else UNKNOWN)

    def _known(self, word: str) -> Word:
        """The lexicon's entry; for 'Anne-Marie' and 'Smith-Jones' that of the part most likely a name."""
        entry = self._lexicon.look_up(word)
        if "-" in word and not entry.given:
            return max(map(self._lexicon.look_up, word.split("-")))
        return entry

    def itself(self, facts: Facts) -> Description:
        """A token wherever it stands."""
        token = facts.token
        alone = [f"w={facts.word}"]
        parts: list[Part] = [("class", facts.sort)]
        if token.kind == "word":
            word, form, known = token.plain, token.shape, facts.known
            lists = (known.given, known.family, known.speech, known.size, known.capital, known.known_as)
            alone.append(f"x4={word[-4:]}")
            parts += [
                ("lists", *lists, form, self._spelling.name_like(word)),
                ("clusters", facts.cluster, facts.other),
                ("start", word[:3]),
                ("end", word[-3:], form),
                ("length", min(len(word), 9)),
                ("company", known.company, known.mixture, form),
            ]
            alone += self._rarely(token)
        elif token.kind == "tag":
            alone += self._tag(token)
        return alone, parts

    def placed(self, facts: Facts, case: str, starts: bool) -> Description:
        """What its place at the start of a sentence and the text's letter case add."""
        parts: list[Part] = [("first", facts.sort)] if starts else []
        return [], parts if case == "n" else [*parts, ("case", case, facts.sort)]

    def neighbour(self, side: str, facts: Facts) -> Description:
        """A token seen from the one before or after it."""
        alone = [f"{side}w={facts.word}"]
        if facts.token.kind != "word":
            return alone, [("beside", side, facts.sort)]
        known = facts.known
        parts: list[Part] = [
            ("beside", side, facts.sort),
            ("cluster beside", side, facts.cluster, known.known_as),
            ("end beside", side, facts.token.plain[-3:]),
        ]
        if known.mixture >= 0:
            parts.append(("company beside", side, known.company >> 2, known.mixture))
        return alone, parts

    def pair(self, side: str, facts: Facts, own: str) -> Description:
        """A token seen from the one before or after it, which is of the sort `own`."""
        parts: list[Part] = [("pair", side, facts.sort, facts.group, own)]
        if facts.known.mixture >= 0:
            parts.append(("company pair", side, facts.known.company >> 4, own))
        return [f"{side}w={facts.word}|{own}"], parts

    def bystander(self, side: str, facts: Facts) -> Description:
        """A token seen from two places away."""
        parts: list[Part] = [("beside", side, facts.sort)]
        if facts.token.kind == "word":
            parts.append(("far cluster", side, facts.cluster))
        return [f"{side}w={facts.word}"], parts

    def features(self, part: Part) -> list[str]:
        """The features that a part stands for."""
        name, *rest = part
        return _FEATURES[str(name)](*rest)

    def _rarely(self, token: Token) -> list[str]:
        """What few words have: a hyphen, an accent, an apostrophe."""
        found = []
        if "-" in token.plain:
            found += [f"hy{self._lexicon.look_up(part).given // 2}" for part in token.plain.split("-")]
        if not token.text.isascii():
            found.append("accent")
        if "'" in token.text or "’" in token.text:
            found.append("apostrophe")
        return found

    def _tag(self, token: Token) -> list[str]:
        parts = [self._lexicon.look_up(part.lower()) for part in HUMPS.findall(token.text)]
        known = self._lexicon.look_up(plain(token.text[1:]))
        like = self._spelling.name_like(plain(token.text[1:]))
        features = [
            f"T{len(parts)}",
            f"Tq{like}",
            f"TN{known.known_as}",
            f"TG{known.given}{known.capital}",
            f"TF{known.family}",
            f"TC{known.capital}",
        ]
        if parts:
            first, last = parts[0], parts[-1]
            features += [
                f"Tg{first.given}",
                f"Tf{last.family}",
                f"Tgf{first.given > 2}{last.family > 2}{len(parts)}",
            ]
        return features


def _lists(
    given: int, family: int, speech: str, size: int, capital: int, known_as: int, form: str, like: int
) -> list[str]:
    listed = 1 if given or family else 2 if size or speech != "-" else 0
    return [
        f"q{like}", f"q{like}{listed}{form}",
        f"s={form}", f"G{given}", f"F{family}", f"S{speech}", f"GF{given}{family}",
        f"Gs{given}{form}{speech}", f"Fs{family}{form}{speech}",
        f"Z{size}", f"C{capital}{form}", f"CG{capital}{given}", f"CF{capital // 3}{family}",
        f"N{known_as}", f"N{known_as}{form}{given // 3}{capital // 4}",
        f"ZG{size}{given}", f"GC{given // 2}{capital // 2}{form}",
    ]  # fmt: skip


def _clusters(cluster: int, other: int) -> list[str]:
    shorter = [f"k{length}={_prefix(cluster, length)}" for length in (4, 6, 8)]
    return [f"k={cluster}", *shorter, f"o={other}", f"o6={_prefix(other, 6)}"]


def _company(company: int, mixture: int, form: str) -> list[str]:
    if mixture < 0:
        return [f"v-{form}"]
    near = company >> 2
    return [
        f"v={company}", f"v2={near}", f"v4={company >> 4}", f"v2s={near}{form}", f"u={mixture}", f"us={mixture}{form}",
    ]  # fmt: skip


def _cluster_beside(side: str, cluster: int, known_as: int) -> list[str]:
    shorter = [f"{side}k{length}={_prefix(cluster, length)}" for length in (4, 6)]
    return [f"{side}k={cluster}", *shorter, f"{side}N{known_as}"]


_FEATURES: dict[str, Callable[..., list[str]]] = {
    "class": lambda sort: [f"c={sort}"],
    "lists": _lists,
    "clusters": _clusters,
    "start": lambda start: [f"p2={start[:2]}", f"p3={start}"],
    "end": lambda end, form: [f"x1={end[-1:]}", f"x2={end[-2:]}", f"x3={end}", f"x3s={end}{form}"],
    "length": lambda length: [f"n{length}"],
    "first": lambda sort: [f"sc={sort}"],
    "case": lambda case, sort: [f"K{case}{sort}"],
    "beside": lambda side, sort: [f"{side}c={sort}"],
    "cluster beside": _cluster_beside,
    "end beside": lambda side, end: [f"{side}x3={end}"],
    "company": _company,
    "company beside": lambda side, near, mixture: [
        f"{side}v2={near}",
        f"{side}v4={near >> 2}",
        f"{side}u={mixture}",
    ],
    "company pair": lambda side, wide, own: [f"{side}v4={wide}|{own}"],
    "far cluster": lambda side, cluster: [f"{side}k6={_prefix(cluster, 6)}"],
    "pair": lambda side, sort, group, own: [f"{side}c={sort}|{own}", f"{side}g={group}|{own}"],
    "edge": lambda side, own: [f"{side}none|{own}"],
    "around": lambda around, own: [f"around{around}|{own}"],
}
"""Features in words, by the name of a part."""
