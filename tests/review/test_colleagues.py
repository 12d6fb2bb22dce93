"""Who said it, where it belongs, and what was asked."""

from __future__ import annotations

import random
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Level, RuleId
from composer.domain.picture import Picture
from composer.domain.span import Span
from composer.errors import ComposerError
from composer.review.anchors import place_of
from composer.review.answer_text import MailedAnswer, answer_block
from composer.review.arriving import read_arrival
from composer.review.asking import Asked, differences, draft_of, file_name, no_bytes, request_for
from composer.review.canonical import content_of
from composer.review.contacts import Contact, origin_of, same_person
from composer.review.packet import Comment, Opened, Remark, Verdict, write_packet
from composer.review.signing import SigningKey
from composer.review.standing import Origin

_ASKED = Asked("Sam O'Neil / ATB", "Dana")
_VERDICT = Verdict("r1", "ab" * 32, "good_to_go", "Dana", "2026-11-23", "", ())


@pytest.mark.parametrize(
    ("who", "key", "worth"),
    [
        ("Dana", "A", Origin.SIGNED),
        ("dana ", "A", Origin.SIGNED),
        ("Dana", "B", Origin.CHANGED_KEY),
        ("Erin", "A", Origin.CHANGED_KEY),
        ("Erin", "B", Origin.NEW_KEY),
        ("Finn", "B", Origin.NEW_KEY),
        ("Dana", "", Origin.UNSIGNED),
    ],
)
def test_a_signature_is_worth_what_is_known_of_its_key(who: str, key: str, worth: Origin) -> None:
    assert origin_of(who, key, [Contact("Dana", "A"), Contact("Finn")]) is worth


def test_nobody_is_two_people_by_name_or_by_key() -> None:
    assert same_person("Sam", "A", " sam", "B")
    assert same_person("Sam", "A", "Erin", "A")
    assert not same_person("Sam", "", "Erin", "")


def test_a_comment_follows_its_words_and_says_when_it_cannot() -> None:
    comment = Comment("Kinder?", "x", 4, 7, "old")
    assert place_of(comment, "The old hall") == Span(4, 7)
    assert place_of(comment, "In the old hall") == Span(7, 10)
    assert place_of(comment, "The new hall") is None
    assert place_of(comment, "In old and old") is None


def test_the_draft_in_a_request_is_the_one_that_was_sent() -> None:
    x, b = AccountId("x"), AccountId("b")
    accounts = {x: Account(x, NetworkId("x"), "@team"), b: Account(b, NetworkId("bluesky"))}
    draft = Draft("Hello", (x, b), {b: "Hi"}, (Picture("ab" * 32, "A cat"),))
    request = request_for(draft, accounts, Checklist(), {}, _ASKED, no_bytes, "2026-11-22")
    again, known = draft_of(request)
    assert known == accounts
    assert content_of(again, known) == content_of(draft, accounts)


def test_only_what_the_two_checklists_do_not_share_is_a_difference() -> None:
    ours = Checklist(0, tuple(Finding(RuleId(rule), Level.WARNING, rule) for rule in ("Both", "Ours")))
    theirs = (Remark("Both", "error", "Both"), Remark("Theirs", "warning", "Theirs"))
    assert differences(theirs, ours) == (("Ours",), ("Theirs",))


def test_a_file_name_has_nothing_in_it_that_leads_anywhere() -> None:
    request = request_for(
        Draft("x"), {}, Checklist(), {}, Asked("../../etc/passwd\0:*?", ""), no_bytes, "2026-11-22"
    )
    assert file_name(request).startswith("review etc passwd 2026-11-22 ")


def test_a_packet_is_found_in_a_saved_mail() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Good to go"
    mail.set_content("See the attachment")
    key = SigningKey.new()
    mail.add_attachment(write_packet(_VERDICT, key), "application", "octet-stream", filename="a.POSTREVIEW")
    assert read_arrival(mail.as_bytes()) == Opened(_VERDICT, key.public())


def test_an_answer_is_found_in_a_saved_mail_without_a_packet() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Re: a post"
    mail.set_content(answer_block("r1", "cd" * 32, "good_to_go"))
    found = read_arrival(mail.as_bytes())
    assert isinstance(found, MailedAnswer)
    assert found.digest == "cd" * 32


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\xff\xfe", b"Subject: x\n\nhello", b"Content-Type: multipart/mixed; b\n\n"],
)
def test_anything_else_is_refused_in_plain_words(content: bytes) -> None:
    with pytest.raises(ComposerError) as caught:
        read_arrival(content)
    assert caught.value.remedy


def test_malformed_mails_are_refused_or_read_and_nothing_else() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Good to go"
    mail.set_content(answer_block("r1", "cd" * 32, "good_to_go"))
    mail.add_attachment(write_packet(_VERDICT, None), "application", "x", filename="a.postreview")
    whole, seeded = mail.as_bytes(), random.Random(7)
    pieces = (
        b"\n\n",
        b"Content-Type: ",
        b"boundary=",
        b"--",
        b"=?utf-8?b?//?=",
        b"\xff",
        b"charset=zzz",
        b"\0",
        b"(",
    )
    refused = 0
    for _ in range(800):
        altered = bytearray(whole)
        for _ in range(seeded.randrange(1, 6)):
            at = seeded.randrange(len(altered))
            altered[at : at + seeded.randrange(10)] = seeded.choice(pieces) * seeded.randrange(4)
        try:
            read_arrival(bytes(altered))
        except ComposerError:
            refused += 1
    assert refused > 100
