"""Named gaps in a template: `{{when}}`, or `{{when|such as 6 August at 2pm}}` with a hint for the writer."""

from __future__ import annotations

import re
from typing import NamedTuple

from composer.domain.span import Span

_GAP = re.compile(r"\{\{([^{}\n|]{1,60})(?:\|([^{}\n]{0,200}))?\}\}")


class Gap(NamedTuple):
    """A gap still to be filled."""

    span: Span
    name: str
    hint: str


def gaps(text: str) -> tuple[Gap, ...]:
    if "{{" not in text:
        return ()
    return tuple(
        Gap(Span(*found.span()), found[1].strip(), (found[2] or "").strip()) for found in _GAP.finditer(text)
    )


def next_gap(text: str, position: int) -> Gap | None:
    """The first gap that begins at or after a place. None past the last: the Tab key must get out of the text."""
    return next((gap for gap in gaps(text) if gap.span.start >= position), None)


def previous_gap(text: str, position: int) -> Gap | None:
    """The last gap that ends at or before a place; None before the first."""
    return next((gap for gap in reversed(gaps(text)) if gap.span.end <= position), None)


def without_hints(text: str) -> str:
    """The text as it goes into a post: hints stay out, so that they never count towards its length."""
    return _GAP.sub(lambda found: "{{" + found[1].strip() + "}}", text) if "{{" in text else text


def hints(text: str) -> dict[str, str]:
    """Each gap's hint by the gap's name."""
    return {gap.name: gap.hint for gap in gaps(text) if gap.hint}
