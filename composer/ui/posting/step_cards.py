"""One card a step of the hand-over: what to do, the button that helps, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from composer.domain.account import Account
from composer.domain.network import Network
from composer.posting.handover import Step, StepKind, same_text
from composer.posting.links import link_problem
from composer.ui.controls import Button, Card
from composer.ui.fields import Frame, TextField, TickBox
from composer.ui.icons import pixmap
from composer.ui.posting.page import Told, heading, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

OpenAddress = Callable[[str], bool]


def step_key(step: Step) -> str:
    """What the step is remembered by."""
    return step.kind.value if step.picture is None else f"{step.kind.value} {step.picture}"


class StepCard(Card):
    """The frame of every step: its number or a tick, its title, its help, and how it went."""

    done_changed = Signal(str, bool)

    def __init__(self, number: int, step: Step, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.step, self.number, self.done = step, number, False
        self.setObjectName(f"step {step_key(step)}")
        self._mark = QLabel(self)
        self.title = heading(f"{number}. {step.title}", theme, self)
        self.help = said(step.help, theme, self)
        self.told = Told(theme, self)
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        self.lines = QVBoxLayout(self)
        edge = theme.space(3)
        self.lines.setContentsMargins(edge, theme.space(2), edge, theme.space(2))
        self.lines.setSpacing(theme.space(1.5))
        self.lines.addLayout(head)
        self.lines.addWidget(self.help)
        self.furnish()
        self.lines.addWidget(self.told)
        theme.changed.connect(self._paint)
        self._paint()

    def furnish(self) -> None:
        """Add what this kind of step needs between its help and how it went."""

    def first_control(self) -> QWidget | None:
        """Where the focus goes when this step's turn comes."""
        return None

    def lead(self, leads: bool) -> None:
        """Whether this is the step to do next: then it stands out, and its button too."""
        self.dress(Role.RAISED, Role.ACCENT if leads else Role.LINE, 2 if leads else 1)
        control = self.first_control()
        if isinstance(control, Button):
            control.become("primary" if leads else "plain")
            control.update()

    def show_done(self, done: bool) -> None:
        self.done = done
        self.setAccessibleName(f"Step {self.number}, {self.step.title}, {'done' if done else 'to do'}")
        self._paint()

    def finish(self, done: bool = True) -> None:
        self.show_done(done)
        self.done_changed.emit(step_key(self.step), done)

    def _button(self, text: str, kind: str = "plain") -> Button:
        button = Button(text, self._theme, self, kind=kind)
        button.setAutoDefault(False)
        return button

    def _paint(self) -> None:
        theme, ratio = self._theme, self.devicePixelRatioF()
        self._mark.setVisible(self.done)
        colour = theme.colour(Role.GOOD)
        self._mark.setPixmap(
            pixmap(State.GOOD.value, colour, theme.colour(Role.RAISED), theme.space(4), ratio)
        )


class CopyCard(StepCard):
    """Copies a text and reads the clipboard back: what was approved is what can be pasted."""

    def furnish(self) -> None:
        theme = self._theme
        self.words = QPlainTextEdit(self.step.payload, self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("The words as approved")
        long = self.step.kind is StepKind.COPY_TEXT
        self.words.setFixedHeight(theme.space(26 if long else 14))
        self.lines.addWidget(Frame(self.words, theme, self))
        self.copy = self._button("&Copy the text" if long else "Copy the description")
        self.compare = self._button("Co&mpare what I copied back")
        self.compare.setToolTip("Copy the text from the network's own page first.")
        self.compare.setVisible(long)
        self.lines.addLayout(row_of(theme, self.copy, *((self.compare,) if long else ())))
        self.copy.clicked.connect(self._on_copy)
        self.compare.clicked.connect(self._on_compare)

    def first_control(self) -> QWidget | None:
        return self.copy

    def _on_copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(self.step.payload)
        matched = same_text(self.step.payload, clipboard.text())
        if matched:
            self.told.tell(State.GOOD, "On the clipboard, letter for letter as it was approved.")
        else:
            self.told.tell(
                State.STOP,
                "The clipboard holds something else: another program changed it. Copy again, or select the words.",
            )
        self.finish(matched)

    def _on_compare(self) -> None:
        if same_text(self.step.payload, QGuiApplication.clipboard().text()):
            self.told.tell(State.GOOD, "The same, letter for letter.")
        else:
            self.told.tell(
                State.LOOK, "Not the same as what was approved. Look at the page again before you go on."
            )


class OpenCard(StepCard):
    """Opens the network's own page; where nothing answers, it gives the address to take along."""

    def __init__(
        self,
        number: int,
        step: Step,
        network: Network,
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget,
    ) -> None:
        self._network, self._open = network, open_address
        super().__init__(number, step, theme, owner)

    def furnish(self) -> None:
        network, address = self._network, self.step.payload
        if address and network.handover_note:
            self.lines.addWidget(said(network.handover_note, self._theme, self, Role.QUIET))
        if address and not network.handover_verified:
            note = "Whether this page takes the text along is not verified: compare before you go on."
            self.lines.addWidget(said(note, self._theme, self, Role.QUIET))
        label = f"&Open {network.title}" if address else f"I have &opened {network.title}"
        self.open = self._button(label)
        self.copy_address = self._button("Copy its &address")
        self.copy_address.setVisible(False)
        self.lines.addLayout(row_of(self._theme, self.open, self.copy_address))
        self.open.clicked.connect(self._on_open)
        self.copy_address.clicked.connect(self._on_copy_address)

    def first_control(self) -> QWidget | None:
        return self.open

    def _on_open(self) -> None:
        if not self.step.payload or self._open(self.step.payload):
            if self.step.payload:
                self.told.tell(State.GOOD, "Your browser was asked to open it.")
            self.finish()
            return
        self.told.tell(
            State.STOP, f"No browser answered. Open {self._network.title} yourself, or copy its address."
        )
        self.copy_address.setVisible(True)

    def _on_copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self.step.payload)
        self.told.tell(
            State.LOOK, "The address is on the clipboard in place of the text: copy the text again after."
        )
        self.finish()


class AccountCard(StepCard):
    """Only the person can see which account the browser is logged in to."""

    def __init__(self, number: int, step: Step, who: str, theme: Theme, owner: QWidget) -> None:
        self._who = who
        super().__init__(number, step, theme, owner)

    def furnish(self) -> None:
        self.yes = TickBox(f"&Yes, the page shows {self._who}", self._theme, self)
        self.yes.toggled.connect(self.finish)
        self.lines.addWidget(self.yes)

    def first_control(self) -> QWidget | None:
        return self.yes

    def show_done(self, done: bool) -> None:
        self.yes.blockSignals(True)
        self.yes.setChecked(done)
        self.yes.blockSignals(False)
        super().show_done(done)


class PictureCard(StepCard):
    """Copies a cleaned picture, or shows its file to drag into the page."""

    def __init__(
        self,
        number: int,
        step: Step,
        file: Path | None,
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget,
    ) -> None:
        self._file, self._open = file, open_address
        super().__init__(number, step, theme, owner)

    def furnish(self) -> None:
        self.copy = self._button("Copy the &picture")
        self.show_file = self._button("Show the &file")
        self.added = self._button("I have a&dded it")
        self.lines.addLayout(row_of(self._theme, self.copy, self.show_file, self.added))
        self.copy.clicked.connect(self._on_copy)
        self.show_file.clicked.connect(self._on_show_file)
        self.added.clicked.connect(lambda: self.finish(done=True))
        if self._file is None:
            self.copy.setEnabled(False)
            self.show_file.setEnabled(False)
            self.told.tell(
                State.LOOK, "The cleaned picture is not on this computer. Add it by hand, cleaned."
            )

    def first_control(self) -> QWidget | None:
        return self.copy if self._file is not None else self.added

    def _on_copy(self) -> None:
        picture = QImage(str(self._file))
        clipboard = QGuiApplication.clipboard()
        if not picture.isNull():
            clipboard.setImage(picture)
        if picture.isNull() or clipboard.image().size() != picture.size():
            self.told.tell(
                State.STOP, "The picture could not be copied. Show its file and drag it into the page."
            )
            return
        self.told.tell(State.GOOD, "On the clipboard: paste it into the page.")
        self.finish()

    def _on_show_file(self) -> None:
        if self._file is not None and not self._open(self._file.parent.as_uri()):
            self.told.tell(State.LOOK, f"It is in {self._file.parent}, named {self._file.name}.")


class SayCard(StepCard):
    """What happened, in the person's own word: posted, with its link if they have it, or stopped."""

    posted = Signal(str)
    refused = Signal()
    stop_asked = Signal()

    def __init__(
        self, number: int, step: Step, account: Account, network: Network, theme: Theme, owner: QWidget
    ) -> None:
        self._account, self._network = account, network
        super().__init__(number, step, theme, owner)

    def furnish(self) -> None:
        label = QLabel("&Link to the post", self)
        self.link = TextField(self._theme, self)
        self.link.setObjectName("link")
        self.link.setPlaceholderText("https://…")
        label.setBuddy(self.link)
        self.yes = self._button("&I posted it")
        self.yes.setObjectName("posted")
        self.stop = self._button("I &stopped…")
        self.lines.addWidget(label)
        self.lines.addWidget(self.link)
        self.lines.addLayout(row_of(self._theme, self.yes, self.stop))
        self.link.returnPressed.connect(self._on_posted)
        self.yes.clicked.connect(self._on_posted)
        self.stop.clicked.connect(self.stop_asked)

    def first_control(self) -> QWidget | None:
        return self.link

    def lead(self, leads: bool) -> None:
        super().lead(leads)
        self.yes.become("primary" if leads else "plain")
        self.yes.update()

    def let_speak(self, on: bool) -> None:
        """While it is being kept, and afterwards, nothing can be said twice."""
        for widget in (self.link, self.yes, self.stop):
            widget.setEnabled(on)

    def _on_posted(self) -> None:
        link = self.link.text().strip()
        problem = link_problem(link, self._account, self._network) if link else ""
        if problem:
            self.told.tell(State.STOP, problem)
            self.link.setFocus()
            self.refused.emit()
            return
        self.posted.emit(link)
