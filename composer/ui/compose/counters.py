"""The accounts a post goes to, each with its exact count against its network's limit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Length
from composer.domain.network import Network
from composer.ui.compose.row_painter import COLOURS
from composer.ui.compose.rows import State
from composer.ui.flow_layout import FlowLayout
from composer.ui.icons import icon
from composer.ui.theme import Role, Theme

_TITLES = {"x": "X", "linkedin": "LinkedIn"}


def network_title(network: NetworkId, networks: Mapping[NetworkId, Network]) -> str:
    """The network's own name, guessed from its id until the networks are loaded."""
    known = networks.get(network)
    return known.title if known else _TITLES.get(network, network.capitalize())


class _Bar(QWidget):
    """How full the limit is; the number beside it says the same."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._share = 0.0
        self._state = State.GOOD
        self.setFixedHeight(max(4, theme.space(1)))

    def show_share(self, share: float, state: State) -> None:
        if (share, state) != (self._share, self._state):
            self._share, self._state = share, state
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_ = whole.height() / 2
        painter.setBrush(self._theme.colour(Role.LINE))
        painter.drawRoundedRect(whole, round_, round_)
        if self._share > 0:
            whole.setWidth(max(whole.height(), whole.width() * min(1.0, self._share)))
            good = Role.ACCENT if self._state is State.GOOD else COLOURS[self._state]
            painter.setBrush(self._theme.colour(good))
            painter.drawRoundedRect(whole, round_, round_)
        painter.end()


class Counter(QFrame):
    """One account: its network, its name, how many characters of how many."""

    def __init__(self, account: Account, title: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("card", True)
        self.account = account
        self._theme = theme
        self._length: Length | None = None
        self.setObjectName(f"counter_{account.id}")
        self._title = QLabel(title, self)
        self._title.setFont(theme.strong_font())
        self._handle = QLabel(account.handle if account.handle != title else "", self)
        self._handle.setFont(theme.small_font())
        self.count = QLabel(self)
        self.count.setObjectName(f"count_{account.id}")
        self._bar = _Bar(theme, self)
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        head.addWidget(self._title)
        head.addWidget(self._handle)
        head.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(2))
        lines.setSpacing(theme.space(1))
        lines.addLayout(head)
        lines.addWidget(self.count)
        lines.addWidget(self._bar)
        theme.changed.connect(self._paint)
        self.show_length(None)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._theme.space(42)), hint.height())

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_length(self, length: Length | None) -> None:
        if length == self._length and self.count.text():
            return
        self._length = length
        self.count.setText(_said(length))
        self._paint()

    def _paint(self) -> None:
        length = self._length
        state = State.GOOD
        if length is not None and not length.fits:
            state = State.STOP if length.blocking else State.LOOK
        elif length is not None and length.limit and length.count > 0.9 * length.limit:
            state = State.LOOK
        share = length.count / length.limit if length and length.limit else 0.0
        self._bar.show_share(share, state)
        role = Role.TEXT if state is State.GOOD else COLOURS[state]
        palette = self.count.palette()
        palette.setColor(self.count.foregroundRole(), self._theme.colour(role))
        self.count.setPalette(palette)
        self.count.setToolTip(length.detail if length else "")


def _said(length: Length | None) -> str:
    if length is None:
        return "Counting…"
    left = length.limit - length.count
    if left < 0:
        return f"{length.count:,} of {length.limit:,}: {-left:,} too long"
    if not length.fits:
        return f"{length.count:,} of {length.limit:,}: does not fit"
    return f"{length.count:,} of {length.limit:,}"


class Counters(QWidget):
    """The strip below the post: the chosen accounts, and the button that chooses them."""

    accounts_chosen = Signal(object)

    def __init__(
        self, accounts: Mapping[AccountId, Account], theme: Theme, owner: QWidget | None = None
    ) -> None:
        super().__init__(owner)
        self._theme = theme
        self._accounts = accounts
        self._networks: Mapping[NetworkId, Network] = {}
        self._counters: dict[AccountId, Counter] = {}
        self.chooser = QToolButton(self)
        self.chooser.setObjectName("choose_accounts_button")
        self.chooser.setText("&Going to…")
        self.chooser.setToolTip("Choose the accounts this post is for")
        self.chooser.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chooser.clicked.connect(self.open_chooser)
        self._flow = FlowLayout(self, gap=theme.space(2))
        self._flow.addWidget(self.chooser)
        theme.changed.connect(self._paint)
        self._paint()

    def show_chosen(self, chosen: tuple[AccountId, ...]) -> None:
        for account in [one for one in self._counters if one not in chosen]:
            gone = self._counters.pop(account)
            self._flow.removeWidget(gone)
            gone.deleteLater()
        for account in chosen:
            if account not in self._counters and account in self._accounts:
                known = self._accounts[account]
                counter = Counter(known, network_title(known.network, self._networks), self._theme, self)
                self._counters[account] = counter
                self._flow.addWidget(counter)
                counter.show()

    def show_networks(self, networks: Mapping[NetworkId, Network]) -> None:
        self._networks = networks
        for counter in self._counters.values():
            counter.show_title(network_title(counter.account.network, networks))

    def show_lengths(self, lengths: Mapping[AccountId, Length]) -> None:
        for account, counter in self._counters.items():
            counter.show_length(lengths.get(account))

    def open_chooser(self) -> None:
        """A menu with a tick for each account; it stays open while several are ticked."""
        menu = _StayingMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for account in self._accounts.values():
            title = network_title(account.network, self._networks)
            action = menu.addAction(f"{title}  {account.handle}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(account.id in self._counters)
            action.setData(account.id)
            action.toggled.connect(lambda on, which=account.id: self._on_toggled(which, on=on))
        menu.popup(self.chooser.mapToGlobal(self.chooser.rect().topLeft()) - menu.rect().bottomLeft())

    def _on_toggled(self, account: AccountId, *, on: bool) -> None:
        chosen = set(self._counters) | {account} if on else set(self._counters) - {account}
        self.accounts_chosen.emit(tuple(one for one in self._accounts if one in chosen))

    def _paint(self) -> None:
        colour, back = self._theme.colour(Role.ACCENT), self._theme.colour(Role.RAISED)
        self.chooser.setIcon(icon("people", colour, back, self._theme.space(4)))


class _StayingMenu(QMenu):
    """Ticking one line does not close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.toggle()
            return
        super().mouseReleaseEvent(event)
