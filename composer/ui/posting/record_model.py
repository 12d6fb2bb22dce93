"""The record as a list that is fetched a page at a time, so that it scrolls at once however long it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from composer.store.record import Entry, Record

if TYPE_CHECKING:
    from composer.ui.background import Background

PAGE = 50
_NOWHERE = QModelIndex()


class Asked(NamedTuple):
    """What the list is narrowed to; dates are ISO 8601 in UTC, '' for open."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    account: str = ""
    since: str = ""
    until: str = ""


class _Found(NamedTuple):
    number: int
    before: int | None
    entries: list[Entry]


class RecordModel(QAbstractListModel):
    """Asks the record in the background; an answer to an earlier question is dropped."""

    filled = Signal()

    def __init__(self, record: Record, background: Background, title: Callable[[Entry], str]) -> None:
        super().__init__()
        self._record, self._background, self._title = record, background, title
        self.entries: list[Entry] = []
        self.asked = Asked()
        self._number = 0
        self._more = self._asking = False

    def ask(self, asked: Asked) -> None:
        """Begin anew with another question."""
        self.asked = asked
        self._number += 1
        self._fetch(None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._title(self.entries[index.row()])
        return self.entries[index.row()] if role == Qt.ItemDataRole.UserRole else None

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._more and not self._asking and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if self.canFetchMore(parent) and self.entries:
            self._fetch(self.entries[-1].seq)

    def _fetch(self, before: int | None) -> None:
        self._asking = True
        self._background.run(partial(_search, self._record, self.asked, self._number, before), self._on_found)

    def _on_found(self, found: _Found) -> None:
        if found.number != self._number:
            return
        self._asking = False
        self._more = len(found.entries) == PAGE
        if found.before is None:
            self.beginResetModel()
            self.entries = found.entries
            self.endResetModel()
        elif found.entries:
            start = len(self.entries)
            self.beginInsertRows(_NOWHERE, start, start + len(found.entries) - 1)
            self.entries += found.entries
            self.endInsertRows()
        self.filled.emit()


def _search(record: Record, asked: Asked, number: int, before: int | None) -> _Found:
    entries = record.search(
        asked.words,
        kinds=asked.kinds,
        account=asked.account,
        since=asked.since,
        until=asked.until,
        before=before,
        limit=PAGE,
    )
    return _Found(number, before, entries)
