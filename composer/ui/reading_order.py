"""Tab, and a screen reader, go where the eye goes, not by which part of a window happened to be made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QWidget


def follow_the_eye(window: QWidget) -> None:
    """Put a window's parts in the order in which they are laid out; wanted again when parts were added."""
    top = window.centralWidget() if isinstance(window, QMainWindow) else window
    if top is None:
        return
    stops = [one for one in _in_order(top) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _in_order(whole: QWidget) -> Iterator[QWidget]:
    """A widget and all that is in it. Siblings are told to a screen reader in the order of their stack."""
    yield whole
    for part in _parts(whole):
        if not isinstance(whole, QScrollArea):
            part.raise_()
        yield from _in_order(part)
    if isinstance(whole, QSplitter):
        for number in range(1, whole.count()):
            whole.handle(number).raise_()


def _parts(whole: QWidget) -> list[QWidget]:
    if isinstance(whole, QScrollArea):
        inside = whole.widget()
        return [inside] if inside is not None else []
    if isinstance(whole, QSplitter):
        sides = (whole.widget(number) for number in range(whole.count()))
        return [side for side in sides if side is not None]
    layout = whole.layout()
    inside_it = [one for one in whole.children() if isinstance(one, QWidget)]
    return list(_laid_out(layout, inside_it)) if layout is not None else []


def _laid_out(layout: QLayout, among: list[QWidget]) -> Iterator[QWidget]:
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in among]
    placed += [(layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)]
    for place, one in sorted(placed, key=lambda pair: pair[0]):
        if place >= 0 and isinstance(one, QLayout):
            yield from _laid_out(one, among)
        elif place >= 0 and isinstance(one, QWidget):
            yield one
