"""One account of the register as it is filled in and changed; nothing is lost when somebody else changed it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.domain.account import NetworkId, Visibility
from composer.domain.concerns import said_day
from composer.domain.register import RegisteredAccount, TwoStep, new_account_id
from composer.errors import ComposerError
from composer.posting.account_guides import VISIBILITY_WORDS
from composer.posting.account_overview import TWO_STEP_WORDS, changes
from composer.posting.rhythm import RHYTHMS
from composer.store.register import RegisterChangedError, Registered
from composer.ui.controls import Button
from composer.ui.fields import Choice, TextField, TickBox
from composer.ui.posting.page import NameRow, Page, Told, row_of, said
from composer.ui.register.form import DayText, Form, go_to
from composer.ui.register.holders_edit import HoldersEdit
from composer.ui.register.room import RegisterRoom, tried
from composer.ui.states import State

_MOST_REVIEWS = 3
_NEW = RegisteredAccount(new_account_id(NetworkId(""), "", ()), NetworkId(""))
_NO_EXPIRY = (
    "Leave it empty if you change it only when somebody leaves or it may be known: that is what the National "
    "Cyber Security Centre advises."
)


class EditPage(Page):
    """`saved` comes with the account as the register has it then, `dropped` when a person took another's change."""

    saved = Signal(object)
    dropped = Signal()
    guide_asked = Signal(object)

    def __init__(
        self,
        room: RegisterRoom,
        registered: Registered | None,
        people: tuple[str, ...],
        owner: QWidget | None,
        field: str = "",
    ) -> None:
        title = room.title(registered.account) if registered is not None else "Add an account"
        super().__init__("account_page", title, room.theme, owner, size=(170, 200))
        self._room = room
        self._before = registered
        self._start = registered.account if registered is not None else _NEW
        self._found = (self._start.checked, self._start.checked_by)
        self.area = self.scrolled("The account")
        self._form = Form(self.area, self._theme)
        self._add_account()
        self._add_visibility()
        self._add_holders(people)
        self._add_log_on()
        self._add_posting()
        self._form.show_filled()
        self.told = Told(self._theme, self)
        self.theirs = said("", self._theme, self)
        self.take_theirs = self._button("Take &theirs")
        self.save_mine = self._button("Save mine o&ver theirs")
        self.name = NameRow(room.person(), self._theme, self)
        self.save = Button("&Save", self._theme, self, kind="primary")
        self.save.setObjectName("save_account")
        for widget in (self.told, self.theirs):
            self.whole.addWidget(widget)
        self.whole.addLayout(row_of(self._theme, self.take_theirs, self.save_mine))
        self.whole.addWidget(self.name)
        self.end_with(self.save)
        self.close_button.setText("Cancel")
        self._show_theirs(())
        self._connect()
        self._fill(self._start)
        self.go_to(field)

    # The sections

    def _add_account(self) -> None:
        form, theme = self._form, self._theme
        form.section("The account")
        self.network = Choice(theme, form.column)
        self.network.setObjectName("network")
        for id, title in self._networks().items():
            self.network.addItem(title, id)
        self.handle = self._text("handle")
        self.title = self._text("title")
        self.purpose = self._text("purpose")
        self.employer = Choice(theme, form.column)
        self.employer.addItem("None: the programme's own", "")
        for id, words in self._room.employers.items():
            self.employer.addItem(words, id)
        self.team = TickBox("It is a team's account, not one person's", theme, form.column)
        form.field("Net&work", self.network)
        form.field("Han&dle", self.handle, "As the network shows it, for example @OurTeam.")
        form.field("&Name of the team", self.title)
        form.field("What it is &for", self.purpose, "One line, so that a newcomer understands it.")
        form.field("&Employer whose rules hold too", self.employer)
        form.add(self.team)

    def _add_visibility(self) -> None:
        form, theme = self._form, self._theme
        form.section("Who can see it", "Look on the network itself; nothing here can see it for you.")
        self.visibility = Choice(theme, form.column)
        self.visibility.setObjectName("visibility")
        for visibility, words in VISIBILITY_WORDS.items():
            self.visibility.addItem(words[0].upper() + words[1:], visibility)
        self.looked = said("", theme, form.column)
        self.checked_today = self._button("Checked toda&y", form.column)
        self.checked_today.setObjectName("checked_today")
        self.guide = self._button("How to make it &private…", form.column)
        self.private_wanted = TickBox("The team wants it to be private", theme, form.column)
        self.approver = self._text("approver")
        form.field("What yo&u found", self.visibility, "As somebody sees it who is signed out.")
        form.add(self.looked)
        form.row(self.checked_today, self.guide)
        form.add(self.private_wanted)
        form.field("Who app&roves followers or members", self.approver)

    def _add_holders(self, people: tuple[str, ...]) -> None:
        form = self._form
        form.section(
            "Who holds the log-on",
            "The programme's communications lead and one other, so that nobody is locked out. Names only: the "
            "log-on itself stays in each holder's keyring.",
        )
        self.holders = HoldersEdit(
            self._start.holders, people, self._room.today, self._theme, self._form.column
        )
        form.add(self.holders)

    def _add_log_on(self) -> None:
        form, theme = self._form, self._theme
        form.section("The log-on", "Who holds what, and when it changed. No password belongs here.")
        self.two_step = Choice(theme, form.column)
        for kind, words in TWO_STEP_WORDS.items():
            self.two_step.addItem(words, kind)
        self.recovery_email = self._text("recovery_email")
        self.recovery_phone = self._text("recovery_phone")
        self.password_changed = DayText("", theme, form.column)
        self.changed_today = self._button("Changed today", form.column)
        self.password_due = DayText("", theme, form.column)
        form.field("Two-step s&ign-in", self.two_step, "What the network asks for beside the password.")
        form.field("Recovery e-m&ail: held by", self.recovery_email, "A person's name, not the address.")
        form.field("Recovery phone: held &by", self.recovery_phone, "A person's name, not the number.")
        form.field("Password last chan&ged", self.password_changed)
        form.row(self.changed_today)
        form.field("Change it ne&xt by", self.password_due, _NO_EXPIRY)

    def _add_posting(self) -> None:
        form, theme = self._form, self._theme
        form.section("Posting")
        self.rhythm = Choice(theme, form.column)
        self.rhythm.addItem("No target", "")
        for name, (words, _) in RHYTHMS.items():
            self.rhythm.addItem(words[0].upper() + words[1:], name)
        self.reviews = Choice(theme, form.column)
        self.reviews.setObjectName("requires_review")
        self.reviews.addItem("None, unless the rules ask for one", 0)
        for number in range(1, _MOST_REVIEWS + 1):
            self.reviews.addItem("1 colleague" if number == 1 else f"{number} colleagues", number)
        form.field("How &often it means to post", self.rhythm)
        form.field(
            "Who must say ‘good to go’ before a post &leaves",
            self.reviews,
            "Nobody approves their own post.",
        )

    def _text(self, name: str) -> TextField:
        field = TextField(self._theme, self._form.column)
        field.setObjectName(name)
        return field

    def _button(self, words: str, owner: QWidget | None = None) -> Button:
        button = Button(words, self._theme, owner or self)
        button.setAutoDefault(False)
        return button

    def _networks(self) -> Mapping[str, str]:
        titles, own = self._room.titles(), self._start.network
        if own:
            return {own: titles.get(own, own.capitalize())}
        return titles

    def _connect(self) -> None:
        self.visibility.activated.connect(self._on_found)
        self.checked_today.clicked.connect(self._on_found)
        self.changed_today.clicked.connect(
            lambda: self.password_changed.show_day(self._room.today().isoformat())
        )
        self.guide.clicked.connect(lambda: self.guide_asked.emit(self.account))
        self.network.activated.connect(self._on_network_chosen)
        self.save.clicked.connect(self._on_save)
        self.save_mine.clicked.connect(self._on_save)
        self.take_theirs.clicked.connect(self._on_take_theirs)

    # What it says

    @property
    def account(self) -> RegisteredAccount:
        """What the form says now."""
        checked, checked_by = self._found
        return replace(
            self._start,
            network=NetworkId(self.network.currentData()),
            handle=" ".join(self.handle.text().split()),
            title=" ".join(self.title.text().split()),
            purpose=" ".join(self.purpose.text().split()),
            employer=self.employer.currentData(),
            team=self.team.isChecked(),
            visibility=Visibility(self.visibility.currentData()),
            private_wanted=self.private_wanted.isChecked(),
            checked=checked,
            checked_by=checked_by,
            rhythm=self.rhythm.currentData(),
            approver=" ".join(self.approver.text().split()),
            requires_review=int(self.reviews.currentData()),
            holders=self.holders.holders,
            two_step=TwoStep(self.two_step.currentData()),
            recovery_email=" ".join(self.recovery_email.text().split()),
            recovery_phone=" ".join(self.recovery_phone.text().split()),
            password_changed=self.password_changed.day or "",
            password_due=self.password_due.day or "",
        )

    def go_to(self, field: str) -> None:
        """Begin at `holders`, `visibility` or `password`, or where one begins."""
        places: dict[str, QWidget] = {
            "holders": self.holders.cards[0].name if self.holders.cards else self.holders.more,
            "visibility": self.visibility,
            "password": self.password_changed,
        }
        first = self.network if self._before is None else self.handle
        go_to(self.area, places.get(field, first))

    def _fill(self, account: RegisteredAccount) -> None:
        for field, text in (
            (self.handle, account.handle),
            (self.title, account.title),
            (self.purpose, account.purpose),
            (self.approver, account.approver),
            (self.recovery_email, account.recovery_email),
            (self.recovery_phone, account.recovery_phone),
        ):
            field.setText(text)
        for box, value in (
            (self.employer, account.employer),
            (self.visibility, account.visibility),
            (self.two_step, account.two_step),
            (self.rhythm, account.rhythm),
            (self.reviews, account.requires_review),
        ):
            if box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))
        self.team.setChecked(account.team)
        self.private_wanted.setChecked(account.private_wanted)
        self.password_changed.show_day(account.password_changed)
        self.password_due.show_day(account.password_due)
        self._show_looked()
        if self._before is None:
            self._on_network_chosen()

    def _show_looked(self) -> None:
        day, by = self._found
        words = f"Checked on {said_day(day)}{f' by {by}' if by else ''}." if day else "Nobody has looked yet."
        self.looked.setText(words)

    # What was done

    def _on_found(self) -> None:
        self._found = (self._room.today().isoformat(), self.name.name or self._room.person())
        if self.visibility.currentData() is Visibility.UNKNOWN:
            self._found = ("", "")
        self._show_looked()

    def _on_network_chosen(self) -> None:
        guide = self._room.guides.of(NetworkId(self.network.currentData()))
        self.private_wanted.setChecked(guide.private != "none")

    def _on_save(self) -> None:
        wrong = self._wrong()
        if wrong is not None:
            words, field = wrong
            self.told.tell(State.STOP, words)
            go_to(self.area, field)
            return
        self._room.named(self.name.name)
        self.save.setEnabled(False)
        work = partial(_saved, self._room, self._before, self.account, self.name.name)
        self._room.background.keep(partial(tried, work), self._on_saved)

    def _wrong(self) -> tuple[str, QWidget] | None:
        """What cannot be saved as it is, and where."""
        account, card = self.account, self.holders.wrong_day
        if not (account.handle or account.title):
            return "Give it a handle or a name, so that people know which account is meant.", self.handle
        if card is not None:
            return f"‘{card.since.text()}’ is not a day. Write it like 22 November 2026.", card.since
        for field in (self.password_changed, self.password_due):
            if field.day is None:
                return f"‘{field.text()}’ is not a day. Write it like 22 November 2026.", field
        if not self.name.name:
            return "Say who you are, so that colleagues know who changed it.", self.name.field
        return None

    def _on_saved(self, outcome: Registered | ComposerError) -> None:
        self.save.setEnabled(True)
        if isinstance(outcome, RegisterChangedError) and outcome.theirs is not None:
            self.told.tell(State.LOOK, str(outcome))
            self._before = outcome.theirs
            self._show_theirs(changes(outcome.theirs.account, self.account))
        elif isinstance(outcome, ComposerError):
            self.told.tell(State.STOP, str(outcome))
        else:
            self.saved.emit(outcome)
            self.close()

    def _show_theirs(self, differs: tuple[str, ...]) -> None:
        self.theirs.setText("From theirs to yours:\n" + "\n".join(f"•  {one}" for one in differs))
        for widget in (self.theirs, self.take_theirs, self.save_mine):
            widget.setVisible(bool(differs))
        self.save.setVisible(not differs)
        if differs:
            self.save_mine.setFocus()

    def _on_take_theirs(self) -> None:
        self.dropped.emit()
        self.close()


def _saved(room: RegisterRoom, before: Registered | None, account: RegisteredAccount, by: str) -> Registered:
    if before is not None:
        return room.register.save(account, before.rev, by)
    id = new_account_id(account.network, account.handle or account.title, room.register.taken())
    return room.register.add(replace(account, id=id), by)
