"""Colours, type sizes and spacing by role, for light, dark and high contrast."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication


class Role(StrEnum):
    """What a colour means; a colour never says it alone."""

    WINDOW = "window"
    BASE = "base"
    RAISED = "raised"
    LINE = "line"
    CONTROL_LINE = "control_line"
    TEXT = "text"
    QUIET = "quiet"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    CURRENT = "current"
    FOCUS = "focus"
    STOP = "stop"
    STOP_BACK = "stop_back"
    LOOK = "look"
    LOOK_BACK = "look_back"
    IDEA = "idea"
    IDEA_BACK = "idea_back"
    GOOD = "good"
    GOOD_BACK = "good_back"


_LIGHT = {
    Role.WINDOW: "#f0f4f5",
    Role.BASE: "#ffffff",
    Role.RAISED: "#ffffff",
    Role.LINE: "#d8dde0",
    Role.CONTROL_LINE: "#768692",
    Role.TEXT: "#212b32",
    Role.QUIET: "#4c6272",
    Role.ACCENT: "#005eb8",
    Role.ON_ACCENT: "#ffffff",
    Role.CURRENT: "#e3eef9",
    Role.FOCUS: "#005eb8",
    Role.STOP: "#b3201a",
    Role.STOP_BACK: "#fdecea",
    Role.LOOK: "#7a4a00",
    Role.LOOK_BACK: "#fff4d9",
    Role.IDEA: "#00508f",
    Role.IDEA_BACK: "#e3eef9",
    Role.GOOD: "#00662f",
    Role.GOOD_BACK: "#e2f3e8",
}
_DARK = {
    Role.WINDOW: "#141c22",
    Role.BASE: "#1b252c",
    Role.RAISED: "#202c34",
    Role.LINE: "#35444f",
    Role.CONTROL_LINE: "#7c8f9c",
    Role.TEXT: "#eef2f4",
    Role.QUIET: "#b3c1cb",
    Role.ACCENT: "#6fb6f5",
    Role.ON_ACCENT: "#0c1a26",
    Role.CURRENT: "#23394b",
    Role.FOCUS: "#ffd84d",
    Role.STOP: "#ff9d92",
    Role.STOP_BACK: "#43211f",
    Role.LOOK: "#ffc95c",
    Role.LOOK_BACK: "#3d3014",
    Role.IDEA: "#8cc6fb",
    Role.IDEA_BACK: "#1f3446",
    Role.GOOD: "#74d69c",
    Role.GOOD_BACK: "#173626",
}
_CONTRAST = {
    **dict.fromkeys(Role, "#ffffff"),
    Role.WINDOW: "#000000",
    Role.BASE: "#000000",
    Role.RAISED: "#000000",
    Role.ACCENT: "#ffff00",
    Role.ON_ACCENT: "#000000",
    Role.CURRENT: "#002b4d",
    Role.FOCUS: "#ffff00",
    Role.STOP: "#ff9f9f",
    Role.STOP_BACK: "#000000",
    Role.LOOK: "#ffff00",
    Role.LOOK_BACK: "#000000",
    Role.IDEA: "#7fdfff",
    Role.IDEA_BACK: "#000000",
    Role.GOOD: "#7dff9b",
    Role.GOOD_BACK: "#000000",
}
_LOOKS = {"light": _LIGHT, "dark": _DARK, "contrast": _CONTRAST}

_HALF = 128
_TITLE, _READING, _SMALL = 1.2, 1.12, 0.92
_MENU = 1.2
"""So that a menu's lines are 24 pixels high, as anything to press is."""


class Theme(QObject):
    """The look in use. `changed` comes after the palette has been given to the application."""

    changed = Signal()

    def __init__(self, app: QApplication, look: str = "system", text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._asked = look
        self._system_palette = app.palette()
        self._high_contrast = False
        self._dark = self._system_palette.color(QPalette.ColorRole.Window).lightness() < _HALF
        font = app.font()
        font.setPointSizeF(font.pointSizeF() * text_scale)
        app.setFont(font)
        self._unit = QFontMetricsF(font).height() / 4
        self.look = ""
        self._colours: dict[Role, QColor] = {}
        self._brushes: dict[Role, QBrush] = {}
        self._apply()

    def settle(self) -> None:
        """Ask what costs too much before the first painting: Qt's enumerations alone take 16 ms to make."""
        self._app.setFont(self._sized(_MENU), "QMenu")  # type: ignore[arg-type]  # a str is what it takes
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._on_system_changed()

    def choose(self, look: str) -> None:
        """`system`, `light`, `dark` or `contrast`."""
        self._asked = look
        self._apply()

    def take_contrast_theme(self, theirs: QPalette) -> None:
        """Wear a contrast theme of the computer's, wherever the look follows the computer."""
        self._system_palette, self._high_contrast, self.look = theirs, True, ""
        self._apply()

    def colour(self, role: Role) -> QColor:
        return self._colours[role]

    def brush(self, role: Role) -> QBrush:
        """The colour as a brush, by way of a palette: to make it of a colour makes all of Qt's enumerations."""
        brush = self._brushes.get(role)
        if brush is None:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Base, self._colours[role])
            brush = self._brushes[role] = palette.brush(QPalette.ColorRole.Base)
        return brush

    def space(self, steps: float = 1) -> int:
        """A distance in quarter lines of text, so that it grows with the type."""
        return max(1, round(self._unit * steps))

    def title_font(self) -> QFont:
        return self._sized(_TITLE, bold=True)

    def strong_font(self) -> QFont:
        return self._sized(1, bold=True)

    def reading_font(self) -> QFont:
        """For the post itself."""
        return self._sized(_READING)

    def small_font(self) -> QFont:
        return self._sized(_SMALL)

    def _sized(self, factor: float, *, bold: bool = False) -> QFont:
        font = self._app.font()
        font.setPointSizeF(font.pointSizeF() * factor)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _on_system_changed(self) -> None:
        from PySide6.QtCore import Qt

        hints = self._app.styleHints()
        self._high_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if hints.colorScheme() != Qt.ColorScheme.Unknown:
            self._dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._asked != "system":
            return
        if self._high_contrast:
            self._app.setPalette(QPalette())  # back to the computer's own, so that it can be asked
            self.take_contrast_theme(self._app.palette())
        else:
            self._apply()

    def _apply(self) -> None:
        look = self._system_look() if self._asked == "system" else self._asked
        if look == self.look:
            return
        self.look = look
        self._brushes = {}
        self._colours = {role: QColor(value) for role, value in _LOOKS[look].items()}
        if look == "contrast" and self._asked == "system":
            self._take_system_contrast()
        self._app.setPalette(self._palette())
        self.changed.emit()

    def _system_look(self) -> str:
        if self._high_contrast:
            return "contrast"
        return "dark" if self._dark else "light"

    def _take_system_contrast(self) -> None:
        """A person's own contrast theme is theirs: its few colours serve every role."""
        theirs = self._system_palette
        back, text = theirs.color(QPalette.ColorRole.Base), theirs.color(QPalette.ColorRole.Text)
        strong, on_strong = (
            theirs.color(QPalette.ColorRole.Highlight),
            theirs.color(QPalette.ColorRole.HighlightedText),
        )
        backs = {Role.WINDOW, Role.BASE, Role.RAISED, Role.CURRENT, Role.STOP_BACK, Role.LOOK_BACK}
        backs |= {Role.IDEA_BACK, Role.GOOD_BACK}
        self._colours = {role: back if role in backs else text for role in Role}
        self._colours[Role.ACCENT], self._colours[Role.ON_ACCENT] = strong, on_strong

    def _palette(self) -> QPalette:
        colour, palette, of = self._colours, QPalette(), QPalette.ColorRole
        for place, role in (
            (of.Window, Role.WINDOW),
            (of.WindowText, Role.TEXT),
            (of.Base, Role.BASE),
            (of.AlternateBase, Role.WINDOW),
            (of.Text, Role.TEXT),
            (of.Button, Role.RAISED),
            (of.ButtonText, Role.TEXT),
            (of.BrightText, Role.STOP),
            (of.Highlight, Role.ACCENT),
            (of.HighlightedText, Role.ON_ACCENT),
            (of.Accent, Role.ACCENT),
            (of.Link, Role.ACCENT),
            (of.LinkVisited, Role.ACCENT),
            (of.ToolTipBase, Role.TEXT),
            (of.ToolTipText, Role.BASE),
            (of.PlaceholderText, Role.QUIET),
            (of.Mid, Role.LINE),
        ):
            palette.setColor(place, colour[role])
        for place in (of.WindowText, of.Text, of.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, colour[Role.QUIET])
        return palette
