"""Tells screen readers what changed, once typing rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

_REST = 1200


class Announcer(QObject):
    """Says the newest thing after a rest, and never the same thing twice running."""

    def __init__(self, owner: QObject, rest: int = _REST) -> None:
        super().__init__(owner)
        self._owner = owner
        self._waiting = ""
        self.last_said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest)
        self._timer.timeout.connect(self._on_rest)

    def say_when_resting(self, text: str) -> None:
        self._waiting = text
        self._timer.start()

    def say(self, text: str) -> None:
        """At once."""
        self.last_said = text
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._owner, text))

    def _on_rest(self) -> None:
        if self._waiting != self.last_said:
            self.say(self._waiting)
