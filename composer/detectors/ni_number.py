"""National Insurance numbers: two letters, six digits and a letter from A to D, in any spacing and case."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_SHAPE = re.compile(
    r"(?<![a-z0-9@£#/])(?<!\w[-.])([a-z])[ ]?([a-z])([ .-]{0,2})(\d{2})[ .-]{0,2}(\d{2})[ .-]{0,2}(\d{2})"
    r"(?:([ .-]{0,2})([a-z]))?(?![a-z0-9@])(?![-/.]\w)"
)
_SPELT_OUT = re.compile(r"(?<!\w)([a-z])[ .-]([a-z])((?:[ .-]{1,2}\d){6})[ .-]{1,2}([a-d])(?!\w)")
_FEWEST_SPELT_OUT = 6
"""Figures that stand apart, in a number spelt out."""
_CALLED_SO = re.compile(
    r"\b(?:n\.?[ ]?i\.?|nino|nat(?:ional)?[ .]{0,2}ins(?:urance)?|ni number)(?![a-z])[^\d\n]{0,30}$"
)
_SOMETHING_ELSE = re.compile(
    r"\b"
    + any_of(
        "orders?,refs?,reference,product,sku,flight,booking,tracking,serial,batch,lot,part,model,item,invoice,"
        "parcel,voucher,"
        "promo,code,codes,catalogue,asset,stock,licen[cs]e,policy,claim,ticket,vat,passport,docket,po"
    )
    + r"(?:\W{0,3}(?:no|num|number|id|code|ref|is))*\W{0,3}$"
)
_NEVER_ISSUED = frozenset(("bg", "gb", "nk", "kn", "tn", "nt", "zz"))
_EXAMPLE = "qq"
_SUFFIXES = ("a", "b", "c", "d")
_WORDS = frozenset(
    (
        "am",
        "as",
        "at",
        "be",
        "by",
        "he",
        "me",
        "my",
        "no",
        "ok",
        "so",
        "to",
        "we",
        "pm",
        "hr",
        "kg",
        "ml",
        "mg",
    )
)


def find_ni_numbers(reading: Reading) -> list[Detection]:
    """By shape where the prefix can be issued (or is the example QQ); else only where it is called one."""
    found = []
    for match in matches_at(_SHAPE, reading.folded, _places(reading)):
        before = reading.before(match.start(), 48)
        named = _CALLED_SO.search(before) is not None
        suffix = match.group(8) or ""
        proved = _can_be_issued(match.group(1) + match.group(2)) and suffix in _SUFFIXES
        if not named and (not proved or _SOMETHING_ELSE.search(before) or _is_prose(reading, match)):
            continue
        end = match.end()
        if suffix not in ("", *_SUFFIXES) and match.group(7):
            end, suffix = match.start(7), ""
        value = "".join(match.group(1, 2, 4, 5, 6)) + suffix
        found.append(Detection("ni_number", Span(match.start(), end), value.upper(), sure=True))
    if len(reading.figures) < _FEWEST_SPELT_OUT:
        return found
    return found + [
        Detection("ni_number", Span(*match.span()), re.sub(r"[ .-]", "", match.group()).upper(), sure=True)
        for match in _SPELT_OUT.finditer(reading.folded)
        if _CALLED_SO.search(reading.before(match.start(), 48))
    ]


def _places(reading: Reading) -> list[int]:
    """Where words of at most two letters start that figures follow, and words that hold both."""
    starts, words = reading.starts, reading.listed
    found = set(reading.figures)
    for at in reading.figured:
        found.update(starts[before] for before in (at - 1, at - 2) if before >= 0 and len(words[before]) < 3)
    return sorted(found)


def _can_be_issued(prefix: str) -> bool:
    if prefix == _EXAMPLE:
        return True
    return prefix[0] not in "dfiquv" and prefix[1] not in "dfiquvo" and prefix not in _NEVER_ISSUED


def _is_prose(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it reads as words and figures ('at 12 30 45 a'): lower case and the letters stand apart."""
    written = reading.plain[match.start() : match.end()]
    apart = bool(match.group(3)) and bool(match.group(7))
    return apart and written.islower() and match.group(1) + match.group(2) in _WORDS
