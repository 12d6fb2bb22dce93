"""The steps of packaging are scripts beside each other, not a package: they are imported from their folder."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Imports a step by its name, and forgets it after the test."""
    monkeypatch.setattr(sys, "path", [str(FOLDER), *sys.path])
    before = set(sys.modules)

    def imported(name: str) -> ModuleType:
        module = importlib.import_module(name)
        for new in set(sys.modules) - before:
            file = getattr(sys.modules[new], "__file__", None)
            if file and Path(file).parent == FOLDER:
                monkeypatch.setitem(sys.modules, new, sys.modules[new])
        return module

    return imported


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A folder such as PyInstaller makes, in small."""
    folder = tmp_path / "dist" / "post-composer"
    for name in ("post-composer.exe", "post-composer-desktop.exe", "_internal/rules/A & B/Rule é.yml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    licences = folder / "_internal" / "resources" / "licences"
    licences.mkdir(parents=True)
    (licences / "third-party.yml").write_text(
        "- {name: keyring, version: 25.7.0, licence: MIT, text: texts/keyring.txt}\n"
        "- {name: en-gb-dictionary, version: 3.1.4, licence: LGPL-2.1-or-later, text: texts/en.txt}\n",
        encoding="utf-8",
    )
    (folder / "_internal" / "python311.dll").write_bytes(b"MZ")
    return folder
