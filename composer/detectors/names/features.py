"""What the model is told of a token: itself, its neighbours, and how it stands with them.

Everything here is asked of single tokens or of pairs, never of whole posts, so that the answers can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.detectors.names.cues import CUES, THINGS
from composer.detectors.names.letters import Spelling
from composer.detectors.names.lexicon import Lexicon, Word
from composer.detectors.names.tokens import Token, plain

_HUMPS = re.compile(r"[A-Z][a-z]+|[a-z]+|[A-Z]+(?![a-z])")
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


class Describer:
    """Says of a token, in words, what the lexicon and its letters tell."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling) -> None:
        self._lexicon = lexicon
        self._spelling = spelling

    def known(self, word: str) -> Word:
        """The lexicon's entry; for 'Anne-Marie' and 'Smith-Jones' that of the part most likely a name."""
        entry = self._lexicon.look_up(word)
        if "-" in word and not entry.given:
            return max(map(self._lexicon.look_up, word.split("-")))
        return entry

    def class_of(self, token: Token) -> str:
        """A coarse description, of which there are a few hundred, for describing pairs."""
        if token.kind == "word":
            cue = CUES.get(token.plain)
            if cue:
                return token.shape + cue
            known = self.known(token.plain)
            given = 0 if known.given == 0 else 1 if known.given < 4 else 2 if known.given < 7 else 3
            family = 0 if known.family == 0 else 1 if known.family < 4 else 2
            return f"{token.shape}{given}{family}{known.speech}"
        if token.kind == "mark":
            return token.text if token.text in _MARKS else "e" if ord(token.text[0]) > 0x2000 else "m"
        return token.kind

    def group_of(self, token: Token) -> str:
        """Words used alike, of which there are a few dozen groups; for what is no word, its class."""
        return _prefix(self._cluster(token), 7) if token.kind == "word" else self.class_of(token)

    def _cluster(self, token: Token) -> int:
        known = self.known(token.plain)
        return known.low_cluster if token.text[0].islower() else known.capital_cluster or known.low_cluster

    def itself(self, token: Token) -> list[str]:
        """A token wherever it stands."""
        features = [f"w={token.lower}", f"c={self.class_of(token)}"]
        if token.kind == "word":
            features += self._word(token)
        elif token.kind == "tag":
            features += self._tag(token)
        return features

    def placed(self, token: Token, case: str, starts: bool) -> list[str]:
        """What its place at the start of a sentence and the text's letter case add."""
        token_class = self.class_of(token)
        features = [f"sc={token_class}"] if starts else []
        return features if case == "n" else [*features, f"K{case}{token_class}"]

    def _word(self, token: Token) -> list[str]:
        word, form = token.plain, token.shape
        known = self.known(word)
        given, family, capital = known.given, known.family, known.capital
        cluster = self._cluster(token)
        other = known.capital_cluster if token.text[0].islower() else known.low_cluster
        like = self._spelling.name_like(word)
        listed = 1 if given or family else 2 if known.size or known.speech != "-" else 0
        features = [
            f"q{like}", f"q{like}{listed}{form}",
            f"s={form}", f"G{given}", f"F{family}", f"S{known.speech}", f"GF{given}{family}",
            f"Gs{given}{form}{known.speech}", f"Fs{family}{form}{known.speech}", f"n{min(len(word), 9)}",
            f"p2={word[:2]}", f"p3={word[:3]}", f"x1={word[-1:]}", f"x2={word[-2:]}", f"x3={word[-3:]}",
            f"x4={word[-4:]}", f"x3s={word[-3:]}{form}",
            f"k={cluster}", f"k4={_prefix(cluster, 4)}", f"k6={_prefix(cluster, 6)}", f"k8={_prefix(cluster, 8)}",
            f"o={other}", f"o6={_prefix(other, 6)}",
            f"Z{known.size}", f"C{capital}{form}", f"CG{capital}{given}", f"CF{capital // 3}{family}",
            f"N{known.known_as}", f"N{known.known_as}{form}{given // 3}{capital // 4}",
            f"ZG{known.size}{given}", f"GC{given // 2}{capital // 2}{form}",
        ]  # fmt: skip
        if "-" in word:
            features += [f"hy{self._lexicon.look_up(part).given // 2}" for part in word.split("-")]
        if not token.text.isascii():
            features.append("accent")
        if "'" in token.text or "’" in token.text:
            features.append("apostrophe")
        return features

    def _tag(self, token: Token) -> list[str]:
        parts = [self._lexicon.look_up(part.lower()) for part in _HUMPS.findall(token.text)]
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

    def neighbour(self, token: Token) -> list[str]:
        """A token seen from the one before or after it."""
        features = [f"w={token.lower}", f"c={self.class_of(token)}"]
        if token.kind == "word":
            cluster = self._cluster(token)
            features += [
                f"x3={token.plain[-3:]}",
                f"k={cluster}",
                f"N{self.known(token.plain).known_as}",
            ]
            features += [f"k6={_prefix(cluster, 6)}", f"k4={_prefix(cluster, 4)}"]
        return features

    def bystander(self, token: Token) -> list[str]:
        """A token seen from two places away."""
        features = [f"w={token.lower}", f"c={self.class_of(token)}"]
        if token.kind == "word":
            features.append(f"k6={_prefix(self._cluster(token), 6)}")
        return features
