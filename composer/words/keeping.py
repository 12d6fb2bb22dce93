"""Keeps small private files of one person whole: a file is replaced at once, or stays what it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from composer.errors import ComposerError


def write_whole(path: Path, text: str) -> None:
    """Replace the file's text in one step; `ComposerError` where the folder cannot be written."""
    partial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ComposerError(
            f"{path.name} could not be saved ({error.strerror}).",
            "Check that there is room and that you may write there.",
        ) from error


def read_json(path: Path) -> dict[str, Any]:
    """What a JSON file of ours holds; nothing if it is absent or damaged."""
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def write_json(path: Path, stored: dict[str, Any]) -> None:
    write_whole(path, json.dumps(stored, indent=1, ensure_ascii=False, sort_keys=True))
