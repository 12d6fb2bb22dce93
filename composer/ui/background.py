"""The only threads: work runs beside the window, and its answer comes back into the GUI thread."""

from __future__ import annotations

import math
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from composer.errors import ComposerError

Work = Callable[[], Any]
Then = Callable[[Any], None]
Otherwise = Callable[[ComposerError], None]

_PATIENCE = 5.0
_MOST = 0.6
"""Share of the time to wait that the job before may have taken: the next seldom takes twice as long."""
COURTESY_SECONDS = 0.1
"""How long other work waits for a checklist that is being made: two busy threads would make both late."""
PROMPT_SECONDS = 60.0
"""How long a person is given to answer a prompt."""


class _Answer(NamedTuple):
    then: weakref.WeakMethod[Then]
    value: Any
    error: BaseException | None
    otherwise: weakref.WeakMethod[Otherwise] | None = None


class NoAnswerError(ComposerError):
    """What was asked of a person's keyring was not answered in time; the call may hang for ever."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Your keyring has not answered for {seconds:.0f} seconds.",
            "It may be asking for your password in a window behind this one: answer that, then try again.",
        )


class Background(QObject):
    """Three lanes: `run` does everything in turn, `run_latest` drops what was asked before the newest, `keep` saves.
    And `ask` is for what may wait for a person, as a keyring does, or hang for ever.

    While the newest is worked on, and until it is shown, the others begin nothing, for a tenth of a second at most.

    `work` is free of Qt and gets frozen data; `then` is a bound method of a QObject, held weakly and skipped when
    its owner is gone. A `ComposerError` is told to whoever listens to `failed`; anything else is a bug and is
    raised in the GUI thread.
    """

    failed = Signal(object)
    _answered = Signal(object)
    _newest_answered = Signal(object)
    _asked_and_answered = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        prompt_seconds: float = PROMPT_SECONDS,
        courtesy_seconds: float = COURTESY_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._courtesy = courtesy_seconds
        self._prompt_seconds = prompt_seconds
        self._answered.connect(self._deliver)
        self._newest_answered.connect(self._deliver_newest)
        self._calm = threading.Event()
        self._calm.set()
        self._in_turn = _Lane("in turn", self._answered.emit, before=self.give_way)
        self._keeping = _Lane("keeping", self._answered.emit, before=self.give_way)
        self._newest = _Lane("newest", self._newest_answered.emit, newest_only=True)
        self._asked_and_answered.connect(self._on_asked_and_answered)
        self._to_ask: deque[_Question] = deque()
        self._question: _Question | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._on_no_answer)

    def run(self, work: Work, then: Then) -> None:
        self._in_turn.put(work, then)

    def run_latest(self, work: Work, then: Then, *, at_most: float = 0.0) -> None:
        """The answer is delivered before this returns if it comes within `at_most` seconds.

        Where the one before took most of that, nothing is waited for: waiting in vain holds the window.
        """
        self._calm.clear()
        answer = self._newest.put(work, then, at_most if self._newest.took <= _MOST * at_most else 0.0)
        if answer is not None:
            self._deliver_newest(answer)

    def keep(self, work: Work, then: Then) -> None:
        """Save something; nothing slow stands before it."""
        self._keeping.put(work, then)

    def give_way(self) -> None:
        """Wait while a checklist is being made. Long work calls this between its steps."""
        self._calm.wait(self._courtesy)

    def ask(self, work: Work, then: Then, otherwise: Otherwise | None = None) -> None:
        """Something that may wait for a person to answer a prompt, one at a time; nothing else waits behind it.

        After a minute it is left to itself: its answer is dropped, should it ever come, and `otherwise` (a
        bound method of a QObject; or whoever listens to `failed`) is told, as of any other `ComposerError`.
        """
        method = weakref.WeakMethod(otherwise) if otherwise is not None else None
        self._to_ask.append(_Question(work, weakref.WeakMethod(then), method))
        self._ask_next()

    def close(self) -> None:
        """Forget what waits, let what runs end, deliver nothing more."""
        self._newest.close()
        self._calm.set()
        self._in_turn.close()
        self._keeping.close()
        self._to_ask.clear()
        self._limit.stop()
        question, self._question = self._question, None
        if question is not None:
            question.close()

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if isinstance(answer.error, ComposerError):
            otherwise = answer.otherwise() if answer.otherwise is not None else self.failed.emit
            if otherwise is not None and isValid(getattr(otherwise, "__self__", self)):
                otherwise(answer.error)
            return
        if answer.error is not None:
            raise answer.error
        then = answer.then()
        if then is not None and isValid(then.__self__):  # type: ignore[attr-defined]
            then(answer.value)

    @Slot(object)
    def _deliver_newest(self, answer: _Answer) -> None:
        try:
            self._deliver(answer)
        finally:
            if not self._newest.busy:
                self._calm.set()

    def _ask_next(self) -> None:
        if self._question is None and self._to_ask:
            self._question = self._to_ask.popleft()
            self._limit.start(round(self._prompt_seconds * 1000))
            self._question.begin(self._asked_and_answered.emit)

    @Slot(object)
    def _on_asked_and_answered(self, told: tuple[_Question, Any, BaseException | None]) -> None:
        question, value, error = told
        if question is self._question:
            self._limit.stop()
            self._question = None
            try:
                self._deliver(_Answer(question.then, value, error, question.otherwise))
            finally:
                self._ask_next()

    def _on_no_answer(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.drop()
            error = NoAnswerError(self._prompt_seconds)
            try:
                self._deliver(_Answer(question.then, None, error, question.otherwise))
            finally:
                self._ask_next()


class _Question:
    """One thing asked, in a thread of its own that can be left behind."""

    def __init__(
        self,
        work: Work,
        then: weakref.WeakMethod[Then],
        otherwise: weakref.WeakMethod[Otherwise] | None,
    ) -> None:
        self.then, self.otherwise = then, otherwise
        self._work: Work | None = work
        self._wanted = True
        self._ending = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, tell: Callable[[tuple[_Question, Any, BaseException | None]], None]) -> None:
        self._thread = threading.Thread(target=self._ask, args=(tell,), name="composer asking", daemon=True)
        self._thread.start()

    def drop(self) -> None:
        """Whatever comes of it is not told any more."""
        with self._ending:
            self._wanted = False

    def close(self) -> None:
        """Let it end if it is about to; a prompt that nobody answers holds nothing up for long."""
        self.drop()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _ask(self, tell: Callable[[tuple[_Question, Any, BaseException | None]], None]) -> None:
        work, self._work = self._work, None
        assert work is not None
        value, error = None, None
        try:
            value = work()
        except BaseException as caught:
            error = caught
        with self._ending:
            if self._wanted:
                tell((self, value, error))


class _Lane:
    """One thread, started by its first job."""

    def __init__(
        self,
        name: str,
        tell: Callable[[_Answer], None],
        *,
        before: Callable[[], None] | None = None,
        newest_only: bool = False,
    ) -> None:
        self._name = name
        self._tell = tell
        self._before = before
        self.busy = False
        """Whether anything is under way or waits, as those see it who were told the last answer."""
        self.took = math.inf
        """Seconds that the last job took."""
        self._awaited = False
        self._answer: _Answer | None = None
        self._jobs: deque[tuple[Work, weakref.WeakMethod[Then]]] = deque(maxlen=1 if newest_only else None)
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def put(self, work: Work, then: Then, at_most: float = 0.0) -> _Answer | None:
        """The answer, if it comes within `at_most` seconds; otherwise it is told in time."""
        with self._changed:
            if self._closed:
                return None
            self._jobs.append((work, weakref.WeakMethod(then)))
            self.busy = True
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work_on, name=f"composer {self._name}", daemon=True
                )
                self._thread.start()
            self._changed.notify_all()
            self._awaited = at_most > 0
            if self._awaited:
                self._changed.wait_for(lambda: self._closed or not self.busy, at_most)
            self._awaited = False
            answer, self._answer = self._answer, None
            return answer

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._jobs.clear()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _work_on(self) -> None:
        while True:
            with self._changed:
                while not self._jobs and not self._closed:
                    self._changed.wait()
            if self._before is not None:
                self._before()
            with self._changed:
                if self._closed:
                    return
                work, then = self._jobs.popleft()
            value, error = None, None
            begun = time.perf_counter()
            try:
                value = work()
            except BaseException as caught:
                error = caught
            with self._changed:
                if self._closed:
                    return
                self.took = time.perf_counter() - begun
                self.busy = bool(self._jobs)
                answer = _Answer(then, value, error)
                if self._awaited and not self.busy:
                    self._answer = answer
                    self._changed.notify_all()
                else:
                    self._tell(answer)
            del work, then, value, error, answer
