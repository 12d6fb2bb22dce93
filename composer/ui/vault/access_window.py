"""Who saw, copied, changed or passed on which log-on: read from the record, and saved as CSV."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.store.record import Entry, Record
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame
from composer.ui.posting.page import Page, Told, row_of, said
from composer.ui.posting.record_model import Asked, RecordModel
from composer.ui.posting.record_page import moment
from composer.ui.states import State
from composer.ui.theme import Role
from composer.ui.vault.room import Room
from composer.vault.access import KIND_WORDS, summary

KINDS = tuple(KIND_WORDS)
_EVERYTHING = 1_000_000


class AccessWindow(Page):
    """The latest first; the record itself cannot be changed here, and `record verify` finds it if it was."""

    def __init__(self, room: Room, record: Record, account: str, owner: QWidget | None) -> None:
        theme = room.theme
        super().__init__("access_window", "Who saw which log-on", theme, owner, size=(170, 140))
        self._room, self._record = room, record
        self.whole.addWidget(
            said("What was shown, copied, changed or handed over. Never the secret itself.", theme, self)
        )
        self.account = Choice(theme, self)
        self.account.addItem("Every account", "")
        for one in room.accounts():
            self.account.addItem(room.title(one), str(one))
        self.account.setCurrentIndex(max(0, self.account.findData(account)))
        label = QLabel("&Account", self)
        label.setBuddy(self.account)
        label.setMinimumHeight(self.account.sizeHint().height())
        self.whole.addLayout(row_of(theme, label, self.account))
        self.model = RecordModel(record, room.background, self._line)
        self.list = QListView(self)
        self.list.setObjectName("access_list")
        self.list.setAccessibleName("Entries, the latest first")
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.space(0.5))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.whole.addWidget(Frame(self.list, theme, self), 1)
        self.nothing = said("Nothing yet.", theme, self, Role.QUIET)
        self.whole.addWidget(self.nothing)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.csv = Button("Save as &CSV…", theme, self)
        self.csv.clicked.connect(self._on_csv)
        self.end_with(self.csv)
        self.account.activated.connect(self.ask)
        self.model.filled.connect(self._on_filled)
        self.ask()

    def ask(self) -> None:
        self.model.ask(Asked(kinds=KINDS, account=str(self.account.currentData() or "")))

    def _line(self, entry: Entry) -> str:
        title = self._room.title(AccountId(entry.account)) if entry.account else ""
        where = f"  ·  {title}" if title else ""
        return f"{moment(entry.at)}{where}\n{summary(entry.kind, entry.content)}"

    def _on_filled(self) -> None:
        self.nothing.setVisible(not self.model.entries)

    def _on_csv(self) -> None:
        place = self._room.ask_place(f"log-ons seen {self._room.now():%Y-%m-%d}.csv", "CSV (*.csv)")
        if place:
            work = partial(_write_csv, self._record, self.model.asked, Path(place))
            self._room.background.run(work, self._on_written)

    def _on_written(self, told: ComposerError | str) -> None:
        self.told.tell(State.STOP if isinstance(told, ComposerError) else State.GOOD, str(told))


def latest(record: Record | None, account: AccountId) -> Entry | None:
    """The last thing that the record says of this account's log-on."""
    found = record.search(kinds=KINDS, account=account, limit=1) if record is not None else []
    return found[0] if found else None


def access_line(entry: Entry | None) -> str:
    return f"Last: {summary(entry.kind, entry.content)}, {moment(entry.at)}." if entry is not None else ""


def _write_csv(record: Record, asked: Asked, place: Path) -> ComposerError | str:
    entries = record.search(kinds=asked.kinds, account=asked.account, limit=_EVERYTHING)
    try:
        place.write_text(record.as_csv(entries), "utf-8-sig", newline="")
    except OSError as error:
        return ComposerError(f"{place} could not be written ({error.strerror}).", "Choose another folder.")
    return f"{len(entries)} entries are in {place}."
