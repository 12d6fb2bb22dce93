"""The buttons above the post, for those who do not use the menus or the keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from composer.ui.controls import Button
from composer.ui.flow_layout import FlowLayout
from composer.ui.theme import Theme

_SHOWN = (
    ("insert_words", "Insert words…"),
    ("insert_hashtag", "# Hashtag"),
    ("insert_tag", "@ Tag"),
    ("add_pictures", "Add pictures…"),
    ("show_preview", "Layout preview"),
)


class ToolRow(QWidget):
    """Each button does what its command does, and its tip names the key."""

    def __init__(self, commands: Mapping[str, QAction], theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("tool_row")
        flow = FlowLayout(self, gap=theme.space(1))
        for name, text in _SHOWN:
            action = commands[name]
            button = Button(text, theme, self)
            button.setObjectName(f"{name}_button")
            button.setToolTip(f"{text.rstrip('…')} ({action.shortcut().toString()})")
            button.clicked.connect(action.trigger)
            flow.addWidget(button)
