"""The one file that goes to a reviewer (`.postreview`) and the one that comes back.

A packet is one line of canonical JSON: `{"format", "payload", "signature"}`. There is no archive in it, so there is
nothing to unpack; it is read with every length bounded; and because only the canonical form is accepted, no byte of
a signed packet can change unseen. `docs/review-format.md` describes it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from composer.errors import ComposerError
from composer.review.canonical import canonical_json, content_digest
from composer.review.signing import (
    REQUEST_NAMESPACE,
    VERDICT_NAMESPACE,
    BadSignatureError,
    SigningKey,
    verified_key,
)

FORMAT = "post-composer review 1"
LARGEST = 64 * 1024 * 1024
"""Bytes; room for twenty pictures at the networks' largest."""

_Short = Annotated[str, msgspec.Meta(max_length=300)]
_Text = Annotated[str, msgspec.Meta(max_length=100_000)]
_Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_Time = Annotated[str, msgspec.Meta(max_length=40)]


class Post(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The text for one account."""

    account: _Short
    network: _Short
    handle: _Short
    text: _Text


class Agreed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That somebody in a picture agreed to it; whose consent it is stays with the author. Days are ISO 8601."""

    who: Literal["staff", "public", "children"]
    spoken: bool
    until: _Time
    uses: Annotated[tuple[_Short, ...], msgspec.Meta(max_length=20)]
    withdrawn: _Time = ""


class SentPicture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture as it would be posted; `digest` names it with all that was covered and cut off.

    `shorter` has alt texts by network; `shown` says who is in it. Where they are empty they are not written.
    """

    digest: _Digest
    alt_text: _Text
    decorative: bool
    media_type: Literal["image/jpeg", "image/png", "image/webp", "image/gif", ""] = ""
    data: bytes = b""
    shorter: Annotated[dict[_Short, _Text], msgspec.Meta(max_length=50)] = {}
    shown: Annotated[
        tuple[Literal["nobody", "staff", "public", "children"], ...], msgspec.Meta(max_length=4)
    ] = ()
    agreed: Annotated[tuple[Agreed, ...], msgspec.Meta(max_length=100)] = ()


class Remark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the author's checklist."""

    rule: _Short
    level: Literal["error", "warning", "suggestion"]
    message: _Text
    why: _Text = ""


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="request"):
    """'Would you look at this?' `reply_to` is a mail address, '' where there is none."""

    id: _Short
    asked_by: _Short
    asked_at: _Time
    reviewer: _Short
    due: _Time
    look_at: _Text
    note: _Text
    posts: Annotated[tuple[Post, ...], msgspec.Meta(max_length=50)]
    pictures: Annotated[tuple[SentPicture, ...], msgspec.Meta(max_length=50)]
    remarks: Annotated[tuple[Remark, ...], msgspec.Meta(max_length=2_000)]
    questions: Annotated[tuple[_Text, ...], msgspec.Meta(max_length=500)]
    digest: _Digest
    reply_to: _Short = ""


class Comment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A remark by the reviewer, on words (code points of one account's text) or on a picture, or on the whole.

    `suggestion` is wording to put in place of those words; None suggests nothing.
    """

    text: _Text
    account: _Short = ""
    start: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    end: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    quoted: _Text = ""
    picture: _Short = ""
    suggestion: _Text | None = None


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="verdict"):
    """What a reviewer said of exactly the content with this digest."""

    request: _Short
    digest: _Digest
    verdict: Literal["good_to_go", "change_these", "do_not_post"]
    who: _Short
    at: _Time
    note: _Text
    comments: Annotated[tuple[Comment, ...], msgspec.Meta(max_length=1_000)]


class _Packet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: _Short
    payload: Request | Verdict
    signature: Annotated[str, msgspec.Meta(max_length=2_000)]


class Opened(msgspec.Struct, frozen=True):
    """A packet that was read; `key` is the public key that signed it, '' if nobody did."""

    payload: Request | Verdict
    key: str


class BadPacketError(ComposerError):
    """A packet that must not be trusted or cannot be read."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "Ask for it to be sent again, and delete this one.")


def write_packet(payload: Request | Verdict, key: SigningKey | None) -> bytes:
    """The bytes of a packet, signed with `key` if there is one."""
    plain = _plain(payload)
    signature = key.sign(canonical_json(plain), _namespace(payload)) if key else ""
    written = canonical_json({"format": FORMAT, "payload": plain, "signature": signature}) + b"\n"
    if len(written) > LARGEST:
        raise ComposerError(
            "This review would be too large to send.", "Take out a picture, or send the pictures another way."
        )
    try:
        msgspec.json.decode(written, type=_Packet)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ComposerError(
            "Something in this review could not be read at the other end.",
            "A note or a comment may be too long: shorten it, and try again.",
        ) from error
    return written


def read_packet(written: bytes) -> Opened:
    """The packet in `written`; `BadPacketError` says in plain words why it is refused."""
    if len(written) > LARGEST:
        raise BadPacketError("This file is far too large to be a review.")
    try:
        packet = msgspec.json.decode(written, type=_Packet)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadPacketError(_why(written)) from error
    if packet.format != FORMAT:
        raise BadPacketError("This review was made by a different version of Post Composer.")
    plain = _plain(packet.payload)
    again = canonical_json({"format": FORMAT, "payload": plain, "signature": packet.signature}) + b"\n"
    if again != written:
        raise BadPacketError("This review was changed on its way.")
    key = ""
    if packet.signature:
        try:
            key = verified_key(canonical_json(plain), packet.signature, _namespace(packet.payload))
        except BadSignatureError as error:
            raise BadPacketError("This review was changed on its way: its signature does not fit.") from error
    if (
        isinstance(packet.payload, Request)
        and content_digest(content_in(packet.payload)) != packet.payload.digest
    ):
        raise BadPacketError("The post in this review is not the one that it says it is.")
    return Opened(packet.payload, key)


def content_in(request: Request) -> dict[str, object]:
    """The content of a request, in the form that `canonical.content_of` gives a draft."""
    from composer.review.canonical import CONTENT_FORMAT, picture_content

    return {
        "format": CONTENT_FORMAT,
        "posts": [msgspec.to_builtins(post) for post in request.posts],
        "pictures": [
            picture_content(picture.digest, picture.alt_text, picture.decorative, picture.shorter)
            for picture in request.pictures
        ],
    }


def _plain(payload: Request | Verdict) -> Any:
    """The payload as it is written."""
    plain = msgspec.to_builtins(payload)
    for picture in plain.get("pictures", ()):
        for key in ("shorter", "shown", "agreed"):
            if not picture[key]:
                del picture[key]
    return plain


def _namespace(payload: Request | Verdict) -> str:
    return REQUEST_NAMESPACE if isinstance(payload, Request) else VERDICT_NAMESPACE


def _why(written: bytes) -> str:
    if written[:1] != b"{":
        return "This file is not a review from Post Composer."
    if not written.rstrip().endswith(b"}"):
        return "This review is cut short: part of it is missing."
    return "This review is damaged, or was changed on its way."
