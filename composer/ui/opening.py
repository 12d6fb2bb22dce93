"""Opens the real window once and closes it when its rules are there: the self-test's look at the desktop."""

from __future__ import annotations

from PySide6.QtCore import QTimer, SignalInstance, qVersion
from PySide6.QtWidgets import QApplication

_SECONDS = 45


def close_when(ready: SignalInstance, qt: QApplication) -> None:
    """Let the app end well when `ready` comes, and with exit code 1 when it does not come in time."""

    def opened() -> None:
        # The self-test reads this line from a pipe; a windowed build on Windows has no other output.
        with open(1, "w", encoding="utf-8", closefd=False) as out:
            out.write(
                f"the real window opened with its rules: {qt.platformName()} platform, Qt {qVersion()}\n"
            )
        qt.exit(0)

    ready.connect(opened)
    QTimer.singleShot(_SECONDS * 1000, qt, lambda: qt.exit(1))
