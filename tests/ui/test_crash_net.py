"""What nobody foresaw."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from composer.ui.crash import CrashNet

SECRET = "Mary Robson, 943 476 5919"


@pytest.fixture
def rescued() -> list[str]:
    return []


@pytest.fixture
def net(qtbot: QtBot, tmp_path: Path, rescued: list[str]) -> Iterator[CrashNet]:
    made = CrashNet(lambda: rescued.append("kept"), show=False, folder=tmp_path)
    made.hang()
    yield made
    made.take_down()


def fall() -> None:
    raise ValueError(SECRET)


def test_a_report_names_the_place_and_quotes_nothing(qtbot: QtBot, net: CrashNet) -> None:
    with qtbot.waitSignal(net.reported) as told:
        try:
            fall()
        except ValueError:
            sys.excepthook(*sys.exc_info())
    report = told.args[0]
    assert "builtins.ValueError" in report
    assert "in fall" in report
    assert SECRET not in report


def test_the_draft_is_rescued_and_the_report_kept(
    qtbot: QtBot, net: CrashNet, rescued: list[str], tmp_path: Path
) -> None:
    with qtbot.waitSignal(net.reported):
        try:
            fall()
        except ValueError:
            sys.excepthook(*sys.exc_info())
    assert rescued == ["kept"]
    kept = list(tmp_path.glob("crash-*.txt"))
    assert len(kept) == 1
    assert SECRET not in kept[0].read_text("utf-8")


def test_a_fall_in_another_thread_is_reported_in_this_one(qtbot: QtBot, net: CrashNet) -> None:
    heard: list[threading.Thread] = []
    net.reported.connect(lambda _report: heard.append(threading.current_thread()))
    with qtbot.waitSignal(net.reported):
        threading.Thread(target=fall).start()
    assert heard == [threading.current_thread()]


def test_taking_it_down_gives_the_hooks_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook
    net = CrashNet(lambda: None, show=False)
    net.hang()
    net.take_down()
    assert (sys.excepthook, threading.excepthook) == before
