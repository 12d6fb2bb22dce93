"""'I have doubts': the bar that a parked post wears, and the two small windows that park and clear it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.domain.draft import Doubt
from composer.posting.entry import day_of
from composer.ui.controls import Button, Card
from composer.ui.fields import TextField, point_out
from composer.ui.icons import pixmap
from composer.ui.posting.page import NameRow, Page, heading, said
from composer.ui.states import BACKS, COLOURS, WORDS, State
from composer.ui.theme import Role, Theme


class DoubtBar(Card):
    """Above a parked post: who has doubts and why, and the way to clear them. The oldest doubt comes first."""

    clear_asked = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self.setObjectName("doubt_bar")
        self.doubt: Doubt | None = None
        self.dress(BACKS[State.STOP], COLOURS[State.STOP])
        self._picture = QLabel(self)
        self._picture.setAccessibleName(WORDS[State.STOP])
        self.line = heading("", theme, self)
        self.why = said("", theme, self)
        self.clear = Button("Clear the doubt…", theme, self)
        self.clear.clicked.connect(lambda: self.clear_asked.emit(self.doubt))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.line)
        words.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.clear)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        standing = [doubt for doubt in doubts if doubt.stands]
        self.doubt = standing[0] if standing else None
        if self.doubt is not None:
            more = f" ({len(standing)} doubts stand)" if len(standing) > 1 else ""
            who = self.doubt.who or "Somebody"
            self.line.setText(f"Parked: {who} has doubts{more}")
            self.why.setText(f"{self.doubt.reason}  ·  {day_of(self.doubt.when)}")
        self.setVisible(self.doubt is not None)

    def _paint(self) -> None:
        theme = self._theme
        colour, back = theme.colour(Role.STOP), theme.colour(Role.STOP_BACK)
        self._picture.setPixmap(pixmap("stop", colour, back, theme.space(5), self.devicePixelRatioF()))


class ReasonPage(Page):
    """A few words and a name; neither may be missing. Parks a post, or clears a doubt."""

    given = Signal(str, str)

    def __init__(
        self, title: str, told: Sequence[str], prompt: str, keep: str, name: str, theme: Theme, owner: QWidget
    ) -> None:
        super().__init__("reason_page", title, theme, owner, size=(120, 60))
        for line in told:
            self.whole.addWidget(said(line, theme, self))
        label = QLabel(prompt, self)
        self.words = TextField(theme, self)
        self.words.setObjectName("reason")
        label.setBuddy(self.words)
        self.whole.addWidget(label)
        self.whole.addWidget(self.words)
        self.person = NameRow(name, theme, self)
        self.whole.addWidget(self.person)
        self.missing = said("", theme, self, Role.STOP)
        self.whole.addWidget(self.missing)
        self.whole.addStretch(1)
        self.keep = Button(keep, theme, self, kind="primary")
        self.keep.clicked.connect(self._on_keep)
        self.end_with(self.keep)
        self.close_button.setText("Leave it")
        self.words.returnPressed.connect(self._on_keep)
        self.person.field.returnPressed.connect(self._on_keep)
        self.words.setFocus()

    def _on_keep(self) -> None:
        reason = self.words.text().strip()
        if not reason or not self.person.name:
            self.missing.setText("Say in a few words why." if not reason else "Say who you are.")
            point_out(self.words if not reason else self.person.field, self.missing.text())
            return
        self.given.emit(reason, self.person.name)
        self.close()


def doubt_page(name: str, theme: Theme, owner: QWidget) -> ReasonPage:
    return ReasonPage(
        "I have doubts",
        ("In doubt? Then it waits. Nobody can post this until somebody has said why it is fine after all.",),
        "&What is your doubt?",
        "&Park it",
        name,
        theme,
        owner,
    )


def clearing_page(doubt: Doubt, name: str, theme: Theme, owner: QWidget) -> ReasonPage:
    return ReasonPage(
        "Clear the doubt",
        (f"{doubt.who or 'Somebody'} said, {day_of(doubt.when)}:", f"“{doubt.reason}”"),
        "&Why is it fine now?",
        "&Clear the doubt",
        name,
        theme,
        owner,
    )
