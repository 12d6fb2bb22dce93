"""The databases that every store test runs on: SQLite in a folder, and a throw-away PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from composer.store.database import Database, sqlite_url

_BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)


def _as_postgres(*words: str) -> None:
    prefix = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run(
        [*prefix, *words], check=True, cwd="/", stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test run's own, on loopback, without its database name."""
    if _BIN is None:
        pytest.fail("PostgreSQL is not installed: 'python3 dev.py test' installs it (Debian: postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")
    _as_postgres(
        f"{_BIN}/initdb",
        "-D",
        data,
        "-A",
        "trust",
        "-U",
        "app",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    _as_postgres(f"{_BIN}/pg_ctl", "-D", data, "-w", "-s", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://app@127.0.0.1:{port}"
    finally:
        _as_postgres(f"{_BIN}/pg_ctl", "-D", data, "-m", "immediate", "-s", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        opened = Database(sqlite_url(tmp_path / "composer.db"))
        yield opened
        opened.close()
        return
    server = request.getfixturevalue("postgres_server")
    name = f"test_{os.getpid()}_{abs(hash(request.node.nodeid)) % 10**9}"
    admin = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name}"))
    opened = Database(f"{server}/{name}")
    yield opened
    opened.close()
    with admin.connect() as connection:
        connection.execute(text(f"drop database {name}"))
    admin.dispose()
