"""An age that stands beside somebody: 'Margaret, 82,', 'a man of 56', 'sisters, 9 and 11', '82F'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.detectors import age_words as words
from composer.detectors.cues import word_set
from composer.detectors.names.lexicon import lexicon
from composer.detectors.reading import Reading, matches_at
from composer.domain.span import Span

_AFTER_NAME = re.compile(
    r"(?P<name>[A-Z][A-Za-z]+(?:[-'][A-Z]?[A-Za-z]+)?)"
    r"(?:, (?P<a>1[01]\d|\d{1,2})(?=,? (?:from|who|was|has|and|of|is|had|lives|came|told|said|living)\b|"
    r", ?[a-z#@A-Z]|[.!?]| \(|$)|"
    rf", (?P<w>{words.WORDED})(?=, (?:from|who|was|has|had|lives|came|told)\b)|"
    r",? ?\((?:aged )?(?P<b>1[01]\d|\d{1,2})\))"
)
_AFTER_NAME_SMALL = re.compile(
    r"\b(?P<name>[a-z]{3,})(?:, (?P<a>1[01]\d|\d\d)(?=,? (?:from|who|was|has|is|had|lives|came|told|said|"
    r"living)\b|, [a-z])|"
    r" \((?P<b>1[01]\d|\d\d)\))"
)
_AFTER_NOUN = re.compile(
    r"\b(?:man|woman|lady|gentleman|gent|boy|girl|mum|mam|dad|grandad|grandmother|grandfather|gran|nan|nana|"
    r"patient|pensioner|"
    r"son|daughter|sister|brother|husband|wife|toddler|resident|widow|widower|veteran|nurse|teenager|student|"
    r"carer|pt|lad|lass|"
    r"baby|male|female|mother|father|uncle|auntie|aunt|bloke|grandson|granddaughter|nephew|niece|partner|"
    r"neighbour|client)(?: of (?:one|two|three|four|five|six|seven|eight|\d))?"
    r"(?:, (?P<a>1[01]\d|\d{1,2})(?=[,.!?;]|$| (?:from|who|was|has|and|of|is|had|with|on|in)\b)|"
    r",? ?\((?:aged )?(?P<b>1[01]\d|\d{1,2})\))"
)
_SOMEBODY_OF = re.compile(
    r"\b(?:man|woman|lady|gentleman|gent|lad|lass|boy|girl|patient|resident|pensioner|mother|"
    r"father) of (?P<a>1[01]\d|\d\d)"
    r"(?: years?(?: of age)?\b)?(?=[.,!?;)]|$| (?:with|who|was|is|from|had|has|came|on|in|fell|living)\b)"
)
_SOMEBODY = word_set(
    "man woman lady gentleman gent lad lass boy girl patient resident pensioner mother father"
)
_CLINICAL = re.compile(
    r"(?<![\w£$€.,])(?:(?:1[01]\d|\d{1,2}) ?(?:(?:yr|y)s? ?)?/?(?:F|M|female|male|Female|Male)|[FM][ /]?(?:1[01]\d|"
    r"[1-9]\d))(?!\w)"
)
_PAIR = re.compile(
    r"\b(?:brothers|sisters|twins|siblings|sons|daughters|grandsons|granddaughters|grandchildren|bairns|boys|girls|"
    r"lads|lasses|kids|children),? \(?(?P<a>\d{1,2}),? (?:and|&) (?P<b>\d{1,2})"
    r"(?=[,.!?;)]|$| (?:who|were|are|from|came|visited|with|in)\b)"
)
_YEARS_THEN_YOU = re.compile(r"(?:1[01]\d|[1-9]\d)(?=, (?:your|we|you|the|our|she|he)\b)")
_NAME_BEFORE = re.compile(r"(?<![^\W_])(?P<name>[A-Z][a-z]{2,14}) $")
_GIVEN, _MOSTLY = 4, 6
"""From which bucket a word counts as a given name, and from how many tenths of its uses with a capital as no other."""
_BESIDE = re.compile(rf", ?\d|\((?:aged )?\d|, {words.WORDED},")
_AGED_WORDS = frozenset(("aged", "age"))
_NUMBER_WORDS = frozenset(re.findall(r"[a-z]{3,}", words.WORDED)) - {"and", "one"}
_WHO_WORDS = frozenset(re.findall(r"[a-z]+", words.WHO)) | {"shes", "hes", "im"}
_PAIR_WORDS = word_set(
    "brothers sisters twins siblings sons daughters grandsons granddaughters grandchildren bairns boys girls "
    "lads lasses kids children"
)
_PAIR_WORDS = word_set(
    "brothers sisters twins siblings sons daughters grandsons granddaughters grandchildren bairns boys girls "
    "lads lasses kids children"
)
_SEXES = frozenset("fm")
_CLINIC_WORDS = word_set(
    "pt patient presented presenting with admitted hx adm referred bed ward history seen fall lady ed dx male "
    "female man woman"
)


def beside_somebody(reading: Reading) -> Iterator[Span]:
    """Where such ages stand."""
    if " of " in reading.folded:
        for match in matches_at(_SOMEBODY_OF, reading.folded, reading.spots(_SOMEBODY)):
            yield Span(*match.span("a"))
    if " and " in reading.folded or "&" in reading.folded:
        for match in matches_at(_PAIR, reading.folded, reading.spots(_PAIR_WORDS)):
            yield from (Span(*match.span("a")), Span(*match.span("b")))
    if _BESIDE.search(reading.folded):
        beside = [
            match
            for match in _AFTER_NAME.finditer(reading.plain)
            if match.group("name").title() not in words.NOT_A_NAME
        ]
        beside += _AFTER_NOUN.finditer(reading.folded)
        if reading.plain.islower():
            small = _AFTER_NAME_SMALL.finditer(reading.folded)
            beside += [match for match in small if match.group("name").title() not in words.NOT_A_NAME]
        for match in beside:
            yield Span(*match.span(match.lastgroup or 0))
    yield from _told_with_a_name(reading)
    for match in () if reading.words.isdisjoint(_CLINIC_WORDS) else _clinical(reading):
        if words.CLINIC_NEAR.search(f"{reading.before(match.start(), 40)} {reading.after(match.end(), 40)}"):
            yield Span(*match.span())


def _told_with_a_name(reading: Reading) -> Iterator[Span]:
    """'Sorry Fatima 33, your appointment moved': a given name that is no place, an age, and what is said to them."""
    for match in matches_at(_YEARS_THEN_YOU, reading.plain, reading.figures):
        before = _NAME_BEFORE.search(reading.plain, max(0, match.start() - 16), match.start())
        if before:
            known = lexicon().look_up(before.group("name").lower())
            mostly = known.capital >= _MOSTLY or not known.size
            if known.given >= _GIVEN and mostly and not known.known_as & 2:
                yield Span(*match.span())


def _clinical(reading: Reading) -> list[re.Match[str]]:
    """'82F', 'F 82'."""
    return matches_at(_CLINICAL, reading.plain, reading.figures, reading.spots(_SEXES))
