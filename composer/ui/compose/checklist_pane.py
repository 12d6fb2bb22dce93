"""The checklist beside the post: where it stands, the rows, and the chosen row in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from composer.ui.compose.checklist_model import ROW, ChecklistModel
from composer.ui.compose.details import Details
from composer.ui.compose.row_painter import COLOURS, RowPainter
from composer.ui.compose.rows import GROUPS, Row, State
from composer.ui.compose.summary import Summary
from composer.ui.icons import pixmap
from composer.ui.theme import Role, Theme

_BACKS = {State.STOP: Role.STOP_BACK, State.GOOD: Role.GOOD_BACK, State.BOX: Role.IDEA_BACK}


class StatusCard(QFrame):
    """One line that says where the post stands; it lights up when it is ready."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("status")
        self._theme = theme
        self._summary = Summary(State.NONE, "")
        self._icon = QLabel(self)
        self.line = QLabel(self)
        self.line.setObjectName("summary_line")
        self.line.setFont(theme.title_font())
        self.line.setWordWrap(True)
        self.more = QLabel(self)
        self.more.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(3))
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.line)
        words.addWidget(self.more)
        row.addLayout(words, 1)
        theme.changed.connect(self._paint)

    def show_summary(self, summary: Summary) -> None:
        if summary != self._summary:
            repaint = summary.state is not self._summary.state
            self._summary = summary
            self.line.setText(summary.line)
            self.more.setText(summary.more)
            if repaint or not self._icon.pixmap():
                self._paint()

    def _paint(self) -> None:
        theme, state = self._theme, self._summary.state
        back = _BACKS.get(state, Role.RAISED)
        size = theme.space(6)
        drawing = pixmap(
            state.value, theme.colour(COLOURS[state]), theme.colour(back), size, self.devicePixelRatioF()
        )
        self._icon.setPixmap(drawing)
        edge = theme.hex(COLOURS[state] if state in _BACKS else Role.LINE)
        self.setStyleSheet(
            f"#status {{ background: {theme.hex(back)}; border: 1px solid {edge}; border-radius: 6px; }}"
            f"#summary_line {{ color: {theme.hex(COLOURS[state] if state in _BACKS else Role.TEXT)}; }}"
        )


class Welcome(QFrame):
    """What the empty pane says: what will happen, and something to try."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("card", True)
        self._theme = theme
        lines = QVBoxLayout(self)
        edge = theme.space(5)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(3))
        title = self._label("A kind second pair of eyes")
        title.setFont(theme.title_font())
        lines.addWidget(title)
        lines.addWidget(self._label("Write your post, and this list asks along with you:"))
        for name, asks in GROUPS.values():
            line = self._label(f"<b>{name}.</b> {asks}")
            line.setTextFormat(Qt.TextFormat.RichText)
            lines.addWidget(line)
        self.example = QPushButton("Try an e&xample", self)
        self.example.setObjectName("try_example_button")
        self.example.setProperty("primary", True)
        lines.addSpacing(theme.space(2))
        lines.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        return label


class RowList(QListView):
    """The rows. Return goes to a row's words, Space ticks."""

    go_pressed = Signal()
    tick_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_pressed.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.tick_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(420, 320)


class ChecklistPane(QWidget):
    """Renders one judged draft and keeps no state of its own but which row is chosen."""

    row_chosen = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self.status = StatusCard(theme, self)
        self.welcome = Welcome(theme, self)
        self.model = ChecklistModel(self)
        self._label = QLabel("Check&list", self)
        self._label.setFont(theme.strong_font())
        self.rows = self._row_list()
        self.painter = RowPainter(self.rows, theme)
        self.rows.setItemDelegate(self.painter)
        self._label.setBuddy(self.rows)
        self.details = Details(theme)
        self._lay_out()
        self.rows.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show a checklist; the chosen row stays chosen while it is there."""
        self.model.show(rows)
        current = self.current
        if current is not self.details.row:
            self.details.show_row(current)

    def show_summary(self, summary: Summary) -> None:
        self.status.show_summary(summary)

    def show_welcome(self, welcome: bool) -> None:
        self._pages.setCurrentIndex(0 if welcome else 1)

    @property
    def current(self) -> Row | None:
        index = self.rows.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def choose(self, place: int) -> None:
        self.rows.setCurrentIndex(self.model.index(place))

    def choose_finding(self, finding: object) -> None:
        """Choose the row of a finding, if it is among those shown."""
        for place, row in enumerate(self.model.rows):
            if row.finding is finding:
                self.choose(place)
                return

    def choose_first_to_do(self) -> None:
        """Choose the first row that still asks something, unless one is chosen."""
        if self.current is None:
            waiting = {State.STOP, State.BOX, State.LOOK, State.IDEA, State.CLOCK}
            for place, row in enumerate(self.model.rows):
                if not row.heading and row.state in waiting:
                    self.choose(place)
                    return

    def _row_list(self) -> RowList:
        rows = RowList(self)
        rows.setObjectName("checklist_rows")
        rows.setAccessibleName("Checklist")
        rows.setModel(self.model)
        rows.setMouseTracking(True)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        return rows

    def _lay_out(self) -> None:
        theme = self._theme
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.details)
        self.halves = QSplitter(Qt.Orientation.Vertical, self)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(theme.space(2))
        self.halves.addWidget(self.rows)
        self.halves.addWidget(scroll)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.halves)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self._label)
        lines.addWidget(self.status)
        lines.addLayout(self._pages, 1)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        row: Row | None = current.data(ROW) if current.isValid() else None
        self.details.show_row(row)
        self.row_chosen.emit(row)
