"""Words can be read on every ground, in every look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from composer.ui.states import BACKS, COLOURS, WORDS, State
from composer.ui.theme import Role, Theme

LOOKS = ("light", "dark", "contrast")
GROUNDS = (Role.WINDOW, Role.BASE, Role.RAISED, Role.CURRENT)
PAIRS = {
    *((front, back) for front in {Role.TEXT, Role.QUIET, *COLOURS.values()} for back in GROUNDS),
    *((COLOURS[state], back) for state, back in BACKS.items()),
    *((Role.TEXT, back) for back in BACKS.values()),
    (Role.ON_ACCENT, Role.ACCENT),
    (Role.BASE, Role.TEXT),
}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
def test_every_word_has_a_contrast_of_four_and_a_half(qapp: QApplication, look: str) -> None:
    theme = Theme(qapp, look)
    weak = {
        (front, back): round(contrast(theme.colour(front), theme.colour(back)), 2)
        for front, back in PAIRS
        if contrast(theme.colour(front), theme.colour(back)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("look", LOOKS)
def test_edges_of_controls_and_the_focus_can_be_seen(qapp: QApplication, look: str) -> None:
    theme = Theme(qapp, look)
    for edge in (Role.CONTROL_LINE, Role.FOCUS):
        for ground in (Role.WINDOW, Role.BASE, Role.RAISED):
            assert contrast(theme.colour(edge), theme.colour(ground)) >= 3


def test_every_state_has_a_word_and_a_colour_and_the_words_differ() -> None:
    assert set(WORDS) == set(COLOURS) == set(State)
    assert len(set(WORDS.values())) == len(State)


def test_spacing_grows_with_the_text(qapp: QApplication) -> None:
    before = qapp.font()
    small = Theme(qapp, "light").space(4)
    large = Theme(qapp, "light", text_scale=2).space(4)
    qapp.setFont(before)
    assert large >= 2 * small - 2
