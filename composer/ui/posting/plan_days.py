"""The days of the plan as a table: weeks are lines, days are columns, and every cell says in words what is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from composer.posting.occasions import Occasion
from composer.store.drafts import SavedDraft
from composer.ui.theme import Role, Theme

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def shown_days(month_view: bool, around: date) -> tuple[date, date]:
    """The first and last day on the table: whole weeks, Monday to Sunday."""
    if not month_view:
        first = around - timedelta(days=around.weekday())
        return first, first + timedelta(days=6)
    start = around.replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return start - timedelta(days=start.weekday()), end + timedelta(days=6 - end.weekday())


class _Cells(QStyledItemDelegate):
    """Draws the lines between days, and the edge of the chosen one, in the theme's own colours."""

    def __init__(self, theme: Theme, owner: QTableWidget) -> None:
        super().__init__(owner)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.save()
        painter.setPen(QPen(self._theme.colour(Role.CONTROL_LINE), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        table = self.parent()
        if isinstance(table, QTableWidget) and table.currentIndex() == index:
            painter.setPen(QPen(self._theme.colour(Role.FOCUS), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class PlanDays(QTableWidget):
    """Arrow keys go from day to day; `day_chosen` follows."""

    day_chosen = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(0, 7, owner)
        self._theme = theme
        self.setObjectName("plan_days")
        self.setAccessibleName("Plan, a line a week")
        self.setHorizontalHeaderLabels(_DAYS)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setItemDelegate(_Cells(theme, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(theme.space(16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.first = date.min
        theme.changed.connect(self._take_colours)
        self._take_colours()
        self.currentCellChanged.connect(self._on_cell)

    def _take_colours(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.colour(Role.CURRENT))
        palette.setColor(QPalette.ColorRole.HighlightedText, self._theme.colour(Role.TEXT))
        self.setPalette(palette)

    @property
    def day(self) -> date:
        row, column = max(0, self.currentRow()), max(0, self.currentColumn())
        return self.first + timedelta(days=7 * row + column)

    def show_days(
        self,
        days: tuple[date, date],
        chosen: date,
        today: date,
        drafts: Mapping[date, Sequence[SavedDraft]],
        occasions: Sequence[Occasion],
    ) -> None:
        self.first, last = days
        weeks = ((last - self.first).days + 1) // 7
        self.blockSignals(True)
        self.setRowCount(weeks)
        for number in range(7 * weeks):
            day = self.first + timedelta(days=number)
            on = [one for one in occasions if one.first <= day <= one.last]
            here = drafts.get(day, ())
            self.setItem(
                number // 7, number % 7, self._cell(day, day == today, here, on, chosen.month, weeks)
            )
        offset = (chosen - self.first).days
        self.setCurrentCell(offset // 7, offset % 7)
        self.blockSignals(False)
        self.day_chosen.emit(self.day)

    def _cell(
        self,
        day: date,
        is_today: bool,
        drafts: Sequence[SavedDraft],
        occasions: Sequence[Occasion],
        month: int,
        weeks: int,
    ) -> QTableWidgetItem:
        head = f"{day.day} {day:%b}" if day.day == 1 or weeks == 1 else str(day.day)
        lines = [f"{head}  today" if is_today else head]
        lines += [f"▸ {planned_time(one)} {first_words(one, 24)}" for one in drafts]
        starts = [
            one
            for one in occasions
            if one.first == day or (one.kind == "pre_election" and day.weekday() == 0)
        ]
        lines += [f"{'⚑' if one.kind == 'pre_election' else '·'} {short_title(one)}" for one in starts]
        item = QTableWidgetItem("\n".join(lines))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        spoken = [f"{day:%A} {day.day} {day:%B}", *("today" for _ in range(is_today))]
        spoken += [f"planned at {planned_time(one)}: {first_words(one, 60)}" for one in drafts]
        spoken += [one.said for one in occasions]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(spoken))
        item.setToolTip("\n".join(spoken[1:]))
        theme = self._theme
        if any(one.kind == "pre_election" for one in occasions):
            item.setBackground(QBrush(theme.colour(Role.LOOK_BACK)))
        if is_today or drafts:
            item.setFont(theme.strong_font())
        if day.month != month and weeks > 1:
            item.setForeground(QBrush(theme.colour(Role.QUIET)))
        return item

    def _on_cell(self, *_: int) -> None:
        self.day_chosen.emit(self.day)


def short_title(occasion: Occasion) -> str:
    return occasion.title.partition(",")[0] if occasion.kind == "pre_election" else occasion.title


def planned_time(saved: SavedDraft) -> str:
    """The time of day in a plan's 'YYYY-MM-DDTHH:MM'."""
    return (saved.planned or "")[11:16]


def first_words(saved: SavedDraft, most: int) -> str:
    words = " ".join(saved.draft.text.split())
    return (words[: most - 1] + "…" if len(words) > most else words) or "(no words yet)"
