"""Earlier versions of a draft, what differs, and the way back to any of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from composer.store.drafts import DraftStore, PastVersion, SavedDraft
from composer.ui.controls import Button
from composer.ui.dialog import Dialog
from composer.ui.fields import Frame, PlainList
from composer.words.differences import differences

if TYPE_CHECKING:
    from composer.ui.background import Background
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.theme import Theme


class HistoryDialog(Dialog):
    """Going back is an ordinary edit: what stood before is in the history too."""

    def __init__(
        self, keeper: DraftKeeper, store: DraftStore, saved: SavedDraft, background: Background, theme: Theme
    ) -> None:
        super().__init__(keeper.desk.window)
        self._keeper, self._saved = keeper, saved
        self.setObjectName("history_dialog")
        self.setWindowTitle("Earlier versions")
        self.resize(theme.space(190), theme.space(120))
        self.list = PlainList(self)
        self.list.setObjectName("versions_list")
        self.list.setAccessibleName("Earlier versions, the latest first")
        self.shown = QTextBrowser(self)
        self.shown.setAccessibleName("What differs from now")
        self.shown.setTabChangesFocus(True)
        self.restore = Button("&Go back to this version", theme, self, kind="primary")
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        note = QLabel(
            "From the version you choose to the post as it is now: [struck through] went, {underlined} came.",
            self,
        )
        note.setWordWrap(True)
        lines.addWidget(note)
        both = QHBoxLayout()
        self.side_by_side(both, theme.space(140))
        both.addWidget(Frame(self.list, theme, self), 1)
        both.addWidget(Frame(self.shown, theme, self), 2)
        lines.addLayout(both, 1)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        close = Button("Close", theme, self)
        close.clicked.connect(self.close)
        row.addWidget(close)
        lines.addLayout(row)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.restore.clicked.connect(self._restore)
        self._on_chosen()
        background.run(partial(store.history, saved.id), self._on_found)

    def _on_found(self, versions: list[PastVersion]) -> None:
        for version in versions:
            at = datetime.fromisoformat(version.at).astimezone()
            words = len(version.draft.text.split())
            item = QListWidgetItem(f"{at.day} {at:%B, %H:%M:%S}  ·  {words} words", self.list)
            item.setData(Qt.ItemDataRole.UserRole, version)
        if versions:
            self.list.setCurrentRow(0)
        else:
            self.shown.setPlainText("There are no earlier versions of this draft yet.")

    def _on_chosen(self, *_items: object) -> None:
        item = self.list.currentItem()
        self.restore.setEnabled(item is not None)
        if item is not None:
            version: PastVersion = item.data(Qt.ItemDataRole.UserRole)
            self.shown.setHtml(_marked(version.draft.text, self._now_text()))

    def _now_text(self) -> str:
        is_open = self._saved.id == self._keeper.open_id
        return self._keeper.desk.session.draft.text if is_open else self._saved.draft.text

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        version: PastVersion = item.data(Qt.ItemDataRole.UserRole)
        if self._saved.id != self._keeper.open_id:
            self._keeper.show_draft(self._saved)
        self._keeper.take_back_to(version.draft)
        self.close()


def _marked(before: str, now: str) -> str:
    """HTML that reads without colour: what went is struck through in brackets, what came underlined in braces."""
    marks = {"same": "{}", "left out": "<s>[{}]</s>", "added": "<u><b>{{{}}}</b></u>"}
    parts = [marks[change.kind].format(escape(change.text)) for change in differences(before, now)]
    return f'<div style="white-space:pre-wrap">{"".join(parts)}</div>'
