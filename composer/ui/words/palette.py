"""The palette (Ctrl+K): every snippet, template, hashtag and organisation, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from composer.ui.controls import Button
from composer.ui.dialog import Dialog
from composer.ui.fields import Frame, TextField
from composer.ui.theme import Theme
from composer.ui.words.offers import OfferModel, OfferPainter
from composer.words.completion import Offer

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class WordsPalette(Dialog):
    """Type, see what it would put in, press Return. It closes when something is chosen."""

    chosen = Signal(object)
    edit_asked = Signal()

    def __init__(self, find: Callable[[str], list[Offer]], theme: Theme, owner: QWidget | None) -> None:
        super().__init__(owner)
        self._find = find
        self.setObjectName("words_palette")
        self.setWindowTitle("Insert words")
        self.resize(theme.space(190), theme.space(120))
        label = QLabel("&Find a hashtag, tag, phrase, template or organisation", self)
        self.query = TextField(theme, self)
        self.query.setObjectName("palette_query")
        self.query.setClearButtonEnabled(True)
        label.setBuddy(self.query)
        self.model = OfferModel(self)
        self.list = QListView(self)
        self.list.setObjectName("palette_offers")
        self.list.setAccessibleName("What was found")
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferPainter(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("What will be put in")
        self.words.setFont(theme.reading_font())
        self.nothing = QLabel("Nothing found. Try fewer letters.", self)
        self.insert = Button("&Insert", theme, self, kind="primary")
        self._lay_out(label, theme)
        self.query.textChanged.connect(self._on_query_changed)
        self.query.returnPressed.connect(self._choose)
        self.query.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._choose)
        self.insert.clicked.connect(self._choose)
        self._on_query_changed("")
        self.query.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the list while the words are typed."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or event.key() not in _LIST_KEYS:  # type: ignore[attr-defined]
            return False
        self.list.keyPressEvent(event)  # type: ignore[arg-type]
        return True

    def _lay_out(self, label: QLabel, theme: Theme) -> None:
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        lines.addWidget(label)
        lines.addWidget(self.query)
        lines.addWidget(self.nothing)
        both = QHBoxLayout()
        self.side_by_side(both, theme.space(140))
        both.addWidget(Frame(self.list, theme, self), 3)
        both.addWidget(Frame(self.words, theme, self), 2)
        lines.addLayout(both, 1)
        row = QHBoxLayout()
        edit = Button("&Edit snippets…", theme, self)
        edit.setAutoDefault(False)
        edit.clicked.connect(self.edit_asked)
        edit.clicked.connect(self.close)
        away = Button("Close", theme, self)
        away.setAutoDefault(False)
        away.clicked.connect(self.close)
        self.insert.setAutoDefault(False)
        row.addWidget(edit)
        row.addStretch(1)
        row.addWidget(away)
        row.addWidget(self.insert)
        lines.addLayout(row)

    def _on_query_changed(self, query: str) -> None:
        self.model.show(self._find(query))
        found = bool(self.model.offers)
        self.nothing.setVisible(not found)
        self.insert.setEnabled(found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self.words.clear()

    def _on_current_changed(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.offers):
            self.words.setPlainText(self.model.offers[row].insert)

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.model.offers):
            self.chosen.emit(self.model.offers[row])
            self.close()
