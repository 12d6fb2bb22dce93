"""In every look, the four Windows contrast themes among them: words and edges stand out, and the focus is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu

from tests import seeing, walking
from tests.every_window import EVERY_WINDOW
from tests.stage import Stage, let_work, on_stage

_LOOKS = ("light", "dark", "contrast")
_IN_EVERY_THEME = {"checklist", "versions", "last page", "record", "send for review", "who to follow"}
"""Together they have one of every kind of control."""
_OF_WINDOWS: Mapping[str, tuple[str, str, str, str]] = {
    "Aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "Desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "Dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b"),
    "Night sky": ("#000000", "#ffffff", "#d6b4fd", "#2b2b2b"),
}
"""The ground, the text, the ground of what is chosen and the text on it, of each contrast theme of Windows 11."""


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with on_stage(qapp, tmp_path_factory.mktemp("stage") / "home") as made:
        yield made


def worn(stage: Stage, look: str) -> None:
    theme = stage.app.theme
    if look in _LOOKS:
        theme.choose(look)
        return
    palette = QPalette()
    ground, text, chosen, on_chosen = (QColor(one) for one in _OF_WINDOWS[look])
    for place, colour in (
        (QPalette.ColorRole.Base, ground),
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.Text, text),
        (QPalette.ColorRole.Highlight, chosen),
        (QPalette.ColorRole.HighlightedText, on_chosen),
    ):
        palette.setColor(place, colour)
    theme.choose("system")
    theme.take_contrast_theme(palette)


@pytest.mark.parametrize("name", EVERY_WINDOW)
def test_words_and_edges_stand_out_and_the_focus_is_seen(stage: Stage, name: str) -> None:
    stage.clear()
    worn(stage, "light")
    window = EVERY_WINDOW[name].opened(stage)
    wrong: dict[str, list[str]] = {}
    for look in (*_LOOKS, *(_OF_WINDOWS if name in _IN_EVERY_THEME else ())):
        if not isinstance(window, QMenu):
            worn(stage, look)
        let_work(20)
        wrong[look] = walking.settled(seeing.faint, window)
        if look == "light" or name in _IN_EVERY_THEME:
            wrong[look] += seeing.unfocused(window)
    assert {look: which for look, which in wrong.items() if which} == {}
