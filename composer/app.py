"""Builds the desktop app once, top to bottom, and closes it in reverse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from composer import services
from composer.errors import ComposerError
from composer.paths import person_folder
from composer.services import Engine
from composer.settings import LOOKS, SettingsFile
from composer.ui.background import Background
from composer.ui.compose.rows import State
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.crash import CrashNet
from composer.ui.theme import Theme

_SWITCH = 0.0005
"""Seconds a busy thread may keep the interpreter: short, so that the window never waits long for the checker."""
_LOOK_FOR_CHANGES = 2000


class App(QObject):
    """The running desktop app; `quit_and_close` undoes what the constructor did."""

    def __init__(
        self,
        qt: QApplication,
        settings: SettingsFile,
        open_engine: Callable[[], Engine],
        *,
        look: str = "",
        text_scale: float = 0.0,
    ) -> None:
        super().__init__()
        chosen = settings.current
        self._open_engine = open_engine
        self._looking = False
        self.theme = Theme(qt, look or chosen.look, text_scale or chosen.text_scale)
        self.background = Background()
        accounts = services.accounts_from(chosen.accounts)
        self.session = ComposeSession(self.background, accounts, chosen.person, _now)
        self.window = ComposeWindow(self.session, settings, self.theme)
        self.background.failed.connect(self._on_failed)
        self.crash_net = CrashNet(rescue=_nothing)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_FOR_CHANGES)
        self._watch.timeout.connect(self._on_time_to_look)

    def start(self) -> None:
        """Show the window; the rules follow in the background once it is painted."""
        sys.setswitchinterval(_SWITCH)
        self.crash_net.hang()
        self.window.show()
        QTimer.singleShot(0, self._load_engine)

    def close(self) -> None:
        self._watch.stop()
        self.background.close()
        self.window.close()
        self.crash_net.take_down()

    def _load_engine(self) -> None:
        self.background.run(self._open_engine, self._on_engine_loaded)

    def _on_engine_loaded(self, engine: Engine) -> None:
        self.session.use_engine(engine)
        self._watch.start()

    def _on_time_to_look(self) -> None:
        engine = self.session.engine
        if engine is not None and not self._looking:
            self._looking = True
            self.background.run(lambda: engine.reloaded() if engine.changed() else None, self._on_looked)

    def _on_looked(self, engine: Engine | None) -> None:
        self._looking = False
        if engine is not None:
            self.session.use_engine(engine)

    def _on_failed(self, error: ComposerError) -> None:
        self._looking = False
        self.window.notices.tell("failed", State.STOP, str(error))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop app; `--tour FOLDER` walks through the main job and saves a picture a step."""
    asked = _parser().parse_args(argv)
    QGuiApplication.setDesktopFileName("post-composer")
    qt = QApplication(["post-composer"])
    qt.setApplicationName("Post Composer")
    if asked.tour:
        from composer.ui.tour import run_tour

        return run_tour(
            qt,
            asked.tour,
            looks=(asked.look,) if asked.look else ("light", "dark"),
            text_scale=asked.text_scale,
        )
    app = App(
        qt,
        SettingsFile(person_folder() / "settings.json"),
        services.open_engine,
        look=asked.look,
        text_scale=asked.text_scale,
    )
    app.start()
    try:
        return qt.exec()
    finally:
        app.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="post-composer", description="Write a post with its checklist beside it."
    )
    parser.add_argument("--look", choices=LOOKS, default="", help="how the window looks, for this run")
    parser.add_argument(
        "--text-scale", type=float, default=0.0, help="size of all text, for this run: 2 is twice"
    )
    parser.add_argument(
        "--tour", type=Path, metavar="FOLDER", help="walk through the main job, saving pictures here"
    )
    return parser


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _nothing() -> None:
    """Until drafts are kept on disk the window itself is what keeps them."""
