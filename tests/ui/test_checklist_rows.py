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


def test_a_row_that_says_more_or_less_moves_those_below_it(qtbot: QtBot, theme: Theme) -> None:
    rows = ChecklistRows(theme)
    qtbot.addWidget(rows)
    rows.resize(400, 600)
    rows.show()
    plain = tuple(Row((str(n),), Group.SAFE, State.BOX, f"Row {n}") for n in range(5))
    noted = (*plain[:2], plain[2]._replace(note="You ticked this before."), *plain[3:])

    def tops() -> list[int]:
        return [rows.list.visualRect(rows.model.index(place, 0)).top() for place in range(5)]

    rows.show_rows(plain)
    before = tops()
    rows.show_rows(noted)
    after = tops()
    assert after[:3] == before[:3]
    assert after[3] > before[3]
    rows.show_rows(plain)
    assert tops() == before
    rows.show_rows((*plain[:2], plain[2]._replace(text="Another row"), *plain[3:]))
    assert tops() == before
