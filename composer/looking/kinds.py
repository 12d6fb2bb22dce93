"""The writing in a picture goes through the same detectors as the words of a post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from composer.domain.detection import Detection
from composer.looking.found import Words

KIND_WORDS = {
    "person": "a name",
    "nhs_number": "an NHS number",
    "ni_number": "a National Insurance number",
    "hospital_number": "a hospital number",
    "date_of_birth": "a date of birth",
    "age": "an age",
    "phone_number": "a phone number",
    "email_address": "an email address",
    "postcode": "a postcode",
    "street_address": "an address",
    "condition": "a health condition",
    "place": "a place",
    "time": "a time",
    "handle": "an account name",
    "link": "a link",
    "vehicle_registration": "a number plate",
    "bank_details": "bank details",
    "ward_or_bed": "a ward or bed",
}
_HARMLESS = {"place", "time", "link"}
"""They alarm in a post only beside something else; on a wall they are signs and clocks."""


class Detects(Protocol):
    """What `detectors.catalogue.Detectors` offers."""

    def detect(self, piece: str) -> tuple[Detection, ...]: ...


def with_kinds(lines: Sequence[Words], detectors: Detects) -> tuple[Words, ...]:
    """Each line with what was seen in it, alone and together with the lines around it, as a whiteboard is read."""
    seen: list[set[str]] = [_kinds(detectors.detect(line.text)) for line in lines]
    whole = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    for detection in detectors.detect(whole):
        for number in range(len(lines)):
            start, end = starts[number], starts[number + 1] - 1
            if detection.span.start < end and start < detection.span.end:
                seen[number] |= _kinds((detection,))
    return tuple(
        replace(line, kinds=tuple(kind for kind in KIND_WORDS if kind in kinds))
        for line, kinds in zip(lines, seen, strict=True)
    )


def _kinds(detections: Sequence[Detection]) -> set[str]:
    return {one.kind for one in detections if not one.public} - _HARMLESS
