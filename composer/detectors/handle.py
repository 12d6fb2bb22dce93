"""Handles: `@name`, `@name.bsky.social`, `@name@server`."""

from __future__ import annotations

import re

from composer.detectors.public_contacts import PublicContacts
from composer.detectors.reading import Reading
from composer.domain.detection import Detection
from composer.domain.span import Span

_SHAPE = re.compile(
    r"@(?<![\w@/.+]@)([a-z0-9_](?:[\w.-]{0,253}[\w])?(?:@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)?)"
)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]?\d{2})?(?:am|pm)?|\d+|noon|midday")


def find_handles(reading: Reading, contacts: PublicContacts) -> list[Detection]:
    """'@7pm' is a time; an organisation's own handle is public."""
    found = []
    for match in _SHAPE.finditer(reading.folded):
        handle = match.group(1)
        if _CLOCK.fullmatch(handle):
            continue
        owner = contacts.owner_of_handle(handle)
        found.append(
            Detection(
                "handle", Span(*match.span()), handle, sure=True, public=owner is not None, note=owner or ""
            )
        )
    return found
