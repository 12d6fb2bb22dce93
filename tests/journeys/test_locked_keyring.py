"""A locked keyring asks for its password in a window of its own, and ours goes on working meanwhile."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.domain.account import AccountId
from composer.settings import SettingsFile
from composer.vault.keyrings import system_keyring
from composer.vault.own_key import OwnKeys
from tests.screens import PROMPT, Screen, open_screen
from tests.secret_service import SecretService, running_secret_service
from tests.ui.plain_rules import PlainRules

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_X = AccountId("x-team")
_PATIENCE = 60_000


def plain_engine(_employer: str) -> PlainRules:
    """Rules do not matter here."""
    return PlainRules()


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = open_screen()
    yield made
    made.close()


@pytest.fixture
def keyring(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    with running_secret_service(screen.display) as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
        yield service


@pytest.fixture
def app(
    qtbot: QtBot, qapp: QApplication, keyring: SecretService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[App]:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(person="Sam")
    made = App(
        qapp, settings, plain_engine, look="light", keys=OwnKeys(system_keyring), keyring=system_keyring
    )
    with qtbot.waitSignal(made.engine_loaded, timeout=_PATIENCE):
        made.start()
    qtbot.waitUntil(lambda: made.rooms.keeper.store is not None, timeout=_PATIENCE)
    yield made
    made.close()
    made.window.deleteLater()


def test_a_dismissed_prompt_is_told_and_nothing_stood_still(
    qtbot: QtBot, app: App, keyring: SecretService, screen: Screen
) -> None:
    app.rooms.vault.room.vault.change(_X, {"password": "pässword"}, "Sam")
    keyring.lock()
    ticks: list[int] = []
    timer = QTimer(app)
    timer.timeout.connect(lambda: ticks.append(len(ticks)))
    window = app.rooms.vault.open_vault(_X)
    assert window is not None
    timer.start(5)
    environment = {**keyring.environment, "DISPLAY": screen.display}
    for _ in range(20):
        with subprocess.Popen([*PROMPT, "key", "Escape"], env=environment, stdout=subprocess.DEVNULL) as keys:
            qtbot.waitUntil(
                lambda keys=keys: keys.poll() is not None or window.again.isVisible(),  # type: ignore[misc]
                timeout=_PATIENCE,
            )
            keys.kill()
        if window.again.isVisible():
            break
    assert "is locked" in window.told.words.text()
    assert "Unlock it with your usual password" in window.told.words.text()
    assert len(ticks) > 5, "the window worked on behind the prompt"
    keyring.unlock()
    window.again.click()
    qtbot.waitUntil(lambda: window.state.filled == {"password"}, timeout=_PATIENCE)
