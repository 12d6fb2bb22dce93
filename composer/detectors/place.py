"""Places: Sunderland and its communities, the North East, towns of the UK, hospitals; and streets named
without a number."""

from __future__ import annotations

import re

from composer.detectors.cues import any_of, word_set
from composer.detectors.gazetteer import Gazetteer
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span
from composer.paths import RESOURCES

PLACES = RESOURCES / "detectors" / "places.txt"

_WHERE = re.compile(
    r"\b(?:in|from|at|near|to|of|around|across|outside|through|over|via|visit(?:ing)?|leaving|sunny|rainy|"
    r"lovely|town of|area of)"
    r"(?: (?:the|north|south|east|west|central|sunny))?[ ]$"
)
_LISTED_WITH = re.compile(r"(?:[a-z], |\band |\bor |& )$")
_NO_PLACE_AFTER = re.compile(
    r"(?: dc\b|, dc\b|'s (?:syndrome|disease)| (?:road|street|avenue|terrace|united|irving|carver))"
)
_STREET = re.compile(
    r"\b(?:[A-Z][a-z'-]{2,20} ){1,2}(?:Road|Street|Avenue|Crescent|Terrace|Gardens|Grove|Lane|Way|Drive|Square)\b"
)
_STREET_WORDS = word_set("road street avenue crescent terrace gardens grove lane way drive square")
_ON_THE_WAY = re.compile(rf"^{any_of('the,our,no,one,another,high street,by the')} ")


class Places:
    """The list, loaded once."""

    def __init__(self) -> None:
        self._listed = Gazetteer.read(PLACES)

    def find(self, reading: Reading) -> list[Detection]:
        """`note` is the list's heading: sunderland, hospital, north east, uk; or street."""
        found = []
        for span, entry in self._listed.find(reading):
            if _NO_PLACE_AFTER.match(reading.after(span.end, 16)):
                continue
            if not entry.doubtful or _is_meant(reading, span):
                found.append(
                    Detection("place", span, entry.phrase, sure=not entry.doubtful, note=entry.heading)
                )
        if not reading.words.isdisjoint(_STREET_WORDS):
            found += [
                Detection("place", Span(*match.span()), match.group().lower(), note="street")
                for match in _STREET.finditer(reading.plain)
                if not _ON_THE_WAY.match(match.group().lower())
            ]
        return found


def _is_meant(reading: Reading, span: Span) -> bool:
    """A capital, and a word before that asks for a place."""
    if not reading.plain[span.start].isupper():
        return False
    before = reading.before(span.start, 24)
    return _WHERE.search(before) is not None or _LISTED_WITH.search(before) is not None
