"""What stands on a leaver's check-list for one account: each step with its help, its page, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from composer.domain.register import LeaverStep, Leaving, RegisteredAccount, StepDone, same_name
from composer.posting.account_guides import Guide, Way, page_of
from composer.ui.controls import Button, Card
from composer.ui.fields import TextField
from composer.ui.posting.page import Scrolled, heading, row_of, said
from composer.ui.register.form import headed
from composer.ui.states import State
from composer.ui.theme import Role, Theme
from composer.vault.rotation import Standing

STEP_WORDS: Mapping[LeaverStep, str] = {
    LeaverStep.PASSWORD: "Change the password",
    LeaverStep.HAND_OVER: "Hand the new log-on over",
    LeaverStep.SESSIONS: "Sign out other devices",
    LeaverStep.TWO_STEP: "Take them out of the two-step sign-in",
    LeaverStep.RECOVERY: "Take them out of the recovery",
    LeaverStep.HOLDER: "Take them off the holders",
}
OPEN, MAKE, COPY_OLD, COPY_NEW, IN_USE, DROP = "open", "make", "copy_old", "copy_new", "in_use", "drop"
HAND_OVER, REMOVE, DONE, NOT_NEEDED, UNDO = "hand_over", "remove", "done", "not_needed", "undo"


class Asked(NamedTuple):
    """A button of a step that was pressed; `note` is what stood in its field."""

    step: LeaverStep
    what: str
    note: str = ""


class Shown(NamedTuple):
    """All that the steps of one account are made of. `log_on` is None until the keyring was asked."""

    leaving: Leaving
    account: RegisteredAccount
    guide: Guide
    me: str
    log_on: Standing | None = None

    @property
    def others(self) -> tuple[str, ...]:
        """The holders who stay, without the one who works here."""
        return tuple(
            one.name
            for one in self.account.holders
            if one.is_here
            and not same_name(one.name, self.me)
            and not same_name(one.name, self.leaving.person)
        )


class StepsView(Scrolled):
    """The steps of the chosen account, made anew with every change."""

    asked = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setAccessibleName("Steps")
        self.buttons: dict[tuple[LeaverStep, str], Button] = {}
        self.notes: dict[LeaverStep, TextField] = {}
        self._account = ""

    @property
    def said(self) -> list[str]:
        """Every line of words that stands there."""
        return [label.text() for label in self.column.findChildren(QLabel) if label.text()]

    def show_words(self, words: str) -> None:
        self.refill()
        self.buttons, self.notes = {}, {}
        self.lines.addWidget(said(words, self._theme, self.column, Role.QUIET))
        self.show_filled()

    def show_steps(self, shown: Shown, title: str) -> None:
        theme = self._theme
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        kept = {step: field.text() for step, field in self.notes.items()}
        another = shown.account.id != self._account
        if another:
            focused, kept, self._account = None, {}, shown.account.id
        self.refill()
        self.buttons, self.notes = {}, {}
        label = heading(title, theme, self.column)
        label.setFont(theme.title_font())
        self.lines.addWidget(label)
        for number, step in enumerate(LeaverStep, start=1):
            self.lines.addWidget(self._card(number, step, shown, kept.get(step, "")))
        self.show_filled()
        if another:
            self.verticalScrollBar().setValue(0)
        if focused is not None:
            self._focus_near(focused)

    def _focus_near(self, before: tuple[LeaverStep, str]) -> None:
        """The keyboard stays where it was, or goes to the first thing of the same step."""
        same = [button for (step, _), button in self.buttons.items() if step is before[0]]
        target = self.buttons.get(before) or (same[0] if same else None)
        if target is not None:
            target.setFocus()

    def _card(self, number: int, step: LeaverStep, shown: Shown, note: str) -> Card:
        theme, done = self._theme, shown.leaving.step(shown.account.id, step)
        card = Card(theme, self.column)
        card.setObjectName(f"step_{step}")
        state = State.TICKED if done is not None else State.BOX
        lines = QVBoxLayout(card)
        said_of = "Done" if done is not None else "To do"
        title = f"{number}. {STEP_WORDS[step]}"
        lines.addLayout(headed(state, said_of, title, Role.RAISED, theme, card))
        if done is not None:
            lines.addWidget(said(_done_words(done), theme, card))
            lines.addLayout(row_of(theme, self._button(step, UNDO, "Not done after all", card)))
            return card
        way = shown.guide.leaving.get(step, Way())
        for line in (*_own_words(step, shown), *(f"•  {one}" for one in way.steps)):
            lines.addWidget(said(line, theme, card))
        own = [self._button(step, what, words, card) for what, words in _own_buttons(step, shown).items()]
        page = page_of(way.page, shown.account.handle)
        if page:
            own.insert(
                1 if step is LeaverStep.PASSWORD else 0, self._button(step, OPEN, "Open the page", card)
            )
        if own:
            lines.addLayout(row_of(theme, *own))
        lines.addLayout(self._ending(step, shown, card, note))
        return card

    def _ending(self, step: LeaverStep, shown: Shown, card: Card, note: str) -> QLayout:
        theme = self._theme
        field = TextField(theme, card)
        field.setText(note)
        field.setPlaceholderText("A note, or why it is not needed")
        field.setMinimumWidth(theme.space(56))
        field.setAccessibleName(f"Note: {STEP_WORDS[step]}")
        self.notes[step] = field
        skip = self._button(step, NOT_NEEDED, "Not needed", card)
        field.setMinimumHeight(skip.sizeHint().height())
        words = _done_button(step, shown)
        return row_of(theme, field, *([self._button(step, DONE, words, card)] if words else []), skip)

    def _button(self, step: LeaverStep, what: str, words: str, owner: QWidget) -> Button:
        button = Button(words, self._theme, owner)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{words}: {STEP_WORDS[step]}")
        button.clicked.connect(partial(self._on_pressed, step, what))
        self.buttons[step, what] = button
        return button

    def _on_pressed(self, step: LeaverStep, what: str) -> None:
        note = self.notes[step].text().strip() if step in self.notes else ""
        self.asked.emit(Asked(step, what, note))


def _own_words(step: LeaverStep, shown: Shown) -> tuple[str, ...]:
    """What this computer knows about a step."""
    who, account = shown.leaving.person, shown.account
    if step is LeaverStep.PASSWORD:
        return (_password_words(shown),)
    if step is LeaverStep.HAND_OVER:
        if not shown.others:
            return ("Nobody else holds this account. Add a holder in 'Accounts', then come back.",)
        return (f"To {_and(shown.others)}: encrypted, so that only they can open it.",)
    if step is LeaverStep.RECOVERY:
        held = [
            words
            for words, name in (("e-mail", account.recovery_email), ("phone", account.recovery_phone))
            if name and same_name(name, who)
        ]
        return (f"The register names {who} as holding the recovery {' and '.join(held)}.",) if held else ()
    if step is LeaverStep.HOLDER:
        return (f"Last of all: {who} comes off the list of holders in the register.",)
    return ()


def _password_words(shown: Shown) -> str:
    log_on = shown.log_on
    if log_on is None:
        return "Asking your keyring what is there…"
    if log_on.has_new:
        return (
            "A new password waits in your keyring. Open the page, put in the old one and the new one there, and then "
            "say that it is in use. Until then both are kept."
        )
    if not log_on.has_password:
        return (
            "The password of today is not on this computer. Ask a holder who has it to do this step, or make a new "
            "one by the network's 'Forgot password'."
        )
    return (
        "Make a new password: it waits in your keyring beside the old one until it is in use on the network."
    )


def _own_buttons(step: LeaverStep, shown: Shown) -> dict[str, str]:
    log_on = shown.log_on
    if step is LeaverStep.PASSWORD and log_on is not None:
        if not log_on.has_new:
            return {MAKE: "Make a new password"}
        old = {COPY_OLD: "Copy the old one"} if log_on.has_password else {}
        return {
            **old,
            COPY_NEW: "Copy the new one",
            IN_USE: "It is in use now",
            DROP: "Throw the new one away",
        }
    if step is LeaverStep.HAND_OVER and shown.others:
        return {HAND_OVER: f"Hand over to {_and(shown.others)}…"}
    if step is LeaverStep.HOLDER:
        return {REMOVE: f"Take {shown.leaving.person} off"}
    return {}


def _done_button(step: LeaverStep, shown: Shown) -> str:
    """The words of the button that says so; '' where a button of the step's own does it."""
    if step is LeaverStep.PASSWORD:
        waits = shown.log_on is not None and shown.log_on.has_new
        return "" if waits else "It was changed elsewhere"
    return "" if step is LeaverStep.HOLDER else "It is done"


def _done_words(done: StepDone) -> str:
    at = datetime.fromisoformat(done.at).astimezone()
    note = f" {done.note}" if done.note else ""
    return f"By {done.by or 'somebody without a name'}, {at.day} {at:%B %Y, %H:%M}.{note}"


def _and(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
