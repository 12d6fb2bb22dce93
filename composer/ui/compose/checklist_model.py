"""The rows as a list model that inserts and removes only what changed, so focus, scroll and screen reader stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from composer.ui.compose.row import Row

_OF_ONE_RULE = 3
"""So many parts of a key say what is remarked on: its kind, rule and version. The words follow."""
_TEXT, _SPOKEN, _SOURCE, SIZE = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        Qt.ItemDataRole.SizeHintRole,
    )
)
"""What an item of the list says, by number, as Qt asks for it."""
_TO_BE_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ChecklistModel(QStandardItemModel):
    """Shows the newest rows; a row is the same row as before when its key is.

    The list gets its answers from Qt's own items: where a row comes or goes it asks a hundred times.
    """

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(0, 1, owner)
        self.rows: list[Row] = []
        self.size_of: Callable[[Row], QSize] = lambda _: QSize()
        """How much room a row takes in the list."""

    def measure(self) -> None:
        """Take over that rows need another room now. Whoever asks for it has the list laid out anew."""
        with QSignalBlocker(self):
            for place, row in enumerate(self.rows):
                self.setData(self.index(place, 0), self.size_of(row), SIZE)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Become these rows with the fewest removals and insertions that keep their order."""
        if [row.key for row in self.rows] != [row.key for row in rows]:
            self._follow(rows)
            self._remove_all_but({row.key for row in rows})
            self._remove_moved(rows)
            self._insert_missing(rows)
        shown, self.rows = self.rows, list(rows)
        for place, (before, row) in enumerate(zip(shown, rows, strict=True)):
            if before is not row and before.told != row.told:
                self._tell_anew(place, row)

    def place_of(self, key: tuple[str, ...]) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.key == key), None)

    def _tell_anew(self, place: int, row: Row) -> None:
        """Take over what a row says now. Its size is among what changed only if it takes another room."""
        index, told = self.index(place, 0), self._told(row)
        same_room = index.data(SIZE) == told[SIZE]
        with QSignalBlocker(self):
            self.setItemData(index, told)
        self.dataChanged.emit(index, index, [role for role in told if role != SIZE or not same_room])

    def _follow(self, rows: tuple[Row, ...]) -> None:
        """A row whose words grow while they are typed stays: it takes the key of the one that stands in its place."""
        there = {row.key for row in self.rows}
        wanted = {row.key for row in rows}
        new = defaultdict[object, list[tuple[str, ...]]](list)
        above = None
        for row in rows:
            if row.key in there:
                above = row.key
            else:
                new[above, row.key[:_OF_ONE_RULE]].append(row.key)
        above = None
        for place, row in enumerate(self.rows):
            key = row.key
            if key in wanted:
                above = key
            elif keys := new[above, key[:_OF_ONE_RULE]]:
                self.rows[place] = row._replace(key=keys.pop(0))

    def _remove_all_but(self, wanted: set[tuple[str, ...]]) -> None:
        end = len(self.rows)
        while end:
            start = end
            while start and self.rows[start - 1].key not in wanted:
                start -= 1
            if start < end:
                self._remove(start, end)
            end = max(start - 1, 0)

    def _remove_moved(self, rows: tuple[Row, ...]) -> None:
        """Take out what does not stand in the new order; it is inserted again at its new place."""
        place = {row.key: number for number, row in enumerate(rows)}
        highest, moved = -1, []
        for number, row in enumerate(self.rows):
            if place[row.key] < highest:
                moved.append(number)
            else:
                highest = place[row.key]
        for number in reversed(moved):
            self._remove(number, number + 1)

    def _insert_missing(self, rows: tuple[Row, ...]) -> None:
        place = 0
        while place < len(rows):
            if place < len(self.rows) and self.rows[place].key == rows[place].key:
                place += 1
                continue
            end = place + 1
            next_kept = self.rows[place].key if place < len(self.rows) else None
            while end < len(rows) and rows[end].key != next_kept:
                end += 1
            self.rows[place:place] = rows[place:end]
            self.invisibleRootItem().insertRows(place, [self._item(row) for row in rows[place:end]])
            place = end

    def _remove(self, start: int, end: int) -> None:
        self.removeRows(start, end - start)
        del self.rows[start:end]

    def _item(self, row: Row) -> QStandardItem:
        item = QStandardItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags if row.heading else _TO_BE_CHOSEN)
        for role, value in self._told(row).items():
            item.setData(value, role)
        return item

    def _told(self, row: Row) -> dict[int, Any]:
        """What the list and a screen reader are told of a row, by role."""
        return {
            _TEXT: row.text,
            _SPOKEN: row.spoken,
            _SOURCE: row.source,
            SIZE: self.size_of(row),
        }
