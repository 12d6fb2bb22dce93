"""Counts checks of packages and says each one."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_TOO_LONG = 124


class Checks:
    """What was looked at, and how much of it was as it should be."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def that(self, what: str, holds: bool, why: object = "") -> None:
        if holds:
            self.passed += 1
        else:
            self.failed.append(what)
        said = "" if holds or not str(why) else f"\n         {str(why)[-1500:]}"
        print(f"  {'ok' if holds else 'FAILED':<7}{what}{said}", flush=True)

    def add(self, others: Checks) -> None:
        """Count those of another part as well."""
        self.passed += others.passed
        self.failed += others.failed

    def end(self) -> None:
        print(f"  {self.passed} of {self.passed + len(self.failed)} checks passed", flush=True)
        if self.failed:
            raise SystemExit("Failed: " + "; ".join(self.failed))


def same_files(one: Path, other: Path) -> list[str]:
    """Names of files that are in one folder only, or differ."""
    names = {
        path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()
    }
    return [str(name) for name in sorted(names) if _bytes(one / name) != _bytes(other / name)]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def listing(folder: Path, without: Iterable[Path]) -> set[str]:
    """Everything below a folder but for some branches."""
    left_out = tuple(f"{path}/" for path in without)
    return {str(path) for path in folder.rglob("*") if not f"{path}/".startswith(left_out)}


def answer(command: Sequence[str | Path], surroundings: Mapping[str, str], seconds: float) -> tuple[int, str]:
    """The exit code (124 for one that had to be stopped) and all that was printed.

    Into a file and in a session of its own: daemons that it starts may keep a pipe open, and are ended with it.
    """
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [str(word) for word in command], env=dict(surroundings), stdin=subprocess.DEVNULL, stdout=said,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            code = _TOO_LONG
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        said.seek(0)
        late = "" if code != _TOO_LONG else f"\nno end within {seconds:.0f} seconds\n"
        return code, f"\n{said.read().decode('utf-8', 'replace')}{late}"
