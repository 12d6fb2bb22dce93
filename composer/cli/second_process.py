"""Asks another program for an answer within a fixed time, whatever that program leaves behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple

_READING_SECONDS = 10.0
"""How long the rest of its output is waited for once a program has ended."""


class Answer(NamedTuple):
    """How a program ended and what it wrote."""

    code: int
    said: bytes
    complained: bytes


def answer_of(
    command: Sequence[str],
    seconds: float,
    *,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Answer:
    """What `command` makes of `given`; `TimeoutError` where it has not ended in time, and then it is stopped.

    `subprocess.run` waits for the end of the pipes, and so for ever where a program that outlives this one (a desktop,
    a keyring, a scanner) has inherited them. Here threads read them, and are left behind with such a pipe; under Wine
    Python cannot print into a file instead.
    """
    process = subprocess.Popen(
        command,
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    said, complained = bytearray(), bytearray()
    threads = [
        threading.Thread(target=_give, args=(process.stdin, given), daemon=True),
        threading.Thread(target=_keep, args=(process.stdout, said), daemon=True),
        threading.Thread(target=_keep, args=(process.stderr, complained), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError(f"no answer within {seconds:.0f} seconds") from None
    finally:
        _end(process)
        for thread in threads:
            thread.join(_READING_SECONDS)
    return Answer(code, bytes(said), bytes(complained))


def _give(pipe: IO[bytes], given: bytes) -> None:
    with contextlib.suppress(OSError), pipe:  # it may end without reading
        while given:
            given = given[pipe.write(given) :]


def _keep(pipe: IO[bytes], kept: bytearray) -> None:
    with contextlib.suppress(OSError), pipe:
        while part := pipe.read(65_536):
            kept += part


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop it where it still runs, and what it has started with it."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        quiet, whole_tree = subprocess.DEVNULL, ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(whole_tree, check=False, timeout=20, stdin=quiet, stdout=quiet, stderr=quiet)
        process.kill()
    else:
        import signal

        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
