"""Bank details: sort code and account number by what they are called, IBANs and cards by their check digits."""

from __future__ import annotations

import re

from composer.detectors.cues import word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_SORT_CODE = re.compile(r"(?<![\w£./-])\d{2}[ -]?\d{2}[ -]?\d{2}(?![\w%])(?![ ./-]\d)")
_PAIR = re.compile(r"(?<![\w£./-])(\d{2}-\d{2}-\d{2})\W{1,3}(\d{8})(?!\w)")
_ACCOUNT = re.compile(r"(?<![\w£./-])(?:\d{8}|\d{4}[ -]\d{4})(?![\w%])(?![./-]\d)")
_CALLED_SORT_CODE = re.compile(r"\b(?:sort ?code|sort|s/c|sc)\b[^\d\n]{0,16}$")
_CALLED_ACCOUNT = re.compile(
    r"\b(?:(?:bank |current |savings )?(?:account|acc|acct|a/c|accnt)[ .']{0,2}(?:no|num|number|nr|#)?(?! of\b)|"
    r"bacs)(?![a-z])[^\d\n]{0,28}$"
)
_BANKING = word_set(
    "bank bacs sort sc s c accounts account accnt a acc acct payee transfer direct debit sortcode"
)
_MANY_DIGITS = re.compile(r"\d(?:[ -]?\d){7}(?:[ -]?[a-z\d]){5}")
_IBAN = re.compile(r"\b(?<![@#])[a-z]{2}\d{2}(?:[ ]?[a-z0-9]{4}){2,7}(?:[ ]?[a-z0-9]{1,4})?(?!\w)")
_CARD = re.compile(r"(?<![\w£.@#+/-])(?:\d[ -]?){12,18}\d(?![\w%])(?![./-]\d)")
_CARDS = re.compile(
    r"(?:3[47]\d{13}|4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|6(?:011|5\d\d|7\d\d)\d{8,15}|50\d{10,17})"
)
_NOT_A_CARD = re.compile(
    r"\b(?:tracking|parcel|consignment|barcode|isbn|order|serial|imei|ref|reference|ean|gtin)\W[^\n]{0,16}$"
)
_SHORTEST_IBAN = 15


def find_bank_details(reading: Reading) -> list[Detection]:
    """Each number is its own finding; a pair 'NN-NN-NN NNNNNNNN' needs no name."""
    spans: dict[Span, str] = {}
    text = reading.folded
    for pair in matches_at(_PAIR, text, reading.figures) if "-" in text else ():
        spans |= {Span(*pair.span(1)): pair.group(1), Span(*pair.span(2)): pair.group(2)}
    banking = not reading.words.isdisjoint(_BANKING)
    for match in matches_at(_SORT_CODE, text, reading.figures) if banking else ():
        if _CALLED_SORT_CODE.search(reading.before(match.start(), 32)):
            spans[Span(*match.span())] = match.group()
    for match in matches_at(_ACCOUNT, text, reading.figures) if banking else ():
        if _CALLED_ACCOUNT.search(reading.before(match.start(), 40)):
            spans[Span(*match.span())] = match.group()
    if not _MANY_DIGITS.search(text):
        return _detections(spans)
    for match in matches_at(_IBAN, text, reading.figures):
        if _is_iban(match.group()):
            spans[Span(*match.span())] = match.group()
    for match in matches_at(_CARD, text, reading.figures):
        if _is_card(match.group()) and not _NOT_A_CARD.search(reading.before(match.start(), 32)):
            spans[Span(*match.span())] = match.group()
    return _detections(spans)


def _detections(spans: dict[Span, str]) -> list[Detection]:
    return [
        Detection("bank_details", span, re.sub(r"[^a-z0-9]", "", written).upper(), sure=True)
        for span, written in spans.items()
    ]


def _is_iban(written: str) -> bool:
    compact = written.replace(" ", "")
    if len(compact) < _SHORTEST_IBAN:
        return False
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def _is_card(written: str) -> bool:
    """A card company's range, and Luhn's check digit."""
    digits = re.sub(r"\D", "", written)
    if _CARDS.fullmatch(digits) is None or len(set(digits)) == 1:
        return False
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (doubled + sum(map(int, digits[-1::-2]))) % 10 == 0
