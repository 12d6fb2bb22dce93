"""A post cut into tokens, the way the training sets cut theirs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from composer.detectors.names.recent import Recent

_TOKEN = re.compile(
    r"""
      (?P<link>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.[\w.]+)
    | (?P<handle>[@＠][\ ]?\w[\w.]*\w|[@＠]\w|[^\W_]+(?:_+[^\W_]+)+)
    | (?P<tag>[\#＃]\w+)
    | (?P<code>[^\W\d_]+\d\w*)                                 # T2DM, amy72
    | (?P<word>(?:[^\W\d_]\.){2,}                                # J.K.
             | [^\W\d_]\.(?=\s*[^\W\d_])                         # J. Smith
             | [^\W\d_]+(?:(?:['’](?![sS]\b)|-)[^\W\d_]+)*)      # O'Neill, Anne-Marie, but Tom | 's
    | (?P<number>\d[\d.,:/]*\w*)
    | (?P<genitive>['’][sS]\b|(?<=\w\ )['’]\ [sS](?!\S))       # Tom's, Tom ' s
    | (?P<mark>\.\.+|[^\w\s]|_)
    """,
    re.VERBOSE,
)
HUMPS = re.compile(r"[A-Z][a-z]+|[a-z]+|[A-Z]+(?![a-z])")
"""The words of a hashtag."""
_NEEDS_MORE = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]\.)[^\W\d_]\.$|[@＠]$|^['’]$")
"""The end of a chunk that is cut in another way before some chunks than before others."""
_UNACCENTED = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "’": "", "'": ""})
_SENTENCE_STARTS_AFTER = frozenset('.!?…:"“”|*-–—•')
_FIELD = 15
_MASK = (1 << _FIELD) - 1
"""Four counts in one number, so that one addition a token makes all four; small enough for the machine's own."""
_KEPT = 8192
"""How many tokens, and chunks between two spaces, are kept."""


def plain(word: str) -> str:
    """Lower case, without accents and apostrophes: the form in which the lexicon has its words."""
    lowered = word.lower()
    if lowered.isalpha() and lowered.isascii():
        return lowered
    lowered = lowered.translate(_UNACCENTED)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def shape(word: str) -> str:
    """How a word uses capitals: A, AA, a, Aa, AaA or m (mixed)."""
    if word.isupper():
        return "A" if len(word.strip(".")) == 1 else "AA"
    if word.islower():
        return "a"
    if word[0].isupper():
        return "Aa" if word[1:].islower() else "AaA"
    return "m"


class Token:
    """One token wherever it stands, made once; `kind` is the name of its group in the pattern.

    `ends_sentence`: a capital after it may be there only because a sentence starts. `hint` is what `rules` makes of it,
    -1 until asked; `english` is what `language` says, None until asked.
    """

    __slots__ = ("ends_sentence", "english", "hint", "kind", "letters", "lower", "plain", "shape", "text")

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind
        self.lower = text.lower() if kind != "genitive" else "'s"
        self.plain = plain(text)
        self.shape = shape(text)
        self.ends_sentence = kind in ("handle", "link") or text[0] in _SENTENCE_STARTS_AFTER
        self.letters = _letters(text) if kind == "word" and len(text) > 1 else 0
        self.hint = -1
        self.english: bool | None = None


def _letters(word: str) -> int:
    """One word, counted for `letter_case`: all words, those in lower, in upper case, and with a capital."""
    return 1 | word.islower() << _FIELD | word.isupper() << 2 * _FIELD | word[0].isupper() << 3 * _FIELD


_letters_of = attrgetter("letters")
_tokens = Recent[tuple[str, str], Token](_KEPT)
_chunks = Recent[str, tuple[Token, ...]](_KEPT)


def tokens(text: str) -> list[Token]:
    """Every token of a text, in order. Between two of them is nothing but space."""
    chunks = text.split()
    cuts = _chunks.many(chunks)
    if not all(cuts):
        cuts = [cut or _cut(chunk) for cut, chunk in zip(cuts, chunks, strict=True)]
        if not all(cuts):
            return _found(text)
    return list(chain.from_iterable(cuts))  # type: ignore[arg-type]


def _cut(chunk: str) -> tuple[Token, ...]:
    """The tokens of what stands between two spaces; none if what follows has a say."""
    cut = _chunks.get(chunk)
    if cut is None:
        cut = () if _NEEDS_MORE.search(chunk) else tuple(_found(chunk))
        _chunks.put(chunk, cut)
    return cut


def _found(text: str) -> list[Token]:
    if text.isalpha():
        return [_known(text, "word")]
    return [_known(match[0], str(match.lastgroup)) for match in _TOKEN.finditer(text)]


def _known(text: str, kind: str) -> Token:
    token = _tokens.get((text, kind))
    if token is None:
        token = Token(text, kind)
        _tokens.put((text, kind), token)
    return token


def starts(text: str, row: Sequence[Token]) -> list[int]:
    """Where each token of a text starts."""
    found = []
    at = 0
    for token in row:
        at = text.index(token.text, at)
        found.append(at)
        at += len(token.text)
    return found


def letter_case(row: Sequence[Token]) -> str:
    """Normal, all lower case, all upper case, a capital on nearly every word: n, l, u or t.

    Capitals say little about names in all but the first.
    """
    counts = sum(map(_letters_of, row[:_MASK]))
    words = counts & _MASK
    if not words:
        return "n"
    if (counts >> _FIELD) & _MASK == words:
        return "l"
    if (counts >> 2 * _FIELD) & _MASK > 0.7 * words:
        return "u"
    if words > 3 and counts >> 3 * _FIELD > 0.75 * words:
        return "t"
    return "n"


def starts_sentence(row: Sequence[Token], at: int) -> bool:
    """Whether a capital at this place may be there only because a sentence starts."""
    return at == 0 or row[at - 1].ends_sentence
