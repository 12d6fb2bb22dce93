"""The rows of the checklist, and the chosen row in full below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from composer.domain.finding import Finding
from composer.ui.compose.checklist_model import SIZE, ChecklistModel
from composer.ui.compose.details import Details
from composer.ui.compose.row import Row
from composer.ui.compose.row_painter import RowPainter
from composer.ui.controls import Card
from composer.ui.scroll_bar import put_bar
from composer.ui.states import State
from composer.ui.theme import Role, Theme

_WAITING = {State.STOP, State.BOX, State.LOOK, State.IDEA, State.CLOCK}


class RowList(QListView):
    """The rows. Return goes to a row's words, Space ticks."""

    go_pressed = Signal()
    tick_pressed = Signal()
    focus_moved = Signal(bool)
    clicked_at = Signal(object)
    width_changed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_pressed.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.tick_pressed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked_at.emit(event.position().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit(False)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """A row that is as high as before is painted again; Qt would lay out and paint the whole list."""
        if roles and SIZE not in roles:
            QAbstractItemView.dataChanged(self, first, last, roles)
        else:
            super().dataChanged(first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(420, 320)


class ChecklistRows(QSplitter):
    """Renders one judged draft and keeps no state of its own but which row is chosen."""

    row_chosen = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, owner)
        self._theme = theme
        self.model = ChecklistModel(self)
        self.list = self._row_list()
        self.painter = RowPainter(self.list, self.model, theme)
        self.list.setItemDelegate(self.painter)
        self.list.clicked_at.connect(self.painter.press_heading)
        self.list.width_changed.connect(self.model.measure)
        self.details = Details(theme)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.space(2))
        self.addWidget(self._framed(self.list))
        self.addWidget(self._scrolled(self.details))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([1000, theme.space(36)])
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show a checklist; the chosen row stays chosen while it is there."""
        self.model.show(rows)
        self.list.executeDelayedItemsLayout()  # else the list is painted by itself, after the letter and all the rest
        if self.current is not self.details.row:
            self.details.show_row(self.current)

    @property
    def current(self) -> Row | None:
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def choose(self, place: int) -> None:
        self.list.setCurrentIndex(self.model.index(place, 0))

    def choose_finding(self, finding: Finding) -> None:
        """Choose the row of a finding, if it is among those shown."""
        for place, row in enumerate(self.model.rows):
            if row.finding is finding:
                self.choose(place)
                return

    def choose_first_to_do(self) -> None:
        """Choose the first row that still asks something, unless one is chosen."""
        if self.current is None:
            for place, row in enumerate(self.model.rows):
                if not row.heading and row.state in _WAITING:
                    self.choose(place)
                    return

    def _row_list(self) -> RowList:
        rows = RowList(self)
        rows.setObjectName("checklist_rows")
        rows.setAccessibleName("Checklist")
        rows.setModel(self.model)
        rows.setMouseTracking(True)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        put_bar(rows, self._theme)
        return rows

    def _framed(self, rows: RowList) -> Card:
        card = Card(self._theme)
        card.dress(Role.BASE, Role.CONTROL_LINE)
        card.setMinimumHeight(self._theme.space(36))
        lines = QVBoxLayout(card)
        lines.setContentsMargins(2, 2, 2, 2)
        lines.addWidget(rows)
        rows.focus_moved.connect(card.show_focus)
        return card

    def _scrolled(self, details: Details) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(self._theme.space(20))
        put_bar(scroll, self._theme, Role.WINDOW)
        scroll.setWidget(details)
        return scroll

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.rows[current.row()] if current.isValid() else None
        self.details.show_row(row)
        self.row_chosen.emit(row)
