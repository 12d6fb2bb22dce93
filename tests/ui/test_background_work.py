"""Work beside the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from composer.errors import ComposerError
from composer.ui.background import Background, NoAnswerError


class Listener(QObject):
    """Keeps what it is told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[threading.Thread] = []

    def hear(self, answer: object) -> None:
        self.heard.append(answer)
        self.threads.append(threading.current_thread())


def test_work_runs_elsewhere_and_is_answered_here(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    background.run(threading.current_thread, listener.hear)
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard[0] is not threading.current_thread()
    assert listener.threads == [threading.current_thread()]


def test_run_does_everything_in_turn(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    for number in range(20):
        background.run(partial(int, number), listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 20)
    assert listener.heard == list(range(20))


def test_the_latest_only_is_done_of_what_came_while_busy(qtbot: QtBot, background: Background) -> None:
    listener, gate, begun = Listener(), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        gate.wait(10)
        return "first"

    background.run_latest(slow, listener.hear)
    assert begun.wait(10)
    for word in ("second", "third", "newest"):
        background.run_latest(partial(str, word), listener.hear)
    gate.set()
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == ["first", "newest"]


def test_a_foreseen_failure_is_told(qtbot: QtBot, background: Background) -> None:
    def fail() -> None:
        raise ComposerError("The disk is full.", "Free some space.")

    with qtbot.waitSignal(background.failed) as told:
        background.run(fail, Listener().hear)
    assert str(told.args[0]) == "The disk is full. Free some space."


def test_a_bug_is_raised_in_the_window_thread(qtbot: QtBot, background: Background) -> None:
    with qtbot.captureExceptions() as raised:
        background.run(lambda: 1 / 0, Listener().hear)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_an_answer_for_somebody_gone_is_dropped(qtbot: QtBot, background: Background) -> None:
    gone, here, gate = Listener(), Listener(), threading.Event()
    background.run(lambda: gate.wait(10), gone.hear)
    del gone
    gate.set()
    background.run(lambda: "here", here.hear)
    qtbot.waitUntil(lambda: here.heard == ["here"])


@pytest.mark.usefixtures("qapp")
def test_nothing_starts_after_closing() -> None:
    closed, listener = Background(), Listener()
    closed.close()
    closed.run(lambda: "too late", listener.hear)
    assert listener.heard == []


@pytest.fixture
def impatient(qtbot: QtBot) -> Iterator[Background]:
    made = Background(prompt_seconds=0.2)
    yield made
    made.close()


def test_what_hangs_is_left_behind_and_its_late_answer_dropped(qtbot: QtBot, impatient: Background) -> None:
    listener, gate, ended = Listener(), threading.Event(), threading.Event()

    def hangs() -> str:
        gate.wait(60)
        ended.set()
        return "too late"

    impatient.ask(hangs, listener.hear, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 1, timeout=20_000)
    [error] = listener.heard
    assert isinstance(error, NoAnswerError)
    gate.set()
    assert ended.wait(20)
    for number in range(20):  # on a busy machine one answer may take too long as well
        impatient.ask(partial(int, number), listener.hear, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 21, timeout=20_000)
    assert "too late" not in listener.heard
    assert any(isinstance(answer, int) for answer in listener.heard)


def test_questions_are_asked_one_at_a_time(qtbot: QtBot, background: Background) -> None:
    listener, gate, at_once = Listener(), threading.Event(), []

    def asked(number: int) -> int:
        at_once.append(number)
        gate.wait(10)
        assert at_once.pop() == number
        return number

    for number in range(3):
        background.ask(partial(asked, number), listener.hear)
    gate.set()
    qtbot.waitUntil(lambda: listener.heard == [0, 1, 2], timeout=20_000)


def test_a_foreseen_failure_of_a_question_is_told_to_who_asked(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    told: list[object] = []
    background.failed.connect(told.append)
    error = ComposerError("The keyring is locked.", "Unlock it.")

    def fail() -> None:
        raise error

    background.ask(fail, listener.hear, listener.hear)
    qtbot.waitUntil(lambda: listener.heard == [error], timeout=20_000)
    assert told == []


def test_a_question_of_somebody_gone_is_answered_to_nobody(qtbot: QtBot, background: Background) -> None:
    gone, here = Listener(), Listener()

    def fail() -> None:
        raise ComposerError("Too late.", "")

    background.ask(fail, gone.hear, gone.hear)
    del gone
    background.ask(lambda: "here", here.hear)
    qtbot.waitUntil(lambda: here.heard == ["here"], timeout=20_000)


@pytest.fixture
def courteous(qtbot: QtBot) -> Iterator[Background]:
    made = Background(courtesy_seconds=60)
    yield made
    made.close()


@pytest.mark.parametrize("lane", ["run", "keep"])
def test_other_work_begins_when_the_newest_has_been_shown(
    qtbot: QtBot, courteous: Background, lane: str
) -> None:
    listener, gate, begun = Listener(), threading.Event(), threading.Event()

    def newest() -> str:
        begun.set()
        gate.wait(20)
        return "newest"

    def other() -> list[object]:
        return list(listener.heard)

    courteous.run_latest(newest, listener.hear)
    assert begun.wait(20)
    getattr(courteous, lane)(other, listener.hear)
    gate.set()
    qtbot.waitUntil(lambda: len(listener.heard) == 2, timeout=20_000)
    assert listener.heard == ["newest", ["newest"]]


def test_other_work_waits_only_so_long(qtbot: QtBot) -> None:
    background, listener, gate = Background(courtesy_seconds=0.01), Listener(), threading.Event()
    background.run_latest(lambda: gate.wait(20), listener.hear)
    background.run(gate.set, listener.hear)
    qtbot.waitUntil(lambda: len(listener.heard) == 2, timeout=20_000)
    background.close()
    assert True in listener.heard


def test_long_work_can_let_the_newest_go_first_between_its_steps(qtbot: QtBot, courteous: Background) -> None:
    listener, first, asked = Listener(), threading.Event(), threading.Event()

    def long() -> list[object]:
        first.set()
        asked.wait(20)
        courteous.give_way()
        return list(listener.heard)

    courteous.run(long, listener.hear)
    assert first.wait(20)
    courteous.run_latest(lambda: "newest", listener.hear)
    asked.set()
    qtbot.waitUntil(lambda: len(listener.heard) == 2, timeout=20_000)
    assert listener.heard == ["newest", ["newest"]]


def judged_once(qtbot: QtBot, background: Background, listener: Listener) -> None:
    """Nothing is waited for before it is known how long such work takes."""
    background.run_latest(lambda: "first", listener.hear)
    qtbot.waitUntil(lambda: listener.heard == ["first"])


def test_the_newest_answer_can_be_waited_for(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    judged_once(qtbot, background, listener)
    background.run_latest(lambda: "second", listener.hear, at_most=20)
    assert listener.heard == ["first", "second"]
    background.run_latest(lambda: "third", listener.hear)
    qtbot.waitUntil(lambda: listener.heard == ["first", "second", "third"])


def test_an_answer_that_takes_longer_comes_by_itself(qtbot: QtBot, background: Background) -> None:
    listener, gate = Listener(), threading.Event()
    judged_once(qtbot, background, listener)
    background.run_latest(lambda: gate.wait(20), listener.hear, at_most=0.01)
    assert listener.heard == ["first"]
    gate.set()
    qtbot.waitUntil(lambda: listener.heard == ["first", True])


def test_after_slow_work_nothing_is_waited_for(qtbot: QtBot, background: Background) -> None:
    listener = Listener()
    background.run_latest(partial(threading.Event().wait, 0.05), listener.hear)
    qtbot.waitUntil(lambda: listener.heard == [False])
    background.run_latest(lambda: "quick", listener.hear, at_most=0.06)  # of which the one before took most
    assert listener.heard == [False]
    qtbot.waitUntil(lambda: listener.heard == [False, "quick"])


def test_a_failure_that_is_waited_for_is_told_too(qtbot: QtBot, background: Background) -> None:
    def fail() -> None:
        raise ComposerError("The disk is full.", "Free some space.")

    judged_once(qtbot, background, Listener())
    with qtbot.waitSignal(background.failed) as told:
        background.run_latest(fail, Listener().hear, at_most=20)
    assert str(told.args[0]) == "The disk is full. Free some space."
