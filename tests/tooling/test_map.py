"""The map of the house matches the house."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
ROOMS = {
    f"composer.{path.stem}"
    for path in (ROOT / "composer").iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.stem != "__init__"
}
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_room_stands_on_a_floor() -> None:
    layers = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    placed = {room.strip() for layer in layers for room in layer.split("|")}
    assert placed == ROOMS


def test_every_room_but_the_desktop_and_its_doors_is_forbidden_qt() -> None:
    forbidden = next(
        contract["source_modules"]
        for contract in CONTRACTS
        if "PySide6" in contract.get("forbidden_modules", ())
    )
    assert set(forbidden) == ROOMS - {"composer.ui", "composer.app", "composer.__main__"}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_the_architecture_page_names_every_room(room: str) -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{re.escape(room.removeprefix('composer.'))}\b", page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_names_every_folder_at_the_top() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8")
    folders = [path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")]
    kept = [
        name
        for name in folders
        if f"{name}/" not in ignored and not name.endswith((".egg-info", "__pycache__"))
    ]
    assert [name for name in kept if f"`{name}/" not in readme and name != "requirements"] == []
