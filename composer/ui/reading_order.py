"""Tab, and a screen reader, go where the eye goes: by the layouts, not by which part happened to be made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QTabWidget, QWidget


def follow_the_eye(window: QWidget) -> None:
    """Put a window's parts in the order in which they are laid out; wanted again when parts were added."""
    top = window.centralWidget() if isinstance(window, QMainWindow) else window
    stops = [one for one in _in_order(top) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def _in_order(whole: QWidget | None) -> Iterator[QWidget]:
    """A widget and all that is in it. Siblings are told to a screen reader in the order of their stack."""
    if whole is None:
        return
    yield whole
    for part in _parts(whole):
        if not isinstance(whole, QScrollArea | QTabWidget):
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
        return [whole.widget(number) for number in range(whole.count())]
    layout = whole.layout()
    return list(_laid_out(layout)) if layout is not None else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
