"""What every window beside the main one does: no larger than the screen, and nothing in it cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QLabel, QTextBrowser, QVBoxLayout, QWidget

from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.inside import put_into_scroll_area
from composer.ui.reading_order import follow_the_eye
from composer.ui.theme import Theme

CLOSE_LINES = "p { margin: 3px 0 }"
"""For pages of many short lines: a web page's usual gaps would tear them apart."""
_BESIDE, _ABOVE = 16, 48
"""Pixels of a screen that a window's own frame may take."""


class Dialog(QDialog):
    """Escape closes it. Where its inside needs more room than the screen has, as in very large text, it scrolls."""

    _can_scroll = False

    def __init__(self, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sides: list[tuple[QBoxLayout, int]] = []

    def side_by_side(self, sides: QBoxLayout, least: int) -> None:
        """Put these above each other wherever the window is narrower than `least` pixels."""
        self._sides.append((sides, least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sides, least in self._sides:
            narrow = event.size().width() < least
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if sides.direction() != way:
                sides.setDirection(way)

    def setVisible(self, visible: bool) -> None:
        if visible and not self._can_scroll:
            self._can_scroll = True
            focused = self.focusWidget()
            name_by_labels(self)
            put_into_scroll_area(self)
            follow_the_eye(self)
            if focused is not None:
                focused.setFocus()
            self._stay_on_screen()
        super().setVisible(visible)

    def _stay_on_screen(self) -> None:
        screen = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(QSize(screen.width() - _BESIDE, screen.height() - _ABOVE)))


def name_by_labels(window: QWidget) -> None:
    """Qt names a field by its label only where both have one parent; a field in a frame has another."""
    for label in window.findChildren(QLabel):
        field = label.buddy()
        if isinstance(field, QWidget) and field.parent() is not label.parent() and not field.accessibleName():
            field.setAccessibleName(label.text().replace("&", ""))


class ReadingDialog(Dialog):
    """Text that can be read with the keyboard, selected and copied."""

    def __init__(self, title: str, intro: str, text: str, theme: Theme, owner: QWidget | None) -> None:
        super().__init__(owner)
        self.setWindowTitle(title)
        self.resize(theme.space(150), theme.space(120))
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        heading = QLabel(title, self)
        heading.setFont(theme.title_font())
        heading.setWordWrap(True)
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
        self.text.setMinimumHeight(theme.space(24))
        lines.addWidget(Frame(self.text, theme, self), 1)
        close = Button("&Close", theme, self)
        close.clicked.connect(self.reject)
        lines.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.text.setFocus()
