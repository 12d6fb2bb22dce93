"""Opens the real window once and closes it when its rules are there: the self-test's look at the desktop."""

from __future__ import annotations

from PySide6.QtCore import QTimer, SignalInstance, qVersion
from PySide6.QtGui import QGuiApplication, QImageReader, QTextLayout
from PySide6.QtWidgets import QApplication

_SECONDS = 45
_NEEDED = frozenset({"png", "jpg", "gif", "svg"})
_EMOJI = "\N{GRINNING FACE}"


def close_when(ready: SignalInstance, crashed: SignalInstance, qt: QApplication) -> None:
    """Let the app end well when `ready` comes; with exit code 1 and the report, when it fails or is too late."""

    def opened() -> None:
        # The self-test reads this line from a pipe; a windowed build on Windows has no other output.
        with open(1, "w", encoding="utf-8", closefd=False) as out:
            out.write(
                f"the real window opened with its rules: {qt.platformName()} platform, Qt {qVersion()}, "
                f"{what_shows()}\n"
            )
        qt.exit(0)

    def failed(report: str) -> None:
        with open(2, "w", encoding="utf-8", closefd=False) as out:
            lines = report.splitlines()
            out.write(f"{', '.join(dict.fromkeys((lines[0], lines[-1].strip())))}\n")
        qt.exit(1)

    late = f"its rules were not there after {_SECONDS} seconds"
    ready.connect(opened)
    crashed.connect(failed)
    QTimer.singleShot(_SECONDS * 1000, qt, lambda: failed(late))


def what_shows() -> str:
    """Which pictures Qt shows and which font draws emoji; a missing format is an error, a missing font is not."""
    formats = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    if missing := _NEEDED - formats:
        raise RuntimeError(f"Qt shows no {', '.join(sorted(missing))} pictures")
    font = emoji_font()
    return f"emoji drawn by {font}" if font else "no font here draws emoji"


def emoji_font() -> str:
    """The name of the font that Qt draws an emoji with, '' where it would draw an empty box."""
    layout = QTextLayout(_EMOJI, QGuiApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        if run.glyphIndexes() and all(run.glyphIndexes()):
            return run.rawFont().familyName()
    return ""
