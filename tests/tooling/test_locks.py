"""The lock files: pinned, hashed, and free of addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def requirements(path: Path) -> list[str]:
    """Each requirement on one line, its continuation lines joined."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def pins(path: Path) -> dict[str, str]:
    found = {}
    for line in requirements(path):
        name, _, rest = line.partition("==")
        found[name.split("[")[0]] = rest.split()[0]
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_there_is_a_lock_for_running_for_developing_for_the_models_and_for_the_lock_tool() -> None:
    assert [path.name for path in LOCKS] == ["dev.txt", "models.txt", "run.txt", "uv.txt"]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_hashed(path: Path) -> None:
    loose = [line[:60] for line in requirements(path) if "==" not in line or "--hash=sha256:" not in line]
    assert loose == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_no_lock_says_where_packages_come_from(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?://|file://|--index|--extra-index|--find-links|--trusted-host", text)


def test_what_runs_is_what_was_developed_with() -> None:
    run, dev = pins(ROOT / "requirements" / "run.txt"), pins(ROOT / "requirements" / "dev.txt")
    assert {name: dev.get(name) for name in run} == run


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {normal(re.split(r"[<>=!\[; ]", one)[0]) for one in project["dependencies"]}
    assert names <= set(pins(ROOT / "requirements" / "run.txt"))


def test_qt_stays_at_the_version_that_python_3_11_survives() -> None:
    assert pins(ROOT / "requirements" / "run.txt")["pyside6-essentials"] == "6.11.3"
