"""What came in, read and put where it belongs, off the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from composer.errors import ComposerError
from composer.review.answer_text import MailedAnswer
from composer.review.contacts import origin_of, same_person
from composer.review.packet import LARGEST, BadPacketError, Opened, Request, Verdict
from composer.review.standing import Origin

if TYPE_CHECKING:
    from composer.store.reviews import ReviewStore


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request to look at, or an answer that was kept for `draft`, or why it was refused."""

    request: Opened | None = None
    verdict: Verdict | None = None
    draft: str = ""
    key: str = ""
    origin: Origin = Origin.UNSIGNED
    is_new: bool = True
    error: ComposerError | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """Where answers belong: our requests, our name, our key, and the time now (ISO 8601)."""

    reviews: ReviewStore
    name: str
    own_key: Callable[[], str]
    now: str


def take_file(file: Path, home: Home) -> Arrival:
    """Read a file that came in; nothing is written anywhere but into our own database."""
    try:
        if file.stat().st_size > 2 * LARGEST:
            raise BadPacketError("This file is far too large to be a review.")
        content = file.read_bytes()
    except OSError as error:
        told = f"{file.name} could not be read ({error.strerror})."
        return Arrival(error=ComposerError(told, "Save it in a folder of your own, and open it from there."))
    except ComposerError as error:
        return Arrival(error=error)
    return take_in(content, home)


def take_in(content: bytes, home: Home) -> Arrival:
    """Read what came in, by file or pasted."""
    from composer.review.arriving import read_arrival  # it loads the mail parser

    try:
        found = read_arrival(content)
        if isinstance(found, Opened) and isinstance(found.payload, Request):
            return Arrival(request=found, key=found.key)
        return _kept(found, home)
    except ComposerError as error:
        return Arrival(error=error)


def _kept(found: Opened | MailedAnswer, home: Home) -> Arrival:
    number = found.request if isinstance(found, MailedAnswer) else _verdict_in(found).request
    sent = home.reviews.request(number)
    if sent is None:
        raise ComposerError(
            "This answers a question that was not asked from here.",
            "Open it on the computer that the post was sent from.",
        )
    if isinstance(found, MailedAnswer):
        words = found.words.strip()[:100_000]
        key = ""
        verdict = Verdict(sent.id, found.digest, found.verdict, sent.reviewer, home.now, words, ())
    else:
        key, verdict = found.key, _verdict_in(found)
    if verdict.digest != sent.digest:
        raise BadPacketError("This answer is about another content than the one that was sent.")
    if same_person(home.name, home.own_key(), verdict.who, key):
        raise ComposerError(
            "Nobody can review their own post, so this answer was not kept.", "Ask a colleague to look."
        )
    is_new = home.reviews.keep_answer(verdict, key)
    origin = origin_of(verdict.who, key, home.reviews.contacts())
    return Arrival(None, verdict, sent.draft, key, origin, is_new)


def _verdict_in(opened: Opened) -> Verdict:
    if not isinstance(opened.payload, Verdict):
        raise TypeError("a request is not an answer")
    return opened.payload
