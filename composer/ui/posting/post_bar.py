"""The row below the checklist: post it, park it, or ask."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.ui.controls import Button
from composer.ui.posting.page import row_of
from composer.ui.theme import Theme


class PostBar(QWidget):
    """'Post…' stands out once nothing is in the way; it can always be pressed, and then says what is."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("post_bar")
        self.post = Button("Post…", theme, self)
        self.post.setObjectName("post_button")
        self.post.setToolTip("Ctrl+Return")
        self.doubts = Button("I have doubts…", theme, self)
        self.ask = Button("Ask…", theme, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(row_of(theme, self.post, self.doubts, self.ask))

    def show_ready(self, ready: bool) -> None:
        self.post.become("primary" if ready else "plain")
