"""The open windows of this room, at most one of a kind."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget


class Windows:
    """Remembers by kind what is open, and forgets what was closed."""

    def __init__(self) -> None:
        self._open: dict[str, QWidget] = {}

    def show(self, kind: str, window: QWidget) -> None:
        """In place of an earlier one of its kind, which is closed."""
        earlier = self.get(kind)
        if earlier is not None:
            earlier.close()
        self._open[kind] = window
        window.destroyed.connect(partial(self._on_gone, kind, window))
        window.show()

    def get(self, kind: str) -> Any:
        """The window of that kind, None if none is open."""
        window = self._open.get(kind)
        return window if window is not None and window.isVisible() else None

    def _on_gone(self, kind: str, window: QWidget, _gone: object = None) -> None:
        if self._open.get(kind) is window:
            del self._open[kind]
