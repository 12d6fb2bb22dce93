"""Beside the picture: what was found in it, and what only a person can see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from composer.looking.found import QUESTIONS
from composer.ui.controls import Button
from composer.ui.fields import Frame, PlainList, TickList
from composer.ui.icons import icon, pixmap
from composer.ui.posting.page import Told, heading, row_of, said
from composer.ui.states import COLOURS, State
from composer.ui.theme import Role, Theme

_MOST_LINES = 8


class Item(NamedTuple):
    """A line of the list of what was found."""

    state: State
    text: str


class FoundList(PlainList):
    """What was found, a line each. Return covers the one at hand."""

    taken = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self._items: tuple[Item, ...] = ()
        self.setObjectName("found_list")
        self.setAccessibleName("What was found")
        self.setIconSize(QSize(theme.space(4), theme.space(4)))
        self.itemDoubleClicked.connect(lambda _item: self.taken.emit())
        theme.changed.connect(self._draw)

    def show_items(self, items: Sequence[Item]) -> None:
        """Change only the lines that changed, so that the place in the list stays."""
        self._items = tuple(items)
        while self.count() > len(items):
            self.takeItem(self.count() - 1)
        while self.count() < len(items):
            self.addItem(QListWidgetItem())
        self._draw()
        line = max(24, self.fontMetrics().height() + self._theme.space(2))
        self.setFixedHeight(line * min(_MOST_LINES, max(2, len(items))) + self._theme.space(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.taken.emit()
            return
        super().keyPressEvent(event)

    def _draw(self) -> None:
        theme, side = self._theme, self._theme.space(4)
        for row, (state, text) in enumerate(self._items):
            line = self.item(row)
            line.setText(text)
            drawing = icon(state.value, theme.colour(COLOURS[state]), theme.colour(Role.BASE), side)
            on_current = pixmap(
                state.value, theme.colour(Role.ON_ACCENT), theme.colour(Role.ACCENT), side, 2.0
            )
            drawing.addPixmap(on_current, QIcon.Mode.Selected)
            line.setIcon(drawing)


class FoundPanel(QWidget):
    """How looking goes, what came of it, and covers for it."""

    look_asked = Signal()
    stop_asked = Signal()
    cover_asked = Signal()
    cover_faces_asked = Signal()
    cover_private_asked = Signal()
    cover_words_asked = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.told = Told(theme, self)
        self.not_looked = Told(theme, self)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName("Looking through the picture")
        self.progress.setMinimumHeight(24)
        self.stop = Button("&Stop looking", theme, self)
        self.look = Button("&Look for faces and writing", theme, self)
        self.list = FoundList(theme, self)
        self._list_frame = Frame(self.list, theme, self)
        self.cover_this = Button("Co&ver this", theme, self)
        self.cover_faces = Button("Cover all &faces", theme, self)
        self.cover_private = Button("Cover all &private writing", theme, self)
        self.cover_words = Button("Cover all w&riting", theme, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        for widget in (
            heading("What the computer found", theme, self),
            self.told,
            self.not_looked,
            self.progress,
            self.stop,
            self.look,
            self._list_frame,
        ):
            lines.addWidget(widget)
        covers = (self.cover_this, self.cover_faces, self.cover_private, self.cover_words)
        lines.addLayout(row_of(theme, *covers))
        for button, signal in zip(
            (self.look, self.stop, *covers),
            (self.look_asked, self.stop_asked, self.cover_asked, self.cover_faces_asked,
             self.cover_private_asked, self.cover_words_asked),
            strict=True,
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        self.list.taken.connect(self.cover_asked)
        self.show_looking(busy=False, possible=False)
        self.show_found((), faces=False, private=False, words=False)

    def show_looking(self, *, busy: bool, possible: bool) -> None:
        had_focus = self.stop.hasFocus() or self.look.hasFocus()
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        self.look.setVisible(possible and not busy)
        if had_focus:
            (self.stop if busy else self.look).setFocus()

    def show_progress(self, percent: int, doing: str) -> None:
        self.progress.setValue(percent)
        self.progress.setFormat(f"{doing} %p%" if doing else "%p%")

    def show_found(self, items: Sequence[Item], *, faces: bool, private: bool, words: bool) -> None:
        """The flags say whether there is any of that kind left to cover."""
        self._list_frame.setVisible(bool(items))
        self.list.show_items(items)
        self.cover_this.setVisible(bool(items))
        for button, there in (
            (self.cover_faces, faces),
            (self.cover_private, private),
            (self.cover_words, words),
        ):
            button.setVisible(there)


class QuestionsPanel(QWidget):
    """What a person is asked to look at, ticked when they have."""

    answered = Signal()

    def __init__(self, theme: Theme, owner: QWidget, ticked: Collection[str] = ()) -> None:
        super().__init__(owner)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        title = "Only a person can see"
        lines.addWidget(heading(title, theme, self))
        lines.addWidget(
            said(
                "Look at each of these at a large size. Tick it when nothing in it gives anybody away.",
                theme,
                self,
            )
        )
        self.list = TickList(theme, self)
        self.list.setObjectName("questions")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for key, words in QUESTIONS.items():
            line = QListWidgetItem(words)
            line.setData(Qt.ItemDataRole.UserRole, key)
            self.list.add(line, ticked=key in ticked)
        self.list.setCurrentRow(0)
        line_height = max(24, self.list.fontMetrics().height() + theme.space(2))
        self.list.setFixedHeight(line_height * len(QUESTIONS) + theme.space(2))
        self.list.itemChanged.connect(lambda _item: self.answered.emit())
        lines.addWidget(Frame(self.list, theme, self))

    @property
    def ticked(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if self.list.is_ticked(item))
