"""Every draft, saved as it is typed, with its history, its bin, and no silent overwriting."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, NewType
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from composer.domain.draft import Draft
from composer.errors import ComposerError
from composer.store.bodies import draft_from_json, draft_to_json
from composer.store.database import Database
from composer.store.folding import folded
from composer.store.schema import draft_history, drafts

DraftId = NewType("DraftId", str)
_HISTORY_EVERY = timedelta(minutes=2)
_HISTORY_REACH = 20_000
"""How many saves back the history goes; at one save every two seconds that is eleven hours of typing."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft as it stands in the store. `rev` is the store's count of saves; times are ISO 8601, UTC."""

    id: DraftId
    rev: int
    draft: Draft
    cursor: int
    created: str
    changed: str
    is_open: bool
    binned: str | None
    planned: str | None
    posted: str | None


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One kept state of a draft."""

    rev: int
    at: str
    draft: Draft


class ChangedElsewhereError(ComposerError):
    """Another window or another copy of the app saved this draft in the meantime; `theirs` is what it saved."""

    def __init__(self, theirs: SavedDraft | None) -> None:
        super().__init__(
            "This draft was changed in another window or on another computer.",
            "Yours is kept too, as a draft of its own: compare the two and keep what you want.",
        )
        self.theirs = theirs


class DraftStore:
    """Keeps drafts in a database. Every method is one transaction and may raise `StoreError`."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def create(self, draft: Draft, cursor: int = 0) -> SavedDraft:
        """Save a new draft and leave it open."""
        at = self._stamp()
        saved = SavedDraft(DraftId(str(uuid4())), 1, draft, cursor, at, at, True, None, None, None)
        body = draft_to_json(draft)
        with self._database.writing() as connection:
            connection.execute(
                insert(drafts).values(
                    id=saved.id,
                    rev=1,
                    body=body,
                    folded=_searchable(draft),
                    cursor=cursor,
                    created=at,
                    changed=at,
                    is_open=True,
                )
            )
            connection.execute(insert(draft_history).values(draft=saved.id, rev=1, at=at, body=body))
        return saved

    def save(self, id: DraftId, draft: Draft, cursor: int, rev: int, *, keep: bool = False) -> int:
        """Save over revision `rev` and return the new one; `ChangedElsewhereError` if that is no longer the latest.

        What was there before is put into the history at most every two minutes, and always with `keep` or when
        more than half of the text goes.
        """
        at, body = self._stamp(), draft_to_json(draft)
        with self._database.writing() as connection:
            row = connection.execute(select(drafts).where(drafts.c.id == id)).one_or_none()
            if row is None or row.rev != rev:
                raise ChangedElsewhereError(_saved(row) if row else None)
            if row.body != body:
                self._keep_history(connection, row, at, body, keep=keep)
            written = connection.execute(
                update(drafts)
                .where(drafts.c.id == id, drafts.c.rev == rev)
                .values(body=body, folded=_searchable(draft), cursor=cursor, changed=at, rev=rev + 1)
            )
            if written.rowcount == 0:  # a shared database lets another writer in between
                raise ChangedElsewhereError(None)
        return rev + 1

    def latest(self, id: DraftId) -> SavedDraft | None:
        with self._database.reading() as connection:
            row = connection.execute(select(drafts).where(drafts.c.id == id)).one_or_none()
        return self._saved_or_rescued(row) if row else None

    def open_drafts(self) -> list[SavedDraft]:
        """What was open when the app last stopped, the latest first."""
        return self._list(drafts.c.is_open.is_(True), drafts.c.binned.is_(None))

    def all_drafts(self, words: str = "") -> list[SavedDraft]:
        """Drafts not in the bin and not posted, the latest first; only those holding every one of `words`."""
        return self._list(drafts.c.binned.is_(None), drafts.c.posted.is_(None), *_holding(words))

    def binned_drafts(self) -> list[SavedDraft]:
        return self._list(drafts.c.binned.is_not(None))

    def planned_drafts(self) -> list[SavedDraft]:
        """Drafts with a date, the earliest first."""
        return sorted(
            self._list(drafts.c.planned.is_not(None), drafts.c.binned.is_(None)),
            key=lambda draft: draft.planned or "",
        )

    def duplicate(self, id: DraftId) -> SavedDraft:
        """A new open draft with the same content; what was ticked for the first one is not carried over."""
        source = self.latest(id)
        if source is None:
            raise ComposerError("That draft is no longer there.", "Look in the bin.")
        return self.create(replace(source.draft, ticks=(), revision=0))

    def set_open(self, id: DraftId, is_open: bool) -> None:
        self._set(id, is_open=is_open)

    def bin(self, id: DraftId) -> None:
        """Put a draft in the bin, from where `unbin` brings it back."""
        self._set(id, binned=self._stamp(), is_open=False)

    def unbin(self, id: DraftId) -> None:
        self._set(id, binned=None)

    def plan(self, id: DraftId, day: str | None) -> None:
        """Give a draft a local date and time (ISO 8601), or take it away."""
        self._set(id, planned=day)

    def mark_posted(self, id: DraftId) -> None:
        self._set(id, posted=self._stamp(), is_open=False)

    def empty_bin(self, older_than: timedelta) -> int:
        """Remove for good what has been in the bin for that long; returns how many."""
        limit = (self._now().astimezone(UTC) - older_than).isoformat(timespec="milliseconds")
        old = select(drafts.c.id).where(drafts.c.binned <= limit)
        with self._database.writing() as connection:
            connection.execute(delete(draft_history).where(draft_history.c.draft.in_(old)))
            return connection.execute(delete(drafts).where(drafts.c.binned <= limit)).rowcount

    def history(self, id: DraftId) -> list[PastVersion]:
        """Kept states of a draft, the latest first; a state that cannot be read is passed over."""
        query = select(draft_history).where(draft_history.c.draft == id).order_by(draft_history.c.rev.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        versions = []
        for row in rows:
            with suppress(ComposerError):
                versions.append(PastVersion(row.rev, row.at, draft_from_json(row.body)))
        return versions

    def _list(self, *conditions: ColumnElement[bool]) -> list[SavedDraft]:
        query = select(drafts).where(*conditions).order_by(drafts.c.changed.desc(), drafts.c.id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [saved for row in rows if (saved := self._saved_or_rescued(row))]

    def _saved_or_rescued(self, row: Row[Any]) -> SavedDraft | None:
        """The draft in `row`, or where that cannot be read, its newest readable past; None if nothing can."""
        try:
            return _saved(row)
        except ComposerError:
            past = self.history(DraftId(row.id))
            return _saved(row, past[0].draft) if past else None

    def _set(self, id: DraftId, **values: object) -> None:
        with self._database.writing() as connection:
            connection.execute(update(drafts).where(drafts.c.id == id).values(**values))

    def _keep_history(self, connection: Connection, row: Row[Any], at: str, body: str, *, keep: bool) -> None:
        last = connection.execute(
            select(draft_history.c.rev, draft_history.c.at)
            .where(draft_history.c.draft == row.id)
            .order_by(draft_history.c.rev.desc())
            .limit(1)
        ).one_or_none()
        stale = last is None or datetime.fromisoformat(at) - datetime.fromisoformat(last.at) >= _HISTORY_EVERY
        shrunk = len(body) * 2 < len(row.body)
        if not (stale or shrunk or keep) or (last is not None and last.rev == row.rev):
            return
        connection.execute(
            insert(draft_history).values(draft=row.id, rev=row.rev, at=row.changed, body=row.body)
        )
        connection.execute(
            delete(draft_history).where(
                draft_history.c.draft == row.id,
                draft_history.c.rev < row.rev - _HISTORY_REACH,
                draft_history.c.rev > 1,
            )
        )

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")


def _saved(row: Row[Any], draft: Draft | None = None) -> SavedDraft:
    return SavedDraft(
        DraftId(row.id),
        row.rev,
        draft or draft_from_json(row.body),
        row.cursor,
        row.created,
        row.changed,
        row.is_open,
        row.binned,
        row.planned,
        row.posted,
    )


def _searchable(draft: Draft) -> str:
    texts = [draft.text, *draft.versions.values(), *(picture.alt_text for picture in draft.pictures)]
    return folded("\n".join(texts))


def _holding(words: str) -> list[ColumnElement[bool]]:
    return [drafts.c.folded.contains(word, autoescape=True) for word in folded(words).split()]
