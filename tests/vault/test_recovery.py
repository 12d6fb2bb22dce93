"""A recovery sheet opens for whom it was made, and for nobody else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault.handover import About, Identity, seal
from composer.vault.logons import LogOn
from composer.vault.recovery import (
    Sheet,
    needs_passphrase,
    open_with_key,
    open_with_passphrase,
    seal_for_cards,
    seal_for_passphrase,
)

_SHEET = Sheet(
    "2026-11-22T10:00",
    "Sam",
    (
        (About(AccountId("x-team"), "x", "@OurTeam"), LogOn("team", "pässwörd", "1\n2", "", "☕")),
        (About(AccountId("bluesky-team"), "bluesky", "@team"), LogOn("b", "other")),
    ),
)


def test_a_sheet_opens_with_its_passphrase_only() -> None:
    sealed = seal_for_passphrase(_SHEET, "five words are enough here")
    assert needs_passphrase(sealed)
    assert open_with_passphrase(sealed, "five words are enough here") == _SHEET
    with pytest.raises(ComposerError, match="does not open"):
        open_with_passphrase(sealed, "four words are not")


def test_a_sheet_for_a_card_opens_for_its_holder_and_its_maker() -> None:
    sam, dana = Identity.new("Sam"), Identity.new("Dana")
    sealed = seal_for_cards(_SHEET, sam, [dana.card()])
    assert not needs_passphrase(sealed)
    assert open_with_key(sealed, dana) == open_with_key(sealed, sam) == _SHEET
    with pytest.raises(ComposerError, match="for somebody else"):
        open_with_key(sealed, Identity.new("Eve"))


def test_a_hand_over_is_not_taken_for_a_sheet() -> None:
    dana = Identity.new("Dana")
    sealed = seal(AccountId("x-team"), LogOn("a", "b"), Identity.new("Sam"), [dana.card()])
    with pytest.raises(ComposerError, match="not a recovery sheet"):
        open_with_key(sealed, dana)


def test_the_age_tool_opens_a_sheet_with_the_key_it_was_made_for(tmp_path: Path) -> None:
    sam, dana = Identity.new("Sam"), Identity.new("Dana")
    (tmp_path / "sheet").write_bytes(seal_for_cards(_SHEET, sam, [dana.card()]))
    (tmp_path / "key").write_text(dana._age + "\n")
    opened = subprocess.run(
        ["age", "-d", "-i", "key", "sheet"], cwd=tmp_path, capture_output=True, check=True
    )
    assert b"@OurTeam" in opened.stdout


def test_no_secret_is_in_the_repr_of_a_sheet() -> None:
    assert "pässwörd" not in repr(_SHEET)
    assert "other" not in repr(_SHEET)
