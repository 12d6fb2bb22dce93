"""Says an exact age as a reader needs it: 'in her eighties', 'a teenager', 'a child'."""

from __future__ import annotations

import re

from composer.domain.span import Span

_DECADES = (
    "",
    "",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_NUMBER = re.compile(r"\d{1,3}")
_NOUN = re.compile(
    r"[ -]?(?P<rest>(?:[a-z]+ )??(?P<noun>patient|lady|gentleman|gent|man|woman|female|male|boy|girl|lad|lass|mum|mam"
    r"|dad|nana|nan|gran|grandma|grandad|grandmother|grandfather|mother|father|resident|pensioner|person|child|toddler|baby"
    r"|son|daughter|student|widow|widower|chap|bloke|volunteer|teenager))\b"
)
_ARTICLE = re.compile(r"\b(?:an?) \Z", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:baby|week|month|day)", re.IGNORECASE)
_SHE = re.compile(
    r"\b(?:she|her|hers|lady|woman|female|girl|lass|mum|mam|mother|nana|nan|gran|grandma|grandmother|wife|daughter|sister"
    r"|widow|mrs|ms|miss|auntie?|\d+f)\b",
    re.IGNORECASE,
)
_HE = re.compile(
    r"\b(?:he|his|him|gentleman|gent|man|male|boy|lad|dad|father|grandad|grandfather|husband|son|brother|widower|mr|chap"
    r"|bloke|uncle|\d+m)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:,? (?:of|at|is|was|who is|who was|aged?)|,| \()? ?\Z")
_NEXT = re.compile(r" (?P<word>[^\W\d_]+)")
_NO_NOUN = frozenset(
    """was is has had who with from in on at came and to died fell went will can could did does got be were said
    told""".split()
)
_SINCE = re.compile(r"\b(?:turned|reached|hit) \Z", re.IGNORECASE)


def vaguer_age(text: str, span: Span) -> tuple[Span, str] | None:
    """Where to change what, for the age at `span`; None when nothing vaguer is sensible."""
    words = span.of(text)
    number = _NUMBER.search(words)
    if number is None or words.lower().startswith("in "):
        return None
    years = int(number[0])
    young = years < 13 or _CHILD.search(words) is not None
    if "birthday" in words.lower():
        article = _ARTICLE.search(text, 0, span.start)
        return Span(article.start() if article else span.start, span.end), (
            "a " if article else ""
        ) + "birthday"
    sexed = re.fullmatch(r"\d+ ?([fm])", words, re.IGNORECASE)
    if sexed and years > 19:
        woman = sexed[1].lower() == "f"
        return span, f"a woman {_group(years, 'her')}" if woman else f"a man {_group(years, 'his')}"
    group = "" if young else _group(years, _whose(text, span))
    old = re.search(r"(?:old|yo)\Z", words.lower()) is not None
    if old and (noun := _NOUN.match(text, span.end)):
        return _before_noun(text, span, noun, group)
    if old and (next_word := _NEXT.match(text, span.end)) and next_word["word"] not in _NO_NOUN:
        return _left_out(text, span, next_word)
    if old and (article := _ARTICLE.search(text, 0, span.start)):
        return _alone(text, Span(article.start(), span.end), years, group, words)
    return _after_noun(text, span, group)


def _before_noun(text: str, span: Span, noun: re.Match[str], group: str) -> tuple[Span, str]:
    """'An 84-year-old lady' is 'A lady in her eighties'."""
    article = _ARTICLE.search(text, 0, span.start)
    start = article.start() if article else span.start
    capital = text[start].isupper()
    said = noun["rest"] + (f" {group}" if group else "")
    if article:
        said = ("an " if said[0] in "aeiou" else "a ") + said
    return Span(start, noun.end()), said[0].upper() + said[1:] if capital else said


def _left_out(text: str, span: Span, next_word: re.Match[str]) -> tuple[Span, str]:
    """'The 19-year-old driver' is 'The driver', 'an 8-year-old fan' is 'a fan'."""
    article = _ARTICLE.search(text, 0, span.start)
    word = next_word["word"]
    start = article.start() if article else span.start
    said = (("an " if word[0] in "aeiou" else "a ") if article else "") + word
    return Span(start, next_word.end()), said[0].upper() + said[1:] if text[start].isupper() else said


def _alone(text: str, span: Span, years: int, group: str, words: str) -> tuple[Span, str]:
    """'A 19-year-old' is 'A teenager'."""
    if _CHILD.search(words):
        said = "a baby"
    elif years < 20:
        said = "a teenager" if years > 12 else "a child"
    else:
        said = f"somebody {group}"
    return span, said[0].upper() + said[1:] if text[span.start].isupper() else said


def _after_noun(text: str, span: Span, group: str) -> tuple[Span, str] | None:
    if turned := _SINCE.search(text, max(0, span.start - 12), span.start):
        return Span(turned.start(), span.end), "had a birthday"
    led = _LED.search(text, max(0, span.start - 10), span.start)
    before = led[0] if led else ""
    after = text[span.end : span.end + 1]
    start = span.start - len(before)
    copula = re.search(r"\b(?:is|was)\b", before)
    if copula:
        return (Span(span.start, span.end), group) if group else None
    if not before.strip() and not re.match(r"age", span.of(text), re.IGNORECASE):
        return None
    if not group:
        end = span.end + (1 if before.endswith("(") and after == ")" else 0)
        end += 1 if before.startswith(",") and after == "," else 0
        return Span(start, end), ""
    if before.startswith(",") or before.endswith("("):
        return span, group
    return Span(start, span.end), f" {group}"


def _group(years: int, whose: str) -> str:
    if years < 20:
        return f"in {whose} teens"
    return f"in {whose} {_DECADES[years // 10]}" if years < 100 else f"in {whose} nineties or older"


def _whose(text: str, span: Span) -> str:
    """'her' or 'his' by the words nearest the age, 'their' where there are none."""
    near = text[max(0, span.start - 40) : span.end + 40]
    middle = span.start - max(0, span.start - 40)

    def away(pattern: re.Pattern[str]) -> int:
        return min((abs(match.start() - middle) for match in pattern.finditer(near)), default=999)

    she, he = away(_SHE), away(_HE)
    if she == he:
        return "their"
    return "her" if she < he else "his"
