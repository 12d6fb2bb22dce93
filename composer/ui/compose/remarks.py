"""What is marked in the post: underlines, the words when pointing at one or stepping to it, and its ways out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from composer.domain.finding import Finding
from composer.ui.compose.editor import PostEditor
from composer.ui.compose.marks import Mark
from composer.ui.compose.rows import LEVELS
from composer.ui.compose.underlines import Underlines
from composer.ui.states import WORDS
from composer.ui.theme import Theme


class Remarks(QObject):
    """Findings where they stand in the text."""

    fix_chosen = Signal(object, object)
    finding_chosen = Signal(object)
    agreed_chosen = Signal(object)
    not_a_person_chosen = Signal(object)
    menu_made = Signal(object, int)

    def __init__(self, editor: PostEditor, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self.underlines = Underlines(editor, theme)
        editor.laid_out.connect(self.underlines.redraw)
        editor.viewport().installEventFilter(self)
        editor.menu_asked.connect(self._on_menu_asked)

    def go_to_next(self, *, back: bool = False) -> Mark | None:
        """Select the next (or previous) remark's words and say them in a tip."""
        editor = self._editor
        cursor = editor.textCursor()
        here = cursor.selectionStart()
        marks = self.underlines.marks
        mark = marks.before(here) if back else marks.after(here if cursor.hasSelection() else here - 1)
        if mark is not None:
            editor.select(mark.start, mark.end)
            self._show_tip(mark.finding, self._below_cursor())
        return mark

    def finding_at_cursor(self) -> Finding | None:
        mark = self.underlines.marks.at(self._editor.textCursor().selectionStart())
        return mark.finding if mark else None

    def open_fixes_at_cursor(self) -> bool:
        """Open the ways out of the remark under the cursor; False when there is none."""
        finding = self.finding_at_cursor()
        if finding is None:
            return False
        menu = QMenu(self._editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, finding, None)
        menu.popup(self._below_cursor())
        return True

    def menu_for(self, finding: Finding | None) -> QMenu:
        """The editor's own menu, with a remark and its ways out on top."""
        menu = self._editor.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if finding is not None:
            self._fill(menu, finding, menu.actions()[0] if menu.actions() else None)
        return menu

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._on_tip_asked(event)
            return True
        return False

    def _fill(self, menu: QMenu, finding: Finding, before: QAction | None) -> None:
        about = QAction(_shortened(finding.message), menu)
        about.triggered.connect(lambda: self.finding_chosen.emit(finding))
        made = [about]
        for fix in finding.fixes:
            action = QAction(fix.label.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, chosen=fix: self.fix_chosen.emit(finding, chosen))
            made.append(action)
        if finding.kind == "person":
            made += self._answers(menu, finding)
        line = QAction(menu)
        line.setSeparator(True)
        made.append(line)
        if before is None:
            menu.addActions(made)
        else:
            menu.insertActions(before, made)

    def _answers(self, menu: QMenu, finding: Finding) -> list[QAction]:
        agreed = QAction("Yes, and it is recorded…", menu)
        agreed.triggered.connect(lambda: self.agreed_chosen.emit(finding))
        nobody = QAction("Not a person", menu)
        nobody.triggered.connect(lambda: self.not_a_person_chosen.emit(finding))
        return [agreed, nobody]

    def _on_menu_asked(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            menu = self.menu_for(self.finding_at_cursor())
            self.menu_made.emit(menu, self._editor.textCursor().position())
            menu.popup(self._below_cursor())
            return
        mark = self._mark_under(event.pos())
        menu = self.menu_for(mark.finding if mark else None)
        self.menu_made.emit(menu, self._editor.cursorForPosition(event.pos()).position())
        menu.popup(event.globalPos())

    def _on_tip_asked(self, event: QHelpEvent) -> None:
        mark = self._mark_under(event.pos())
        if mark is None:
            QToolTip.hideText()
        else:
            self._show_tip(mark.finding, event.globalPos())

    def _mark_under(self, point: QPoint) -> Mark | None:
        editor = self._editor
        cursor = editor.cursorForPosition(point)
        near = editor.cursorRect(cursor).adjusted(-40, -4, 40, 4)
        return self.underlines.marks.at(cursor.position()) if near.contains(point) else None

    def _below_cursor(self) -> QPoint:
        return self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft())

    def _show_tip(self, finding: Finding, at: QPoint) -> None:
        said = f"{WORDS[LEVELS[finding.level]]}: {finding.message}"
        QToolTip.showText(at, said, self._editor.viewport())


def _shortened(message: str, most: int = 70) -> str:
    text = message if len(message) <= most else message[: most - 1].rstrip() + "…"
    return text.replace("&", "&&")
