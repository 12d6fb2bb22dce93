"""Takes what was detected out of a sentence, or says it more vaguely, so that a clean sentence is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from composer.detectors.vaguer import vaguer_age
from composer.domain.finding import Edit, Fix
from composer.domain.span import Span

_JOINED = r"(?:(?:,? ?\b(?:and|with|whose|for|of|to|about|under|by|re)|[,;:–—-]) )?"
_OWNER = r"(?:(?:his|her|their|the|my|our|a|your|patient(?:['’]s)?) )?"
_SAYS = r"(?:(?: is| was| are)?[ :#=]*)"
_CALLED = {
    "nhs_number": r"NHS(?: ?(?:numbers?|no\b\.?|num\b\.?|#))?",
    "ni_number": r"(?:national insurance|NI)(?: ?(?:numbers?|no\b\.?|#))?",
    "hospital_number": (
        r"(?:(?:hospital|hosp|unit|case ?notes?|record|patient|district|CHI|MRN|CRN|PID)"
        r"(?: ?(?:numbers?|no\b\.?|id|#))?)"
    ),
    "bank_details": r"(?:(?:sort ?code|account|acct?|a/c|card|IBAN)(?: ?(?:numbers?|no\b\.?))?)",
    "date_of_birth": r"(?:d\.?o\.?b\b\.?|dates? of birth|born(?: on)?|b\.)",
    "phone_number": r"(?:(?:tel(?:ephone)?|phone|mob(?:ile)?|number)(?: ?(?:numbers?|no\b\.?))?)",
    "vehicle_registration": r"(?:(?:reg(?:istration)?|number)(?: ?(?:numbers?|plates?|no\b\.?))?)",
}
_LABELLED = {
    kind: re.compile(rf"(?:^|(?<=[\s(\[]))?{_JOINED}{_OWNER}\b{called}{_SAYS}\Z", re.IGNORECASE)
    for kind, called in _CALLED.items()
}
_BEFORE = {
    "street_address": (
        "(?:(?:,? and|who) )?(?:lives|lived|living|resident) (?:at|in|on|of)|at|in|from|on|of|to|near|outside"
    ),
    "postcode": "at|in|from|near|of|to",
    "ward_or_bed": "at|in|from|on|to|of",
    "place": "who lives in|at|in|from|near|of|to|around|outside|on|along|off",
    "time": "on|at|in|by|since|from|the",
    "phone_number": "on|at|via",
    "email_address": "at|on|to|via",
    "nhs_number": "for|of|to|about|under|with|re",
    "hospital_number": "for|of|to|about|under|with|re",
    "ni_number": "for|of|to|about|under|with|re",
}
_PREPOSITION = {kind: re.compile(rf"\b(?:{words}) \Z", re.IGNORECASE) for kind, words in _BEFORE.items()}
_ARTICLE = re.compile(r"\b(?:a|an|the|our|this|that) \Z", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…]['\")’”]*\s+|\n\s*)['\"(‘“]?\Z")
_TITLE_BEFORE = re.compile(
    r"\b(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|nurse|sister|matron|rev|cllr)\.?"
    r"(?: (?:and|&) (?:mr|mrs|ms|miss|dr)\.?)?(?: and| &)? )\Z",
    re.IGNORECASE,
)
_OWN_BEFORE = re.compile(
    r"\b(?:our|my|your|his|her|their)(?: (?:own|very|lovely|dear|wonderful|amazing|brilliant|fantastic|little|young|old"
    r"|poor|late|fabulous|gorgeous|wee|bonny))* \Z",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"\b(?:patient|nurse|doctor|midwife|colleague|volunteer|porter|consultant|manager|receptionist|physio|pharmacist|matron"
    r"|student|hca|carer|surgeon|therapist|lead|worker|chaplain|cleaner|cook|driver|dietitian|paramedic|resident|neighbour"
    r"|mam|mum|mother|dad|father|nana|nan|gran|granny|grandma|grandad|son|daughter|brother|sister|husband|wife|partner"
    r"|friend|baby|toddler|lady|gentleman|man|woman|boy|girl|lad|lass|hero|superstar)(?P<comma>,)? \Z",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:a|an|the|our|my|your|his|her|their|this|that|one|every|another)|['’]s)(?: [a-z-]+){0,2} \Z",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\A(?:dr|prof|professor|nurse|sister|matron|midwife)\b", re.IGNORECASE)
_CARRIES_ON = re.compile(r", (?:was|is|has|had|have|came|went|will|fell|died|walked|said|told|who)\b")
_RELATIVE = re.compile(
    r"(?:my|our|his|her|their|whose)\b.*?(?P<genitive>['’]s)?\Z", re.IGNORECASE | re.DOTALL
)
_LEFT_OVER = re.compile(r"[,.;:!?]?(?: [–—-])?[ \t]*(?:and )?")
_OPEN, _CLOSE = "([", ")]"


def fitted(text: str, kind: str, span: Span, fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """A rule's ways out for what stands at `span`, made to fit the sentence, and a vaguer age where there is one."""
    made = [_fitted(text, kind, span, fix) for fix in fixes]
    if kind == "age":
        vaguer = vaguer_age(text, span)
        made[:0] = [_labelled(text, *vaguer)] if vaguer is not None else []
    if kind == "person":
        role = _role_alone(text, span)
        if role is not None:
            return (role,)
        if _STAFF.match(span.of(text)):
            made.sort(key=lambda fix: "colleague" not in fix.label)
    return tuple(_distinct(made))


def ways_out(text: str, same: Sequence[tuple[str, Span]]) -> tuple[Fix, ...]:
    """How to leave out, or make vaguer, all that would do for the same part of a telling combination."""
    made = [_way_out(text, kind, span) for kind, span in same]
    fixes = [fix for fix in made if fix is not None]
    edits = sorted({edit for fix in fixes for edit in fix.edits}, key=lambda edit: edit.span)
    apart = all(one.span.end <= two.span.start for one, two in pairwise(edits))
    if not fixes or len(fixes) < len(made) or not apart:
        return ()
    labels = list(dict.fromkeys(fix.label for fix in fixes))
    return (
        Fix(" and ".join([labels[0], *(label[0].lower() + label[1:] for label in labels[1:])]), tuple(edits)),
    )


def _way_out(text: str, kind: str, span: Span) -> Fix | None:
    words = span.of(text)
    if kind == "age":
        vaguer = vaguer_age(text, span)
        return _labelled(text, *vaguer) if vaguer is not None else None
    if kind == "person" and (role := _role_alone(text, span)) is not None:
        return role
    if kind == "person":
        return replaced(text, kind, span, "a patient", f"Say ‘a patient’ for ‘{words}’")
    if kind == "ward_or_bed":
        return replaced(text, kind, span, "the ward", f"Say ‘the ward’ for ‘{words}’")
    if kind == "words" and (relative := _RELATIVE.match(words)):
        said = "somebody" + (relative["genitive"] or "")
        return replaced(text, kind, span, said, f"Say ‘{said}’ for ‘{words}’")
    if kind in {"place", "time", "street_address", "postcode"}:
        return taken_out(text, kind, span, f"Take out ‘{words}’")
    return None


def taken_out(text: str, kind: str, span: Span, label: str) -> Fix:
    """Leave it out, and with it what called it so, the brackets or commas about it, and the space left over."""
    start, end = span
    labelled = _LABELLED.get(kind)
    if labelled is not None and (called := labelled.search(text, max(0, start - 80), start)):
        start = called.start()
    elif (before := _PREPOSITION.get(kind)) and (led := before.search(text, max(0, start - 20), start)):
        start = led.start()
    elif kind == "place" and _ARTICLE.search(text, 0, start):
        return _removal(text, start, end, label)
    return _removal(text, start, end, label)


def replaced(text: str, kind: str, span: Span, new: str, label: str) -> Fix:
    """Say something else in its place: a name goes with its title, and a sentence keeps its capital."""
    start, end = span
    if kind == "person":
        if title := _TITLE_BEFORE.search(text, max(0, start - 30), start):
            start = title.start()
        if own := _OWN_BEFORE.search(text, max(0, start - 60), start):
            start = own.start()
        if (
            text[end - 1].lower() == "s"
            and text[end : end + 1] in {"'", "’"}
            and not text[end + 1 : end + 2].isalnum()
        ):
            new += text[end] + "s"
            end += 1
    elif new.startswith(("the ", "our ")) and (article := _ARTICLE.search(text, max(0, start - 6), start)):
        start = article.start()
    if new[:1] == "(" and text.rfind("(", 0, start) > text.rfind(")", 0, start):
        new = new.strip("()")
    if _SENTENCE_BEGINS.search(text[max(0, start - 6) : start]):
        new = new[:1].upper() + new[1:]
    return Fix(label, (Edit(Span(start, end), new),))


def _fitted(text: str, kind: str, span: Span, fix: Fix) -> Fix:
    if len(fix.edits) != 1:
        return fix
    new = fix.edits[0].text
    if not new:
        return taken_out(text, kind, span, fix.label)
    return replaced(text, kind, span, new, fix.label)


def _role_alone(text: str, span: Span) -> Fix | None:
    """'our nurse Joan' needs no 'a colleague' after it: the role says enough."""
    role = _ROLE_BEFORE.search(text, max(0, span.start - 40), span.start)
    if role is None:
        return None
    comma = role["comma"] or ""
    end = span.end + (1 if comma and text[span.end : span.end + 1] == "," else 0)
    said = role[0].rstrip(", ")
    if not _DETERMINED.search(text, max(0, role.start() - 40), role.start()):
        new = f"an {said.lower()}" if said[0].lower() in "aeiou" else f"a {said.lower()}"
        if _SENTENCE_BEGINS.search(text[max(0, role.start() - 6) : role.start()]):
            new = new[0].upper() + new[1:]
        return Fix(f"Say only ‘{new}’", (Edit(Span(role.start(), end), new),))
    return Fix(f"Say only ‘{said}’", (Edit(Span(span.start - 1 - len(comma), end), ""),))


def _removal(text: str, start: int, end: int, label: str) -> Fix:
    new = ""
    if start and text[start - 1] in _OPEN and text[end : end + 1] and text[end] in _CLOSE:
        start, end = start - 1, end + 1
    opening = not text[:start].strip() or bool(_SENTENCE_BEGINS.search(text[max(0, start - 6) : start]))
    if opening:
        if left_over := _LEFT_OVER.match(text, end):
            end = left_over.end()
        if text[end : end + 1].islower():
            new, end = text[end].upper(), end + 1
        return Fix(label, (Edit(Span(start, end), new),))
    if start and text[start - 1] in _OPEN and text[end : end + 2] == ", ":
        return Fix(label, (Edit(Span(start, end + 2), ""),))
    while start and text[start - 1] in " \t":
        start -= 1
    if text[start : start + 1] == "," and _CARRIES_ON.match(text, end) and not text.startswith(", who", end):
        end += 1
    if start and text[start - 1] == "," and text[end : end + 1] in set(",.;!?"):
        start -= 1
        if _CARRIES_ON.match(text, end) and not text.startswith(", who", end):
            end += 1
    if start and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        new = " "
    return Fix(label, (Edit(Span(start, end), new),))


def _labelled(text: str, span: Span, new: str) -> Fix:
    if new and _SENTENCE_BEGINS.search(text[max(0, span.start - 6) : span.start]):
        new = new[0].upper() + new[1:]
    old = span.of(text).strip(" ,")
    label = f"Say ‘{new.strip(' ,')}’ for ‘{old}’" if new.strip(" ,") else f"Take out ‘{old}’"
    return Fix(label, (Edit(span, new),))


def _distinct(fixes: Sequence[Fix]) -> list[Fix]:
    seen: set[tuple[Edit, ...]] = set()
    kept = []
    for fix in fixes:
        if fix.edits not in seen:
            seen.add(fix.edits)
            kept.append(fix)
    return kept
