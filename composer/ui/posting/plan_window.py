"""The plan: a month or a week in which drafts get a date, beside the days worth knowing about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.errors import ComposerError
from composer.posting.calendar import Planned
from composer.posting.feed import FEED, write_feed
from composer.posting.occasions import Occasion, Recurrence, occasions_between
from composer.posting.rhythm import RHYTHMS, Standing
from composer.store.drafts import DraftId, DraftStore, SavedDraft
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame, PlainList, Tabs, TimeField
from composer.ui.posting.page import Page, Told, heading, row_of, said
from composer.ui.posting.plan_days import PlanDays, first_words, planned_time, shown_days
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background

_MONTH, _WEEK = 0, 1


class _Found(NamedTuple):
    planned: list[SavedDraft]
    drafts: list[SavedDraft]


class PlanWindow(Page):
    """Whatever is moved here is kept at once, and the calendar file follows."""

    open_asked = Signal(object)
    changed = Signal()

    def __init__(
        self,
        store: DraftStore,
        occasions: Sequence[Recurrence],
        standings: Callable[[], Mapping[str, Standing]],
        background: Background,
        settings: SettingsFile,
        now: Callable[[], datetime],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("plan_window", "Plan", theme, owner, size=(250, 190))
        self._store, self._known, self._standings = store, occasions, standings
        self._background, self._settings, self._now = background, settings, now
        self._found = _Found([], [])
        self._around = now().date()
        self.tabs = Tabs(theme, self)
        self.tabs.setAccessibleName("Month or week")
        self.tabs.addTab("&Month")
        self.tabs.addTab("&Week")
        self.title = heading("", theme, self)
        self.title.setWordWrap(False)
        self.before = Button("Ear&lier", theme, self)
        self.today = Button("Toda&y", theme, self)
        self.after = Button("Late&r", theme, self)
        self.days = PlanDays(theme, self)
        self.day_title = heading("", theme, self)
        self.on_day = said("", theme, self)
        self.list = PlainList(self)
        self.list.setObjectName("planned_list")
        self.list.setAccessibleName("Planned for this day")
        self.open_draft = Button("&Open it", theme, self)
        self.off = Button("Take it o&ff the plan", theme, self)
        self.draft = Choice(theme, self)
        self.draft.setObjectName("draft_to_plan")
        self.draft.setAccessibleName("Draft to plan")
        self.draft.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.draft.setMinimumContentsLength(20)
        self.time = TimeField(time(10), theme, self)
        self.time.setAccessibleName("Time of day")
        self.put = Button("&Put it on this day", theme, self, kind="primary")
        self.put.setObjectName("put_on_day")
        self.told = Told(theme, self)
        self.save = Button("Save as .&ics…", theme, self)
        self.subscribe = Button("Keep a calen&dar file…", theme, self)
        self.paper = Button("Pri&nt or save…", theme, self)
        self.paper.setEnabled(False)
        self._lay_out()
        self._connect()
        self.fill()

    def fill(self) -> None:
        """Ask the store again."""
        self._background.run(partial(_find, self._store), self._on_found)

    def _lay_out(self) -> None:
        theme = self._theme
        for button in (self.before, self.today, self.after, self.open_draft, self.off, self.put):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.before, self.today, self.after):
            head.addWidget(button)
        self.whole.addLayout(head)
        both = QHBoxLayout()
        both.setSpacing(theme.space(3))
        both.addWidget(Frame(self.days, theme, self), 3)
        side = QWidget(self)
        side.setMinimumWidth(theme.space(60))
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(1.5))
        lines.addWidget(self.day_title)
        lines.addWidget(self.on_day)
        lines.addWidget(Frame(self.list, theme, side), 1)
        lines.addLayout(row_of(theme, self.open_draft, self.off))
        lines.addWidget(heading("Plan a draft", theme, side))
        lines.addWidget(self.draft)
        at = QLabel("A&t", side)
        at.setBuddy(self.time)
        at.setMinimumHeight(self.time.sizeHint().height())
        lines.addLayout(row_of(theme, at, self.time, self.put))
        lines.addWidget(heading("Rhythm", theme, side))
        lines.addLayout(self._targets(side))
        self.rhythm = said("", theme, side, Role.QUIET)
        lines.addWidget(self.rhythm)
        both.addWidget(side, 1)
        self.whole.addLayout(both, 1)
        self.whole.addWidget(self.told)
        self.end_with(self.save, self.subscribe, self.paper)

    def _targets(self, owner: QWidget) -> QVBoxLayout:
        """The account chosen and how often it means to post."""
        self.account = Choice(self._theme, owner)
        self.account.setAccessibleName("Account")
        for id, one in self._standings().items():
            self.account.addItem(one.name, id)
        self.target = Choice(self._theme, owner)
        self.target.setObjectName("target")
        self.target.setAccessibleName("How often it means to post")
        self.target.addItem("no target", "")
        for name, (words, _) in RHYTHMS.items():
            self.target.addItem(words, name)
        lines = QVBoxLayout()
        lines.addWidget(self.account)
        lines.addWidget(self.target)
        return lines

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.before.clicked.connect(partial(self._go, -1))
        self.after.clicked.connect(partial(self._go, 1))
        self.today.clicked.connect(partial(self._go, 0))
        self.days.day_chosen.connect(self._on_day_chosen)
        self.list.currentItemChanged.connect(self._on_planned_chosen)
        self.list.itemActivated.connect(self._on_open)
        self.open_draft.clicked.connect(self._on_open)
        self.off.clicked.connect(self._on_off)
        self.put.clicked.connect(self._on_put)
        self.save.clicked.connect(self._on_save)
        self.subscribe.clicked.connect(self._on_subscribe)
        self.paper.clicked.connect(self._on_paper)
        self.account.currentIndexChanged.connect(self._show_target)
        self.target.activated.connect(self._on_target_chosen)
        self._show_target()

    @property
    def chosen(self) -> SavedDraft | None:
        item = self.list.currentItem()
        saved: SavedDraft | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return saved

    def _on_found(self, found: _Found) -> None:
        self.paper.setEnabled(True)
        self._found = found
        kept = self.draft.currentData()
        self.draft.clear()
        for saved in found.drafts:
            self.draft.addItem(first_words(saved, 60), saved.id)
        if not found.drafts:
            self.draft.addItem("No drafts yet", "")
        self.draft.setCurrentIndex(max(0, self.draft.findData(kept)))
        self.put.setEnabled(bool(found.drafts))
        self._show()

    def _show(self) -> None:
        month_view = self.tabs.currentIndex() == _MONTH
        days = shown_days(month_view, self._around)
        by_day: dict[date, list[SavedDraft]] = {}
        for saved in self._found.planned:
            by_day.setdefault(date.fromisoformat((saved.planned or "")[:10]), []).append(saved)
        self._occasions = occasions_between(self._known, *days)
        first, last = days
        week = f"{first.day} {first:%B} to {last.day} {last:%B %Y}"
        self.title.setText(f"{self._around:%B %Y}" if month_view else week)
        self._by_day = by_day
        self.days.show_days(days, self._around, self._now().date(), by_day, self._occasions)

    def _go(self, way: int, _checked: bool = False) -> None:
        if way == 0:
            self._around = self._now().date()
        elif self.tabs.currentIndex() == _WEEK:
            self._around += timedelta(days=7 * way)
        else:
            start = self._around.replace(day=1)
            self._around = (
                (start + timedelta(days=31)).replace(day=1) if way > 0 else start - timedelta(days=1)
            )
        self._show()

    def _on_day_chosen(self, day: date) -> None:
        self._around = day
        self.day_title.setText(f"{day:%A} {day.day} {day:%B}")
        here = [one for one in self._occasions if one.first <= day <= one.last]
        self.on_day.setText("\n".join(_line(one) for one in here) or "Nothing special is known for this day.")
        self.list.clear()
        for saved in self._by_day.get(day, ()):
            item = QListWidgetItem(f"{planned_time(saved)}  {first_words(saved, 90)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, saved)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.on_day.setText(f"{self.on_day.text()}\n{self._what_to_plan()}")
        self._on_planned_chosen()

    def _what_to_plan(self) -> str:
        """What to do on a day with nothing planned."""
        if self._found.drafts:
            return "Nothing is planned yet: choose a draft below, and put it on this day."
        return "Nothing is planned yet. Write a post first: it is kept as a draft, and can be planned here."

    def _on_planned_chosen(self, *_: object) -> None:
        for button in (self.open_draft, self.off):
            button.setEnabled(self.chosen is not None)

    def _on_open(self) -> None:
        if self.chosen is not None:
            self.open_asked.emit(self.chosen)
            self.close()

    def _on_off(self) -> None:
        if self.chosen is not None:
            self._plan(self.chosen.id, None)

    def _on_put(self) -> None:
        if self.draft.currentData():
            at = f"{self.days.day.isoformat()}T{self.time.time().toString('HH:mm')}"
            self._plan(DraftId(self.draft.currentData()), at)

    def _plan(self, draft: DraftId, at: str | None) -> None:
        self._background.keep(partial(_planned, self._store, draft, at), self._on_planned)

    def _on_planned(self, _at: str | None) -> None:
        self.changed.emit()
        self.fill()

    def _show_target(self) -> None:
        entries = self._settings.current.accounts
        rhythm = next((one.rhythm for one in entries if one.id == self.account.currentData()), "")
        self.target.setCurrentIndex(max(0, self.target.findData(rhythm)))
        found = self._standings().get(self.account.currentData())
        self.rhythm.setText(f"{found.since[:1].upper()}{found.since[1:]}." if found else "")

    def _on_target_chosen(self) -> None:
        chosen, rhythm = self.account.currentData(), self.target.currentData()
        entries = self._settings.current.accounts
        self._settings.change(
            accounts=tuple(one._replace(rhythm=rhythm) if one.id == chosen else one for one in entries)
        )
        self.changed.emit()

    def _on_paper(self) -> None:
        from composer.ui.paper.paper_window import PaperWindow
        from composer.ui.posting.plan_sheet import plan_sheet

        now = self._now()
        sheet = plan_sheet(self._found.planned, self._known, list(self._standings().values()), now)
        PaperWindow(sheet, f"plan {now:%Y-%m-%d}", self._theme, self).show()

    def _on_save(self) -> None:
        place, _ = QFileDialog.getSaveFileName(self, "Save the plan", FEED, "Calendar (*.ics)")
        if place:
            from composer.posting.calendar import plan_as_ics

            try:
                Path(place).write_bytes(
                    plan_as_ics(as_planned(self._found.planned, self._now()), self._now())
                )
            except OSError as error:
                self.told.tell(
                    State.STOP, f"{place} could not be written ({error.strerror}). Choose another folder."
                )
                return
            self.told.tell(State.GOOD, f"The plan is in {place}.")

    def _on_subscribe(self) -> None:
        before = self._settings.current.plan_folder
        folder = QFileDialog.getExistingDirectory(
            self, "A folder that your calendar can read, such as a shared one", before
        )
        if folder:
            self._settings.change(plan_folder=folder)
            self.changed.emit()
            self.told.tell(
                State.GOOD,
                f"From now on {FEED} in {folder} follows the plan. Subscribe to it in your calendar.",
            )


def as_planned(drafts: Sequence[SavedDraft], now: datetime) -> list[Planned]:
    """Planned drafts as calendar entries. The sequence grows with each writing, so that calendars follow."""
    made = []
    for saved in drafts:
        at = datetime.fromisoformat(saved.planned or "").astimezone()
        title = f"Post: {first_words(saved, 60)}"
        made.append(Planned(str(saved.id), at, title, "", int(now.timestamp()) // 60))
    return made


def refresh_feed(store: DraftStore, folder: str, now: datetime) -> ComposerError | None:
    """Write the calendar file anew; why not, where it could not be."""
    try:
        planned = [one for one in store.planned_drafts() if one.posted is None]
        write_feed(Path(folder), as_planned(planned, now), now)
    except ComposerError as error:
        return error
    return None


def _find(store: DraftStore) -> _Found:
    return _Found([one for one in store.planned_drafts() if one.posted is None], store.all_drafts())


def _planned(store: DraftStore, draft: DraftId, at: str | None) -> str | None:
    store.plan(draft, at)
    return at


def _line(occasion: Occasion) -> str:
    until = f" (until {occasion.last.day} {occasion.last:%B})" if occasion.last != occasion.first else ""
    note = f" {occasion.note}" if occasion.note else ""
    return f"{occasion.said}{until}.{note}"
