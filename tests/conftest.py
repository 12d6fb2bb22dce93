"""No test touches the person's own folder, the machine's, or a real screen, or minds how busy the machine is."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
PATIENCE = 20_000
"""Milliseconds that a wait lasts at most; on a quiet machine it is over in a few."""
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    assert _wait.__kwdefaults__ is not None
    _wait.__kwdefaults__["timeout"] = PATIENCE
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def _folders_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POST_COMPOSER_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("POST_COMPOSER_MACHINE", str(tmp_path_factory.mktemp("machine")))
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield


@pytest.fixture(autouse=True)
def _clear_away_in_this_thread() -> Iterator[None]:
    """As in the app: what belongs to Qt is never taken down by a thread in the background, which would crash it."""
    gc.disable()
    yield
    gc.collect(1)
