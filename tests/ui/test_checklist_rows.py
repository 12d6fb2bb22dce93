"""The list of rows."""

from __future__ import annotations

import random

import pytest
from pytestqt.qtbot import QtBot

from composer.domain.finding import Group
from composer.ui.compose.checklist_rows import ChecklistRows
from composer.ui.compose.row import Row
from composer.ui.states import State
from composer.ui.theme import Theme


def opened(qtbot: QtBot, theme: Theme, high: int = 600) -> ChecklistRows:
    rows = ChecklistRows(theme)
    qtbot.addWidget(rows)
    rows.resize(400, high)
    rows.show()
    return rows


def test_rows_that_come_have_their_place_before_anything_is_painted(qtbot: QtBot, theme: Theme) -> None:
    rows = opened(qtbot, theme, 300)
    many = tuple(Row((str(n),), Group.SAFE, State.LOOK, f"Row {n}") for n in range(60))
    bar = rows.list.verticalScrollBar()
    rows.show_rows(many[:40])
    before = bar.maximum()
    assert before > 0
    rows.show_rows(many)
    assert bar.maximum() > before


def test_a_row_that_says_more_or_less_moves_those_below_it(qtbot: QtBot, theme: Theme) -> None:
    rows = opened(qtbot, theme)
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


@pytest.mark.parametrize("seed", range(3))
def test_a_list_that_changed_again_and_again_looks_like_one_that_did_not(
    qtbot: QtBot, theme: Theme, seed: int
) -> None:
    dice = random.Random(seed)
    rows = opened(qtbot, theme)
    for _ in range(30):
        shown = tuple(
            Row(
                (name,),
                Group.SAFE,
                dice.choice((State.BOX, State.LOOK, State.TICKED)),
                f"Row {name} " + "of many words " * dice.randrange(6),
                dice.choice(("", "You ticked this before.")),
                heading=name in "ac",
            )
            for name in sorted(dice.sample("abcdefgh", dice.randrange(1, 7)))
        )
        rows.show_rows(shown)
        other = opened(qtbot, theme)
        other.show_rows(shown)
        assert rows.list.viewport().grab().toImage() == other.list.viewport().grab().toImage()
