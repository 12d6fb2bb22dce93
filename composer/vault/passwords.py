"""Strong passwords, passphrases, one-time codes, and fingerprints in words, all by what the system offers for it."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import string
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from composer.errors import ComposerError
from composer.paths import RESOURCES

_WORDS = RESOURCES / "passphrase" / "words.txt"
_LOOKALIKES = set("Il1O0")
_SIGNS = "!#%+:=?@-"
_FINGERPRINT_BITS = 12
_ADDRESS = re.compile("otpauth:", re.IGNORECASE)
_ALGORITHMS = ("sha1", "sha256", "sha512")
_SHORTEST_KEY = 10
_NOT_ON_A_WARD = set(
    """
    anemia anemic aneurism autism bacteria bruising choking clammy coma contusion cramp crazy deceased
    dehydrate delirious delirium diabetes disabled disfigure dizzy epidemic feeble frail frantic gangrene
    gonad grief grieving hatred helpless hurt idiocy lunacy maimed malformed morbidly mute mutilated
    numbness outbreak paralysis phobia poison pregnant rabid relapse rupture sadness scabbed sedative
    seizing shaky skeleton strangle stricken stupor suffocate tantrum trembling tremor undead underfed
    unhealthy unstable unwashed vertigo virus widow womb wound
    """.split()
)
"""Words that nobody should have to read out to a colleague beside a patient. Once people have different versions of the
app a change here breaks `spoken_fingerprint`: the same key would be other words to each of two who compare it."""


def new_password(length: int = 20) -> str:
    """A random password of at least 12 characters with lower case, capital, digit and sign, and no look-alikes."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits, _SIGNS)
    alphabets = ["".join(sorted(set(kind) - _LOOKALIKES)) for kind in kinds]
    while True:
        password = "".join(secrets.choice("".join(alphabets)) for _ in range(max(length, 12)))
        if all(set(alphabet) & set(password) for alphabet in alphabets):
            return password


def new_passphrase(words: int = 5) -> str:
    """Random words that can be read out; five of them are 64 bits."""
    known = _word_list(_WORDS)
    return "-".join(secrets.choice(known) for _ in range(words))


def spoken_fingerprint(public: str) -> str:
    """Six words (72 bits of SHA-256) for a public key, to compare over the phone."""
    known = _word_list(_WORDS)
    number = int.from_bytes(hashlib.sha256(public.encode()).digest(), "big")
    words = [
        known[(number >> (_FINGERPRINT_BITS * place)) & ((1 << _FINGERPRINT_BITS) - 1)] for place in range(6)
    ]
    return " ".join(words)


@dataclass(frozen=True, slots=True, repr=False)
class OneTimeCode:
    """A code and the whole seconds it is still good for."""

    code: str
    seconds_left: int


def one_time_code(seed: str, now: datetime) -> OneTimeCode:
    """The code for a TOTP seed (RFC 6238), given as base32 or as the `otpauth://` address behind a QR code.

    Seeds of 80 bits are taken: they are what X gives out, and the length is not ours to choose.
    """
    try:
        totp = _address_read(seed.strip()) if _ADDRESS.match(seed.strip()) else _Totp(_key(seed))
    except (ValueError, KeyError) as error:
        raise ComposerError(
            "This is not a seed for one-time codes.",
            "Copy the letters and digits that the network shows under its QR code.",
        ) from error
    at = int(now.timestamp())
    return OneTimeCode(_code(totp, at), totp.period - at % totp.period)


def _code(totp: _Totp, at: int) -> str:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.twofactor.totp import TOTP

    kinds: dict[str, type[hashes.SHA1 | hashes.SHA256 | hashes.SHA512]] = {
        "sha1": hashes.SHA1,
        "sha256": hashes.SHA256,
        "sha512": hashes.SHA512,
    }
    algorithm = kinds[totp.algorithm]()
    made = TOTP(totp.key, totp.digits, algorithm, totp.period, enforce_key_length=False)
    return made.generate(at).decode("ascii")


class _Totp(NamedTuple):
    """What a seed says. It has no `repr` of what is secret."""

    key: bytes
    digits: int = 6
    period: int = 30
    algorithm: str = "sha1"

    def __repr__(self) -> str:
        return "_Totp()"


def _key(letters: str) -> bytes:
    plain = re.sub(r"[\s-]+", "", letters).rstrip("=").upper()
    key = base64.b32decode(plain + "=" * (-len(plain) % 8))
    if len(key) < _SHORTEST_KEY:
        raise ValueError("too short to be a seed")
    return key


def _address_read(address: str) -> _Totp:
    """`otpauth://totp/LABEL?secret=…`, with algorithm, digits and period where they differ from the usual."""
    parts = urlsplit(address)
    said = {name.lower(): values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.netloc.lower() != "totp":
        raise ValueError("counts, does not tell the time")
    algorithm = said.get("algorithm", "SHA1").lower().replace("-", "")
    totp = _Totp(_key(said["secret"]), int(said.get("digits", "6")), int(said.get("period", "30")), algorithm)
    if algorithm not in _ALGORITHMS or not 6 <= totp.digits <= 8 or not 1 <= totp.period <= 3600:
        raise ValueError("no seed that a network gives out")
    return totp


def _word_list(file: Path) -> list[str]:
    words = file.read_text(encoding="utf-8").split()
    return [word for word in words if word.isalpha() and word not in _NOT_ON_A_WARD]
