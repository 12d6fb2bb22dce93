"""A request or an answer as a mail draft that reads well by itself, with the packet attached."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from composer.review.answer_text import WORDS
from composer.review.asking import ENDING, file_name
from composer.review.packet import Request, Verdict
from composer.review.page import review_page
from composer.review.plain import request_words, verdict_words

MEDIA_TYPE = "vnd.post-composer.review+json"
_PAGE = "Look and answer in the browser.html"


def request_mail(request: Request, packet: bytes, to: str) -> bytes:
    """An unsent mail (`X-Unsent: 1`): in words, as a page with its pictures, and with the packet attached."""
    message = _begun(to, f"Could you look at a post, please? ({request.asked_by})")
    message.set_content(request_words(request))
    shown = [picture for picture in request.pictures if picture.data and picture.media_type]
    names = {id(picture): f"picture{number}@post-composer" for number, picture in enumerate(shown, 1)}
    addresses = [f"cid:{names[id(one)]}" if id(one) in names else "" for one in request.pictures]
    message.add_alternative(
        review_page(request, request.reply_to, pictures_at=addresses or ()), subtype="html"
    )
    page = message.get_payload()[-1]  # type: ignore[index]
    for picture in shown:
        main, _, sub = picture.media_type.partition("/")
        page.add_related(picture.data, main, sub, cid=f"<{names[id(picture)]}>")  # type: ignore[union-attr]
    _attach(message, packet, file_name(request))
    message.add_attachment(review_page(request, request.reply_to), subtype="html", filename=_PAGE)
    return message.as_bytes()


def verdict_mail(verdict: Verdict, packet: bytes, to: str) -> bytes:
    """An unsent mail with the answer in words, and the packet that carries the signature."""
    message = _begun(to, f"{WORDS[verdict.verdict]}: your post ({verdict.who})")
    message.set_content(verdict_words(verdict))
    _attach(message, packet, file_name(verdict))
    return message.as_bytes()


def _begun(to: str, subject: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    message["To"] = " ".join(to.split())
    message["Subject"] = " ".join(subject.split())
    message["X-Unsent"] = "1"
    return message


def _attach(message: EmailMessage, packet: bytes, name: str) -> None:
    message.add_attachment(
        packet, maintype="application", subtype=MEDIA_TYPE, filename=name.removesuffix(ENDING) + ENDING
    )
