"""Phone numbers: British ones by their own shape (drama ranges too), foreign ones by libphonenumber."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.detectors.belonging import Owner, whose
from composer.detectors.cues import word_set
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_GAP = r"[ ]{0,2}[().\-/]?[ ]?[(]?"
_BRITISH = re.compile(
    rf"(?<![\w+#£$€@])(?<![\w][-.])"
    rf"(?:\(?(?:\+|00)44\)?{_GAP}(?:\(?0\)?{_GAP})?|\(?0{_GAP}|44{_GAP}(?=7))"
    rf"([123578](?:{_GAP}\d){{9}}|1(?:{_GAP}\d){{8}}|8001111|500(?:{_GAP}\d){{6}})"
    rf"(?![\d£%])(?![-.]\d|/(?!\+|0\d{{3}})\d)(?:[ ,]{{0,3}}(?:ext?n?|extension|x)\.?:?[ ]?(\d{{1,6}}))?"
)
_FOREIGN = re.compile(r"(?<![\w+])(?:\+|(?<!\d)00)(?!44)[1-9](?:[ ]?[().\-/]?[ ]?[(]?\d){6,14}(?!\d)")
_NO_ZERO = re.compile(r"(?<![\w+#£$€@.,-])(?<!\d )7\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w-])")
_LOCAL = re.compile(r"(?<![\w+#£$€@.,-])(?<!\d )[2-9]\d{2}[ -]?\d{2}[ -]?\d{2}(?![\w-])(?![ ,.]\d)")
_SHORT = re.compile(
    r"(?<![\w+#£$€@.,:-])(?:116[ -]?\d{3}|18000|18001|1[01]\d|99\d|[678]\d{4})(?![\w%])(?![.,:/-]\d)"
)
_ASKED_TO_CALL = re.compile(
    r"\b(?:tel|telephone|phone|phoned|ring|rang|call|calls|called|mobile|mob|text|txt|whatsapp|fax|dial|contact)\b"
    r"(?:\W{1,3}(?:no|num|number|me|us|him|her|them|on|is|at|now|direct|free|to|home|work|the|ward|team|office|"
    r"line|nhs|details|my|his|your|our|their|mum|mam|dad|nan|nana|gran|sister|brother|son|daughter|wife|"
    r"husband|partner|carer|mate|neighbour)){0,4}"
    r"\W{0,4}$"
)
_CALLS = word_set(
    "tel telephone phone phoned ring rang call calls called mobile mob text txt whatsapp fax dial contact"
)
_SHORT_CALL = re.compile(
    r"\b(?:tel|telephone|phone|ring|call|calls|calling|dial|text|texting|nhs|contact|using|999|111|101|112|116)"
    r"(?:\W{1,3}(?:or|and|on|nhs|is|the police on|free on))?\W{0,3}$"
)
_TEXT_TO = re.compile(r"\b(?:to|on|or|and)\W{0,2}$")
_SOMETHING_ELSE = re.compile(
    r"\b(?:(?:refs?|reference|tracking|track|isbn|issn|barcode|upc|ean|gtin|serial|invoice|parcel|consignment|"
    r"sku|batch|lot|"
    r"account|acct|a/c|utr|vat|iban|receipt|passcode|pin|po|asset|stock|docket|mrn|"
    r"(?:order|booking|event|promo|discount|voucher|access|security|door|ticket|customer|product|item|case|job|"
    r"claim|policy|model|part|company|charity|registered|registration|"
    r"meeting|webinar|licen[cs]e|voucher|patient|hospital|unit|grant|purchase|transaction|confirmation|"
    r"delivery|membership|member|library|device|lottery|raffle)\W{0,3}(?:no|nos|num|number|numbers|id|code|ref|"
    r"reference))"
    r"(?:\W{0,3}(?:no|nos|num|number|id|code|is|was|quote))*|order|orders|charity|meeting id|zoom id)\W{0,4}$"
)


def find_phone_numbers(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """Every number somebody could dial; a published one, or an organisation's by its range or its words, is
    public."""
    found: list[Detection] = []
    for match in matches_at(_BRITISH, reading.folded, _dialled_at(reading)):
        digits = "0" + re.sub(r"\D", "", match.group(1))
        if _is_dialled(digits) and not _SOMETHING_ELSE.search(reading.before(match.start(), 40)):
            opens = match.group().startswith("(") and match.group().count("(") > match.group().count(")")
            found.append(_detection(reading, contacts, (match.start() + opens, match.end()), digits))
    return [*found, *_foreign(reading), *_by_context(reading, contacts)]


def find_short_numbers(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """111, 999, 116 123 and text codes: only published ones, and only where the text says to call them."""
    found = []
    for match in matches_at(_SHORT, reading.folded, reading.figures):
        digits = re.sub(r"\D", "", match.group())
        owner = contacts.owner_of_phone(digits)
        before = reading.before(match.start(), 28)
        called = _SHORT_CALL.search(before) or (len(digits) > 3 and _TEXT_TO.search(before))
        if owner is not None and called:
            found.append(
                Detection("phone_number", Span(*match.span()), digits, sure=True, public=True, note=owner)
            )
    return found


def _dialled_at(reading: Reading) -> list[int]:
    """Where '0', '44', '+44' and '(0' start."""
    text = reading.folded
    found = []
    for start in reading.figures:
        if text[start] == "0" or text.startswith("44", start):
            found += [at for at in (start - 2, start - 1) if at >= 0 and text[at] in "(+"]
            found.append(start)
    return found


def _is_dialled(digits: str) -> bool:
    """Whether a national number starts as Ofcom's plan allows: 02 has five areas, 05 and 08 few ranges."""
    if digits[1] == "2":
        return digits[2] in "03489"
    if digits[1] == "5":
        return digits[2] in "056"
    if digits[1] == "8":
        return digits[2] in "0478"
    return len(set(digits[2:])) > 1


def _foreign(reading: Reading) -> Iterator[Detection]:
    if "+" not in reading.folded and "00" not in reading.folded:
        return
    for match in _FOREIGN.finditer(reading.folded):
        value = _proved_abroad(re.sub(r"\D", "", match.group()).removeprefix("00"))
        if value:
            yield Detection("phone_number", Span(*match.span()), value, sure=True)


def _proved_abroad(digits: str) -> str:
    """The number in E.164 form if its country could have issued it, else ''."""
    import phonenumbers

    try:
        number = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        return ""
    return f"+{digits}" if phonenumbers.is_possible_number(number) else ""


def _by_context(reading: Reading, contacts: PublicContacts) -> Iterator[Detection]:
    """Numbers without their zero or area code, which only 'ring her on …' gives away."""
    if reading.words.isdisjoint(_CALLS):
        return
    for shape, prefix in ((_NO_ZERO, "0"), (_LOCAL, "")):
        for match in matches_at(shape, reading.folded, reading.figures):
            if _ASKED_TO_CALL.search(reading.before(match.start(), 48)):
                digits = prefix + re.sub(r"\D", "", match.group())
                yield _detection(reading, contacts, match.span(), digits)


def _detection(reading: Reading, contacts: PublicContacts, where: tuple[int, int], digits: str) -> Detection:
    span = Span(*where)
    owner = contacts.owner_of_phone(digits)
    if owner is None and not digits.startswith("07") and whose(reading, span) is Owner.ORGANISATION:
        owner = "an organisation's number"
    return Detection("phone_number", span, digits, sure=True, public=owner is not None, note=owner or "")
