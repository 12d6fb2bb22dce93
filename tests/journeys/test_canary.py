"""Random secrets go through all that is done with them in the real app; afterwards nothing that it wrote holds one."""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.vault import access
from tests.secret_service import running_secret_service

ROOT = Path(__file__).resolve().parents[2]
_MINUTES = 5


def forms(secret: str) -> Iterator[bytes]:
    """A secret as it may stand in a file: plain, UTF-16, hex, JSON, base64 at any place in a longer text."""
    for text in {secret, *secret.splitlines(), secret.replace("\n", " ")}:
        for plain in {text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")}:
            yield plain
            yield plain.hex().encode()
            yield plain.hex().upper().encode()
            for before in range(3):
                encoded = base64.b64encode(bytes(before) + plain)
                inside = encoded[(0, 2, 3)[before] :].rstrip(b"=")
                yield inside[: len(inside) - (len(bytes(before) + plain) % 3 != 0)]
        yield json.dumps(text)[1:-1].encode()


def holders(content: bytes, wanted: dict[bytes, str]) -> set[str]:
    """Which secrets are in there, by what they are called; packed parts of a PDF are looked into too."""
    unpacked = [content]
    for start in re.finditer(rb"stream\r?\n", content) if content.startswith(b"%PDF") else ():
        packed = zlib.decompressobj()
        try:
            unpacked.append(packed.decompress(content[start.end() :]))
        except zlib.error:
            continue
    return {name for part in unpacked for form, name in wanted.items() if form in part}


def new_secrets() -> dict[str, dict[str, str]]:
    """Five of each kind that a log-on has, none like another."""

    def word() -> str:
        return f"canary-{secrets.token_hex(8)}-ü{secrets.randbelow(10)}"

    return {
        group: {
            "user_name": word(),
            "password": word(),
            "recovery_codes": f"{word()}\n{word()}",
            "totp_seed": base64.b32encode(secrets.token_bytes(20)).decode(),
            "notes": word(),
        }
        for group in ("first", "second", "handed")
    }


def walked(home: Path, bus: str, given: dict[str, dict[str, str]]) -> tuple[list[str], bytes]:
    """Run the app; the secrets that it made itself, and everything that it printed."""
    (home / "tmp").mkdir()
    (home / "run").mkdir(mode=0o700)
    (home / "out").mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }
    reading, told = os.pipe()
    asked, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.canary", str(home / "out"), str(reading), str(writing)],
        cwd=ROOT,
        env=environment,
        pass_fds=(reading, writing),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    os.close(reading)
    os.close(writing)
    with os.fdopen(told, "w") as pipe:
        json.dump(given, pipe)
    try:
        printed, _ = process.communicate(timeout=_MINUTES * 60)
    except subprocess.TimeoutExpired:
        process.kill()
        printed, _ = process.communicate()
    with os.fdopen(asked) as pipe:
        made = pipe.read()
    assert process.returncode == 0, printed.decode(errors="replace")
    return json.loads(made), printed


def test_no_secret_is_in_anything_that_the_app_wrote(tmp_path: Path) -> None:
    home, given = tmp_path / "home", new_secrets()
    home.mkdir()
    with running_secret_service() as service:
        made, printed = walked(home, service.address, given)
    assert b"walked to the end" in printed
    named = {f"{group} {name}": secret for group, one in given.items() for name, secret in one.items()}
    named |= {f"made {number}": secret for number, secret in enumerate(made)}
    assert len(made) >= 6
    wanted = {
        form: name for name, secret in named.items() if not secret.isdecimal() for form in forms(secret)
    }
    files = [file for file in home.rglob("*") if file.is_file()]
    found = {str(file.relative_to(home)): holders(file.read_bytes(), wanted) for file in files}
    assert {name: held for name, held in found.items() if held} == {}
    assert holders(printed, wanted) == set()
    assert not [file for file in files if any(secret in file.name for secret in named.values())]

    kinds = [file.suffix for file in files]
    for kind in (".db", ".posthandover", ".postrecovery", ".postreview", ".csv", ".json"):
        assert kind in kinds, f"no {kind} was written, so nothing was proved by it"
    assert sum(file.name.startswith("crash-") for file in files) >= 1
    entries = recorded(next(file for file in files if file.name == "composer.db"))
    assert set(access.KIND_WORDS) <= entries


def recorded(database: Path) -> set[str]:
    connection = sqlite3.connect(database)
    try:
        return {kind for (kind,) in connection.execute("select distinct kind from record")}
    finally:
        connection.close()


@pytest.mark.parametrize(
    "written",
    [
        lambda secret: secret.encode(),
        lambda secret: secret.encode("utf-16"),
        lambda secret: secret.encode("utf-16-be"),
        lambda secret: secret.encode().hex().encode(),
        lambda secret: secret.encode("utf-16-le").hex().upper().encode(),
        lambda secret: base64.b64encode(secret.encode()),
        lambda secret: base64.b64encode(b"x" + secret.encode() + b"yz"),
        lambda secret: base64.b64encode(b"xx" + secret.encode("utf-16-le")),
        lambda secret: json.dumps({"a": secret}).encode(),
        lambda secret: secret.split("\n")[1].encode(),
        lambda secret: b"%PDF-1.4\nstream\n" + zlib.compress(secret.encode()) + b"\nendstream",
    ],
)
def test_the_search_finds_a_secret_in_every_form(written: Any) -> None:
    secret = "first-ü-line\nsecond-line-12345"
    wanted = dict.fromkeys(forms(secret), "it")
    assert holders(b"before " + written(secret) + b" after", wanted) == {"it"} or holders(
        written(secret), wanted
    ) == {"it"}
    assert holders(b"nothing of the kind", wanted) == set()
