"""The whole register on one page, to read, to print as a PDF, and to save as CSV; no secret is on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QTextBrowser, QWidget

from composer.errors import ComposerError
from composer.posting.account_overview import TITLE, Overview, overview_csv, overview_html, overview_sheet
from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.paper.drawing import write_pdf
from composer.ui.posting.page import Page, Told
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State


class OverviewPage(Page):
    """Shows the register as it was when the page was opened, and says when that was."""

    def __init__(self, room: RegisterRoom, rows: Sequence[Overview], owner: QWidget | None) -> None:
        super().__init__("overview_page", TITLE, room.theme, owner, size=(180, 200))
        self._room, self._rows = room, rows
        now = room.now()
        self._made = f"As it stood on {now.day} {now:%B %Y, %H:%M}"
        self.text = QTextBrowser(self)
        self.text.setObjectName("overview_text")
        self.text.setAccessibleName(TITLE)
        self.text.setTabChangesFocus(True)
        self.text.setHtml(overview_html(rows, self._made))
        self.whole.addWidget(Frame(self.text, self._theme, self), 1)
        self.told = Told(self._theme, self)
        self.whole.addWidget(self.told)
        self.pdf = Button("Save as &PDF…", self._theme, self, kind="primary")
        self.csv = Button("Save as &CSV…", self._theme, self)
        self.pdf.clicked.connect(self._on_pdf)
        self.csv.clicked.connect(self._on_csv)
        self.end_with(self.pdf, self.csv)
        self.text.setFocus()

    def _place(self, ending: str) -> Path | None:
        name = f"accounts {self._room.today().isoformat()}.{ending}"
        chosen = self._room.ask_place(f"Save the overview as {ending.upper()}", name)
        return Path(chosen) if chosen else None

    def _on_pdf(self) -> None:
        place = self._place("pdf")
        if place is not None:
            outcome = tried(partial(write_pdf, overview_sheet(self._rows, self._made), place))
            self._on_written(outcome if outcome is not None else f"The overview is in {place}.")

    def _on_csv(self) -> None:
        place = self._place("csv")
        if place is not None:
            work = partial(_write_csv, self._rows, place)
            self._room.background.run(partial(tried, work), self._on_written)

    def _on_written(self, outcome: str | ComposerError) -> None:
        failed = isinstance(outcome, ComposerError)
        self.told.tell(State.STOP if failed else State.GOOD, str(outcome))


def _write_csv(rows: Sequence[Overview], place: Path) -> str:
    try:
        place.write_text(overview_csv(rows), "utf-8-sig", newline="")
    except OSError as error:
        raise ComposerError(
            f"{place} could not be written ({error.strerror}).", "Choose another folder."
        ) from error
    return f"{len(rows)} accounts are in {place}."
