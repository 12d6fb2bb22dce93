"""`python3 dev.py package [linux|windows]`: builds the packages into build/package, with checksums and a bill of
materials; `check-linux` and `check-windows` install them and use them."""

from __future__ import annotations

import hashlib
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from freeze import freeze, freeze_for_linux, make_no_x265, run, size_of
from identity import CONSOLE, LOOKING, OUT, ROOT, version

if TYPE_CHECKING:
    from wine import Wine

_CACHE = ROOT / "build" / "package-cache"
_LINUX = ROOT / "build" / "package-linux"
_WINDOWS = ROOT / "build" / "package-windows"


def say(text: str) -> None:
    print(text, flush=True)


def linux() -> None:
    """The frozen folder and the .deb."""
    from linux_package import build_deb
    from sbom import write_bill

    frozen = freeze_for_linux(_LINUX, version())
    deb = build_deb(frozen, _LINUX, version(), OUT)
    write_bill(frozen, version(), OUT / f"{CONSOLE}-{version()}-linux.cdx.json")
    say(f"{deb.name}: {deb.stat().st_size / 1e6:.1f} MB; installed {size_of(frozen) / 1e6:.1f} MB")
    write_checksums()


def windows() -> None:
    """The frozen folder, made under Wine (or natively on Windows), and on Linux the two installers."""
    if sys.platform == "win32":
        freeze_on_windows()
        return
    freeze_under_wine()
    installers(_WINDOWS / "dist" / CONSOLE)


def freeze_on_windows() -> Path:
    site = Path(next(path for path in sys.path if path.endswith("site-packages")))
    no_x265 = make_no_x265(site, ("gcc", "-Wl,--no-insert-timestamp", "-e", "DllMainCRTStartup"), _WINDOWS)
    return freeze(
        _WINDOWS, version(), no_x265, lambda *arguments, **more: run(sys.executable, *arguments, **more)
    )


def freeze_under_wine() -> Path:
    from windows_python import windows_python
    from wine import COMPILER, in_wine

    python = windows_python(_CACHE / "windows-python", _CACHE)
    site = python.parent / "Lib" / "site-packages"
    no_x265 = make_no_x265(site, (COMPILER, "-Wl,--no-insert-timestamp", "-e", "DllMainCRTStartup"), _WINDOWS)

    def freeze_in(wine: Wine) -> Path:
        return freeze(_WINDOWS, version(), no_x265, _python_of(wine, python), wine.path)

    return in_wine("PyInstaller", freeze_in)


def _python_of(wine: Wine, python: Path) -> Callable[..., object]:
    def run_python(*arguments: str, environment: dict[str, str]) -> str:
        return wine.must(python, *arguments, environment=environment, seconds=900)

    return run_python


def installers(frozen: Path) -> None:
    """Sign what is in the folder, pack it for a machine and for a person, sign those."""
    from installer import SCOPES, build_msi
    from portable_exe import binaries, borrow_reader, missing_libraries
    from sbom import write_bill
    from signing import sign, sign_all, signer

    borrow_reader(_CACHE)
    if missing := missing_libraries(frozen):
        raise SystemExit("Windows would not find: " + "; ".join(missing))
    with_ = signer(_WINDOWS)
    count = sign_all(binaries(frozen), with_)
    say(f"{count} programs and libraries signed")
    for name, scope in SCOPES.items():
        msi = build_msi(
            frozen, _WINDOWS / "icons", version(), scope, OUT / f"{CONSOLE}-{version()}-{name}.msi"
        )
        sign(msi, with_)
        say(f"{msi.name}: {msi.stat().st_size / 1e6:.1f} MB; installed {size_of(frozen) / 1e6:.1f} MB")
    if with_.root:
        shutil.copy(with_.root, OUT / "throw-away-root.pem")
    write_bill(frozen, version(), OUT / f"{CONSOLE}-{version()}-windows.cdx.json")
    write_checksums()


def looking_linux() -> None:
    """The optional part that looks through pictures, as a .deb of its own."""
    from looking_part import build_looking_deb, freeze_looking_for_linux

    frozen = freeze_looking_for_linux(_LINUX, version())
    deb = build_looking_deb(frozen, _LINUX, version(), OUT)
    say(f"{deb.name}: {deb.stat().st_size / 1e6:.1f} MB; installed {size_of(frozen) / 1e6:.1f} MB")
    write_checksums()


def looking_windows() -> None:
    """The same for Windows: the folder under Wine (or natively on Windows), and on Linux its MSI."""
    from looking_part import freeze_looking

    if sys.platform == "win32":
        site = Path(next(path for path in sys.path if path.endswith("site-packages")))
        no_x265 = make_no_x265(
            site, ("gcc", "-Wl,--no-insert-timestamp", "-e", "DllMainCRTStartup"), _WINDOWS
        )
        freeze_looking(
            _WINDOWS,
            version(),
            no_x265,
            lambda *arguments, **more: run(sys.executable, *arguments, **more),
        )
        return
    from windows_python import windows_python
    from wine import COMPILER, in_wine

    python = windows_python(_CACHE / "windows-python", _CACHE)
    site = python.parent / "Lib" / "site-packages"
    no_x265 = make_no_x265(site, (COMPILER, "-Wl,--no-insert-timestamp", "-e", "DllMainCRTStartup"), _WINDOWS)

    def freeze_in(wine: Wine) -> Path:
        return freeze_looking(_WINDOWS, version(), no_x265, _python_of(wine, python), wine.path)

    frozen = in_wine("PyInstaller", freeze_in)
    looking_installer(frozen)


def looking_installer(frozen: Path) -> None:
    from looking_part import build_looking_msi
    from portable_exe import binaries, borrow_reader
    from signing import sign, sign_all, signer

    borrow_reader(_CACHE)
    with_ = signer(_WINDOWS)
    sign_all(binaries(frozen), with_)
    msi = build_looking_msi(frozen, version(), OUT / f"{LOOKING}-{version()}.msi")
    sign(msi, with_)
    say(f"{msi.name}: {msi.stat().st_size / 1e6:.1f} MB; installed {size_of(frozen) / 1e6:.1f} MB")
    write_checksums()


def write_checksums() -> None:
    """Of what is handed on; the pictures that the checks leave beside it are made anew each time."""
    left_out = ("SHA256SUMS", "*.png")
    files = sorted(path for path in OUT.iterdir() if path.is_file() and not any(map(path.match, left_out)))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (OUT / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def check_linux() -> None:
    import check_linux as checks

    checks.main(_LINUX, OUT)


def check_windows() -> None:
    import check_windows as checks

    checks.main(_WINDOWS, _CACHE, OUT)


STEPS: dict[str, Callable[[], None]] = {
    "linux": linux,
    "windows": windows,
    "installers": lambda: installers(Path(sys.argv[2]).resolve()),
    "looking-linux": looking_linux,
    "looking-windows": looking_windows,
    "looking-installer": lambda: looking_installer(Path(sys.argv[2]).resolve()),
    "check-linux": check_linux,
    "check-windows": check_windows,
}

if __name__ == "__main__":
    asked = sys.argv[1:] or (["windows"] if sys.platform == "win32" else ["linux", "windows"])
    if asked[0] in ("installers", "looking-installer"):
        asked = asked[:1]
    for step in asked:
        begun = time.monotonic()
        say(f"== package {step}")
        STEPS[step]()
        say(f"   {time.monotonic() - begun:.0f} seconds")
