"""A new password waits beside the old one, and neither is lost whatever happens between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault import access
from composer.vault.keyrings import KeyringError, MemoryKeyring
from composer.vault.logons import Turn
from composer.vault.rotation import Rotation, waiting
from composer.vault.vault import Vault

_X = AccountId("x-ourteam")


class _Kept:
    """A vault on one keyring, with what it noted."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str, Mapping[str, Any]]] = []
        keyring = MemoryKeyring()
        self.vault = Vault(lambda: keyring, self._note, lambda: datetime(2026, 11, 22, tzinfo=UTC))
        self.rotation = Rotation(self.vault)

    def _note(self, kind: str, account: str, content: Mapping[str, Any]) -> None:
        self.notes.append((kind, account, content))

    def password(self, account: AccountId) -> str:
        return self.vault.copied(account, "password", "Sam")


@pytest.fixture
def kept() -> _Kept:
    made = _Kept()
    made.vault.change(_X, {"user_name": "team", "password": "old one", "notes": "blue folder"}, "Sam")
    return made


def test_the_old_password_stays_until_the_new_one_is_in_use(kept: _Kept) -> None:
    standing = kept.rotation.prepare(_X, "Sam")
    assert (standing.has_password, standing.has_new) == (True, True)
    assert kept.password(_X) == "old one"
    new = kept.password(waiting(_X))
    assert new != "old one"
    standing = kept.rotation.take_effect(_X, "Sam")
    assert (standing.has_password, standing.has_new) == (True, False)
    assert kept.password(_X) == new
    assert kept.vault.filled(_X) == {"user_name", "password", "notes"}


def test_a_password_that_waits_is_not_made_anew(kept: _Kept) -> None:
    kept.rotation.prepare(_X, "Sam")
    waits = kept.password(waiting(_X))
    kept.rotation.prepare(_X, "Ali")
    assert kept.password(waiting(_X)) == waits


def test_a_new_password_that_was_not_used_can_be_thrown_away(kept: _Kept) -> None:
    kept.rotation.prepare(_X, "Sam")
    assert not kept.rotation.drop(_X, "Sam").has_new
    assert kept.password(_X) == "old one"


def test_nothing_waits_nothing_takes_effect(kept: _Kept) -> None:
    with pytest.raises(ComposerError, match="no new password"):
        kept.rotation.take_effect(_X, "Sam")
    assert kept.password(_X) == "old one"


def test_a_turn_that_was_given_up_changes_nothing(kept: _Kept) -> None:
    kept.rotation.prepare(_X, "Sam")
    late = Turn()
    late.give_up()
    with pytest.raises(KeyringError):
        kept.rotation.take_effect(_X, "Sam", late)
    assert kept.password(_X) == "old one"
    assert kept.rotation.standing(_X).has_new


def test_the_record_says_what_happened_and_no_password(kept: _Kept) -> None:
    kept.notes.clear()
    kept.rotation.prepare(_X, "Sam")
    kept.rotation.take_effect(_X, "Ali")
    assert [(kind, account, content["said_by"]) for kind, account, content in kept.notes] == [
        (access.CHANGED, waiting(_X), "Sam"),
        (access.CHANGED, _X, "Ali"),
        (access.REMOVED, waiting(_X), "Ali"),
    ]
    assert kept.password(_X) not in str(kept.notes)


def test_an_account_without_a_log_on_here_says_so() -> None:
    standing = _Kept().rotation.standing(_X)
    assert (standing.has_password, standing.has_new) == (False, False)
    assert standing.where.session_only
