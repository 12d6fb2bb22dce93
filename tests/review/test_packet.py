"""Packets come back as they went out, and anything else is refused in plain words."""

from __future__ import annotations

import json
import random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.picture import (
    Consent,
    ConsentId,
    Covered,
    Edits,
    Picture,
    ShorterAlt,
    Shown,
    Use,
)
from composer.errors import ComposerError
from composer.review.asking import Asked, draft_of, no_bytes, request_for
from composer.review.canonical import changes_between, content_digest, content_of
from composer.review.packet import (
    BadPacketError,
    Comment,
    Post,
    Remark,
    Request,
    SentPicture,
    Verdict,
    content_in,
    read_packet,
    write_packet,
)
from composer.review.signing import SigningKey

_X = AccountId("x")
_ACCOUNTS = {
    _X: Account(_X, NetworkId("x"), "@team"),
    AccountId("b"): Account(AccountId("b"), NetworkId("bluesky")),
}
_DRAFT = Draft(
    "Coffee ☕", (_X, AccountId("b")), MappingProxyType({_X: "Short"}), (Picture("ab" * 32, "Two nurses"),)
)


def _request(draft: Draft = _DRAFT) -> Request:
    content = content_of(draft, _ACCOUNTS)
    return Request(
        id="r1",
        asked_by="Sam",
        asked_at="2026-11-22T10:00:00Z",
        reviewer="Dana",
        due="2026-11-24",
        look_at="the tone",
        note="",
        posts=tuple(Post(**post) for post in content["posts"]),
        pictures=tuple(
            SentPicture(**picture, media_type="image/png", data=b"\x89PNG") for picture in content["pictures"]
        ),
        remarks=(Remark("ATB.Tag", "warning", "Tag ATB", "so that we see it"),),
        questions=("Does it sound right?",),
        digest=content_digest(content),
    )


def _verdict() -> Verdict:
    comments = (Comment("Kinder?", "x", 0, 5, "Short", "", "Sweet"),)
    return Verdict("r1", "ab" * 32, "change_these", "Dana", "2026-11-23T09:00:00Z", "Nearly", comments)


def test_a_request_carries_the_very_content_of_the_draft() -> None:
    assert content_in(_request()) == content_of(_DRAFT, _ACCOUNTS)


@pytest.mark.parametrize("payload", [_request(), _verdict()])
def test_a_packet_comes_back_as_it_went_out_and_says_who_signed(payload: Request | Verdict) -> None:
    key = SigningKey.new()
    opened = read_packet(write_packet(payload, key))
    assert (opened.payload, opened.key) == (payload, key.public())
    assert read_packet(write_packet(payload, None)).key == ""


@pytest.mark.parametrize("payload", [_request(), _verdict()])
def test_every_changed_byte_of_a_signed_packet_is_refused(payload: Request | Verdict) -> None:
    written = write_packet(payload, SigningKey.new())
    for place in range(len(written)):
        for change in (1, 32, 128):
            altered = bytearray(written)
            altered[place] ^= change
            with pytest.raises(BadPacketError):
                read_packet(bytes(altered))


def test_every_truncation_and_extension_is_refused() -> None:
    written = write_packet(_verdict(), SigningKey.new())
    for length in range(len(written)):
        with pytest.raises(BadPacketError):
            read_packet(written[:length])
    with pytest.raises(BadPacketError):
        read_packet(written + b"\n")


def test_a_request_whose_digest_is_not_its_contents_is_refused_even_when_signed() -> None:
    forged = _request(Draft("Something else", (_X,)))
    swapped = Request(
        **{name: getattr(forged, name) for name in forged.__struct_fields__} | {"digest": "0" * 64}
    )
    with pytest.raises(BadPacketError, match="not the one"):
        read_packet(write_packet(swapped, SigningKey.new()))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"PK\x03\x04" + b"\0" * 100, "not a review"),
        (b"", "not a review"),
        (b'{"format":"post-composer review 1","payl', "cut short"),
        (b"{" * 100_000 + b"}" * 100_000, "damaged"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "damaged"),
        (write_packet(_verdict(), None).replace(b"review 1", b"review 9"), "different version"),
        (write_packet(_verdict(), None).replace(b"Nearly", b"N" * 100_001), "damaged"),
        (b'{"x":"' + b"a" * (64 * 1024 * 1024) + b'"}', "far too large"),
    ],
)
def test_a_bad_packet_is_refused_in_plain_words(written: bytes, said: str) -> None:
    with pytest.raises(BadPacketError, match=said) as caught:
        read_packet(written)
    assert caught.value.remedy


def test_a_hundred_thousand_malformed_packets_are_all_refused_or_whole() -> None:
    seeded, whole = random.Random(11), write_packet(_verdict(), None)
    pieces = (
        b"{",
        b"}",
        b"[",
        b'"',
        b"\\u0000",
        b"\xff",
        b"null",
        b"1e999",
        b"-0",
        b'"payload":',
        b"<script>",
        b"../../x",
    )
    refused = 0
    for _ in range(100_000):
        altered = bytearray(whole)
        for _ in range(seeded.randrange(1, 4)):
            at = seeded.randrange(len(altered))
            altered[at : at + seeded.randrange(12)] = seeded.choice(pieces) * seeded.randrange(3)
        try:
            read_packet(bytes(altered))
        except BadPacketError:
            refused += 1
    assert refused > 90_000


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=50), max_size=5),
    st.binary(max_size=200),
)
def test_any_words_and_pictures_survive_the_round_trip(text: str, comments: list[str], data: bytes) -> None:
    draft = Draft(text, (_X,), pictures=(Picture("cd" * 32, text),))
    content = content_of(draft, _ACCOUNTS)
    request = _request(draft)
    assert request.digest == content_digest(content)
    assert read_packet(write_packet(request, None)).payload == request
    verdict = Verdict(
        "r", "ab" * 32, "good_to_go", text[:300], "t", text, tuple(Comment(comment) for comment in comments)
    )
    assert read_packet(write_packet(verdict, None)).payload == verdict
    picture = SentPicture("ef" * 32, "", True, "image/png", data)
    assert picture.data == data


def test_what_changed_since_the_review_is_said() -> None:
    reviewed = content_of(_DRAFT, _ACCOUNTS)
    assert (
        changes_between(reviewed, content_of(_DRAFT.with_text("Tea", _X).with_text("Short", _X), _ACCOUNTS))
        == ()
    )
    changed = Draft(
        "Coffee!", (_X,), MappingProxyType({_X: "Shorter"}), (Picture("ab" * 32, "Three nurses"),)
    )
    assert changes_between(reviewed, content_of(changed, _ACCOUNTS)) == (
        "bluesky was taken away.",
        "The text for x @team changed.",
        "The description of a picture changed.",
    )


@pytest.mark.parametrize("words", ["N" * 100_001, "half a letter \ud800"])
def test_what_could_not_be_read_again_is_not_written(words: str) -> None:
    with pytest.raises(ComposerError, match="could not be read at the other end"):
        write_packet(Verdict("r1", "ab" * 32, "good_to_go", "Dana", "t", words, ()), None)


def test_what_was_covered_shortened_and_agreed_goes_along_and_whose_consent_it_is_does_not() -> None:
    consent = Consent(
        ConsentId("c1"), Shown.STAFF, "Ward 4, Secretname", until="2027-01-01", kept_at="Secret drive"
    )
    picture = Picture(
        "0" * 64,
        "Nurses",
        shorter=(ShorterAlt(NetworkId("instagram"), "Staff"),),
        edits=Edits((Covered((0, 0, 9, 9)),)),
        shown=(Shown.STAFF,),
        consents=(consent,),
    )
    draft = Draft("Hello", (AccountId("x"),), pictures=(picture,))
    asked = Asked("Sam", "Dana")
    request = request_for(draft, {}, Checklist(), {}, asked, no_bytes, "2026-11-22T10:00:00+00:00")
    written = write_packet(request, None)
    assert b"Secret" not in written
    opened = read_packet(written).payload
    assert isinstance(opened, Request)
    (theirs,) = draft_of(opened)[0].pictures
    assert (theirs.digest, theirs.alt_for(NetworkId("instagram"))) == (picture.mark, "Staff")
    assert [(one.who, one.until, one.uses) for one in theirs.consents] == [
        (Shown.STAFF, "2027-01-01", (Use.SOCIAL_MEDIA,))
    ]


def test_a_picture_of_which_nothing_more_is_said_is_written_as_before() -> None:
    draft = Draft("Hello", (AccountId("x"),), pictures=(Picture("0" * 64, "Nurses"),))
    request = request_for(draft, {}, Checklist(), {}, Asked("Sam", "Dana"), no_bytes, "2026-11-22")
    keys = set(json.loads(write_packet(request, None))["payload"]["pictures"][0])
    assert keys == {"digest", "alt_text", "decorative", "media_type", "data"}
