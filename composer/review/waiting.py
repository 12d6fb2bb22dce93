"""Looks into the folder that colleagues share for what waits there for one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from composer.review.contacts import same_person
from composer.review.packet import LARGEST, BadPacketError, Request, Verdict, read_packet

_NEWEST = 200
"""A folder may hold years of packets; only that many of the latest are looked at."""
_Look = tuple[str, int, int]
"""A file as it was when it was read: its name, its time in nanoseconds, its size in bytes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A packet that nobody has opened yet: a post to look at, or an answer, from `who`."""

    file: Path
    who: str
    is_answer: bool


class SharedFolder:
    """Remembers what it has read, so that a look costs what is new. Ask it from one thread at a time."""

    def __init__(
        self, person: str, is_ours: Callable[[str], bool], is_kept: Callable[[Verdict], bool]
    ) -> None:
        self._person, self._is_ours, self._is_kept = person, is_ours, is_kept
        self._read: dict[_Look, Request | Verdict | None] = {}

    def waiting(self, folder: Path, today: str) -> tuple[Waiting, ...]:
        """What waits in `folder` on `today` (ISO 8601), the oldest first; nothing if it cannot be reached."""
        looks = _newest(folder)
        self._read = {
            look: self._read[look] if look in self._read else _packet(folder, look) for look in looks
        }
        answered = {
            packet.request
            for packet in self._read.values()
            if isinstance(packet, Verdict) and self._is_person(packet.who)
        }
        found = []
        for look, packet in self._read.items():
            if isinstance(packet, Request):
                if self._is_for_us(packet, today) and packet.id not in answered:
                    found.append(Waiting(folder / look[0], packet.asked_by, is_answer=False))
            elif packet is not None and self._is_ours(packet.request) and not self._is_kept(packet):
                found.append(Waiting(folder / look[0], packet.who, is_answer=True))
        return tuple(found)

    def _is_for_us(self, request: Request, today: str) -> bool:
        lapsed = bool(request.due) and request.due[:10] < today
        return self._is_person(request.reviewer) and not self._is_person(request.asked_by) and not lapsed

    def _is_person(self, name: str) -> bool:
        return bool(name.strip()) and same_person(name, "", self._person, "")


def _newest(folder: Path) -> list[_Look]:
    found = []
    try:
        for file in folder.glob("*.postreview"):
            about = file.stat()
            found.append((file.name, about.st_mtime_ns, about.st_size))
    except OSError:
        return []
    return sorted(found, key=lambda look: look[1])[-_NEWEST:]


def _packet(folder: Path, look: _Look) -> Request | Verdict | None:
    """None for what cannot be read: it says so when a person opens it."""
    name, _, size = look
    if size > LARGEST:
        return None
    try:
        return read_packet((folder / name).read_bytes()).payload
    except (OSError, BadPacketError):
        return None
