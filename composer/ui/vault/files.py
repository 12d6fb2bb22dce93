"""Files of this room, written whole or not at all, and read with care."""

from __future__ import annotations

import re
from pathlib import Path

from composer.errors import ComposerError

_LARGEST = 8 * 1024 * 1024


def file_name(words: str, ending: str) -> str:
    """A name that every system takes."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', "-", words).strip(" .") + ending


def write_whole(place: Path, content: bytes) -> ComposerError | Path:
    """Where it is, or why it is not."""
    partial = place.with_name(place.name + ".part")
    try:
        partial.write_bytes(content)
        partial.replace(place)
    except OSError as error:
        return ComposerError(f"{place} could not be written ({error.strerror}).", "Choose another folder.")
    return place


def read_some(file: Path) -> bytes:
    """What is in a file that somebody sent; `ComposerError` says why not."""
    try:
        if file.stat().st_size > _LARGEST:
            raise ComposerError(f"{file.name} is far too large to be meant.", "Look for the right file.")
        return file.read_bytes()
    except OSError as error:
        raise ComposerError(
            f"{file.name} could not be read ({error.strerror}).", "Save it in a folder of your own first."
        ) from error
