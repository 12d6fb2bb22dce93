"""Age files for a passphrase, made and opened by pyrage in a program of its own.

pyrage holds the interpreter while it stretches a passphrase, which takes seconds: in the app itself the window would
stand still. What is secret goes through pipes, never through arguments or files.
"""

from __future__ import annotations

import base64
import binascii
import subprocess
import sys
from pathlib import Path
from typing import Literal

import msgspec

from composer.errors import ComposerError

WORKER_OPTION = "--passphrase-worker"
_MOST_SECONDS = 300
_DONE, _NOT_OPENED = 0, 3


class NotOpenedError(Exception):
    """Another passphrase, another kind of file, or one that was changed: nothing says which."""


class _Order(msgspec.Struct, frozen=True):
    do: Literal["seal", "unseal"]
    passphrase: str
    content: bytes


def seal(content: bytes, passphrase: str) -> bytes:
    """`content` as an age file that opens with the passphrase."""
    return _asked(_Order("seal", passphrase, content))


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What `seal` was given, or an age tool; `NotOpenedError` if it does not open, or not as it was sealed."""
    return _asked(_Order("unseal", passphrase, without_armour(sealed)))


def without_armour(sealed: bytes) -> bytes:
    """An age file as bytes, whether it came as text or not."""
    if not sealed.startswith(b"-----BEGIN"):
        return sealed
    try:
        return base64.b64decode(b"".join(sealed.split(b"\n")[1:-2]), validate=True)
    except binascii.Error as error:
        raise NotOpenedError from error


def main() -> int:
    """The program: an order on its standard input, the answer on its standard output."""
    import pyrage

    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Order)
    try:
        if order.do == "seal":
            answer = pyrage.passphrase.encrypt(order.content, order.passphrase)
        else:
            answer = pyrage.passphrase.decrypt(order.content, order.passphrase)
    except pyrage.DecryptError:
        return _NOT_OPENED
    sys.stdout.buffer.write(answer)
    return _DONE


def _asked(order: _Order) -> bytes:
    try:
        done = subprocess.run(
            [*_program(), WORKER_OPTION],
            input=msgspec.msgpack.encode(order),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_MOST_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _not_run() from error
    if done.returncode == _NOT_OPENED:
        raise NotOpenedError
    if done.returncode != _DONE:
        raise _not_run()
    return done.stdout


def _program() -> list[str]:
    if getattr(sys, "frozen", False):  # the console program stands beside the windowed one
        return [str(Path(sys.executable).with_stem("post-composer"))]
    return [sys.executable, "-m", "composer"]


def _not_run() -> ComposerError:
    return ComposerError(
        "The part of Post Composer that locks with a passphrase did not work.",
        "Close other programs and try again. If it stays so, ask your IT desk to repair the installation.",
    )
