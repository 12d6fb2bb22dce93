"""One account as it stands: what is to be put right first, each with its button, then everything the register says."""

from __future__ import annotations

import html
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QTextBrowser, QVBoxLayout, QWidget

from composer.domain.concerns import Concern, ConcernKind
from composer.posting.account_overview import Overview
from composer.store.register import Registered
from composer.ui.controls import Button, Card
from composer.ui.posting.last_page import WholeText
from composer.ui.posting.page import Scrolled, heading, row_of, said
from composer.ui.register.form import headed
from composer.ui.states import BACKS, COLOURS, State
from composer.ui.theme import Role, Theme

GRAVE = frozenset({ConcernKind.HOLDER_LEFT, ConcernKind.PUBLIC, ConcernKind.FEW_HOLDERS})
_BUTTONS = {
    ConcernKind.FEW_HOLDERS: "Add a holder…",
    ConcernKind.NO_COMMS_LEAD: "Add the lead…",
    ConcernKind.HOLDER_LEFT: "Open the check-list…",
    ConcernKind.PUBLIC: "How to make it private…",
    ConcernKind.VISIBILITY_UNKNOWN: "Say what you found…",
    ConcernKind.NOT_LOOKED_AT: "Checked today: it is still so",
    ConcernKind.PASSWORD_OVERDUE: "Set the next date…",
}


def state_of(row: Overview) -> State:
    """How an account stands, for its icon."""
    if any(one.kind in GRAVE for one in row.concerns):
        return State.LOOK
    return State.IDEA if row.concerns else State.GOOD


class AccountView(Scrolled):
    """Made anew for each account and each change. `asked` comes with a concern whose button was pressed."""

    asked = Signal(object)
    command_asked = Signal(str)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setAccessibleName("The chosen account")
        self.concern_buttons: list[Button] = []
        self.commands: dict[str, Button] = {}
        self._shown: object = None
        theme.changed.connect(self._on_theme_changed)

    def show_nothing(self, words: str) -> None:
        self._shown = None
        self.refill()
        self.concern_buttons, self.commands = [], {}
        self.lines.addWidget(said(words, self._theme, self.column, Role.QUIET))
        self.show_filled()

    def show_account(self, registered: Registered, row: Overview, commands: dict[str, str]) -> None:
        """`commands` are the buttons below the title: what `command_asked` says, and their words."""
        if (registered, row, commands) == self._shown:
            return
        self._shown = registered, row, commands
        focused = QApplication.focusWidget()
        worked_here = focused is not None and self.isAncestorOf(focused)
        theme = self._theme
        self.refill()
        self.concern_buttons = []
        title = heading(row.name, theme, self.column)
        title.setFont(theme.title_font())
        self.lines.addWidget(title)
        off = "Taken off the register." if registered.removed else f"{row.state}."
        self.lines.addWidget(said(off, theme, self.column))
        self.commands = {name: self._button(words) for name, words in commands.items()}
        for name, button in self.commands.items():
            button.clicked.connect(partial(self.command_asked.emit, name))
        self.lines.addLayout(row_of(theme, *self.commands.values()))
        if not registered.removed:
            for concern in row.concerns:
                self.lines.addWidget(self._concern(concern))
        self.lines.addWidget(self._facts(row))
        self.show_filled()
        if worked_here:
            next(iter((*self.concern_buttons, *self.commands.values()))).setFocus()

    def _on_theme_changed(self) -> None:
        self._shown = None

    def _concern(self, concern: Concern) -> Card:
        theme = self._theme
        state = State.LOOK if concern.kind in GRAVE else State.IDEA
        card = Card(theme, self.column)
        card.setObjectName(f"concern_{concern.kind}")
        card.dress(BACKS[state], COLOURS[state])
        lines = QVBoxLayout(card)
        lines.addLayout(headed(state, "To put right", concern.what, BACKS[state], theme, card))
        lines.addWidget(said(f"{concern.why} {concern.remedy}", theme, card))
        button = self._button(_BUTTONS[concern.kind], card)
        button.setAccessibleName(f"{_BUTTONS[concern.kind]} {concern.what}")
        button.clicked.connect(partial(self.asked.emit, concern))
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.concern_buttons.append(button)
        return card

    def _facts(self, row: Overview) -> QTextBrowser:
        """A text that can be walked through line by line, as tall as its words."""
        shown = WholeText(self.column)
        shown.setObjectName("account_facts")
        shown.setAccessibleName("What the register says")
        shown.setTabChangesFocus(True)
        shown.setFrameShape(QTextBrowser.Shape.NoFrame)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setHtml("".join(_section(title, pairs) for title, pairs in row.sections()))
        return shown

    def _button(self, words: str, owner: QWidget | None = None) -> Button:
        button = Button(words, self._theme, owner or self.column)
        button.setAutoDefault(False)
        return button


def _section(title: str, pairs: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        f"<tr><td width='38%'>{html.escape(name)}</td><td>{html.escape(value)}</td></tr>"
        for name, value in pairs
    )
    return f"<h4>{html.escape(title)}</h4><table width='100%' cellpadding='3'>{cells}</table>"
