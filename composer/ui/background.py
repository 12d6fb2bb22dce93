"""The only threads: work runs beside the window, and its answer comes back into the GUI thread."""

from __future__ import annotations

import threading
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from composer.errors import ComposerError

Work = Callable[[], Any]
Then = Callable[[Any], None]

_PATIENCE = 5.0


class _Answer(NamedTuple):
    then: weakref.WeakMethod[Then]
    value: Any
    error: BaseException | None


class Background(QObject):
    """Four lanes: `run` does everything in turn, `run_latest` drops what was asked before the newest, `keep` saves,
    and `ask` is for what may wait for a person, as a keyring does.

    `work` is free of Qt and gets frozen data; `then` is a bound method of a QObject, held weakly and skipped when
    its owner is gone. A `ComposerError` is told to whoever listens to `failed`; anything else is a bug and is
    raised in the GUI thread.
    """

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self._deliver)
        self._in_turn = _Lane("in turn", self._answered.emit, newest_only=False)
        self._keeping = _Lane("keeping", self._answered.emit, newest_only=False)
        self._asking = _Lane("asking", self._answered.emit, newest_only=False)
        self._newest = _Lane("newest", self._answered.emit, newest_only=True)

    def run(self, work: Work, then: Then) -> None:
        self._in_turn.put(work, then)

    def run_latest(self, work: Work, then: Then) -> None:
        self._newest.put(work, then)

    def keep(self, work: Work, then: Then) -> None:
        """Save something; nothing slow stands before it."""
        self._keeping.put(work, then)

    def ask(self, work: Work, then: Then) -> None:
        """Something that may wait for a person to answer a prompt; nothing else waits behind it."""
        self._asking.put(work, then)

    def close(self) -> None:
        """Forget what waits, let what runs end, deliver nothing more."""
        self._newest.close()
        self._in_turn.close()
        self._keeping.close()
        self._asking.close()

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if isinstance(answer.error, ComposerError):
            self.failed.emit(answer.error)
            return
        if answer.error is not None:
            raise answer.error
        then = answer.then()
        if then is not None and isValid(then.__self__):  # type: ignore[attr-defined]
            then(answer.value)


class _Lane:
    """One thread, started by its first job."""

    def __init__(self, name: str, tell: Callable[[_Answer], None], *, newest_only: bool) -> None:
        self._name = name
        self._tell = tell
        self._jobs: deque[tuple[Work, weakref.WeakMethod[Then]]] = deque(maxlen=1 if newest_only else None)
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def put(self, work: Work, then: Then) -> None:
        with self._changed:
            if self._closed:
                return
            self._jobs.append((work, weakref.WeakMethod(then)))
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work_on, name=f"composer {self._name}", daemon=True
                )
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._jobs.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _work_on(self) -> None:
        while True:
            with self._changed:
                while not self._jobs and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                work, then = self._jobs.popleft()
            value, error = None, None
            try:
                value = work()
            except BaseException as caught:
                error = caught
            with self._changed:
                if self._closed:
                    return
                self._tell(_Answer(then, value, error))
            del work, then, value, error
