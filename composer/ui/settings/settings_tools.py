"""Joins the settings to the desk: opens their window, and lets each change be felt at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from composer.paths import log_folder, person_folder
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.services import Decided, Engine
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.settings.settings_window import Place, SettingsWindow
    from composer.ui.theme import Theme
    from composer.ui.words.word_tools import WordTools
    from composer.words.speller import Speller


class SettingsTools(QObject):
    """`changed` comes after every change with the setting's name, for rooms that follow one."""

    changed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        words: WordTools,
        background: Background,
        settings: SettingsFile,
        decided: Decided,
        open_engine: Callable[[str], Engine],
        theme: Theme,
    ) -> None:
        super().__init__(desk)
        self._desk, self._words, self._background = desk, words, background
        self._settings, self._decided, self._theme = settings, decided, theme
        self._open_engine = open_engine
        self.window: SettingsWindow | None = None
        desk.commands["settings"].triggered.connect(self.open)
        self._tell_problems()

    def open(self) -> SettingsWindow:
        """The window, in front."""
        from composer.ui.settings.settings_window import SettingsWindow

        if self.window is None:
            policy = self._decided.policy
            values = {field: getattr(policy, field) for field in policy.__struct_fields__}
            window = SettingsWindow(self._settings, values, self._places(), self._theme, self._desk.window)
            window.changed.connect(self._on_changed)
            window.accounts_asked.connect(self.open_accounts)
            window.place_asked.connect(self._on_place_asked)
            window.destroyed.connect(self._on_closed)
            self.window = window
            stock = self._words.stock
            self._background.run(
                partial(_known, stock.speller if stock is not None else None), self._on_known
            )
        self.window.show()
        self.window.raise_()
        return self.window

    def use_employer(self, employer: str) -> None:
        """Read the rules again with this employer's among them."""
        self._background.run(partial(self._open_engine, employer), self._on_engine)

    def _tell_problems(self) -> None:
        problems = self._settings.problems
        if problems:
            more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
            told = f"A setting could not be used. {problems[0]}.{more}"
            self._desk.notices.tell("settings", State.LOOK, told, "Settings…", self.open)

    def _places(self) -> list[Place]:
        from composer.engine.policy import drafts_folder
        from composer.ui.settings.settings_window import Place

        person, policy = person_folder(), self._decided.policy
        drafts = drafts_folder(policy, person)
        work = "the team’s database" if policy.database else str(drafts / "composer.db")
        return [
            Place("Your drafts and the record", work, "" if policy.database else str(drafts)),
            Place("Your settings", str(self._settings.path), str(person)),
            Place("Packs of rules of your own", str(person / "rules"), str(person / "rules")),
            Place("Logs, without a word of any post", str(log_folder()), str(log_folder())),
        ]

    def _on_known(self, known: tuple[dict[str, str], Sequence[str]]) -> None:
        if self.window is not None:
            self.window.offer(*known)

    def _on_changed(self, name: str, value: Any) -> None:
        desk = self._desk
        if name == "person":
            desk.session.person = value
        elif name == "look":
            desk.commands[f"look_{value}"].trigger()
        elif name == "spelling":
            desk.commands["spelling"].setChecked(value)
        elif name == "words":
            self._keep_words(value)
        elif name == "employer":
            self.use_employer(value)
        self.changed.emit(name)

    def _keep_words(self, words: Sequence[str]) -> None:
        if self._words.stock is not None:
            self._background.run(partial(_keep, self._words.stock.speller, words), self._on_words_kept)

    def _on_words_kept(self, speller: Speller) -> None:
        if self._words.spelling is not None:
            self._words.spelling.use(speller)

    def _on_engine(self, engine: Engine) -> None:
        self._desk.session.use_engine(engine)

    def open_accounts(self) -> None:
        """The account register."""
        commands = self._desk.commands
        (commands.get("accounts") or commands["choose_accounts"]).trigger()

    def _on_place_asked(self, folder: str) -> None:
        from pathlib import Path

        Path(folder).mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def _on_closed(self) -> None:
        self.window = None


def _known(speller: Speller | None) -> tuple[dict[str, str], Sequence[str]]:
    """The employers with a pack here, and the words that the person has added."""
    from composer.services import employers

    if speller is not None:
        speller.load()
    return employers(), speller.own_words if speller is not None else ()


def _keep(speller: Speller, words: Sequence[str]) -> Speller:
    """Make these the person's words."""
    wanted = {word.strip() for word in words} - {""}
    for word in set(speller.own_words) - wanted:
        speller.forget(word)
    for word in wanted - set(speller.own_words):
        speller.add(word)
    return speller
