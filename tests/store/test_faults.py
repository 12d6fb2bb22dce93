"""A disk or a file that fails gets a clear word, is left untouched, and takes nothing with it."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from composer.domain.draft import Draft
from composer.store.database import IN_MEMORY, NEWEST, Database, StoreError, set_aside, sqlite_url
from composer.store.drafts import ChangedElsewhereError, DraftStore

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file with some drafts in it, closed."""
    file = tmp_path / "composer.db"
    database = Database(sqlite_url(file))
    store = DraftStore(database)
    for number in range(50):
        store.create(Draft(f"draft {number} " * 200))
    database.close()
    return file


@pytest.fixture
def own_mounts() -> list[str]:
    """The command that gives a process mounts of its own; not every container or chroot lets anybody have them."""
    plain = ["unshare", "--mount"]
    for command in (plain, [*plain, "--map-root-user"]):
        with contextlib.suppress(FileNotFoundError):
            probe = [*command, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return command
    pytest.skip("this machine lets no process have mounts of its own")


@pytest.mark.parametrize(("fault", "reason"), [("full", "full"), ("read_only", "read_only")])
def test_a_full_or_read_only_disk_is_named_and_the_last_save_stays(
    fault: str, reason: str, tmp_path: Path, own_mounts: list[str]
) -> None:
    run = subprocess.run(
        [*own_mounts, sys.executable, "-m", "tests.store.small_disk", fault, str(tmp_path)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    answer = json.loads(run.stdout)
    assert (answer["reason"], answer["whole"]) == (reason, True)
    assert "composer.db" in answer["said"]


def test_a_file_from_a_newer_version_is_refused_and_left_as_it_is(file: Path) -> None:
    database = Database(sqlite_url(file))
    with database.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    database.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="newer Post Composer") as caught:
        Database(sqlite_url(file))
    assert caught.value.reason == "newer"
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "composer.db"
    file.write_bytes(b"not a database at all" * 400)
    with pytest.raises(StoreError) as caught:
        Database(sqlite_url(file))
    assert caught.value.reason == "damaged"
    assert str(file) in caught.value.what
    assert file.read_bytes() == b"not a database at all" * 400


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_found(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share) // 4096 * 4096])
    with pytest.raises(StoreError) as caught:
        Database(sqlite_url(file)).check()
    assert caught.value.reason == "damaged"


def test_flipped_bits_never_crash_and_are_found_or_harmless(file: Path) -> None:
    whole, seeded, found = file.read_bytes(), random.Random(5), 0
    for _ in range(60):
        flipped = bytearray(whole)
        for _ in range(20):
            flipped[seeded.randrange(len(flipped))] ^= 1 << seeded.randrange(8)
        file.write_bytes(flipped)
        try:
            database = Database(sqlite_url(file))
            database.check()
            DraftStore(database).all_drafts()
        except StoreError as error:
            found += bool(error.remedy)
        finally:
            for ending in ("-wal", "-shm"):
                file.with_name(file.name + ending).unlink(missing_ok=True)
    assert found > 20


def test_a_damaged_file_is_set_aside_byte_for_byte_and_a_new_one_starts(tmp_path: Path) -> None:
    file = tmp_path / "composer.db"
    file.write_bytes(b"broken" * 1000)
    kept = set_aside(file, datetime(2026, 11, 22, 9, 30))  # noqa: DTZ001 - a local time in a file name
    assert kept.name == "composer.damaged-20261122-093000.db"
    assert kept.read_bytes() == b"broken" * 1000
    assert DraftStore(Database(sqlite_url(file))).all_drafts() == []


def test_a_locked_file_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("composer.store.database._BUSY_SECONDS", 0)
    holder, other = Database(sqlite_url(file)), Database(sqlite_url(file))
    with holder.writing(), pytest.raises(StoreError) as caught:
        DraftStore(other).create(Draft("waits"))
    assert caught.value.reason == "locked"
    assert DraftStore(other).create(Draft("now it can")).rev == 1
    holder.close()
    other.close()


def test_two_processes_on_one_draft_never_overwrite_each_other(file: Path) -> None:
    here = DraftStore(Database(sqlite_url(file)))
    saved = here.all_drafts()[0]
    other = (
        "import sys; from composer.store.database import Database; from composer.store.drafts import DraftStore;"
        "from composer.domain.draft import Draft;"
        "s = DraftStore(Database(sys.argv[1])); s.save(sys.argv[2], Draft('other process'), 0, int(sys.argv[3]))"
    )
    subprocess.run(
        [sys.executable, "-c", other, sqlite_url(file), saved.id, str(saved.rev)],
        cwd=_ROOT,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    with pytest.raises(ChangedElsewhereError) as caught:
        here.save(saved.id, Draft("mine"), 0, saved.rev)
    assert caught.value.theirs is not None
    assert caught.value.theirs.draft.text == "other process"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("not a url", "not an address"),
        ("nosuchbase://host/x", "no driver"),
        ("postgresql+psycopg://app@127.0.0.1:1/none", "did not answer"),
    ],
)
def test_a_bad_database_setting_says_what_to_do(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        Database(url)
    assert "IT desk" in caught.value.remedy


def test_work_can_go_on_in_memory() -> None:
    store = DraftStore(Database(IN_MEMORY))
    saved = store.create(Draft("in memory"))
    assert [draft.id for draft in store.open_drafts()] == [saved.id]


def test_the_newest_revision_is_the_migrations_head(database: Database) -> None:
    files = sorted((_ROOT / "composer" / "store" / "migrations" / "versions").glob("*.py"))
    assert files[-1].name.startswith(NEWEST)
    with database.reading() as connection:
        assert connection.execute(text("select version_num from alembic_version")).scalar() == NEWEST
