"""A log-on on its way to a colleague: encrypted to them by age, signed by the sender, opened by nobody else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.review.signing import BadSignatureError, SigningKey, verified_key
from composer.vault.logons import LogOn

HANDOVER_NAMESPACE = "hand-over@post-composer"
_FORMAT = "post-composer hand-over 1"
_LARGEST = 256 * 1024
_CARD_START = "post-composer-card-1"


@dataclass(frozen=True, slots=True)
class Card:
    """What a person gives to colleagues: nothing in it is secret."""

    name: str
    age: str
    signing: str

    def text(self) -> str:
        """One line to paste or save."""
        return f"{_CARD_START} {self.age} {self.signing.split()[1]} {self.name}"

    @classmethod
    def from_text(cls, text: str) -> Card:
        import pyrage

        words = " ".join(text.split()).split(" ", 3)
        if len(words) != 4 or words[0] != _CARD_START:
            raise ComposerError(
                "This is not a colleague's card.", "Ask them to copy it again from 'My card'."
            )
        try:
            pyrage.x25519.Recipient.from_str(words[1])
        except pyrage.RecipientError as error:
            raise ComposerError(
                "This card is damaged.", "Ask them to copy it again from 'My card'."
            ) from error
        return cls(words[3], words[1], f"ssh-ed25519 {words[2]}")


@dataclass(frozen=True, slots=True)
class Identity:
    """A person's own keys. It has no `repr` of what is secret."""

    name: str
    _age: str
    signing: SigningKey

    @classmethod
    def new(cls, name: str) -> Identity:
        import pyrage

        return cls(name, str(pyrage.x25519.Identity.generate()), SigningKey.new())

    @classmethod
    def from_secret(cls, text: str) -> Identity:
        """The identity that `secret()` wrote; `ValueError` if it is not one."""
        kept = json.loads(text)
        return cls(kept["name"], kept["age"], SigningKey.from_secret(kept["signing"]))

    def secret(self) -> str:
        """About 200 ASCII characters, for the OS keyring only."""
        return json.dumps({"name": self.name, "age": self._age, "signing": self.signing.secret()})

    def card(self) -> Card:
        import pyrage

        return Card(
            self.name, str(pyrage.x25519.Identity.from_str(self._age).to_public()), self.signing.public()
        )

    def decrypt(self, sealed: bytes) -> bytes:
        """What was encrypted to this person; `ComposerError` if it was not."""
        import pyrage

        try:
            return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(self._age)]))
        except pyrage.DecryptError as error:
            raise ComposerError(
                "This file cannot be opened with your key: it is for somebody else, or it was damaged.",
                "Ask the sender to hand it over again, to your card.",
            ) from error

    def __repr__(self) -> str:
        return f"Identity({self.name!r})"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An opened hand-over: whose account, the log-on, and who signed it (their public key)."""

    account: AccountId
    logon: LogOn
    sender: str
    sender_key: str


def seal(account: AccountId, logon: LogOn, sender: Identity, to: Sequence[Card]) -> bytes:
    """One account's log-on for the holders of these cards; age (binary) around a signed message."""
    import pyrage

    if not to:
        raise ComposerError(
            "Nobody was chosen to hand this over to.", "Choose at least one colleague's card."
        )
    inside = json.dumps(
        {
            "format": _FORMAT,
            "account": str(account),
            "sender": sender.name,
            "to": sorted(card.age for card in to),
            "log_on": logon.to_json(),
        },
        sort_keys=True,
    )
    signature = sender.signing.sign(inside.encode(), HANDOVER_NAMESPACE)
    envelope = json.dumps({"inside": inside, "signature": signature}).encode()
    return bytes(pyrage.encrypt(envelope, [pyrage.x25519.Recipient.from_str(card.age) for card in to]))


def unseal(sealed: bytes, receiver: Identity) -> HandedOver:
    """Open a hand-over; `ComposerError` says in plain words why not."""
    if len(sealed) > _LARGEST:
        raise ComposerError(
            "This file is far too large to be a hand-over.", "Ask the sender for the right one."
        )
    opened = receiver.decrypt(sealed)
    try:
        envelope = json.loads(opened)
        inside = str(envelope["inside"])
        key = verified_key(inside.encode(), str(envelope["signature"]), HANDOVER_NAMESPACE)
        message = json.loads(inside)
        if message["format"] != _FORMAT or receiver.card().age not in message["to"]:
            raise ValueError("another format, or passed on from somebody else's hand-over")
        logon = LogOn.from_json(message["log_on"])
    except (ValueError, KeyError, TypeError, RecursionError, BadSignatureError) as error:
        raise ComposerError(
            "This hand-over is not as its sender made it, so it was not used.",
            "Ask the sender to make a new one.",
        ) from error
    return HandedOver(AccountId(str(message["account"])), logon, str(message["sender"]), key)


def recovery_sheet(logons: dict[AccountId, LogOn], passphrase: str) -> bytes:
    """Every log-on, encrypted to a passphrase (scrypt: takes seconds), and opened again to be sure that it can be."""
    import pyrage

    plain = json.dumps({str(account): logon.to_json() for account, logon in sorted(logons.items())}).encode()
    sealed = bytes(pyrage.passphrase.encrypt(plain, passphrase))
    if open_recovery_sheet(sealed, passphrase) != logons:
        raise ComposerError(
            "The recovery sheet could not be opened again, so it was not kept.", "Try once more."
        )
    return sealed


def open_recovery_sheet(sealed: bytes, passphrase: str) -> dict[AccountId, LogOn]:
    import pyrage

    try:
        kept = json.loads(pyrage.passphrase.decrypt(sealed, passphrase))
    except (pyrage.DecryptError, ValueError) as error:
        raise ComposerError(
            "This recovery sheet does not open with that passphrase.", "Check for a slip, and try again."
        ) from error
    return {AccountId(account): LogOn.from_json(text) for account, text in kept.items()}
