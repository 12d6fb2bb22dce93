"""A copied secret leaves the clipboard by itself, and keeps out of histories and clouds meanwhile."""

from __future__ import annotations

import hashlib
import secrets

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.ui.controls import Button, Card
from composer.ui.posting.page import said
from composer.ui.theme import Role, Theme

SECONDS = 15
_A_SECOND = 1000
MARKS = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What keeps it out of the history and the cloud: on Windows the first three (the zeros are a DWORD), KDE, macOS."""


class SecretClipboard(QObject):
    """Holds at most one secret, of which it keeps no copy. `changed` comes each second and when it is gone."""

    changed = Signal()

    def __init__(
        self, owner: QObject | None = None, *, seconds: int = SECONDS, tick: int = _A_SECOND
    ) -> None:
        super().__init__(owner)
        self._seconds = seconds
        self.left, self.what = 0, ""
        self._salt, self._proof = b"", b""
        self._tick = QTimer(self)
        self._tick.setInterval(tick)
        self._tick.timeout.connect(self._on_tick)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.clear_now)

    def copy(self, secret: str, what: str) -> None:
        """Put `secret` on the clipboard for a while; `what` names it, as in 'the password'."""
        data = QMimeData()
        data.setText(secret)
        for name, value in MARKS.items():
            data.setData(name, value)
        self._salt = secrets.token_bytes(16)
        self._proof = self._digest(secret)
        QGuiApplication.clipboard().setMimeData(data)
        self.left, self.what = self._seconds, what
        self._tick.start()
        self.changed.emit()

    def clear_now(self) -> None:
        """Take it off the clipboard, unless something else was copied since."""
        self._tick.stop()
        if self.is_there:
            QGuiApplication.clipboard().clear()
        self._salt = self._proof = b""
        if self.left:
            self.left = 0
            self.changed.emit()

    @property
    def is_there(self) -> bool:
        data = QGuiApplication.clipboard().mimeData() if self._proof else None
        return data is not None and secrets.compare_digest(self._digest(data.text()), self._proof)

    def _digest(self, secret: str) -> bytes:
        return hashlib.blake2b(secret.encode("utf-8", "surrogatepass"), key=self._salt).digest()

    def _on_tick(self) -> None:
        if self.left <= 1:
            self.clear_now()
            return
        self.left -= 1
        self.changed.emit()


class ClipboardBar(Card):
    """Says what is on the clipboard and for how long, and offers to clear it now."""

    def __init__(self, clipboard: SecretClipboard, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self._clipboard = clipboard
        self.dress(Role.IDEA_BACK, Role.IDEA)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(1), theme.space(1), theme.space(1))
        row.setSpacing(theme.space(2))
        self.words = said("", theme, self)
        row.addWidget(self.words, 1)
        self.clear = Button("Clear it now", theme, self)
        self.clear.setObjectName("clear_clipboard")
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(clipboard.clear_now)
        row.addWidget(self.clear)
        clipboard.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        left, what = self._clipboard.left, self._clipboard.what
        if left:
            seconds = "1 second" if left == 1 else f"{left} seconds"
            self.words.setText(f"{what.capitalize()} is on the clipboard. It is cleared in {seconds}.")
        newly = bool(left) and not self.isVisible()
        self.setVisible(bool(left))
        if newly and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
