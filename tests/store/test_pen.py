"""The pen writes what changed, begins nothing empty, and sets two writers apart."""

from __future__ import annotations

from pathlib import Path

from composer.domain.draft import Draft
from composer.store.database import Database
from composer.store.drafts import DraftStore
from composer.store.opening import FILE, open_store
from composer.store.pen import Pen


def test_nothing_is_begun_for_an_empty_draft(database: Database) -> None:
    store = DraftStore(database)
    assert Pen(store).write(Draft(), 0).id is None
    assert store.all_drafts() == []


def test_the_same_content_is_not_written_twice(database: Database) -> None:
    store = DraftStore(database)
    pen = Pen(store)
    first = pen.write(Draft("Hello", revision=3), 5)
    assert pen.write(Draft("Hello", revision=9), 5) == first
    assert first.id is not None
    latest = store.latest(first.id)
    assert latest is not None
    assert latest.rev == 1


def test_text_deleted_to_nothing_is_still_saved(database: Database) -> None:
    store = DraftStore(database)
    pen = Pen(store)
    pen.write(Draft("Hello"), 5)
    written = pen.write(Draft(""), 0)
    assert written.id is not None
    latest = store.latest(written.id)
    assert latest is not None
    assert latest.draft.text == ""


def test_two_pens_on_one_draft_end_as_two_drafts(database: Database) -> None:
    store = DraftStore(database)
    saved = store.create(Draft("start"))
    mine, theirs = Pen(store, saved), Pen(store, saved)
    theirs.write(Draft("theirs"), 0)
    written = mine.write(Draft("mine"), 0)
    assert written.set_apart
    assert sorted(draft.draft.text for draft in store.all_drafts()) == ["mine", "theirs"]
    assert not mine.write(Draft("mine too"), 0).set_apart


def test_a_closed_pen_leaves_its_draft_in_the_list_only(database: Database) -> None:
    store = DraftStore(database)
    pen = Pen(store)
    pen.write(Draft("Hello"), 0)
    pen.close()
    assert store.open_drafts() == []
    assert len(store.all_drafts()) == 1


def test_a_store_that_cannot_be_opened_goes_on_in_memory_and_says_why(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 500)
    store = open_store(tmp_path)
    assert store.trouble is not None
    assert store.trouble.reason == "damaged"
    assert store.drafts.create(Draft("goes on")).rev == 1
    assert (tmp_path / FILE).read_bytes() == b"not a database" * 500
    store.close()


def test_a_write_that_comes_late_does_not_undo_a_newer_one(database: Database) -> None:
    store = DraftStore(database)
    pen = Pen(store)
    late = pen.later(Draft("Hel"), 3)
    pen.write(Draft("Hello"), 5)
    late()
    assert [saved.draft.text for saved in store.all_drafts()] == ["Hello"]


def test_a_write_on_its_way_when_the_pen_is_laid_down_is_not_made(database: Database) -> None:
    store = DraftStore(database)
    pen = Pen(store)
    late = pen.later(Draft("Posted already"), 3)
    pen.lay_down()
    late()
    assert store.all_drafts() == []
