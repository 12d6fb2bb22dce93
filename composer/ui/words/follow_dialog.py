"""Organisations worth following, to work through and tick off, for one account at a time (tip 'Follow the leader')."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.domain.account import Account
from composer.errors import ComposerError
from composer.ui.controls import Button, tint
from composer.ui.dialog import Dialog
from composer.ui.fields import Choice, Frame, TickList
from composer.ui.theme import Role, Theme
from composer.words.directory import Directory, FollowList, Organisation


class FollowDialog(Dialog):
    """Ticks are kept at once, with the day."""

    def __init__(
        self,
        directory: Directory,
        follow: FollowList,
        accounts: Sequence[tuple[Account, str]],
        today: date,
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__(owner)
        self._directory = directory
        self._follow = follow
        self._accounts = accounts
        self._today = today
        self._theme = theme
        self.setObjectName("follow_dialog")
        self.setWindowTitle("Who to follow")
        self.resize(theme.space(150), theme.space(130))
        self.account = Choice(theme, self)
        for account, title in accounts:
            self.account.addItem(f"{title}  {account.handle}")
        self.progress = QLabel(self)
        self.progress.setFont(theme.strong_font())
        self.list = TickList(theme, self)
        self.list.setObjectName("follow_list")
        self.list.setSpacing(theme.space(0.5))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Organisations; the space bar ticks one off")
        self.page = Button("Look at its &web page", theme, self)
        self._lay_out()
        self.account.currentIndexChanged.connect(self._fill)
        self.list.itemChanged.connect(self._on_item_changed)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.page.clicked.connect(self._open_page)
        self._fill()

    def _lay_out(self) -> None:
        theme = self._theme
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        form = QFormLayout()
        form.addRow("&Account", self.account)
        lines.addLayout(form)
        lines.addWidget(self.progress)
        lines.addWidget(Frame(self.list, theme, self), 1)
        checked = self._directory.checked
        said = (
            "A handle marked 'not verified' may be another's: look at the page before you follow or tag it."
        )
        if checked is not None:
            said += f" List last gone through on {checked.day} {checked:%B %Y} by: {self._directory.owner}."
        note = QLabel(said, self)
        note.setWordWrap(True)
        tint(note, theme, Role.QUIET)
        lines.addWidget(note)
        row = QHBoxLayout()
        close = Button("Close", theme, self)
        close.clicked.connect(self.close)
        row.addWidget(self.page)
        row.addStretch(1)
        row.addWidget(close)
        lines.addLayout(row)

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if self._accounts:
            account, _ = self._accounts[self.account.currentIndex()]
            ticked = self._follow.ticked(account.id)
            for organisation in self._directory.to_follow(account.network):
                self.list.add(_item(organisation, account), ticked=organisation.id in ticked)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._on_current_changed(self.list.currentItem())
        self._count()

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        account, _ = self._accounts[self.account.currentIndex()]
        organisation: Organisation = item.data(Qt.ItemDataRole.UserRole)
        day = self._today if self.list.is_ticked(item) else None
        try:
            self._follow.tick(account.id, organisation.id, day)
        except ComposerError as error:
            self._fill()
            self.progress.setText(str(error))
            return
        self._count()

    def _count(self) -> None:
        number = self.list.count()
        ticked = sum(self.list.is_ticked(self.list.item(row)) for row in range(number))
        title = self._accounts[self.account.currentIndex()][1] if self._accounts else ""
        self.progress.setText(
            f"{ticked} of {number} followed"
            if number
            else f"No handles on {title} are known yet".replace("  ", " ")
        )

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        self.page.setEnabled(item is not None and bool(item.data(Qt.ItemDataRole.UserRole).web))

    def _open_page(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            QDesktopServices.openUrl(QUrl(item.data(Qt.ItemDataRole.UserRole).web))


def _item(organisation: Organisation, account: Account) -> QListWidgetItem:
    handle = organisation.handles[account.network]
    said = f"{organisation.name}\n{handle.text}{'' if handle.verified else ' (not verified)'}"
    if organisation.about:
        said += f"  {organisation.about}"
    item = QListWidgetItem(said)
    item.setData(Qt.ItemDataRole.UserRole, organisation)
    return item
