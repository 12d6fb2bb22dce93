"""The checklist's place beside the post: where it stands, and a welcome until there is something to list."""

from __future__ import annotations

from typing import NamedTuple

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


class Summary(NamedTuple):
    """Where the post stands: one line, a quieter second one, and the state that its icon shows."""

    state: State
    line: str
    more: str = ""
    ready: bool = False


NOTHING_YET = Summary(State.NONE, "Nothing written yet", "The checklist follows as you type.")


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
        self.line.setWordWrap(True)
        self.more = QLabel(NOTHING_YET.more, self)
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
