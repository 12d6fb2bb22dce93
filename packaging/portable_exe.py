"""Reads Windows programs and libraries: what they export, import and call their version."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from freeze import run
from identity import ROOT

_SUFFIXES = {".exe", ".dll", ".pyd"}
_OF_WINDOWS = frozenset(
    """advapi32 authz bcrypt bcryptprimitives cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9
    dbghelp dnsapi dwmapi dwrite dxgi dxva2 gdi32 icuin icuuc imagehlp imm32 iphlpapi kernel32 mpr mscms msi msvcrt
    ncrypt netapi32 ntdll ole32 oleaut32 opengl32 pathcch powrprof propsys psapi rpcrt4 runtimeobject secur32 setupapi
    shcore shell32 shlwapi synchronization uiautomationcore user32 userenv uxtheme version wininet winhttp winmm
    winspool.drv wldap32 ws2_32 wtsapi32""".split()
)
"""Libraries that every Windows 10 since 1809 has; the C++ run-time is not among them."""


def borrow_reader(cache: Path) -> None:
    """Make `pefile` importable. It is locked for Windows only, where PyInstaller needs it, but is plain Python."""
    borrowed = cache / "pefile"
    if not (borrowed / "pefile.py").is_file():
        borrowed.mkdir(parents=True, exist_ok=True)
        lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
        block = re.search(r"^pefile==\S+[^\\\n]*\\\n(?:    --hash=\S+[ \\]*\n?)+", lock, re.MULTILINE)
        if block is None:
            raise SystemExit("requirements/dev.txt does not lock pefile")
        wanted = cache / "pefile.txt"
        wanted.write_text(re.sub(r";[^\\\n]*", "", block[0], count=1), encoding="utf-8")
        run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target", borrowed,
            "-r", wanted)  # fmt: skip
    if str(borrowed) not in sys.path:
        sys.path.append(str(borrowed))


def _open(path: Path, *directories: str) -> Any:
    pefile = importlib.import_module("pefile")
    opened = pefile.PE(str(path), fast_load=True)
    opened.parse_data_directories(
        [pefile.DIRECTORY_ENTRY[f"IMAGE_DIRECTORY_ENTRY_{one}"] for one in directories]
    )
    return opened


def exports(path: Path) -> Iterator[tuple[str, bool]]:
    """Each exported name, and whether it is code (else data)."""
    opened = _open(path, "EXPORT")
    executable = 0x20000000
    code = [
        (one.VirtualAddress, one.VirtualAddress + max(one.Misc_VirtualSize, one.SizeOfRawData))
        for one in opened.sections
        if one.Characteristics & executable
    ]
    for symbol in opened.DIRECTORY_ENTRY_EXPORT.symbols:
        if symbol.name:
            yield symbol.name.decode(), any(start <= symbol.address < end for start, end in code)


def file_version(path: Path) -> tuple[str, int] | None:
    """What the version resource says, as '1.2.3.4', and its language; None where there is none."""
    if path.suffix.lower() not in _SUFFIXES:
        return None
    opened = _open(path, "RESOURCE")
    fixed = getattr(opened, "VS_FIXEDFILEINFO", None)
    if not fixed:
        return None
    high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}", _language(opened)


def _language(opened: Any) -> int:
    for info in (one for group in getattr(opened, "FileInfo", []) for one in group):
        for translation in getattr(info, "Var", []):
            for value in translation.entry.values():
                return int(value.split()[0], 16)
    return 0


def binaries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)


def missing_libraries(folder: Path) -> list[str]:
    """'FILE needs LIBRARY' for each import that neither the folder nor Windows has.

    Wine would not tell: it brings its own C and C++ run-time.
    """
    found = binaries(folder)
    present = {path.name.lower() for path in found}
    missing = []
    for path in found:
        opened = _open(path, "IMPORT", "DELAY_IMPORT")
        for group in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
            for one in getattr(opened, group, []):
                name = one.dll.decode().lower()
                of_windows = name.startswith("api-ms-win-") or name.removesuffix(".dll") in _OF_WINDOWS
                if name not in present and not of_windows:
                    missing.append(f"{path.name} needs {name}")
    return missing
