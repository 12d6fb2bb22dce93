"""Find (Ctrl+F) and replace (Ctrl+H) in the post."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.domain.ruler import Ruler
from composer.domain.span import Span
from composer.ui.compose.editor import PostEditor
from composer.ui.controls import Button
from composer.ui.fields import TextField, TickBox
from composer.ui.theme import Theme
from composer.words.finding_text import Search, next_place, previous_place, replacement


class FindBar(QWidget):
    """Opens above the post, keeps what was looked for, and gives the focus back when it closes."""

    said = Signal(str)

    def __init__(self, editor: PostEditor, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._editor = editor
        self.setObjectName("find_bar")
        self.words = TextField(theme, self)
        self.words.setObjectName("find_words")
        self.put = TextField(theme, self)
        self.put.setObjectName("replace_words")
        self.whole_word = TickBox("Wh&ole words", theme, self)
        self.match_case = TickBox("Match ca&se", theme, self)
        self.count = QLabel(self)
        self.next_button = Button("Next", theme, self)
        self.previous_button = Button("Previous", theme, self)
        self.replace_button = Button("Replace", theme, self)
        self.all_button = Button("Replace all", theme, self)
        self.close_button = Button("Close", theme, self, kind="quiet")
        self.next_button.setToolTip("Return, while you type what to find")
        self.previous_button.setToolTip("Shift+Return, while you type what to find")
        self._lay_out(theme)
        self.words.textChanged.connect(self._count)
        self.whole_word.toggled.connect(self._count)
        self.match_case.toggled.connect(self._count)
        editor.edited.connect(self._count)
        self.next_button.clicked.connect(lambda: self.go(back=False))
        self.previous_button.clicked.connect(lambda: self.go(back=True))
        self.replace_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        self.close_button.clicked.connect(self.leave)
        for line in (self.words, self.put):
            line.installEventFilter(self)
        self.hide()

    @property
    def search(self) -> Search:
        return Search(self.words.text(), self.whole_word.isChecked(), self.match_case.isChecked())

    def open(self, *, replacing: bool) -> None:
        """Show it, looking for what is selected in the post."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.words.setText(selected)
        for widget in self._replacing:
            widget.setVisible(replacing)
        self.show()
        self._count()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        self.hide()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, *, back: bool) -> None:
        """Select the next (or previous) place; the focus stays where it is, so that Return goes on."""
        text = self._editor.text
        places = self.search.find(text)
        selected = self._selected()
        place = previous_place(places, selected.start) if back else next_place(places, selected.end)
        if place is None:
            self.said.emit("Not found")
            return
        self._select(place)
        self.said.emit(f"{places.index(place) + 1} of {len(places)}")

    def replace_one(self) -> None:
        """Replace what is selected, if it is a place, and go on to the next."""
        selected = self._selected()
        if selected in self.search.find(self._editor.text):
            self._editor.apply(replacement(self._editor.text, self.search, self.put.text(), selected))
        self.go(back=False)

    def replace_all(self) -> None:
        fix = replacement(self._editor.text, self.search, self.put.text())
        if fix.edits:
            self._editor.apply(fix)
        number = len(fix.edits)
        self.count.setText(f"{number} replaced")
        self.said.emit(f"{number} replaced")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.put:
                    self.replace_one()
                else:
                    self.go(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return False

    def _lay_out(self, theme: Theme) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(1))
        find_label, put_label = QLabel("Fin&d", self), QLabel("Replace with", self)
        find_label.setBuddy(self.words)
        put_label.setBuddy(self.put)
        self._replacing = (put_label, self.put, self.replace_button, self.all_button)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (find_label, self.words, self.next_button, self.previous_button, self.close_button),
            (put_label, self.put, self.replace_button, self.all_button),
            (self.whole_word, self.match_case, self.count),
        )
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.space(2))
            for widget in widgets:
                row.addWidget(widget, 1 if isinstance(widget, TextField) or widget is self.count else 0)
            lines.addLayout(row)

    def _count(self) -> None:
        if not self.isVisible():
            return
        number = len(self.search.find(self._editor.text))
        words = self.words.text()
        self.count.setText("" if not words else f"{number} found" if number else "Not found")

    def _selected(self) -> Span:
        cursor = self._editor.textCursor()
        ruler = Ruler(self._editor.text)
        return Span(ruler.code_point(cursor.selectionStart()), ruler.code_point(cursor.selectionEnd()))

    def _select(self, place: Span) -> None:
        ruler = Ruler(self._editor.text)
        cursor = self._editor.textCursor()
        cursor.setPosition(ruler.utf16(place.start))
        cursor.setPosition(ruler.utf16(place.end), cursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
