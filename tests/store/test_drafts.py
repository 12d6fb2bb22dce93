"""Drafts are saved, found, binned, brought back, and never silently overwritten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from sqlalchemy import update

from composer.domain.account import AccountId
from composer.domain.draft import Answer, Dismissal, Draft, Tick
from composer.domain.finding import RuleId
from composer.domain.picture import Picture
from composer.store.database import Database, sqlite_url
from composer.store.drafts import ChangedElsewhereError, DraftStore
from composer.store.schema import drafts

FULL = Draft(
    text="Coffee morning ☕ at Łódź café\n\0\ud83d with odd characters",
    accounts=(AccountId("x"), AccountId("bluesky")),
    versions=MappingProxyType({AccountId("x"): "Shorter"}),
    pictures=(Picture("ab" * 32, "Two nurses smile", False),),
    ticks=(Tick(RuleId("ATB.Doubts"), "digest", "Sam", "2026-11-22T10:00:00Z"),),
    dismissals=(Dismissal(RuleId("ATB.Tag"), "", "not about ATB"),),
    answers=(Answer("person", "sam", "agreed", "told me"),),
)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, clock: Clock) -> DraftStore:
    return DraftStore(database, clock)


def test_everything_in_a_draft_comes_back(store: DraftStore) -> None:
    saved = store.create(FULL, cursor=7)
    back = store.latest(saved.id)
    assert back is not None
    assert (back.draft, back.cursor, back.rev, back.is_open) == (FULL, 7, 1, True)


def test_the_second_writer_is_told_and_nothing_is_overwritten(store: DraftStore) -> None:
    saved = store.create(Draft("first"))
    store.save(saved.id, Draft("theirs"), 0, saved.rev)
    with pytest.raises(ChangedElsewhereError) as caught:
        store.save(saved.id, Draft("mine"), 0, saved.rev)
    assert caught.value.theirs is not None
    assert caught.value.theirs.draft.text == "theirs"
    latest = store.latest(saved.id)
    assert latest is not None
    assert latest.draft.text == "theirs"


def test_open_drafts_come_back_latest_first(store: DraftStore, clock: Clock) -> None:
    older = store.create(Draft("older"))
    clock.pass_by(minutes=1)
    newer = store.create(Draft("newer"))
    closed = store.create(Draft("closed"))
    store.set_open(closed.id, False)
    assert [draft.id for draft in store.open_drafts()] == [newer.id, older.id]


def test_search_finds_every_word_whatever_its_accents_or_case(store: DraftStore) -> None:
    found = store.create(Draft("Coffee at ŁÓDŹ café"))
    store.create(Draft("Coffee elsewhere, 100% fun"))
    assert [draft.id for draft in store.all_drafts("lodz COFFEE")] == [found.id]
    assert store.all_drafts("_") == []


def test_the_bin_gives_back_and_is_emptied_only_of_what_is_old(store: DraftStore, clock: Clock) -> None:
    saved, kept = store.create(Draft("oops")), store.create(Draft("kept"))
    store.bin(saved.id)
    assert [draft.id for draft in store.all_drafts()] == [kept.id]
    store.unbin(saved.id)
    assert len(store.all_drafts()) == 2
    store.bin(saved.id)
    assert store.empty_bin(timedelta(days=30)) == 0
    clock.pass_by(days=31)
    assert store.empty_bin(timedelta(days=30)) == 1
    assert store.binned_drafts() == []


def test_what_was_emptied_from_the_bin_is_in_no_file_any_more(tmp_path: Path, clock: Clock) -> None:
    database = Database(sqlite_url(tmp_path / "composer.db"))
    store = DraftStore(database, clock)
    saved, kept = store.create(Draft("Margaretta came")), store.create(Draft("Coffee morning"))
    clock.pass_by(minutes=5)
    store.save(saved.id, Draft("Margaretta came, " * 900), 0, saved.rev)
    store.bin(saved.id)
    assert store.empty_bin(timedelta()) == 1
    database.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Margaretta" not in left
    assert kept.draft.text.encode() in left


def test_history_keeps_a_state_every_two_minutes(store: DraftStore, clock: Clock) -> None:
    saved = store.create(Draft("one"))
    rev = saved.rev
    for text in ("one t", "one tw", "one two"):
        clock.pass_by(seconds=2)
        rev = store.save(saved.id, Draft(text), 0, rev)
    assert [past.draft.text for past in store.history(saved.id)] == ["one"]
    clock.pass_by(minutes=2)
    store.save(saved.id, Draft("one two three"), 0, rev)
    assert [past.draft.text for past in store.history(saved.id)] == ["one two", "one"]


def test_deleting_most_of_the_text_keeps_what_was_there(store: DraftStore, clock: Clock) -> None:
    saved = store.create(Draft(""))
    clock.pass_by(seconds=2)
    rev = store.save(saved.id, Draft("a long story " * 50), 0, saved.rev)
    clock.pass_by(seconds=2)
    store.save(saved.id, Draft("gone"), 0, rev)
    assert store.history(saved.id)[0].draft.text == "a long story " * 50


def test_a_duplicate_carries_no_ticks(store: DraftStore) -> None:
    copy = store.duplicate(store.create(FULL).id)
    assert copy.draft.text == FULL.text
    assert copy.draft.ticks == ()


def test_a_planned_draft_is_listed_by_its_day(store: DraftStore) -> None:
    later, sooner = store.create(Draft("later")), store.create(Draft("sooner"))
    store.plan(later.id, "2026-12-24T09:00")
    store.plan(sooner.id, "2026-12-01T09:00")
    assert [draft.id for draft in store.planned_drafts()] == [sooner.id, later.id]


def test_a_row_that_cannot_be_read_is_rescued_from_its_history(store: DraftStore, database: Database) -> None:
    broken, whole = store.create(Draft("was whole")), store.create(Draft("whole"))
    with database.writing() as connection:
        connection.execute(update(drafts).where(drafts.c.id == broken.id).values(body='{"text": 1}'))
    listed = {draft.id: draft.draft.text for draft in store.all_drafts()}
    assert listed == {broken.id: "was whole", whole.id: "whole"}
