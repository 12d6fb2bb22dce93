"""The table of windows leaves none out."""

from __future__ import annotations

import importlib
import pkgutil

from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QWidget

import composer.ui
from tests.every_window import EVERY_WINDOW

_KINDS: tuple[type[QWidget], ...] = (QDialog, QMainWindow, QMenu)


def all_of(kind: type[QWidget]) -> set[type[QWidget]]:
    """Our classes of a kind, and theirs in turn."""
    found: set[type[QWidget]] = set()
    for one in kind.__subclasses__():
        if one.__module__.startswith("composer."):
            found.add(one)
        found |= all_of(one)
    return found


def test_every_window_of_the_app_is_in_the_table() -> None:
    for module in pkgutil.walk_packages(composer.ui.__path__, "composer.ui."):
        importlib.import_module(module.name)
    classes = set().union(*map(all_of, _KINDS))
    for_others = {
        one for one in classes if any(other is not one and issubclass(other, one) for other in classes)
    }
    shown = {window.shows for window in EVERY_WINDOW.values()}
    assert len(shown) > 20
    assert sorted(one.__name__ for one in classes - for_others if one.__name__ not in shown) == []
