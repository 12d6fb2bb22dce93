"""A team account's log-on, kept in the keyring in parts that every platform can hold."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields

from composer.domain.account import AccountId
from composer.vault.keyrings import UTF16_LIMIT, Keyring, KeyringError

_PART = UTF16_LIMIT - 80
_MOST_PARTS = 24
_HEAD = "log-on"


@dataclass(frozen=True, slots=True, repr=False)
class LogOn:
    """What a holder needs to sign in. It has no `repr`, is never logged, and lives in the keyring only."""

    user_name: str = ""
    password: str = ""
    recovery_codes: str = ""
    totp_seed: str = ""
    notes: str = ""

    def to_json(self) -> str:
        return json.dumps({field.name: getattr(self, field.name) for field in fields(self)})

    @classmethod
    def from_json(cls, text: str) -> LogOn:
        """The log-on that `to_json` wrote; `ValueError` if it is not one."""
        kept = json.loads(text)
        if not isinstance(kept, dict):
            raise ValueError("not a log-on")
        return cls(**{field.name: str(kept.get(field.name, "")) for field in fields(cls)})


class Turn:
    """One writing of a log-on. When nobody waits for it any more it is given up, and must not take effect late."""

    def __init__(self) -> None:
        self.given_up = False

    def give_up(self) -> None:
        self.given_up = True


class LogOns:
    """Every account's log-on. A new one is written beside the old and only then takes its place.

    A keyring may keep a call hanging, so one writing ends before the next begins, and reading waits for neither.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._writing = threading.Lock()
        self.title = keyring.title

    def get(self, account: AccountId) -> LogOn | None:
        service = _service(account)
        head = self._keyring.get(service, _HEAD)
        if head is None:
            return None
        generation, count, digest = _parsed(head)
        parts = [self._keyring.get(service, name) for name in _names(generation, count)]
        text = "".join(part or "" for part in parts)
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            raise _incomplete(self.title)
        return LogOn.from_json(text)

    def put(self, account: AccountId, logon: LogOn, turn: Turn | None = None) -> None:
        service, text, turn = _service(account), logon.to_json(), turn or Turn()
        parts = list(_parts(text))
        if len(parts) > _MOST_PARTS:
            raise KeyringError(
                "too_long", "This is too much for a keyring.", "Shorten the notes and save again."
            )
        digest = hashlib.sha256(text.encode()).hexdigest()
        with self._writing:
            before = self._keyring.get(service, _HEAD)
            generation = secrets.token_hex(4)
            for name, part in zip(_names(generation, len(parts)), parts, strict=True):
                _check_wanted(turn)
                self._keyring.put(service, name, part)
            _check_wanted(turn)
            self._keyring.put(service, _HEAD, f"{generation} {len(parts)} {digest}")
            if before is not None:
                self._delete_parts(service, before)

    def delete(self, account: AccountId, turn: Turn | None = None) -> None:
        service = _service(account)
        with self._writing:
            head = self._keyring.get(service, _HEAD)
            _check_wanted(turn or Turn())
            self._keyring.delete(service, _HEAD)
            if head is not None:
                self._delete_parts(service, head)

    def _delete_parts(self, service: str, head: str) -> None:
        with suppress(KeyringError):  # what is left over is unreachable and is no reason to alarm
            generation, count, _ = _parsed(head)
            for name in _names(generation, count):
                self._keyring.delete(service, name)


def _check_wanted(turn: Turn) -> None:
    if turn.given_up:
        raise KeyringError("slow", "The keyring was too slow, so nothing was changed.", "Try again.")


def _service(account: AccountId) -> str:
    """One service name an account: on Windows the backend renames entries that share one."""
    return f"Post Composer: {account}"


def _names(generation: str, count: int) -> list[str]:
    return [f"{_HEAD} {generation} {number + 1} of {count}" for number in range(count)]


def _parts(text: str) -> Iterator[str]:
    """ASCII text in pieces that one keyring entry holds; there is always at least one."""
    for start in range(0, len(text), _PART):
        yield text[start : start + _PART]


def _parsed(head: str) -> tuple[str, int, str]:
    words = head.split()
    if len(words) != 3 or not words[1].isdecimal():
        raise _incomplete("The keyring")
    return words[0], int(words[1]), words[2]


def _incomplete(title: str) -> KeyringError:
    return KeyringError(
        "gone",
        f"{title} holds only part of this log-on.",
        "Ask another holder to hand it over to you again.",
    )
