"""Makes what the frozen app is built from, and runs PyInstaller over it: one folder, two programs on Windows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import artwork
from identity import CONSOLE, LOOKING, LOOKING_NAME, NAME, PUBLISHER, ROOT, WINDOWED

SPEC = ROOT / "packaging" / "post-composer.spec"
_VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("080904B0", [
      StringStruct("CompanyName", {publisher!r}), StringStruct("FileDescription", {description!r}),
      StringStruct("FileVersion", {version!r}), StringStruct("InternalName", {program!r}),
      StringStruct("OriginalFilename", {program!r} + ".exe"), StringStruct("ProductName", {name!r}),
      StringStruct("ProductVersion", {version!r}), StringStruct("LegalCopyright", "MIT licence"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ],
)
"""


def run(*command: str | Path, environment: dict[str, str] | None = None) -> str:
    """Run a command and give what it printed; what it said is shown where it fails."""
    words = [str(word) for word in command]
    surroundings = {**os.environ, **(environment or {})}
    done = subprocess.run(
        words, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(
            f"{' '.join(words)}\nended with {done.returncode}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        )
    return done.stdout


def x265_name(site: Path) -> tuple[str, str]:
    """The name of the x265 library that this pillow-heif brought, and of the one function libheif asks it for."""
    library = next(path for path in site.rglob("libx265*") if path.suffix != ".txt")
    names = set(re.findall(rb"x265_api_get_\d+", library.read_bytes()))
    if len(names) != 1:
        raise SystemExit(f"{library} offers {names}: the stand-in for it has to be looked at again")
    return library.name, names.pop().decode()


def make_no_x265(site: Path, compiler: Sequence[str], work: Path) -> Path:
    """The stand-in, built under the very name that libheif looks for."""
    name, asked = x265_name(site)
    made = work / "no-x265" / name
    made.parent.mkdir(parents=True, exist_ok=True)
    source = ROOT / "packaging" / "no_x265.c"
    run(*compiler, "-O2", "-s", "-shared", "-nostdlib", f"-DX265_API_GET={asked}", "-o", made, source)
    return made


def write_version_resources(work: Path, version: str) -> None:
    numbers = tuple(int(part) for part in [*version.split("."), "0", "0", "0"][:4])
    programs = ((WINDOWED, NAME), (CONSOLE, f"{NAME} (command line)"), (LOOKING, LOOKING_NAME))
    for program, description in programs:
        text = _VERSION_RESOURCE.format(
            numbers=numbers, publisher=PUBLISHER, description=description, version=version, program=program, name=NAME
        )  # fmt: skip
        (work / f"version-{program}.txt").write_text(text, encoding="utf-8")


def freeze(
    work: Path,
    version: str,
    no_x265: Path,
    python: Callable[..., object],
    place: Callable[[Path], str] = str,
    *,
    spec: Path = SPEC,
    name: str = CONSOLE,
    more: dict[str, str] | None = None,
) -> Path:
    """Run PyInstaller by `python(*arguments, environment=...)`; `place` writes a path as that Python reads it.

    `more` goes into its environment.
    """
    work.mkdir(parents=True, exist_ok=True)
    artwork.draw(work / "icons")
    write_version_resources(work, version)
    settings = {
        "POST_COMPOSER_WORK": place(work),
        "POST_COMPOSER_VERSION": version,
        "POST_COMPOSER_NO_X265": place(no_x265),
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "1767225600",
        **(more or {}),
    }
    folders = ("--distpath", place(work / "dist"), "--workpath", place(work / "pyinstaller"))
    python(
        "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, place(spec), environment=settings
    )
    frozen = work / "dist" / name
    if not frozen.is_dir():
        raise SystemExit(f"PyInstaller ended without an error and without {frozen}")
    return frozen


def size_of(folder: Path) -> int:
    """Bytes of all files, as a disk that copies them would need."""
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def freeze_for_linux(work: Path, version: str) -> Path:
    site = Path(next(path for path in sys.path if path.endswith("site-packages")))
    compiler = ("gcc", "-fPIC", f"-Wl,-soname,{x265_name(site)[0]}")
    no_x265 = make_no_x265(site, compiler, work)
    return freeze(work, version, no_x265, lambda *arguments, **more: run(sys.executable, *arguments, **more))
