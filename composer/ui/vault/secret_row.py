"""One part of a log-on: hidden, shown for a moment, or not given; it can be copied without being shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.ui.controls import Button, Card, tint
from composer.ui.posting.page import heading, row_of, said
from composer.ui.theme import Role, Theme

_DOTS = "••••••••"
_NO_WIDTH = "\u200b"
_RUN = 16


class SecretRow(Card):
    """The words stand in a label that cannot be selected, so that nothing leaves it by another way than 'Copy'."""

    show_asked = Signal(str)
    copy_asked = Signal(str)
    hide_asked = Signal()

    def __init__(self, field: str, title: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.field, self.title = field, title
        self.is_shown = False
        whole = QHBoxLayout(self)
        whole.setSpacing(theme.space(2))
        lines = QVBoxLayout()
        lines.setSpacing(theme.space(0.5))
        self.name = heading(title, theme, self)
        self.words = said("", theme, self)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.note = said("", theme, self, Role.QUIET)
        self.note.setFont(theme.small_font())
        for label in (self.name, self.words, self.note):
            lines.addWidget(label)
        whole.addLayout(lines, 1)
        self.show_button = Button("Show", theme, self)
        self.show_button.setObjectName(f"show {field}")
        self.copy_button = Button("Copy", theme, self)
        self.copy_button.setObjectName(f"copy {field}")
        for button in (self.show_button, self.copy_button):
            button.setAutoDefault(False)
        self.copy_button.setAccessibleName(f"Copy the {title.lower()}")
        self.show_button.clicked.connect(self._on_show)
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self.field))
        beside = QWidget(self)
        beside.setLayout(row_of(theme, self.show_button, self.copy_button))
        beside.setMinimumWidth(
            self.show_button.sizeHint().width() + self.copy_button.sizeHint().width() + theme.space(3)
        )
        whole.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.give(False)

    def give(self, given: bool) -> None:
        """Whether there is one; it is hidden in either case."""
        self._given = given
        self.hide_secret()
        for button in (self.show_button, self.copy_button):
            button.setEnabled(given)

    def show_secret(self, secret: str) -> None:
        self.is_shown = True
        self.words.setFont(secret_font(self._theme))
        self.words.setText("\n".join(_breakable(line) for line in secret.splitlines()) or "(empty)")
        tint(self.words, self._theme, Role.TEXT)
        self._name_button("Hide")

    def count_down(self, words: str) -> None:
        """Say how long it shows."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def hide_secret(self) -> None:
        self.is_shown = False
        self.words.setFont(self._theme.reading_font())
        self.words.setText(_DOTS if self._given else "Not given")
        self.words.setAccessibleName("Hidden" if self._given else "")
        tint(self.words, self._theme, Role.TEXT if self._given else Role.QUIET)
        self.count_down("")
        self._name_button("Show")

    def _name_button(self, does: str) -> None:
        self.show_button.setText(does)
        self.show_button.setAccessibleName(f"{does} the {self.title.lower()}")
        if does == "Hide":
            self.words.setAccessibleName("")

    def _on_show(self) -> None:
        if self.is_shown:
            self.hide_asked.emit()
        else:
            self.show_asked.emit(self.field)


def secret_font(theme: Theme) -> QFont:
    """Letters that can be told apart, as large as the person has all text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.reading_font().pointSizeF())
    return font


def _breakable(line: str) -> str:
    """Long runs without a space get places to wrap at, which nobody sees."""
    words = line.split(" ")
    return " ".join(
        _NO_WIDTH.join(word[at : at + _RUN] for at in range(0, len(word), _RUN)) for word in words
    )
