"""Hospital numbers, which have no common shape: found by what they are called ('MRN', 'hosp no', 'unit number')."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of, word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_OF_A_PATIENT = any_of(
    "hospital,hosp,hosptial,unit,patient,pt,pat,case ?notes?,casenote,case ?sheet,medical records?,med rec,"
    "records?,chart,notes,"
    "pas,epr,emis,systmone,system ?one,rio,district,x-?ray,radiology,pathology,path,lab,specimen,sample,trust,"
    "local,clinic,chi,"
    "h ?& ?c,h ?and ?c,health and care,admission,admissions,episode,case,pathway,ubrn,accession,local patient,a "
    "?& ?e,ed,encounter,referral,wristband,wrist ?band,barcode"
)
_NUMBER = any_of(
    "no,nos,num,nmbr,nbr,nr,numb,number,numbers,nunber,numer,id,ids,identifier,identification,ref,reference,code,#"
)
_BY_ITSELF = any_of(
    "mrn,m\\.r\\.n\\.?,chi,urn,hn,hosp,casenotes?,case notes?,crn,pas,rxk,pid,care plan,patient #,hospital #"
)
_CALLED_SO = re.compile(
    rf"\b(?:{_OF_A_PATIENT}[ .'s-]{{0,3}}{_NUMBER}|{_BY_ITSELF})(?![a-z])"
    r"(?:[ .,:#=(\[-]|'s|is|was|on|for|of|the|system|her|his|their|now|still|reads?|shows?|under|this|patient|"
    r"pt){0,8}$"
)
_NUMBERED_FOR = re.compile(
    rf"\b(?:{_OF_A_PATIENT}[ .'s-]{{0,3}}{_NUMBER}|mrn)(?![a-z]) (?:for|of) [^\d\n,;]{{1,30}}?(?:is|was|:)[ ]?$"
)
_SIEVE = word_set(
    "hospital hosp hosptial unit patient patients patientid pt pts pat case cases casenote casenotes note "
    "notes record records chart "
    "medical med pas epr emis systmone system rio district xray ray radiology pathology path lab specimen "
    "specimens sample samples "
    "trust local clinic chi h health admission admissions admitted discharged episode pathway ubrn accession "
    "a ed encounter referral wristband wrist barcode "
    "mrn m urn hn crn rxk pid bloods result results scan appointment letter file care bed request film slides"
)
_PATIENT_NEAR = re.compile(
    r"\b(?:patient|patients|pt|pts|admitted|discharged|notes for|notes of|notes on|bloods for|results? for|"
    r"scan for|"
    r"x-?ray for|appointment for|referral for|letter for|bed \d+|request for|film for|samples? for)(?:\W|"
    r"\w+ )[^.\n]{0,16}$"
)
_PATIENTS_OWN = re.compile(
    r"\b(?:patient|pt|notes for|notes of|bloods for|results? for|scan for|x-?ray for|appointment for|"
    r"referral for|letter for|file for|notes|"
    r"samples? for|film for|request for|slides for)[ :#]{1,3}$"
)
_PLAIN_DIGITS = re.compile(r"(?<![\w£$€@#/.+-])\d{6,9}(?![\w%])(?![./-]\w)")
_NOT_OURS = re.compile(
    r"\b(?:order|orders|ref|tracking|isbn|invoice|parcel|sku|product|model|batch|lot|booking|ticket|voucher|"
    r"promo|charity|company|"
    r"room|bus|route|flight|version|form|policy|car|reg|raised|since|in|grant|call|serial)\W{1,3}(?:no|num|"
    r"number|code|id)?\W{0,3}$"
)
_VALUE = re.compile(
    r"(?<![\w£$€@/.'])(?:[a-z]\d{2} \d{2} \d{2}|[a-z]{1,2}\d{2,4}[/-]\d{3,6}|\d{4} \d{4} \d{4}|"
    r"(?:[a-z]{1,4}[/-]?|[a-z] )\d{4,10}[a-z]?|\d{2}[a-z]\d{5,8}|"
    r"\d{2,4}[/ -]\d{2,6}(?:[/ -]\d{2,6})?|[a-z]?\d{1,3}(?:[, ]\d{3}){1,2}[a-z]?|"
    r"\d{5,10}[a-z]{0,2}|\d{4,10}[/-]\d{1,4}|[a-z]\d{1,3}-?[a-z]-?\d{3,7}|[a-z]\d[a-z]\d{4,8})(?![\w%])(?![./-]\d)"
)
_COMPACT = re.compile(r"(?<![\w£$€@#/.-])(?:r[a-z\d]{2}[ -]?\d{6,8}|[a-z]{1,3}\d{6,8})(?![\w%])(?![./-]\w)")
_LONGEST_PREFIX = 4
_TRUST_CODED = re.compile(r"r[a-z][a-z\d][ -]?\d{7}|rx[a-z\d]\d{6,8}")


def find_hospital_numbers(reading: Reading) -> list[Detection]:
    """What is called a hospital number, and a compact code (`RXK1234567`, `H123456`) right after talk of a
    patient."""
    found: dict[int, Detection] = {}
    if not reading.long_number or (
        reading.words.isdisjoint(_SIEVE) and not _TRUST_CODED.search(reading.folded)
    ):
        return []
    places = _places(reading)
    for match in matches_at(_VALUE, reading.folded, places):
        before = reading.before(match.start(), 56)
        named = _CALLED_SO.search(before) or _NUMBERED_FOR.search(before)
        if named and not _is_a_count(named.group(), match.group()):
            found[match.start()] = _detection(reading, match, sure=True)
    for match in matches_at(_COMPACT, reading.folded, places):
        if match.start() in found:
            continue
        before = reading.before(match.start(), 40)
        near = _PATIENT_NEAR.search(before) or _TRUST_CODED.fullmatch(match.group())
        capital = not reading.plain[match.start()].islower()
        if near and not _NOT_OURS.search(before) and (capital or _PATIENTS_OWN.search(before)):
            found[match.start()] = _detection(reading, match, sure=False)
    for match in matches_at(_PLAIN_DIGITS, reading.folded, reading.figures):
        if match.start() not in found and _PATIENTS_OWN.search(reading.before(match.start(), 24)):
            found[match.start()] = _detection(reading, match, sure=False)
    return list(found.values())


def _places(reading: Reading) -> list[int]:
    """Where words with figures start, and short words right before one ('K 0423981')."""
    starts, words = reading.starts, reading.listed
    found = []
    for at in reading.figured:
        if at and len(words[at - 1]) <= _LONGEST_PREFIX and words[at - 1].isalpha():
            found.append(starts[at - 1])
        found.append(starts[at])
    return found


def _is_a_count(called: str, value: str) -> bool:
    """'We welcomed patient number 10,000' counts patients."""
    return "patient" in called and ("," in value or (value.isdigit() and value.endswith("000")))


def _detection(reading: Reading, match: re.Match[str], *, sure: bool) -> Detection:
    value = re.sub(r"[^a-z0-9]", "", match.group()).upper()
    return Detection("hospital_number", Span(*match.span()), value, sure=sure)
