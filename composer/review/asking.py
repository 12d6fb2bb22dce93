"""Makes a request of a draft: what the reviewer needs, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import RuleId
from composer.domain.picture import SHOWN_WORDS, Consent, ConsentId, Picture, ShorterAlt, Shown, Use
from composer.review.canonical import content_digest, content_of
from composer.review.packet import Agreed, Post, Remark, Request, SentPicture, Verdict

ENDING = ".postreview"
_UNSAFE = re.compile(r"[^\w-]+")
REASON_WITH_AUTHOR = "The author gave one."
PictureBytes = Callable[[Picture], tuple[str, bytes]]
"""The media type and content of a picture as it would be posted; ('', b'') where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the author says of the request: who asks whom, by what day (ISO 8601), and about what."""

    asked_by: str
    reviewer: str
    due: str = ""
    look_at: str = ""
    note: str = ""
    reply_to: str = ""


def no_bytes(_picture: Picture) -> tuple[str, bytes]:
    """For pictures whose content is not at hand: they are named and described all the same."""
    return "", b""


def request_for(
    draft: Draft,
    accounts: Mapping[AccountId, Account],
    checklist: Checklist,
    whys: Mapping[RuleId, str],
    asked: Asked,
    picture_bytes: PictureBytes,
    at: str,
) -> Request:
    """The draft frozen as it stands at this moment (ISO 8601), with what its checklist says."""
    content = content_of(draft, accounts)
    return Request(
        id=uuid4().hex,
        asked_by=asked.asked_by[:300],
        asked_at=at,
        reviewer=asked.reviewer[:300],
        due=asked.due,
        look_at=asked.look_at,
        note=asked.note,
        posts=tuple(Post(**post) for post in content["posts"]),
        pictures=tuple(_sent(picture, picture_bytes) for picture in draft.pictures),
        remarks=tuple(
            Remark(finding.rule, finding.level.value, finding.message, whys.get(finding.rule, ""))
            for finding in checklist.findings
        ),
        questions=tuple(question.prompt for question in checklist.to_tick),
        digest=content_digest(content),
        reply_to=asked.reply_to[:300],
    )


def draft_of(request: Request) -> tuple[Draft, dict[AccountId, Account]]:
    """The post in a request as a draft to be judged, and the accounts it is for."""
    accounts = {
        AccountId(post.account): Account(AccountId(post.account), NetworkId(post.network), post.handle)
        for post in request.posts
    }
    shared = request.posts[0].text if request.posts else ""
    own = {AccountId(post.account): post.text for post in request.posts if post.text != shared}
    pictures = tuple(_picture(picture) for picture in request.pictures)
    return Draft(shared, tuple(accounts), own, pictures), accounts


def differences(theirs: Sequence[Remark], ours: Checklist) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What only the reviewer's packs say of the post, and what only the author's said of it."""
    said = {remark.rule for remark in theirs}
    found = {str(finding.rule) for finding in ours.findings}
    only_here = dict.fromkeys(finding.message for finding in ours.findings if finding.rule not in said)
    only_there = dict.fromkeys(remark.message for remark in theirs if remark.rule not in found)
    return tuple(only_here), tuple(only_there)


def file_name(payload: Request | Verdict) -> str:
    """A name that any file system takes, with nothing of the post in it."""
    who, kind = (payload.asked_by, "review") if isinstance(payload, Request) else (payload.who, "answer")
    day = payload.asked_at[:10] if isinstance(payload, Request) else payload.at[:10]
    number = payload.id if isinstance(payload, Request) else payload.request
    parts = (kind, who, day, number[:6])
    return " ".join(_UNSAFE.sub(" ", part).strip()[:60] for part in parts if part) + ENDING


def _sent(picture: Picture, picture_bytes: PictureBytes) -> SentPicture:
    media_type, data = picture_bytes(picture)
    return SentPicture(
        picture.mark,
        picture.alt_text,
        picture.decorative,
        media_type,  # type: ignore[arg-type]
        data,
        {str(one.network): one.text for one in picture.shorter},
        tuple(one.value for one in picture.shown),
        tuple(
            Agreed(one.who.value, one.spoken, one.until, tuple(one.uses), one.withdrawn)  # type: ignore[arg-type]
            for one in picture.consents
        ),
    )


def _picture(sent: SentPicture) -> Picture:
    """What a reviewer's own checklist judges: that somebody agreed, not whose consent it is."""
    known = {use.value for use in Use}
    return Picture(
        sent.digest,
        sent.alt_text,
        sent.decorative,
        REASON_WITH_AUTHOR if sent.decorative else "",
        tuple(ShorterAlt(NetworkId(network), text) for network, text in sent.shorter.items()),
        shown=tuple(Shown(one) for one in sent.shown),
        consents=tuple(
            Consent(
                ConsentId(f"agreed {number}"),
                Shown(one.who),
                SHOWN_WORDS[Shown(one.who)],
                one.spoken,
                uses=tuple(Use(use) for use in one.uses if use in known),
                until=one.until,
                withdrawn=one.withdrawn,
            )
            for number, one in enumerate(sent.agreed, start=1)
        ),
    )
