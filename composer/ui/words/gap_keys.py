"""Tab moves from gap to gap while a template has gaps to fill; past the last one it leaves the post, as always."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from composer.domain.ruler import Ruler
from composer.ui.compose.editor import PostEditor
from composer.words.gaps import Gap, next_gap, previous_gap

_TABS = frozenset({Qt.Key.Key_Tab.value, Qt.Key.Key_Backtab.value})


class GapKeys(QObject):
    """Watches one editor. `entered` says which gap is selected, with its hint, and how many are still to fill."""

    entered = Signal(str, str)

    def __init__(self, editor: PostEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.hints: Mapping[str, str] = {}
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _TABS:
            return False
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Backtab:
            return self.go_back()
        return not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier and self.go_on()

    def go_on(self) -> bool:
        text = self._editor.text
        return self._select(next_gap(text, Ruler(text).code_point(self._editor.textCursor().selectionEnd())))

    def go_back(self) -> bool:
        text = self._editor.text
        return self._select(
            previous_gap(text, Ruler(text).code_point(self._editor.textCursor().selectionStart()))
        )

    def _select(self, gap: Gap | None) -> bool:
        if gap is None:
            return False
        self._editor.go_to(gap.span)
        self.entered.emit(gap.name, self.hints.get(gap.name, ""))
        return True
