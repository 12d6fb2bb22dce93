"""The team's accounts: a list with how each stands, beside the chosen one and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from composer.domain.account import AccountId
from composer.domain.concerns import Concern, ConcernKind
from composer.domain.register import RegisteredAccount, people_in
from composer.errors import ComposerError
from composer.posting.account_overview import Overview, overview
from composer.store.register import Registered, RegisterStore
from composer.ui.controls import Button
from composer.ui.fields import Frame, TickBox
from composer.ui.posting.page import Page, Told, said
from composer.ui.register.account_view import AccountView, state_of
from composer.ui.register.edit_page import EditPage
from composer.ui.register.form import state_icon
from composer.ui.register.guide_page import GuidePage
from composer.ui.register.history_page import HistoryPage
from composer.ui.register.overview_page import OverviewPage
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State
from composer.ui.theme import Role

_EMPTY = """No account of your team is here yet, so those that you can choose below a post are examples.

Add your first account: its network and its handle are enough to begin with. Your posts then go from there, and this \
window keeps who holds its log-on, who can see it, and what is worth putting right.

No password is asked for here. Log-ons stay in each holder's own keyring."""


class Found(NamedTuple):
    """The register as it was read: what is on it, and what was taken off."""

    accounts: tuple[Registered, ...]
    removed: tuple[Registered, ...] = ()


class RegisterWindow(Page):
    """`filled` comes when it was read, `leaver_asked` with a name ('' for nobody yet), `log_on_asked` with an id."""

    leaver_asked = Signal(str)
    log_on_asked = Signal(str)
    filled = Signal()

    def __init__(self, room: RegisterRoom, owner: QWidget | None, *, with_log_ons: bool = False) -> None:
        super().__init__("register_window", "Accounts", room.theme, owner, size=(220, 180))
        self._room, self._with_log_ons = room, with_log_ons
        self._found = Found(())
        self._rows: dict[AccountId, Overview] = {}
        self._wanted: AccountId | None = None
        self.is_filled = False
        theme = self._theme
        self.nothing = said("", theme, self, Role.QUIET)
        self.list = QListWidget(self)
        self.list.setObjectName("accounts_list")
        self.list.setAccessibleName("Accounts")
        self.list.setIconSize(QSize(theme.space(4), theme.space(4)))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.space(0.5))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = AccountView(theme, self)
        self.also_removed = TickBox("Show those taken o&ff too", theme, self)
        self.told = Told(theme, self)
        self.both = both = QSplitter(self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(theme.space(2))
        both.addWidget(Frame(self.list, theme, self))
        both.addWidget(self.view)
        both.setSizes([theme.space(80), theme.space(140)])
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setMaximumWidth(theme.space(150))
        for widget, stretch in ((self.nothing, 1), (both, 100), (self.also_removed, 0), (self.told, 0)):
            self.whole.addWidget(widget, stretch)
        self.new = Button("&Add an account…", theme, self)
        self.new.setObjectName("add_account")
        self.all_on_a_page = Button("&Overview…", theme, self)
        self.leaver = Button("Somebody &leaves…", theme, self)
        self.end_with(self.new, self.all_on_a_page, self.leaver)
        self._connect()
        self._show()
        self.refresh()
        self.new.setFocus()

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(lambda: self._do("edit"))
        self.view.asked.connect(self._on_concern)
        self.view.command_asked.connect(self._do)
        self.also_removed.toggled.connect(self._show)
        self.new.clicked.connect(lambda: self.edit(None))
        self.all_on_a_page.clicked.connect(self.open_overview)
        self.leaver.clicked.connect(lambda: self.leaver_asked.emit(""))
        self._theme.changed.connect(self._show)

    @property
    def chosen(self) -> Registered | None:
        item = self.list.currentItem()
        registered: Registered | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return registered

    @property
    def accounts(self) -> tuple[Registered, ...]:
        """What was on the register when it was last read."""
        return self._found.accounts

    def refresh(self) -> None:
        """Read the register again; the place in the list stays."""
        self._room.background.run(partial(tried, partial(read, self._room.register)), self._on_found)

    def choose(self, account: AccountId) -> None:
        """Show this account, now or as soon as it is read."""
        self._wanted = account
        self._choose_wanted()

    def edit(self, registered: Registered | None, field: str = "") -> EditPage:
        accounts = [one.account for one in self._found.accounts]
        people = tuple(person.name for person in people_in(accounts))
        page = EditPage(self._room, registered, people, self, field)
        page.saved.connect(self._on_saved)
        page.dropped.connect(self.refresh)
        page.guide_asked.connect(self.open_guide)
        page.show()
        return page

    def open_guide(self, account: RegisteredAccount) -> GuidePage:
        page = GuidePage(self._room, account, self)
        page.show()
        return page

    def open_history(self, registered: Registered) -> HistoryPage:
        page = HistoryPage(self._room, registered, self)
        page.saved.connect(self._on_saved)
        page.show()
        return page

    def open_overview(self) -> OverviewPage:
        page = OverviewPage(self._room, tuple(self._rows[id] for id in self._ids()), self)
        page.show()
        return page

    # What was asked for

    def _do(self, command: str) -> None:
        registered = self.chosen
        if registered is None:
            return
        room, who = self._room, self._room.person()
        id, rev = registered.account.id, registered.rev
        if command == "edit":
            self.edit(registered)
        elif command == "guide":
            self.open_guide(registered.account)
        elif command == "history":
            self.open_history(registered)
        elif command == "log_on":
            self.log_on_asked.emit(str(id))
        elif command == "remove":
            self._keep(partial(room.register.remove, id, rev, who))
        elif command == "bring_back":
            self._keep(partial(room.register.bring_back, id, rev, who))

    def _on_concern(self, concern: Concern) -> None:
        registered = self.chosen
        if registered is None:
            return
        if concern.kind is ConcernKind.HOLDER_LEFT:
            self.leaver_asked.emit(concern.person)
        elif concern.kind is ConcernKind.PUBLIC:
            self.open_guide(registered.account)
        elif concern.kind is ConcernKind.NOT_LOOKED_AT:
            self._checked_today(registered)
        else:
            self.edit(registered, concern.field)

    def _checked_today(self, registered: Registered) -> None:
        """One press, signed; whoever has no name here yet gives it on the page."""
        day, who = self._room.today().isoformat(), self._room.person()
        if not who:
            self.edit(registered, "visibility")
            return
        change = partial(
            self._room.register.amend,
            registered.account.id,
            lambda now: now.found(now.visibility, day, who),
            who,
        )
        self._keep(change)

    def _keep(self, work: partial[Registered]) -> None:
        self._room.background.keep(partial(tried, work), self._on_kept)

    # What happened

    def _on_kept(self, outcome: Registered | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
            self.refresh()
            return
        if outcome.removed:
            self.told.tell(
                State.GOOD,
                f"{self._room.title(outcome.account)} was taken off the register. It can be put back: tick ‘Show "
                "those taken off too’. The account on the network, and its log-on, are untouched.",
            )
        self._on_saved(outcome)

    def _on_saved(self, registered: Registered) -> None:
        if not registered.removed:
            self.told.tell(State.GOOD, f"{self._room.title(registered.account)} is saved.")
            self._wanted = registered.account.id
        self.refresh()

    def _on_found(self, outcome: Found | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
            return
        empty, self._found = not self._found.accounts, outcome
        self._show()
        if empty and outcome.accounts:
            self.list.setFocus()
        self.is_filled = True
        self.filled.emit()

    def _ids(self) -> list[AccountId]:
        return [one.account.id for one in self._found.accounts]

    def _show(self) -> None:
        shown = list(self._found.accounts)
        shown += self._found.removed if self.also_removed.isChecked() else ()
        rows = overview((one.account for one in shown), self._room.titles(), self._room.today())
        self._rows = {row.account.id: row for row in rows}
        self.list.blockSignals(True)
        while self.list.count() > len(shown):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(shown):
            self.list.addItem(QListWidgetItem())
        for place, registered in enumerate(shown):
            self._fill(self.list.item(place), registered)
        self.list.blockSignals(False)
        self.nothing.setText("" if self._found.accounts else _EMPTY)
        self.nothing.setVisible(not self._found.accounts)
        self.both.setVisible(bool(shown))
        self.also_removed.setVisible(bool(self._found.removed))
        self.all_on_a_page.setEnabled(bool(self._found.accounts))
        self.leaver.setEnabled(bool(self._found.accounts))
        self.new.become("plain" if self._found.accounts else "primary")
        if self.list.currentRow() < 0 and shown:
            self.list.setCurrentRow(0)
        self._choose_wanted()
        self._show_chosen()

    def _fill(self, item: QListWidgetItem, registered: Registered) -> None:
        row = self._rows[registered.account.id]
        state = State.ASIDE if registered.removed else state_of(row)
        words = "Taken off the register" if registered.removed else row.state
        item.setText(f"{row.name}\n{words}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}: {words}")
        item.setData(Qt.ItemDataRole.UserRole, registered)
        item.setIcon(state_icon(state, self._theme))

    def _choose_wanted(self) -> None:
        for place in range(self.list.count()):
            registered: Registered = self.list.item(place).data(Qt.ItemDataRole.UserRole)
            if registered.account.id == self._wanted:
                self._wanted = None
                self.list.setCurrentRow(place)
                return

    def _show_chosen(self, *_items: object) -> None:
        registered = self.chosen
        if registered is None:
            self.view.show_nothing("" if not self._found.accounts else "Choose an account.")
            return
        commands = {"edit": "&Edit…", "guide": "&Keep it private…"}
        if self._with_log_ons:
            commands["log_on"] = "Log-o&n…"
        commands |= {"history": "What c&hanged…", "remove": "Take off the &register"}
        if registered.removed:
            commands = {"bring_back": "Put it &back", "history": "What c&hanged…"}
        self.view.show_account(registered, self._rows[registered.account.id], commands)


def read(register: RegisterStore) -> Found:
    return Found(tuple(register.accounts()), tuple(register.removed()))
