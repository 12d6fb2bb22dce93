"""The tools beside the picture: how to cover, crop, turn and straighten, and the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from composer.domain.picture import Cover
from composer.ui.controls import Button
from composer.ui.fields import Choice
from composer.ui.pictures.looking_canvas import Tool
from composer.ui.pictures.looking_hands import BRUSHES
from composer.ui.posting.page import heading, row_of, said
from composer.ui.theme import Theme

TOUCH = 44
_TOOLS = (
    (Tool.MOVE, "&Move", "Drag to move about. Drag a cover to move it."),
    (Tool.RECTANGLE, "Rec&tangle", "Drag over what is to be covered."),
    (Tool.BRUSH, "&Brush", "Draw over what is to be covered."),
    (Tool.CROP, "&Crop", "Drag round what is to be kept."),
)
_STYLES = ((Cover.BLOCK, "Block out"), (Cover.PIXELATE, "Squares"), (Cover.BLUR, "Blur"))
_KEYS = (
    "By keyboard: go to the picture with Tab. Space begins a rectangle, arrows move it, Shift and arrows change its "
    "size, Ctrl makes small steps, Delete takes it away, Page Down goes to the next one. + and − zoom."
)
_MOST_DEGREES, _DEGREE_STEP = 15, 0.5


class TouchButton(Button):
    """A button large enough for a finger."""

    def __init__(self, text: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(text, theme, owner)
        self.setAutoDefault(False)

    def heightForWidth(self, width: int) -> int:
        return max(TOUCH, super().heightForWidth(width))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(TOUCH, TOUCH))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(TOUCH, TOUCH))


class ToolsPanel(QWidget):
    """What a person may do to the picture."""

    tool_chosen = Signal(object)
    style_chosen = Signal(object)
    brush_chosen = Signal(float)
    undo_asked = Signal()
    redo_asked = Signal()
    turn_asked = Signal(int)
    straighten_asked = Signal(float)
    uncrop_asked = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = theme
        self.tools: dict[Tool, TouchButton] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(heading("Cover, crop and straighten", theme, self))
        for tool, title, tip in _TOOLS:
            button = self.tools[tool] = self._button(title)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.clicked.connect(partial(self._choose_tool, tool))
        lines.addLayout(row_of(theme, *self.tools.values()))
        self.style_field = self._choice("cover_style", [title for _, title in _STYLES])
        self.style_field.activated.connect(lambda row: self.style_chosen.emit(_STYLES[row][0]))
        self.brush_field = self._choice("brush_width", list(BRUSHES))
        self.brush_field.setCurrentText("Medium")
        self.brush_field.activated.connect(lambda row: self.brush_chosen.emit(list(BRUSHES.values())[row]))
        how = (*self._named("Cover &with", self.style_field), *self._named("Brus&h", self.brush_field))
        lines.addLayout(row_of(theme, *how))
        self.undo, self.redo = self._button("&Undo"), self._button("Red&o")
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self.left, self.right = self._button("Tur&n left"), self._button("Turn ri&ght")
        self.left.clicked.connect(lambda: self.turn_asked.emit(1))
        self.right.clicked.connect(lambda: self.turn_asked.emit(3))
        lines.addLayout(row_of(theme, self.undo, self.redo, self.left, self.right))
        self.lean_left, self.lean_right = self._button("Lean left"), self._button("Lean right")
        self.lean_left.clicked.connect(lambda: self._lean(_DEGREE_STEP))
        self.lean_right.clicked.connect(lambda: self._lean(-_DEGREE_STEP))
        self.uncrop = self._button("Take the crop &away")
        self.uncrop.clicked.connect(self.uncrop_asked)
        self.level = said("", theme, self)
        lines.addLayout(row_of(theme, self.lean_left, self.lean_right, self.uncrop))
        lines.addWidget(self.level)
        lines.addWidget(said(_KEYS, theme, self))
        self._degrees = 0.0
        self._choose_tool(Tool.MOVE)

    def show_state(self, *, undo: bool, redo: bool, degrees: float, cropped: bool) -> None:
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
        self.uncrop.setEnabled(cropped)
        self._degrees = degrees
        words = f"Straightened by {abs(degrees):g}° to the {'left' if degrees > 0 else 'right'}."
        self.level.setText(words if degrees else "Not straightened.")

    def choose(self, tool: Tool) -> None:
        self._choose_tool(tool)

    def _choose_tool(self, tool: Tool, _checked: bool = True) -> None:
        for one, button in self.tools.items():
            button.setChecked(one is tool)
            button.become("primary" if one is tool else "plain")
        self.tool_chosen.emit(tool)

    def _lean(self, by: float) -> None:
        degrees = min(_MOST_DEGREES, max(-_MOST_DEGREES, self._degrees + by))
        self.straighten_asked.emit(float(degrees))

    def _button(self, title: str) -> TouchButton:
        return TouchButton(title, self._theme, self)

    def _choice(self, name: str, titles: list[str]) -> Choice:
        field = Choice(self._theme, self)
        field.setObjectName(name)
        field.addItems(titles)
        field.setMinimumHeight(TOUCH)
        field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return field

    def _named(self, title: str, field: Choice) -> tuple[QLabel, Choice]:
        label = QLabel(title, self)
        label.setBuddy(field)
        label.setMinimumHeight(TOUCH)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label, field
