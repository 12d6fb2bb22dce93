"""What waits until typing rests: clearing away what is no longer needed, and looking whether files have changed."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_EVERY = 2000
_AT_LAST = 15
"""How often in turn it is put off for somebody who types without a rest."""
_LONG = 5
_WORTH_CLEARING = 5000
"""New things in memory that are worth looking through for what only refers to itself."""
_TOO_MANY = 15_000
"""So many new things are there after a very long text, say: to look through them would hold the window for 20 ms. They
are set aside, also from the long rest: what refers only to itself among them stays until the end."""


class Rest(QObject):
    """Python's own clearing away comes in the middle of a key and takes up to 50 ms: here it comes between them.

    And always in the window's own thread, where what belongs to Qt has to be taken down.
    """

    came = Signal()

    def __init__(self, revision: Callable[[], int], owner: QObject | None = None) -> None:
        super().__init__(owner)
        self._revision = revision
        self._seen = -1
        self._put_off = self._rested = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Whether anything was written since the last look; if not, this is a rest."""
        seen, self._seen = self._seen, self._revision()
        if seen != self._seen and self._put_off < _AT_LAST:
            self._put_off += 1
            self._rested = 0
            return
        self._put_off = 0
        self._rested += 1
        self._clear_away()
        self.came.emit()

    def _clear_away(self) -> None:
        if self._rested == _LONG:
            gc.collect()
        elif gc.get_count()[0] > _TOO_MANY:
            gc.freeze()
        elif gc.get_count()[0] > _WORTH_CLEARING:
            gc.collect(1)
