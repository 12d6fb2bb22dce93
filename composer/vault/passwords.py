"""Strong passwords, passphrases, one-time codes, and fingerprints in words, all by what the system offers for it."""

from __future__ import annotations

import hashlib
import secrets
import string
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from composer.errors import ComposerError
from composer.paths import RESOURCES

_WORDS = RESOURCES / "passphrase" / "words.txt"
_LOOKALIKES = set("Il1O0")
_SIGNS = "!#%+:=?@-"
_FINGERPRINT_BITS = 12
_NOT_ON_A_WARD = set(
    """
    autism choking coma crazy deceased diabetes disabled disfigure gonad hurt mute paralysis pregnant sedative shaky
    stupor tantrum unhealthy virus womb wound
    """.split()
)
"""Words that nobody should have to read out to a colleague beside a patient."""


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
    """The code for a TOTP seed, given as base32 or as the `otpauth://` address behind a QR code."""
    import binascii

    import pyotp

    try:
        if seed.strip().lower().startswith("otpauth:"):
            totp = pyotp.parse_uri(seed.strip())
        else:
            totp = pyotp.TOTP(seed.replace(" ", "").replace("-", "").upper())
        if not isinstance(totp, pyotp.TOTP):
            raise ValueError("counts, does not tell the time")
        code = totp.at(now)
    except (ValueError, binascii.Error) as error:
        raise ComposerError(
            "This is not a seed for one-time codes.",
            "Copy the letters and digits that the network shows under its QR code.",
        ) from error
    return OneTimeCode(code, totp.interval - int(now.timestamp()) % totp.interval)


def _word_list(file: Path) -> list[str]:
    words = file.read_text(encoding="utf-8").split()
    return [word for word in words if word.isalpha() and word not in _NOT_ON_A_WARD]
