"""Every draft: found, opened, copied, binned and brought back, or removed for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from composer.store.drafts import DraftStore, SavedDraft
from composer.ui.controls import Button
from composer.ui.dialog import Dialog
from composer.ui.fields import Frame, PlainList, Tabs, TextField
from composer.ui.flow_layout import FlowLayout

if TYPE_CHECKING:
    from composer.ui.background import Background
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.theme import Theme

_DRAFTS, _BIN = 0, 1


class DraftsDialog(Dialog):
    """A list to search beside the text of the chosen one."""

    def __init__(self, keeper: DraftKeeper, store: DraftStore, background: Background, theme: Theme) -> None:
        super().__init__(keeper.desk.window)
        self._keeper, self._store, self._background, self._theme = keeper, store, background, theme
        self.setObjectName("drafts_dialog")
        self.setWindowTitle("Drafts")
        self.resize(theme.space(190), theme.space(130))
        self.tabs = Tabs(theme, self)
        self.tabs.setAccessibleName("Drafts or bin")
        self.tabs.addTab("&Drafts")
        self.tabs.addTab("&Bin")
        self.search = TextField(theme, self)
        self.search.setPlaceholderText("Any words in it")
        self.search.setClearButtonEnabled(True)
        self.list = PlainList(self)
        self.list.setObjectName("drafts_list")
        self.list.setAccessibleName("Drafts, the latest first")
        self.list.setSpacing(theme.space(0.5))
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The chosen draft's text")
        self.open_button = Button("&Open", theme, self, kind="primary")
        self.copy_button = Button("Ma&ke a copy", theme, self)
        self.earlier_button = Button("&Earlier versions…", theme, self)
        self.bin_button = Button("Put in the b&in", theme, self)
        self.empty_button = Button("E&mpty the bin…", theme, self)
        self.empty_button.hide()
        self._lay_out()
        self._connect()
        self.search.setFocus()
        self.fill()

    def fill(self) -> None:
        """Ask the store again; the answer replaces the list."""
        if self.tabs.currentIndex() == _BIN:
            self._background.run(self._store.binned_drafts, self._on_found)
        else:
            self._background.run(partial(self._store.all_drafts, self.search.text()), self._on_found)

    def _lay_out(self) -> None:
        theme = self._theme
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self.tabs)
        finding = QHBoxLayout()
        label = QLabel("&Find", self)
        label.setBuddy(self.search)
        finding.addWidget(label)
        finding.addWidget(self.search, 1)
        lines.addLayout(finding)
        lines.addWidget(self.nothing)
        both = QHBoxLayout()
        both.setSpacing(theme.space(2))
        self.side_by_side(both, theme.space(140))
        both.addWidget(Frame(self.list, theme, self), 1)
        both.addWidget(Frame(self.text, theme, self), 1)
        lines.addLayout(both, 1)
        row = FlowLayout(gap=theme.space(2))
        close = Button("Close", theme, self)
        close.clicked.connect(self.close)
        for button in (self.open_button, self.copy_button, self.earlier_button, self.bin_button):
            row.addWidget(button)
        row.addWidget(self.empty_button)
        row.addWidget(close)
        lines.addLayout(row)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.search.textChanged.connect(self.fill)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.earlier_button.clicked.connect(self._show_earlier)
        self.bin_button.clicked.connect(self._bin_or_back)
        self.empty_button.clicked.connect(self._empty)

    @property
    def chosen(self) -> SavedDraft | None:
        item = self.list.currentItem()
        if item is None:
            return None
        saved: SavedDraft = item.data(Qt.ItemDataRole.UserRole)
        return saved

    def _on_found(self, found: list[SavedDraft]) -> None:
        self.list.clear()
        for saved in found:
            item = QListWidgetItem(f"{_first_line(saved)}\n{_when(saved)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, saved)
        in_bin = self.tabs.currentIndex() == _BIN
        if not found:
            asked = bool(self.search.text()) and not in_bin
            self.nothing.setText(
                "No draft has all of these words."
                if asked
                else "The bin is empty."
                if in_bin
                else "No drafts yet. Whatever you write is kept here by itself."
            )
        self.nothing.setVisible(not found)
        self.bin_button.setText("Br&ing it back" if in_bin else "Put in the b&in")
        self.empty_button.setVisible(in_bin and bool(found))
        if found:
            self.list.setCurrentRow(0)
        else:
            self._on_chosen()

    def _on_chosen(self, *_items: object) -> None:
        saved = self.chosen
        self.text.setPlainText(saved.draft.text if saved else "")
        in_bin = self.tabs.currentIndex() == _BIN
        for button in (self.open_button, self.copy_button, self.earlier_button):
            button.setEnabled(saved is not None and not in_bin)
        self.bin_button.setEnabled(saved is not None)

    def _on_tab_changed(self) -> None:
        self.search.setEnabled(self.tabs.currentIndex() == _DRAFTS)
        self.fill()

    def _open(self) -> None:
        saved = self.chosen
        if saved is not None and self.tabs.currentIndex() == _DRAFTS:
            if saved.id != self._keeper.open_id:
                self._keeper.show_draft(saved)
            self.close()

    def _copy(self) -> None:
        self._do(lambda saved: self._keeper.show_draft(self._store.duplicate(saved.id)))

    def _bin_or_back(self) -> None:
        self._do(self._bring_back if self.tabs.currentIndex() == _BIN else self._bin)

    def _bin(self, saved: SavedDraft) -> None:
        self._store.bin(saved.id)
        if saved.id == self._keeper.open_id:
            self._keeper.forget_open()

    def _bring_back(self, saved: SavedDraft) -> None:
        self._store.unbin(saved.id)

    def _empty(self) -> None:
        asked = QMessageBox.question(
            self,
            "Empty the bin?",
            "The drafts in the bin and their earlier versions are removed for good; they cannot be brought back.",
        )
        if asked == QMessageBox.StandardButton.Yes:
            self._background.run(partial(self._store.empty_bin, timedelta()), self._on_emptied)

    def _on_emptied(self, _number: int) -> None:
        self.fill()

    def _do(self, work: Callable[[SavedDraft], object]) -> None:
        saved = self.chosen
        if saved is not None:
            work(saved)
            self.fill()

    def _show_earlier(self) -> None:
        from composer.ui.drafts.history_dialog import HistoryDialog

        saved = self.chosen
        if saved is not None:
            HistoryDialog(self._keeper, self._store, saved, self._background, self._theme).show()
            self.close()


def _first_line(saved: SavedDraft) -> str:
    for line in saved.draft.text.splitlines():
        if line.strip():
            return line.strip()[:90]
    return "(no words yet)"


def _when(saved: SavedDraft) -> str:
    changed = datetime.fromisoformat(saved.changed).astimezone()
    said = f"Changed {changed.day} {changed:%B %Y, %H:%M}"
    if any(doubt.stands for doubt in saved.draft.doubts):
        said += "  ·  parked with a doubt"
    return said
