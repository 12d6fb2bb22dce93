"""The recovery sheet: log-ons for a rainy day, encrypted to a colleague's card or to a passphrase."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.vault.handover import About, Card, Identity, bare
from composer.vault.logons import LogOn
from composer.vault.passphrase import NotOpenedError, seal, unseal, without_armour

_FORMAT = "post-composer recovery 1"
_LARGEST = 4 * 1024 * 1024
_HEADER = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a recovery sheet holds: which log-ons, who made it and when (ISO 8601)."""

    made: str
    by: str
    logons: tuple[tuple[About, LogOn], ...] = field(repr=False)


def seal_for_passphrase(sheet: Sheet, passphrase: str) -> bytes:
    """It takes a second on purpose, so that guessing does."""
    return seal(_written(sheet), passphrase)


def seal_for_cards(sheet: Sheet, own: Identity, to: Sequence[Card]) -> bytes:
    """For the holders of these cards, and for the maker, so that it can be opened to see that it is whole."""
    import pyrage

    recipients = dict.fromkeys([*(card.age for card in to), own.card().age])
    return bytes(
        pyrage.encrypt(_written(sheet), [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    )


def needs_passphrase(sealed: bytes) -> bool:
    """Whether it was made for a passphrase; else it is for somebody's card."""
    try:
        return b"\n-> scrypt " in without_armour(bare(sealed))[:_HEADER]
    except NotOpenedError:
        return False


def open_with_passphrase(sealed: bytes, passphrase: str) -> Sheet:
    _check_size(sealed)
    try:
        opened = unseal(without_armour(bare(sealed)), passphrase)
    except NotOpenedError as error:
        raise ComposerError(
            "This recovery sheet does not open with that passphrase.", "Check for a slip, and try again."
        ) from error
    return _read(opened)


def open_with_key(sealed: bytes, own: Identity) -> Sheet:
    _check_size(sealed)
    return _read(own.decrypt(sealed))


def _written(sheet: Sheet) -> bytes:
    entries = [
        {
            "account": str(about.account),
            "network": about.network,
            "handle": about.handle,
            "log_on": logon.to_json(),
        }
        for about, logon in sheet.logons
    ]
    return json.dumps(
        {"format": _FORMAT, "made": sheet.made, "by": sheet.by, "log_ons": entries}, sort_keys=True
    ).encode()


def _read(opened: bytes) -> Sheet:
    try:
        kept = json.loads(opened)
        if kept["format"] != _FORMAT:
            raise ValueError("another format")
        logons = tuple(
            (
                About(AccountId(str(one["account"])), str(one["network"]), str(one["handle"])),
                LogOn.from_json(one["log_on"]),
            )
            for one in kept["log_ons"]
        )
        return Sheet(str(kept["made"]), str(kept["by"]), logons)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ComposerError(
            "This opened, but it is not a recovery sheet.", "Look for the right file."
        ) from error


def _check_size(sealed: bytes) -> None:
    if len(sealed) > _LARGEST:
        raise ComposerError("This file is far too large to be a recovery sheet.", "Look for the right file.")
