"""The calm windows of this room: a title, a middle that scrolls, and buttons that stay in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.ui.controls import Button, tint
from composer.ui.dialog import Dialog
from composer.ui.fields import TextField
from composer.ui.flow_layout import FlowLayout
from composer.ui.icons import pixmap
from composer.ui.reading_order import follow_the_eye
from composer.ui.states import BACKS, COLOURS, WORDS, State
from composer.ui.theme import Role, Theme


class Page(Dialog):
    """A window of this room; the main window stays usable beside it."""

    def __init__(
        self, name: str, title: str, theme: Theme, owner: QWidget | None, *, size: tuple[int, int]
    ) -> None:
        super().__init__(owner)
        self._theme = theme
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._size_to(*size)
        self.whole = QVBoxLayout(self)
        edge = theme.space(3)
        self.whole.setContentsMargins(edge, edge, edge, edge)
        self.whole.setSpacing(theme.space(2))
        self.heading = said(title, theme, self)
        self.heading.setFont(theme.title_font())
        self.whole.addWidget(self.heading)
        self.foot = FlowLayout(gap=theme.space(2))

    def end_with(self, *buttons: Button) -> None:
        """Put the row of buttons below everything else, 'Close' at its end."""
        self.close_button = Button("Close", self._theme, self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        for button in (*buttons, self.close_button):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.whole.addLayout(self.foot)

    def scrolled(self, name: str) -> Scrolled:
        area = Scrolled(self._theme, self)
        area.setAccessibleName(name)
        self.whole.addWidget(area, 1)
        return area

    def _size_to(self, wide: int, high: int) -> None:
        """As large as asked in quarter lines of text, but no larger than the screen."""
        screen = self.screen().availableGeometry()
        self.resize(
            min(self._theme.space(wide), screen.width() - 40),
            min(self._theme.space(high), screen.height() - 60),
        )


class Scrolled(QScrollArea):
    """A column of things that scrolls; `refill` makes it anew and keeps the place."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column: QWidget
        self.lines: QVBoxLayout
        self.refill()

    def refill(self) -> None:
        self.column = QWidget(self)
        self.lines = QVBoxLayout(self.column)
        self.lines.setContentsMargins(0, 0, self._theme.space(1), 0)
        self.lines.setSpacing(self._theme.space(2))

    def show_filled(self) -> None:
        """Show what was put into `lines` since `refill`."""
        at = self.verticalScrollBar().value()
        self.lines.addStretch(1)
        self.setWidget(self.column)
        if self.window().isVisible():
            follow_the_eye(self.window())
        self.verticalScrollBar().setValue(at)


class NameRow(QWidget):
    """Who is speaking: asked once, kept in the settings, and always in sight where it is signed with."""

    def __init__(self, name: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.field = TextField(theme, self)
        self.field.setObjectName("person")
        self.field.setText(name)
        self.field.setPlaceholderText("First and last name")
        self.field.setMinimumWidth(theme.space(40))
        label = QLabel("Your na&me", self)
        label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(label)
        row.addWidget(self.field, 1)

    @property
    def name(self) -> str:
        return " ".join(self.field.text().split())


class Told(QWidget):
    """One line that says how something went: an icon and words in the state's colour."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme, self._state = theme, State.NONE
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words = said("", theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self._picture)
        row.addWidget(self.words, 1)
        theme.changed.connect(self._paint)
        self.hide()

    def tell(self, state: State, text: str) -> None:
        self._state = state
        self.words.setText(text)
        self._paint()
        self.setVisible(bool(text))
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _paint(self) -> None:
        theme = self._theme
        colour = COLOURS[self._state]
        back = theme.colour(BACKS.get(self._state, Role.RAISED))
        side, ratio = theme.space(4), self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._state.value, theme.colour(colour), back, side, ratio))
        self._picture.setAccessibleName(WORDS[self._state])
        tint(self.words, theme, Role.TEXT)


def said(text: str, theme: Theme, owner: QWidget, role: Role | None = None) -> QLabel:
    """Words that wrap, shown as they are: nothing in them is taken for markup."""
    label = QLabel(text, owner)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role is not None:
        tint(label, theme, role)
    return label


def heading(text: str, theme: Theme, owner: QWidget) -> QLabel:
    label = said(text, theme, owner)
    label.setFont(theme.strong_font())
    return label


def row_of(theme: Theme, *widgets: QWidget) -> QLayout:
    """Side by side, and below each other where the window is narrow."""
    row = FlowLayout(gap=theme.space(2))
    for widget in widgets:
        row.addWidget(widget)
    return row
