"""Links: with a scheme, with www, or a bare host whose ending is one that people link to."""

from __future__ import annotations

import re
from bisect import bisect_right

from composer.detectors.cues import any_of
from composer.detectors.reading import Reading, matches_at
from composer.domain.detection import Detection
from composer.domain.span import Span

_PATH = r"(?:[/?#][^\s<>\"]{0,2000})?"
_LABELS = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}"
_ENDING = any_of(
    "uk,com,org,net,info,eu,scot,wales,london,gov,edu,nhs,health,care,charity,social,app,online,site,page,blog,"
    "shop,tv,ie,org\\.uk"
)
_NEEDS_A_PATH = any_of("co,me,ly,be,gl,io,ee,to,it,gd,is,link,li,us,am,fm,cc,ai")
_SHAPE = re.compile(
    rf"(?:https?://[^\s<>\"]{{1,2048}}|(?<![\w@.-])www\.[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{1,6}}{_PATH}|"
    rf"(?<![\w@./-]){_LABELS}(?:{_ENDING}(?::\d{{1,5}})?(?![\w-]){_PATH}|{_NEEDS_A_PATH}/[^\s<>\"]{{1,2000}}))"
)
_SCHEME = re.compile(r"https?://")
_TIED = re.compile(r"[.-](?<=[^\W_][.-])(?=[^\W_])")
_TRAILING = ".,;:!?'\")]}>…"


def find_links(reading: Reading) -> list[Detection]:
    """Punctuation that ends the sentence is not part of the link; a bracket closes one opened before it."""
    found = []
    for match in matches_at(_SHAPE, reading.folded, _places(reading)):
        link = match.group()
        while link and link[-1] in _TRAILING:
            if link[-1] == ")" and link.count("(") >= link.count(")"):
                break
            link = link[:-1]
        end = match.start() + len(link)
        if reading.folded[end : end + 1] != "@":
            found.append(Detection("link", Span(match.start(), end), link, sure=True))
    return found


def _places(reading: Reading) -> list[int]:
    """Where words start that a point or hyphen ties to the next, and where 'http' does."""
    text, starts = reading.folded, reading.starts
    tied = (bisect_right(starts, match.start()) - 1 for match in _TIED.finditer(text))
    places = {starts[at] for at in tied}
    if "://" in text:
        places.update(match.start() for match in _SCHEME.finditer(text))
    return sorted(places)
