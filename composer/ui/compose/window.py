"""The main window: the post on the left, its checklist on the right. `desk` brings it to life once it is painted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from composer.ui.compose.checklist_pane import ChecklistPane
from composer.ui.compose.counters import Counters
from composer.ui.compose.editor import EditorCard, PostEditor
from composer.ui.drops import Drops
from composer.ui.inside import Column, Inside, scrolling
from composer.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from composer.settings import SettingsFile

_TWO_COLUMNS = 140
"""Quarter lines of text."""


class ComposeWindow(QMainWindow):
    """Only what the first painting needs; typing works at once."""

    first_painted = Signal()
    closing = Signal()

    def __init__(self, settings: SettingsFile, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("compose_window")
        self.setWindowTitle("Post Composer")
        self._theme = theme
        self._painted = self._narrow = False
        self.setAcceptDrops(True)
        self.drops = Drops()
        self.post_text = PostEditor(theme)
        self.post_text.drops = self.drops
        self.counters = Counters(settings.current.accounts, theme)
        self.counters.show_chosen(settings.current.chosen)
        self.pane = ChecklistPane(theme)
        self._lay_out()
        self._restore(settings.current.window)
        self.post_text.setFocus()

    def put_on_top(self, widget: QWidget) -> None:
        """Give something its place above both sides."""
        self._whole.insertWidget(0, widget)

    def put_above_post(self, widget: QWidget) -> None:
        """Give something its place between the post's label and the post."""
        self._left.insertWidget(1, widget)

    def put_below_post(self, widget: QWidget) -> None:
        """Give something its place between the post and its counters."""
        self._left.insertWidget(self._left.indexOf(self.counters), widget)

    def places(self) -> dict[str, str]:
        """Sizes and places, as text to keep."""
        kept = {"geometry": self.saveGeometry(), "sides": self.sides.saveState()}
        return {name: bytes(state.toBase64().data()).decode("ascii") for name, state in kept.items()}

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for two columns, else one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.space(_TWO_COLUMNS)
        if narrow != self._narrow:
            from PySide6.QtCore import Qt

            self._narrow = narrow
            self.sides.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.drops.take(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self.drops.take(event):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self.drops.take(event):
            super().dropEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        theme = self._theme
        left = Column(self)
        lines = self._left = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        label = QLabel("Your pos&t", left)
        label.setFont(theme.strong_font())
        label.setBuddy(self.post_text)
        lines.addWidget(label)
        lines.addWidget(EditorCard(self.post_text, theme), 1)
        lines.addWidget(self.counters)
        self.sides = QSplitter()
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(theme.space(3))
        self.sides.addWidget(left)
        self.sides.addWidget(self.pane)
        self.sides.setSizes([640, 520])
        middle = Inside(self)
        self._whole = QVBoxLayout(middle)
        edge = theme.space(3)
        self._whole.setContentsMargins(edge, theme.space(2), edge, edge)
        self._whole.setSpacing(theme.space(2))
        self._whole.addWidget(self.sides, 1)
        self.setCentralWidget(scrolling(middle, self))

    def _restore(self, kept: Mapping[str, str]) -> None:
        room = self.screen().availableSize()
        usual = QSize(1180, 760)
        self.resize(usual.boundedTo(room))
        for name, restore in (("geometry", self.restoreGeometry), ("sides", self.sides.restoreState)):
            if name in kept:
                restore(QByteArray.fromBase64(kept[name].encode("ascii", "ignore")))
