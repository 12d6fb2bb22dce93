"""Age files for a passphrase are those of pyrage and of the age tool, and hold nobody up."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
import time
from pathlib import Path

import pyrage
import pytest

from composer.vault.passphrase import NotOpenedError, seal, unseal, without_armour

_PHRASE = "enlarging-duchess-storable"
_LITTLE = 4
_PYRAGES = b"""-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBLcGNySHlCMDhRUmVmeEI0
WGZmWllnIDE3Cng2WjgxRTN4WkNwS1pUWnFlandtRVRSWTllSE80eWZFQlErQmlt
c2EzclkKLS0tIGFqbW81YzNoQThzOU5mdmJGUWl0dzNmWCt1TjNhL29sUHlybkVr
bFZkWHMKbU4Pv7tlUpMXNjst3Do7vDY8TJyljBw+32LvlslTReqc1Ad1+7ryMQCq
vTAGsaX0uCysLQ==
-----END AGE ENCRYPTED FILE-----
"""
"""Made by pyrage 1.4, which itself chooses how much work a guess costs: more on a faster machine."""
_SIZES = (0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000)


@pytest.mark.parametrize("size", _SIZES)
def test_pyrage_opens_ours(size: int) -> None:
    content = os.urandom(size)
    assert pyrage.passphrase.decrypt(seal(content, _PHRASE, _LITTLE), _PHRASE) == content
    assert unseal(seal(content, _PHRASE, _LITTLE), _PHRASE) == content


def test_we_open_pyrages() -> None:
    assert unseal(without_armour(_PYRAGES), _PHRASE) == b"a log-on of pyrage's"


def test_every_changed_byte_and_every_cut_is_refused() -> None:
    sealed = seal(b"a log-on", _PHRASE, _LITTLE)
    assert unseal(sealed, _PHRASE) == b"a log-on"
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(NotOpenedError):
            unseal(bytes(altered), _PHRASE)
    for cut in (*range(0, len(sealed), 7), len(sealed) - 1):
        with pytest.raises(NotOpenedError):
            unseal(sealed[:cut], _PHRASE)
    for other in ("", "Enlarging-duchess-storable"):
        with pytest.raises(NotOpenedError):
            unseal(sealed, other)


def test_a_whole_part_cut_off_or_put_after_the_end_is_refused() -> None:
    sealed = seal(b"x" * (128 * 1024), _PHRASE, _LITTLE)
    for altered in (sealed[: -(64 * 1024 + 16)], sealed + sealed[-40:]):
        with pytest.raises(NotOpenedError):
            unseal(altered, _PHRASE)


def test_a_file_that_asks_for_endless_work_is_refused() -> None:
    greedy = seal(b"x", _PHRASE, _LITTLE).replace(b" 4\n", b" 40\n", 1)
    with pytest.raises(NotOpenedError):
        unseal(greedy, _PHRASE)


def test_others_go_on_while_a_passphrase_is_stretched() -> None:
    thread = threading.Thread(target=seal, args=(b"x", _PHRASE))
    begun, turns = time.process_time(), 0
    thread.start()
    while thread.is_alive():
        turns += 1
        time.sleep(0)
    thread.join()
    assert turns > 10, "the interpreter was held"
    assert time.process_time() > begun


def test_the_age_tool_opens_ours(tmp_path: Path) -> None:
    (tmp_path / "sheet.age").write_bytes(seal(b"a log-on", _PHRASE))
    keyboard, terminal = pty.openpty()  # the age tool asks its terminal, not its standard input
    process = subprocess.Popen(
        ["setsid", "--ctty", "--wait", "age", "-d", "-o", "opened", "sheet.age"],
        cwd=tmp_path,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(keyboard, f"{_PHRASE}\n".encode())
    assert process.wait(60) == 0
    os.close(keyboard)
    assert (tmp_path / "opened").read_bytes() == b"a log-on"
