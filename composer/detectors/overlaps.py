"""Which of two readings of the same characters stands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from composer.domain.detection import Detection
from composer.domain.span import Span

_STANDS_BEFORE = (
    "email_address",
    "link",
    "handle",
    "nhs_number",
    "bank_details",
    "ni_number",
    "hospital_number",
    "phone_number",
    "date_of_birth",
    "vehicle_registration",
    "postcode",
    "street_address",
    "ward_or_bed",
    "age",
    "condition",
    "time",
    "place",
    "person",
)
_RANK = {kind: rank for rank, kind in enumerate(_STANDS_BEFORE)}
_BY_LENGTH = _RANK["condition"]
_place = attrgetter("span", "kind")


def resolved(found: Iterable[Detection], length: int) -> list[Detection]:
    """The detections in text order; of two that overlap, the stronger kind or else the longer one stands."""
    found = sorted(found, key=_place)
    if all(before.span.end <= after.span.start for before, after in pairwise(found)):
        return found
    taken = bytearray(length)
    standing: list[Detection] = []
    for candidate in sorted(found, key=_strength):
        start, end = candidate.span
        if 1 not in taken[start:end]:
            taken[start:end] = b"\x01" * (end - start)
            standing.append(candidate)
    return sorted(standing, key=_place)


def _strength(detection: Detection) -> tuple[int, int, int, int]:
    """Of a condition, time, place and person on the same words, the longest stands ('Denzel Washington')."""
    rank = _RANK[detection.kind]
    length = detection.span.end - detection.span.start
    return (min(rank, _BY_LENGTH), -length if rank >= _BY_LENGTH else 0, rank, -length)


def widest(spans: Iterable[Span], length: int) -> list[Span]:
    """Of spans that overlap the longest, and of equally long ones the first."""
    taken = bytearray(length)
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            kept.append(span)
    return kept
