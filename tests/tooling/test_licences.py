"""The list of third-party licences matches what is locked."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "licences"


def listed() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((FOLDER / "third-party.yml").read_text(encoding="utf-8"))
    return rows


def data_files() -> dict[str, str]:
    rows = yaml.safe_load((ROOT / "packaging" / "data.yml").read_text(encoding="utf-8"))
    return {row["name"]: row["version"] for row in rows}


def test_the_list_names_exactly_python_what_is_locked_and_the_data_files() -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    shipped = {row["name"]: row["version"] for row in listed()}
    assert shipped == {"python": "3.11"} | locked | data_files(), "run `python3 dev.py licences`"


def test_every_component_says_its_licence_and_has_its_text() -> None:
    for row in listed():
        assert row["licence"], row["name"]
        assert len((FOLDER / row["text"]).read_text(encoding="utf-8")) > 200, row["name"]


def test_no_text_is_left_from_something_no_longer_shipped() -> None:
    assert {f"texts/{path.name}" for path in (FOLDER / "texts").iterdir()} == {
        row["text"] for row in listed()
    }


def test_qt_is_taken_under_the_lesser_licence_whose_text_stands_on_the_full_one() -> None:
    qt = next(row for row in listed() if row["name"] == "pyside6-essentials")
    text = (FOLDER / qt["text"]).read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
