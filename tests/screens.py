"""A virtual screen of the tests' own, and keys for whatever window comes up on it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

PROMPT = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "gcr-prompter", "windowfocus", "--sync"]
"""Waits for the keyring's own window, which asks for its password, and gives it the keys."""


@dataclass
class Screen:
    """With a window manager, so that keys have somewhere to go."""

    display: str
    processes: list[subprocess.Popen[bytes]]

    def close(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            process.wait(10)


def open_screen() -> Screen:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = f":{pipe.readline().strip()}"
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL)
    return Screen(display, [server, manager])
