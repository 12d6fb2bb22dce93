"""Age files for a passphrase (age-encryption.org/v1, the scrypt recipient), with the window free meanwhile.

pyrage would do it too, but holds the interpreter while it stretches the passphrase, which took five seconds. So the
format is put together here of the cryptography library's parts; the tests hold it to pyrage and to the age tool.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_START = b"age-encryption.org/v1\n"
_LABEL = b"age-encryption.org/v1/scrypt"
WORK = 17
_MOST_WORK = 21
"""Powers of two: 17 takes 128 MiB and less than a second, 21 two GiB."""
_CHUNK = 64 * 1024
_TAG = 16
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---"
    rb" ([A-Za-z0-9+/]{43})\n"
)


class NotOpenedError(Exception):
    """Another passphrase, another kind of file, or one that was changed: nothing says which."""


def seal(content: bytes, passphrase: str, work: int = WORK) -> bytes:
    """`content` as an age file that opens with the passphrase; `work` is what a guess at it costs."""
    file_key, salt = secrets.token_bytes(16), secrets.token_bytes(16)
    wrapped = _cipher(_stretched(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    stanza = b"-> scrypt " + _text(salt) + f" {work}\n".encode() + _text(wrapped) + b"\n"
    header = _START + stanza + b"---"
    nonce = secrets.token_bytes(16)
    cipher = _cipher(_derived(file_key, nonce, b"payload"))
    sealed = [cipher.encrypt(name, chunk, None) for name, chunk in _chunks(content, _CHUNK)]
    return b"".join([header, b" ", _text(_mac(file_key, header)), b"\n", nonce, *sealed])


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What `seal` was given, or an age tool; `NotOpenedError` if it does not open, or not as it was sealed."""
    from cryptography.exceptions import InvalidTag

    found = _HEADER.match(sealed)
    if found is None or int(found[2]) > _MOST_WORK:
        raise NotOpenedError
    try:
        stretched = _stretched(passphrase, _bytes(found[1]), int(found[2]))
        file_key = _cipher(stretched).decrypt(bytes(12), _bytes(found[3]), None)
        header = sealed[: found.start(4) - 1]
        if not hmac.compare_digest(_mac(file_key, header), _bytes(found[4])):
            raise NotOpenedError
        nonce, payload = sealed[found.end() : found.end() + 16], sealed[found.end() + 16 :]
        cipher = _cipher(_derived(file_key, nonce, b"payload"))
        opened = [cipher.decrypt(name, chunk, None) for name, chunk in _chunks(payload, _CHUNK + _TAG)]
    except (InvalidTag, ValueError) as error:
        raise NotOpenedError from error
    if len(opened) > 1 and not opened[-1]:
        raise NotOpenedError  # the last part may be empty only where there is no other
    return b"".join(opened)


def without_armour(sealed: bytes) -> bytes:
    """An age file as bytes, whether it came as text or not."""
    if not sealed.startswith(b"-----BEGIN"):
        return sealed
    try:
        return base64.b64decode(b"".join(sealed.split(b"\n")[1:-2]), validate=True)
    except binascii.Error as error:
        raise NotOpenedError from error


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(_LABEL + salt, 32, n=1 << work, r=8, p=1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


def _chunks(content: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Each part with its nonce: its number, and whether it is the last; there is always one."""
    starts = range(0, len(content), size) or range(1)
    for number, start in enumerate(starts):
        last = start + size >= len(content)
        yield number.to_bytes(11, "big") + bytes([last]), content[start : start + size]


def _text(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    """Only what `_text` writes: a last letter with bits to spare is refused."""
    content = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _text(content) != text:
        raise ValueError("not written as it should be")
    return content
