"""A person's age: '82-year-old', 'aged 7', 'she is 91', 'in his eighties', but no age band, no building's birthday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.detectors import age_words as words
from composer.detectors.age_beside import beside_somebody
from composer.detectors.cues import word_set
from composer.detectors.overlaps import widest
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_OLD = re.compile(
    rf"(?<![\w£$€.,/-])(?<!\d ){words.NUMBER}(?:[ -]and[ -]a[ -]half)?[ -]{{0,2}}"
    rf"(?:{words.UNIT}['s]{{0,2}}[ -]{{0,2}}(?:old|young|of age)|yr?s?[/.]?o\b\.?|y[-/.]?o[fm]?\b\.?|"
    r"(?P<bare>yrs?)\b(?!\.? (?:of|in|ago|on|since|for|now|at|with|service|experience|later|and|to|plan)))(?![a-z])"
)
_AGED = re.compile(
    rf"\b(?:aged?(?: ?[:-])?(?: (?:just|only))?|(?:at )?the age of|age of) {words.NUMBER}"
    rf"(?:(?: and a half)?[ -]?{words.UNIT}\b(?:[ -]old\b)?)?(?![\w%£])(?![.,]\d)"
)
_AGE_IN_GENERAL = re.compile(
    r"\b(?:at|from|retirement|pension|school|working|until|by|of|legal|average|mean|median|under|over|the)\W$"
)
_SOMEBODY_DIED = re.compile(r"\b(?:he|she|her|his|died|passed|lost)\b")
_ENDS = r"(?=[.,!?;:)\]\"]*(?:$|\s))"
_A_NUMBER = re.compile(rf"(?<= )(?P<n>{words.FIGURES}){_ENDS}(?!\W{{0,2}} ?{words.NOT_YEARS}(?!\w))")
_A_WORDED_NUMBER = re.compile(rf"(?<= )(?P<n>{words.WORDED}){_ENDS}(?!\W{{0,2}} ?{words.NOT_YEARS}(?!\w))")
_SOMEBODY_IS = re.compile(
    rf"\b(?P<who>{words.WHO})"
    r"(?:(?:'s| is| was|'ll be| will be| will soon be| would be| would have been|'d have been|"
    r"'d be| am|'m|(?<=she)s|(?<=he)s)"
    r"(?: (?:only|just|now|nearly|almost|about|still|going on|already|approaching|even|but|due to be|actually|"
    r"a sprightly))?|"
    r" (?:only|just|now|nearly)) $"
)
_ANY_NUMBER = re.compile(rf"(?<= ){words.FIGURES}(?![\w%.,]\w)(?![\w%])")
_AT = re.compile(r"(?:\bwho,? at|, at|\band,? at|\bat (?:just|only)|,? only|,? just) $")
_EVENT_AT = re.compile(
    r"\b(?:diagnosed|died|widowed|retired|passed away|qualified|orphaned|bereaved|pregnant|stroke|married) at $"
)
_OPENS_AT = re.compile(r"(?:^|[.!?\n] ?|[^\w\s] )at $")
_NOT_AN_AGE = re.compile(rf" ?{words.NOT_YEARS}(?!\w)|[:.]\d| ?[ap]m")
_THEN = re.compile(r",? (?:has|is|was|still|had|can|back|she|he|and)\b|[,.!]$|, ")
_WAS = re.compile(r"\b(?:was|were|i'm|am|is)(?: just| only| about)? $")
_SHE = re.compile(r",? s?he\b")
_NAMED_IS = re.compile(
    r"\b(?P<name>[A-Z][a-z'-]+)(?:'s| is| was|'ll be| will be)(?: (?:now|nearly|almost|just|only))? "
    r"(?:(?P<n>[6-9]\d|1[01]\d)(?=[.,!?;]|$| (?:and|now|today|tomorrow|next|this|on|but|years young)\b)|"
    r"(?P<m>1[01]\d|\d{1,2})(?= (?:when|today and|tomorrow and|now and|and (?:has|lives|loves|still|a|from|he|"
    r"she|was|is))\b))"
)
_IS_TODAY = re.compile(rf"(?P<who>[a-z][\w'-]*) is (?:now )?(?P<n>{words.FIGURES}) (?:today|tomorrow)\b")
_NOBODY_IS = re.compile(
    rf"(?:{words.THINGS}|it|this|that|there|today|which|temperature|high|low|score|total|number|nobody|line)$"
)
_TURNS = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)|hits?|hitting) (?:the (?:grand |ripe )?(?:old )?age of |"
    r"the big |a )?"
    rf"(?P<n>{words.NUMBER}){_ENDS}(?:(?= years (?:old|young))|(?! {words.NOT_YEARS}(?!\w)))"
)
_NOBODY_YET = re.compile(r"(?:^|[.!?:\n]\W*)$")
_TO_TURN = re.compile(r"\b(?:to|will|he'll|she'll|would|could|just|did|and) $")
_DECADE = re.compile(
    r"\b(?:in )?(?:his|her|my|their)(?: (?:early|mid|late|very))?[ -](?:late )?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|hundreds|[1-9]0'?s|"
    r"100s)\b(?!-)"
)
_BIRTHDAY = re.compile(
    r"\b(?:(?:1[01]\d|\d{1,2})(?:st|nd|rd|th)|hundredth|ninetieth|eightieth|seventieth|sixtieth|fiftieth|"
    r"fortieth|thirtieth|"
    r"twenty[- ]first|eighteenth|sixteenth|first|second|third) birthday\b"
)
_HIS_NTH = re.compile(
    r"\b(?:his|her|nan's|mam's|dad's|mum's|nana's) (?P<n>(?:1[01]\d|\d{2}|[1-9])(?:st|nd|rd|th))"
    r"(?=[.,!?]|$| (?:today|yesterday|tomorrow|this week|last|at the|on (?:\w+day|the ward|ward)|with (?:a|cake|"
    r"us|family)))"
)
_CENTURY = re.compile(r"\b(?:sexagenarian|septuagenarian|octogenarian|nonagenarian|centenarian)\b")
_NEWBORN = re.compile(r"day|week")
_OLD_WORDS = word_set("old young age yo yr yrs")
_SAYS_YEARS = re.compile(r"y(?:(?<=\dy)|(?<=\d[ -]y))")
_BESIDE = re.compile(rf", ?\d|\((?:aged )?\d|, {words.WORDED},")
_AGED_WORDS = frozenset(("aged", "age"))
_NUMBER_WORDS = frozenset(re.findall(r"[a-z]{3,}", words.WORDED)) - {"and", "one"}
_WHO_WORDS = frozenset(re.findall(r"[a-z]+", words.WHO)) | {"shes", "hes", "im"}
_TURN_WORDS = word_set("turn turns turned turning reach reaches reached reaching hit hits hitting")
_DECADE_WORDS = word_set(
    "teens twenties thirties forties fifties sixties seventies eighties nineties hundreds 10s 20s 30s 40s 50s 60s "
    "70s 80s 90s 100s 20 30 40 50 60 70 80 90"
)
_WHOSE = frozenset(("his", "her", "my", "their"))
_NTH_STARTS = word_set("his her nan mam dad mum nana")
_NUMBER_STARTS = _NUMBER_WORDS | word_set("a one")
_AGED_STARTS = word_set("aged age at the")
_DECADE_STARTS = word_set("in his her my their")
_IS = ("is ", "was ", "be ", "'s ", "now ", "nearly ", "almost ", "just ", "only ")
_CENTURY_WORDS = word_set("sexagenarian septuagenarian octogenarian nonagenarian centenarian")
_WHEN_WORDS = word_set("at only just when birthday")
_VAGUE = re.compile(r"teens|ies|hundreds|\d0'?s|narian")


def find_ages(reading: Reading) -> list[Detection]:
    """The shortest phrase that reads as an age: '82-year-old', 'aged 7', '100th birthday', the '91' of 'she is 91'.

    A decade ('in his eighties', 'octogenarian') is not sure: it is how to say it without giving somebody away.
    """
    spans: set[Span] = set()
    if not reading.words.isdisjoint(_OLD_WORDS) or (
        reading.has_digits and _SAYS_YEARS.search(reading.folded)
    ):
        spans.update(_said_old(reading))
    if not reading.words.isdisjoint(_AGED_WORDS):
        spans.update(_aged(reading))
    if not reading.words.isdisjoint(_TURN_WORDS):
        spans.update(_turning(reading))
    spans.update(_decades_and_birthdays(reading))
    if reading.has_digits or not reading.words.isdisjoint(_NUMBER_WORDS):
        spans.update(_of_somebody(reading))
        spans.update(beside_somebody(reading))
    return [
        Detection("age", span, written, sure=_VAGUE.search(written) is None)
        for span, written in _written(reading, widest(spans, len(reading.folded)))
    ]


def _written(reading: Reading, spans: list[Span]) -> Iterator[tuple[Span, str]]:
    return ((span, span.of(reading.folded)) for span in spans)


def _said_old(reading: Reading) -> Iterator[Span]:
    for match in matches_at(_OLD, reading.folded, reading.figures, reading.spots(_NUMBER_STARTS)):
        before, after = reading.before(match.start(), 60), reading.after(match.end(), 48)
        if after[:1] == "s" and not after[1:2].isalpha():
            continue
        if words.BAND_BEFORE.search(before) or words.BAND_AFTER.search(after) or words.GENERAL.search(before):
            continue
        if (
            words.THING_AFTER.search(after)
            or (words.THING_BEFORE.search(before) and not _NEWBORN.search(match.group()))
            or words.BAND_SUBJECT.search(before)
        ):
            continue
        if match.group("bare") and not before.endswith("(") and not words.CLINIC_NEAR.search(before + after):
            continue
        yield Span(*match.span())


def _aged(reading: Reading) -> Iterator[Span]:
    for match in matches_at(_AGED, reading.folded, reading.spots(_AGED_STARTS)):
        before, after = reading.before(match.start(), 60), reading.after(match.end(), 24)
        a_few = words.A_FEW.search(before) is not None
        band = (
            words.BAND_AFTER.search(after)
            or words.BAND_BEFORE.search(before)
            or words.BAND_SUBJECT.search(before)
        )
        if (
            band
            and not (a_few and words.AND_A_NUMBER.search(after))
            and not (a_few and not words.BAND_AFTER.search(after))
        ):
            continue
        general = match.group().startswith(("age ", "age:")) and _AGE_IN_GENERAL.search(before)
        if general and not _SOMEBODY_DIED.search(before + after):
            continue
        yield Span(*match.span())


def _of_somebody(reading: Reading) -> Iterator[Span]:
    if not reading.words.isdisjoint(_WHO_WORDS):
        numbers = list(matches_at(_A_NUMBER, reading.folded, reading.figures))
        if not reading.words.isdisjoint(_NUMBER_WORDS):
            numbers += matches_at(_A_WORDED_NUMBER, reading.folded, reading.spots(_NUMBER_STARTS))
        for match in numbers:
            subject = _SOMEBODY_IS.search(reading.before(match.start(), 48))
            if subject and not _is_any_one(reading, subject, match.start()):
                yield Span(*match.span("n"))
    if reading.has_digits and not reading.words.isdisjoint(_WHEN_WORDS):
        yield from _at_that_age(reading)
    is_said = any(reading.folded.endswith(_IS, 0, start) for start in reading.figures)
    for match in _IS_TODAY.finditer(reading.folded) if is_said else ():
        if not _NOBODY_IS.match(match.group("who")):
            yield Span(*match.span("n"))
    for match in _NAMED_IS.finditer(reading.plain) if is_said else ():
        if match.group("name").title() not in words.NOT_A_NAME:
            yield Span(*match.span("n" if match.group("n") else "m"))


def _at_that_age(reading: Reading) -> Iterator[Span]:
    """'Who at 87 has walked home', 'was 30 when', 'at 82 she is'."""
    for match in matches_at(_ANY_NUMBER, reading.folded, reading.figures):
        before, after = reading.before(match.start(), 20), reading.after(match.end(), 12)
        reads = (
            (_AT.search(before) and _THEN.match(after))
            or (after.startswith(" when") and _WAS.search(before))
            or (before.endswith(" at ") and _SHE.match(after))
            or (_EVENT_AT.search(before) and not _NOT_AN_AGE.match(after))
            or (
                _OPENS_AT.search(before)
                and after.startswith(", ")
                and reading.plain[match.end() + 2].isupper()
            )
            or (
                after.startswith(" today")
                and "birthday" in reading.words
                and not before.endswith("birthday on ")
            )
        )
        if reads:
            yield Span(*match.span())


def _is_any_one(reading: Reading, subject: re.Match[str], end: int) -> bool:
    """'Anyone who is 50' is nobody in particular."""
    before = reading.before(end, 48)[: subject.start()]
    if before.endswith(("your ", "a ", "every ", "any ", "each ")):
        return True
    if subject.group("who") not in ("who", "one"):
        return False
    return words.BAND_SUBJECT.search(before) is not None


def _turning(reading: Reading) -> Iterator[Span]:
    for match in matches_at(_TURNS, reading.folded, reading.spots(_TURN_WORDS)):
        before = reading.before(match.start(), 60)
        imperative = match.group().startswith(("turn ", "reach ", "hit ")) and not _TO_TURN.search(before)
        in_general = match.group().startswith("turning") and _NOBODY_YET.search(before)
        if imperative or in_general or words.THING_TURNS.search(before):
            continue
        after = reading.after(match.end(), 24)
        if not words.BAND_AFTER.search(after) and not words.THING_AFTER.search(after):
            yield Span(*match.span("n"))


def _decades_and_birthdays(reading: Reading) -> Iterator[Span]:
    whose = not reading.words.isdisjoint(_WHOSE)
    for match in (
        ()
        if not whose or reading.words.isdisjoint(_DECADE_WORDS)
        else matches_at(_DECADE, reading.folded, reading.spots(_DECADE_STARTS))
    ):
        of_many = "their" in match.group() and words.EVERYBODY_NEAR.search(reading.before(match.start(), 40))
        if not of_many:
            yield Span(*match.span())
    for match in _BIRTHDAY.finditer(reading.folded) if "birthday" in reading.words else ():
        before, after = reading.before(match.start(), 40), reading.after(match.end(), 32)
        an_outfits = words.AN_OUTFITS_BIRTHDAY.search(before) or words.TO_AN_OUTFIT.search(after)
        if not an_outfits and words.SOMEBODYS_BIRTHDAY.search(before):
            yield Span(*match.span())
    for match in (
        matches_at(_HIS_NTH, reading.folded, reading.spots(_NTH_STARTS)) if reading.has_digits else ()
    ):
        yield Span(*match.span("n"))
    for match in () if reading.words.isdisjoint(_CENTURY_WORDS) else _CENTURY.finditer(reading.folded):
        yield Span(*match.span())
