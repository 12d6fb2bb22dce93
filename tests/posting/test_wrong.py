"""The card for when it went wrong, and the evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.paths import RESOURCES
from composer.posting.wrong import read_card, save_evidence


def test_the_bundled_card_begins_with_the_evidence_and_says_whom_to_ring() -> None:
    card = read_card([RESOURCES / "wrong.yml"])
    assert card.problems == ()
    assert card.steps[0].does == "evidence"
    assert any("atb@nhs.uk" in contact.said for contact in card.contacts)
    assert any("not filled in yet" in contact.said for contact in card.contacts)


def test_own_contacts_take_the_place_of_the_bundled_and_the_steps_stay(tmp_path: Path) -> None:
    own = tmp_path / "wrong.yml"
    own.write_text("contacts:\n  - {name: Ada in IG, phone: 0191 000 0000}\n", "utf-8")
    card = read_card([RESOURCES / "wrong.yml", own])
    assert [contact.said for contact in card.contacts] == ["Ada in IG: 0191 000 0000 (not verified)"]
    assert len(card.steps) > 4


def test_evidence_holds_the_exact_words_and_the_whole_entry(tmp_path: Path) -> None:
    words = "Line one\r\nLine two 👩‍⚕️"
    entry = {"seq": 7, "kind": "posted", "content": {"text": words}}
    place = save_evidence(tmp_path, 7, entry, [], "Sam", "2026-11-22T10:00")
    assert (place / "post.txt").read_bytes().decode() == words
    assert json.loads((place / "entry.json").read_text("utf-8")) == entry
    assert "every entry is as it was written" in (place / "read me.txt").read_text("utf-8")


def test_what_the_check_found_is_part_of_the_evidence(tmp_path: Path) -> None:
    place = save_evidence(tmp_path, 7, {}, ["Entry 3 its content was changed."], "", "now")
    assert "Entry 3 its content was changed." in (place / "read me.txt").read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "entry 7").write_text("in the way", "utf-8")
    with pytest.raises(ComposerError, match="take a screenshot"):
        save_evidence(tmp_path, 7, {}, [], "Sam", "now")
