"""The box that the post is written in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolTip, QWidget

from composer.domain.finding import Finding, Fix
from composer.domain.ruler import Ruler
from composer.domain.span import Span
from composer.ui.compose.marks import Mark
from composer.ui.compose.mirror import TextMirror
from composer.ui.compose.rows import WORDS, State
from composer.ui.compose.underlines import Underlines
from composer.ui.theme import Theme


class PostEditor(QPlainTextEdit):
    """Tells what the text has become, and shows remarks where they stand."""

    edited = Signal(str)
    fix_chosen = Signal(object, object)
    finding_chosen = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("post_text")
        self.setAccessibleName("Post text")
        self.setAccessibleDescription("Write the post here; the checklist beside it follows as you type.")
        self.setTabChangesFocus(True)
        self.setPlaceholderText("Write your post here…")
        self._mirror = TextMirror(self.document())
        self.underlines = Underlines(self, theme)
        self.document().contentsChange.connect(self._on_contents_change)

    @property
    def text(self) -> str:
        return self._mirror.text

    def replace_all(self, text: str) -> None:
        """Put another text in as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def apply(self, fix: Fix) -> None:
        """Make all of a fix's edits as one step that can be undone, and leave the cursor after the last."""
        ruler = Ruler(self.text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in reversed(fix.edits):
            cursor.setPosition(ruler.utf16(edit.span.start))
            cursor.setPosition(ruler.utf16(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        cursor.endEditBlock()

    def go_to(self, span: Span) -> None:
        """Select a stretch, bring it into view, and take the focus."""
        ruler = Ruler(self.text)
        cursor = self.textCursor()
        cursor.setPosition(ruler.utf16(span.start))
        cursor.setPosition(ruler.utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_next(self, *, back: bool = False) -> Mark | None:
        """Select the next remark's words, from the cursor on."""
        here = self.textCursor().selectionStart()
        mark = self.underlines.next_mark(
            here if self.textCursor().hasSelection() or back else here - 1, back=back
        )
        if mark is not None:
            cursor = self.textCursor()
            cursor.setPosition(mark.start)
            cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._show_tip(mark.finding, self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        return mark

    def finding_at_cursor(self) -> Finding | None:
        mark = self.underlines.mark_at(self.textCursor().selectionStart())
        return mark.finding if mark else None

    def fixes_menu(self, finding: Finding) -> QMenu:
        """A menu with the remark on top and a way out a line."""
        menu = QMenu(self)
        self._add_fixes(menu, finding, None)
        return menu

    def show_fixes_at_cursor(self) -> bool:
        """Open the fixes of the remark under the cursor; False when there is none."""
        finding = self.finding_at_cursor()
        if finding is None:
            return False
        menu = self.fixes_menu(finding)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_under(event.pos())
            if mark:
                self._show_tip(mark.finding, event.globalPos())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Resize:
            self.underlines.redraw()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        from_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        mark = None if from_keys else self._mark_under(event.pos())
        finding = self.finding_at_cursor() if from_keys else mark.finding if mark else None
        if finding is not None:
            before = menu.actions()[0] if menu.actions() else None
            self._add_fixes(menu, finding, before)
        menu.popup(event.globalPos())

    def _add_fixes(self, menu: QMenu, finding: Finding, before: QAction | None) -> None:
        made: list[QAction] = []
        about = QAction(_shortened(finding.message), menu)
        about.triggered.connect(lambda: self.finding_chosen.emit(finding))
        made.append(about)
        for fix in finding.fixes:
            action = QAction(fix.label, menu)
            action.triggered.connect(lambda _=False, chosen=fix: self.fix_chosen.emit(finding, chosen))
            made.append(action)
        line = QAction(menu)
        line.setSeparator(True)
        made.append(line)
        for action in made:
            menu.insertAction(before, action)  # type: ignore[arg-type]

    def _mark_under(self, point: QPoint) -> Mark | None:
        cursor = self.cursorForPosition(point)
        close = self.cursorRect(cursor).adjusted(-40, -4, 40, 4)
        return self.underlines.mark_at(cursor.position()) if close.contains(point) else None

    def _show_tip(self, finding: Finding, at: QPoint) -> None:
        QToolTip.showText(at, f"{WORDS[_state(finding)]}: {finding.message}", self.viewport())

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if (removed or added) and self._mirror.follow(position, removed, added):
            self.edited.emit(self._mirror.text)


def _state(finding: Finding) -> State:
    return {"error": State.STOP, "warning": State.LOOK}.get(finding.level, State.IDEA)


def _shortened(message: str, most: int = 70) -> str:
    return message if len(message) <= most else message[: most - 1].rstrip() + "…"
