"""Makes what goes out, free of Qt and off the window: the signature may wait for the keyring's prompt."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from composer.errors import ComposerError
from composer.posting.review_mail import request_mail, verdict_mail
from composer.review.answer_text import WORDS
from composer.review.asking import file_name
from composer.review.packet import Request, Verdict, write_packet
from composer.review.page import review_page, verdict_page
from composer.review.plain import request_words, verdict_words
from composer.ui.review.ways_out import Parcel
from composer.vault.own_key import Own, OwnKeys


class Made(NamedTuple):
    """A signed parcel and whose keys signed it, or why it could not be made."""

    way: str
    payload: Request | Verdict | None = None
    parcel: Parcel | None = None
    own: Own | None = None
    error: ComposerError | None = None


def make_request(way: str, keys: OwnKeys, name: str, to: str, request: Callable[[], Request]) -> Made:
    """Freeze, sign and pack a request."""
    try:
        own = keys.own(name)
        asked = request()
        packet = write_packet(asked, own.identity.signing)
        shown = [picture for picture in asked.pictures if picture.data]
        names = {id(picture): f"picture-{number}" for number, picture in enumerate(shown, 1)}
        parcel = Parcel(
            file_name(asked),
            to,
            f"Could you look at a post, please? ({asked.asked_by})",
            request_words(asked),
            packet,
            request_mail(asked, packet, to),
            review_page(asked, asked.reply_to),
            review_page(
                asked,
                asked.reply_to,
                pictures_at=[names.get(id(picture), "") for picture in asked.pictures],
                buttons=False,
            ),
            [(names[id(picture)], picture.data) for picture in shown],
        )
    except ComposerError as error:
        return Made(way, error=error)
    return Made(way, asked, parcel, own)


def make_verdict(way: str, keys: OwnKeys, verdict: Verdict, to: str) -> Made:
    """Sign and pack an answer."""
    try:
        own = keys.own(verdict.who)
        packet = write_packet(verdict, own.identity.signing)
        parcel = Parcel(
            file_name(verdict),
            to,
            f"{WORDS[verdict.verdict]}: your post ({verdict.who})",
            verdict_words(verdict),
            packet,
            verdict_mail(verdict, packet, to),
            verdict_page(verdict),
            verdict_page(verdict),
        )
    except ComposerError as error:
        return Made(way, error=error)
    return Made(way, verdict, parcel, own)
