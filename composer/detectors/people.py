"""Names of people in a post."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from composer.detectors.names.capitals import opening, standing_out
from composer.detectors.names.context import in_context
from composer.detectors.names.hints import hinted
from composer.detectors.names.language import is_english
from composer.detectors.names.model import Tagger, tagger
from composer.detectors.names.rules import certain, named_after
from composer.detectors.names.tokens import Token, letter_case, starts, tokens
from composer.detectors.naming import covers, without_title
from composer.domain.detection import Detection
from composer.domain.span import Span

_LEAN = {"n": 1.2, "t": 1.35, "u": 1.7, "l": 2.05}
"""How far doubt is decided for 'a name', by letter case; measured, see docs/detection-people.md."""
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof"))
_FOREIGN = 2.0
"""How much less in a text that is not in English."""
_ABOUT_JACK = re.compile(r"all\s?(?:4|for|four)\s?jack", re.IGNORECASE)


def find_people(
    text: str, may_be_named: Collection[str] = (), model: Tagger | None = None
) -> list[Detection]:
    """Every person named in a text; those in `may_be_named` (lower case) and Jack of #all4jack as public.

    `model` is another than the one that comes with the program, for measuring.
    """
    row = tokens(text)
    if not row:
        return []
    case = letter_case(row)
    places = hinted(row)
    sure = certain(row, places)
    if case == "n" and places:
        plain_to_see = sure + standing_out(row, places) + opening(row, places) + in_context(row, places)
    else:
        plain_to_see = sure
    chain = model or tagger()
    stretches = _merged(chain.names(row, _LEAN[case], case), plain_to_see)
    if stretches and not is_english(row):
        stretches = _merged(chain.names(row, _LEAN[case] - _FOREIGN, case), sure)
    if not stretches:
        return []
    stretches = [_trimmed(row, start, end) for start, end in stretches]
    where = starts(text, row[: stretches[-1][1]])
    spans = [
        Span(where[start], where[end - 1] + len(row[end - 1].text))
        for start, end in stretches
        if not named_after(row, (start, end))
    ]
    names = [" ".join(span.of(text).lower().split()) for span in spans]
    known = _known(names, may_be_named, text)
    return [
        Detection("person", span, name, public=name in known) for span, name in zip(spans, names, strict=True)
    ]


def _known(names: Collection[str], may_be_named: Collection[str], text: str) -> set[str]:
    """Those of the names that may be named, parts of them that stand beside them, and Jack of the campaign."""
    whole = [name for name in names if name in may_be_named or without_title(name) in may_be_named]
    known = {name for name in names if any(covers(one, name) for one in whole)}
    if "jack" in names and _ABOUT_JACK.search(text):
        known.add("jack")
    return known


def _trimmed(row: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """With the title before a name, and without the hashtag after it."""
    if start and row[start - 1].lower in _TITLES:
        start -= 1
    while end - start > 1 and row[end - 1].kind == "tag":
        end -= 1
    return start, end


def _merged(learnt: list[tuple[int, int]], sure: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Both sorts in order, one stretch where they meet."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(learnt + sure):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
