"""Asking another program: its answer, its end in time, and what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from composer.cli import second_process
from composer.cli.second_process import answer_of

_ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sessions of processes are a thing of POSIX")
_CHILD_THAT_STAYS = (
    "import subprocess, sys;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    "print(child.pid, flush=True)"
)


def test_what_is_given_comes_back_as_it_was_answered() -> None:
    code = "import sys; print(len(sys.stdin.read())); print('oh dear', file=sys.stderr); sys.exit(3)"
    answer = answer_of([sys.executable, "-c", code], 60, given=b"x" * 300_000)
    assert answer == (3, f"300000{os.linesep}".encode(), f"oh dear{os.linesep}".encode())


def test_a_program_that_does_not_listen_still_answers() -> None:
    assert (
        answer_of([sys.executable, "-c", "print('done')"], 60, given=b"x" * 300_000).said.strip() == b"done"
    )


def test_a_program_that_does_not_end_is_stopped() -> None:
    with pytest.raises(TimeoutError, match="no answer within 0 seconds"):
        answer_of([sys.executable, "-c", "import time; time.sleep(600)"], 0.2)


@_ON_POSIX
def test_one_that_keeps_the_pipe_open_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_process, "_READING_SECONDS", 1.0)
    answer = answer_of([sys.executable, "-c", _CHILD_THAT_STAYS], 60)
    child = int(answer.said)
    os.kill(child, signal.SIGKILL)  # it was still there
    assert answer.code == 0


@_ON_POSIX
def test_what_a_stopped_program_has_started_is_stopped_too() -> None:
    code = f"{_CHILD_THAT_STAYS}; child.wait()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        second_process._end(process)
        assert process.communicate(timeout=60)[0] == b""  # the end of the pipe: nobody holds it
    assert process.returncode == -signal.SIGKILL
