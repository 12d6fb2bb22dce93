"""Opens the database, brings it up to date, and says plainly what is wrong when it cannot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from composer.errors import ComposerError

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_BUSY_SECONDS = 3
IN_MEMORY = "sqlite://"
NEWEST = "0005"
"""The latest migration's revision; a test holds it to the folder."""


class StoreError(ComposerError):
    """The database cannot be used as asked; what is in it is left untouched.

    `reason` is one of `newer`, `damaged`, `read_only`, `full`, `locked`, `unreachable`.
    """

    def __init__(self, reason: str, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.reason = reason


def sqlite_url(file: Path) -> str:
    """The SQLAlchemy URL of an SQLite file."""
    return URL.create("sqlite", database=str(file)).render_as_string(hide_password=False)


class Database:
    """One open database: SQLite in the person's folder, or any SQLAlchemy URL a team shares."""

    def __init__(self, url: str) -> None:
        """Open `url` and migrate it; `StoreError` says why not. Takes a while: call it off the GUI thread."""
        try:
            self.url = make_url(url)
        except ArgumentError as error:
            raise StoreError(
                "unreachable",
                "The 'database' setting is not an address this app understands.",
                "Ask your IT desk to correct it. It looks like postgresql+psycopg://host/name.",
            ) from error
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.place = self.url.database or "memory" if self.is_sqlite else self.url.render_as_string()
        # in memory there is one connection for all threads, so they take turns
        in_memory = self.is_sqlite and self.url.database in (None, "", ":memory:")
        self._turn: AbstractContextManager[object] = threading.RLock() if in_memory else nullcontext()
        self.engine = self._engine()
        try:
            with self.naming_faults():
                self._migrate()
        except StoreError:
            self.engine.dispose()
            raise

    def _engine(self) -> Engine:
        try:
            if not self.is_sqlite:
                return create_engine(self.url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
            if self.url.database in (None, "", ":memory:"):
                engine = create_engine(
                    self.url, poolclass=StaticPool, connect_args={"check_same_thread": False}
                )
            else:
                Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
                engine = create_engine(self.url, connect_args={"timeout": _BUSY_SECONDS})
        except (NoSuchModuleError, ImportError) as error:
            raise StoreError(
                "unreachable",
                f"This copy of the app has no driver for {self.url.drivername} databases.",
                "Ask your IT desk to install it, or to change the 'database' setting.",
            ) from error
        except OSError as error:
            raise StoreError(
                "read_only",
                f"The folder for {self.url.database} cannot be made ({error.strerror}).",
                "Ask your IT desk for write access to it.",
            ) from error
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _migrate(self) -> None:
        """Alembic is loaded only where there is something to bring up to date: it takes a third of a second."""
        with self.reading() as connection:
            begun = inspect(connection).has_table("alembic_version")
            current = (
                connection.execute(text("select version_num from alembic_version")).scalar()
                if begun
                else None
            )
        if current == NEWEST:
            return
        from alembic import command
        from alembic.config import Config
        from alembic.script import ScriptDirectory

        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
        if current is not None and current not in known:
            raise StoreError(
                "newer",
                f"The drafts in {self.place} were saved by a newer Post Composer than this one.",
                "Nothing was changed. Ask your IT desk for the newer version, and use that.",
            )
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read from; faults come out as `StoreError`."""
        with self.naming_faults(), self._turn, self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, taken as the only writer, kept whole or not at all."""
        with self.naming_faults(), self._turn, self.engine.connect() as connection:
            sole_writer = connection.execution_options(writes=True)
            with sole_writer.begin():
                yield sole_writer

    def check(self) -> None:
        """Read the whole file and raise `StoreError` where it is damaged; slow for a large one."""
        if not self.is_sqlite:
            return
        with self.reading() as connection:
            answer = connection.execute(text("pragma quick_check(1)")).scalar()
        if answer != "ok":
            raise self._damaged()

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def naming_faults(self) -> Iterator[None]:
        """Turn the driver's errors into ones a person can act on."""
        try:
            yield
        except DBAPIError as error:
            raise self._named(str(error.orig).lower(), error) from error
        except SQLAlchemyError as error:
            raise self._named(str(error).lower(), error) from error

    def _named(self, said: str, error: Exception) -> StoreError:
        if "malformed" in said or "not a database" in said or "corrupt" in said:
            return self._damaged()
        if "readonly" in said or "read-only" in said or "unable to open" in said:
            return StoreError(
                "read_only",
                f"{self.place} cannot be written to.",
                "Your work goes on in memory: export it before you close. Ask your IT desk for write access.",
            )
        if "full" in said or "disk i/o" in said or "no space" in said:
            return StoreError(
                "full",
                f"There is no space left on the disk that holds {self.place}.",
                "Your work goes on in memory: export it, or free some space and try again.",
            )
        if "locked" in said or "busy" in said:
            return StoreError(
                "locked",
                f"Another program is holding {self.place}.",
                "Close the other copy, or wait a moment: saving is tried again by itself.",
            )
        return StoreError(
            "unreachable",
            f"The database {self.place} did not answer as expected ({type(error).__name__}).",
            "Your work goes on in memory: export it before you close, and tell your IT desk.",
        )

    def _damaged(self) -> StoreError:
        return StoreError(
            "damaged",
            f"{self.place} is damaged and cannot be read.",
            "It is left as it is. Your work goes on in memory; you can set the file aside and start a new one.",
        )


def set_aside(file: Path, now: datetime) -> Path:
    """Move a damaged SQLite file, and what belongs to it, out of the way unchanged; returns its new place."""
    kept = file.with_name(f"{file.stem}.damaged-{now:%Y%m%d-%H%M%S}{file.suffix}")
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's begin event says when a transaction starts
    for pragma in (
        "journal_mode=wal",
        "synchronous=full",
        "foreign_keys=on",
        "secure_delete=on",  # what is removed leaves no words in the file; Debian's SQLite does so unasked
        f"busy_timeout={_BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")
