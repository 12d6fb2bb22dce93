"""Which text is on the desk: the one for all accounts, or one account's own, and how that differs."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QTextBrowser, QVBoxLayout, QWidget

from composer.domain.account import AccountId
from composer.domain.draft import Draft
from composer.ui.controls import Button
from composer.ui.fields import Frame, Tabs
from composer.ui.theme import Role, Theme
from composer.words.differences import Change, differences, summary

_LONGEST_SHOWN = 6000
_MOST_LINES = 3
_LEAST_ROOM = 130
_REST = 200


class VersionBar(QWidget):
    """Tabs for the texts of a post, with 'Different here…' and 'Same as all'. Hidden while one account is chosen."""

    shown_chosen = Signal(object)
    different_chosen = Signal(object)
    same_chosen = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self._titles: Mapping[AccountId, str] = {}
        self._texts: tuple[AccountId | None, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._shared: tuple[AccountId, ...] = ()
        self._draft = Draft()
        self._version: AccountId | None = None
        self.setObjectName("version_bar")
        self.tabs = Tabs(theme, self)
        self.tabs.setAccessibleName("Which text")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.different = Button("Different here…", theme, self)
        self.different.setToolTip("Give one account a text of its own")
        self.same = Button("Same as all", theme, self)
        self.same.setToolTip("Drop this account's own text and use the one for all")
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.changes = QTextBrowser(self)
        self.changes.setObjectName("version_changes")
        self.changes.setAccessibleName("What differs from the text for all")
        self.changes.setTabChangesFocus(True)
        self.changes.setMaximumHeight(theme.space(_MOST_LINES * 4 + 3))
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.said, 1)
        row.addWidget(self.different)
        row.addWidget(self.same)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(1))
        lines.addWidget(self.tabs)
        lines.addLayout(row)
        self._framed = Frame(self.changes, theme, self)
        lines.addWidget(self._framed)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.different.clicked.connect(self.open_menu)
        self.same.clicked.connect(lambda: self.same_chosen.emit(self._version))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._show_changes)
        theme.changed.connect(self._show_changes)
        self.hide()

    def show_draft(self, draft: Draft, version: AccountId | None, titles: Mapping[AccountId, str]) -> None:
        """Show which texts there are, and which of them is on the desk."""
        asked = (draft.accounts, tuple(draft.versions), version, titles)
        self._draft, self._version, self._titles = draft, version, titles
        self._timer.start()
        if asked == self._asked:
            return  # only words have changed, which are compared when typing rests
        self._asked = asked
        own = tuple(one for one in draft.accounts if one in draft.versions)
        self._shared = tuple(one for one in draft.accounts if one not in draft.versions)
        texts: tuple[AccountId | None, ...] = (None, *own)
        names = [self._shared_title(), *(titles.get(one, str(one)) for one in own)]
        if texts != self._texts or names != [self.tabs.tabText(n) for n in range(self.tabs.count())]:
            self._fill(texts, names)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(texts.index(version) if version in texts else 0)
        self.tabs.blockSignals(False)
        self.setVisible(len(draft.accounts) > 1 or bool(own))
        self.tabs.setVisible(bool(own))
        self.different.setVisible(self.may_differ)
        self.same.setVisible(version is not None)

    @property
    def may_differ(self) -> bool:
        return bool(self._shared) and len(self._draft.accounts) > 1

    def open_menu(self) -> None:
        """The accounts that may get a text of their own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for account in self._shared:
            action = QAction(self._titles.get(account, str(account)).replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, chosen=account: self.different_chosen.emit(chosen))
            menu.addAction(action)
        menu.popup(self.different.mapToGlobal(self.different.rect().bottomLeft()))

    def _fill(self, texts: Sequence[AccountId | None], names: Sequence[str]) -> None:
        self._texts = tuple(texts)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for name in names:
            self.tabs.addTab(name)
        self.tabs.blockSignals(False)

    def _shared_title(self) -> str:
        number = len(self._shared)
        return f"For all others ({number})" if self._draft.versions and number else "For all"

    def _on_tab_changed(self, place: int) -> None:
        if 0 <= place < len(self._texts):
            self.shown_chosen.emit(self._texts[place])

    def _show_changes(self) -> None:
        if self._version is None:
            self.said.setText("One text for all." if not self._draft.versions else "")
            self._framed.hide()
            return
        changes = differences(self._draft.text, self._draft.text_for(self._version))
        self.said.setText(f"Compared with the text for all: {summary(changes)}.")
        differs = any(change.kind != "same" for change in changes)
        short = sum(len(change.text) for change in changes) <= _LONGEST_SHOWN
        self._framed.setVisible(differs and short and self.window().height() > self._theme.space(_LEAST_ROOM))
        if differs and short:
            self.changes.setHtml("".join(_marked(change, self._theme) for change in changes))


def _marked(change: Change, theme: Theme) -> str:
    """Struck through for what is left out, underlined and bold for what is added: never by colour alone."""
    words = html.escape(change.text).replace("\n", "<br>")
    if change.kind == "left out":
        return f'<s style="color:{theme.colour(Role.STOP).name()}">{words}</s>'
    if change.kind == "added":
        return f'<b><u style="color:{theme.colour(Role.GOOD).name()}">{words}</u></b>'
    return words
