"""The box that the post is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from composer.ui.compose.mirror import TextMirror
from composer.ui.controls import Card
from composer.ui.scroll_bar import put_bar
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from composer.domain.finding import Fix
    from composer.domain.span import Span
    from composer.ui.compose.mark_painter import Laid, MarkPainter
    from composer.ui.drops import Drops

SLIPS, REMARKS = 0, 1
"""The layers of marks, the lower first."""
_SLOW = 6000
"""UTF-16 units from which a paragraph is laid out for milliseconds at every key."""
_LEAST_LINES = 5
"""Lines of the post that are in sight in the largest text and the smallest window."""


class PostEditor(QPlainTextEdit):
    """Tells what the text has become. What is marked in it is laid over it, a layer for each who marks."""

    edited = Signal(object)
    """The text as a `str`, which as a string of Qt's would be copied twice for everybody who listens."""
    focus_moved = Signal(bool)
    laid_out = Signal()
    menu_asked = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("post_text")
        self.setAccessibleName("Post text")
        self.setAccessibleDescription("Write the post here; the checklist beside it follows as you type.")
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Write your post here…")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setFont(theme.reading_font())
        self.document().setDocumentMargin(theme.space(2))
        put_bar(self, theme)
        self.tidy: Callable[[str], str] | None = None
        self.take_pictures: Callable[[QMimeData], bool] | None = None
        self.drops: Drops | None = None
        self.before_layout: Callable[[], None] | None = None
        """Called after all who listen have heard of an edit that Qt will lay out for milliseconds, without Python."""
        self._layers: dict[int, Sequence[Laid]] = {}
        self._mark_painter: MarkPainter | None = None
        self.slow = False
        """Whether the last edit was in a very long paragraph."""
        self.typed_to: int | None = None
        """Where the last edit ended, in code points, if it put in or took out a single letter, as typing does."""
        self._mirror = TextMirror(self.document())
        self.document().contentsChange.connect(self._on_contents_change)

    @property
    def text(self) -> str:
        return self._mirror.text

    def replace_all(self, text: str) -> None:
        """Put another text in as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def show_text(self, text: str) -> None:
        """Begin afresh with another text: what was done to the one before cannot be undone in this one."""
        self.setPlainText(text)

    def apply(self, fix: Fix) -> None:
        """Make all of a fix's edits as one step that can be undone."""
        from composer.domain.ruler import Ruler

        ruler = Ruler(self.text)
        cursor = self.textCursor()  # undo puts the cursor back to where this one begins
        cursor.beginEditBlock()
        for edit in reversed(fix.edits):
            cursor.setPosition(ruler.utf16(edit.span.start))
            cursor.setPosition(ruler.utf16(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        if fix.edits:
            cursor.insertText(" ")  # Qt joins letters typed behind a step that ends by putting something in
            cursor.deletePreviousChar()
        cursor.endEditBlock()

    def go_to(self, span: Span) -> None:
        """Select a stretch, bring it into view, and take the focus."""
        from composer.domain.ruler import Ruler

        ruler = Ruler(self.text)
        self.select(ruler.utf16(span.start), ruler.utf16(span.end))

    def select(self, start: int, end: int) -> None:
        """Select UTF-16 units `start` to `end` and take the focus."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def in_sight(self) -> tuple[int, int]:
        """The first and last position that can be seen, in UTF-16 units."""
        rect = self.viewport().rect()
        first = self.cursorForPosition(QPoint(0, 0)).position()
        return first, self.cursorForPosition(QPoint(rect.right(), rect.bottom())).position()

    def lay_over(self, layer: int, marks: Sequence[Laid]) -> None:
        """Show these marks, and no others of that layer; a higher one lies over a lower.

        They follow later typing by themselves. A format of the text's own would have all of its paragraph laid
        out and everything painted at every key.
        """
        from composer.ui.compose.mark_painter import MarkPainter

        self._layers[layer] = marks
        if self._mark_painter is None:
            self._mark_painter = MarkPainter(self)
        self._mark_painter.show([mark for one in sorted(self._layers) for mark in self._layers[one]])

    @property
    def laid_over(self) -> list[Laid]:
        """The marks shown, from the lowest to the highest."""
        return self._mark_painter.laid if self._mark_painter is not None else []

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        pictures = self.take_pictures is not None and (source.hasImage() or source.hasUrls())
        return pictures or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain text only, as `tidy` makes it; pictures go to `take_pictures`."""
        if self.take_pictures is not None and self.take_pictures(source):
            return
        text = source.text()
        self.textCursor().insertText(self.tidy(text) if self.tidy is not None else text)
        self.ensureCursorVisible()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not (self.drops and self.drops.take(event)):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not (self.drops and self.drops.take(event)):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not (self.drops and self.drops.take(event)):
            super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self._mark_painter
        places = painter and painter.seen(event.rect(), self.firstVisibleBlock(), self.contentOffset())
        if not (painter and places):
            super().paintEvent(event)
            return
        painter.paint_grounds(places)
        super().paintEvent(event)
        painter.paint_lines(places)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_moved.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_moved.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid_out.emit()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if (removed or added) and self._mirror.follow(position, removed, added):
            self.typed_to = self._mirror.changed_to if removed + added == 1 else None
            block = self.document().findBlock(position)
            # Else Qt shapes its words once to lay them out and again to paint them.
            block.layout().setCacheEnabled(True)
            self.slow = block.length() > _SLOW
            self.edited.emit(self._mirror.text)
            if self.slow and self.before_layout is not None:
                self.before_layout()


class EditorCard(Card):
    """The post's paper: shows by its edge when the post has the focus."""

    def __init__(self, editor: PostEditor, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self.dress(Role.BASE, Role.CONTROL_LINE)
        self.setMinimumHeight(theme.space(_LEAST_LINES * 4))
        lines = QVBoxLayout(self)
        edge = theme.space(1)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.addWidget(editor)
        editor.focus_moved.connect(self.show_focus)
