"""A real window with small rules, painted off screen."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from composer import services
from composer.settings import SettingsFile
from composer.store.opening import open_store
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.theme import Theme
from tests.register_team import Joined


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The off-screen platform grumbles about what it cannot do: size hints, raising, grabbing."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def plain_rules() -> ModuleType:
    """The module of the small engine; tests import nothing from each other."""
    return _loaded("plain_rules")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An empty one, for parts of others to stand in."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, background: Background, settings: SettingsFile, plain_rules: ModuleType
) -> Desk:
    """A shown window with its rules loaded and an empty post."""
    window = ComposeWindow(settings, theme)
    qtbot.addWidget(window)
    accounts = services.accounts_from(settings.current.accounts)
    made = Desk(window, ComposeSession(background, accounts, "Sam", lambda: "now"), settings, theme)
    window.show()
    made.session.use_engine(plain_rules.PlainRules())
    qtbot.waitUntil(lambda: made.session.up_to_date)
    return made


@pytest.fixture
def keeper(
    qtbot: QtBot, desk: Desk, background: Background, theme: Theme, tmp_path: Path
) -> Iterator[DraftKeeper]:
    """The desk's drafts, in a database that is open."""
    made = DraftKeeper(desk, background, lambda: open_store(tmp_path), tmp_path, theme)
    qtbot.waitUntil(lambda: made.store is not None)
    yield made
    background.close()
    made.close()


@pytest.fixture
def join(
    qtbot: QtBot,
    desk: Desk,
    keeper: DraftKeeper,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    tmp_path: Path,
) -> Joined:
    return Joined(qtbot, desk, keeper, background, settings, theme, tmp_path)
