"""Good to go, change these, or do not post: nothing is chosen until a person chooses."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from composer.review.answer_text import WORDS
from composer.ui.fields import Choice
from composer.ui.theme import Theme


class VerdictChoice(Choice):
    """`verdict` is '' until one is chosen."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setObjectName("verdict")
        self.addItem("Choose…", "")
        for verdict, word in WORDS.items():
            self.addItem(word, verdict)

    @property
    def verdict(self) -> str:
        return str(self.currentData())

    def choose(self, verdict: str) -> None:
        self.setCurrentIndex(self.findData(verdict))
