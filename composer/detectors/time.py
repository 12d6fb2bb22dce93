"""When something happened or will: days, dates, clock times, 'last night', 'two weeks ago'."""

from __future__ import annotations

import re

from composer.detectors.cues import FULL_WEEKDAY, MONTH, any_of, word_set
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_FEW = any_of("a,an,one,two,three,four,five,six,seven,eight,nine,ten,a couple of,a few,several,\\d{1,3}")
_PERIOD = any_of(
    "seconds?,minutes?,mins?,hours?,hrs?,days?,nights?,weeks?,months?,years?,fortnight,weekends?"
)
_PAST = re.compile(
    rf"\b(?:yesterday(?: (?:morning|afternoon|evening|night|teatime))?|(?:earlier|late|early)(?: on)? today|"
    rf"earlier this "
    rf"{any_of('week,month,year,morning,evening,afternoon')}|(?:last|the other|the previous) "
    rf"(?:{FULL_WEEKDAY}|{MONTH}|night|week|weekend|month|year|day|spring|summer|autumn|winter|christmas|easter|"
    rf"evening)"
    rf"(?: (?:morning|afternoon|evening|night))?|this morning|{_FEW} {_PERIOD} (?:ago|back|since)|over the weekend|"
    rf"overnight|the other (?:day|night|week)|(?:in|during) the (?:early hours|night)|(?:on )?(?:christmas|"
    rf"boxing|new year's) "
    rf"(?:day|eve)(?: last year)?|on my (?:last )?(?:night )?shift|(?:on|during|after) (?:the )?(?:night|day|"
    rf"late|early) shift|just now)\b"
)
_COMING = re.compile(
    rf"\b(?:today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|(?:next|this|every|"
    rf"each) (?:{FULL_WEEKDAY}|{MONTH}|week|"
    rf"weekend|month|year|afternoon|evening)(?: (?:morning|afternoon|evening|night))?|at the weekend|this weekend|"
    rf"in {_FEW} {_PERIOD}(?: time)?)\b"
)
_DAY = rf"{FULL_WEEKDAY}(?: (?:morning|afternoon|evening|night|teatime))?"
_NTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = rf"(?:{_NTH}(?: of)? {MONTH}|{MONTH} {_NTH})\b(?:,? 20\d\d)?"
_FIGURES = r"(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|1[0-2])[/.](?:20)?\d{2}"
_CALENDAR = re.compile(
    rf"(?<![\w£.,/])(?:{_DAY}(?:,? (?:the )?{_DATE})?|{_DATE}|{_FIGURES}|(?:in|since|during|last|until|early|"
    rf"late|mid-?) ?(?:{MONTH})\b(?: 20\d\d)?)(?![\w])"
)
_CLOCK = re.compile(
    r"(?<![\w£.,:/-])(?:(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)? ?(?:a\.?m\.?|p\.?m\.?)(?!\w)|(?:[01]?\d|"
    r"2[0-3]):[0-5]\d(?:hrs)?(?![\w:])|"
    r"(?:[01]\d|2[0-3])[0-5]\d ?hrs\b|midnight\b|midday\b|noon\b|(?:[1-9]|1[0-2]) o'?clock\b)"
)
_PAST_WORDS = word_set(
    "yesterday earlier late early last other previous ago back since overnight over morning christmas boxing "
    "eve shift now hours night"
)
_COMING_WORDS = word_set("today tonight tomorrow next this every each weekend time days weeks months")
_CALENDAR_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_PAST_STARTS = word_set("yesterday earlier late early last this over overnight christmas boxing new just")
_AGO = frozenset(("ago", "back", "since"))
_AGO_STARTS = word_set("a an one two three four five six seven eight nine ten several")
_NIGHTS = word_set("night other previous hours shift eve day")
_NIGHT_STARTS = word_set("the in during on after")
_COMING_STARTS = word_set("today tonight tomorrow next this every each")
_PERIODS = word_set(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks month months year years "
    "fortnight weekend weekends"
)
_IN = frozenset(("in", "at"))
_MONTHS = _CALENDAR_WORDS - word_set("monday tuesday wednesday thursday friday saturday sunday")
_MONTH_STARTS = word_set("in since during last until early late mid")
_NOONS = frozenset(("midnight", "midday", "noon"))
_NTH_OR_FIGURES = re.compile(r"\d(?:st|nd|rd|th)|\d[/.]\d|\d ?[a-z]{3}")


def find_times(reading: Reading) -> list[Detection]:
    """Each mention; `note` is 'past' where the words say that it lies behind."""
    found: list[Detection] = []
    text, said = reading.folded, reading.words
    if not said.isdisjoint(_PAST_WORDS):
        places = [reading.spots(_PAST_STARTS)]
        if not said.isdisjoint(_AGO):
            places += [reading.spots(_AGO_STARTS), reading.figures]
        if not said.isdisjoint(_NIGHTS):
            places.append(reading.spots(_NIGHT_STARTS))
        found += [_detection(match, "past") for match in matches_at(_PAST, text, *places)]
    if not said.isdisjoint(_COMING_WORDS):
        places = [reading.spots(_COMING_STARTS), [] if said.isdisjoint(_PERIODS) else reading.spots(_IN)]
        found += [_detection(match) for match in matches_at(_COMING, text, *places)]
    if not said.isdisjoint(_CALENDAR_WORDS) or (reading.has_digits and _NTH_OR_FIGURES.search(text)):
        places = [reading.spots(_CALENDAR_WORDS), reading.figures]
        if not said.isdisjoint(_MONTHS):
            places.append(reading.spots(_MONTH_STARTS))
        days = matches_at(_CALENDAR, text, *places)
        found += [_detection(match) for match in days if _is_calendar(reading, match)]
    if reading.has_digits or not said.isdisjoint(_NOONS):
        found += [
            _detection(match) for match in matches_at(_CLOCK, text, reading.spots(_NOONS), reading.figures)
        ]
    return found


def _is_calendar(reading: Reading, match: re.Match[str]) -> bool:
    """'in may' and 'last mar' need a capital: may and mar are words too."""
    words = match.group().split()
    month = words[1] if len(words) > 1 and words[0].isalpha() else ""
    return month not in ("may", "mar", "march") or reading.plain[match.start() + len(words[0]) + 1].isupper()


def _detection(match: re.Match[str], note: str = "") -> Detection:
    return Detection("time", Span(*match.span()), " ".join(match.group().split()), sure=True, note=note)
