"""NHS numbers: ten digits with a modulus 11 check digit, or ten digits that the text itself calls an NHS number."""

from __future__ import annotations

import re

from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_SHAPE = re.compile(
    r"(?<![\w+£$€#@])(?<!\w[-/.])(?<!\+44[ -])(?<!\(0\))"
    r"(?:(\d{3})([ ./-]{1,3})(\d{3})[ ./-]{1,3}(\d{4})|(\d(?:[ ]?[-.]?[ ]?\d){9}))"
    r"(?![\w%])(?![-/.]\w)(?!-\d)"
)
_CALLED_SO = re.compile(
    r"\bnhs\W{0,3}(?:(?:patient|pt)\W)?(?:n[o0o]s?|num|nu?mbe?r|nr|id|identifier)?(?![a-z])(?:[^\d\n]{0,24})$"
)
_SAID_AFTER = re.compile(r"^\W{0,4}(?:is |was |as |being )?(?:\w+ ){0,2}nhs\W{0,2}(?:no\b|num|id\b)")
_SOMETHING_ELSE = re.compile(
    r"\b(?:isbn|issn|ismn|orders?|ref|refs|reference|tracking|track|parcel|consignment|invoice|barcode|upc|ean|"
    r"gtin|sku|"
    r"serial|batch|lot|product|item|model|part|policy|claim|ticket|charity|company|account|acct|a/c|"
    r"meeting|zoom|teams|webinar|conference|passcode|pin|voucher|receipt|customer|licen[cs]e|utr|vat|eori|grant|"
    r"job|docket|stock|asset|tag|purchase|po|booking|confirmation|transaction|delivery|dispatch|courier|library|"
    r"tel|telephone|phone|ring|call|mobile|mob|fax|text|whatsapp|dial|steps|raised|votes|views)"
    r"(?:\W{0,3}(?:no|nos|num|number|id|code|ref|reference|on|is|was|quote))*\W{0,4}$"
)


_ELSE_NEAR = re.compile(
    r"\b(?:isbn|paperback|hardback|order|ordered|orders|tracking|parcel|invoice|barcode|serial|meeting id|zoom|"
    r"teams|webinar|book|ref|"
    r"reference|quote|charity|justgiving|sku|part number)\b[^.!?\n]{0,44}$"
)
_ELSE_AFTER = re.compile(
    r"^\W{0,4}(?:(?:is|was|as) )?(?:the |our |your |my )?(?:order|tracking|reference|ref|isbn|meeting|invoice|"
    r"serial|barcode|parcel|booking)\b|"
    r"^ (?:steps|views|votes|people|miles|users|visits|likes|followers|pounds|pence|tablets|doses)\b|"
    r"^[^.!?\n]{0,24}\b(?:guide to|books?|novel|edition|paperback|hardback|copies|author|memoir)\b"
)
_PATIENT = re.compile(r"\b(?:nhs|patient|pt|ward|bed|notes|admitted|mr|mrs|ms|miss|dob|bloods|results)\b")


def has_check_digit(digits: str) -> bool:
    """Whether ten digits end in the modulus 11 check digit of the other nine."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def find_nhs_numbers(reading: Reading) -> list[Detection]:
    """Ten digits, 3-3-4, solid or oddly spaced. With a wrong check digit only where they are called an NHS
    number."""
    found = []
    for match in matches_at(_SHAPE, reading.folded, reading.figures):
        digits = re.sub(r"\D", "", match.group())
        named = _CALLED_SO.search(reading.before(match.start(), 48)) is not None or (
            _SAID_AFTER.search(reading.after(match.end(), 40)) is not None
        )
        proved = has_check_digit(digits) and len(set(digits)) > 1
        if not named:
            usual = match.group(1) is not None or match.group().isdigit()
            if not proved or not usual or digits[0] == "0":
                continue
            if _is_something_else(reading, match):
                continue
        found.append(
            Detection(
                "nhs_number",
                Span(match.start(), match.end()),
                digits,
                sure=proved and (named or match.group(1) is not None),
                note="" if proved else "check digit does not fit",
            )
        )
    return found


def _is_something_else(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.before(match.start(), 60)
    if _SOMETHING_ELSE.search(before[-40:]) or _ELSE_AFTER.search(reading.after(match.end(), 28)):
        return True
    near = _ELSE_NEAR.search(before)
    return near is not None and _PATIENT.search(near.group()) is None
