"""Opens a picture large to be looked at hard, and keeps with the draft what came of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from composer.domain.picture import Edits, Picture, Shown
from composer.looking.program import worker_command

if TYPE_CHECKING:
    from composer.looking.found import Looked
    from composer.store.opening import Store
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.pictures.looking_window import LookingWindow
    from composer.ui.theme import Theme


class _Read(NamedTuple):
    """A picture with its file, and how large it is upright."""

    picture: Picture
    data: bytes
    size: tuple[int, int]


class LookDesk(QObject):
    """`changed` hands over the picture as it is now; `faces_seen` comes where it was said to show nobody."""

    changed = Signal(object)
    faces_seen = Signal()

    def __init__(self, desk: Desk, keeper: DraftKeeper, background: Background, theme: Theme) -> None:
        super().__init__(desk)
        self._desk, self._keeper, self._background, self._theme = desk, keeper, background, theme
        self._looked: dict[str, Looked] = {}
        self.command = worker_command
        self.window: LookingWindow | None = None

    def open(self, picture: Picture) -> None:
        """Read the picture beside the window, then show it; there is one such window at a time."""
        store = self._keeper.store
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()
        elif store is not None:
            self._background.run(partial(_read, store, picture), self._on_read)

    def _on_read(self, read: _Read) -> None:
        from composer.ui.pictures.looking_window import open_looking

        engine = self._desk.session.engine
        if engine is None or self.window is not None:
            return
        self.window = open_looking(
            self._desk.window,
            self._background,
            self._theme,
            read.data,
            read.picture.edits,
            engine,
            partial(self._on_done, read),
            known=self._looked.get(read.picture.digest),
            command=self.command,
        )
        self.window.destroyed.connect(self._on_closed)

    def _on_done(self, read: _Read, edits: Edits, looked: Looked) -> None:
        digest = read.picture.digest
        self._looked[digest] = looked
        pictures = self._desk.session.draft.pictures
        picture = next((one for one in pictures if one.digest == digest), None)
        if picture is None:
            return
        looked_for = (*(str(part) for part in looked.looked_for), *looked.answers)
        words = looked.readable(read.size, edits)
        self.changed.emit(replace(picture, edits=edits, words=words, looked_for=looked_for))
        if picture.shown == (Shown.NOBODY,) and looked.seen(read.size, edits):
            self.faces_seen.emit()

    def _on_closed(self) -> None:
        self.window = None


def _read(store: Store, picture: Picture) -> _Read:
    from composer.pictures.reading import open_picture

    data = store.pictures.original(picture.digest)
    opened = open_picture(data)
    return _Read(picture, data, (opened.width, opened.height))
