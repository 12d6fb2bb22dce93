"""A form that scrolls: sections, each field under its label, with a hint where one helps."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from composer.domain.concerns import said_day
from composer.ui.fields import TextField
from composer.ui.flow_layout import FlowLayout
from composer.ui.icons import icon, pixmap
from composer.ui.posting.page import Scrolled, heading, said
from composer.ui.register.days import EXAMPLE, read_day
from composer.ui.states import COLOURS, State
from composer.ui.theme import Role, Theme


class Form:
    """Fills a scrolling column from top to bottom."""

    def __init__(self, area: Scrolled, theme: Theme) -> None:
        self._area, self._theme = area, theme

    @property
    def column(self) -> QWidget:
        return self._area.column

    def section(self, title: str, hint: str = "") -> QLabel:
        self._area.lines.addSpacing(self._theme.space(2))
        label = heading(title, self._theme, self.column)
        label.setFont(self._theme.title_font())
        self._area.lines.addWidget(label)
        if hint:
            self.words(hint)
        return label

    def words(self, text: str) -> QLabel:
        label = said(text, self._theme, self.column, Role.QUIET)
        self._area.lines.addWidget(label)
        return label

    def field(self, label: str, widget: QWidget, hint: str = "") -> None:
        """`label` holds a mnemonic; the hint is read out with the field."""
        named = QLabel(label, self.column)
        named.setWordWrap(True)
        named.setBuddy(widget)
        widget.setAccessibleName(label.replace("&", ""))
        self._area.lines.addWidget(named)
        if hint:
            widget.setAccessibleDescription(hint)
            self.words(hint)
        self._area.lines.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        self._area.lines.addWidget(widget)

    def row(self, *widgets: QWidget) -> None:
        row = FlowLayout(gap=self._theme.space(2))
        for widget in widgets:
            row.addWidget(widget)
        self._area.lines.addLayout(row)

    def show_filled(self) -> None:
        self._area.show_filled()


class DayText(TextField):
    """A day that is typed in any usual way, or left empty."""

    def __init__(self, day: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setPlaceholderText(EXAMPLE)
        self.show_day(day)
        self.editingFinished.connect(self._tidy)

    @property
    def day(self) -> str | None:
        """ISO, '' for empty, None for what is no day."""
        return read_day(self.text())

    def show_day(self, day: str) -> None:
        self.setText(said_day(day))

    def _tidy(self) -> None:
        if self.day:
            self.show_day(self.day)


def headed(
    picture_of: State, name: str, title: str, ground: Role, theme: Theme, owner: QWidget
) -> QHBoxLayout:
    """A heading with the state's drawing before it; `name` is what the drawing says to a screen reader."""
    side = theme.space(4)
    picture = QLabel(owner)
    picture.setFixedSize(QSize(side, side))
    colours = theme.colour(COLOURS[picture_of]), theme.colour(ground)
    picture.setPixmap(pixmap(picture_of.value, *colours, side, owner.devicePixelRatioF()))
    picture.setAccessibleName(name)
    row = QHBoxLayout()
    row.setSpacing(theme.space(2))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(heading(title, theme, owner), 1)
    return row


def state_icon(state: State, theme: Theme) -> QIcon:
    """A state's drawing for a line of a list, plain and chosen."""
    side = theme.space(4)
    drawing = icon(state.value, theme.colour(COLOURS[state]), theme.colour(Role.BASE), side)
    on_chosen = pixmap(state.value, theme.colour(Role.ON_ACCENT), theme.colour(Role.ACCENT), side, 2.0)
    drawing.addPixmap(on_chosen, QIcon.Mode.Selected)
    return drawing


def go_to(area: Scrolled, widget: QWidget) -> None:
    """Put the cursor into a field, and the field into sight once the window has its size."""
    widget.setFocus()
    QTimer.singleShot(0, widget, lambda: area.ensureWidgetVisible(widget, 0, area.height() // 3))
