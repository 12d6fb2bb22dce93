"""The last net: what nobody foresaw is shown kindly and kept as a report without a word of any post."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from composer.paths import log_folder


class CrashNet(QObject):
    """Takes over `sys.excepthook` and `threading.excepthook`; works on in the GUI thread, whichever thread failed.

    `rescue` is called first, so that the draft is kept before anything is shown.
    """

    reported = Signal(str)
    _fell = Signal(str)

    def __init__(
        self, rescue: Callable[[], object], *, show: bool = True, folder: Path | None = None
    ) -> None:
        super().__init__()
        self.rescue = rescue
        self._show = show
        self._folder = folder
        self._open: QMessageBox | None = None
        self._before = sys.excepthook, threading.excepthook
        self._fell.connect(self._on_fell)

    def hang(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def take_down(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, where)
            return
        self._fell.emit(report_of(kind, where))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self._fell.emit(report_of(args.exc_type, args.exc_traceback))

    def _on_fell(self, report: str) -> None:
        self.rescue()
        self._keep(report)
        self.reported.emit(report)
        if self._show and self._open is None:
            self._show_box(report)

    def _keep(self, report: str) -> None:
        folder = self._folder or log_folder()
        name = f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(report, "utf-8")
        except OSError:
            print(report, file=sys.stderr)  # noqa: T201 - nowhere else is left to say it

    def _show_box(self, report: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Something went wrong", "")
        box.setText("Something in the app went wrong. Your post is still here, and you can write on.")
        box.setInformativeText(
            "The details below hold no words of your post. Please send them to whoever looks after it."
        )
        box.setDetailedText(report)
        box.finished.connect(self._on_closed)
        self._open = box
        box.open()

    def _on_closed(self) -> None:
        self._open = None


def report_of(kind: type[BaseException], where: TracebackType | None) -> str:
    """The kind of error and the places it passed; never its message, which may quote the post."""
    lines = [f"{kind.__module__}.{kind.__qualname__}", f"Python {sys.version.split()[0]} on {sys.platform}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(where)
    ]
    return "\n".join(lines)
