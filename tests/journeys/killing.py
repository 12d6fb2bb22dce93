"""Starts the real app on a virtual screen, types real keys, kills it at a random moment, and looks what is left.

`python -m tests.journeys.killing TIMES SEED` prints the count; the exit code is 1 if anything older than two
seconds of typing was missing, the database was not whole, or a draft was there twice.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.screens import open_screen

ROOT = Path(__file__).resolve().parents[2]
_LETTERS = string.ascii_lowercase
_ENDS_PARAGRAPH = 0.03
_PROMISED = 2.0
_SLACK = 0.35
"""Seconds from a key's being sent to its reaching the app on a busy machine."""


class App:
    """The real app in a home of its own."""

    def __init__(self, display: str, home: Path) -> None:
        self._lock = home / "running.lock"
        (home / "settings.json").write_text("{}")  # somebody who has been here before: no first day
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "POST_COMPOSER_HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "composer"], cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL
        )
        self.window = self._tool("search", "--sync", "--onlyvisible", "--pid", str(self.process.pid)).split()[
            -1
        ]
        self._tool("windowfocus", "--sync", self.window)

    def type(self, text: str) -> None:
        self._tool("type", "--delay", "12", text)

    def end_paragraph(self) -> None:
        self._tool("key", "Return", "Return")

    def wait_until_back(self) -> None:
        """The window shows at once, what was open a moment later: a person sees it before typing on."""
        for _ in range(6_000):
            with suppress(FileNotFoundError):
                if self._lock.read_text().split("\n")[0] == str(self.process.pid):
                    time.sleep(0.1)
                    return
            time.sleep(0.01)
        raise TimeoutError("the app did not come up")

    def press(self, keys: str) -> None:
        self._tool("key", keys)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def _tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True, timeout=30
        )
        return done.stdout


def run(times: int, seed: int) -> list[str]:
    """Kill it that often; what went wrong comes back, empty if nothing did."""
    seeded, wrong = random.Random(seed), []
    home = Path(tempfile.mkdtemp(prefix="killing-"))
    screen = open_screen()
    expected = ""
    try:
        for number in range(times):
            app = App(screen.display, home)
            app.wait_until_back()
            app.press("ctrl+End")
            typed: list[tuple[float, str]] = []
            until = time.monotonic() + seeded.uniform(0.3, 3.5)
            while time.monotonic() < until:
                word = "".join(seeded.choice(_LETTERS) for _ in range(seeded.randrange(2, 7)))
                app.type(word + " ")
                typed.append((time.monotonic(), word + " "))
                if seeded.random() < _ENDS_PARAGRAPH:
                    app.end_paragraph()
                    typed.append((time.monotonic(), "\n\n"))
            app.kill()
            killed = time.monotonic()
            wrong += [f"round {number}: {fault}" for fault in _faults(home, expected, typed, killed)]
            expected = _texts(home)[0] if _texts(home) else ""
    finally:
        screen.close()
        shutil.rmtree(home, ignore_errors=True)
    return wrong


def _texts(home: Path) -> list[str]:
    connection = sqlite3.connect(home / "composer.db")
    try:
        if not connection.execute("select 1 from sqlite_master where name = 'drafts'").fetchone():
            return []
        rows = connection.execute("select json_extract(body, '$.text') from drafts").fetchall()
    finally:
        connection.close()
    return [text for (text,) in rows]


def _faults(home: Path, before: str, typed: list[tuple[float, str]], killed: float) -> list[str]:
    connection = sqlite3.connect(home / "composer.db")
    try:
        whole = connection.execute("pragma integrity_check").fetchone() == ("ok",)
    finally:
        connection.close()
    found = [] if whole else ["the database is not whole"]
    texts = _texts(home)
    if len(texts) > 1:
        found.append(f"{len(texts)} drafts where there was one")
    text = texts[0] if texts else ""
    must = before + "".join(word for at, word in typed if killed - at > _PROMISED + _SLACK)
    everything = before + "".join(word for _, word in typed)
    if not text.startswith(must):
        found.append(f"{len(must)} characters were due, {len(text)} are there")
    if not everything.startswith(text):
        found.append("what is there is not what was typed")
    return found


def main(times: str = "200", seed: str = "1") -> int:
    wrong = run(int(times), int(seed))
    for fault in wrong:
        sys.stdout.write(fault + "\n")
    sys.stdout.write(f"{times} kills, {len(wrong)} faults\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
