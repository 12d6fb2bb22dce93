"""'Ask…': a mail to the programme with the draft and its checklist in it, by whichever way works here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from composer.ui.fields import Frame
from composer.ui.posting.mail_page import MailPage
from composer.ui.posting.page import said
from composer.ui.posting.step_cards import OpenAddress
from composer.ui.theme import Theme

SUBJECT = "Could you look at this post, please?"


class AskPage(MailPage):
    """A question to add to, and the mail as it will be."""

    def __init__(
        self,
        address: str,
        body: Callable[[str], str],
        folder: Path,
        now: Callable[[], datetime],
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget | None,
        question: str = "",
    ) -> None:
        super().__init__(
            "ask_page", "Ask the programme", address, SUBJECT, folder, now, open_address, theme, owner
        )
        self._body = body
        label = QLabel("&What would you like to know?", self)
        self.question = QPlainTextEdit(question, self)
        self.question.setTabChangesFocus(True)
        self.question.setObjectName("question")
        label.setBuddy(self.question)
        self.question.setFixedHeight(theme.space(20))
        self.shown = QPlainTextEdit(self)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName("The mail as it will be")
        self.whole.addWidget(label)
        self.whole.addWidget(Frame(self.question, theme, self))
        self.whole.addWidget(said("The mail as it will be", theme, self))
        self.whole.addWidget(Frame(self.shown, theme, self), 1)
        self.end_with_ways(lambda: self._body(self.question.toPlainText().strip()))
        self.question.textChanged.connect(self.fill)
        self.fill()
        self.question.setFocus()

    def fill(self, _why: object = None) -> None:
        """Show the mail as it is now."""
        words = self.words()
        if words != self.shown.toPlainText():
            self.shown.setPlainText(words)
