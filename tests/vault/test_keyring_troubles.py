"""What goes wrong with a keyring is told alike by the fake and by a real Secret Service."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Protocol

import pytest

from composer.domain.account import AccountId
from composer.vault.keyrings import Keyring, KeyringError, MemoryKeyring, system_keyring
from composer.vault.logons import LogOn, LogOns, Turn
from tests.screens import PROMPT, Screen, open_screen
from tests.secret_service import PASSWORD, SecretService, running_secret_service

_X = AccountId("x-team")
_PATIENCE = 20


class Troubled(Protocol):
    """A keyring to which life can happen."""

    @property
    def keyring(self) -> Keyring: ...
    def lock(self) -> None: ...
    def unlock(self) -> None: ...
    def freeze(self) -> None: ...
    def thaw(self) -> None: ...
    def stop(self) -> None: ...


class _Fake(MemoryKeyring):
    """In memory, and as troublesome as a real one."""

    def __init__(self) -> None:
        super().__init__()
        self._locked = self._gone = False
        self._running = threading.Event()
        self._running.set()

    @property
    def keyring(self) -> Keyring:
        return self

    def lock(self) -> None:
        self._locked = True

    def unlock(self) -> None:
        self._locked = False

    def freeze(self) -> None:
        self._running.clear()

    def thaw(self) -> None:
        self._running.set()

    def stop(self) -> None:
        self._gone = True
        self._running.set()

    def get(self, service: str, name: str) -> str | None:
        self._trouble()
        return super().get(service, name)

    def put(self, service: str, name: str, value: str) -> None:
        self._trouble()
        super().put(service, name, value)

    def _trouble(self) -> None:
        self._running.wait(_PATIENCE)
        if self._gone:
            raise KeyringError("gone", "It did not answer.", "Try again.")
        if self._locked:
            raise KeyringError("locked", "It is locked.", "Unlock it.")


class _Real:
    """gnome-keyring in a D-Bus session of its own."""

    def __init__(self, service: SecretService) -> None:
        self.keyring: Keyring = system_keyring()
        self.lock, self.unlock, self.stop = service.lock, service.unlock, service.stop
        self.freeze, self.thaw = service.freeze, service.thaw


@pytest.fixture(params=["memory", "secret service"])
def troubled(request: pytest.FixtureRequest) -> Iterator[Troubled]:
    if request.param == "memory":
        fake = _Fake()
        yield fake
        fake.thaw()
    else:
        yield _Real(request.getfixturevalue("secret_service"))


class _Call:
    """A call in a thread, and what came of it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.value: object = None
        self.error: KeyringError | None = None
        self._work = work
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self.value = self._work()
        except KeyringError as error:
            self.error = error

    @property
    def hangs(self) -> bool:
        self.thread.join(0.3)
        return self.thread.is_alive()

    def end(self) -> None:
        self.thread.join(_PATIENCE)
        assert not self.thread.is_alive()


def test_a_locked_keyring_says_so_and_nothing_is_lost(troubled: Troubled) -> None:
    logons = LogOns(troubled.keyring)
    logons.put(_X, LogOn("ü", "before"))
    troubled.lock()
    calls: tuple[Callable[[], object], ...] = (
        lambda: logons.get(_X),
        lambda: logons.put(_X, LogOn("u", "after")),
    )
    for call in calls:
        with pytest.raises(KeyringError) as caught:
            call()
        assert caught.value.reason == "locked"
    troubled.unlock()
    assert logons.get(_X) == LogOn("ü", "before")


def test_a_slow_keyring_is_waited_for(troubled: Troubled) -> None:
    logons = LogOns(troubled.keyring)
    logons.put(_X, LogOn("u", "p"))
    troubled.freeze()
    call = _Call(lambda: logons.get(_X))
    assert call.hangs
    troubled.thaw()
    call.end()
    assert call.value == LogOn("u", "p")


def test_a_keyring_that_goes_in_the_middle_of_a_call_says_so(troubled: Troubled) -> None:
    logons = LogOns(troubled.keyring)
    logons.put(_X, LogOn("u", "p"))
    troubled.freeze()
    call = _Call(lambda: logons.get(_X))
    assert call.hangs
    troubled.stop()
    call.end()
    assert call.error is not None
    assert call.error.reason == "gone"


def test_a_writing_that_was_given_up_takes_no_effect_late(troubled: Troubled) -> None:
    logons, turn = LogOns(troubled.keyring), Turn()
    logons.put(_X, LogOn("u", "before"))
    troubled.freeze()
    late = _Call(lambda: logons.put(_X, LogOn("u", "late"), turn))
    assert late.hangs
    turn.give_up()
    newer = _Call(lambda: logons.put(_X, LogOn("u", "newer")))
    troubled.thaw()
    late.end()
    newer.end()
    assert late.error is not None
    assert late.error.reason == "slow"
    assert logons.get(_X) == LogOn("u", "newer")


def test_more_than_a_keyring_should_hold_is_refused(troubled: Troubled) -> None:
    logons = LogOns(troubled.keyring)
    logons.put(_X, LogOn("u", "p"))
    with pytest.raises(KeyringError) as caught:
        logons.put(_X, LogOn("u", "p", notes="much " * 10_000))
    assert caught.value.reason == "too_long"
    assert logons.get(_X) == LogOn("u", "p")


@pytest.fixture
def screen() -> Iterator[Screen]:
    """Where the keyring's own prompt comes up."""
    for program in ("Xvfb", "openbox", "xdotool"):
        assert shutil.which(program), f"{program} is not installed: 'python3 dev.py test' installs it"
    made = open_screen()
    yield made
    made.close()


def _press(environment: dict[str, str], keys: list[list[str]], call: _Call) -> None:
    """Into the prompt once it is there, and again if it was not yet listening."""
    for _ in range(20):
        with suppress(subprocess.TimeoutExpired, subprocess.CalledProcessError):
            for words in (PROMPT, *(["xdotool", *one] for one in keys)):
                subprocess.run(words, env=environment, timeout=10, check=True, capture_output=True)
        if not call.hangs:
            return


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ([["key", "Escape"]], "locked"),
        ([["key", "ctrl+a"], ["type", "--delay", "30", PASSWORD.decode()], ["key", "Return"]], ""),
    ],
    ids=["dismissed", "answered"],
)
def test_a_prompt_is_answered_or_dismissed(
    screen: Screen, keys: list[list[str]], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {**os.environ, "DISPLAY": screen.display}
    with running_secret_service(screen.display) as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        logons = LogOns(system_keyring())
        logons.put(_X, LogOn("u", "p"))
        service.lock()
        call = _Call(lambda: logons.get(_X))
        _press(environment, keys, call)
        call.end()
        if reason:
            assert call.error is not None
            assert call.error.reason == reason
        else:
            assert call.value == LogOn("u", "p")
