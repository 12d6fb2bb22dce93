"""A real Secret Service of the tests' own: gnome-keyring in a D-Bus session with a home that goes away."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from composer.vault.keyrings import system_keyring

PASSWORD = b"test keyring"


@dataclass
class SecretService:
    """A running gnome-keyring; `lock` and `stop` do to it what life does."""

    bus: subprocess.Popen[str]
    address: str
    environment: dict[str, str]
    _frozen: int = 0

    def unlock(self) -> None:
        subprocess.run(
            ["gnome-keyring-daemon", "--replace", "--unlock", "--components=secrets"],
            input=PASSWORD,
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def freeze(self) -> None:
        """From now on every call hangs."""
        os.kill(self._daemon(), signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self._frozen or self._daemon(), signal.SIGCONT)

    def _daemon(self) -> int:
        answer = self._ask_bus("GetConnectionUnixProcessID", "string:org.freedesktop.secrets")
        self._frozen = int(answer.split()[-1])
        return self._frozen

    def _ask_bus(self, method: str, *arguments: str) -> str:
        command = ["dbus-send", f"--bus={self.address}", "--print-reply", "--dest=org.freedesktop.DBus"]
        command += ["/org/freedesktop/DBus", f"org.freedesktop.DBus.{method}", *arguments]
        done = subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout

    def lock(self) -> None:
        self._secrets("Lock", "array:objpath:/org/freedesktop/secrets/collection/login")

    def _secrets(self, method: str, *arguments: str) -> None:
        subprocess.run(
            [
                "dbus-send",
                f"--bus={self.address}",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                f"org.freedesktop.Secret.Service.{method}",
                *arguments,
            ],
            env=self.environment,
            check=True,
            capture_output=True,
        )

    def stop(self) -> None:
        """The bus goes, and what was asked of it fails."""
        self.bus.terminate()
        self.bus.wait(10)

    def end(self) -> None:
        """Leave no process behind."""
        if self._frozen:
            with suppress(ProcessLookupError):
                self.thaw()
        if self.bus.poll() is None:
            self.stop()


@contextmanager
def running_secret_service(display: str = "") -> Iterator[SecretService]:
    """A service with its keyring unlocked; it and its home are gone afterwards. It prompts on `display`, if any."""
    for program in ("dbus-daemon", "gnome-keyring-daemon", "dbus-send"):
        if shutil.which(program) is None:
            pytest.fail(
                f"{program} is not installed: 'python3 dev.py test' installs it (dbus, gnome-keyring)."
            )
    home = Path(tempfile.mkdtemp(prefix="keyring-"))
    (home / "run").mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
    }
    if display:
        environment["DISPLAY"] = display
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    bus.stdout.close()
    environment["DBUS_SESSION_BUS_ADDRESS"] = address
    service = SecretService(bus, address, environment)
    try:
        service.unlock()
        yield service
    finally:
        service.end()
        shutil.rmtree(home, ignore_errors=True)
        with warnings.catch_warnings():
            # the keyring library leaves its socket to the collector where a call failed
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


class OnBus:
    """The desktop's keyring on a bus that is chosen for each call: two people in one process have one each."""

    title = "a keyring of their own"

    def __init__(self, address: str) -> None:
        self._address = address

    def get(self, service: str, name: str) -> str | None:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._address
        return system_keyring().get(service, name)

    def put(self, service: str, name: str, value: str) -> None:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._address
        system_keyring().put(service, name, value)

    def delete(self, service: str, name: str) -> None:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self._address
        system_keyring().delete(service, name)
