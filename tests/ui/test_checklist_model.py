"""The list changes only where the checklist did."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from composer.domain.finding import Group
from composer.ui.compose.checklist_model import ChecklistModel
from composer.ui.compose.row import Row
from composer.ui.states import State

pytestmark = pytest.mark.usefixtures("qapp")


def rows(*names: str, state: State = State.LOOK) -> tuple[Row, ...]:
    return tuple(Row((name,), Group.SAFE, state, name) for name in names)


def shown(model: ChecklistModel) -> list[str]:
    return [row.text for row in model.rows]


def test_any_list_becomes_any_other_and_keeps_to_the_rules_of_models() -> None:
    model = ChecklistModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dice = random.Random(4)
    for _ in range(300):
        names = dice.sample("abcdefghij", dice.randrange(10))
        model.show(rows(*names))
        assert shown(model) == names
    for _ in range(300):
        remarks = tuple(
            remark(words, rule=dice.choice("xy")) for words in dice.sample("abcdefghij", dice.randrange(10))
        )
        model.show(remarks)
        assert tuple(model.rows) == remarks
    assert tester.model() is model


def test_a_row_that_stays_is_the_same_row_to_whoever_watches_it() -> None:
    model = ChecklistModel()
    model.show(rows("a", "b", "c"))
    watched = QPersistentModelIndex(model.index(1, 0))
    model.show(rows("new", "b", "d", "e"))
    assert watched.row() == 1
    assert watched.data(Qt.ItemDataRole.DisplayRole) == "b"


def test_the_same_rows_again_change_nothing(qtbot: QtBot) -> None:
    model = ChecklistModel()
    model.show(rows("a", "b"))
    signals = [model.rowsInserted, model.rowsRemoved, model.dataChanged]
    for signal in signals:
        with qtbot.assertNotEmitted(signal):
            model.show(rows("a", "b"))


def test_only_the_row_whose_look_changed_is_repainted() -> None:
    model = ChecklistModel()
    model.show(rows("a", "b"))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.show((*rows("a"), *rows("b", state=State.STOP)))
    assert changed == [1]


def test_a_screen_reader_is_told_a_new_reason_though_the_row_looks_the_same() -> None:
    model = ChecklistModel()
    (before,) = rows("a")
    model.show((before,))
    model.show((before._replace(why="It is kinder.", source="Guidance, page 4"),))
    index = model.index(0, 0)
    assert "It is kinder." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Guidance, page 4"


def test_headings_cannot_be_chosen() -> None:
    model = ChecklistModel()
    heading = Row(("h",), Group.SAFE, State.NONE, "Safe", "nothing found", heading=True)
    for note in ("nothing found", "2 to fix"):
        model.show((heading._replace(note=note),))
        assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
        assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"Safe: {note}"


def remark(words: str, rule: str = "Names", number: str = "1") -> Row:
    return Row(("finding", rule, "", words, number), Group.SAFE, State.LOOK, f"'{words}' is a name.")


def test_a_row_whose_words_grow_while_they_are_typed_stays_where_it_is(qtbot: QtBot) -> None:
    model = ChecklistModel()
    model.show((*rows("a"), remark("Margaret R"), *rows("b")))
    watched = QPersistentModelIndex(model.index(1, 0))
    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show((*rows("a"), remark("Margaret Ro"), *rows("b")))
    assert watched.row() == 1
    assert watched.data(Qt.ItemDataRole.DisplayRole) == "'Margaret Ro' is a name."
    assert model.rows[1].key == remark("Margaret Ro").key


def test_the_row_of_what_was_dealt_with_goes_and_the_next_of_its_rule_stays_itself() -> None:
    model = ChecklistModel()
    model.show((remark("Ann"), remark("Bob")))
    first, second = (QPersistentModelIndex(model.index(place, 0)) for place in range(2))
    model.show((remark("Bob"),))
    assert not first.isValid()
    assert second.row() == 0


def test_no_row_becomes_one_of_another_rule() -> None:
    model = ChecklistModel()
    model.show((remark("Ann"),))
    watched = QPersistentModelIndex(model.index(0, 0))
    model.show((remark("Ann", rule="Doubled"),))
    assert not watched.isValid()
