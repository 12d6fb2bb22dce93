"""Tells what waits in the folder that colleagues share. It opens nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from composer.review.waiting import SharedFolder, Waiting
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.store.reviews import ReviewStore
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk

_EVERY = 60_000
"""Milliseconds. A folder on a network tells nobody when something comes, so it is looked into."""
_SUBJECT = "shared_folder"


class FolderWatch(QObject):
    """Looks once a minute while a folder is chosen in the settings; `look` looks now."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        settings: SettingsFile,
        now: Callable[[], datetime],
        reviews: Callable[[], ReviewStore | None],
        open_file: Callable[[Path], None],
    ) -> None:
        super().__init__(desk)
        self._desk, self._background, self._settings = desk, background, settings
        self._now, self._reviews, self._open_file = now, reviews, open_file
        self._folder: tuple[str, SharedFolder] | None = None
        self._looking = False
        self._opened: set[Path] = set()
        self._told: tuple[Waiting, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        reviews, place = self._reviews(), self._settings.current.review_folder
        if reviews is None or not place or self._looking:
            return
        person = self._desk.session.person
        if self._folder is None or self._folder[0] != person:
            ours = partial(_is_ours, reviews)
            self._folder = person, SharedFolder(person, ours, reviews.has_answer)
        self._looking = True
        today = self._now().date().isoformat()
        self._background.ask(partial(self._folder[1].waiting, Path(place), today), self._on_looked)

    def _on_looked(self, waiting: tuple[Waiting, ...]) -> None:
        self._looking = False
        waiting = tuple(one for one in waiting if one.file not in self._opened)
        if waiting == self._told:
            return
        self._told = waiting
        self._desk.notices.withdraw(_SUBJECT)
        if waiting:
            self._desk.notices.tell(_SUBJECT, State.IDEA, _sentence(waiting), "Open", self._open_first)

    def _open_first(self) -> None:
        first = self._told[0]
        self._opened.add(first.file)
        self._open_file(first.file)
        self._on_looked(self._told)


def _is_ours(reviews: ReviewStore, request: str) -> bool:
    return reviews.request(request) is not None


def _sentence(waiting: tuple[Waiting, ...]) -> str:
    first = waiting[0]
    what = f"an answer from {first.who}" if first.is_answer else f"a post from {first.who} to look at"
    more = f", and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    return f"In the folder that you share: {what}{more}."
