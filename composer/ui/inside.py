"""Lets what needs more room than there is scroll, instead of being squeezed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

NO_FOCUS = 0
"""`Qt.NoFocus`, by its number: naming one of Qt's own enumerations makes them all, 16 ms of the start."""
_VIEWPORT = "qt_scrollarea_viewport"
"""Qt's own name for it; asking with `viewport()` makes those enumerations too."""


class Inside(QWidget):
    """What scrolls: as large as the window where it can be, and never smaller than it needs."""

    def hasHeightForWidth(self) -> bool:
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """The least it needs: the scroll area would take what it would like for that."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Column(QWidget):
    """A part of a splitter: never lower than words need that wrap at its width, of which a splitter knows nothing."""

    def minimumSizeHint(self) -> QSize:
        size, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return size
        return QSize(size.width(), layout.totalMinimumHeightForWidth(max(self.width(), size.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def scrolling(inside: Inside, owner: QWidget) -> QScrollArea:
    """An area for it. The focus goes to what is inside, which brings it into sight; Page Up and Down scroll."""
    area = QScrollArea(owner)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setWidget(inside)
    for ground in (inside, area.findChild(QWidget, _VIEWPORT)):
        if ground is not None:
            ground.setAutoFillBackground(False)  # the window's own shows through, and is painted
    return area


def put_into_scroll_area(window: QWidget) -> None:
    """Move a window's whole layout into an area that scrolls."""
    layout = window.layout()
    if layout is None:
        return
    inside = Inside()
    inside.setLayout(layout)
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scrolling(inside, window))
