"""Age files for a passphrase are made and opened beside the window, and nothing altered opens."""

from __future__ import annotations

import os
import pty
import subprocess
import threading
import time
from pathlib import Path

import pytest

from composer.errors import ComposerError
from composer.vault import passphrase
from composer.vault.passphrase import NotOpenedError, seal, unseal, without_armour

_PHRASE = "enlarging-duchess-storable"
_SEALED = b"""-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBLcGNySHlCMDhRUmVmeEI0
WGZmWllnIDE3Cng2WjgxRTN4WkNwS1pUWnFlandtRVRSWTllSE80eWZFQlErQmlt
c2EzclkKLS0tIGFqbW81YzNoQThzOU5mdmJGUWl0dzNmWCt1TjNhL29sUHlybkVr
bFZkWHMKbU4Pv7tlUpMXNjst3Do7vDY8TJyljBw+32LvlslTReqc1Ad1+7ryMQCq
vTAGsaX0uCysLQ==
-----END AGE ENCRYPTED FILE-----
"""


def test_what_was_sealed_opens_here_and_with_the_age_tool(tmp_path: Path) -> None:
    sealed = seal(b"a log-on", _PHRASE)
    assert b"a log-on" not in sealed
    assert unseal(sealed, _PHRASE) == b"a log-on"
    (tmp_path / "sheet.age").write_bytes(sealed)
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
    assert process.wait(120) == 0
    os.close(keyboard)
    assert (tmp_path / "opened").read_bytes() == b"a log-on"


def test_a_sheet_in_letters_opens() -> None:
    assert unseal(_SEALED, _PHRASE) == b"a log-on of pyrage's"


@pytest.mark.parametrize("place", [0, 60, 130, -40, -1])
def test_a_changed_byte_is_refused(place: int) -> None:
    altered = bytearray(without_armour(_SEALED))
    altered[place] ^= 1
    with pytest.raises(NotOpenedError):
        unseal(bytes(altered), _PHRASE)


def test_another_passphrase_a_cut_and_rubbish_are_refused() -> None:
    whole = without_armour(_SEALED)
    for sealed, phrase in (
        (whole, "Enlarging-duchess-storable"),
        (whole[:-1], _PHRASE),
        (b"rubbish", _PHRASE),
    ):
        with pytest.raises(NotOpenedError):
            unseal(sealed, phrase)


def test_a_file_that_asks_for_endless_work_is_refused() -> None:
    greedy = without_armour(_SEALED).replace(b" 17\n", b" 40\n", 1)
    with pytest.raises(NotOpenedError):
        unseal(greedy, _PHRASE)


def test_others_go_on_while_a_passphrase_is_stretched() -> None:
    thread = threading.Thread(target=unseal, args=(_SEALED, _PHRASE))
    turns = 0
    thread.start()
    while thread.is_alive():
        turns += 1
        time.sleep(0)
    thread.join()
    assert turns > 10, "the interpreter was held"


def test_a_worker_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_program", lambda: ["/nowhere/post-composer"])
    with pytest.raises(ComposerError, match="did not work"):
        seal(b"a log-on", _PHRASE)


def test_secrets_are_in_no_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    real = subprocess.run

    def noted(arguments: list[str], **more: object) -> object:
        seen.append(arguments)
        return real(arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", noted)
    unseal(_SEALED, _PHRASE)
    assert seen
    assert not any(_PHRASE in word for word in seen[0])
