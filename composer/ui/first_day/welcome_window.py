"""The first start: who you are, your employer, your accounts; each can be skipped, and each is kept at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from composer.settings import SettingsFile
from composer.ui.compose.counters import network_title
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame, TextField, TickList
from composer.ui.posting.page import Page, row_of, said
from composer.ui.theme import Role, Theme

_STEPS = 3
_ID = Qt.ItemDataRole.UserRole


class Step(QWidget):
    """A title, a sentence, and what it asks. `answered` says whether there is anything to keep."""

    def __init__(self, number: int, title: str, words: str, theme: Theme) -> None:
        super().__init__()
        self.title = f"Step {number} of {_STEPS}: {title}" if number else title
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, theme.space(1), 0)
        self.lines.setSpacing(theme.space(3))
        self.lines.addWidget(said(words, theme, self))
        self.first: QWidget | None = None

    def answered(self) -> bool:
        return False

    def ask(self, label: str, field: QWidget, theme: Theme, more: str = "") -> None:
        """Put a field under its label, with a quieter sentence below."""
        words = QLabel(label, self)
        words.setFont(theme.strong_font())
        words.setBuddy(field.findChild(TickList) or field)
        below = QVBoxLayout()
        below.setSpacing(theme.space(1))
        below.addWidget(words)
        below.addWidget(field)
        if more:
            below.addWidget(said(more, theme, self, Role.QUIET))
        self.lines.addLayout(below)
        self.first = self.first or field


class WhoYouAre(Step):
    """The name that stands under ticks and questions, and where answers are sent."""

    def __init__(self, settings: SettingsFile, theme: Theme) -> None:
        super().__init__(
            1,
            "who you are",
            "A person decides about every post, and your name stands under what you decide. Colleagues see it; it is "
            "never in the post.",
            theme,
        )
        self._settings = settings
        self.name, self.mail = TextField(theme, self), TextField(theme, self)
        self.name.setText(settings.current.person)
        self.mail.setText(settings.current.mail_address)
        self.ask("Your na&me", self.name, theme, "First and last name, as colleagues know you.")
        self.ask(
            "Your mail a&ddress", self.mail, theme, "Where a colleague’s answer goes. You can leave it out."
        )
        self.lines.addStretch(1)

    def answered(self) -> bool:
        return bool(self.name.text().strip() or self.mail.text().strip())

    def keep(self) -> None:
        mail = self.mail.text().strip()
        changes = {"person": " ".join(self.name.text().split())}
        self._settings.change(**changes, **({"mail_address": mail} if "@" in mail else {}))


class YourEmployer(Step):
    """Whose rules hold for this person, whoever they post for."""

    def __init__(self, settings: SettingsFile, theme: Theme) -> None:
        super().__init__(
            2,
            "your employer",
            "A partnership is not an employer. Whoever pays you, their social media rules go on holding; where they "
            "have written a pack of rules, it joins your checklist.",
            theme,
        )
        self._settings = settings
        self.choice = Choice(theme, self)
        self.choice.setMinimumWidth(theme.space(60))
        fixed = "employer" in settings.fixed
        self.offer({})
        self.choice.setEnabled(not fixed)
        self.ask("Your main &employer", self.choice, theme, settings.fixed_by if fixed else _NOT_LISTED)
        self.lines.addStretch(1)

    def offer(self, employers: dict[str, str]) -> None:
        """Fill in the employers that have a pack here."""
        now = self.choice.currentData() or self._settings.current.employer
        self.choice.clear()
        self.choice.addItem("Not listed here", "")
        for name, title in {**employers, **({now: now} if now and now not in employers else {})}.items():
            self.choice.addItem(title, name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(now)))

    def answered(self) -> bool:
        return bool(self.choice.currentData()) and self.choice.isEnabled()

    def keep(self) -> None:
        self._settings.change(employer=self.choice.currentData())


_NOT_LISTED = "Not listed? Your communications team can write one; the checklist works without."


class YourAccounts(Step):
    """Which accounts a new post goes to."""

    accounts_asked = Signal()

    def __init__(self, settings: SettingsFile, theme: Theme) -> None:
        super().__init__(
            3,
            "your accounts",
            "Every network counts letters in its own way and has its own limits. Tick where your posts usually go; you "
            "can choose differently for each post.",
            theme,
        )
        self._settings, self._theme = settings, theme
        self.list = TickList(theme, self)
        self.list.setAccessibleName("Accounts")
        self.refill()
        frame = Frame(self.list, theme, self)
        frame.setMinimumHeight(theme.space(36))
        self.ask("New posts &go to", frame, theme)
        self.first = self.list
        self.more = Button("A&ccounts…", theme, self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.accounts_asked)
        self.lines.addLayout(row_of(theme, self.more))

    def refill(self) -> None:
        """Offer the accounts that there are now; those chosen for new posts are ticked."""
        self.list.clear()
        for one in self._settings.current.accounts:
            item = QListWidgetItem(f"{network_title(one.network, {})}  {one.handle or one.title}")
            item.setData(_ID, one.id)
            self.list.add(item, ticked=one.id in self._settings.current.chosen)
        self.list.setCurrentRow(0)

    def answered(self) -> bool:
        return bool(self.ticked())

    def ticked(self) -> tuple[str, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(_ID) for item in items if self.list.is_ticked(item))


class Welcome(Step):
    """After the three steps: the practice post, or straight to work."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            0,
            "Ready when you are",
            "Two minutes with a practice post show how the checklist helps. It has a few mistakes on purpose; nothing "
            "of it is kept, and it cannot be posted.\n\nThis all stands in the menu ‘Help’ too, for another day.",
            theme,
        )
        self.lines.addStretch(1)


class WelcomeWindow(Page):
    """`chosen` comes with the accounts ticked, `practice_asked` at the end; closing it is as good as skipping all."""

    chosen = Signal(object)
    named = Signal(str)
    employed = Signal(str)
    accounts_asked = Signal()
    practice_asked = Signal()

    def __init__(self, settings: SettingsFile, theme: Theme, owner: QWidget | None) -> None:
        super().__init__("welcome_window", "Welcome to Post Composer", theme, owner, size=(140, 108))
        self._settings = settings
        self.who, self.employer = WhoYouAre(settings, theme), YourEmployer(settings, theme)
        self.accounts, self.end = YourAccounts(settings, theme), Welcome(theme)
        self._all: tuple[Step, ...] = (self.who, self.employer, self.accounts, self.end)
        self.where = said("", theme, self)
        self.where.setFont(theme.strong_font())
        self.whole.addWidget(self.where)
        self.pages = QStackedWidget(self)
        for step in self._all:
            area = QScrollArea(self.pages)
            area.setWidgetResizable(True)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(step)
            self.pages.addWidget(area)
        self.whole.addWidget(self.pages, 1)
        self.next = Button("", theme, self, kind="primary")
        self.back = Button("&Back", theme, self)
        self.practice = Button("Start the &practice post", theme, self, kind="primary")
        self.end_with(self.next, self.practice, self.back)
        self._connect()
        self._show(0)

    @property
    def place(self) -> int:
        return self.pages.currentIndex()

    def done(self, result: int) -> None:
        """However it is left, the first start is over."""
        self._settings.save()
        super().done(result)

    def _connect(self) -> None:
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(lambda: self._show(self.place - 1))
        self.practice.clicked.connect(self._on_practice)
        self.accounts.accounts_asked.connect(self.accounts_asked)
        self.who.name.textChanged.connect(self._name_buttons)
        self.who.mail.textChanged.connect(self._name_buttons)
        self.who.name.returnPressed.connect(self.next.click)
        self.who.mail.returnPressed.connect(self.next.click)
        self.employer.choice.currentIndexChanged.connect(self._name_buttons)
        self.accounts.list.itemChanged.connect(self._name_buttons)

    def _show(self, place: int) -> None:
        step = self._all[place]
        self.pages.setCurrentIndex(place)
        self.where.setText(step.title)
        self.back.setVisible(place > 0)
        self.next.setVisible(step is not self.end)
        self.practice.setVisible(step is self.end)
        self._name_buttons()
        (step.first or self.practice).setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(step.title)

    def _name_buttons(self) -> None:
        step = self._all[self.place]
        self.next.setText("&Next" if step.answered() else "&Skip this step")
        self.close_button.setText("Straight &to my post" if step is self.end else "Skip &all")

    def _on_next(self) -> None:
        step = self._all[self.place]
        if step.answered():
            if step is self.who:
                self.who.keep()
                self.named.emit(self._settings.current.person)
            elif step is self.employer:
                self.employer.keep()
                self.employed.emit(self._settings.current.employer)
            else:
                self.chosen.emit(self.accounts.ticked())
        self._show(self.place + 1)

    def _on_practice(self) -> None:
        self.practice_asked.emit()
        self.close()
