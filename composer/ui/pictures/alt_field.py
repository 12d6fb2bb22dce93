"""The box that a picture is described in: spelled like the post, its length said for every network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from composer.ui.compose.editor import PostEditor
from composer.ui.controls import tint
from composer.ui.fields import Frame
from composer.ui.theme import Role, Theme
from composer.ui.words.spelling import Spelling

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from composer.ui.background import Background
    from composer.words.speller import Speller


class Speaking(NamedTuple):
    """What it takes to check spelling; `on` is the person's choice."""

    speller: Speller | None
    background: Background
    on: bool


class AltEditor(PostEditor):
    """The post's own kind of box, with the spelling's offers in its menu."""

    def __init__(self, name: str, theme: Theme, owner: QWidget, speaking: Speaking) -> None:
        super().__init__(theme, owner)
        self.setObjectName("alt_text")
        self.setAccessibleName(name)
        self.setAccessibleDescription("Say what can be seen and why it matters.")
        self.setPlaceholderText("Say what can be seen, as you would on the telephone…")
        self._spelling: Spelling | None = None
        if speaking.speller is not None:
            self._spelling = Spelling(self, speaking.speller, theme, speaking.background)
            self._spelling.switch(speaking.on)
        self.menu_asked.connect(self._on_menu_asked)

    def show_words(self, words: str) -> None:
        """Show what the draft has, without disturbing what is being typed."""
        if words != self.text:
            self.show_text(words)

    def _on_menu_asked(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._spelling is not None:
            keyboard = event.reason() == event.Reason.Keyboard
            cursor = self.textCursor() if keyboard else self.cursorForPosition(event.pos())
            self._spelling.fill_menu(menu, cursor.position(), self.apply)
        menu.popup(event.globalPos())


class AltField(QWidget):
    """A label, the box, and how long the description is where."""

    def __init__(
        self, label: str, name: str, theme: Theme, owner: QWidget, speaking: Speaking, lines: int = 3
    ) -> None:
        super().__init__(owner)
        self._theme = theme
        self.editor = AltEditor(name, theme, self, speaking)
        self.editor.setFixedHeight(theme.space(5.2 * lines))
        titled = QLabel(label, self)
        titled.setWordWrap(True)
        titled.setBuddy(self.editor)
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0.5))
        column.addWidget(titled)
        column.addWidget(Frame(self.editor, theme, self))
        column.addWidget(self.count)

    def show_count(self, limits: Sequence[tuple[str, int | None]]) -> None:
        """How many characters there are, and what each network takes (None: any number)."""
        number = len(self.editor.text)
        over = [f"{title} takes {limit:,}" for title, limit in limits if limit is not None and number > limit]
        if over:
            told = f"{number:,} characters: too long. {', '.join(over)}."
        elif number > _BREATH:
            told = f"{number:,} characters. It is heard in one breath up to about {_BREATH}."
        else:
            told = f"{number:,} {'character' if number == 1 else 'characters'}"
        self.count.setText(told)
        tint(self.count, self._theme, Role.STOP if over else Role.LOOK if number > _BREATH else Role.QUIET)


_BREATH = 125
