"""Builds the desktop app, the window first and the rest once it is painted, and closes it in reverse."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from composer.paths import person_folder
from composer.settings import SettingsFile
from composer.ui.compose.window import ComposeWindow
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.errors import ComposerError
    from composer.services import Decided, Engine
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.crash import CrashNet
    from composer.ui.rest import Rest
    from composer.ui.rooms import Rooms
    from composer.vault.keyrings import Keyring
    from composer.vault.own_key import OwnKeys

_SWITCH = 0.0005
"""Seconds a busy thread may keep the interpreter: short, so that the window never waits long for the checker."""
_LET_IT_SHOW = 10
QT_ARGUMENTS = ["post-composer", "-style", "fusion"]
"""The style is named here because `setStyle` costs 12 ms before the first painting."""


class App(QObject):
    """The running desktop app. `furnished` comes when every command works, `engine_loaded` when the rules do."""

    furnished = Signal()
    engine_loaded = Signal()
    crashed = Signal(str)

    def __init__(
        self,
        qt: QApplication,
        settings: SettingsFile,
        open_engine: Callable[[str], Engine],
        *,
        look: str = "",
        text_scale: float = 0.0,
        file: Path | None = None,
        keys: OwnKeys | None = None,
        keyring: Callable[[], Keyring] | None = None,
        greet: bool = False,
    ) -> None:
        super().__init__()
        self._file, self._keys, self._keyring = file, keys, keyring
        self._greet = greet and settings.fresh
        chosen = settings.current
        self._settings = settings
        self._open_engine = open_engine
        self._looking = self._furnished = False
        self.background: Background
        self.desk: Desk
        self.rooms: Rooms
        self._crash_net: CrashNet | None = None
        self.theme = Theme(qt, look or chosen.look, text_scale or chosen.text_scale)
        self.window = ComposeWindow(settings, self.theme)
        self.window.first_painted.connect(self._on_first_painted)
        self._rest: Rest | None = None

    @property
    def when_loaded(self) -> SignalInstance:
        return self.engine_loaded

    def start(self) -> None:
        """Show the window; once it is painted the commands follow, then the rules."""
        sys.setswitchinterval(_SWITCH)
        gc.disable()  # `Rest` clears away, where nobody waits for it
        self.window.show()

    def close(self) -> None:
        if self._rest is not None:
            self._rest.end()
        if self._furnished:
            self.rooms.first_day.close()
        if self._crash_net is not None:
            self.background.close()
            if self._furnished:
                self.rooms.close()
            self._crash_net.take_down()
        self.window.close()

    def _on_first_painted(self) -> None:
        QTimer.singleShot(_LET_IT_SHOW, self._begin)

    def _begin(self) -> None:
        from composer.ui.background import Background
        from composer.ui.crash import CrashNet

        self.background = Background()
        self.background.failed.connect(self._on_failed)
        self._crash_net = CrashNet(rescue=_nothing)
        self._crash_net.reported.connect(self.crashed)
        self._crash_net.hang()
        self.theme.settle()
        self.background.run(_import_the_rest, self._furnish)

    def _furnish(self, decided: Decided) -> None:
        from composer.ui.icons import icon
        from composer.ui.reading_order import follow_the_eye
        from composer.ui.rooms import Rooms

        self._settings.fix(decided.values, decided.said)
        self.rooms = Rooms(
            self.window,
            self.background,
            self._settings,
            self.theme,
            decided,
            self._open_engine,
            self._keys,
            self._keyring,
        )
        self.desk = self.rooms.desk
        self._furnished = True
        if self._crash_net is not None:
            self._crash_net.rescue = self.rooms.keeper.flush
        self.window.setWindowIcon(
            icon("app", self.theme.colour(Role.ACCENT), self.theme.colour(Role.BASE), 64)
        )
        if self._file is not None:
            self.engine_loaded.connect(partial(self.rooms.open_file, self._file))
        elif self._greet:
            self.rooms.first_day.begin()
        follow_the_eye(self.window)
        self.furnished.emit()
        employer = self._settings.current.employer
        self.background.run(partial(self._open_engine, employer), self._on_engine_loaded)

    def _on_engine_loaded(self, engine: Engine) -> None:
        from composer.diagnostics import version

        gc.freeze()  # what is loaded stays: walking it again and again would hold the window for a tenth of a second
        self.desk.session.use_engine(engine)
        self._begin_to_rest()
        self.background.run(partial(engine.make_ready, self.background.give_way), self._on_made_ready)
        self.background.run(version, self.rooms.help.tell_news)
        self.engine_loaded.emit()

    def _on_made_ready(self, _nothing: None) -> None:
        gc.freeze()

    def _begin_to_rest(self) -> None:
        """Once the rules are there, or will not come."""
        from composer.ui.rest import Rest

        if self._rest is None:
            session = self.desk.session
            self._rest = Rest(lambda: session.draft.revision, self)
            self._rest.came.connect(self._on_rest)
            self._rest.begin()

    def _on_rest(self) -> None:
        engine = self.desk.session.engine
        if engine is not None and not self._looking:
            self._looking = True
            self.background.run(lambda: engine.reloaded() if engine.changed() else None, self._on_looked)

    def _on_looked(self, engine: Engine | None) -> None:
        self._looking = False
        if engine is not None:
            self.desk.session.use_engine(engine)

    def _on_failed(self, error: ComposerError) -> None:
        self._looking = False
        self._begin_to_rest()
        self.desk.tell_failure(error)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the desktop app; `--tour FOLDER` walks through the main job and saves a picture a step."""
    arguments = sys.argv[1:] if argv is None else argv
    asked = _asked(arguments)
    qt = QApplication(QT_ARGUMENTS)
    qt.setApplicationName("Post Composer")
    qt.setDesktopFileName("post-composer")
    if asked.tour is not None:
        from composer.ui.tour import run_tour

        looks = (asked.look,) if asked.look else ("light", "dark")
        return run_tour(
            qt,
            asked.tour,
            looks,
            lambda kept, look: App(qt, kept, _open_engine, look=look, text_scale=asked.text_scale),
        )
    settings = SettingsFile(person_folder() / "settings.json")
    scale, greet = asked.text_scale, not asked.open_once
    app = App(qt, settings, _open_engine, look=asked.look, text_scale=scale, file=asked.file, greet=greet)
    if asked.open_once:
        from composer.ui.opening import close_when

        close_when(app.engine_loaded, app.crashed, qt)
    app.start()
    try:
        return qt.exec()
    finally:
        app.close()


class _Asked(NamedTuple):
    """What the command line said."""

    look: str = ""
    text_scale: float = 0.0
    tour: Path | None = None
    open_once: bool = False
    file: Path | None = None


def _asked(arguments: Sequence[str]) -> _Asked:
    if not arguments:
        return _Asked()
    import argparse

    from composer.settings import LOOKS

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
    parser.add_argument(
        "file", type=Path, nargs="?", help="a review, an answer, a hand-over or a card to open"
    )
    parser.add_argument("--open-once", action="store_true", help=argparse.SUPPRESS)
    return _Asked(**vars(parser.parse_args(arguments)))


def _import_the_rest() -> Decided:
    """In the background, so that the painted window answers meanwhile; comes back with what the IT desk decided."""
    import composer.ui.rooms  # noqa: F401
    from composer.services import decided

    return decided()


def _open_engine(employer: str = "") -> Engine:
    from composer.services import open_engine, start_rules_update

    engine = open_engine(employer)
    start_rules_update()
    return engine


def _nothing() -> None:
    """Until drafts are kept on disk the window itself is what keeps them."""
