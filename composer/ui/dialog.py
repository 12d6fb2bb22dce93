"""A small window for reading: a title, some text, and a way out; the main window stays usable beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QVBoxLayout, QWidget

from composer.ui.controls import Button
from composer.ui.theme import Theme


class ReadingDialog(QDialog):
    """Text that can be read with the keyboard, selected and copied."""

    def __init__(self, title: str, intro: str, text: str, theme: Theme, owner: QWidget | None) -> None:
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(theme.space(150), theme.space(120))
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        heading = QLabel(title, self)
        heading.setFont(theme.title_font())
        lines.addWidget(heading)
        if intro:
            words = QLabel(intro, self)
            words.setWordWrap(True)
            lines.addWidget(words)
        self.text = QTextBrowser(self)
        self.text.setOpenExternalLinks(True)
        self.text.setAccessibleName(title)
        self.text.setMarkdown(text)
        self.text.setTabChangesFocus(True)
        lines.addWidget(self.text, 1)
        close = Button("&Close", theme, self)
        close.clicked.connect(self.reject)
        lines.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.text.setFocus()
