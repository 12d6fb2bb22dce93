"""The record of what was posted and done: append-only, each entry chained to the one before by its digest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, text, update

from composer.store.database import Database
from composer.store.folding import folded
from composer.store.schema import record, record_head, record_text

_FORMAT = "post-composer record 1"
_START = hashlib.sha256(_FORMAT.encode()).hexdigest()
REMOVED = "removed"
"""The kind of entry that says, of earlier entries, that their content was removed, by whom and why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `content` is None once retention has removed it."""

    seq: int
    at: str
    kind: str
    account: str
    content: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not as it was written."""

    seq: int
    what: str


class Record:
    """Writes and reads the record; `verify` finds any later change."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database = database
        self._now = now

    def append(self, kind: str, account: str, content: Mapping[str, Any]) -> Entry:
        """Add an entry, found later by any word in it. It stands for good or not at all."""
        with self._database.writing() as connection:
            return self._append(connection, kind, account, content)

    def _append(self, connection: Connection, kind: str, account: str, content: Mapping[str, Any]) -> Entry:
        head = connection.execute(select(record_head).with_for_update()).one_or_none()
        seq, previous = (head.seq + 1, head.digest) if head else (1, _START)
        at = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        written = canonical(content)
        content_digest = _digest_of(written)
        digest = _chained(seq, at, kind, account, content_digest, previous)
        connection.execute(
            insert(record).values(
                seq=seq,
                at=at,
                kind=kind,
                account=account,
                content=written,
                content_digest=content_digest,
                previous=previous,
                digest=digest,
            )
        )
        connection.execute(
            insert(record_text).values(seq=seq, folded=_search_text(kind, account, json.loads(written)))
        )
        if head:
            connection.execute(update(record_head).values(seq=seq, digest=digest))
        else:
            connection.execute(insert(record_head).values(one=1, seq=seq, digest=digest))
        return Entry(seq, at, kind, account, json.loads(written))

    def search(
        self,
        words: str = "",
        *,
        kinds: Sequence[str] = (),
        account: str = "",
        since: str = "",
        until: str = "",
        before: int | None = None,
        limit: int = 50,
    ) -> list[Entry]:
        """The newest entries that hold every word (its beginning is enough), `limit` at a time.

        `since` and `until` are ISO 8601, `until` not included; `before` is the lowest `seq` already seen.
        """
        query = select(record.c.seq, record.c.at, record.c.kind, record.c.account, record.c.content)
        terms = folded(words).split()
        if terms:
            query = query.where(self._matching(terms))
        if kinds:
            query = query.where(record.c.kind.in_(kinds))
        if account:
            query = query.where(record.c.account == account)
        if since:
            query = query.where(record.c.at >= since)
        if until:
            query = query.where(record.c.at < until)
        if before is not None:
            query = query.where(record.c.seq < before)
        return self._entries(query.order_by(record.c.seq.desc()).limit(limit))

    def _matching(self, terms: Sequence[str]) -> Any:
        if self._database.is_sqlite:
            asked = " ".join('"' + term.replace('"', '""') + '"*' for term in terms)
            found = text("select rowid from record_search where record_search match :asked").bindparams(
                asked=asked
            )
            return record.c.seq.in_(found)
        asked = " & ".join("'" + term.replace("\\", "\\\\").replace("'", "''") + "':*" for term in terms)
        vector = func.to_tsvector(text("'simple'::regconfig"), record_text.c.folded)
        matches = vector.op("@@")(func.to_tsquery(text("'simple'::regconfig"), asked))
        return record.c.seq.in_(select(record_text.c.seq).where(matches))

    def last_posted(self) -> dict[str, str]:
        """For each account, when something was last posted from it (ISO 8601, UTC)."""
        query = select(record.c.account, func.max(record.c.at)).where(record.c.kind == "posted")
        with self._database.reading() as connection:
            rows = connection.execute(query.group_by(record.c.account)).all()
        return {row[0]: row[1] for row in rows}

    def remove_before(self, limit: str, who: str, why: str) -> int:
        """Remove the content of entries older than `limit` (ISO 8601) and record that; returns how many.

        Their digests stay, so the chain can still be verified. Entries about removals are kept.
        """
        old = (record.c.at < limit) & record.c.content.is_not(None) & (record.c.kind != REMOVED)
        with self._database.writing() as connection:
            seqs = list(connection.execute(select(record.c.seq).where(old).order_by(record.c.seq)).scalars())
            if not seqs:
                return 0
            connection.execute(
                delete(record_text).where(record_text.c.seq.in_(select(record.c.seq).where(old)))
            )
            connection.execute(update(record).where(old).values(content=None))
            self._append(connection, REMOVED, "", {"entries": _ranges(seqs), "who": who, "why": why})
        return len(seqs)

    def verify(self) -> list[Fault]:
        """Read the whole chain; what is not as it was written, row by row. Empty means whole."""
        faults: list[Fault] = []
        missing: list[int] = []
        removed: set[int] = set()
        previous, expected = _START, 1
        with self._database.reading() as connection:
            search_texts: dict[int, str] = {
                row.seq: row.folded for row in connection.execute(select(record_text))
            }
            for row in connection.execute(select(record).order_by(record.c.seq)):
                if row.seq != expected:
                    faults.append(Fault(expected, "is missing"))
                faults += _row_faults(row, previous)
                if row.content is None:
                    missing.append(row.seq)
                elif row.kind == REMOVED:
                    removed |= _removed_by(row.content)
                if search_texts.get(row.seq) != _expected_words(row):
                    faults.append(Fault(row.seq, "its search words do not match it"))
                previous, expected = row.digest, row.seq + 1
            head = connection.execute(select(record_head)).one_or_none()
        faults += [
            Fault(seq, "its content was removed with no entry saying so")
            for seq in missing
            if seq not in removed
        ]
        if (head.seq, head.digest) != (expected - 1, previous) if head else expected != 1:
            faults.append(Fault(expected, "entries are missing from the end"))
        return faults

    def as_csv(self, entries: Sequence[Entry]) -> str:
        """The entries as a CSV file that a spreadsheet opens without running anything in it."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(("number", "time (UTC)", "what", "account", "content"))
        for entry in entries:
            content = "(removed)" if entry.content is None else json.dumps(entry.content, ensure_ascii=False)
            writer.writerow(
                [_inert(str(cell)) for cell in (entry.seq, entry.at, entry.kind, entry.account, content)]
            )
        return out.getvalue()

    def _entries(self, query: Select[Any]) -> list[Entry]:
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return [
            Entry(
                row.seq,
                row.at,
                row.kind,
                row.account,
                None if row.content is None else json.loads(row.content),
            )
            for row in rows
        ]


def canonical(content: Mapping[str, Any]) -> str:
    """JSON in one way only: sorted keys, no spaces, ASCII."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def _chained(seq: int, at: str, kind: str, account: str, content_digest: str, previous: str) -> str:
    return _digest_of(json.dumps([_FORMAT, seq, at, kind, account, content_digest, previous]))


def _digest_of(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()


def _search_text(kind: str, account: str, content: Mapping[str, Any]) -> str:
    return folded("\n".join((kind, account, *_strings(content))))


def _strings(value: object) -> Iterator[str]:
    """Every text in a JSON value but digests, which nobody searches for."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not str(key).endswith("digest"):
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _expected_words(row: Any) -> str | None:
    if row.content is None:
        return None
    try:
        return _search_text(row.kind, row.account, json.loads(row.content))
    except ValueError:
        return None


def _row_faults(row: Any, previous: str) -> Iterator[Fault]:
    if row.content is not None and _digest_of(row.content) != row.content_digest:
        yield Fault(row.seq, "its content was changed")
    if row.previous != previous:
        yield Fault(row.seq, "it does not follow the entry before it")
    if _chained(row.seq, row.at, row.kind, row.account, row.content_digest, row.previous) != row.digest:
        yield Fault(row.seq, "its time, kind, account or digest was changed")


def _ranges(seqs: Sequence[int]) -> list[list[int]]:
    """Ascending numbers as [first, last] runs."""
    runs: list[list[int]] = []
    for seq in seqs:
        if runs and runs[-1][1] == seq - 1:
            runs[-1][1] = seq
        else:
            runs.append([seq, seq])
    return runs


def _removed_by(content: str) -> set[int]:
    try:
        runs = json.loads(content)["entries"]
        return {seq for first, last in runs for seq in range(first, last + 1)}
    except (ValueError, KeyError, TypeError):
        return set()


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is led by an apostrophe."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
