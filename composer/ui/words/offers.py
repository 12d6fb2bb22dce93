"""Lines of words that may be put into the post, in the popup and in the palette alike."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from composer.ui.icons import pixmap
from composer.ui.states import State
from composer.ui.theme import Role, Theme
from composer.words.completion import Offer

KIND_WORDS = {
    "hashtag": "Hashtag",
    "hashtags": "Hashtags",
    "tag": "Tag",
    "phrase": "Phrase",
    "template": "Template",
    "organisation": "Organisation",
}
_Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """The offers of one search; each line's words are all that a screen reader needs."""

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__(owner)
        self.offers: tuple[Offer, ...] = ()

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, index: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if index.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(offer)
        if role == Qt.ItemDataRole.ToolTipRole:
            return offer.warning or None
        return offer if role == Qt.ItemDataRole.UserRole else None


class OfferPainter(QStyledItemDelegate):
    """Name and kind in one line, what will be put in below, and a warning with its icon where there is one."""

    def __init__(self, theme: Theme, owner: QListView) -> None:
        super().__init__(owner)
        self._theme = theme
        theme.changed.connect(owner.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        lines = 1 + bool(_detail(offer)) + bool(offer.warning)
        line = QFontMetrics(self._theme.strong_font()).height()
        return QSize(self._theme.space(60), max(24, lines * line + self._theme.space(2)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        offer: Offer = index.data(Qt.ItemDataRole.UserRole)
        theme, area = self._theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour(Role.CURRENT))
            painter.fillRect(
                QRect(area.left(), area.top(), theme.space(0.75), area.height()), theme.colour(Role.FOCUS)
            )
        inside = area.adjusted(theme.space(2), theme.space(1), -theme.space(2), -theme.space(1))
        line = QFontMetrics(theme.strong_font()).height()
        self._paint_head(painter, offer, QRect(inside.left(), inside.top(), inside.width(), line))
        below = QRect(inside.left(), inside.top() + line, inside.width(), line)
        painter.setFont(theme.small_font())
        painter.setPen(theme.colour(Role.QUIET))
        if detail := _detail(offer):
            self._draw(painter, below, detail)
            below.translate(0, line)
        if offer.warning:
            self._paint_warning(painter, offer, below)
        painter.restore()

    def _paint_head(self, painter: QPainter, offer: Offer, area: QRect) -> None:
        theme = self._theme
        kind = KIND_WORDS[offer.kind]
        painter.setFont(theme.small_font())
        painter.setPen(theme.colour(Role.QUIET))
        room = painter.fontMetrics().horizontalAdvance(kind) + theme.space(2)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, right, kind)
        painter.setFont(theme.strong_font())
        painter.setPen(theme.colour(Role.TEXT))
        self._draw(painter, area.adjusted(0, 0, -room, 0), offer.label)

    def _paint_warning(self, painter: QPainter, offer: Offer, area: QRect) -> None:
        theme, side = self._theme, self._theme.space(3.5)
        back = theme.colour(Role.BASE)
        drawing = pixmap(
            State.LOOK.value, theme.colour(Role.LOOK), back, side, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(area.left(), area.top() + (area.height() - side) // 2, drawing)
        painter.setPen(theme.colour(Role.LOOK))
        self._draw(painter, area.adjusted(side + theme.space(1), 0, 0, 0), offer.warning)

    @staticmethod
    def _draw(painter: QPainter, area: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def spoken(offer: Offer) -> str:
    """An offer in words."""
    parts = (
        KIND_WORDS[offer.kind],
        offer.label,
        offer.detail if offer.detail != offer.label else "",
        offer.warning,
    )
    return ", ".join(part for part in parts if part)


def _detail(offer: Offer) -> str:
    return offer.detail if offer.detail != offer.label else ""
