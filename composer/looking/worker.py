"""The program that looks: one picture in, what is in it out, within bounds of memory and time, and then it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from composer.looking.found import Part
from composer.looking.program import MOST_SECONDS, Order, Report, SeenFace, SeenWords

if TYPE_CHECKING:
    from PIL import Image

_MOST_MEMORY = 3 * 1024**3
_MOST_ORDER = 10_000
_KINDER = 10
_AFTER_THE_PARENT = 15


def main() -> int:
    """Do what standard input orders; every line of standard output is a `Report`, the last one says it has ended."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no report
    _bound()
    look(sys.stdin.buffer, out)
    return 0


def look(source: BinaryIO, out: BinaryIO) -> None:
    """Read one order and its picture from `source`, and report to `out`."""

    def report(said: Report) -> None:
        out.write(msgspec.json.encode(said) + b"\n")
        out.flush()

    try:
        order = msgspec.json.decode(source.readline(_MOST_ORDER), type=Order)
        image = _opened(source.read(order.bytes))
    except (msgspec.DecodeError, MemoryError):
        report(Report(problem="The picture did not arrive whole.", ended=True))
        return
    except Exception as error:
        report(Report(problem=_in_words(error), ended=True))
        return
    share = 100 / max(1, len(order.parts))
    for number, part in enumerate(order.parts):
        title, looked = _LOOKS[part]

        def step(done: float, start: float = number * share, title: str = title) -> None:
            report(Report(progress=round(start + done * share), doing=title))

        step(0.0)
        try:
            report(looked(image, step))
        except Exception as error:  # the other part may still work
            report(Report(problem=_in_words(error)))
    report(Report(progress=100, ended=True))


def _faces(image: Image.Image, step: Callable[[float], None]) -> Report:
    from composer.looking.faces import FaceFinder
    from composer.looking.models import FACES, model_file

    model = model_file(FACES)
    if model is None:
        return Report(problem="What finds faces is not installed.")
    found = FaceFinder(model).find(image, step)
    return Report(
        doing=_LOOKS[Part.FACES][0],
        faces=tuple(SeenFace(box, round(sure, 3)) for box, sure in found),
        done=(Part.FACES,),
    )


def _words(image: Image.Image, step: Callable[[float], None]) -> Report:
    from composer.looking.letters import LineReader
    from composer.looking.lines import LineFinder
    from composer.looking.models import LETTERS, LINES, model_file

    finding, reading = model_file(LINES), model_file(LETTERS)
    if finding is None or reading is None:
        return Report(problem="What reads writing is not installed.")
    lines = LineFinder(finding).find(image, lambda done: step(done * 0.7))
    read = LineReader(reading).read(image, lines, lambda done: step(0.7 + done * 0.3))
    return Report(
        doing=_LOOKS[Part.WORDS][0],
        words=tuple(
            SeenWords(text, tuple((round(x), round(y)) for x, y in line.outline), round(sure, 3))
            for line, (text, sure) in zip(lines, read, strict=True)
            if text
        ),
        done=(Part.WORDS,),
    )


_LOOKS: dict[Part, tuple[str, Callable[[Image.Image, Callable[[float], None]], Report]]] = {
    Part.FACES: ("Looking for faces", _faces),
    Part.WORDS: ("Reading what is written", _words),
}


def _opened(data: bytes) -> Image.Image:
    from composer.pictures.reading import open_picture

    return open_picture(data).image.convert("RGB")


def _in_words(error: Exception) -> str:
    """What went wrong, without a word of what is in the picture."""
    from composer.errors import ComposerError

    if isinstance(error, ComposerError):
        return error.what
    if isinstance(error, MemoryError):
        return "There was not enough memory."
    return f"It did not work ({type(error).__name__})."


def _bound() -> None:
    """Take little of the processor, no more memory than a large picture needs, and end even if nobody ends it."""
    import faulthandler

    faulthandler.dump_traceback_later(
        MOST_SECONDS + _AFTER_THE_PARENT,
        exit=True,
        file=open(os.devnull, "w"),  # noqa: SIM115, PTH123
    )
    if sys.platform == "win32":
        from composer.looking.windows_bounds import bound_process

        bound_process(_MOST_MEMORY)
        return
    import resource

    os.nice(_KINDER)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or hard > _MOST_MEMORY:
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, hard))
