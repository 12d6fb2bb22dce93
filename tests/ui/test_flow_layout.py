"""Widgets set in lines, as words are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from composer.ui.flow_layout import FlowLayout

_WIDE = 200


@pytest.fixture
def flow(qapp: QApplication) -> Iterator[FlowLayout]:
    place = QWidget()
    made = FlowLayout(place)
    made.addWidget(QPushButton("a" * 20))
    yield made
    place.deleteLater()


def test_what_comes_or_goes_is_reckoned_with_at_once(flow: FlowLayout) -> None:
    alone, least = flow.heightForWidth(_WIDE), flow.minimumSize()
    longer = QPushButton("b" * 40)
    flow.addWidget(longer)
    assert flow.heightForWidth(_WIDE) > alone
    assert flow.minimumSize().width() > least.width()
    assert flow.takeAt(1) is not None
    longer.deleteLater()
    assert flow.heightForWidth(_WIDE) == alone
    assert flow.minimumSize() == least


def test_what_is_hidden_takes_no_room(flow: FlowLayout) -> None:
    alone = flow.heightForWidth(_WIDE)
    button = QPushButton("b" * 40)
    flow.addWidget(button)
    button.hide()
    assert flow.heightForWidth(_WIDE) == alone
