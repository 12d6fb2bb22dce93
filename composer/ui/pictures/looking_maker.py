"""Has the picture's dots made in the background, the newest wish first, so that the window never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from composer.domain.picture import Edits
from composer.looking.easel import Easel
from composer.looking.places import Box, Size
from composer.pictures.reading import PictureError
from composer.ui.background import Background


class Maker(QObject):
    """One job at a time; while it runs only the newest wish of each kind is remembered."""

    whole_made = Signal(object)
    part_made = Signal(object)
    sent_made = Signal(object)
    failed = Signal(str)

    def __init__(self, easel: Easel, background: Background, owner: QObject) -> None:
        super().__init__(owner)
        self._easel, self._background = easel, background
        self._edits = Edits()
        self._wanted: dict[str, Callable[[], Any]] = {}
        self._busy = ""

    @property
    def size(self) -> Size:
        """The upright original's; known once something was made."""
        return self._easel.size

    @property
    def moves(self) -> bool:
        return self._easel.moves

    def make(self, edits: Edits) -> None:
        easel, self._edits = self._easel, edits
        self._wanted.pop("part", None)
        self._want("whole", lambda: easel.whole(edits))

    def make_part(self, box: Box, size: Size) -> None:
        easel, edits = self._easel, self._edits
        self._want("part", lambda: easel.part(edits, box, size))

    def make_sent(self, edits: Edits) -> None:
        easel = self._easel
        self._want("sent", lambda: easel.as_sent(edits))

    def _want(self, kind: str, work: Callable[[], Any]) -> None:
        self._wanted[kind] = work
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or not self._wanted:
            return
        kind = next(one for one in ("whole", "part", "sent") if one in self._wanted)
        self._busy, work = kind, self._wanted.pop(kind)
        self._background.run(lambda: _tried(work), self._on_made)

    def _on_made(self, made: object) -> None:
        kind, self._busy = self._busy, ""
        if isinstance(made, PictureError):
            self._wanted.clear()
            self.failed.emit(str(made))
            return
        {"whole": self.whole_made, "part": self.part_made, "sent": self.sent_made}[kind].emit(made)
        self._go_on()


def _tried(work: Callable[[], Any]) -> object:
    """What was made, or why not: the window says it itself."""
    try:
        return work()
    except PictureError as error:
        return error
