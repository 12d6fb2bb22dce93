"""The library of consents, which pictures each was given for, and where those pictures are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, insert, select, update

from composer.domain.picture import SHOWN_WORDS, Consent, ConsentId, Picture
from composer.pictures.cleaning import look_alike
from composer.store.database import Database
from composer.store.drafts import DraftStore, SavedDraft
from composer.store.folding import folded
from composer.store.record import Entry, Record
from composer.store.schema import consent_pictures, consents, draft_history, drafts

_DIGEST = re.compile(r'"digest":\s*"([0-9a-f]{64})"')
_POSTED = "posted"
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class PictureName:
    """How a picture is known again: by its content, or by what it looks like."""

    digest: str
    likeness: str

    def meets(self, digest: str, likeness: str) -> str:
        """'same', 'alike' or ''."""
        if digest == self.digest:
            return "same"
        if not (likeness and self.likeness):
            return ""
        return "alike" if look_alike(int(likeness, 16), int(self.likeness, 16)) else ""


@dataclass(frozen=True, slots=True)
class InDraft:
    """A draft that has such a picture; `number` counts from 1, `how` is 'same' or 'alike'."""

    saved: SavedDraft
    number: int
    how: str


@dataclass(frozen=True, slots=True)
class InRecord:
    """A post in the record that had such a picture."""

    entry: Entry
    number: int
    how: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Everywhere that the pictures of one consent are."""

    drafts: tuple[InDraft, ...] = ()
    posted: tuple[InRecord, ...] = ()


class ConsentStore:
    """Keeps consents in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def save(self, consent: Consent) -> Consent:
        """Keep a consent; one without an id is new and gets one."""
        kept = consent if consent.id else replace(consent, id=ConsentId(str(uuid4())))
        with self._database.writing() as connection:
            self._write(connection, kept)
        return kept

    def all(self, words: str = "") -> list[Consent]:
        """Those that hold every one of `words`, the latest changed first; withdrawn ones too."""
        query = select(consents.c.body).order_by(consents.c.changed.desc(), consents.c.id)
        for word in folded(words).split():
            query = query.where(consents.c.folded.contains(word, autoescape=True))
        with self._database.reading() as connection:
            return [_consent(body) for body in connection.execute(query).scalars()]

    def one(self, id: ConsentId) -> Consent | None:
        with self._database.reading() as connection:
            body = connection.execute(select(consents.c.body).where(consents.c.id == id)).scalar()
        return _consent(body) if body is not None else None

    def withdraw(self, id: ConsentId, to: str, why: str) -> Consent | None:
        """Somebody took their consent back, and told `to`. It stays in the library, so that it is never used again."""
        with self._database.writing() as connection:
            body = connection.execute(select(consents.c.body).where(consents.c.id == id)).scalar()
            if body is None:
                return None
            gone = replace(_consent(body), withdrawn=self._stamp(), withdrawn_to=to, withdrawn_why=why)
            self._write(connection, gone)
        return gone

    def note_use(self, picture: Picture) -> None:
        """Remember for which consents a picture was picked; what was remembered stays."""
        with self._database.writing() as connection:
            known = set(
                connection.execute(
                    select(consent_pictures.c.consent).where(consent_pictures.c.digest == picture.digest)
                ).scalars()
            )
            for consent in picture.consents:
                if consent.id not in known:
                    connection.execute(
                        insert(consent_pictures).values(
                            consent=consent.id, digest=picture.digest, likeness=picture.likeness
                        )
                    )

    def withdrawn_for(self, digest: str, likeness: str) -> list[Consent]:
        """Withdrawn consents that were given for this picture, or for one that looks like it."""
        query = select(consents.c.body, consent_pictures.c.digest, consent_pictures.c.likeness).join(
            consent_pictures, consent_pictures.c.consent == consents.c.id
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found = {}
        for row in rows:
            consent = _consent(row.body)
            if consent.withdrawn and PictureName(row.digest, row.likeness).meets(digest, likeness):
                found[consent.id] = consent
        return list(found.values())

    def pictures_of(self, id: ConsentId) -> list[PictureName]:
        query = select(consent_pictures.c.digest, consent_pictures.c.likeness)
        with self._database.reading() as connection:
            rows = connection.execute(query.where(consent_pictures.c.consent == id)).all()
        return [PictureName(row.digest, row.likeness) for row in rows]

    def whereabouts(self, id: ConsentId, store: DraftStore, record: Record) -> Whereabouts:
        """Every draft and every post in the record with a picture of that consent, by content and by likeness."""
        names = self.pictures_of(id)
        in_drafts = tuple(
            InDraft(saved, number, how)
            for saved in [*store.all_drafts(), *store.binned_drafts()]
            for number, picture in enumerate(saved.draft.pictures, start=1)
            if (how := _how(names, picture.digest, picture.likeness, id in _ids(picture)))
        )
        posted = tuple(
            InRecord(entry, number, how)
            for entry in _all_posted(record)
            for number, kept in enumerate((entry.content or {}).get("pictures", ()), start=1)
            if (
                how := _how(
                    names,
                    str(kept.get("digest", "")),
                    str(kept.get("likeness_digest", "")),
                    any(one.get("id") == id for one in kept.get("consents", ())),
                )
            )
        )
        return Whereabouts(in_drafts, posted)

    def used_digests(self) -> set[str]:
        """Every picture that a draft has, or had at any time in its history, binned ones too.

        A draft that was posted uses none any more: the record names its pictures and does not hold them.
        """
        found: set[str] = set()
        waiting = select(drafts.c.id).where(drafts.c.posted.is_(None))
        with self._database.reading() as connection:
            for table, draft in ((drafts, drafts.c.id), (draft_history, draft_history.c.draft)):
                query = select(table.c.body).where(table.c.body.contains('"digest"'), draft.in_(waiting))
                for body in connection.execute(query).scalars():
                    found.update(_DIGEST.findall(body))
        return found

    def _write(self, connection: Connection, consent: Consent) -> None:
        values = {
            "body": json.dumps(msgspec.to_builtins(consent), sort_keys=True, separators=(",", ":")),
            "folded": folded("\n".join(_words(consent))),
            "changed": self._stamp(),
        }
        written = connection.execute(update(consents).where(consents.c.id == consent.id).values(**values))
        if written.rowcount == 0:
            connection.execute(insert(consents).values(id=consent.id, **values))

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")


def _consent(body: str) -> Consent:
    return msgspec.convert(json.loads(body), Consent)


def _words(consent: Consent) -> Iterable[str]:
    yield from (consent.label, SHOWN_WORDS[consent.who], consent.taken_by, consent.taken_on, consent.kept_at)


def _ids(picture: Picture) -> set[ConsentId]:
    return {consent.id for consent in picture.consents}


def _how(names: Sequence[PictureName], digest: str, likeness: str, named: bool) -> str:
    met = {name.meets(digest, likeness) for name in names}
    if named or "same" in met:
        return "same"
    return "alike" if "alike" in met else ""


def _all_posted(record: Record) -> Iterator[Entry]:
    before: int | None = None
    while entries := record.search(kinds=(_POSTED,), before=before, limit=_AT_A_TIME):
        yield from entries
        before = entries[-1].seq
