"""Named ways to rewrite what a rule found. The words they are given are `folded`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

_TAG_WORD = re.compile(r"[^\W_]+")
_NO_WORDS: Mapping[str, str] = {}
_STRAIGHT = str.maketrans("’‘‛“”‟", "'''\"\"\"")
_LOOKALIKES = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "abcdefghijklmnoprstuvwyz",
        strict=True,
    )
)


def folded(words: Mapping[str, str]) -> dict[str, str]:
    """Words and how they are written, by small letters and without their '#'."""
    return {key.lstrip("#").casefold(): value.lstrip("#") for key, value in words.items()}


def plain_letters(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """Fancy Unicode letters and figures as ordinary ones."""
    out = []
    for char in text:
        if char in _LOOKALIKES:
            out.append(_LOOKALIKES[char])
        elif "\U0001f130" <= char <= "\U0001f189":
            out.append(chr(ord("A") + (ord(char) - 0x1F130) % 32))
        elif char.isascii() or not _is_fancy(char):
            out.append(char)
        else:
            out.append(unicodedata.normalize("NFKC", char))
    return "".join(out)


def straight_quotes(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """Curly quotes and apostrophes as straight ones."""
    return text.translate(_STRAIGHT)


def _is_fancy(char: str) -> bool:
    kind = unicodedata.decomposition(char).split(" ", 1)[0]
    return kind in {"<font>", "<circle>", "<wide>", "<square>"} and (
        unicodedata.normalize("NFKC", char).isascii()
    )


def hashtag_case(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """A hashtag with a capital letter for each word: by the tags in `words` first, then by the words in it.

    A tag of one word stays as it is, for nothing is gained by its capital, and so does one with unknown words in it.
    """
    from composer.engine.word_breaks import broken

    sign, tag = (text[0], text[1:]) if text[:1] in {"#", "＃"} else ("", text)
    made = words.get(tag.casefold()) or _TAG_WORD.sub(
        lambda part: "".join(_capital(word) for word in broken(part[0], words) or [part[0]]), tag
    )
    return None if made[1:] == tag[1:] else sign + made


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def sentence_case(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """Small letters but for the first of each sentence, and the words given in `words` as they are given."""
    lowered = re.sub(r"[^\W_]+", lambda word: words.get(word[0].casefold(), word[0].lower()), text)
    return re.sub(r"(\A|[.!?]\s+)([^\W\d_])", lambda start: start[1] + start[2].upper(), lowered)


def weekday(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """A date with the weekday it really falls on."""
    from composer.engine.dates import find_dates

    for found in find_dates(text, today or date.min):
        if found.weekday_span is not None:
            right = found.right_weekday
            return text[: found.weekday_span[0]] + right + text[found.weekday_span[1] :]
    return None


def simple(text: str, words: Mapping[str, str] = _NO_WORDS, today: date | None = None) -> str | None:
    """Vale's 'simple': words in small letters with single spaces between."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[\W_]+", " ", text)
    return " ".join(spaced.lower().split())


CONVERSIONS: Mapping[str, Callable[[str, Mapping[str, str], date | None], str | None]] = {
    "plain_letters": plain_letters,
    "straight_quotes": straight_quotes,
    "hashtag_case": hashtag_case,
    "sentence_case": sentence_case,
    "weekday": weekday,
    "lower": lambda text, words, today: text.lower(),
    "upper": lambda text, words, today: text.upper(),
    "simple": simple,
}
