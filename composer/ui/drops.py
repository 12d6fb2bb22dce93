"""What is dragged over the window or its post, and let go there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

Taker = Callable[["QMimeData"], Callable[[], object] | None]
"""What is to be done with what is dropped; None for what somebody else may want."""


class Drops:
    """Asks who wants it, in the order in which they came."""

    def __init__(self) -> None:
        self._takers: list[Taker] = []

    def offer_to(self, taker: Taker) -> None:
        """Ask this one too from now on."""
        self._takers.append(taker)

    def take(self, event: QDropEvent) -> bool:
        """Accept what is dragged in or dropped if anybody wants it; False where it goes on as it would."""
        from PySide6.QtCore import QEvent

        for taker in self._takers:
            do = taker(event.mimeData())
            if do is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    do()
                return True
        return False


def files_ending(endings: Collection[str], open_file: Callable[[Path], object]) -> Taker:
    """Takes the files with one of these endings (in small letters, with the dot), and opens each."""

    def taker(data: QMimeData) -> Callable[[], object] | None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        wanted = [file for file in files if file.suffix.casefold() in endings]
        return (lambda: [open_file(file) for file in wanted]) if wanted else None

    return taker
