"""The plain scroll bar shows what the style's does, where the style does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from composer.ui.scroll_bar import ScrollBar
from composer.ui.theme import Role, Theme


class Bar(ScrollBar):
    def middle_of(self, part: QStyle.SubControl) -> QPoint:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style = self.style()
        return style.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self).center()

    def colour_at(self, place: QPoint) -> QColor:
        return self.grab().toImage().pixelColor(place)


SLIDER = QStyle.SubControl.SC_ScrollBarSlider


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> Bar:
    made = Bar(theme, Role.BASE)
    qtbot.addWidget(made)
    made.resize(16, 300)
    made.setRange(0, 900)
    made.setPageStep(300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_slider_stands_where_it_can_be_dragged_from(bar: Bar, theme: Theme) -> None:
    for value in (0, 450, 900):
        bar.setValue(value)
        assert bar.colour_at(bar.middle_of(SLIDER)) == theme.colour(Role.CONTROL_LINE)
    assert bar.colour_at(QPoint(8, 60)) == theme.colour(Role.BASE)
    place = bar.middle_of(SLIDER)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(bar, QPoint(place.x(), place.y() - 60))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y() - 60))
    assert bar.value() < 900
    assert bar.colour_at(bar.middle_of(SLIDER)) != theme.colour(Role.BASE)


def test_arrows_stand_at_both_ends_and_do_what_they_show(bar: Bar, theme: Theme) -> None:
    up, down = (
        bar.middle_of(part)
        for part in (QStyle.SubControl.SC_ScrollBarSubLine, QStyle.SubControl.SC_ScrollBarAddLine)
    )
    bar.setValue(450)
    for place in (up, down):
        assert bar.colour_at(place) == theme.colour(Role.CONTROL_LINE)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=up)
    assert bar.value() < 450


def test_it_takes_the_colours_of_another_look(bar: Bar, theme: Theme) -> None:
    theme.choose("dark")
    assert bar.colour_at(QPoint(8, 200)) == theme.colour(Role.BASE)
    assert bar.colour_at(bar.middle_of(SLIDER)) == theme.colour(Role.CONTROL_LINE)
    theme.choose("light")
