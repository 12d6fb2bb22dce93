"""UK postcodes: the shape, and an area that exists."""

from __future__ import annotations

import re

from composer.detectors.belonging import Owner, whose
from composer.detectors.cues import word_set
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

AREAS = word_set(
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC "
    "EH EN EX "
    "FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK "
    "ML N NE "
    "NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF "
    "TN TQ TR "
    "TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_SHAPE = re.compile(
    r"(?<![a-z0-9@#£/])(?<!\d[.-])"
    r"(?:(gir)[ ]?(0aa)|([a-pr-uwyz][a-hk-y]?)(\d[a-hjkmnp-y\d]?)([ ]{0,2}|-)(\d[abd-hjlnp-uw-z]{2}))"
    r"(?![a-z0-9@])(?!-\w)"
)
_GIR = frozenset(("gir",))
_ORDINAL_OR_MEASURE = re.compile(r"1st|2nd|3rd|[04-9]th|\d(?:gb|tb|hr|ft|xl|lb|st|nd|rd|pt|pg|pp|ltr?)$")
_CALLED_SO = re.compile(r"\b(?:post ?code|zip|p/code|pcode)\b[^\n\d]{0,20}$")
_SOMETHING_ELSE = re.compile(
    r"\b(?:code|codes|sku|model|product|ref|reference|order|batch|lot|part|parts|voucher|promo|discount|flight|"
    r"bus|buses|"
    r"route|routes|service|services|item|serial|tracking|reg|registration|plate|size|sizes|iso|grade|form|"
    r"version|room|"
    r"ward|bay|bed|drug|dose|vitamin|asset|invoice|catalogue|cat|stock)(?:[^\w\n]{0,3}(?:no|number|num|id|"
    r"is))?[^\w\n]{0,3}$"
)


def find_postcodes(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """Full postcodes in any case; 'e1 2nd' and 'sku SR4 7TP' need to be called a postcode."""
    found = []
    for match in matches_at(_SHAPE, reading.folded, reading.figures, reading.spots(_GIR)):
        area, unit = (match.group(3) or "gir").upper(), match.group(6) or match.group(2)
        if match.group(3) and area not in AREAS:
            continue
        written = reading.plain[match.start() : match.end()]
        before = reading.before(match.start(), 40)
        called = _CALLED_SO.search(before) is not None
        if not called and _is_something_else(written, match.group(5) or "", unit, before):
            continue
        value = re.sub(r"[ -]", "", written).upper()
        span = Span(match.start(), match.end())
        owner = contacts.owner_of_postcode(value)
        if owner is None and whose(reading, span) is Owner.ORGANISATION:
            owner = "an organisation's address"
        found.append(
            Detection("postcode", span, value, sure=True, public=owner is not None, note=owner or "")
        )
    return found


def _is_something_else(written: str, gap: str, unit: str, before: str) -> bool:
    if _SOMETHING_ELSE.search(before):
        return True
    if gap == "-":
        return True
    capitals = written.upper() == written or not gap
    if not capitals and _ORDINAL_OR_MEASURE.fullmatch(unit):
        return True
    return unit in ("2gb", "4gb", "5gb", "6gb", "8gb")
