"""The message bar: what happened and what to do, above the work, never in its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.ui.controls import Button, Card, tint
from composer.ui.icons import icon, pixmap
from composer.ui.reading_order import follow_the_eye
from composer.ui.states import BACKS, COLOURS, WORDS, State
from composer.ui.theme import Role, Theme


class Notice(Card):
    """One message, with at most one thing to do about it."""

    def __init__(
        self,
        state: State,
        text: str,
        offer: str,
        do: Callable[[], object] | None,
        theme: Theme,
        owner: QWidget,
    ) -> None:
        super().__init__(theme, owner)
        ground = BACKS.get(state, Role.RAISED)
        self.dress(ground, COLOURS[state])
        back, front = theme.colour(ground), theme.colour(COLOURS[state])
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(1), theme.space(1), theme.space(1))
        row.setSpacing(theme.space(2))
        picture = QLabel(self)
        picture.setPixmap(pixmap(state.value, front, back, theme.space(4), self.devicePixelRatioF()))
        picture.setAccessibleName(WORDS[state])
        row.addWidget(picture)
        self.words = QLabel(text, self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        tint(self.words, theme, Role.TEXT)
        row.addWidget(self.words, 1)
        if do is not None:
            self.offer = Button(offer, theme, self)
            self.offer.clicked.connect(do)
            row.addWidget(self.offer)
        self.close_button = Button("", theme, self, kind="quiet")
        self.close_button.setIcon(icon("close", theme.colour(Role.TEXT), back, theme.space(4)))
        self.close_button.setIconSize(QSize(theme.space(4), theme.space(4)))
        self.close_button.setAccessibleName(f"Close this message: {text}")
        self.close_button.setToolTip("Close this message")
        row.addWidget(self.close_button)


class Notices(QWidget):
    """The messages that stand now, one for each subject."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self._shown: dict[str, tuple[Notice, tuple[State, str, str, Callable[[], object] | None]]] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space(1))
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def tell(
        self, subject: str, state: State, text: str, offer: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Say something about a subject in place of what was said of it before."""
        self.withdraw(subject)
        notice = Notice(state, text, offer, do, self._theme, self)
        notice.close_button.clicked.connect(lambda: self.withdraw(subject))
        self._shown[subject] = notice, (state, text, offer, do)
        self._lines.addWidget(notice)
        self.show()
        follow_the_eye(self.window())

    def withdraw(self, subject: str) -> None:
        shown = self._shown.pop(subject, None)
        if shown is not None:
            self._lines.removeWidget(shown[0])
            shown[0].hide()
            shown[0].deleteLater()
        self.setVisible(bool(self._shown))

    def clear(self) -> None:
        """Withdraw every message."""
        for subject in list(self._shown):
            self.withdraw(subject)

    def texts(self) -> list[str]:
        return [said[1] for _, said in self._shown.values()]

    def notice(self, subject: str) -> Notice | None:
        shown = self._shown.get(subject)
        return shown[0] if shown else None

    def _on_theme_changed(self) -> None:
        for subject, (_, said) in list(self._shown.items()):
            self.tell(subject, *said)
