"""Where in a hospital somebody lies: numbered wards, bays, beds and side rooms, and wards named after their work."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of, word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_MARK = r"(?!\d+k\b)(?:[a-z]{1,2}-?\d{1,3}[a-z]?|\d{1,3}[a-z]?)"
_NUMBERED = re.compile(
    rf"\b(?:(?:ward|wards|wd)[ :#-]{{0,2}}(?:(?:no|number|num)\b\.?[ ]?)?(?P<ward>{_MARK}|"
    rf"[a-h])(?![\w%])(?![.:]\d)|"
    rf"(?:bed|bay|cubicle|cubical|side ?room|s/r|sr|isolation room|bedspace|bed space|cot|incubator|trolley|"
    rf"theatre|resus)"
    rf"[ :#-]{{0,2}}(?:(?:no|number|num)\b\.?[ ]?)?(?P<bed>{_MARK})(?![\w%-])(?![.:]\d))"
    r"(?! (?:of|in) (?:the )?(?:car park|coach))(?![ -]?(?:bedroom|bedded|-bed\b|beds\b|hours?|hrs|days?|"
    r"weeks?|years?|stars?|people|patients|nurses|"
    r"councillor|mins?|pm|am|st\b|nd\b|rd\b|th\b))"
)
_UNIT = any_of(
    "icu,itu,hdu,nicu,scbu,picu,ccu,ccu2,micu,sicu,critical care,intensive care,high dependency,intensive "
    "therapy unit,"
    "special care baby unit,neonatal unit,coronary care,acute medical unit,emau,amu,mau,sau,eau,acute stroke "
    "unit,labour ward,"
    "delivery suite,burns unit"
)
_SPECIALTY = any_of(
    "stroke,maternity,labour,postnatal,antenatal,children's,childrens,paediatric,elderly care,care of the "
    "elderly,elderly,"
    "surgical,medical,orthopaedic,ortho,trauma,cardiac,cardiology,respiratory,gastro,renal,oncology,haematology,"
    "psychiatric,"
    "mental health,dementia,gynae,gynaecology,neuro,neurology,urology,vascular,rehab,rehabilitation,isolation,"
    "covid,cancer,"
    "chemo,day,admissions,assessment,geriatric,palliative,eye,ent,burns,admission,secure,neonatal,emergency,"
    "locked,diabetic,"
    "intensive care"
)
_NAMED = re.compile(
    rf"\b(?:{_SPECIALTY}[ -](?:ward|bay|assessment unit|unit)|(?:in|on|into|from|to|our|the|at) {_UNIT})\b"
)
_ABBREVIATED = re.compile(r"\b(?:ICU|ITU|HDU|NICU|SCBU|PICU|CCU)\b")
_LEADS_UP = re.compile(r"^(?:in|on|into|from|to|our|the|at) ")
_PATIENT_ROOM = re.compile(
    rf"\broom[ ]?(?:(?:no|number)\b\.?[ ]?)?{_MARK}(?![\w%])(?=,? (?:on|in|of|at) (?:the )?(?:ward|{_UNIT}|"
    rf"{_SPECIALTY} ward))"
)

_SOMEBODY = word_set(
    "he she his her hers him man woman lady gentleman gent bloke chap patient pt boy girl lad lass baby toddler child "
    "teenager resident pensioner client mr mrs ms miss mam mum dad nan nana gran grandma grandad father mother son "
    "daughter husband wife partner brother sister aunt auntie uncle neighbour somebody someone admitted discharged "
    "transferred fell collapsed died absconded missing arrested sectioned"
)
SIEVE = word_set(
    "ward wards wd bed bay cubicle cubical room sideroom s sr bedspace cot incubator trolley theatre resus "
    "unit suite critical intensive icu itu hdu "
    "nicu scbu picu ccu ccu2 micu sicu emau amu mau sau eau dependency coronary"
)

_STARTS = word_set(
    "ward wards wd bed bay cubicle cubical side sideroom s sr isolation bedspace cot incubator trolley theatre resus"
)
_ROOM = frozenset(("room",))
_UNITS = word_set("icu itu hdu nicu scbu picu ccu")
_UNIT_WORDS = _UNITS | word_set(
    "ward bay unit ccu2 micu sicu critical intensive coronary dependency mau emau amu sau eau suite"
)
_NAMED_STARTS = frozenset(re.findall(r"[a-z0-9]+", _SPECIALTY)) | word_set("in on into from to our the at")


def find_wards_and_beds(reading: Reading) -> list[Detection]:
    """A bed or bay is sure, a numbered ward beside words of somebody who lies there.

    'Visiting on Ward 12' tells of a place only, and 'the stroke ward' or 'on ICU' is one of several: not sure.
    """
    found = []
    of_somebody = not reading.words.isdisjoint(_SOMEBODY)
    for match in matches_at(_NUMBERED, reading.folded, reading.spots(_STARTS), reading.figures):
        if match.group().startswith("sr") and not reading.plain[match.start()].isupper():
            continue
        letter_alone = (match.group("ward") or "").isalpha()
        if not letter_alone or reading.plain[match.start("ward")].isupper():
            sure = of_somebody if match.group("ward") else not match.group().startswith("theatre")
            found.append(_detection(match.start(), match.group(), sure=sure))
    found += [
        _detection(match.start(), match.group(), sure=True)
        for match in matches_at(_PATIENT_ROOM, reading.folded, reading.spots(_ROOM), reading.figures)
    ]
    found += [
        _detection(match.start(), match.group().lower(), sure=False)
        for match in matches_at(_ABBREVIATED, reading.plain, reading.spots(_UNITS))
    ]
    named = reading.words.isdisjoint(_UNIT_WORDS)
    for match in () if named else matches_at(_NAMED, reading.folded, reading.spots(_NAMED_STARTS)):
        lead = _LEADS_UP.match(match.group())
        skip = lead.end() if lead else 0
        found.append(_detection(match.start() + skip, match.group()[skip:], sure=False))
    return found


def _detection(start: int, written: str, *, sure: bool) -> Detection:
    return Detection("ward_or_bed", Span(start, start + len(written)), " ".join(written.split()), sure=sure)
