"""The leaver's check-list: every account a person held, step by step, with half-done remembered for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSplitter, QWidget

from composer.domain.account import AccountId
from composer.domain.concerns import said_day
from composer.domain.register import (
    Holder,
    LeaverStep,
    Leaving,
    RegisteredAccount,
    people_in,
    plain_name,
    same_name,
)
from composer.errors import ComposerError
from composer.posting.account_guides import page_of
from composer.posting.account_overview import said_holder
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame
from composer.ui.posting.page import NameRow, Page, Told, row_of, said
from composer.ui.register import leaver_steps as steps
from composer.ui.register.form import DayText, state_icon
from composer.ui.register.leaver_steps import Asked, Shown, StepsView
from composer.ui.register.leaver_work import Copied, Read, begun, copied, in_use, read, settled, stayed
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State
from composer.ui.theme import Role
from composer.ui.vault.clipboard import ClipboardBar
from composer.vault.logons import Turn
from composer.vault.rotation import Rotation, Standing

if TYPE_CHECKING:
    from composer.ui.vault.vault_tools import VaultTools

_INTRO = (
    "For every account they hold: a new password, nothing left signed in, nothing left in their name. You can stop "
    "at any time; what is done is remembered, for your colleagues too."
)


class LeaverWindow(Page):
    """`changed` comes with every change of the register or of a list."""

    changed = Signal()
    filled = Signal()

    def __init__(self, room: RegisterRoom, vault: VaultTools, owner: QWidget | None) -> None:
        super().__init__("leaver_window", "Somebody leaves", room.theme, owner, size=(220, 190))
        self._room, self._vault = room, vault
        self._rotation = Rotation(vault.room.vault)
        self._read = Read((), ())
        self._leaving: Leaving | None = None
        self._wanted = ""
        self.is_filled = False
        self._turn = Turn()
        self._log_ons: dict[AccountId, Standing] = {}
        theme = self._theme
        self.whole.addWidget(said(_INTRO, theme, self, Role.QUIET))
        self.person = Choice(theme, self)
        self.person.setObjectName("leaver")
        self.person.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.day = DayText(room.today().isoformat(), theme, self)
        self.day.setAccessibleName("Their last day")
        self.start = Button("&Begin the list", theme, self, kind="primary")
        self.start.setObjectName("begin_list")
        self.start.setAutoDefault(False)
        who, when = QLabel("&Who leaves?", self), QLabel("Last &day", self)
        for label, field in ((who, self.person), (when, self.day)):
            label.setBuddy(field)
            label.setMinimumHeight(field.sizeHint().height())
        self._before = (when, self.day, self.start)
        self.whole.addLayout(row_of(theme, who, self.person, when, self.day, self.start))
        self.list = QListWidget(self)
        self.list.setObjectName("leaver_accounts")
        self.list.setAccessibleName("Accounts to work through")
        self.list.setIconSize(QSize(theme.space(4), theme.space(4)))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = StepsView(theme, self)
        both = QSplitter(self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(theme.space(2))
        both.addWidget(Frame(self.list, theme, self))
        both.addWidget(self.view)
        both.setSizes([theme.space(70), theme.space(150)])
        self.whole.addWidget(both, 1)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.whole.addWidget(ClipboardBar(vault.clipboard, theme, self))
        self.name = NameRow(room.person(), theme, self)
        self.whole.addWidget(self.name)
        self.finish = Button("&Finish the list", theme, self, kind="primary")
        self.finish.setObjectName("finish_list")
        self.stay = Button("They &stay after all", theme, self)
        self.end_with(self.finish, self.stay)
        self._connect()
        self._show()
        self.refresh()
        self.person.setFocus()

    def _connect(self) -> None:
        self.person.activated.connect(self._on_person_chosen)
        self.start.clicked.connect(self._on_start)
        self.list.currentRowChanged.connect(self._show_steps)
        self.view.asked.connect(self._on_asked)
        self.finish.clicked.connect(self._on_finish)
        self.stay.clicked.connect(self._on_stay)
        self._vault.handed_over.connect(self._on_handed_over)
        self._theme.changed.connect(self._show)

    def refresh(self) -> None:
        self._room.background.run(
            partial(tried, partial(read, self._room.register, self._room.leavers)), self._on_read
        )

    def begin(self, person: str) -> None:
        """Turn to this person, now or as soon as the register is read."""
        self._wanted = person
        self._choose_wanted()

    @property
    def leaver(self) -> str:
        return str(self.person.currentData() or "")

    @property
    def account(self) -> RegisteredAccount | None:
        item = self.list.currentItem()
        id = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return next((one for one in self._read.accounts if one.id == id), None)

    # What was asked for

    def _on_person_chosen(self) -> None:
        self._leaving = next((one for one in self._read.leavings if same_name(one.person, self.leaver)), None)
        self._show()

    def _on_start(self) -> None:
        day = self.day.day
        if not day:
            self.told.tell(State.STOP, f"‘{self.day.text()}’ is not a day. Write it like 22 November 2026.")
            self.day.setFocus()
        elif self._signed():
            work = partial(begun, self._room, self.leaver, day, self.name.name)
            self._keep(work)

    def _on_asked(self, asked: Asked) -> None:
        account, leaving = self.account, self._leaving
        if account is None or leaving is None or not self._signed():
            return
        who, done = self.name.name, partial(self._room.leavers.do, leaving.id, account.id, asked.step)
        if asked.what == steps.OPEN:
            self._open(account, asked.step)
        elif asked.what == steps.UNDO:
            self._keep(partial(self._room.leavers.undo, leaving.id, account.id, asked.step))
        elif asked.what == steps.NOT_NEEDED and not asked.note:
            self.told.tell(State.IDEA, "Write a few words in the note: why is it not needed?")
            self.view.notes[asked.step].setFocus()
        elif asked.what == steps.NOT_NEEDED:
            self._keep(partial(done, who, f"Not needed: {asked.note}"))
        elif asked.what in (steps.DONE, steps.REMOVE):
            self._keep(partial(settled, self._room, leaving, account.id, asked.step, who, asked.note))
        elif asked.what == steps.HAND_OVER:
            self._vault.open_handover(account.id, self._shown(account, leaving).others)
        else:
            self._ask_vault(asked.what, account, leaving)

    def _open(self, account: RegisteredAccount, step: LeaverStep) -> None:
        way = self._room.guides.of(account.network).leaving[step]
        address = page_of(way.page, account.handle)
        if self._room.open_address(address):
            self.told.tell(State.GOOD, "Your browser was asked to open it. Sign in there as the team.")
        else:
            self.told.tell(State.LOOK, f"No browser came up. The address is {address}")

    def _ask_vault(self, what: str, account: RegisteredAccount, leaving: Leaving) -> None:
        who, rotation, vault = self.name.name, self._rotation, self._vault.room.vault
        turn = Turn()
        self._turn = turn
        if what in (steps.COPY_OLD, steps.COPY_NEW):
            work: Callable[[], object] = partial(copied, vault, account.id, who, new=what == steps.COPY_NEW)
            self._ask(work, self._on_copied)
        elif what == steps.MAKE:
            self._ask(partial(rotation.prepare, account.id, who, turn), self._on_log_on)
        elif what == steps.DROP:
            self._ask(partial(rotation.drop, account.id, who, turn), self._on_log_on)
        elif what == steps.IN_USE:
            taken = partial(rotation.take_effect, account.id, who, turn)
            settle = partial(settled, self._room, leaving, account.id, LeaverStep.PASSWORD, who, "")
            self._ask(partial(in_use, taken, settle), self._on_in_use)

    def _on_finish(self) -> None:
        if self._leaving is not None and self._signed():
            self._keep(partial(self._room.leavers.finish, self._leaving.id, self.name.name))

    def _on_stay(self) -> None:
        if self._leaving is not None and self._signed():
            self._keep(partial(stayed, self._room, self._leaving, self.name.name))

    def _signed(self) -> bool:
        """Every step says who did it."""
        if not self.name.name:
            self.told.tell(State.STOP, "Say who you are first, so that colleagues know who did what.")
            self.name.field.setFocus()
            return False
        self._room.named(self.name.name)
        return True

    def _keep(self, work: Callable[[], Leaving]) -> None:
        self._room.background.keep(partial(tried, work), self._on_kept)

    def _ask(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self.told.tell(State.CLOCK, "Asking your keyring. It may want your password in a window of its own.")
        self._room.background.ask(work, then, self._on_vault_failed)

    # What happened

    def _on_read(self, outcome: Read | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
            return
        self._read = outcome
        before = self.leaver
        known: dict[str, str] = {}
        for name in (
            *(one.person for one in outcome.leavings),
            *(one.name for one in people_in(outcome.accounts)),
        ):
            known.setdefault(plain_name(name), name)
        self.person.clear()
        begun_ones = {plain_name(one.person): one for one in outcome.leavings}
        for plain, name in known.items():
            leaving = begun_ones.get(plain)
            self.person.addItem(
                f"{name} (begun {said_day(leaving.begun[:10])})" if leaving is not None else name, name
            )
        place = self.person.findData(before)
        self.person.setCurrentIndex(max(0, place) if known else -1)
        if not self._choose_wanted():
            self._on_person_chosen()
        self.is_filled = True
        self.filled.emit()

    def _choose_wanted(self) -> bool:
        for place in range(self.person.count()):
            if self._wanted and same_name(str(self.person.itemData(place)), self._wanted):
                self._wanted = ""
                self.person.setCurrentIndex(place)
                self._on_person_chosen()
                return True
        return False

    def _on_kept(self, outcome: Leaving | ComposerError) -> None:
        if isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
        elif outcome.finished:
            self.told.tell(
                State.GOOD, f"The list of {outcome.person} is finished: nothing of theirs is left."
            )
        else:
            self.told.tell(State.GOOD, "That is kept.")
        self.refresh()
        self.changed.emit()

    def _on_in_use(self, outcome: tuple[Standing, Leaving]) -> None:
        standing, leaving = outcome
        self._log_ons[standing.account] = standing
        self._on_kept(leaving)

    def _on_log_on(self, standing: Standing) -> None:
        self._log_ons[standing.account] = standing
        why = standing.where.session_only
        if why:
            self.told.tell(State.LOOK, f"The log-on is kept for this session only, in memory. {why}")
        else:
            self.told.tell(State.NONE, "")
        self._show_steps()

    def _on_copied(self, got: Copied) -> None:
        self._vault.clipboard.copy(got.secret, got.what)
        self.told.tell(State.NONE, "")

    def _on_vault_failed(self, error: ComposerError) -> None:
        self._turn.give_up()
        self.told.tell(State.STOP, str(error))

    def _on_handed_over(self, account: str, names: object) -> None:
        """Handing over from here, or from anywhere while the list is open, is that step done."""
        leaving, id = self._leaving, AccountId(account)
        if leaving is None or id not in leaving.accounts or leaving.step(id, LeaverStep.HAND_OVER):
            return
        to = ", ".join(str(name) for name in names)  # type: ignore[attr-defined]
        who = self.name.name or self._room.person()
        self._keep(partial(self._room.leavers.do, leaving.id, id, LeaverStep.HAND_OVER, who, f"To {to}."))

    # What is shown

    def _shown(self, account: RegisteredAccount, leaving: Leaving) -> Shown:
        guide = self._room.guides.of(account.network)
        me = self.name.name or self._room.person()
        return Shown(leaving, account, guide, me, self._log_ons.get(account.id))

    def _show(self) -> None:
        leaving, known = self._leaving, {one.id: one for one in self._read.accounts}
        ids = leaving.accounts if leaving is not None else self._held()
        shown = [known[id] for id in ids if id in known]
        self.list.blockSignals(True)
        place = self.list.currentRow()
        self.list.clear()
        for account in shown:
            self._add_item(account, leaving)
        self.list.setCurrentRow(min(max(place, 0), len(shown) - 1))
        self.list.blockSignals(False)
        for widget in self._before:
            widget.setVisible(leaving is None)
        self.start.setEnabled(bool(shown))
        for widget in (self.finish, self.stay):
            widget.setVisible(leaving is not None)
        self.finish.setEnabled(leaving is not None and leaving.is_all_done)
        self._show_steps()

    def _held(self) -> tuple[AccountId, ...]:
        return tuple(one.id for one in self._read.accounts if one.holder(self.leaver) is not None)

    def _add_item(self, account: RegisteredAccount, leaving: Leaving | None) -> None:
        left = leaving.left_to_do(account.id) if leaving is not None else ()
        number = len(left)
        words = "All done" if not number else "1 step to do" if number == 1 else f"{number} steps to do"
        if leaving is None:
            words = said_holder(account.holder(self.leaver) or Holder(self.leaver))
        state = State.BOX if left or leaving is None else State.TICKED
        title = self._room.title(account)
        item = QListWidgetItem(f"{title}\n{words}", self.list)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {words}")
        item.setData(Qt.ItemDataRole.UserRole, account.id)
        item.setIcon(state_icon(state, self._theme))

    def _show_steps(self, _row: int = 0) -> None:
        leaving, account = self._leaving, self.account
        if leaving is None or account is None:
            self.view.show_words(self._nothing_yet())
            return
        self.view.show_steps(self._shown(account, leaving), self._room.title(account))
        open_step = leaving.step(account.id, LeaverStep.PASSWORD) is None
        if (
            open_step
            and account.id not in self._log_ons
            and self._room.guides.of(account.network).shared_log_on
        ):
            self._room.background.ask(
                partial(self._rotation.standing, account.id), self._on_log_on, self._on_vault_failed
            )

    def _nothing_yet(self) -> str:
        if not self.person.count():
            return "Nobody holds an account yet. Say in 'Accounts' who holds which."
        if not self._held():
            return f"{self.leaver} holds none of the accounts."
        held = self.list.count()
        what = "one account" if held == 1 else f"{held} accounts"
        return (
            f"{self.leaver} holds {what}. Beginning the list marks them as leaving on each, and opens the steps; "
            "nothing is changed on any network by it."
        )
