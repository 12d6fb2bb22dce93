"""The count of one account, which changes at every key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.domain.checklist import Length
from composer.settings import AccountEntry
from composer.ui.compose.counters import Counter
from composer.ui.theme import Theme


@pytest.fixture
def counter(window: QWidget, theme: Theme) -> Counter:
    made = Counter(AccountEntry("x-team", "x", "@OurTeam"), "X", theme, window)
    beside = QHBoxLayout(window)
    beside.addWidget(made)
    beside.addStretch(1)
    window.resize(600, 60)
    window.show()
    return made


def show(counter: Counter, count: int) -> str:
    counter.show_length(Length(count, 280, count <= 280))
    return counter.count.text()


def test_what_stands_beside_it_stays_where_it_is_around_the_limit(qtbot: QtBot, counter: Counter) -> None:
    assert show(counter, 280) == "280 of 280"
    before = counter.sizeHint().width()
    assert show(counter, 281) == "281 of 280: 1 too long"
    qtbot.waitUntil(lambda: counter.width() > before, timeout=20_000)
    needed = counter.width()
    for count in (280, 281, 279):
        show(counter, count)
        QCoreApplication.sendPostedEvents()
        assert counter.width() == needed
    show(counter, 1281)
    qtbot.waitUntil(lambda: counter.width() > needed, timeout=20_000)


def test_a_count_in_more_room_than_it_needs_stands_at_the_right(counter: Counter) -> None:
    show(counter, 281)
    show(counter, 9)
    assert counter.count.alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def test_smaller_type_takes_less_room(counter: Counter) -> None:
    show(counter, 281)
    before = counter.count.width()
    font = counter.count.font()
    font.setPointSizeF(font.pointSizeF() / 2)
    counter.count.setFont(font)
    assert counter.count.width() < before
    assert counter.count.text() == "281 of 280: 1 too long"
