"""Underlines words that are not known, once they are typed to their end, and offers what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextBlock, QTextCharFormat
from PySide6.QtWidgets import QMenu

from composer.domain.finding import Edit, Fix
from composer.domain.ruler import Ruler
from composer.domain.span import Span
from composer.ui.background import Background
from composer.ui.compose.editor import PostEditor
from composer.ui.theme import Role, Theme
from composer.words.speller import Speller

_LONG_PARAGRAPH = 2000
_SENTENCE_GAP = re.compile(r"[.!?]\s")


class _Marker(QSyntaxHighlighter):
    """Marks a paragraph's unknown words; Qt asks again only for paragraphs that changed."""

    def __init__(self, editor: PostEditor, speller: Speller, text_format: QTextCharFormat) -> None:
        super().__init__(editor.document())
        self._editor = editor
        self._speller = speller
        self.text_format = text_format
        self.unfinished: int | None = None

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        cursor = self._editor.textCursor()
        here = cursor.position() - block.position() if self._editor.hasFocus() else -1
        ruler = Ruler(text)
        for span in _checked(self._speller, text):
            start, end = ruler.utf16(span.start), ruler.utf16(span.end)
            if end == here:
                self.unfinished = block.position() + end
            else:
                self.setFormat(start, end - start, self.text_format)


def _checked(speller: Speller, text: str) -> Iterator[Span]:
    """Unknown words of a paragraph. A very long one is asked sentence by sentence: most were asked before."""
    if len(text) <= _LONG_PARAGRAPH:
        yield from speller.check(text)
        return
    start = 0
    for found in _SENTENCE_GAP.finditer(text + ". "):
        yield from (span.shifted(start) for span in speller.check(text[start : found.end()]))
        start = found.end()


class Spelling(QObject):
    """Spelling of one editor; nothing is loaded until it is switched on."""

    added = Signal(str)

    def __init__(self, editor: PostEditor, speller: Speller, theme: Theme, background: Background) -> None:
        super().__init__(editor)
        self._editor = editor
        self._speller = speller
        self._theme = theme
        self._background = background
        self._marker: _Marker | None = None
        self._wanted = False
        theme.changed.connect(self._on_theme_changed)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def on(self) -> bool:
        return self._wanted

    def switch(self, on: bool) -> None:
        """Show underlines, once the dictionary is read, or take them away."""
        self._wanted = on
        if on:
            self._background.run(self._speller.load, self._on_loaded)
        elif self._marker is not None:
            self._marker.setDocument(None)
            self._marker.deleteLater()
            self._marker = None

    def use(self, speller: Speller) -> None:
        """Check by another speller from now on: names or words have changed."""
        self._speller = speller
        if self._wanted:
            self.switch(False)
            self.switch(True)

    def span_at(self, position: int) -> Span | None:
        """The unknown word at a UTF-16 position, in code points of the whole text."""
        if self._marker is None:
            return None
        text = self._editor.text
        place = Ruler(text).code_point(position)
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place)
        spans = _checked(self._speller, text[start : end if end >= 0 else len(text)])
        return next((span.shifted(start) for span in spans if span.start <= place - start <= span.end), None)

    def fill_menu(self, menu: QMenu, position: int, apply: Callable[[Fix], object]) -> bool:
        """Put what may have been meant on top of a menu; False where no unknown word stands."""
        span = self.span_at(position)
        if span is None:
            return False
        word = span.of(self._editor.text)
        made: list[QAction] = []
        for meant in self._speller.suggest(word):
            action = QAction(meant, menu)
            fix = Fix(f"Spell it '{meant}'", (Edit(span, meant),))
            action.triggered.connect(lambda _=False, chosen=fix: apply(chosen))
            made.append(action)
        if not made:
            nothing = QAction("No suggestion", menu)
            nothing.setEnabled(False)
            made.append(nothing)
        add = QAction(f"&Add '{word}' to my dictionary".replace("&&", "&"), menu)
        add.triggered.connect(lambda: self.add(word))
        line = QAction(menu)
        line.setSeparator(True)
        before = menu.actions()[0] if menu.actions() else None
        for action in (*made, add, line):
            menu.insertAction(before, action) if before else menu.addAction(action)
        return True

    def add(self, word: str) -> None:
        self._background.run(lambda: self._speller.add(word), self._on_added)
        self.added.emit(word)

    def _on_added(self, _nothing: None) -> None:
        if self._marker is not None:
            self._marker.rehighlight()

    def _on_loaded(self, _nothing: None) -> None:
        if self._wanted and self._marker is None:
            self._marker = _Marker(self._editor, self._speller, self._format())

    def _on_cursor_moved(self) -> None:
        marker = self._marker
        if marker is None or marker.unfinished is None:
            return
        if self._editor.textCursor().position() != marker.unfinished:
            block: QTextBlock = self._editor.document().findBlock(marker.unfinished)
            marker.unfinished = None
            marker.rehighlightBlock(block)

    def _on_theme_changed(self) -> None:
        if self._marker is not None:
            self._marker.text_format = self._format()
            self._marker.rehighlight()

    def _format(self) -> QTextCharFormat:
        """A line of its own kind, unlike the checklist's, and no background: a slip of spelling is a small thing."""
        text_format = QTextCharFormat()
        text_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashDotLine)
        text_format.setUnderlineColor(self._theme.colour(Role.STOP))
        return text_format
