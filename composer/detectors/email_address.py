"""E-mail addresses, also with letters beyond ASCII and written to dodge robots ('name [at] nhs.net')."""

from __future__ import annotations

import re

from composer.detectors.cues import word_set
from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span

_LOCAL = r"[^\W_](?:[\w.+%'&-]{0,62}[\w+%-])?"
_DOMAIN = r"[^\W_](?:[\w-]{0,62}[^\W_])?(?:\.[^\W_](?:[\w-]{0,62}[^\W_])?){0,6}\.[^\W\d_]{2,24}"
_PLAIN = re.compile(rf"(?<![\w.+%@/-])({_LOCAL})@({_DOMAIN})(?![\w@-])")
_SPACED = re.compile(
    rf"(?<![\w.+%@/-])([^\W_][\w.+%-]{{0,62}}[._\d][\w.+%-]{{0,62}})[ ]?@[ ]?({_DOMAIN})(?![\w@-])"
)
_DOT = r"(?:\.|[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[ ]dot[ ])"
_BRACKETED = re.compile(
    rf"(?<![\w.+%@/-])([^\W_](?:[\w.+%-]|{_DOT}(?=\w)){{0,62}})"
    rf"[ ]?[\[({{<][ ]?(?:at|@)[ ]?[\])}}>][ ]?"
    rf"((?:[^\W_][\w-]{{0,62}}{_DOT}){{1,6}}[^\W\d_]{{2,24}})(?![\w@-])"
)
_SPELT_AT = re.compile(
    r"(?<![\w.+%@/-])([^\W_](?:[\w+%-]|\.(?=\w)|[ ]dot[ ](?=\w)){0,62})[ ]at[ ]"
    r"([^\W_][\w-]{0,62}(?:[ ]dot[ ][^\W_][\w-]{0,62}){0,5}[ ]dot[ ](?:uk|net|com|org|nhs|co|ac|gov|eu|scot|wales)"
    r"(?:[ ]dot[ ]uk)?|[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:uk|net|com|org))(?![\w@-])"
)
_HOST_AFTER = re.compile(r"@[ ]?[^\W_][\w.-]*\.[^\W\d_]{2}")
_IN_BRACKETS = re.compile(r"[\[({<][ ]?(?:at|@)[ ]?[\])}>]")
_ENDINGS = frozenset(("dot", "uk", "net", "com", "org"))
_ROUNDABOUT = re.compile(
    r"[\[({<][ ]?(?:at|@)[ ]?[\])}>]|[ ]at[ ][\w.-]{1,63}(?:[ ]dot[ ]|\.(?:uk|net|com|org)\b)"
)
_DOT_WORD = re.compile(r"[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[ ]dot[ ]")
_JOINING_WORDS = word_set("look looking find us me join meet see here book is are read more or and")


def _normal(local: str, domain: str) -> str:
    return f"{_DOT_WORD.sub('.', local)}@{_DOT_WORD.sub('.', domain)}"


def _in_brackets(text: str) -> bool:
    """Whether 'at' stands in brackets."""
    return any(bracket in text for bracket in "[({<") and _IN_BRACKETS.search(text) is not None


def find_email_addresses(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """Every address; a published one or a desk's (`info@`, `comms.team@`) is public."""
    patterns = []
    if "@" in reading.folded and _HOST_AFTER.search(reading.folded):
        patterns += [_PLAIN, _SPACED]
    spelt = "at" in reading.words and not reading.words.isdisjoint(_ENDINGS)
    if (spelt or _in_brackets(reading.folded)) and _ROUNDABOUT.search(reading.folded):
        patterns += [_BRACKETED, _SPELT_AT]
    found: list[Detection] = []
    taken = bytearray(len(reading.folded))
    for pattern in patterns:
        for match in pattern.finditer(reading.folded):
            span = Span(match.start(), match.end())
            if 1 in taken[span.start : span.end]:
                continue
            local, domain = match.groups()
            if pattern is _SPELT_AT and (
                local in _JOINING_WORDS
                or ("." not in local and "dot" not in domain and not any(map(str.isdigit, local)))
            ):
                continue
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            value = _normal(local, domain)
            owner = contacts.owner_of_email(value)
            found.append(
                Detection("email_address", span, value, sure=True, public=owner is not None, note=owner or "")
            )
    return found
