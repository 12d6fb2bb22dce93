"""Signatures that `ssh-keygen -Y verify` accepts: Ed25519 keys in the SSH signature format.

Format: PROTOCOL.sshsig of OpenSSH. The message is hashed with SHA-512. The cryptography library is loaded at the first
key or signature: it would delay the window.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

REQUEST_NAMESPACE = "review-request@post-composer"
VERDICT_NAMESPACE = "review-verdict@post-composer"

_MAGIC = b"SSHSIG"
_KEY_TYPE = b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70


class BadSignatureError(Exception):
    """The signature is not one, or not of this message in this namespace."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A person's key. It has no `repr` of what is secret."""

    _secret: Ed25519PrivateKey

    @classmethod
    def new(cls) -> SigningKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_secret(cls, text: str) -> SigningKey:
        """The key that `secret()` wrote; `ValueError` if it is not one."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(base64.b64decode(text, validate=True)))

    def secret(self) -> str:
        """44 ASCII characters, for the OS keyring only."""
        return base64.b64encode(self._secret.private_bytes_raw()).decode("ascii")

    def public(self) -> str:
        """The public half as OpenSSH writes it: `ssh-ed25519 AAAA…`."""
        blob = _string(_KEY_TYPE) + _string(self._secret.public_key().public_bytes_raw())
        return f"ssh-ed25519 {base64.b64encode(blob).decode('ascii')}"

    def sign(self, message: bytes, namespace: str) -> str:
        """The armoured signature of `message`, ending in a line feed."""
        signature = self._secret.sign(_signed_data(message, namespace))
        public = base64.b64decode(self.public().split()[1])
        body = (
            _MAGIC
            + struct.pack(">I", 1)
            + _string(public)
            + _string(namespace.encode())
            + _string(b"")
            + _string(b"sha512")
            + _string(_string(_KEY_TYPE) + _string(signature))
        )
        return _armoured(body)

    def __repr__(self) -> str:
        return f"SigningKey({self.public()})"


def verified_key(message: bytes, signature: str, namespace: str) -> str:
    """The public key (`ssh-ed25519 AAAA…`) that made `signature`; `BadSignatureError` if it does not hold."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    body = _unarmoured(signature)
    if body[:6] != _MAGIC or body[6:10] != struct.pack(">I", 1):
        raise BadSignatureError
    fields = _strings(body[10:])
    if len(fields) != 5 or fields[1:4] != [namespace.encode(), b"", b"sha512"]:
        raise BadSignatureError
    key, made = _strings(fields[0]), _strings(fields[4])
    if len(key) != 2 or len(made) != 2 or key[0] != _KEY_TYPE or made[0] != _KEY_TYPE:
        raise BadSignatureError
    try:
        Ed25519PublicKey.from_public_bytes(key[1]).verify(made[1], _signed_data(message, namespace))
    except (InvalidSignature, ValueError) as error:
        raise BadSignatureError from error
    return f"ssh-ed25519 {base64.b64encode(fields[0]).decode('ascii')}"


def fingerprint(public: str) -> str:
    """The SHA-256 fingerprint that `ssh-keygen -l` shows: `SHA256:` and 43 characters."""
    digest = hashlib.sha256(base64.b64decode(public.split()[1])).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


def on_one_line(signature: str) -> str:
    """A signature without its armour, for where there is room for one word only."""
    return "".join(signature.split("\n")[1:-2])


def with_armour(line: str) -> str:
    """What `on_one_line` was given; `BadSignatureError` if it is none."""
    try:
        return _armoured(base64.b64decode(line, validate=True))
    except (binascii.Error, ValueError) as error:
        raise BadSignatureError from error


def _signed_data(message: bytes, namespace: str) -> bytes:
    digest = hashlib.sha512(message).digest()
    return _MAGIC + _string(namespace.encode()) + _string(b"") + _string(b"sha512") + _string(digest)


def _string(value: bytes) -> bytes:
    return struct.pack(">I", len(value)) + value


def _strings(blob: bytes) -> list[bytes]:
    found, at = [], 0
    while at < len(blob):
        if at + 4 > len(blob):
            raise BadSignatureError
        (length,) = struct.unpack_from(">I", blob, at)
        at += 4
        if at + length > len(blob):
            raise BadSignatureError
        found.append(blob[at : at + length])
        at += length
    return found


def _armoured(body: bytes) -> str:
    text = base64.b64encode(body).decode("ascii")
    lines = [text[start : start + _LINE] for start in range(0, len(text), _LINE)]
    return "\n".join((_BEGIN, *lines, _END, ""))


def _unarmoured(signature: str) -> bytes:
    """The bytes inside; only the very armour that `sign` writes is accepted, so no byte of it can change unseen."""
    lines = signature.split("\n")
    try:
        body = base64.b64decode("".join(lines[1:-2]), validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignatureError from error
    if _armoured(body) != signature:
        raise BadSignatureError
    return body
