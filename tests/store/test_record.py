"""The record finds what was posted, and any later change to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from composer.store.database import Database
from composer.store.record import Record
from composer.store.schema import record, record_head, record_text


class Ticking:
    """A clock that moves on by a day at each reading."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(days=1)
        return self.time


@pytest.fixture
def kept(database: Database) -> Record:
    kept = Record(database, Ticking())
    for number, text in enumerate(
        ("Coffee morning in Sunderland", "Flu jabs at the café", "Thank you, Łódź!")
    ):
        kept.append(
            "posted", ("x", "bluesky")[number % 2], {"text": text, "pictures": [{"alt_text": f"alt{number}"}]}
        )
    return kept


def test_entries_are_found_by_the_beginning_of_any_word(kept: Record) -> None:
    assert [entry.seq for entry in kept.search("cof")] == [1]
    assert [entry.seq for entry in kept.search("lodz")] == [3]
    assert [entry.seq for entry in kept.search("CAFE jab")] == [2]
    assert [entry.seq for entry in kept.search("alt0")] == [1]
    assert kept.search("\"; drop \\ ' & | ! :*") == []


def test_filters_and_paging_narrow_the_answer(kept: Record) -> None:
    assert [entry.seq for entry in kept.search(account="x")] == [3, 1]
    assert [entry.seq for entry in kept.search(since="2026-01-03", until="2026-01-04")] == [2]
    assert [entry.seq for entry in kept.search(limit=2)] == [3, 2]
    assert [entry.seq for entry in kept.search(limit=2, before=2)] == [1]
    assert kept.search(kinds=["stopped"]) == []


def test_the_last_post_of_each_account_is_known(kept: Record) -> None:
    assert {account: at[:10] for account, at in kept.last_posted().items()} == {
        "x": "2026-01-04",
        "bluesky": "2026-01-03",
    }


def test_an_untouched_record_is_whole(kept: Record) -> None:
    assert kept.verify() == []


def test_removal_leaves_the_chain_whole_and_says_who_and_why(kept: Record) -> None:
    assert kept.remove_before("2026-01-04", "Sam", "kept for two years") == 2
    assert kept.verify() == []
    removal = kept.search(kinds=["removed"])[0]
    assert removal.content == {"entries": [[1, 2]], "who": "Sam", "why": "kept for two years"}
    assert kept.search("coffee") == []
    assert [entry.content for entry in kept.search(account="bluesky")] == [None]


def test_content_removed_by_hand_is_found(kept: Record, database: Database) -> None:
    with database.writing() as connection:
        connection.execute(delete(record_text).where(record_text.c.seq == 2))
        connection.execute(update(record).where(record.c.seq == 2).values(content=None))
    assert [fault.seq for fault in kept.verify()] == [2]


def test_a_row_cut_out_of_the_middle_or_off_the_end_is_found(kept: Record, database: Database) -> None:
    with database.writing() as connection:
        connection.execute(delete(record_text).where(record_text.c.seq == 3))
        connection.execute(delete(record).where(record.c.seq == 3))
    assert [fault.seq for fault in kept.verify()] == [3]
    with database.writing() as connection:
        connection.execute(delete(record_text).where(record_text.c.seq == 1))
        connection.execute(delete(record).where(record.c.seq == 1))
    assert 1 in [fault.seq for fault in kept.verify()]


def _changes(value: Any) -> list[Any]:
    """The value with each one of its characters, or its number, changed."""
    if isinstance(value, int):
        return [value + 1000]
    return [value[:i] + chr(ord(value[i]) ^ 1) + value[i + 1 :] for i in range(len(value))]


def test_any_changed_character_anywhere_in_a_row_is_found_and_the_row_named(
    kept: Record, database: Database
) -> None:
    tried = 0
    for table in (record, record_text, record_head):
        key = next(iter(table.primary_key.columns))
        seq = 2 if table is not record_head else 1
        with database.reading() as connection:
            row = connection.execute(select(table).where(key == seq)).one()._mapping
        for column in (column for column in table.columns if column is not key):
            for changed in _changes(row[column.name]):
                with database.writing() as connection:
                    connection.execute(update(table).where(key == seq).values({column.name: changed}))
                faults = kept.verify()
                assert faults, (table.name, column.name)
                assert table is record_head or 2 in [fault.seq for fault in faults]
                with database.writing() as connection:
                    connection.execute(
                        update(table).where(key == seq).values({column.name: row[column.name]})
                    )
                tried += 1
    assert tried > 200
    assert kept.verify() == []


def test_a_cell_of_the_csv_never_starts_a_formula(kept: Record) -> None:
    kept.append("=cmd()", "@x", {})
    lines = kept.as_csv(kept.search()).splitlines()
    assert ",'=cmd(),'@x," in lines[1]
