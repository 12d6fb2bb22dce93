"""Paints checklist rows: icon, word, what, and quick buttons whose keyboard twins are in the details below."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui.compose.checklist_model import ChecklistModel
from composer.ui.compose.row import Row
from composer.ui.icons import pixmap
from composer.ui.states import COLOURS, WORDS, State
from composer.ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex
_Key = tuple[object, ...]
_Thing = TypeVar("_Thing")

_FIX = "Fix"
_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_PICTURES_KEPT = 60
_LAYOUTS_KEPT = 500


class _Picture(NamedTuple):
    """What a row said when it was last painted, in so much room, and the picture of it if one was kept."""

    shows: _Key
    drawn: QPixmap | None


class _Set(NamedTuple):
    """A row's text, laid out for one width."""

    what: QTextLayout
    note: QTextLayout | None
    height: int


def _taken_up(kept: dict[_Key, _Thing], key: _Key, most: int) -> _Thing | None:
    """What is kept under `key`, now the newest of all; without it the oldest goes if there are too many."""
    thing = kept.pop(key, None)
    if thing is not None:
        kept[key] = thing
    elif len(kept) >= most:
        del kept[next(iter(kept))]
    return thing


class RowPainter(QStyledItemDelegate):
    """Lays a row out once for each width and text, and keeps the lay-out."""

    fix_pressed = Signal(object)
    tick_pressed = Signal(object)
    help_pressed = Signal(str)

    def __init__(self, view: QListView, model: ChecklistModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = theme
        self._kept: dict[_Key, _Set] = {}
        self._pictures: dict[_Key, _Picture] = {}
        self._measure()
        model.size_of = self.size_of
        theme.changed.connect(self._on_theme_changed)

    def press_heading(self, place: QPoint) -> None:
        """Ask for help where a heading's question mark was clicked: it is no item, so Qt tells nobody."""
        index = self._view.indexAt(place)
        if index.isValid():
            row = self._model.rows[index.row()]
            if row.heading and self.help_sign(self._view.visualRect(index), row).contains(place):
                self.help_pressed.emit(row.group)

    def size_of(self, row: Row) -> QSize:
        """The room of a row in the list as wide as it is."""
        width = self._view.viewport().width()
        return QSize(width, self._heading_height if row.heading else self._set(row, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]  # asking the index takes eight times as long
        rect: QRect = option.rect
        state: int = 0 if row.heading else option.state.value
        current, hovered = bool(state & _SELECTED), bool(state & _HOVERED)
        picture = None if current or hovered else self._picture(row, rect.size())
        if picture is not None:
            painter.drawPixmap(rect.topLeft(), picture)
            return
        if row.heading:
            self._paint_heading(painter, rect, row)
            return
        focused = current and self._view.hasFocus()
        self._paint_ground(painter, rect, current=current, hovered=hovered, focused=focused)
        self._paint_row(painter, rect, row, current=current)

    def _picture(self, row: Row, size: QSize) -> QPixmap | None:
        """A row as it usually looks: a row that comes or goes has all the others painted again.

        None for one whose words have just changed: they may change with every letter. Where a pixel of ours is not
        so many whole ones of the screen, a picture looks a little different, so that there is always one.
        """
        ratio = self._view.devicePixelRatioF()
        shows = (row.look, size.width(), size.height(), ratio)
        which = row.look if row.heading else row.key  # a heading soon says the same again
        kept = _taken_up(self._pictures, which, _PICTURES_KEPT)
        if kept is None or (kept.shows == shows and kept.drawn is None):
            kept = self._pictures[which] = _Picture(shows, self._drawn(row, size, ratio))
        elif kept.shows != shows:
            direct = ratio == int(ratio)
            kept = self._pictures[which] = _Picture(shows, None if direct else self._drawn(row, size, ratio))
        return kept.drawn

    def _drawn(self, row: Row, size: QSize, ratio: float) -> QPixmap:
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self._view.palette().color(QPalette.ColorRole.Base))
        painter, rect = QPainter(drawn), QRect(QPoint(0, 0), size)
        if row.heading:
            self._paint_heading(painter, rect, row)
        else:
            self._paint_ground(painter, rect, current=False, hovered=False, focused=False)
            self._paint_row(painter, rect, row, current=False)
        painter.end()
        return drawn

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row = self._model.rows[index.row()]
            rect: QRect = option.rect
            place = event.position().toPoint()
            if row.finding and row.finding.fixes and self._button(rect).contains(place):
                self.fix_pressed.emit(row)
                return True
            if row.question and place.x() < rect.left() + self._text_left:
                self.tick_pressed.emit(row)
                return True
        return super().editorEvent(event, model, option, index)

    def _measure(self) -> None:
        theme, font = self._theme, self._view.font()
        line = QFontMetrics(font).height()
        self._pad = theme.space(2)
        self._icon = max(16, line)
        self._text_left = self._pad + self._icon + theme.space(2)
        strong = QFontMetrics(theme.strong_font())
        self._button_size = QSize(
            strong.horizontalAdvance(_FIX) + theme.space(5), max(24, line + theme.space(2))
        )
        self._heading_height = line + theme.space(4)
        self._least = max(24, self._button_size.height()) + theme.space(2)

    def _set(self, row: Row, width: int) -> _Set:
        key = (row.state, row.text, row.note, row.finding is not None and bool(row.finding.fixes), width)
        kept = _taken_up(self._kept, key, _LAYOUTS_KEPT)
        if kept is None:
            kept = self._kept[key] = self._laid_out(row, width)
        return kept

    def _laid_out(self, row: Row, width: int) -> _Set:
        room = width - self._text_left - self._pad
        if row.finding and row.finding.fixes:
            room -= self._button_size.width() + self._pad
        word = WORDS[row.state]
        what, high = self._lines(
            f"{word}  {row.text}", room, len(word), COLOURS[row.state], self._view.font()
        )
        note = None
        if row.note:
            note, more = self._lines(row.note, room, 0, Role.QUIET, self._theme.small_font())
            high += more
        return _Set(what, note, max(self._least, round(high) + 2 * self._pad))

    def _lines(self, text: str, room: int, strong: int, role: Role, font: QFont) -> tuple[QTextLayout, float]:
        layout = QTextLayout(text, font)
        layout.setCacheEnabled(True)  # else its words are shaped again when it is painted
        plain, marked = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.colour(Role.QUIET if not strong else Role.TEXT))
        marked.setForeground(self._theme.colour(role))
        marked.setFontWeight(QFont.Weight.DemiBold)
        ranges = []
        for start, length, style in ((0, strong, marked), (strong, len(text) - strong, plain)):
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, style
            ranges.append(span)
        layout.setFormats(ranges)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, room))
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high

    def _button(self, rect: QRect) -> QRect:
        size = self._button_size
        top = rect.top() + max(0, (min(rect.height(), self._least) - size.height()) // 2)
        return QRect(rect.right() - self._pad - size.width(), top, size.width(), size.height())

    def help_sign(self, rect: QRect, row: Row) -> QRect:
        """Where the question mark beside a heading can be pressed."""
        wide = QFontMetrics(self._theme.strong_font()).horizontalAdvance(row.text)
        side = max(24, self._icon)
        left = rect.left() + self._pad + wide + self._theme.space(1)
        return QRect(left, rect.center().y() - side // 2, side, side)

    def _paint_help_sign(self, painter: QPainter, place: QRect) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Role.ACCENT), 1.5))
        small = round(self._icon * 0.9)
        circle = QRectF(0, 0, small, small)
        circle.moveCenter(QRectF(place).center())
        painter.drawEllipse(circle)
        painter.setFont(theme.small_font())
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), "?")
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour(Role.WINDOW))
        painter.setPen(theme.colour(Role.TEXT))
        painter.setFont(theme.strong_font())
        inside = rect.adjusted(self._pad, 0, -self._pad, 0)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inside, left, row.text)
        self._paint_help_sign(painter, self.help_sign(rect, row))
        painter.setFont(theme.small_font())
        wide = QFontMetrics(theme.small_font()).horizontalAdvance(row.note)
        painter.setPen(theme.colour(COLOURS[row.state]))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), row.note)
        size = round(self._icon * 0.8)
        place = QPointF(inside.right() - wide - size - theme.space(1), rect.center().y() - size / 2 + 1)
        painter.drawPixmap(place, self._drawing(row.state, size, Role.WINDOW))

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, current: bool, hovered: bool, focused: bool
    ) -> None:
        theme = self._theme
        if current or hovered:
            painter.fillRect(rect, theme.colour(Role.CURRENT))
        if current:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.colour(Role.ACCENT))
        painter.setPen(QPen(theme.colour(Role.LINE), 1))
        painter.drawLine(rect.left() + self._text_left, rect.bottom(), rect.right(), rect.bottom())
        if focused:
            painter.setPen(QPen(theme.colour(Role.FOCUS), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, *, current: bool) -> None:
        laid = self._set(row, rect.width())
        back = Role.CURRENT if current else Role.BASE
        top = rect.top() + self._pad
        painter.drawPixmap(QPointF(rect.left() + self._pad, top), self._drawing(row.state, self._icon, back))
        origin = QPointF(rect.left() + self._text_left, top)
        laid.what.draw(painter, origin)
        if laid.note is not None:
            laid.note.draw(painter, origin + QPointF(0, laid.what.boundingRect().height()))
        if row.finding and row.finding.fixes:
            self._paint_button(painter, QRectF(self._button(rect)))

    def _paint_button(self, painter: QPainter, button: QRectF) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(Role.ACCENT), 1))
        painter.setBrush(theme.colour(Role.RAISED))
        painter.drawRoundedRect(button.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.strong_font())
        painter.drawText(button, int(Qt.AlignmentFlag.AlignCenter), _FIX)
        painter.restore()

    def _drawing(self, state: State, size: int, back: Role) -> QPixmap:
        theme = self._theme
        ratio = self._view.devicePixelRatioF()
        return pixmap(state.value, theme.colour(COLOURS[state]), theme.colour(back), size, ratio)

    def _on_theme_changed(self) -> None:
        self._kept.clear()
        self._pictures.clear()
        self._measure()
        self._model.measure()
        self._view.scheduleDelayedItemsLayout()
