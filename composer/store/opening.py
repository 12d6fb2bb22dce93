"""Opens what a person's work is kept in, and goes on in memory where it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from composer.store.consents import ConsentStore
from composer.store.database import IN_MEMORY, Database, StoreError, sqlite_url
from composer.store.drafts import DraftStore
from composer.store.pictures import PictureStore
from composer.store.record import Record

FILE = "composer.db"


@dataclass(frozen=True, slots=True)
class Store:
    """Drafts, record and consents on one database, and picture files beside it.

    `trouble` says why the database is in memory only; None if it is not.
    """

    database: Database
    drafts: DraftStore
    record: Record
    consents: ConsentStore
    pictures: PictureStore
    trouble: StoreError | None = None

    def close(self) -> None:
        self.database.close()


def open_store(folder: Path, url: str = "") -> Store:
    """The store in `folder`, or at the SQLAlchemy `url` that a team shares."""
    try:
        return _store(Database(url or sqlite_url(folder / FILE)), folder)
    except StoreError as trouble:
        return _store(Database(IN_MEMORY), folder, trouble)


def _store(database: Database, folder: Path, trouble: StoreError | None = None) -> Store:
    return Store(
        database,
        DraftStore(database),
        Record(database),
        ConsentStore(database),
        PictureStore(folder),
        trouble,
    )
