"""The checklist's place beside the post: where it stands, and a welcome until there is something to list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from composer.ui.controls import Button, Card, tint
from composer.ui.inside import NO_FOCUS, Column
from composer.ui.states import BACKS, COLOURS, GROUPS, WORDS, State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Summary(NamedTuple):
    """Where the post stands: one line, a quieter second one, and the state that its icon shows."""

    state: State
    line: str
    more: str = ""
    ready: bool = False


NOTHING_YET = Summary(State.NONE, "Nothing written yet", "The checklist follows as you type.")


class _Lines(QWidget):
    """Lines of words below each other that change while somebody types.

    All around them is laid out anew only when they need another height: a layout would do so at every change.
    """

    def __init__(self, *labels: QLabel, owner: QWidget) -> None:
        super().__init__(owner)
        self._labels = labels
        self._needed = 0
        for label in labels:
            label.setParent(self)
            label.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def sizeHint(self) -> QSize:
        wide = max(label.sizeHint().width() for label in self._labels)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = max(label.minimumSizeHint().width() for label in self._labels)
        return QSize(wide, max(label.minimumSizeHint().height() for label in self._labels))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a label has other words, or another font
            self._place()
        return super().event(event)

    def _heights(self, width: int) -> list[int]:
        return [0 if label.isHidden() else label.heightForWidth(width) for label in self._labels]

    def _place(self) -> None:
        width = self.width()
        heights = self._heights(width)
        needed = sum(heights)
        top = max(0, (self.height() - needed) // 2)
        for label, height in zip(self._labels, heights, strict=True):
            label.setGeometry(0, top, width, height)
            top += height
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()


class StatusCard(Card):
    """Lights up when the post is ready."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setObjectName("status")
        self.summary = NOTHING_YET
        self._icon = QLabel(self)
        self._icon.hide()
        self.line = QLabel(NOTHING_YET.line, self)
        self.line.setObjectName("summary_line")
        self.line.setFont(theme.title_font())
        self.more = QLabel(NOTHING_YET.more, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(3))
        row.addWidget(self._icon)
        lines = _Lines(self.line, self.more, owner=self)
        row.addWidget(lines, 1)
        self.paint_apart(lines)
        theme.changed.connect(self._refresh)

    def show_summary(self, summary: Summary) -> None:
        if summary == self.summary:
            return
        same_state, self.summary = summary.state is self.summary.state, summary
        self.line.setText(summary.line)
        self.more.setText(summary.more)
        self.more.setVisible(bool(summary.more))
        if not same_state:
            self._refresh()

    def _refresh(self) -> None:
        from composer.ui.icons import pixmap

        theme, state = self._theme, self.summary.state
        back = BACKS.get(state, Role.RAISED)
        lit = state in BACKS
        self.dress(back, COLOURS[state] if lit else Role.LINE, 2 if self.summary.ready else 1)
        tint(self.line, theme, COLOURS[state] if lit else Role.TEXT)
        tint(self.more, theme, Role.TEXT)
        colour, ground = theme.colour(COLOURS[state]), theme.colour(back)
        self._icon.setPixmap(pixmap(state.value, colour, ground, theme.space(6), self.devicePixelRatioF()))
        self._icon.setAccessibleName(WORDS[state])
        self._icon.setVisible(state is not State.NONE)


class Welcome(Card):
    """What the empty pane says: what will happen, and something to try."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        lines = QGridLayout(self)
        edge = theme.space(5)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setVerticalSpacing(theme.space(3))
        lines.setHorizontalSpacing(theme.space(4))
        title = self._label("A second pair of eyes")
        title.setFont(theme.title_font())
        lines.addWidget(title, 0, 0, 1, 2)
        lines.addWidget(self._label("Write your post, and this list asks along with you."), 1, 0, 1, 2)
        for place, (name, asks) in enumerate(GROUPS.values(), start=2):
            group = QLabel(name, self)
            group.setFont(theme.strong_font())
            lines.addWidget(group, place, 0)
            lines.addWidget(self._label(asks), place, 1)
        self.example = Button("Try an e&xample", theme, self, kind="primary")
        self.example.setObjectName("try_example_button")
        left = QHBoxLayout()
        left.addWidget(self.example)
        left.addStretch(1)
        lines.addLayout(left, 9, 0, 1, 2)
        lines.setRowMinimumHeight(8, theme.space(2))
        lines.setRowStretch(10, 1)
        lines.setColumnStretch(1, 1)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        return label


class ChecklistPane(Column):
    """The status on top; below it the welcome, or the page of rows once that has been added."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.label = QLabel("Check&list", self)
        self.label.setFont(theme.strong_font())
        self.status = StatusCard(theme, self)
        self.welcome = Welcome(theme, self)
        self.label.setBuddy(self.welcome)  # until there is a list: without one, the ampersand would be shown
        self._pages = QStackedLayout()
        place = QScrollArea(self)
        place.setWidgetResizable(True)
        place.setFrameShape(QScrollArea.Shape.NoFrame)
        place.setProperty("focusPolicy", NO_FOCUS)
        place.setWidget(self.welcome)
        self._pages.addWidget(place)
        lines = self._lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self.label)
        lines.addWidget(self.status)
        lines.addLayout(self._pages, 1)

    def add_page(self, page: QWidget) -> None:
        self._pages.addWidget(page)

    def add_below(self, widget: QWidget) -> None:
        """Give something its place below the list."""
        self._lines.addWidget(widget)

    def show_welcome(self, welcome: bool) -> None:
        self._pages.setCurrentIndex(0 if welcome else self._pages.count() - 1)
