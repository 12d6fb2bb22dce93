"""Has a program of its own look through a picture, and ends it when it is done, told to, or takes too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from composer.looking.found import Face, Part, Words
from composer.looking.places import bounds
from composer.looking.program import MOST_SECONDS, Order, Report

_MOST_SAID = 4_000_000
_PATIENCE = 3000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it. `problem` says in words why a part that was asked for is not in `looked_for`."""

    faces: tuple[Face, ...] = ()
    words: tuple[Words, ...] = ()
    looked_for: tuple[Part, ...] = ()
    problem: str = ""


class Finder(QObject):
    """One look at a time. `ended` comes once for each, whatever happens, but for one that was dropped by `close`."""

    progressed = Signal(int, str)
    ended = Signal(object)

    def __init__(self, owner: QObject, seconds: int = MOST_SECONDS) -> None:
        super().__init__(owner)
        self._process: QProcess | None = None
        self._answer = Answer()
        self._unread = b""
        self._said = 0
        self._complete = False
        self._decode = msgspec.json.Decoder(Report)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(seconds * 1000)
        self._limit.timeout.connect(self.out_of_time)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def is_looking(self) -> bool:
        return self._process is not None

    def look(self, command: Sequence[str], data: bytes, parts: Sequence[Part]) -> None:
        """Start the program and give it the picture."""
        if self._process is not None:
            return
        self._answer, self._unread, self._said, self._complete = Answer(), b"", 0, False
        process = self._process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_said)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._limit.start()
        process.start(command[0], list(command[1:]))
        process.write(msgspec.json.encode(Order(len(data), tuple(parts))) + b"\n")
        process.write(data)
        process.closeWriteChannel()

    def stop(self) -> None:
        """End it; what was found until then stays."""
        self._give_up("You stopped it.")

    def out_of_time(self) -> None:
        """End it because it hangs, or has too much to do."""
        self._give_up("It took too long.")

    def close(self) -> None:
        """End it and say nothing: the window is going."""
        process, self._process = self._process, None
        self._limit.stop()
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_PATIENCE)

    def _give_up(self, why: str) -> None:
        if self._process is not None:
            self._tell_problem(why)
            self._process.kill()

    def _tell_problem(self, why: str) -> None:
        if not self._answer.problem:
            answer = self._answer
            self._answer = Answer(answer.faces, answer.words, answer.looked_for, why)

    def _on_said(self) -> None:
        assert self._process is not None
        new = self._process.readAllStandardOutput().data()
        self._said += len(new)
        if self._said > _MOST_SAID:
            self._give_up("It said more than any picture can hold.")
            return
        *lines, self._unread = (self._unread + new).split(b"\n")
        for line in lines:
            try:
                self._take(self._decode.decode(line))
            except msgspec.DecodeError:
                self._give_up("It said something that could not be understood.")
                return

    def _take(self, report: Report) -> None:
        answer = self._answer
        faces = tuple(Face(one.box, one.sure) for one in report.faces)
        words = tuple(Words(one.text, bounds(one.outline), one.outline) for one in report.words)
        self._answer = Answer(
            (*answer.faces, *faces),
            (*answer.words, *words),
            (*answer.looked_for, *report.done),
            answer.problem or report.problem,
        )
        self._complete = self._complete or report.ended
        self.progressed.emit(report.progress, report.doing)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._tell_problem("It could not be started.")
            self._end()

    def _on_finished(self) -> None:
        if self._process is not None:
            self._on_said()
        if not self._complete:
            self._tell_problem("It ended before it was done.")
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        if process is not None:
            process.deleteLater()
            self.ended.emit(self._answer)
