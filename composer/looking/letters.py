"""Reads a line of writing by PP-OCR."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from composer.looking.lines import Line
from composer.looking.models import Model

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from composer.looking.models import Dots

_HIGH, _WIDEST, _NARROWEST = 48, 2400, 320
_BATCH = 6
_SURE_ENOUGH, _DOUBTFUL = 0.5, 0.85
_FEWEST = 2


class LineReader:
    """Gives a line's letters and how sure it is of them."""

    def __init__(self, model: Path) -> None:
        self._model = Model(model.read_bytes())
        # 0 is 'no letter here', then the alphabet, and a space last
        self._letters = ["", *self._model.notes["character"].splitlines(), " "]

    def read(
        self, image: Image.Image, lines: Sequence[Line], step: Callable[[float], None]
    ) -> list[tuple[str, float]]:
        """A text for each line, '' where it is no writing; `step` is told how much is done, from 0 to 1."""
        read: list[tuple[str, float]] = [("", 0.0)] * len(lines)
        order = sorted(range(len(lines)), key=lambda number: lines[number].length / lines[number].height)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            strips = [_strip(image, lines[number]) for number in batch]
            texts = self._letters_of(strips)
            doubtful = [place for place, (_, sure) in enumerate(texts) if sure < _DOUBTFUL]
            if doubtful:  # perhaps it stands on its head
                turned = self._letters_of([strips[place].rotate(180) for place in doubtful])
                for place, other in zip(doubtful, turned, strict=True):
                    texts[place] = max(texts[place], other, key=lambda one: one[1])
            for number, one in zip(batch, texts, strict=True):
                read[number] = one
            step(min(1.0, (start + _BATCH) / len(order)))
        return [(text, sure) if _is_writing(text, sure) else ("", sure) for text, sure in read]

    def _letters_of(self, strips: Sequence[Image.Image]) -> list[tuple[str, float]]:
        results = self._model.run(_as_input(strips))[0]
        best, sure = results.argmax(axis=2), results.max(axis=2)
        return [
            self._text(numbers, values) for numbers, values in zip(best.tolist(), sure.tolist(), strict=True)
        ]

    def _text(self, numbers: Sequence[int], sure: Sequence[float]) -> tuple[str, float]:
        """Every step gives a letter or none; the same letter in a row is one letter."""
        letters, values, before = [], [], 0
        for number, value in zip(numbers, sure, strict=True):
            if number and number != before:
                letters.append(self._letters[number])
                values.append(value)
            before = number
        return "".join(letters).strip(), sum(values) / len(values) if values else 0.0


def _strip(image: Image.Image, line: Line) -> Image.Image:
    """The line as a strip, level and as high as the model reads. One that runs down is turned."""
    from PIL import Image as Pillow

    wide, high = max(2, round(line.length)), max(2, round(line.height))
    (x, y), *_ = line.outline
    (a, b), (c, d) = line.along, line.across
    place = (2 * a / wide, 2 * c / high, x, 2 * b / wide, 2 * d / high, y)
    strip = image.transform((wide, high), Pillow.Transform.AFFINE, place, Pillow.Resampling.BICUBIC)
    across = min(_WIDEST, max(8, math.ceil(wide * _HIGH / high)))
    return strip.resize((across, _HIGH), Pillow.Resampling.BILINEAR)


def _as_input(strips: Sequence[Image.Image]) -> Dots:
    import numpy as np

    widest = max(_NARROWEST, *(strip.width for strip in strips))
    dots = np.zeros((len(strips), 3, _HIGH, widest), np.float32)
    for number, strip in enumerate(strips):
        turned = np.asarray(strip, np.float32)[:, :, ::-1].transpose(2, 0, 1)
        dots[number, :, :, : strip.width] = turned / 127.5 - 1
    return dots


def _is_writing(text: str, sure: float) -> bool:
    return sure >= _SURE_ENOUGH and sum(letter.isalnum() for letter in text) >= _FEWEST
