"""A desk of somebody's own, with their drafts: for what several people do, each at their own computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from composer import services
from composer.settings import SettingsFile
from composer.store.opening import open_store
from composer.ui.background import PROMPT_SECONDS, Background
from composer.ui.compose.desk import Desk
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.theme import Theme


class OwnDesk(NamedTuple):
    """A shown window without rules; a failure in its background fails the test."""

    desk: Desk
    keeper: DraftKeeper
    background: Background
    settings: SettingsFile

    def close(self) -> None:
        self.background.close()
        self.keeper.close()


def own_desk(
    qtbot: QtBot, theme: Theme, folder: Path, person: str, *, prompt_seconds: float = PROMPT_SECONDS
) -> OwnDesk:
    """What they keep is in `folder`, in a database that is open."""
    background = Background(prompt_seconds=prompt_seconds)
    background.failed.connect(lambda error: pytest.fail(str(error)))
    settings = SettingsFile(folder / "settings.json")
    window = ComposeWindow(settings, theme)
    qtbot.addWidget(window)
    accounts = services.accounts_from(settings.current.accounts)
    desk = Desk(window, ComposeSession(background, accounts, person, lambda: "now"), settings, theme)
    window.show()
    keeper = DraftKeeper(desk, background, partial(open_store, folder), folder, theme)
    with qtbot.waitSignal(keeper.ready):
        pass
    return OwnDesk(desk, keeper, background, settings)
