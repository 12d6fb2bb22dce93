"""Dates of birth: a date, proved by 'DOB', 'born' or 'birthday', or by standing in brackets after a name."""

from __future__ import annotations

import datetime
import re

from composer.detectors.cues import MONTH, WEEKDAY, any_of, word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = rf"{_DAY}(?:[ ]?(?:st|nd|rd|th))?"
_YEAR = r"(?:'?\d{2}|1[89]\d{2}|20\d{2})"
_NUMERIC = rf"{_DAY}[ ]?[./-][ ]?(?:0?[1-9]|1[0-2])[ ]?[./-][ ]?{_YEAR}"
_WORDED = (
    rf"(?:the )?{_ORDINAL}(?:[ -]of)?[ .-]{{0,2}}(?:{MONTH})\b\.?(?:[ ,-]{{0,2}}{_YEAR}\b)?|"
    rf"(?:{MONTH})\b\.?[ ]{{0,2}}{_ORDINAL}\b(?:[ ,]{{1,2}}{_YEAR}\b)?"
)
_DATE = re.compile(
    rf"(?:(?<![\w£$.,/-])|(?<=dob))(?:{_NUMERIC}|(?:1[89]|20)\d{{2}}[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY}|{_WORDED}|"
    rf"(?:{MONTH})\b[ ,]{{1,2}}(?:1[89]|20)\d{{2}}|(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) (?:\d{{4}}|\d{{2}})|"
    rf"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{{2}}|(?:19|20)\d{{2}})(?![\w%])(?![/.-]\d)"
)
_CALLED_SO = re.compile(
    r"\b(?:d[. /-]{0,2}o[. /-]{0,2}b\b\.?|(?:date|day|year) of birth|birth ?dates?|"
    r"dates? of birth)[^\d\n.;!?]{0,32}$"
)
_SAID_AFTER = re.compile(
    r"^(?: ?\(|,? (?:is|was|as|being) |,? = ?)(?:\w+ ){0,2}(?:d\.?o\.?b\b|date of birth)"
)
_SIX_DIGITS = re.compile(r"\bd\.?o\.?b\.?[ :-]{0,3}(?P<date>\d{6})(?!\d)")
_BORN = re.compile(
    rf"\b(?:born|b\.|birthday|birth)(?:'s)?(?:\W{{1,3}}(?:on|in|is|was|the|at home|"
    rf"at \d{{1,2}}(?:[:.]\d\d)?[ap]m|here|just|early|late|"
    rf"way back|back|{WEEKDAY}|"
    r"sunderland|prematurely|premature))*\W{0,3}$"
)
_ELIGIBILITY = re.compile(
    r"\b(?:before|after|between|since|until|till|from|up to|on or|and|or|earlier|later|"
    r"if you were)\W{1,3}(?:the )?$"
)
_NOT_A_PERSON = re.compile(
    r"\b"
    + any_of(
        "nhs,service,services,idea,project,charity,group,team,partnership,centre,programme,campaign,hospital,"
        "website,we,trust,"
        "concept,movement,initiative,hub,hospice,were you,if you,anyone,people,those,everyone,adults,children,"
        "babies,club,"
        "organisation,foundation,it,that's,happy birthday,parkrun,caf[eé],choir,network,scheme,you were,you are,"
        "you're,"
        "our,academy,unit,women,men,collaborative,alliance,app,network's,service's,team's,charity's,nhs's"
    )
    + r"\b[^.!?\n:,]{0,30}$"
)
_PERSONAL = re.compile(
    r"\b(?:he|she|her|his|him|who|dr|mr|mrs|ms|miss|mam|mum|dad|baby [a-z]+|son|daughter|patient|pt|lady|lad|lass|"
    r"nan|nana|grandad|"
    r"gran|twins?|brother|sister|husband|wife|resident)\b"
)
_OUR_OWN = re.compile(
    r"\b(?:our|wor|little) (?!service|charity|group|team|partnership|centre|programme|campaign|hospital|website|trust|"
    r"idea|project|hub|hospice|choir|club|unit|network|scheme|app|movement|nhs|academy|organisation|foundation)"
    r"[a-z]+,? (?:who )?was $"
)
_IN_BRACKETS = re.compile(r"[A-Z][\w'-]+,?[ ]?[(\[/|][ ]?$|[A-Z][\w'-]+ [A-Z][\w'-]+,?[ ]?$")
_IN_BRACKETS_SMALL = re.compile(r"[a-z]{2,}[ ]?[(\[/|][ ]?$")
_BIRTH_WORDS = word_set("born birth birthday birthdate birthdates dob b d")
_IN_FIGURES = re.compile(r"\d[./-]\d{1,2}[./-]\d")
_SET_APART = re.compile(r"[(\[/|] ?[a-z]*[ \d]{1,3}[a-z\d]")
_DATE_STARTS = word_set(
    "the january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_GLUED = re.compile(r"dob(?=\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CONTEXT = 72
_SURELY_PAST = 12


def find_dates_of_birth(reading: Reading) -> list[Detection]:
    """The date alone is marked. Events, eligibility ('born before 1980') and the NHS's own birthday are not
    dates of birth."""
    said = not reading.words.isdisjoint(_BIRTH_WORDS) or "dob" in reading.folded
    if not said and not _stands_out(reading):
        return []
    found = []
    places = {*reading.figures, *reading.spots(_DATE_STARTS), *_glued(reading)}
    for match in matches_at(_DATE, reading.folded, sorted(places)):
        before = reading.before(match.start(), _CONTEXT)
        called = _CALLED_SO.search(before) or _SAID_AFTER.search(reading.after(match.end(), 32))
        if called or _is_birth(before, match.group()) or _stands_by_a_name(reading, match):
            date = _iso(match.group())
            found.append(
                Detection("date_of_birth", Span(*match.span()), date or match.group(), sure=bool(called))
            )
    found += [
        Detection("date_of_birth", Span(*match.span("date")), match.group("date"), sure=True)
        for match in (_SIX_DIGITS.finditer(reading.folded) if said else ())
    ]
    return found


def _stands_out(reading: Reading) -> bool:
    """Whether there may be a date of three numbers, or one set apart by a bracket or a stroke."""
    text = reading.folded
    if any(mark in text for mark in "([/|") and _SET_APART.search(text):
        return True
    return len(reading.figures) > 2 and _IN_FIGURES.search(text) is not None


def _glued(reading: Reading) -> list[int]:
    """Where a date starts that is glued to what calls it so: 'DOB12/3/41'."""
    return [match.end() for match in _GLUED.finditer(reading.folded)] if "dob" in reading.folded else []


def _is_birth(before: str, date: str) -> bool:
    birth = _BORN.search(before)
    if birth is None or _ELIGIBILITY.search(before):
        return False
    lead = before[: birth.start()]
    personal = _PERSONAL.search(lead) is not None or _OUR_OWN.search(lead) is not None
    if not personal and _NOT_A_PERSON.search(lead):
        return False
    year_only = date.isdigit() and len(date) == 4
    if birth.group().startswith("birth"):
        return personal or _is_long_ago(date)
    return personal or not year_only or birth.group().startswith("b.")


def _is_long_ago(date: str) -> bool:
    iso = _iso(date)
    return iso is not None and int(iso[:4]) <= datetime.date.today().year - _SURELY_PAST  # noqa: DTZ011


def _stands_by_a_name(reading: Reading, match: re.Match[str]) -> bool:
    """'Jean Fenwick (12 March 1941)', 'Jean Fenwick 12/03/1941': a full date, long enough ago to be no event."""
    lead = reading.plain[max(0, match.start() - 24) : match.start()]
    if not lead.rstrip().endswith(("(", "[", "/", "|")) and not re.fullmatch(_NUMERIC, match.group()):
        return False
    beside = _IN_BRACKETS_SMALL if reading.plain.islower() else _IN_BRACKETS
    return beside.search(lead) is not None and _is_long_ago(match.group())


def _iso(written: str) -> str | None:
    """The date as YYYY-MM-DD, if day, month and year are all there and it exists."""
    month = re.search("|".join(_MONTHS), written)
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    if month and len(numbers) == 2:
        parts = [numbers[0], _MONTHS.index(month.group()) + 1, numbers[1]]
    elif len(numbers) == 3:
        parts = numbers[::-1] if numbers[0] > 31 else numbers
    elif len(written) == 8 and written.isdecimal():
        parts = [int(written[:2]), int(written[2:4]), int(written[4:])]
    else:
        return None
    day, month_number, year = parts
    if year < 100:
        year += 2000 if year <= datetime.date.today().year % 100 else 1900  # noqa: DTZ011
    try:
        return datetime.date(year, month_number, day).isoformat()
    except ValueError:
        return None
