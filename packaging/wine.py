"""A Windows to build and to try things in: one Wine prefix with the screen it draws on.

Wine's daemons keep whatever pipe they inherit, its Python cannot print into a plain file, and a broken windowed
program waits for ever behind a dialog. So the daemon is started first and by itself, every program is read through a
pipe, and every program has a time limit. On a busy machine Wine itself now and then stops answering: `in_wine` then
throws it away and begins once more in a new one, and says so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from freeze import run
from identity import ROOT

Done = TypeVar("Done")

COMPILER = "x86_64-w64-mingw32-gcc"
_SOURCES = ROOT / "packaging" / "windows"
_SUBSTITUTES = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
_NOTHING = subprocess.DEVNULL


class StuckError(Exception):
    """Something under Wine did not end, or did not come, within its time."""


class Wine:
    """A prefix on a screen. `drive` is its C:, `home` the person's folder in it."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self.drive = prefix / "drive_c"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))},
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe,winedbg.exe=;mscms=n",
            "DISPLAY": display,
            "PYTHONUTF8": "1",
            "HOME": str(prefix.parent),  # Wine links Documents and the like to folders there
        }

    @property
    def home(self) -> Path:
        return next(one for one in (self.drive / "users").iterdir() if one.name != "Public")

    def start(self, program: str | Path, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a program and do not wait for it."""
        return subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self.environment | more,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def run(
        self,
        program: str | Path,
        *arguments: str,
        seconds: float = 300,
        environment: dict[str, str] | None = None,
    ) -> tuple[int, str]:
        """The exit code and what was printed; `StuckError` for one that had to be stopped."""
        started = self.start(program, *arguments, **(environment or {}))
        try:
            said, _ = started.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                started.communicate(timeout=10)
            typed = " ".join([Path(program).name, *arguments])
            raise StuckError(f"no end of '{typed}' within {seconds:.0f} seconds") from None
        return started.returncode, said.decode("utf-8", "replace").replace("\r\n", "\n")

    def begin(self) -> None:
        """Make the prefix, which says it is Windows 10, and show a window in it."""
        self.prefix.mkdir()
        self._quietly("wineserver", "-p", seconds=60)
        self._quietly("wineboot", "-i", seconds=240)
        self.must("winecfg", "-v", "win10", seconds=120)
        for font in ("MS Shell Dlg", "MS Shell Dlg 2", "Segoe UI"):
            words = ("reg", "add", _SUBSTITUTES, "/v", font, "/d", "Liberation Sans", "/f")
            self.must(*words, seconds=120)
        # The first window starts Wine's desktop, which keeps the pipes it inherits: a program under test that were
        # first would never seem to end.
        subprocess.Popen(
            ["wine", "notepad"],
            env=self.environment,
            start_new_session=True,
            stdin=_NOTHING,
            stdout=_NOTHING,
            stderr=_NOTHING,
        )
        wait_for_window(self, "Notepad")
        for library in stand_ins(self.prefix):
            shutil.move(library, self.drive / "windows" / "system32" / library.name)

    def _quietly(self, *command: str, seconds: float) -> None:
        try:
            subprocess.run(
                command,
                env=self.environment,
                check=True,
                timeout=seconds,
                stdin=_NOTHING,
                stdout=_NOTHING,
                stderr=_NOTHING,
            )
        except subprocess.TimeoutExpired:
            raise StuckError(f"no end of '{' '.join(command)}' within {seconds:.0f} seconds") from None

    def must(self, program: str | Path, *arguments: str, **more: object) -> str:
        code, said = self.run(program, *arguments, **more)  # type: ignore[arg-type]
        if code:
            raise SystemExit(
                f"{program} {' '.join(arguments)}\nended with {code} under Wine:\n{said[-4000:]}"
            )
        return said

    def path(self, unix: Path) -> str:
        """A path as a program in here writes it; all of this machine is drive Z:."""
        with contextlib.suppress(ValueError):
            return "C:\\" + str(unix.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(unix).replace("/", "\\")

    def end(self) -> None:
        """End all that runs in the prefix: as Wine does it, and what is then left by force."""
        for option in ("-k", "-w"):
            with contextlib.suppress(subprocess.TimeoutExpired):
                subprocess.run(
                    ["wineserver", option],
                    env=self.environment,
                    check=False,
                    timeout=30,
                    stdin=_NOTHING,
                    stdout=_NOTHING,
                    stderr=_NOTHING,
                )
        for process in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _processes(self) -> Iterator[int]:
        mark = f"WINEPREFIX={self.prefix}".encode()
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    yield int(folder.name)


@contextlib.contextmanager
def screen(size: str = "1400x1000x24") -> Iterator[str]:
    """An X display nobody sees. It does not begin anew when its last window goes, refusing the next one meanwhile."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()


def stand_ins(folder: Path) -> list[Path]:
    """The DLLs that Windows 10 has and Wine 8 has not, for a prefix."""
    made = []
    for name in ("bcryptprimitives", "icuuc", "mscms"):
        made.append(folder / f"{name}.dll")
        options = (
            "-O2",
            "-s",
            "-shared",
            "-nostdlib",
            "-Wl,--no-insert-timestamp",
            "-e",
            "DllMainCRTStartup",
        )
        run(COMPILER, *options, "-o", made[-1], _SOURCES / f"{name}.c", "-ladvapi32")
    return made


def wait_for_window(wine: Wine, title: str, seconds: float = 120) -> str:
    """The X window with this in its title, once it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(
            command, env=wine.environment, capture_output=True, text=True, check=False, timeout=60
        ).stdout
        if found.split():
            return found.split()[-1]
        time.sleep(0.3)
    raise StuckError(f"no window with '{title}' in its title within {seconds:.0f} seconds")


@contextlib.contextmanager
def new_wine() -> Iterator[Wine]:
    """A fresh prefix on a screen; away from the project, since its drive Z: leads to all files here."""
    with (
        tempfile.TemporaryDirectory(prefix="post-composer-wine-", ignore_cleanup_errors=True) as place,
        screen() as display,
    ):
        wine = Wine(Path(place) / "prefix", display)
        try:
            wine.begin()
            yield wine
        finally:
            wine.end()


def in_wine(what: str, work: Callable[[Wine], Done]) -> Done:
    """Do `work` in a new Wine; where Wine gets stuck, all of it once more in another."""
    try:
        with new_wine() as wine:
            return work(wine)
    except StuckError as stuck:
        print(f"\n!! WINE GOT STUCK: {stuck}.\n!! {what} begins again, once, in a new Wine.\n", flush=True)
    try:
        with new_wine() as wine:
            return work(wine)
    except StuckError as stuck:
        raise SystemExit(f"Wine got stuck a second time: {stuck}") from stuck


if __name__ == "__main__":
    sys.exit("This is a part of package.py.")
