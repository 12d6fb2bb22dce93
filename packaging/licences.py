"""Writes resources/licences: what the app ships with and every licence text, for About and the installer.

The names and versions are those of requirements/run.txt, the texts those of the installed packages. A package
that is for another system only is fetched (its Windows wheel) and read without installing it. Dictionaries and
lists that are no packages are named in data.yml beside this script.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import yaml

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "run.txt"
DATA = ROOT / "packaging" / "data.yml"
FOLDER = ROOT / "resources" / "licences"
LIST = FOLDER / "third-party.yml"
TEXTS = FOLDER / "texts"
COMMON_TEXTS = Path("/usr/share/common-licenses")

_LICENCE_FILE = re.compile(r"\.dist-info/(?:.*/)?(?:licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
# Qt's wheels carry no text of their licence; the app takes Qt under the LGPL, written on top of the GPL.
_QT = {"licence": "LGPL-3.0-only", "texts": ["LGPL-3", "GPL-3"]}
_UNNAMED = {"pyrage": "MIT"}  # from the licence text it carries
_WITHOUT_TEXT = {"pyside6-essentials": _QT, "shiboken6": _QT}


class Component(NamedTuple):
    """One thing the app ships with."""

    name: str
    version: str
    licence: str
    text: str


def locked() -> Iterator[tuple[str, str]]:
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", line):
            yield match[1], match[2]


def installed(name: str, version: str) -> tuple[Message, list[str]] | None:
    """A package's metadata and licence texts, or None where this version of it is not installed."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    if found.version != version:
        return None
    headers = HeaderParser().parsestr(found.read_text("METADATA") or "")
    files = sorted(str(path) for path in found.files or [] if _LICENCE_FILE.search(path.as_posix()))
    return headers, [Path(str(found.locate_file(path))).read_text(encoding="utf-8") for path in files]


def fetched(name: str, version: str) -> tuple[Message, list[str]]:
    """The same from the Windows wheel, which is fetched and not installed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--platform=win_amd64", "--python-version=3.11", "--dest", folder, f"{name}=={version}"]
        subprocess.run(command, check=True)
        with ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            names = sorted(wheel.namelist())
            headers = next(one for one in names if one.endswith(".dist-info/METADATA"))
            texts = [wheel.read(one).decode("utf-8") for one in names if _LICENCE_FILE.search(one)]
            return HeaderParser().parsestr(wheel.read(headers).decode("utf-8")), texts


def licence_name(headers: Message) -> str:
    """The SPDX expression, or what older metadata says instead."""
    for field in ("License-Expression", "License"):
        if (value := headers.get(field)) and "\n" not in value:
            return str(value).strip()
    classifiers = [one for one in headers.get_all("Classifier", []) if one.startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2].removesuffix(" License") for one in classifiers)


def component(name: str, version: str) -> Component:
    headers, texts = installed(name, version) or fetched(name, version)
    licence = licence_name(headers) or _UNNAMED.get(name, "")
    if not texts and (known := _WITHOUT_TEXT.get(name)):
        licence = str(known["licence"])
        texts = [(COMMON_TEXTS / one).read_text(encoding="utf-8") for one in known["texts"]]
    if not texts or not licence:
        raise SystemExit(f"{name} {version} does not say its licence; look it up and name it in {__file__}")
    return Component(name, version, licence, joined(texts))


def python_itself() -> Component:
    """The installer ships the interpreter too: its series is named, the installer decides the exact one."""
    text = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text(encoding="utf-8")
    return Component("python", f"{sys.version_info.major}.{sys.version_info.minor}", "PSF-2.0", text)


def data_files() -> Iterator[Component]:
    """Dictionaries and lists, from the texts that data.yml names."""
    for row in yaml.safe_load(DATA.read_text(encoding="utf-8")):
        common = [
            COMMON_TEXTS / one.removeprefix("common:") for one in row["texts"] if one.startswith("common:")
        ]
        own = [ROOT / one for one in row["texts"] if not one.startswith("common:")]
        texts = [path.read_text(encoding="utf-8") for path in (*own, *common)]
        yield Component(row["name"], row["version"], row["licence"], joined(texts))


def joined(texts: list[str]) -> str:
    return "\n\n".join(one.strip() for one in texts) + "\n"


def write(components: list[Component]) -> None:
    TEXTS.mkdir(parents=True, exist_ok=True)
    for old in TEXTS.glob("*.txt"):
        old.unlink()
    rows = []
    for one in components:
        path = TEXTS / f"{one.name}.txt"
        path.write_text(one.text, encoding="utf-8", newline="\n")
        row = {"name": one.name, "version": one.version, "licence": one.licence}
        rows.append(row | {"text": path.relative_to(FOLDER).as_posix()})
    note = "# Written by `python3 dev.py licences`: what the app ships with.\n"
    LIST.write_text(
        note + yaml.safe_dump(rows, sort_keys=False, allow_unicode=True), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    shipped = [python_itself(), *(component(*one) for one in locked()), *data_files()]
    write(shipped)
    sys.stdout.write(f"{len(shipped)} licences in {FOLDER}\n")
