"""All snippets as a menu, group by group, the most used ones of a group first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from composer.words.completion import Offer

_MOST_IN_A_GROUP = 25


class SnippetMenu(QMenu):
    """Filled anew each time it opens."""

    chosen = Signal(object)

    def __init__(
        self, groups: Callable[[], Sequence[tuple[str, Sequence[Offer]]]], owner: QWidget | None = None
    ) -> None:
        super().__init__(owner)
        self._groups = groups
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        for title, offers in self._groups():
            menu = self.addMenu(title.replace("&", "&&"))
            for offer in offers[:_MOST_IN_A_GROUP]:
                action = menu.addAction(offer.label.replace("&", "&&"))
                action.setToolTip(offer.insert)
                action.triggered.connect(lambda _=False, one=offer: self.chosen.emit(one))
