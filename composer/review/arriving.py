"""Something that came in: a packet, a mail file that holds one, or the words of a mail."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default

from composer.errors import ComposerError
from composer.review.answer_text import MailedAnswer, read_answer
from composer.review.packet import LARGEST, BadPacketError, Opened, read_packet

_MAIL_GROWTH = 2
"""A mail writes a packet in base64, which takes a third more."""


def read_arrival(content: bytes) -> Opened | MailedAnswer:
    """What a file or pasted text holds; `ComposerError` says in plain words why it cannot be used."""
    if len(content) > _MAIL_GROWTH * LARGEST:
        raise BadPacketError("This file is far too large to be a review.")
    if content[:1] == b"{":
        return read_packet(content)
    mail = _as_mail(content)
    if mail is None:
        return read_answer(content.decode("utf-8", "replace"))
    attached = next((part for part in mail.walk() if _is_packet(part)), None)
    if attached is not None:
        payload = attached.get_payload(decode=True)
        return read_packet(payload if isinstance(payload, bytes) else b"")
    return read_answer(_words_of(mail))


def _as_mail(content: bytes) -> EmailMessage | None:
    """A mail file, told by the headers that it begins with."""
    try:
        message = message_from_bytes(content, policy=default)
        headed = any(message.get(name) for name in ("Subject", "From", "To", "MIME-Version"))
    except (
        MessageError,
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
        TypeError,
        RecursionError,
    ) as bad:
        raise ComposerError(
            "This mail cannot be read.", "Save the attachment and open that, or paste the mail's words."
        ) from bad
    return message if headed and isinstance(message, EmailMessage) else None


def _is_packet(part: EmailMessage) -> bool:
    name = part.get_filename() or ""
    return name.casefold().endswith(".postreview")


def _words_of(mail: EmailMessage) -> str:
    try:
        body = mail.get_body(("plain",))
        return str(body.get_content()) if body is not None else ""
    except (KeyError, LookupError, ValueError, MessageError) as bad:
        raise ComposerError("This mail cannot be read.", "Paste the mail's words instead.") from bad
