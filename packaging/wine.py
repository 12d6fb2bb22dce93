"""A Windows to build and to try things in: one Wine prefix with the screen it draws on.

Wine's daemons keep whatever pipe they inherit, its Python cannot print into a plain file, and a broken windowed
program waits for ever behind a dialog. So the daemon is started first and by itself, every program is read through a
pipe, and every program has a time limit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from freeze import run
from identity import ROOT

COMPILER = "x86_64-w64-mingw32-gcc"
_SOURCES = ROOT / "packaging" / "windows"
_SUBSTITUTES = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
_TOO_LONG = 124


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
        """The exit code (124 for one that had to be stopped) and what was printed."""
        started = self.start(program, *arguments, **(environment or {}))
        try:
            said, _ = started.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                started.communicate(timeout=10)
            return _TOO_LONG, f"no end within {seconds:.0f} seconds"
        return started.returncode, said.decode("utf-8", "replace").replace("\r\n", "\n")

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
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False, capture_output=True)
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=60)


@contextlib.contextmanager
def screen(size: str = "1400x1000x24") -> Iterator[str]:
    """An X display nobody sees."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp"]
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
        server.wait()


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


def _keep_a_desktop(wine: Wine, quiet: dict[str, object]) -> None:
    """A program with a window that stays. The first window starts Wine's desktop, which keeps the pipes it inherits:
    a program under test that were first would never seem to end."""
    subprocess.Popen(["wine", "notepad"], start_new_session=True, **quiet)  # type: ignore[call-overload]
    wait_for_window(wine, "Notepad")


def wait_for_window(wine: Wine, title: str, seconds: float = 60) -> str:
    """The X window with this in its title, once it is there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(
            command, env=wine.environment, capture_output=True, text=True, check=False
        ).stdout
        if found.split():
            return found.split()[-1]
        time.sleep(0.3)
    raise SystemExit(f"no window with '{title}' in its title came up under Wine")


@contextlib.contextmanager
def new_wine() -> Iterator[Wine]:
    """A fresh prefix that says it is Windows 10; away from the project, since its drive Z: leads to all files here."""
    with tempfile.TemporaryDirectory(prefix="post-composer-wine-") as place, screen() as display:
        prefix = Path(place) / "prefix"
        prefix.mkdir()
        wine = Wine(prefix, display)
        quiet = {"env": wine.environment, "stdin": subprocess.DEVNULL}
        quiet |= {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["wineserver", "-p"], check=True, **quiet)  # type: ignore[call-overload]
        try:
            subprocess.run(["wineboot", "-i"], check=True, timeout=180, **quiet)  # type: ignore[call-overload]
            wine.must("winecfg", "-v", "win10")
            for font in ("MS Shell Dlg", "MS Shell Dlg 2", "Segoe UI"):
                wine.must("reg", "add", _SUBSTITUTES, "/v", font, "/d", "Liberation Sans", "/f")
            _keep_a_desktop(wine, quiet)
            for library in stand_ins(prefix):
                shutil.move(library, wine.drive / "windows" / "system32" / library.name)
            yield wine
        finally:
            wine.end()


if __name__ == "__main__":
    sys.exit("This is a part of package.py.")
