"""Above the post: who was asked, who said what, and whether it still holds for what the post says now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.ui.controls import Button, Card, tint
from composer.ui.icons import pixmap
from composer.ui.posting.page import said
from composer.ui.states import BACKS, COLOURS, WORDS, State
from composer.ui.theme import Role, Theme

Line = tuple[State, str]
_GRAVITY = (State.STOP, State.LOOK, State.CLOCK, State.IDEA, State.GOOD)


class ReviewBar(Card):
    """One line for each thing to know; its colour is that of the gravest."""

    comments_asked = Signal()

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self.setObjectName("review_bar")
        self.shown: tuple[Line, ...] = ()
        self._rows: list[QWidget] = []
        self.comments = Button("What they said", theme, self)
        self.comments.clicked.connect(self.comments_asked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addLayout(self._lines, 1)
        row.addWidget(self.comments)
        theme.changed.connect(self._paint)
        self.hide()

    def show_lines(self, lines: Sequence[Line], *, comments: bool) -> None:
        self.comments.setVisible(comments)
        if tuple(lines) != self.shown:
            self.shown = tuple(lines)
            self._paint()
        self.setVisible(bool(lines))

    def _paint(self) -> None:
        theme = self._theme
        for widget in self._rows:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        gravest = min((state for state, _ in self.shown), key=_GRAVITY.index, default=State.NONE)
        back = BACKS.get(gravest, Role.RAISED)
        self.dress(back, COLOURS[gravest] if self.shown else Role.LINE)
        for state, text in self.shown:
            holder = QWidget(self)
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.space(2))
            picture = QLabel(holder)
            colour, ground = theme.colour(COLOURS[state]), theme.colour(back)
            picture.setPixmap(pixmap(state.value, colour, ground, theme.space(4), self.devicePixelRatioF()))
            picture.setAccessibleName(WORDS[state])
            words = said(text, theme, holder)
            tint(words, theme, Role.TEXT)
            line.addWidget(picture)
            line.addWidget(words, 1)
            self._lines.addWidget(holder)
            self._rows.append(holder)
