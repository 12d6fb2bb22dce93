"""A person's keys are made once, kept in the keyring, and never made anew by accident."""

from __future__ import annotations

import pytest

from composer.vault.keyrings import Keyring, KeyringError, MemoryKeyring, RefusedKeyringError, system_keyring
from composer.vault.own_key import ENTRY, SERVICE, OwnKeys


def test_a_key_made_on_first_use_is_the_same_afterwards(secret_service: object) -> None:
    first = OwnKeys().own("Sam")
    again = OwnKeys().own("Sam")
    assert first.session_only == ""
    assert again.identity.signing.public() == first.identity.signing.public()
    assert (system_keyring().get(SERVICE, ENTRY) or "").startswith("{")


def test_a_locked_keyring_is_waited_for_and_no_other_key_is_made() -> None:
    class Locked(MemoryKeyring):
        def get(self, service: str, name: str) -> str | None:
            raise KeyringError("locked", "It is locked.", "Unlock it.")

    with pytest.raises(KeyringError, match="locked"):
        OwnKeys(Locked).own("Sam")


def test_without_a_keyring_the_key_lasts_for_the_session_and_says_why() -> None:
    def none() -> Keyring:
        raise RefusedKeyringError("This computer offers no keyring.")

    keys = OwnKeys(none)
    own = keys.own("Sam")
    assert "no keyring" in own.session_only
    assert keys.own("Sam") is own


def test_damaged_keys_are_left_where_they_are() -> None:
    keyring = MemoryKeyring()
    keyring.put(SERVICE, ENTRY, "{}")
    assert "cannot be read" in OwnKeys(lambda: keyring).own("Sam").session_only
    assert keyring.get(SERVICE, ENTRY) == "{}"
