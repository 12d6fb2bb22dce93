"""A log-on on its way to a colleague: encrypted to them by age, signed by the sender, opened by nobody else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.review.signing import (
    BadSignatureError,
    SigningKey,
    on_one_line,
    verified_key,
    with_armour,
)
from composer.vault.logons import LogOn

HANDOVER_NAMESPACE = "hand-over@post-composer"
CARD_NAMESPACE = "card@post-composer"
_FORMAT = "post-composer hand-over 1"
_LARGEST = 256 * 1024
_CARD_START = "post-composer-card-1"
_CARD = re.compile(_CARD_START + r" (\S+) (\S+) (\S+) \[([^\]]+)\]")
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR_END = b"-----END AGE ENCRYPTED FILE-----"


@dataclass(frozen=True, slots=True)
class Card:
    """What a person gives to colleagues: nothing in it is secret. Whoever knows their signing key knows it whole."""

    name: str
    age: str
    signing: str
    signature: str = ""

    def text(self) -> str:
        """One line to paste or save."""
        signed = on_one_line(self.signature)
        return f"{_CARD_START} {self.age} {self.signing.split()[1]} {signed} [{self.name}]"

    @classmethod
    def from_text(cls, text: str) -> Card:
        """The card that `text()` wrote, out of the mail around it; `ComposerError` if it is none, or was changed."""
        import pyrage

        found = _CARD.search(" ".join(text.replace("\n>", "\n").split()))
        if found is None:
            raise ComposerError(
                "This is not a colleague's card.", "Ask them to copy it again from 'My card'."
            )
        age, signing, signature, name = found.groups()
        try:
            pyrage.x25519.Recipient.from_str(age)
            card = cls(name, age, f"ssh-ed25519 {signing}", with_armour(signature))
            if verified_key(card._said(), card.signature, CARD_NAMESPACE) != card.signing:
                raise BadSignatureError
        except (pyrage.RecipientError, BadSignatureError) as error:
            raise ComposerError(
                "This card is damaged.", "Ask them to copy it again from 'My card'."
            ) from error
        return card

    def _said(self) -> bytes:
        return json.dumps([self.name, self.age]).encode()

    def signed(self, key: SigningKey) -> Card:
        return replace(self, signature=key.sign(self._said(), CARD_NAMESPACE))


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

    def called(self, name: str) -> Identity:
        """The same keys under the name that the person goes by now."""
        plain = " ".join(name.split())
        return replace(self, name=plain) if plain else self

    def card(self) -> Card:
        import pyrage

        public = str(pyrage.x25519.Identity.from_str(self._age).to_public())
        name = " ".join(self.name.replace("[", "(").replace("]", ")").split())
        return Card(name, public, self.signing.public()).signed(self.signing)

    def decrypt(self, sealed: bytes) -> bytes:
        """What was encrypted to this person; `ComposerError` if it was not."""
        import pyrage

        try:
            return bytes(pyrage.decrypt(bare(sealed), [pyrage.x25519.Identity.from_str(self._age)]))
        except pyrage.DecryptError as error:
            raise ComposerError(
                "This file cannot be opened with your key: it is for somebody else, or it was damaged.",
                "Ask the sender to hand it over again, to your card.",
            ) from error

    def __repr__(self) -> str:
        return f"Identity({self.name!r})"


@dataclass(frozen=True, slots=True)
class About:
    """Which account a log-on is for. Ids are alike in all registers; network and handle are for where they are not."""

    account: AccountId
    network: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An opened hand-over: whose account, the log-on, who signed it (their public key), and when (ISO 8601)."""

    about: About
    logon: LogOn
    sender: str
    sender_key: str
    at: str = ""

    @property
    def account(self) -> AccountId:
        return self.about.account


def seal(
    account: AccountId | About,
    logon: LogOn,
    sender: Identity,
    to: Sequence[Card],
    *,
    at: str = "",
    armoured: bool = False,
) -> bytes:
    """One account's log-on for the holders of these cards: age around a signed message, binary or as text."""
    import pyrage

    if not to:
        raise ComposerError(
            "Nobody was chosen to hand this over to.", "Choose at least one colleague's card."
        )
    about = account if isinstance(account, About) else About(account)
    inside = json.dumps(
        {
            "format": _FORMAT,
            "account": str(about.account),
            "network": about.network,
            "handle": about.handle,
            "sender": sender.name,
            "at": at,
            "to": sorted(card.age for card in to),
            "log_on": logon.to_json(),
        },
        sort_keys=True,
    )
    signature = sender.signing.sign(inside.encode(), HANDOVER_NAMESPACE)
    envelope = json.dumps({"inside": inside, "signature": signature}).encode()
    recipients = [pyrage.x25519.Recipient.from_str(card.age) for card in to]
    return bytes(pyrage.encrypt(envelope, recipients, armored=armoured))


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
        about = About(
            AccountId(str(message["account"])),
            str(message.get("network", "")),
            str(message.get("handle", "")),
        )
        return HandedOver(about, logon, str(message["sender"]), key, str(message.get("at", "")))
    except (ValueError, KeyError, TypeError, RecursionError, BadSignatureError) as error:
        raise ComposerError(
            "This hand-over is not as its sender made it, so it was not used.",
            "Ask the sender to make a new one.",
        ) from error


def bare(sealed: bytes) -> bytes:
    """An age file without the words that a mail put round it; anything else as it is."""
    start, end = sealed.find(_ARMOUR), sealed.find(_ARMOUR_END)
    if start < 0 or end < start:
        return sealed
    lines = sealed[start : end + len(_ARMOUR_END)].splitlines()
    return b"\n".join(line.strip(b"> \t") for line in lines) + b"\n"
