"""The review mail, read back by an independent parser."""

from __future__ import annotations

import email
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.picture import Picture
from composer.posting.review_mail import request_mail, verdict_mail
from composer.review.answer_text import read_answer
from composer.review.asking import Asked, request_for
from composer.review.packet import Comment, Request, Verdict, read_packet, write_packet
from composer.review.signing import SigningKey

_X = AccountId("x")
_PNG = b"\x89PNG picture"


@pytest.fixture
def request_sent() -> Request:
    asked = Asked("Sam", "Dana Łuck", "2026-11-24", "the tone", "☕", "sam@nhs.net")
    draft = Draft("Coffee at <b>ten</b> ☕\nCome!", (_X,), pictures=(Picture("ab" * 32, "Two nurses"),))
    accounts = {_X: Account(_X, NetworkId("x"), "@team")}
    return request_for(
        draft, accounts, Checklist(), {}, asked, lambda _picture: ("image/png", _PNG), "2026-11-22"
    )


def _parsed(mail: bytes) -> EmailMessage:
    message = email.message_from_bytes(mail, policy=default)
    assert isinstance(message, EmailMessage)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def test_the_mail_is_an_unsent_draft_in_seven_bits(request_sent: Request) -> None:
    mail = request_mail(request_sent, b"{}", "dana@nhs.net")
    message = _parsed(mail)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "dana@nhs.net"
    assert message["From"] is None
    assert max(mail) < 128
    assert b"\r\n" in mail


def test_the_words_alone_say_all_that_a_reviewer_needs(request_sent: Request) -> None:
    body = _parsed(request_mail(request_sent, b"{}", "")).get_body(("plain",))
    assert body is not None
    said = body.get_content().replace("\r\n", "\n")
    for words in (
        "Coffee at <b>ten</b> ☕\nCome!",
        "Two nurses",
        "the tone",
        "Tuesday 24 November",
        "X @team",
        "Sam",
    ):
        assert words in said


def test_the_packet_and_the_page_are_attached_and_whole(request_sent: Request) -> None:
    packet = write_packet(request_sent, SigningKey.new())
    attached = list(_parsed(request_mail(request_sent, packet, "")).iter_attachments())
    assert [part.get_content_type() for part in attached] == [
        "application/vnd.post-composer.review+json",
        "text/html",
    ]
    assert (attached[0].get_filename() or "").endswith(".postreview")
    assert read_packet(attached[0].get_content()).payload == request_sent


def test_the_picture_in_the_mail_is_the_one_that_the_page_names(request_sent: Request) -> None:
    message = _parsed(request_mail(request_sent, b"{}", ""))
    page = next(part for part in message.walk() if part.get_content_type() == "text/html")
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert f'src="cid:{picture["Content-ID"].strip("<>")}"' in page.get_content()
    assert picture.get_content() == _PNG


def test_nothing_is_loaded_and_nothing_runs_in_the_attached_page(request_sent: Request) -> None:
    class Page(HTMLParser):
        tags: list[str] = []  # noqa: RUF012 - one parser, one list
        sources: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)
            self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    page = Page()
    page.feed(list(_parsed(request_mail(request_sent, b"{}", "")).iter_attachments())[1].get_content())
    assert not {"script", "b", "link", "iframe"} & set(page.tags)
    assert {source.partition(":")[0] for source in page.sources} == {"data", "mailto"}


def test_an_answering_mail_is_read_back_from_its_words(request_sent: Request) -> None:
    comment = Comment("Kinder?", "x", 0, 6, "Coffee", suggestion="Tea")
    verdict = Verdict(request_sent.id, request_sent.digest, "change_these", "Dana", "t", "Nearly", (comment,))
    message = _parsed(verdict_mail(verdict, write_packet(verdict, None), "sam@nhs.net"))
    body = message.get_body(("plain",))
    assert body is not None
    answer = read_answer(body.get_content())
    assert (answer.verdict, answer.request, answer.digest) == (
        "change_these",
        request_sent.id,
        request_sent.digest,
    )
    assert "Nearly" in answer.words
    assert "“Coffee”: Kinder? Better: “Tea”" in answer.words
