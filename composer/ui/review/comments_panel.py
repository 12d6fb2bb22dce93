"""Beside the text: what reviewers said, each comment with its words and its better wording one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.review.packet import Comment
from composer.review.plain import verdict_line
from composer.review.standing import Answered
from composer.ui.controls import Button, Card
from composer.ui.posting.page import Scrolled, heading, row_of, said
from composer.ui.theme import Role, Theme


class CommentCard(Card):
    """One comment."""

    go_asked = Signal(object)
    use_asked = Signal(object)

    def __init__(self, comment: Comment, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.comment = comment
        lines = QVBoxLayout(self)
        edge = theme.space(2)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(1))
        about = f"“{comment.quoted}”" if comment.quoted else "A picture" if comment.picture else ""
        if about:
            lines.addWidget(said(about, theme, self, Role.QUIET))
        if comment.text:
            lines.addWidget(said(comment.text, theme, self))
        self.go = Button("Show the words", theme, self)
        self.go.clicked.connect(lambda: self.go_asked.emit(self.comment))
        self.use = Button("Use this wording", theme, self, kind="primary")
        self.use.clicked.connect(lambda: self.use_asked.emit(self.comment))
        if comment.suggestion is not None:
            lines.addWidget(said(f"Better: “{comment.suggestion}”", theme, self))
        self.go.setVisible(bool(comment.quoted))
        self.use.setVisible(comment.suggestion is not None)
        self.use.setAccessibleDescription(comment.suggestion or "")
        lines.addLayout(row_of(theme, self.use, self.go))


class CommentsPanel(QWidget):
    """Every answer to the open post, the latest first."""

    go_asked = Signal(object)
    use_asked = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("comments_panel")
        self.setMinimumWidth(theme.space(60))
        self._theme = theme
        self.cards: list[CommentCard] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        head = QHBoxLayout()
        head.addWidget(heading("What reviewers said", theme, self), 1)
        close = Button("Close", theme, self, kind="quiet")
        close.setAccessibleName("Close what reviewers said")
        close.clicked.connect(self.hide)
        head.addWidget(close)
        lines.addLayout(head)
        self.area = Scrolled(theme, self)
        self.area.setAccessibleName("What reviewers said")
        lines.addWidget(self.area, 1)
        self.hide()

    def show_answers(self, answers: Sequence[Answered]) -> None:
        theme = self._theme
        self.cards = []
        self.area.refill()
        for answered in reversed(answers):
            verdict = answered.verdict
            self.area.lines.addWidget(heading(verdict_line(verdict), theme, self.area.column))
            if verdict.note:
                self.area.lines.addWidget(said(verdict.note, theme, self.area.column))
            for comment in verdict.comments:
                card = CommentCard(comment, theme, self.area.column)
                card.go_asked.connect(self.go_asked)
                card.use_asked.connect(self.use_asked)
                self.cards.append(card)
                self.area.lines.addWidget(card)
        self.area.show_filled()
