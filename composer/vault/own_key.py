"""A person's own keys: made on first use, kept in the OS keyring, or for this session only where there is none."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from composer.vault.handover import Identity
from composer.vault.keyrings import Keyring, KeyringError, MemoryKeyring, RefusedKeyringError, system_keyring

SERVICE = "Post Composer"
ENTRY = "my keys"


@dataclass(frozen=True, slots=True)
class Own:
    """The keys, where they are kept, and why they last for this session only ('' if they are kept)."""

    identity: Identity
    kept_in: str
    session_only: str = ""


class OwnKeys:
    """Asks the keyring once and remembers the answer. It may wait for a prompt: never call it in the GUI thread."""

    def __init__(self, keyring: Callable[[], Keyring] = system_keyring) -> None:
        self._open = keyring
        self._lock = threading.Lock()
        self._own: Own | None = None

    def own(self, name: str) -> Own:
        """The keys of this person. `KeyringError` where the keyring is locked: trying again may help."""
        with self._lock:
            if self._own is None:
                self._own = self._asked(name)
            return self._own

    def _asked(self, name: str) -> Own:
        try:
            keyring = self._open()
            return Own(_kept_or_new(keyring, name), keyring.title)
        except RefusedKeyringError as why:
            return Own(Identity.new(name), MemoryKeyring.title, why.what)
        except KeyringError as why:
            if why.reason == "locked":
                raise
            return Own(Identity.new(name), MemoryKeyring.title, why.what)


def _kept_or_new(keyring: Keyring, name: str) -> Identity:
    kept = keyring.get(SERVICE, ENTRY)
    if kept is not None:
        try:
            return Identity.from_secret(kept)
        except (ValueError, KeyError, TypeError) as error:
            raise KeyringError(
                "damaged",
                "Your keys in the keyring cannot be read.",
                "Ask your IT desk before making new ones.",
            ) from error
    made = Identity.new(name)
    keyring.put(SERVICE, ENTRY, made.secret())
    return made
