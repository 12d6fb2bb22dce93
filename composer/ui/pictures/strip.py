"""The post's pictures in a row below its words: what they are, how they stand, and in which order they go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from composer.domain.picture import Picture
from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.flow_layout import FlowLayout
from composer.ui.posting.page import Told
from composer.ui.states import WORDS, State
from composer.ui.theme import Role, Theme

_DIGEST = Qt.ItemDataRole.UserRole
_DRAWN = Qt.ItemDataRole.UserRole.value + 1
_HIGH = 13
"""Quarter lines of text: three lines beside each small picture."""


class PictureList(QListWidget):
    """Pictures from left to right; dragging one, or Alt and an arrow, changes its place."""

    order_changed = Signal()
    out_pressed = Signal()
    open_pressed = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("pictures")
        self.setAccessibleName("Pictures of this post")
        self.setAccessibleDescription(
            "Enter opens one to describe it, Delete takes it out, Alt and an arrow moves it."
        )
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side = theme.space(_HIGH)
        self.setIconSize(QSize(side, side))
        self.setSpacing(theme.space(0.5))
        self.setFixedHeight(side + theme.space(6))
        self.itemActivated.connect(lambda _item: self.open_pressed.emit())
        self.model().rowsMoved.connect(self._on_rows_moved)

    @property
    def order(self) -> list[str]:
        """The pictures' digests as they stand."""
        return [str(self.item(row).data(_DIGEST)) for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.out_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _on_rows_moved(self, *_: QModelIndex | int) -> None:
        self.order_changed.emit()


class PictureStrip(QWidget):
    """Shown only while the post has pictures, or one is being read."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("picture_strip")
        self._theme = theme
        self.list = PictureList(theme, self)
        self.told = Told(theme, self)
        self.describe = self._button("Describe…")
        self.look = self._button("Look closely…")
        self.earlier = self._button("Earlier")
        self.earlier.setAccessibleName("Move the picture earlier")
        self.later = self._button("Later")
        self.later.setAccessibleName("Move the picture later")
        self.out = self._button("Take it out")
        buttons = FlowLayout(gap=theme.space(1))
        for button in (self.describe, self.look, self.earlier, self.later, self.out):
            buttons.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(1))
        self._frame = Frame(self.list, theme, self)
        lines.addWidget(self._frame)
        lines.addWidget(self.told)
        lines.addLayout(buttons)
        self.hide()

    def come_after(self, widget: QWidget) -> None:
        """Take the place after that one on the Tab key's way."""
        for mine in (self.list, self.describe, self.look, self.earlier, self.later, self.out):
            QWidget.setTabOrder(widget, mine)
            widget = mine

    @property
    def current(self) -> int:
        """The chosen picture's place, counted from 0; -1 where there is none."""
        return self.list.currentRow()

    def show_pictures(
        self,
        pictures: Sequence[Picture],
        states: Mapping[str, tuple[State, str]],
        small: Mapping[str, QPixmap],
    ) -> None:
        """Show how each picture stands, by its mark; the rows stay where their pictures did."""
        if self.list.order != [picture.digest for picture in pictures]:
            chosen = self.list.currentItem()
            kept = chosen.data(_DIGEST) if chosen is not None else ""
            self.list.clear()
            for picture in pictures:
                item = QListWidgetItem()
                item.setData(_DIGEST, picture.digest)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)  # dropped between, never onto
                self.list.addItem(item)
            order = self.list.order
            if order:
                self.list.setCurrentRow(order.index(kept) if kept in order else len(order) - 1)
        for row, picture in enumerate(pictures):
            state, words = states.get(picture.mark, (State.CLOCK, "Looking at it…"))
            self._dress(self.list.item(row), row, picture, (state, words), small.get(picture.mark))
        several, any_ = len(pictures) > 1, bool(pictures)
        for button in (self.earlier, self.later):
            button.setVisible(several)
        for button in (self.describe, self.look, self.out):
            button.setVisible(any_)
        self._frame.setVisible(any_)
        self.setVisible(any_ or bool(self.told.words.text()))

    def tell(self, state: State, text: str) -> None:
        """Say what is going on, or nothing more."""
        self.told.tell(state, text)
        self.setVisible(bool(text) or self.list.count() > 0)

    def choose(self, row: int) -> None:
        self.list.setCurrentRow(row)

    def _dress(
        self,
        item: QListWidgetItem,
        row: int,
        picture: Picture,
        standing: tuple[State, str],
        small: QPixmap | None,
    ) -> None:
        state, words = standing
        text = f"Picture {row + 1}\n{words}"
        if item.text() != text:
            item.setText(text)
            told = "decorative" if picture.decorative else picture.alt_text or "not described yet"
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"Picture {row + 1}: {told}. {WORDS[state]}. {words}"
            )
            item.setToolTip(told)
        key = f"{picture.mark} {small.cacheKey() if small is not None else self._theme.look}"
        if item.data(_DRAWN) == key:
            return
        item.setData(_DRAWN, key)
        side = self.list.iconSize()
        if small is None:
            small = QPixmap(side)
            small.fill(self._theme.colour(Role.LINE))
        drawn = QIcon(_in_square(small, side))
        drawn.addPixmap(
            drawn.pixmap(side), QIcon.Mode.Selected
        )  # else Qt tints it in the colour of the choice
        item.setIcon(drawn)

    def _button(self, text: str) -> Button:
        return Button(text, self._theme, self)


def _in_square(small: QPixmap, side: QSize) -> QPixmap:
    """The middle of a picture, so that all are as large as each other."""
    if small.width() == small.height():
        return small
    length = min(small.width(), small.height())
    left, top = (small.width() - length) // 2, (small.height() - length) // 2
    return small.copy(left, top, length, length).scaled(
        side * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
