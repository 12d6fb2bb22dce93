"""Signatures are the ones that OpenSSH makes and accepts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from composer.review.signing import (
    VERDICT_NAMESPACE,
    BadSignatureError,
    SigningKey,
    fingerprint,
    verified_key,
)

_MESSAGE = b'{"verdict":"good_to_go"}'


def _ssh_keygen(folder: Path, key: SigningKey, message: bytes, namespace: str) -> int:
    (folder / "allowed").write_text(f"dana@example.org {key.public()}\n")
    (folder / "signature").write_text(key.sign(_MESSAGE, VERDICT_NAMESPACE))
    run = subprocess.run(
        [
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            "allowed",
            "-I",
            "dana@example.org",
            "-n",
            namespace,
            "-s",
            "signature",
        ],
        cwd=folder,
        input=message,
        capture_output=True,
        check=False,
    )
    return run.returncode


def test_ssh_keygen_accepts_our_signature(tmp_path: Path) -> None:
    assert _ssh_keygen(tmp_path, SigningKey.new(), _MESSAGE, VERDICT_NAMESPACE) == 0


def test_ssh_keygen_refuses_another_message_or_namespace(tmp_path: Path) -> None:
    key = SigningKey.new()
    assert _ssh_keygen(tmp_path, key, _MESSAGE + b" ", VERDICT_NAMESPACE) != 0
    assert _ssh_keygen(tmp_path, key, _MESSAGE, "file") != 0


def test_our_fingerprint_is_the_one_ssh_keygen_shows(tmp_path: Path) -> None:
    key = SigningKey.new()
    (tmp_path / "key.pub").write_text(key.public() + "\n")
    shown = subprocess.run(
        ["ssh-keygen", "-l", "-f", "key.pub"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert fingerprint(key.public()) in shown


def test_a_key_comes_back_from_what_the_keyring_holds() -> None:
    key = SigningKey.new()
    assert SigningKey.from_secret(key.secret()).public() == key.public()


def test_the_secret_is_in_no_repr() -> None:
    key = SigningKey.new()
    assert key.secret() not in repr(key) + str(key)


def test_every_changed_byte_of_a_signature_is_refused() -> None:
    key = SigningKey.new()
    signature = key.sign(_MESSAGE, VERDICT_NAMESPACE)
    assert verified_key(_MESSAGE, signature, VERDICT_NAMESPACE) == key.public()
    for place in range(len(signature)):
        for change in (1, 2, 32):
            changed = signature[:place] + chr(ord(signature[place]) ^ change) + signature[place + 1 :]
            with pytest.raises(BadSignatureError):
                verified_key(_MESSAGE, changed, VERDICT_NAMESPACE)
