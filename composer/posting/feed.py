"""The plan as a file that calendars subscribe to, kept up to date in a folder of the person's choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from composer.errors import ComposerError
from composer.posting.calendar import Planned, plan_as_ics

FEED = "post-composer-plan.ics"


def write_feed(folder: Path, planned: Iterable[Planned], now: datetime) -> Path:
    """Replace the file in one step, so that a calendar that reads it meanwhile finds a whole one."""
    place = folder / FEED
    partial = place.with_suffix(".part")
    try:
        partial.write_bytes(plan_as_ics(planned, now))
        partial.replace(place)
    except OSError as error:
        raise ComposerError(
            f"The plan could not be written to {place} ({error.strerror}).",
            "Choose another folder in 'Plan'.",
        ) from error
    return place
