"""Something that came in: a packet, a mail file that holds one, or the words of a mail."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from composer.errors import ComposerError
from composer.review.answer_text import MailedAnswer, read_answer
from composer.review.packet import LARGEST, BadPacketError, Opened, read_packet

_BAD_MAIL = (
    MessageError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    RecursionError,
)
"""What the mail parser is known to raise over mails that are not as they should be."""
_MAIL_GROWTH = 2
"""A mail writes a packet in base64, which takes a third more."""


def read_arrival(content: bytes) -> Opened | MailedAnswer:
    """What a file or pasted text holds; `ComposerError` says in plain words why it cannot be used."""
    if len(content) > _MAIL_GROWTH * LARGEST:
        raise BadPacketError("This file is far too large to be a review.")
    if content[:1] == b"{":
        return read_packet(content)
    try:
        return _in_mail(content)
    except _BAD_MAIL as bad:
        raise ComposerError(
            "This mail cannot be read.", "Save the attachment and open that, or paste the mail's words."
        ) from bad


def _in_mail(content: bytes) -> Opened | MailedAnswer:
    """The packet attached to a mail file, else the answer in its words, else in these words themselves."""
    mail = message_from_bytes(content, policy=default)
    headed = any(mail.get(name) for name in ("Subject", "From", "To", "MIME-Version"))
    if not headed or not isinstance(mail, EmailMessage):
        return read_answer(content.decode("utf-8", "replace"))
    attached = next((part for part in mail.walk() if _is_packet(part)), None)
    if attached is not None:
        payload = attached.get_payload(decode=True)
        return read_packet(payload if isinstance(payload, bytes) else b"")
    body = mail.get_body(("plain",))
    return read_answer(str(body.get_content()) if body is not None else "")


def _is_packet(part: EmailMessage) -> bool:
    name = part.get_filename() or ""
    return name.casefold().endswith(".postreview")
