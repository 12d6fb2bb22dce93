"""A post that is too long, split into a numbered thread, to look through and copy part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.domain.account import Account
from composer.errors import ComposerError
from composer.ui.controls import Button, Card, tint
from composer.ui.dialog import Dialog
from composer.ui.fields import Choice
from composer.ui.theme import Role, Theme


class Part(NamedTuple):
    """One post of a thread, and how long it is in words of the network's own counting."""

    text: str
    length: str


class ThreadDialog(Dialog):
    """Shows the parts for one account. The post itself stays whole: a thread is made anew from it each time."""

    copied = Signal(int, int)

    def __init__(
        self,
        accounts: Sequence[tuple[Account, str]],
        split: Callable[[Account], Sequence[Part]],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__(owner)
        self._accounts = accounts
        self._split = split
        self._theme = theme
        self.parts: tuple[Part, ...] = ()
        self.setObjectName("thread_dialog")
        self.setWindowTitle("Split into a thread")
        self.resize(theme.space(140), theme.space(140))
        self.account = Choice(theme, self)
        for account, title in accounts:
            self.account.addItem(f"{title}  {account.handle}")
        self.message = QLabel(self)
        self.message.setObjectName("thread_message")
        self.message.setWordWrap(True)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form = QFormLayout()
        form.addRow("&Account", self.account)
        close = Button("Close", theme, self)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        lines.addLayout(form)
        lines.addWidget(self.message)
        lines.addWidget(self._area, 1)
        lines.addLayout(row)
        self.account.currentIndexChanged.connect(self.show_parts)
        self.show_parts()

    def show_parts(self) -> None:
        account, _ = self._accounts[self.account.currentIndex()]
        try:
            self.parts = tuple(self._split(account))
        except ComposerError as error:
            self.parts = ()
            self._say(str(error), wrong=True)
        else:
            number = len(self.parts)
            self._say(
                "It fits as it is: no thread is needed." if number < 2 else f"{number} posts, in this order:"
            )
        whole = QWidget(self)
        lines = QVBoxLayout(whole)
        lines.setSpacing(self._theme.space(3))
        for number, part in enumerate(self.parts, 1):
            lines.addWidget(self._card(number, part, whole))
        lines.addStretch(1)
        self._area.setWidget(whole)

    def copy(self, number: int) -> None:
        """Put part `number`, counted from 1, on the clipboard."""
        QGuiApplication.clipboard().setText(self.parts[number - 1].text)
        self._say(f"Post {number} of {len(self.parts)} is on the clipboard.")
        self.copied.emit(number, len(self.parts))

    def _card(self, number: int, part: Part, owner: QWidget) -> Card:
        theme = self._theme
        card = Card(theme, owner)
        lines = QVBoxLayout(card)
        words = QPlainTextEdit(part.text, card)
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        words.setFont(theme.reading_font())
        words.setAccessibleName(f"Post {number} of {len(self.parts)}")
        words.setMinimumHeight(theme.space(24))
        lines.addWidget(words)
        row = QHBoxLayout()
        length = QLabel(part.length, card)
        tint(length, theme, Role.QUIET)
        copy = Button(f"Copy post &{number}", theme, card)
        copy.clicked.connect(lambda: self.copy(number))
        row.addWidget(length, 1)
        row.addWidget(copy)
        lines.addLayout(row)
        return card

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.message.setText(words)
        tint(self.message, self._theme, Role.STOP if wrong else Role.TEXT)
