"""Underlines words that are not known, once they are typed to their end, and offers what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from composer.domain.finding import Edit, Fix
from composer.domain.ruler import Ruler
from composer.domain.span import Span
from composer.ui.background import Background
from composer.ui.compose.editor import SLIPS, PostEditor
from composer.ui.compose.mark_painter import Laid
from composer.ui.theme import Role, Theme
from composer.words.speller import Speller

_SOON = 25
"""Milliseconds after a key: the checklist goes first."""
_LONG_PARAGRAPH = 2000
_FAR = 2000
_SENTENCE_GAP = re.compile(r"[.!?]\s")
_GAP = re.compile(r"\s")


def _checked(speller: Speller, text: str) -> Iterator[Span]:
    """Unknown words of a paragraph. A very long one is asked sentence by sentence: most were asked before."""
    if len(text) <= _LONG_PARAGRAPH:
        yield from speller.check(text)
        return
    start = 0
    for found in _SENTENCE_GAP.finditer(text + ". "):
        yield from (span.shifted(start) for span in speller.check(text[start : found.end()]))
        start = found.end()


def _whole_sentences(text: str, first: int, last: int) -> tuple[int, int]:
    """The stretch of a long paragraph that holds `first` to `last`, from one sentence's end to another's."""
    if len(text) <= _LONG_PARAGRAPH:
        return 0, len(text)
    start = max(0, first - _FAR)
    if start:
        found = _SENTENCE_GAP.search(text, start, first) or _GAP.search(text, start, first)
        start = found.end() if found is not None else start
    ending = _SENTENCE_GAP.search(text, last, last + _FAR) or _GAP.search(text, last)
    return start, ending.end() if ending is not None else len(text)


class Spelling(QObject):
    """Spelling of what can be seen in one editor; nothing is loaded until it is switched on."""

    added = Signal(str)

    def __init__(self, editor: PostEditor, speller: Speller, theme: Theme, background: Background) -> None:
        super().__init__(editor)
        self._editor = editor
        self._speller = speller
        self._theme = theme
        self._background = background
        self._wanted = self._ready = False
        self.drawn: list[QTextCursor] = []
        self._unfinished: int | None = None
        self._look = self._made_look()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.check)
        theme.changed.connect(self._on_theme_changed)
        editor.edited.connect(self._check_soon)
        editor.laid_out.connect(self._check_soon)
        editor.verticalScrollBar().valueChanged.connect(self._check_soon)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)

    @property
    def on(self) -> bool:
        return self._wanted

    def switch(self, on: bool) -> None:
        """Show underlines, once the dictionary is read, or take them away."""
        self._wanted = on
        if on:
            self._background.run(self._speller.load, self._on_loaded)
        else:
            self._ready = False
            self._draw([])

    def use(self, speller: Speller) -> None:
        """Check by another speller from now on: names or words have changed."""
        self._speller = speller
        if self._wanted:
            self.switch(False)
            self.switch(True)

    def span_at(self, position: int) -> Span | None:
        """The unknown word at a UTF-16 position, in code points of the whole text."""
        if not self._ready:
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

    def check(self) -> None:
        """Underline what can be seen, but for the word that is being typed."""
        if not self._ready:
            return
        wanted = list(self._slips())
        if wanted != [(cursor.selectionStart(), cursor.selectionEnd()) for cursor in self.drawn]:
            self._draw(wanted)

    def _slips(self) -> Iterator[tuple[int, int]]:
        """Where words that are not known can be seen, in UTF-16 units."""
        here = self._editor.textCursor().position() if self._editor.hasFocus() else -1
        self._unfinished = None
        first, last = self._editor.in_sight()
        block = self._editor.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            text, begin = block.text(), block.position()
            ruler = Ruler(text)
            seen = (ruler.code_point(max(0, each - begin)) for each in (first, last))
            start, end = _whole_sentences(text, *seen)
            for span in _checked(self._speller, text[start:end]):
                place = begin + ruler.utf16(start + span.start), begin + ruler.utf16(start + span.end)
                if place[1] == here:
                    self._unfinished = here
                else:
                    yield place
            block = block.next()

    def _draw(self, places: list[tuple[int, int]]) -> None:
        marks, self.drawn = [], []
        for start, end in places:
            cursor = QTextCursor(self._editor.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(Laid(cursor, self._look))
            self.drawn.append(cursor)
        self._editor.lay_over(SLIPS, marks)

    def _check_soon(self) -> None:
        if self._ready and not self._soon.isActive():
            self._soon.start()

    def _on_added(self, _nothing: None) -> None:
        self.check()

    def _on_loaded(self, _nothing: None) -> None:
        self._ready = self._wanted
        self.check()

    def _on_cursor_moved(self) -> None:
        if self._unfinished is not None and self._editor.textCursor().position() != self._unfinished:
            self._check_soon()

    def _on_theme_changed(self) -> None:
        self._look = self._made_look()
        self._draw([(cursor.selectionStart(), cursor.selectionEnd()) for cursor in self.drawn])

    def _made_look(self) -> QTextCharFormat:
        """A line of its own kind, unlike the checklist's, and no background: a slip of spelling is a small thing."""
        text_format = QTextCharFormat()
        text_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashDotLine)
        text_format.setUnderlineColor(self._theme.colour(Role.STOP))
        return text_format
