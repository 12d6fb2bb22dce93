"""Contrast and focus measured from the pixels of a window, as an eye has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from tests import walking

WORDS, GRAPHICS = 4.5, 3.0
_INK = 40
"""How far a pixel's channel is from the ground before it counts as drawn upon."""
_GAP, _LEAST, _WORD = 5, 6, 18
"""Pixels between two words, the least height of one, and the least width: a lone thin letter is all soft edge."""
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)
_WITH_WORDS = (
    *(QLabel, QAbstractButton, QTabBar, QAbstractItemView, QPlainTextEdit, QTextBrowser),
    *_FIELDS,
)
Colour = tuple[int, int, int]


def picture_of(window: QWidget) -> Image.Image:
    """What the window shows, a pixel each."""
    grabbed = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    wide, high, line = grabbed.width(), grabbed.height(), grabbed.bytesPerLine()
    return Image.frombuffer("RGB", (wide, high), bytes(grabbed.constBits()), "raw", "RGB", line, 1).copy()


def luminance(colour: Colour) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = colour
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colours_in(part: Image.Image) -> list[tuple[int, Colour]]:
    """How often each colour is there, the most frequent first."""
    return sorted(part.getcolors(part.width * part.height) or [], reverse=True)  # type: ignore[arg-type]


def strongest(part: Image.Image, ground: Colour | None = None) -> float:
    """The contrast of the ground with what stands out most from it: the heart of a stroke, not its soft edge."""
    found = colours_in(part)
    ground = ground or found[0][1]
    return max((contrast(ground, colour) for _, colour in found), default=1.0)


def words_in(part: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of the words, found by the empty lines and columns between them."""
    ground = np.array(colours_in(part)[0][1], dtype=np.int16)
    ink = (np.abs(np.asarray(part, dtype=np.int16) - ground) > _INK).any(axis=2)
    for top, bottom in _runs(ink.any(axis=1), 1):
        for left, right in _runs(ink[top:bottom].any(axis=0), _GAP):
            if right - left >= _WORD and bottom - top >= _LEAST:
                yield left, top, right, bottom


def _runs(filled: np.ndarray[Any, Any], gap: int) -> Iterator[tuple[int, int]]:
    """Where something is, with less than `gap` of nothing in between."""
    places = np.flatnonzero(filled)
    if not len(places):
        return
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts = [places[0], *places[breaks + 1]]
    ends = [*places[breaks], places[-1]]
    for start, end in zip(starts, ends, strict=True):
        yield int(start), int(end) + 1


def _inside(one: QWidget) -> QRect:
    """Where a widget's words are: without its edge, and without what scrolls out of sight."""
    edge = 4 if isinstance(one, (QPushButton, *_FIELDS)) else 0
    if isinstance(one, QComboBox | QDateEdit):  # the arrow is no word
        return QRect(one.rect().adjusted(edge, edge, -one.height(), -edge)).translated(
            walking.place_in(one, one.window()).topLeft()
        )
    seen = one.visibleRegion().boundingRect().intersected(one.rect().adjusted(edge, edge, -edge, -edge))
    return seen.translated(walking.place_in(one, one.window()).topLeft())


def _cut(picture: Image.Image, rect: QRect) -> Image.Image | None:
    box = rect.intersected(QRect(0, 0, picture.width, picture.height))
    if box.width() < _LEAST or box.height() < _LEAST:
        return None
    return picture.crop((box.left(), box.top(), box.right() + 1, box.bottom() + 1))


def faint(window: QWidget) -> list[str]:
    """Words below 4.5 : 1, pictures and edges of fields below 3 : 1."""
    picture = picture_of(window)
    found = []
    if isinstance(window, QMenu):
        return _faint_words(picture, "the menu")
    for one in walking.shown(window):
        part = _cut(picture, _inside(one))
        if part is None or not one.isEnabled():
            continue
        if isinstance(one, QLabel) and not one.pixmap().isNull():
            if strongest(part) < GRAPHICS:
                found.append(f"{walking.called(one)} {one.accessibleName()}: {strongest(part):.1f}")
        elif isinstance(one, _WITH_WORDS):
            found += _faint_words(part, walking.called(one))
        if isinstance(one, _FIELDS) and not isinstance(one.parentWidget(), _FIELDS):
            found += _faint_edge(picture, one)
    return found


def _faint_words(part: Image.Image, where: str) -> list[str]:
    """A line of a list has a ground of its own, so each word is looked at on what is round it."""
    found = []
    for left, top, right, bottom in words_in(part):
        word = part.crop((max(0, left - 2), max(0, top - 2), right + 2, bottom + 2))
        if strongest(word) < WORDS:
            found.append(f"{where}, at {left}, {top}: {strongest(word):.1f}")
    return found


def _faint_edge(picture: Image.Image, one: QWidget) -> list[str]:
    place = walking.place_in(one, one.window())
    middle = place.center().y()
    strip = _cut(picture, QRect(place.left() - 4, middle - 4, 9, 8))
    if strip is None or not one.visibleRegion().contains(one.rect()):
        return []
    outside = strip.crop((0, 0, 3, strip.height))
    weak = strongest(strip, colours_in(outside)[0][1])
    return [f"edge of {walking.called(one)}: {weak:.1f}"] if weak < GRAPHICS else []


def unfocused(window: QWidget) -> list[str]:
    """Controls that look the same with the focus and without."""
    found: list[str] = []
    if isinstance(window, QMenu):
        return found
    walking.activate(window)
    for one in walking.controls(window):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is not one or one.visibleRegion().isEmpty():
            continue
        area = walking.place_in(one, window).adjusted(-8, -8, 8, 8)
        QApplication.processEvents()
        focused = window.grab(area).toImage()
        one.clearFocus()
        QApplication.processEvents()
        if window.grab(area).toImage() == focused:
            found.append(f"{walking.called(one)} looks the same with the focus")
    return found
