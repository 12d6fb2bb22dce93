"""The list of rows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from composer.domain.finding import Group
from composer.ui.compose.checklist_rows import ChecklistRows
from composer.ui.compose.row import Row
from composer.ui.states import State
from composer.ui.theme import Theme


def test_rows_that_come_have_their_place_before_anything_is_painted(qtbot: QtBot, theme: Theme) -> None:
    rows = ChecklistRows(theme)
    qtbot.addWidget(rows)
    rows.resize(400, 300)
    rows.show()
    many = tuple(Row((str(n),), Group.SAFE, State.LOOK, f"Row {n}") for n in range(60))
    bar = rows.list.verticalScrollBar()
    rows.show_rows(many[:40])
    before = bar.maximum()
    assert before > 0
    rows.show_rows(many)
    assert bar.maximum() > before
