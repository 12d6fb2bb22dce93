"""Underlines for what can be seen of the post: a line style of its own for each level, not colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor

from composer.domain.finding import Finding, Level
from composer.ui.compose.editor import REMARKS, PostEditor
from composer.ui.compose.mark_painter import Laid
from composer.ui.compose.marks import Mark, Marks
from composer.ui.theme import Role, Theme

_STYLES = {
    Level.ERROR: (Role.STOP, Role.STOP_BACK, QTextCharFormat.UnderlineStyle.WaveUnderline),
    Level.WARNING: (Role.LOOK, Role.LOOK_BACK, QTextCharFormat.UnderlineStyle.DashUnderline),
    Level.SUGGESTION: (Role.IDEA, Role.IDEA_BACK, QTextCharFormat.UnderlineStyle.DotLine),
}
_MOST = 200


class Underlines(QObject):
    """Lays marks over the words, where they follow later typing by themselves, so most keys need no redrawing."""

    def __init__(self, post_text: PostEditor, theme: Theme) -> None:
        super().__init__(post_text)
        self._post_text = post_text
        self._theme = theme
        self.marks = Marks()
        self._drawn: list[tuple[Laid, Mark]] = []
        self._current: Finding | None = None
        self._formats = self._made_formats()
        theme.changed.connect(self._on_theme_changed)
        post_text.verticalScrollBar().valueChanged.connect(self.redraw)

    def show(self, marks: Marks) -> None:
        self.marks = marks
        self.redraw()

    def point_out(self, finding: Finding | None) -> None:
        """Mark all the parts of one remark together, over their own lines."""
        if finding is not self._current:
            self._current = finding
            self._draw([mark for _, mark in self._drawn])

    def redraw(self) -> None:
        """Lay the visible marks over the words, unless what it has already is the same."""
        wanted = self.marks.between(*self._post_text.in_sight())[:_MOST] if self.marks.starts else ()
        if len(wanted) == len(self._drawn) and all(
            laid.cursor.selectionStart() == mark.start
            and laid.cursor.selectionEnd() == mark.end
            and drawn.level is mark.level
            for (laid, drawn), mark in zip(self._drawn, wanted, strict=True)
        ):
            self._drawn = [(laid, mark) for (laid, _), mark in zip(self._drawn, wanted, strict=True)]
            return
        self._draw(wanted)

    def _draw(self, wanted: Sequence[Mark]) -> None:
        there = {
            (laid.cursor.selectionStart(), laid.cursor.selectionEnd(), id(laid.look)): laid
            for laid, _ in self._drawn
        }
        self._drawn = []
        for mark in wanted:
            look = self._formats[mark.level]
            laid = there.get((mark.start, mark.end, id(look))) or Laid(self._selected(mark), look)
            self._drawn.append((laid, mark))
        together = [
            Laid(laid.cursor, self._together)
            for laid, mark in self._drawn
            if self._current is not None and mark.finding == self._current
        ]
        self._post_text.lay_over(REMARKS, [*(laid for laid, _ in self._drawn), *together])

    def _selected(self, mark: Mark) -> QTextCursor:
        document = self._post_text.document()
        end = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(mark.start, end))
        cursor.setPosition(min(mark.end, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _on_theme_changed(self) -> None:
        self._formats = self._made_formats()
        self._draw([mark for _, mark in self._drawn])

    def _made_formats(self) -> dict[Level, QTextCharFormat]:
        made = {}
        for level, (role, back, style) in _STYLES.items():
            text_format = QTextCharFormat()
            text_format.setUnderlineStyle(style)
            text_format.setUnderlineColor(self._theme.colour(role))
            text_format.setBackground(self._theme.colour(back))
            made[level] = text_format
        self._together = QTextCharFormat()
        self._together.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self._together.setUnderlineColor(self._theme.colour(Role.ACCENT))
        self._together.setBackground(self._theme.colour(Role.CURRENT))
        return made
