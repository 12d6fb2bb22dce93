"""A quiet word in the empty start view on accounts that have not posted for a while; never anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.posting.rhythm import Standing
from composer.ui.controls import Button, tint
from composer.ui.posting.page import row_of, said
from composer.ui.theme import Role, Theme

_MOST = 2


class RhythmNote(QWidget):
    """Names at most two accounts, and hides when there is nothing to say."""

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(owner)
        self.setObjectName("rhythm_note")
        self.words = said("", theme, self, Role.QUIET)
        theme.changed.connect(self._on_theme_changed)
        self._theme = theme
        self.plan = Button("Look at the p&lan…", theme, self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self.words)
        lines.addLayout(row_of(theme, self.plan))
        self.hide()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        due = [one for one in standings if one.due]
        lines = [one.said for one in due[:_MOST]]
        if len(due) > _MOST:
            lines.append(f"And {len(due) - _MOST} more in the plan.")
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def _on_theme_changed(self) -> None:
        tint(self.words, self._theme, Role.QUIET)
