"""The program that looks: an optional part of its own, so that the app stays small and outlives its end."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from composer.looking.found import Part

WORKER_OPTION = "--looking-worker"
_FOLDER, _PROGRAM = "Looking", "post-composer-looking"
_NEEDED = ("numpy", "onnxruntime")
MOST_SECONDS = 120


class Order(msgspec.Struct, frozen=True):
    """What the program is asked, on the first line of its input; the picture's `bytes` follow."""

    bytes: int
    parts: tuple[Part, ...]


class SeenFace(msgspec.Struct, frozen=True):
    """A face, in dots of the upright original."""

    box: tuple[int, int, int, int]
    sure: float


class SeenWords(msgspec.Struct, frozen=True):
    """A line of writing and what goes round it."""

    text: str
    outline: tuple[tuple[int, int], ...]
    sure: float


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the program's output. Each part is `done` when its findings are in; `ended` is on the last line."""

    progress: int = 0
    doing: str = ""
    faces: tuple[SeenFace, ...] = ()
    words: tuple[SeenWords, ...] = ()
    done: tuple[Part, ...] = ()
    problem: str = ""
    ended: bool = False


def worker_command() -> tuple[str, ...] | None:
    """How the program is started; None where the optional part is not installed."""
    if getattr(sys, "frozen", False):
        return _beside_the_app(Path(sys.executable))
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in _NEEDED):
        return None
    return sys.executable, "-m", "composer", WORKER_OPTION


def _beside_the_app(program: Path) -> tuple[str, ...] | None:
    """The optional part has a folder of its own beside the app's; on Debian it is named as the program."""
    folder = _FOLDER if program.suffix else _PROGRAM
    here = program.parent.parent / folder / f"{_PROGRAM}{program.suffix}"
    return (str(here), WORKER_OPTION) if here.is_file() else None
