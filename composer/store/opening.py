"""Opens what a person's work is kept in, and goes on in memory where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from composer.store.database import IN_MEMORY, Database, StoreError, sqlite_url
from composer.store.drafts import DraftStore
from composer.store.record import Record

FILE = "composer.db"


@dataclass(frozen=True, slots=True)
class Store:
    """Drafts and record on one database. `trouble` says why they are in memory only; None if they are not."""

    database: Database
    drafts: DraftStore
    record: Record
    trouble: StoreError | None = None

    def close(self) -> None:
        self.database.close()


def open_store(folder: Path, url: str = "") -> Store:
    """The store in `folder`, or at the SQLAlchemy `url` that a team shares."""
    try:
        database = Database(url or sqlite_url(folder / FILE))
        return Store(database, DraftStore(database), Record(database))
    except StoreError as trouble:
        database = Database(IN_MEMORY)
        return Store(database, DraftStore(database), Record(database), trouble)
