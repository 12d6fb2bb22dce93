"""Names of people in a post."""

from __future__ import annotations

from collections.abc import Collection

from composer.detectors.names.lexicon import lexicon
from composer.detectors.names.tokens import Token, tokens
from composer.domain.detection import Detection
from composer.domain.span import Span


def find_people(text: str, may_be_named: Collection[str] = ()) -> list[Detection]:
    """Every person named in a text; those in `may_be_named` (folded to lower case) come back as public."""
    found: list[Detection] = []
    words = tokens(text)
    at = 0
    while at < len(words):
        end = _name_end(words, at)
        if end > at:
            span = Span(words[at].start, words[end - 1].end)
            name = " ".join(span.of(text).split()).lower()
            found.append(Detection("person", span, name, public=name in may_be_named))
        at = max(end, at + 1)
    return found


def _name_end(words: list[Token], at: int) -> int:
    token = words[at]
    if token.kind != "word" or not token.text[0].isupper():
        return at
    known = lexicon().look_up(token.text.lower())
    if known.given < 3 or known.speech not in "-P":
        return at
    end = at + 1
    while end < len(words) and words[end].kind == "word" and words[end].text[0].isupper():
        if not lexicon().look_up(words[end].text.lower()).family:
            break
        end += 1
    return end
