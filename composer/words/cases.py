"""Letter case put right: sentence case, lower, upper and title case, with acronyms, names and tags kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from composer.domain.finding import Edit, Fix
from composer.domain.span import Span

_TOKEN = re.compile(
    r"(?P<keep>\{\{[^{}\n]*\}\}|(?:https?://|www\.)\S+|[@#][\w.@-]+|[\w.+%-]+@[\w.-]+|[^\W_]+(?:\.[^\W_]+)+(?:/\S*)?)|(?P<word>[^\W_]+(?:['’&-][^\W_]+)*)"
)
_SENTENCE_ENDS = re.compile(r"[.!?…](?=[\s\"'”’)\]]|$)|\n")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ]
)


def sentence_case(text: str, known: Mapping[str, str]) -> Fix:
    """A capital at each sentence's start and for known names. `known` gives a word's own case by its folded form."""
    shouting = _is_shouting(text)

    def put(word: str, starts: bool) -> str:
        own = known.get(word.casefold())
        if own is not None:
            return _capital(own) if starts else own
        kept = word if _keeps_case(word, shouting) else _lowered(word)
        return _capital(kept) if starts else kept

    return _changed(text, put, "Sentence case")


def lower_case(text: str, known: Mapping[str, str]) -> Fix:
    shouting = _is_shouting(text)

    def put(word: str, starts: bool) -> str:
        own = known.get(word.casefold())
        return own if own is not None else word if _keeps_case(word, shouting) else _lowered(word)

    return _changed(text, put, "Lower case")


def upper_case(text: str, known: Mapping[str, str]) -> Fix:
    return _changed(text, lambda word, starts: word.upper(), "Upper case")


def title_case(text: str, known: Mapping[str, str]) -> Fix:
    """A capital for each word but the small ones."""
    shouting = _is_shouting(text)

    def put(word: str, starts: bool) -> str:
        own = known.get(word.casefold())
        if own is not None:
            return _capital(own)
        if _keeps_case(word, shouting):
            return word
        lower = _lowered(word)
        return lower if lower in _SMALL and not starts else _capital(lower)

    return _changed(text, put, "Title case")


def known_cases(words: Collection[str]) -> dict[str, str]:
    """How known names and acronyms are written, by their folded form; words in plain lower case need no entry."""
    return {word.casefold(): word for word in words if word != word.lower()}


def _changed(text: str, put: Callable[[str, bool], str], label: str) -> Fix:
    edits: list[Edit] = []
    starts = True
    end = 0
    for found in _TOKEN.finditer(text):
        starts = starts or _SENTENCE_ENDS.search(text, end, found.start() + 1) is not None
        word = found["word"]
        if word is not None:
            changed = put(word, starts)
            if changed != word:
                edits.append(Edit(Span(*found.span()), changed))
        starts, end = False, found.end()
    return Fix(label, tuple(edits))


def _keeps_case(word: str, shouting: bool) -> bool:
    """Acronyms and words with a capital inside keep theirs, unless the whole text shouts."""
    if any(character.isdigit() for character in word):
        return True
    inner = word[1:]
    if word.isupper():
        return not shouting and len(word) > 1
    return any(character.isupper() for character in inner) and not shouting


def _is_shouting(text: str) -> bool:
    """Whether most words of two letters or more are in capitals, so that capitals mean nothing."""
    words = [found["word"] for found in _TOKEN.finditer(text) if found["word"] and len(found["word"]) > 1]
    capitals = sum(1 for word in words if word.isupper())
    return len(words) >= 3 and capitals * 2 > len(words)


def _lowered(word: str) -> str:
    """In lower case, but for the word 'I'."""
    return "I" + word[1:].lower() if word[:2].upper() in ("I", "I'", "I’") else word.lower()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
