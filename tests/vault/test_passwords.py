"""Passwords, passphrases and one-time codes are strong, usable, and right."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from composer.errors import ComposerError
from composer.vault.passwords import new_passphrase, new_password, one_time_code, spoken_fingerprint

_RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def test_a_password_has_every_kind_of_character_and_no_look_alikes() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert len(password) == 20
        assert not set(password) & set("Il1O0")
        assert any(c.islower() for c in password)
        assert any(c.isupper() for c in password)
        assert any(c.isdigit() for c in password)
        assert any(not c.isalnum() for c in password)
    assert len(new_password(3)) == 12


def test_a_passphrase_is_words() -> None:
    phrase = new_passphrase()
    assert len(phrase.split("-")) == 5
    assert phrase.replace("-", "").isalpha()
    assert new_passphrase() != phrase


@pytest.mark.parametrize(("at", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_rfc_6238(at: int, code: str) -> None:
    now = datetime.fromtimestamp(at, UTC)
    assert one_time_code(_RFC_SEED, now).code == code
    assert one_time_code(" ".join(_RFC_SEED[i : i + 4] for i in range(0, 32, 4)).lower(), now).code == code
    assert one_time_code(f"otpauth://totp/X:team?secret={_RFC_SEED}&issuer=X", now).code == code


@pytest.mark.parametrize(
    ("algorithm", "key", "code"),
    [
        ("SHA1", b"12345678901234567890", "94287082"),
        ("SHA256", b"12345678901234567890123456789012", "46119246"),
        ("SHA512", b"1234567890" * 6 + b"1234", "90693936"),
    ],
)
def test_longer_codes_of_other_algorithms_are_those_of_rfc_6238(
    algorithm: str, key: bytes, code: str
) -> None:
    seed = base64.b32encode(key).decode().rstrip("=")
    address = f"otpauth://totp/X?secret={seed}&algorithm={algorithm}&digits=8&period=30"
    assert one_time_code(address, datetime.fromtimestamp(59, UTC)).code == code


def test_a_seed_of_sixteen_letters_as_x_gives_out_makes_codes() -> None:
    assert one_time_code("jbsw y3dp ehpk 3pxp", datetime.fromtimestamp(0, UTC)).code == "282760"


def test_a_code_says_how_long_it_is_good_for() -> None:
    assert one_time_code(_RFC_SEED, datetime.fromtimestamp(59, UTC)).seconds_left == 1
    assert one_time_code(_RFC_SEED, datetime.fromtimestamp(60, UTC)).seconds_left == 30


@pytest.mark.parametrize(
    "seed",
    [
        "JBSWY3DP",
        "not base 32!",
        "1",
        "otpauth://hotp/X?secret=GEZDGNBVGY3TQOJQ&counter=1",
        "otpauth://x",
        "otpauth://totp/X?secret=JBSWY3DPEHPK3PXP&algorithm=MD5",
    ],
)
def test_a_seed_that_is_none_says_what_to_do(seed: str) -> None:
    with pytest.raises(ComposerError, match="QR code"):
        one_time_code(seed, datetime.fromtimestamp(59, UTC))


def test_a_fingerprint_in_words_is_the_same_in_every_version() -> None:
    assert spoken_fingerprint("ssh-ed25519 AAAA") == "curtsy mowing empathy hazy confusing favorite"


def test_a_fingerprint_in_words_is_the_same_for_the_same_key_only() -> None:
    assert spoken_fingerprint("ssh-ed25519 AAAA") == spoken_fingerprint("ssh-ed25519 AAAA")
    assert spoken_fingerprint("ssh-ed25519 AAAA") != spoken_fingerprint("ssh-ed25519 AAAB")
    assert len(spoken_fingerprint("ssh-ed25519 AAAA").split()) == 6
