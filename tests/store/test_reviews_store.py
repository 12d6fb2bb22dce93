"""Requests, answers and colleagues are kept, on every database."""

from __future__ import annotations

from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.review.asking import Asked, no_bytes, request_for
from composer.review.contacts import Contact
from composer.review.packet import Request, Verdict, content_in
from composer.review.standing import Origin
from composer.store.database import Database
from composer.store.drafts import DraftId
from composer.store.reviews import ReviewStore

_DRAFT = DraftId("d1")


def _request() -> Request:
    asked = Asked("Sam", "Dana", due="2026-11-24")
    return request_for(
        Draft("Hello ☕", (AccountId("x"),)),
        {},
        Checklist(),
        {},
        asked,
        no_bytes,
        "2026-11-22T10:00:00+00:00",
    )


def _verdict(request: Request, who: str = "Dana") -> Verdict:
    return Verdict(request.id, request.digest, "good_to_go", who, "2026-11-23T09:00:00+00:00", "", ())


def test_what_was_sent_is_known_when_the_answer_comes(database: Database) -> None:
    reviews, request = ReviewStore(database), _request()
    sent = reviews.keep_request(request, _DRAFT)
    assert reviews.request(request.id) == sent
    assert reviews.requests_of(_DRAFT) == [sent]
    assert sent.content == content_in(request)
    assert reviews.request("never sent") is None


def test_the_same_answer_is_kept_once(database: Database) -> None:
    reviews, request = ReviewStore(database), _request()
    reviews.keep_request(request, _DRAFT)
    assert reviews.keep_answer(_verdict(request), "ssh-ed25519 AAAA")
    assert not reviews.keep_answer(_verdict(request), "ssh-ed25519 AAAA")
    [kept] = reviews.answers_of(_DRAFT)
    assert kept.answered.verdict == _verdict(request)
    assert kept.answered.reviewed == content_in(request)


def test_a_signature_is_worth_what_is_known_of_the_key_today(database: Database) -> None:
    reviews, request = ReviewStore(database), _request()
    reviews.keep_request(request, _DRAFT)
    reviews.keep_answer(_verdict(request), "ssh-ed25519 AAAA")
    assert reviews.answers_of(_DRAFT)[0].answered.origin is Origin.NEW_KEY
    reviews.keep_contact(Contact("Dana", "ssh-ed25519 AAAA", "comms lead"))
    answered = reviews.answers_of(_DRAFT)[0].answered
    assert (answered.origin, answered.role) == (Origin.SIGNED, "comms lead")
    reviews.keep_contact(Contact("DANA", "ssh-ed25519 BBBB"))
    assert reviews.answers_of(_DRAFT)[0].answered.origin is Origin.CHANGED_KEY


def test_what_was_only_told_stays_marked_as_told(database: Database) -> None:
    reviews, request = ReviewStore(database), _request()
    reviews.keep_request(request, _DRAFT)
    reviews.keep_answer(_verdict(request), "", told=True)
    assert reviews.answers_of(_DRAFT)[0].answered.origin is Origin.TOLD
