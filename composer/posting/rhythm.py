"""How often an account means to post, and where it stands; said kindly (tip 'Regularity')."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

RHYTHMS: Mapping[str, tuple[str, float]] = {
    "daily": ("every day", 1),
    "3 a week": ("three times a week", 7 / 3),
    "2 a week": ("twice a week", 3.5),
    "weekly": ("once a week", 7),
    "2 a month": ("twice a month", 15),
    "monthly": ("once a month", 30),
}
"""What a rhythm is called in the settings: its words, and the days between two posts."""
_GRACE = 0.25
"""A part of the gap that passes before anything is said."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An account and its rhythm. `last` is None where nothing was posted yet; `words` is '' without a target."""

    name: str
    words: str
    last: datetime | None
    due: bool

    @property
    def said(self) -> str:
        """One sentence, without blame."""
        aim = f" The aim is {self.words}." if self.words else ""
        return f"{self.name}: {self.since}.{aim}"

    @property
    def since(self) -> str:
        return "nothing posted yet" if self.last is None else f"last posted on {self.last.day} {self.last:%B}"


def standing(name: str, rhythm: str, last: str, now: datetime) -> Standing:
    """Where an account stands. `last` is ISO 8601 or ''; a rhythm that is not known is no target."""
    words, gap = RHYTHMS.get(rhythm, ("", 0.0))
    at = datetime.fromisoformat(last).astimezone(now.tzinfo) if last else None
    if not words:
        return Standing(name, "", at, due=False)
    return Standing(name, words, at, due=at is None or now - at > timedelta(days=gap * (1 + _GRACE)))
