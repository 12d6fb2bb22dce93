"""Which reviews were asked for, what came back, and whose keys are known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from composer.review.canonical import canonical_json
from composer.review.contacts import Contact, named, origin_of
from composer.review.packet import Request, Verdict, content_in
from composer.review.standing import Answered, Origin
from composer.store.database import Database
from composer.store.drafts import DraftId
from composer.store.folding import folded
from composer.store.schema import review_answers, review_contacts, review_requests


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that went out; `content` is what it was about."""

    id: str
    draft: DraftId
    at: str
    reviewer: str
    due: str
    digest: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that came in for one of our requests, and the key that signed it ('' if none did)."""

    answered: Answered
    request: str
    key: str


class ReviewStore:
    """Keeps reviews in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_request(self, request: Request, draft: DraftId) -> Sent:
        sent = Sent(
            request.id,
            draft,
            request.asked_at,
            request.reviewer,
            request.due,
            request.digest,
            content_in(request),
        )
        with self._database.writing() as connection:
            connection.execute(
                insert(review_requests).values(
                    id=sent.id,
                    draft=draft,
                    at=sent.at,
                    reviewer=sent.reviewer,
                    due=sent.due,
                    digest=sent.digest,
                    content=canonical_json(sent.content).decode(),
                )
            )
        return sent

    def request(self, id: str) -> Sent | None:
        with self._database.reading() as connection:
            row = connection.execute(select(review_requests).where(review_requests.c.id == id)).one_or_none()
        return _sent(row) if row is not None else None

    def requests_of(self, draft: DraftId) -> list[Sent]:
        """The requests for a draft, the latest first."""
        query = select(review_requests).where(review_requests.c.draft == draft)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(review_requests.c.at.desc())).all()
        return [_sent(row) for row in rows]

    def keep_answer(self, verdict: Verdict, key: str, *, told: bool = False) -> bool:
        """Keep an answer to a request of ours; false if this very answer was here already."""
        body = _written(verdict)
        id = hashlib.sha256(f"{key}\n{told}\n{body}".encode()).hexdigest()
        with self._database.writing() as connection:
            sent = connection.execute(
                select(review_requests.c.draft).where(review_requests.c.id == verdict.request)
            ).scalar_one()
            if connection.execute(select(review_answers.c.id).where(review_answers.c.id == id)).first():
                return False
            connection.execute(
                insert(review_answers).values(
                    id=id,
                    request=verdict.request,
                    draft=sent,
                    at=verdict.at,
                    key=key,
                    told=told,
                    body=body,
                )
            )
        return True

    def has_answer(self, verdict: Verdict) -> bool:
        """Whether this very answer is kept, whoever signed it."""
        query = select(review_answers.c.id).where(
            review_answers.c.request == verdict.request, review_answers.c.body == _written(verdict)
        )
        with self._database.reading() as connection:
            return connection.execute(query).first() is not None

    def answers_of(self, draft: DraftId) -> list[Kept]:
        """What came back for a draft, the earliest first, each with what its signature is worth today."""
        query = (
            select(review_answers, review_requests.c.content)
            .join(review_requests, review_requests.c.id == review_answers.c.request)
            .where(review_answers.c.draft == draft)
            .order_by(review_answers.c.at, review_answers.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        contacts = self.contacts() if rows else []
        kept = []
        for row in rows:
            verdict = msgspec.json.decode(row.body, type=Verdict)
            origin = Origin.TOLD if row.told else origin_of(verdict.who, row.key, contacts)
            contact = named(verdict.who, contacts)
            role = contact.role if contact is not None else ""
            kept.append(Kept(Answered(verdict, origin, json.loads(row.content), role), row.request, row.key))
        return kept

    def contacts(self) -> list[Contact]:
        with self._database.reading() as connection:
            rows = connection.execute(select(review_contacts).order_by(review_contacts.c.folded)).all()
        return [Contact(row.name, row.key, row.role, row.mail, row.accepted) for row in rows]

    def keep_contact(self, contact: Contact) -> None:
        """Know this colleague from now on, in place of what was known of that name."""
        name = folded(" ".join(contact.name.split()))
        with self._database.writing() as connection:
            connection.execute(delete(review_contacts).where(review_contacts.c.folded == name))
            connection.execute(
                insert(review_contacts).values(
                    folded=name,
                    name=" ".join(contact.name.split()),
                    key=contact.key,
                    role=contact.role,
                    mail=contact.mail,
                    accepted=contact.accepted_at,
                )
            )


def _written(verdict: Verdict) -> str:
    return canonical_json(msgspec.to_builtins(verdict)).decode()


def _sent(row: Any) -> Sent:
    return Sent(
        row.id, DraftId(row.draft), row.at, row.reviewer, row.due, row.digest, json.loads(row.content)
    )
