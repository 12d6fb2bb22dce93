"""Number plates: the current style by its shape, older and lower-case ones where the text talks of a vehicle."""

from __future__ import annotations

import re

from composer.detectors.cues import word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_CURRENT = re.compile(r"(?<![a-z0-9@#£/.-])([a-hj-pr-y][a-hj-pr-y])(\d{2})[ ]?([a-hj-pr-z]{3})(?![a-z0-9@-])")
_OLDER = re.compile(
    r"(?<![a-z0-9@#£/.-])(?:[a-hj-npr-tv-y]\d{1,3}[ ]?[a-hj-pr-y][a-z]{2}|[a-z]{3}[ ]?\d{1,3}[a-hj-npr-tv-y]|"
    r"[a-z]{1,3}[ ]?\d{1,4}|\d{1,4}[ ]?[a-z]{1,3})(?![a-z0-9@-])"
)
_CALLED_SO = re.compile(
    r"\b(?:reg|regs|registration|number ?plates?|plates?|vrm|vehicle reg)\b(?:\W{0,3}(?:no|num|number|plate|is|"
    r"was|of|mark))*\W{0,3}$"
)
_VEHICLE = word_set(
    "reg regs registration numberplate numberplates plate plates vrm car cars van vehicle lorry truck "
    "motorbike motorcycle taxi "
    "minibus parked driving driver drives ford fiesta focus vauxhall corsa astra nissan qashqai juke micra "
    "toyota yaris honda "
    "volkswagen vw golf polo bmw audi mercedes kia hyundai skoda seat peugeot renault clio citroen citroën "
    "fiat volvo mini tesla "
    "mazda suzuki dacia transit"
)
_SOMETHING_ELSE = re.compile(
    r"\b(?:code|codes|ref|reference|promo|voucher|discount|order|sku|product|model|booking|ticket|room|form|"
    r"flight|quote|"
    r"policy|item|batch|lot|use|enter)\W{1,3}(?:no|num|number|code|is)?\W{0,3}$"
)


def find_vehicle_registrations(reading: Reading) -> list[Detection]:
    """Roads (A19), bus routes, wards (B20) and COVID19 have other shapes, or no vehicle near."""
    found: dict[int, Detection] = {}
    text = reading.folded
    vehicle = not reading.words.isdisjoint(_VEHICLE)
    for match in matches_at(_CURRENT, text, reading.figures):
        before = reading.before(match.start(), 32)
        named = _CALLED_SO.search(before) is not None
        capitals = reading.plain[match.start() : match.end()].isupper()
        plausible = 2 <= int(match.group(2)) <= 26 or 51 <= int(match.group(2)) <= 76
        if named or (plausible and (capitals or vehicle) and not _SOMETHING_ELSE.search(before)):
            found[match.start()] = _detection(match, sure=named or vehicle)
    if vehicle:
        for match in _OLDER.finditer(text):
            if match.start() not in found and _CALLED_SO.search(reading.before(match.start(), 32)):
                found[match.start()] = _detection(match, sure=True)
    return list(found.values())


def _detection(match: re.Match[str], *, sure: bool) -> Detection:
    return Detection(
        "vehicle_registration", Span(*match.span()), match.group().replace(" ", "").upper(), sure=sure
    )
