"""The accounts a post goes to, each with its exact count against its network's limit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.settings import AccountEntry
from composer.ui.controls import Button, Card, ElidedLabel, fill_round, tint
from composer.ui.flow_layout import FlowLayout
from composer.ui.states import COLOURS, State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from composer.domain.account import AccountId
    from composer.domain.checklist import Length

_TITLES = {"x": "X", "linkedin": "LinkedIn"}
_NEARLY_FULL = 0.9
_WIDEST = str.maketrans("0123456789", "8" * 10)
_RIGHT = 0x82
"""`Qt.AlignRight | Qt.AlignVCenter`: naming Qt's enumerations makes them all, 16 ms."""


def network_title(network: str, known: Mapping[str, str]) -> str:
    """The network's own name, guessed from its id until the networks are loaded."""
    return known.get(network) or _TITLES.get(network, network.capitalize())


class _Bar(QWidget):
    """How full the limit is; the number above it says the same."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._share = 0.0
        self._state = State.NONE
        self.setFixedHeight(max(4, theme.space(1)))

    def show_share(self, share: float, state: State) -> None:
        before = self._reach(), self._state
        self._share, self._state = share, state
        if (self._reach(), state) != before:
            self.update()

    def _reach(self) -> int:
        """How far the bar is filled, in pixels: one letter of 63,206 moves nothing."""
        return round(self.width() * min(1.0, self._share)) if self._share > 0 else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        fill_round(painter, whole, whole.height() / 2, self._theme.brush(Role.LINE))
        if self._share > 0:
            whole.setWidth(max(whole.height(), self._reach()))
            role = Role.ACCENT if self._state is State.GOOD else COLOURS[self._state]
            fill_round(painter, whole, whole.height() / 2, self._theme.brush(role))
        painter.end()


class _Number(QLabel):
    """A number that changes at every key: it is measured, and the window laid out anew, when it has other digits.

    It keeps the room it once needed (a label's hint is never less than its fixed size): around the limit, all that
    stands beside it would else move to and fro.
    """

    def __init__(self, text: str, owner: QWidget) -> None:
        super().__init__(text, owner)
        self.setProperty("alignment", _RIGHT)
        self._fits = ""

    def show_number(self, text: str) -> None:
        widest = text.translate(_WIDEST)
        if widest != self._fits:
            self._fits = widest
            self.setText(widest)
            self.setFixedSize(self.sizeHint())
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fits = ""
            self.setMinimumSize(QSize(0, 0))
            self.show_number(self.text())


class Counter(Card):
    """One account: its network, its name, how many characters of how many."""

    def __init__(self, account: AccountEntry, title: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.account = account
        self._length: Length | None = None
        self.setObjectName(f"counter_{account.id}")
        self._title = QLabel(title, self)
        self._title.setFont(theme.strong_font())
        handle = ElidedLabel(account.handle, self)
        handle.setFont(theme.small_font())
        self.count = _Number("0", self)
        self.count.setObjectName(f"count_{account.id}")
        self._bar = _Bar(theme, self)
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        head.addWidget(self._title)
        head.addWidget(handle)
        head.addStretch(1)
        head.addWidget(self.count)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        lines.setSpacing(theme.space(0.5))
        lines.addLayout(head)
        lines.addWidget(self._bar)
        for often in (self.count, self._bar):
            self.paint_apart(often)
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._theme.space(48)), hint.height())

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_length(self, length: Length | None) -> None:
        if length is not None and length != self._length:
            self._length = length
            self._refresh()

    def _refresh(self) -> None:
        length = self._length
        if length is None:
            return
        state = State.GOOD
        if not length.fits:
            state = State.STOP if length.blocking else State.LOOK
        elif length.limit and length.count > _NEARLY_FULL * length.limit:
            state = State.LOOK
        words = said(length)
        self.count.show_number(words)
        if length.detail != self.count.toolTip():
            self.count.setToolTip(length.detail)
        self.count.setAccessibleName(f"{self._title.text()}: {words}")
        tint(self.count, self._theme, Role.TEXT if state is State.GOOD else COLOURS[state])
        self._bar.show_share(length.count / length.limit if length.limit else 0.0, state)


def said(length: Length) -> str:
    """The count in words that need no colour."""
    left = length.limit - length.count
    if left < 0:
        return f"{length.count:,} of {length.limit:,}: {-left:,} too long"
    return f"{length.count:,} of {length.limit:,}" + ("" if length.fits else ": does not fit")


class Counters(QWidget):
    """The strip below the post: the chosen accounts, and the button that chooses them."""

    accounts_chosen = Signal(object)

    def __init__(self, accounts: Iterable[AccountEntry], theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self._accounts = {account.id: account for account in accounts}
        self._titles: Mapping[str, str] = {}
        self._counters: dict[str, Counter] = {}
        self.chooser = Button("Going to…", theme, self)
        self.chooser.setObjectName("choose_accounts_button")
        self.chooser.setToolTip("Choose the accounts this post is for")
        self.chooser.clicked.connect(self.open_chooser)
        self._flow = FlowLayout(self, gap=theme.space(2))
        self._flow.addWidget(self.chooser)

    def show_chosen(self, chosen: Iterable[str]) -> None:
        wanted = [one for one in chosen if one in self._accounts]
        for account in [one for one in self._counters if one not in wanted]:
            gone = self._counters.pop(account)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for account in wanted:
            if account not in self._counters:
                entry = self._accounts[account]
                title = network_title(entry.network, self._titles)
                self._counters[account] = Counter(entry, title, self._theme, self)
                self._flow.addWidget(self._counters[account])

    def show_accounts(self, accounts: Iterable[AccountEntry]) -> None:
        """Offer these from now on; what is chosen of them stays, under its name of today."""
        chosen, before = tuple(self._counters), self._accounts
        self._accounts = {account.id: account for account in accounts}
        if any(before[id] != self._accounts.get(id) for id in chosen):
            self.show_chosen(())
        self.show_chosen(chosen)

    def show_networks(self, titles: Mapping[str, str]) -> None:
        """Use the networks' own names from now on."""
        self._titles = titles
        for counter in self._counters.values():
            counter.show_title(network_title(counter.account.network, titles))

    def show_lengths(self, lengths: Mapping[AccountId, Length]) -> None:
        for account, counter in self._counters.items():
            counter.show_length(lengths.get(account))  # type: ignore[call-overload]

    def open_chooser(self) -> None:
        """A menu with a tick for each account; it stays open while several are ticked."""
        from composer.ui.staying_menu import StayingMenu

        menu = StayingMenu(self)
        for account in self._accounts.values():
            title = network_title(account.network, self._titles)
            action = menu.addAction(f"{title}  {account.handle}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(account.id in self._counters)
            action.toggled.connect(lambda on, which=account.id: self._on_toggled(which, on=on))
        menu.popup(self.chooser.mapToGlobal(self.chooser.rect().bottomLeft()))

    def _on_toggled(self, account: str, *, on: bool) -> None:
        chosen = set(self._counters) | {account} if on else set(self._counters) - {account}
        self.accounts_chosen.emit(tuple(one for one in self._accounts if one in chosen))
