"""'It went wrong': ordered steps, who to ring, and the evidence saved before anything is taken down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.posting.wrong import WrongCard, WrongStep, save_evidence
from composer.store.record import Entry, Record
from composer.ui.controls import Button, Card
from composer.ui.fields import TickBox
from composer.ui.posting.page import Page, Told, heading, row_of, said
from composer.ui.posting.record_page import entry_title
from composer.ui.posting.step_cards import OpenAddress
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.ui.background import Background


class WrongWindow(Page):
    """Opened for one entry, its evidence is saved at once; without one, the steps and numbers still stand."""

    mail_asked = Signal(object)
    done_asked = Signal(object, object)

    def __init__(
        self,
        card: WrongCard,
        entry: Entry | None,
        record: Record | None,
        folder: Path,
        person: str,
        now: Callable[[], datetime],
        background: Background,
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("wrong_window", "It went wrong", theme, owner, size=(160, 180))
        self._card, self._entry, self._record, self._person = card, entry, record, person
        self._now, self._background, self._open = now, background, open_address
        self.place: Path | None = None
        self.ticks: list[TickBox] = []
        self.whole.addWidget(
            said("Take a breath. Do these in order; most are quick. You are not alone with it.", theme, self)
        )
        if entry is not None:
            self.whole.addWidget(said(entry_title(entry), theme, self, Role.QUIET))
        self.evidence = Told(theme, self)
        self.area = self.scrolled("What to do, in order")
        for number, step in enumerate(card.steps, start=1):
            self.area.lines.addWidget(self._step(number, step))
            if number == 1:
                self.area.lines.addWidget(self.evidence)
        self.area.lines.addWidget(self._contacts())
        self.area.show_filled()
        self.note = Button("&Keep in the record what was done", theme, self, kind="primary")
        self.note.setObjectName("keep_done")
        self.note.clicked.connect(self._on_note)
        self.note.setVisible(entry is not None)
        self.end_with(self.note)
        self._save_to(folder)

    def _step(self, number: int, step: WrongStep) -> Card:
        theme = self._theme
        card = Card(theme, self.area.column)
        lines = QVBoxLayout(card)
        lines.setSpacing(theme.space(1))
        head = QHBoxLayout()
        tick = TickBox(f"{number}. {step.title}".replace("&", "&&"), theme, card)
        tick.setFont(theme.strong_font())
        tick.setObjectName(f"wrong {number}")
        self.ticks.append(tick)
        head.addWidget(tick, 1)
        lines.addLayout(head)
        lines.addWidget(said(step.help, theme, card))
        buttons = self._buttons(step, card)
        if buttons:
            lines.addLayout(row_of(theme, *buttons))
        return card

    def _buttons(self, step: WrongStep, card: Card) -> list[Button]:
        made: list[tuple[str, Callable[[], object]]] = []
        link = str((self._entry.content or {}).get("link", "")) if self._entry is not None else ""
        if step.does == "evidence" and self._entry is not None:
            made = [("&Show the folder", self._on_show), ("Save a copy &elsewhere…", self._on_elsewhere)]
        elif step.does == "open_post" and link:
            made = [("&Open the post", partial(self._open, link))]
        elif step.does == "mail":
            made = [("&Write to the programme…", partial(self.mail_asked.emit, self._entry))]
        buttons = []
        for text, do in made:
            button = Button(text, self._theme, card)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=do: do())
            buttons.append(button)
        return buttons

    def _contacts(self) -> Card:
        theme = self._theme
        card = Card(theme, self.area.column)
        card.dress(Role.IDEA_BACK, Role.IDEA)
        lines = QVBoxLayout(card)
        lines.setSpacing(theme.space(1))
        lines.addWidget(heading("Who to ring", theme, card))
        for contact in self._card.contacts:
            when = f" When {contact.when}." if contact.when else ""
            lines.addWidget(said(f"{contact.said}.{when}", theme, card))
        return card

    def _save_to(self, folder: Path) -> None:
        if self._entry is None or self._record is None:
            self.evidence.tell(
                State.LOOK,
                "Choose the post in 'What was posted' first if it is there: its evidence is saved then.",
            )
            return
        self.evidence.tell(State.CLOCK, "Saving the evidence…")
        when = self._now().isoformat(timespec="seconds")
        work = partial(_save, folder, self._entry, self._record, self._person, when)
        self._background.run(work, self._on_saved)

    def _on_saved(self, place: Path | str) -> None:
        if isinstance(place, str):
            self.evidence.tell(State.STOP, place)
            return
        self.place = place
        self.evidence.tell(State.GOOD, f"Saved in {place}")
        self.ticks[0].setChecked(True)

    def _on_show(self) -> None:
        if self.place is not None and not self._open(self.place.as_uri()):
            self.evidence.tell(State.LOOK, f"No file window opened. It is in {self.place}")

    def _on_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where should the evidence go?")
        if chosen:
            self._save_to(Path(chosen))

    def _on_note(self) -> None:
        done = [
            step.title for step, tick in zip(self._card.steps, self.ticks, strict=True) if tick.isChecked()
        ]
        self.done_asked.emit(self._entry, done)
        self.close()


def _save(folder: Path, entry: Entry, record: Record, person: str, when: str) -> Path | str:
    """Where the evidence is, or in a sentence why it is not."""
    from composer.errors import ComposerError

    try:
        faults = [f"Entry {fault.seq} {fault.what}." for fault in record.verify()]
        return save_evidence(folder, entry.seq, asdict(entry), faults, person, when)
    except ComposerError as error:
        return str(error)
