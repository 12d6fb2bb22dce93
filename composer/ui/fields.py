"""Fields, tick boxes, choices and lists with an edge of our own: the platform style's vanishes in high contrast."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import (
    QDate,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from composer.ui.controls import Card
from composer.ui.icons import icon, pixmap
from composer.ui.states import State
from composer.ui.theme import Role, Theme

_ROUND = 3
_WIDEST = 10_000
_WORDS = int(Qt.TextFlag.TextShowMnemonic) | int(Qt.TextFlag.TextWordWrap)
_LEAST = QSize(24, 24)
"""Nobody has to hit anything smaller."""
_OWN_DESCRIPTION = "own_description"
"""The property that keeps what a field says of itself while a problem is pointed out in it."""


class TextField(QLineEdit):
    """One line of text."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A hint that does not fit its field can still be read."""
        super().resizeEvent(event)
        hint = self.placeholderText()
        cut = self.fontMetrics().horizontalAdvance(hint) > self.contentsRect().width() - self._theme.space(2)
        if cut or self.toolTip() == hint:
            self.setToolTip(hint if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_edge(self, self._theme)


class Choice(QComboBox):
    """One of a few. What does not fit is there in whole as its tip."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self.setItemDelegate(RoomyLines(self))
        self.currentTextChanged.connect(self._show_whole)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), self._theme.space(30)), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_whole()

    def _show_whole(self, _text: str = "") -> None:
        text = self.currentText()
        room = self.width() - self.fontMetrics().height() - self._theme.space(4)
        self.setToolTip(text if self.fontMetrics().horizontalAdvance(text) > room else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_edge(self, self._theme)


class DayField(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, day: date, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), owner)
        self._theme = theme
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_edge(self, self._theme)


class TimeField(QTimeEdit):
    """A time of day."""

    def __init__(self, at: time, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(QTime(at.hour, at.minute), owner)
        self._theme = theme
        self.setDisplayFormat("HH:mm")

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(_LEAST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_edge(self, self._theme)


class TickBox(QCheckBox):
    """Yes or no; its words wrap where the window is narrow."""

    def __init__(self, text: str, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(text, owner)
        self._theme = theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._room_for(width).height()

    def sizeHint(self) -> QSize:
        return self._room_for(_WIDEST)

    def minimumSizeHint(self) -> QSize:
        size = self.sizeHint()
        return QSize(min(size.width(), self._theme.space(30)), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout gives a box one line's height unless it says that it needs more."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _room_for(self, width: int) -> QSize:
        room = self._theme.space(1)
        beside = self._side + 4 * room
        inside = QRect(0, 0, max(40, width - beside), _WIDEST)
        words = self.fontMetrics().boundingRect(inside, _WORDS, self.text())
        return QSize(words.width() + beside, max(24, words.height() + 2 * room))

    def hitButton(self, place: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, side, room = self._theme, self._side, self._theme.space(1)
        painter = QPainter(self)
        drawing = State.TICKED if self.isChecked() else State.BOX
        colour, back = theme.colour(Role.ACCENT), theme.colour(Role.WINDOW)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            room, (self.height() - side) // 2, pixmap(drawing.value, colour, back, side, ratio)
        )
        painter.setPen(theme.colour(Role.TEXT))
        words = self.rect().adjusted(side + 2 * room, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter) | _WORDS, self.text())
        painter.end()
        if self.hasFocus():
            _paint_edge(self, theme)

    @property
    def _side(self) -> int:
        return self._theme.space(4)


class Tabs(QTabBar):
    """Tabs that show when they have the focus."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            _paint_edge(self, self._theme, self.tabRect(self.currentIndex()))


class RoomyLines(QStyledItemDelegate):
    """Lines of a list that are easy to hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index).expandedTo(_LEAST)


class PlainList(QListWidget):
    """A list to choose one line from; long lines wrap."""

    def __init__(self, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setItemDelegate(RoomyLines(self))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _WithoutPlatformBox(RoomyLines):
    """Leaves the platform's tick box out; the item's icon stands for it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator


class TickList(QListWidget):
    """A list whose lines can be ticked, by the space bar or by a click on the box."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self.setIconSize(QSize(theme.space(4), theme.space(4)))
        self.setItemDelegate(_WithoutPlatformBox(self))
        self.itemChanged.connect(self._draw)
        theme.changed.connect(self._on_theme_changed)

    def add(self, item: QListWidgetItem, *, ticked: bool) -> None:
        """The tick is the item's check state for a screen reader, and its icon for the eye."""
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.set_ticked(item, ticked)
        self.addItem(item)
        self._draw(item)

    def set_ticked(self, item: QListWidgetItem, ticked: bool) -> None:
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def is_ticked(self, item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < self._box_of(item).right():
            self.set_ticked(item, not self.is_ticked(item))

    def _box_of(self, item: QListWidgetItem) -> QRect:
        line = self.visualItemRect(item)
        return QRect(line.left(), line.top(), self.iconSize().width() + self._theme.space(3), line.height())

    def _draw(self, item: QListWidgetItem) -> None:
        theme = self._theme
        name = State.TICKED if self.is_ticked(item) else State.BOX
        blocked = self.blockSignals(True)
        drawing = icon(name.value, theme.colour(Role.ACCENT), theme.colour(Role.BASE), theme.space(4))
        on_current = pixmap(
            name.value, theme.colour(Role.ON_ACCENT), theme.colour(Role.ACCENT), theme.space(4), 2.0
        )
        drawing.addPixmap(on_current, QIcon.Mode.Selected)
        item.setIcon(drawing)
        self.blockSignals(blocked)

    def _on_theme_changed(self) -> None:
        for row in range(self.count()):
            self._draw(self.item(row))


class Frame(Card):
    """The edge round a list or a text, which shows where the focus is."""

    def __init__(self, inside: QAbstractScrollArea, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self.dress(Role.BASE, Role.CONTROL_LINE)
        inside.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        inside.installEventFilter(self)
        lines = QVBoxLayout(self)
        edge = theme.space(0.75)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.addWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.show_focus(event.type() == QEvent.Type.FocusIn)
        return False


def point_out(field: QWidget, problem: str) -> None:
    """Tie a problem to its field: the field takes the focus, and says the problem after its name, before what it
    says of itself. Until another is pointed out in its window: one at a time."""
    for other in field.window().findChildren(QWidget):
        own = other.property(_OWN_DESCRIPTION)
        if own is not None:
            other.setAccessibleDescription(own)
            other.setProperty(_OWN_DESCRIPTION, None)
    own = field.accessibleDescription()
    field.setProperty(_OWN_DESCRIPTION, own)
    field.setAccessibleDescription(f"{problem} {own}".strip())
    field.setFocus()


def _paint_edge(widget: QWidget, theme: Theme, place: QRect | None = None) -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wide = 2 if widget.hasFocus() else 1
    painter.setPen(QPen(theme.colour(Role.FOCUS if widget.hasFocus() else Role.CONTROL_LINE), wide))
    inset = wide / 2
    painter.drawRoundedRect(
        QRectF(place or widget.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND
    )
    painter.end()
