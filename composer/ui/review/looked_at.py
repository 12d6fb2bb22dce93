"""What is made ready, off the window, before a packet is shown: judged afresh, pictures drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from composer.domain.checklist import Checklist
from composer.errors import ComposerError
from composer.review.asking import differences, draft_of
from composer.review.contacts import Contact, origin_of, same_person
from composer.review.packet import Opened, Request
from composer.review.standing import Origin, lapsed
from composer.vault.passwords import spoken_fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from composer.services import Engine

_SHOWN_BYTES = 4_000_000
_SHOWN_SIDE = 1_200


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A request with all that its window shows. A picture is b'' where there is none that may be drawn."""

    request: Request
    key: str
    origin: Origin
    fingerprint: str
    own_post: bool
    lapsed: bool
    checklist: Checklist
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    pictures: tuple[bytes, ...] = field(default=(), repr=False)


def look_at(
    opened: Opened,
    engine: Engine | None,
    contacts: list[Contact],
    name: str,
    own_key: Callable[[], str],
    now: datetime,
) -> LookedAt:
    """Judge the post in a request by this computer's packs, and see who asks."""
    request = opened.payload
    if not isinstance(request, Request):
        raise TypeError("a verdict is not looked at")
    draft, accounts = draft_of(request)
    checklist = engine.judge(draft, accounts) if engine is not None else Checklist()
    here, there = differences(request.remarks, checklist) if engine is not None else ((), ())
    return LookedAt(
        request,
        opened.key,
        origin_of(request.asked_by, opened.key, contacts),
        spoken_fingerprint(opened.key) if opened.key else "",
        same_person(request.asked_by, opened.key, name, own_key()),
        _lapsed(request.due, now),
        checklist,
        here,
        there,
        tuple(_drawable(picture.data) for picture in request.pictures),
    )


def _lapsed(due: str, now: datetime) -> bool:
    try:
        return lapsed(due, now)
    except ValueError:  # a day that is none came in somebody else's packet
        return False


def _drawable(data: bytes) -> bytes:
    """The picture made anew by our own bounded reading, so that nothing else in it reaches the screen."""
    from composer.pictures.cleaning import export_picture
    from composer.pictures.edits import Edits

    if not data:
        return b""
    try:
        return export_picture(data, Edits(), most_bytes=_SHOWN_BYTES, longest_side=_SHOWN_SIDE).data
    except ComposerError:
        return b""
