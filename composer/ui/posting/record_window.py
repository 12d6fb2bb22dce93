"""The record: found again by any word, read, checked, exported, and kept only as long as it should be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QLabel,
    QListView,
    QMessageBox,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from composer.domain.account import Account
from composer.errors import ComposerError
from composer.store.record import Entry, Fault, Record
from composer.ui.controls import Button
from composer.ui.dialog import CLOSE_LINES
from composer.ui.fields import Choice, DayField, Frame, TextField, TickBox
from composer.ui.posting.page import Page, Told, row_of, said
from composer.ui.posting.record_model import Asked, RecordModel
from composer.ui.posting.record_page import (
    KIND_WORDS,
    MOST_PRINTED,
    entry_html,
    entry_title,
    record_sheet,
)
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background

KEPT_FOR = {0: "for ever", 12: "for 1 year", 24: "for 2 years", 36: "for 3 years", 96: "for 8 years"}
_REST = 120
_EVERYTHING = 1_000_000


class RecordWindow(Page):
    """A list beside the chosen entry."""

    went_wrong = Signal(object)

    def __init__(
        self,
        record: Record,
        accounts: Sequence[Account],
        background: Background,
        settings: SettingsFile,
        now: Callable[[], datetime],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("record_window", "What was posted", theme, owner, size=(230, 170))
        self._record, self._background, self._settings, self._now = record, background, settings, now
        self.model = RecordModel(record, background, entry_title)
        self.words = TextField(theme, self)
        self.words.setObjectName("record_words")
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText("Any words in it")
        self.account = Choice(theme, self)
        self.account.addItem("Every account", "")
        for one in accounts:
            self.account.addItem(f"{one.network} {one.handle or one.title}", str(one.id))
        self.kind = Choice(theme, self)
        self.kind.addItem("Everything", "")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        self.between = TickBox("Only &between", theme, self)
        today = now().date()
        self.first, self.last = (
            DayField(today - timedelta(days=30), theme, self),
            DayField(today, theme, self),
        )
        self.first.setAccessibleName("From this day")
        self.last.setAccessibleName("To this day")
        self.list = QListView(self)
        self.list.setObjectName("record_list")
        self.list.setAccessibleName("Entries, the latest first")
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setSpacing(theme.space(0.5))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = QTextBrowser(self)
        self.page.document().setIndentWidth(theme.space(4))
        self.page.document().setDefaultStyleSheet(CLOSE_LINES)
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName("The chosen entry")
        self.nothing = said("", theme, self, Role.QUIET)
        self.nothing.hide()
        self.told = Told(theme, self)
        self.check = Button("Chec&k it", theme, self)
        self.csv = Button("Save as &CSV…", theme, self)
        self.paper = Button("&Print or save…", theme, self)
        self.wrong = Button("It &went wrong…", theme, self)
        self.kept = Choice(theme, self)
        for months, words in KEPT_FOR.items():
            self.kept.addItem(words, months)
        self.kept.setCurrentIndex(max(0, self.kept.findData(settings.current.keep_record_months)))
        if "keep_record_months" in settings.fixed:
            self.kept.setEnabled(False)
            self.kept.setToolTip(settings.fixed_by)
            self.kept.setAccessibleDescription(settings.fixed_by)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_REST)
        self._wait.timeout.connect(self.ask)
        self._lay_out()
        self._connect()
        self.ask()
        self.words.setFocus()

    @property
    def chosen(self) -> Entry | None:
        entry: Entry | None = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return entry

    def ask(self) -> None:
        """Put the question as it stands to the record."""
        since = until = ""
        if self.between.isChecked():
            since = self._utc(self.first.date())
            until = self._utc(self.last.date().addDays(1))
        kind = self.kind.currentData()
        asked = Asked(
            self.words.text(), (kind,) if kind else (), self.account.currentData() or "", since, until
        )
        self.model.ask(asked)

    def _lay_out(self) -> None:
        theme = self._theme
        label = QLabel("&Find", self)
        label.setBuddy(self.words)
        label.setMinimumHeight(self.words.sizeHint().height())
        self.words.setMinimumWidth(theme.space(50))
        self.account.setAccessibleName("Account")
        self.kind.setAccessibleName("What happened")
        self.whole.addLayout(
            row_of(theme, label, self.words, self.account, self.kind, self.between, self.first, self.last)
        )
        self.whole.addWidget(self.nothing)
        both = QSplitter(self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(theme.space(2))
        both.addWidget(Frame(self.list, theme, self))
        both.addWidget(Frame(self.page, theme, self))
        both.setSizes([theme.space(100), theme.space(120)])
        self.whole.addWidget(both, 1)
        self.whole.addWidget(self.told)
        kept = QLabel("Keep t&he content", self)
        kept.setBuddy(self.kept)
        kept.setMinimumHeight(self.kept.sizeHint().height())
        self.whole.addLayout(row_of(theme, kept, self.kept))
        self.end_with(self.check, self.csv, self.paper, self.wrong)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._wait.start)
        for choice in (self.account, self.kind):
            choice.currentIndexChanged.connect(self.ask)
        self.between.toggled.connect(self._on_between)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._wait.start)
        self._on_between(on=False)
        self.model.filled.connect(self._on_filled)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.check.clicked.connect(self._on_check)
        self.csv.clicked.connect(self._on_csv)
        self.paper.clicked.connect(self._on_paper)
        self.wrong.clicked.connect(lambda: self.went_wrong.emit(self.chosen))
        self.kept.activated.connect(self._on_kept_chosen)

    def _utc(self, day: QDate) -> str:
        local = datetime.fromisoformat(day.toString("yyyy-MM-dd"))
        return local.astimezone(UTC).isoformat(timespec="milliseconds")

    def _on_between(self, on: bool) -> None:
        for day in (self.first, self.last):
            day.setEnabled(on)
        self.ask()

    def _on_filled(self) -> None:
        asked = self.model.asked
        narrowed = bool(asked.words or asked.account or asked.kinds or asked.since)
        empty = not self.model.entries
        self.nothing.setText(
            "Nothing in the record matches."
            if narrowed
            else "Nothing is in the record yet. What you post from here is kept here, word for word."
        )
        self.nothing.setVisible(empty)
        if self.chosen is None and not empty:
            self.list.setCurrentIndex(self.model.index(0))
        if empty:
            self._on_chosen()

    def _on_chosen(self, *_: object) -> None:
        entry = self.chosen
        self.page.setHtml(entry_html(entry) if entry is not None else "")
        self.wrong.setEnabled(entry is not None and entry.content is not None)

    def _on_check(self) -> None:
        self.told.tell(State.CLOCK, "Reading the whole record…")
        self._background.run(self._record.verify, self._on_checked)

    def _on_checked(self, faults: list[Fault]) -> None:
        if not faults:
            self.told.tell(State.GOOD, "Every entry is as it was written, and none is missing.")
            return
        shown = "  ".join(f"Entry {fault.seq} {fault.what}." for fault in faults[:5])
        more = f"  And {len(faults) - 5} more." if len(faults) > 5 else ""
        self.told.tell(State.STOP, f"The record was changed outside this app. {shown}{more}")

    def _place(self, title: str, ending: str) -> Path | None:
        name = f"record {self._now():%Y-%m-%d}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, f"*.{ending}")
        return Path(chosen) if chosen else None

    def _on_csv(self) -> None:
        place = self._place("Save the entries found as CSV", "csv")
        if place is not None:
            self._background.run(partial(_write_csv, self._record, self.model.asked, place), self._on_written)

    def _on_written(self, said_of: str) -> None:
        self.told.tell(State.GOOD, said_of)

    def _on_paper(self) -> None:
        asked, record = self.model.asked, self._record
        self._background.run(lambda: _entries(record, asked, MOST_PRINTED + 1), self._on_to_print)

    def _on_to_print(self, entries: list[Entry]) -> None:
        from composer.ui.paper.paper_window import PaperWindow

        shown, more = entries[:MOST_PRINTED], len(entries) > MOST_PRINTED
        sheet = record_sheet(shown, f"{self._now():%d %B %Y, %H:%M}", more=more)
        PaperWindow(sheet, f"record {self._now():%Y-%m-%d}", self._theme, self).show()

    def _on_kept_chosen(self) -> None:
        months = int(self.kept.currentData())
        before = self._settings.current.keep_record_months
        if months == before:
            return
        if months and not self._sure(months):
            self.kept.setCurrentIndex(max(0, self.kept.findData(before)))
            return
        self._settings.change(keep_record_months=months)
        if months:
            who = self._settings.current.person or "this computer's setting"
            work = partial(remove_old, self._record, months, who, self._now())
            self._background.run(work, self._on_removed)

    def _sure(self, months: int) -> bool:
        asked = QMessageBox.question(
            self,
            "Remove content for good?",
            f"What is older than that is removed now, and from then on whenever the app starts; it cannot be brought "
            f"back. That it was there stays in the record. Keep the content {KEPT_FOR[months]}?",
        )
        return asked == QMessageBox.StandardButton.Yes

    def _on_removed(self, number: int) -> None:
        self.told.tell(State.GOOD, f"The content of {number} older entries was removed; the chain is whole.")
        self.ask()


def remove_old(record: Record, months: int, who: str, now: datetime) -> int:
    """Remove the content that is past its time; how many entries that were."""
    limit = (now.astimezone(UTC) - timedelta(days=months * 365.25 / 12)).isoformat(timespec="milliseconds")
    return record.remove_before(
        limit, who, f"Content is kept {KEPT_FOR.get(months, f'for {months} months')}."
    )


def _entries(record: Record, asked: Asked, limit: int) -> list[Entry]:
    return record.search(
        asked.words,
        kinds=asked.kinds,
        account=asked.account,
        since=asked.since,
        until=asked.until,
        limit=limit,
    )


def _write_csv(record: Record, asked: Asked, place: Path) -> str:
    entries = _entries(record, asked, _EVERYTHING)
    try:
        place.write_text(record.as_csv(entries), "utf-8-sig", newline="")
    except OSError as error:
        raise ComposerError(
            f"{place} could not be written ({error.strerror}).", "Choose another folder."
        ) from error
    return f"{len(entries)} entries are in {place}."
