"""Our own buttons and cards, painted from the theme: a style sheet would cost a tenth of the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QPixmap, QResizeEvent

_ROUND = 5
_WIDEST = 10_000
_CENTRED, _WORDS = 0x84, 0x800 | 0x1000
"""`Qt.AlignCenter`, and `Qt.TextShowMnemonic | Qt.TextWordWrap`: naming Qt's enumerations makes them all, 16 ms."""


class Button(QPushButton):
    """A button of at least 24 pixels whose words wrap where the window is narrow. `kind`: plain, primary or quiet."""

    def __init__(self, text: str, theme: Theme, owner: QWidget | None = None, *, kind: str = "plain") -> None:
        super().__init__(owner)
        self.setText(text)  # by itself: given with the owner, Qt makes the names of all icons first
        self._theme = theme
        self._kind = kind
        self._drawn = False
        if kind == "primary":
            self.setFont(theme.strong_font())
        self._usual_text = Role.ON_ACCENT if kind == "primary" else Role.TEXT
        self._take_colours()
        theme.changed.connect(self._take_colours)

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        """Remember that there is one, too: to ask makes all icons' names, which takes longer than painting."""
        self._drawn = not icon.isNull()
        super().setIcon(icon)

    def become(self, kind: str) -> None:
        """Be another kind of button from now on."""
        if kind != self._kind:
            self._kind = kind
            self._usual_text = Role.ON_ACCENT if kind == "primary" else Role.TEXT
            self._take_colours()

    def _take_colours(self) -> None:
        """A painter starts with the palette's own colour for words, so the usual one needs no pen."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, self._theme.colour(self._usual_text))
        self.setPalette(palette)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._room_for(width).height()

    def sizeHint(self) -> QSize:
        return self._room_for(_WIDEST)

    def minimumSizeHint(self) -> QSize:
        size = self._room_for(_WIDEST)
        return QSize(min(size.width(), self._theme.space(20)), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout gives a button one line's height unless it says that it needs more."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line, text = self._roles()
        brush, whole = self._theme.brush, QRectF(self.rect())
        focused = self.hasFocus()
        if focused and self._kind == "primary":
            fill_round(painter, whole, _ROUND, brush(Role.TEXT))
            whole.adjust(2, 2, -2, -2)
            line = Role.BASE
        fill_edged(painter, whole, brush(fill), brush(line), 2 if focused else 1)
        if text is not self._usual_text:
            painter.setPen(self._theme.colour(text))
        self._paint_face(painter)
        painter.end()

    def _paint_face(self, painter: QPainter) -> None:
        inside = self.rect()
        if self._drawn:
            size = self.iconSize()
            words = self._words(_WIDEST)
            whole = size.width() + (self._theme.space(1) + words.width() if self.text() else 0)
            left = (self.width() - whole) // 2
            at = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
            self.icon().paint(painter, at)
            inside.setLeft(at.right() + self._theme.space(1) if self.text() else inside.right())
            inside.setWidth(words.width() + 2)
        painter.drawText(inside, _CENTRED | _WORDS, self.text())

    def _roles(self) -> tuple[Role, Role, Role]:
        """Fill, line and text."""
        focus = Role.FOCUS if self.hasFocus() else Role.CONTROL_LINE
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            return Role.WINDOW, Role.LINE, Role.QUIET
        if self._kind == "primary":
            return (Role.TEXT, Role.TEXT, Role.BASE) if over else (Role.ACCENT, Role.ACCENT, Role.ON_ACCENT)
        if self._kind == "quiet":
            ground = Role.CURRENT if over else Role.BASE
            return ground, Role.FOCUS if self.hasFocus() else ground, Role.TEXT
        return Role.CURRENT if over else Role.RAISED, focus, Role.TEXT

    def _words(self, width: int) -> QRect:
        return QFontMetrics(self.font()).boundingRect(QRect(0, 0, width, _WIDEST), _WORDS, self.text())

    def _room_for(self, width: int) -> QSize:
        theme = self._theme
        beside = theme.space(5) if self.text() else theme.space(2)
        if self._drawn:
            beside += self.iconSize().width() + (theme.space(1) if self.text() else 0)
        words = self._words(max(40, width - beside))
        high = max(words.height(), self.iconSize().height() if self._drawn else 0)
        return QSize(max(24, words.width() + beside), max(24, high + theme.space(2)))


class Card(QWidget):
    """A rounded ground for things that belong together; it can take a state's colours or show where the focus is."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self._theme = theme
        self._fill, self._line, self._wide = Role.RAISED, Role.LINE, 1
        self._apart: list[QWidget] = []
        theme.changed.connect(self._on_theme_changed)

    def paint_apart(self, inside: QWidget) -> None:
        """Something that changes often brings its own ground: else this and all that lies below is painted with it."""
        self._apart.append(inside)
        inside.setAutoFillBackground(True)
        self._give_ground()

    def dress(self, fill: Role, line: Role, wide: int = 1) -> None:
        if (fill, line, wide) != (self._fill, self._line, self._wide):
            self._fill, self._line, self._wide = fill, line, wide
            self._give_ground()
            self.update()

    def show_focus(self, focused: bool) -> None:
        self.dress(self._fill, Role.FOCUS if focused else Role.CONTROL_LINE, 2 if focused else 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = self._theme.brush
        fill_edged(painter, QRectF(self.rect()), brush(self._fill), brush(self._line), self._wide)
        painter.end()

    def _give_ground(self) -> None:
        for inside in self._apart:
            palette = inside.palette()
            palette.setBrush(inside.backgroundRole(), self._theme.brush(self._fill))
            inside.setPalette(palette)

    def _on_theme_changed(self) -> None:
        self._give_ground()
        self.update()


class ElidedLabel(QLabel):
    """Words that may be cut short where there is no room; then they are there in whole as its tip."""

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(min(size.width(), size.height() * 3), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sizeHint().width() <= self.width():
            self.setToolTip("")
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt  # not before the window is painted

        self.setToolTip(self.text())
        painter = QPainter(self)
        short = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), short)
        painter.end()


def fill_round(painter: QPainter, rect: QRectF, bend: float, brush: QBrush) -> None:
    path = QPainterPath()
    path.addRoundedRect(rect, bend, bend)
    painter.fillPath(path, brush)


def fill_edged(painter: QPainter, rect: QRectF, fill: QBrush, edge: QBrush, wide: int) -> None:
    """A rounded ground with an edge `wide` pixels wide."""
    fill_round(painter, rect, _ROUND, edge)
    fill_round(painter, rect.adjusted(wide, wide, -wide, -wide), _ROUND - wide, fill)


def tint(label: QLabel, theme: Theme, role: Role) -> None:
    """Give a label's words a role's colour, in this look and in any to come."""
    kept: _Tint | None = getattr(label, "_tint", None)
    if kept is None:
        label._tint = _Tint(label, theme, role)  # type: ignore[attr-defined]
    elif kept.role is not role:
        kept.role = role
        kept.paint()


class _Tint(QObject):
    """Follows the look for one label, as long as that is there."""

    def __init__(self, label: QLabel, theme: Theme, role: Role) -> None:
        super().__init__(label)
        self._label, self._theme = label, theme
        self.role = role
        theme.changed.connect(self.paint)
        self.paint()

    def paint(self) -> None:
        palette, role = self._label.palette(), self._label.foregroundRole()
        colour = self._theme.colour(self.role)
        if palette.color(role) != colour:
            palette.setColor(role, colour)
            self._label.setPalette(palette)
