"""What is offered under the cursor while `#` or `@` is typed; the keys stay with the post."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout

from composer.domain.ruler import Ruler
from composer.ui.compose.editor import PostEditor
from composer.ui.theme import Role, Theme
from composer.ui.words.offers import OfferModel, OfferPainter, spoken
from composer.words.completion import Offer, Trigger, trigger_at

_MOST_LINES = 6


class CompletionPopup(QFrame):
    """Follows typing in one editor, and only typing: a paste, an undo or a fix opens nothing.

    Up, Down, Return, Tab and Escape work while it is open; a click chooses too.
    """

    chosen = Signal(object, object)
    said = Signal(str)

    def __init__(self, editor: PostEditor, find: Callable[[Trigger], list[Offer]], theme: Theme) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self._find = find
        self._theme = theme
        self._trigger: Trigger | None = None
        self._dismissed: int | None = None
        self._typing = False
        self.setObjectName("completion_popup")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.model = OfferModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferPainter(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Suggestions")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(self._choose)
        edge = QVBoxLayout(self)
        edge.setContentsMargins(1, 1, 1, 1)
        edge.addWidget(self.list)
        self._dress()
        theme.changed.connect(self._dress)
        editor.edited.connect(self._on_edited)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)
        editor.focus_moved.connect(self._on_focus_moved)
        editor.installEventFilter(self)
        self.hide()

    def expect_typing(self) -> None:
        """Take the next edit as typed: a button put the sign in."""
        self._typing = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            kind = event.type()
            if kind == QEvent.Type.KeyPress:
                self._typing = bool(event.text())
                return self.isVisible() and self._take_key(event.key(), event.modifiers())
            if kind == QEvent.Type.ShortcutOverride and self.isVisible() and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif isinstance(event, QInputMethodEvent):
            self._typing = True
        return False

    def _take_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._choose()
            return True
        if key == Qt.Key.Key_Escape:
            self._dismissed = self._trigger.span.start if self._trigger else None
            self.hide()
            return True
        return False

    def _on_edited(self, text: str) -> None:
        typed, self._typing = self._typing, False
        trigger = self._trigger_at_cursor(text) if typed else None
        if trigger is None:
            self._dismissed = None
            self.hide()
            return
        if trigger.span.start == self._dismissed:
            return
        self._trigger = trigger
        offers = self._find(trigger)
        if not offers or offers[0].insert == trigger.sigil + trigger.query:
            self.hide()
            return
        self.model.show(offers)
        self.list.setCurrentIndex(self.model.index(0))
        self._place()
        self.show()
        self.raise_()
        self.said.emit(f"{len(offers)} suggestions. {spoken(offers[0])}")

    def _trigger_at_cursor(self, text: str) -> Trigger | None:
        """Looks at the cursor's paragraph first: measuring a long post whole at every key would be felt."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        paragraph = cursor.block().text()
        trigger = trigger_at(paragraph, Ruler(paragraph).code_point(cursor.positionInBlock()))
        if trigger is None:
            return None
        start = Ruler(text).code_point(cursor.block().position())
        return trigger._replace(span=trigger.span.shifted(start))

    def _on_cursor_moved(self) -> None:
        """Typing moves the cursor too, but leaves it behind what is being typed."""
        if self.isVisible() and self._trigger is not None:
            here = self._trigger_at_cursor(self._editor.text)
            if here is None or here.span.start != self._trigger.span.start:
                self.hide()

    def _on_focus_moved(self, focused: bool) -> None:
        if not focused:
            self.hide()

    def _step(self, by: int) -> None:
        row = (self.list.currentIndex().row() + by) % len(self.model.offers)
        self.list.setCurrentIndex(self.model.index(row))
        self.said.emit(spoken(self.model.offers[row]))

    def _choose(self) -> None:
        offer = self.model.offers[self.list.currentIndex().row()]
        trigger = self._trigger
        self.hide()
        if trigger is not None:
            self.chosen.emit(offer, trigger)

    def _place(self) -> None:
        """Below the line that is typed, or above it where there is more room; inside the window, over no part of it."""
        window, editor, gap = self._editor.window(), self._editor, self._theme.space(1)
        rows = range(min(len(self.model.offers), _MOST_LINES))
        wanted = sum(self.list.sizeHintForRow(row) for row in rows) + 2
        width = min(self._theme.space(110), window.width() - 4 * gap)
        line = editor.cursorRect()
        top = editor.viewport().mapTo(window, line.topLeft())
        bottom = top.y() + line.height() + gap
        below, above = window.height() - bottom - gap, top.y() - 2 * gap
        left = max(0, min(top.x(), window.width() - width - gap))
        if wanted <= below or below >= above:
            self.setGeometry(left, bottom, width, min(wanted, below))
        else:
            height = min(wanted, above)
            self.setGeometry(left, top.y() - gap - height, width, height)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.colour(Role.FOCUS))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
