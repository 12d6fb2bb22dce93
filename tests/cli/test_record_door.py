"""The record's door, as a person or a script at a prompt meets it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from sqlalchemy import text

from composer import cli
from composer.paths import person_folder
from composer.store.opening import FILE, open_store


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    store = open_store(tmp_path)
    for number in range(5):
        store.record.append("posted", "x-team", {"text": f"Flu clinic number {number}\nin Sunderland"})
    store.close()


def change(statement: str) -> None:
    store = open_store(person_folder())
    with store.database.writing() as connection:
        connection.execute(text(statement))
    store.close()


def test_a_whole_record_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["record", "verify"]) == 0
    assert capsys.readouterr().out == "5 entries, each as it was written, none missing.\n"


def test_a_changed_row_is_named_and_the_exit_code_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    change("update record set content = replace(content, 'number 2', 'number 9') where seq = 3")
    assert cli.main(["record", "verify"]) == 1
    assert "entry 3: its content was changed" in capsys.readouterr().out


def test_rows_cut_off_the_end_are_missed(capsys: pytest.CaptureFixture[str]) -> None:
    change("delete from record_text where seq > 3")
    change("delete from record where seq > 3")
    assert cli.main(["record", "verify"]) == 1
    assert "entry 4: entries are missing from the end" in capsys.readouterr().out


def test_entries_are_listed_a_line_each_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["record", "list", "--limit", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["5", "4"]
    assert lines[0].endswith("posted  x-team  Flu clinic number 4 in Sunderland")


def test_only_entries_with_every_word_are_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["record", "export", "clinic", "3"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [row[0] for row in rows] == ["number", "4"]


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["record", "list", "--since", "yesterday"]) == 2
    assert "'yesterday' is not a day. Write it as 2026-11-22." in capsys.readouterr().err


def test_a_damaged_file_is_said_to_be_damaged_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 100)
    for beside in ("-wal", "-shm"):
        (tmp_path / f"{FILE}{beside}").unlink(missing_ok=True)
    assert cli.main(["record", "verify"]) == 2
    assert "damaged" in capsys.readouterr().err
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")
