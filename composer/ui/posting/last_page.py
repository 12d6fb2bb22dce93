"""One last look: the post as anyone will see it, what was checked, that it is for ever, and the final tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from composer.domain.draft import Tick
from composer.domain.readiness import Obstacle, ObstacleKind
from composer.posting.entry import STATEMENT, day_of
from composer.ui.compose.preview import PictureShown, PreviewCard, nothing_shown
from composer.ui.controls import Button, Card
from composer.ui.fields import Frame, TickBox, point_out
from composer.ui.posting.page import NameRow, Page, Scrolled, Told, heading, said
from composer.ui.states import BACKS, COLOURS, State
from composer.ui.theme import Role, Theme
from composer.words.preview import Preview

FOR_EVER = (
    "Once it is out, it is out. Anyone may read it, anywhere, for years; it can be copied or photographed "
    "before you could take it back, even from a private account."
)
_BUTTONS = {
    ObstacleKind.EMPTY: "Go and write",
    ObstacleKind.ACCOUNT: "Choose accounts",
    ObstacleKind.FIX: "Go and fix it",
    ObstacleKind.TICK: "Go and tick it",
    ObstacleKind.UNANSWERED: "Go and look",
    ObstacleKind.DOUBT: "Clear the doubt",
    ObstacleKind.REVIEW: "Go to the review",
}


class LastLook(NamedTuple):
    """All that the page shows. `tick` is the final tick where it was given and still holds."""

    previews: tuple[Preview, ...]
    obstacles: tuple[Obstacle, ...]
    checked: tuple[str, ...]
    posted: tuple[str, ...] = ()
    tick: Tick | None = None


class WholeText(QTextBrowser):
    """As tall as its words, so that only the page scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(round(self.document().size().height()) + 2 * self.frameWidth() + 2)


class LastPage(Page):
    """Follows the draft while it is open; nothing leaves it unless nothing stands in the way."""

    go_asked = Signal(object)
    signed = Signal(str)

    def __init__(
        self,
        look: Callable[[], LastLook],
        name: str,
        theme: Theme,
        owner: QWidget | None,
        shown: PictureShown = nothing_shown,
    ) -> None:
        super().__init__("last_page", "One last look", theme, owner, size=(160, 220))
        self._look, self._picture_shown = look, shown
        self._shown: LastLook | None = None
        self.area = self.scrolled("The post, and what was checked")
        self.tick = TickBox("I stand by &it: I have read it as a stranger would", theme, self)
        self.tick.setObjectName("final_tick")
        self.tick.setAccessibleDescription(STATEMENT)
        self.person = NameRow(name, theme, self)
        self.told = Told(theme, self)
        self.go_on = Button("&Go on and post it…", theme, self, kind="primary")
        self.go_on.setObjectName("go_on")
        self.whole.addWidget(self._for_ever(self))
        for widget in (self.tick, self.person, self.told):
            self.whole.addWidget(widget)
        self.end_with(self.go_on)
        self.close_button.setText("Not now")
        self.go_on.clicked.connect(self._on_go_on)
        self.tick.toggled.connect(lambda: self.told.tell(State.NONE, ""))
        theme.changed.connect(self._on_theme_changed)
        self.refresh()

    def refresh(self) -> None:
        """Make the page anew if anything on it is different; the place scrolled to stays."""
        look = self._look()
        if look == self._shown:
            return
        signed_before = self._shown is not None and self._shown.previews == look.previews
        self._shown = look
        area = self.area
        area.refill()
        waiting = all(one.kind is ObstacleKind.CHECKING for one in look.obstacles)
        if look.obstacles and not waiting:
            area.lines.addWidget(self._blocked(look.obstacles, area))
        if look.posted:
            area.lines.addWidget(heading("Already out", self._theme, area.column))
            for line in look.posted:
                area.lines.addWidget(said(line, self._theme, area.column))
        area.lines.addWidget(heading("As anyone will see it", self._theme, area.column))
        for preview in look.previews:
            area.lines.addWidget(PreviewCard(preview, self._theme, area.column, self._picture_shown))
        area.lines.addWidget(heading("What was checked", self._theme, area.column))
        area.lines.addWidget(self._checked(look.checked, area.column))
        area.show_filled()
        free = not look.obstacles
        self.told.tell(State.CLOCK, look.obstacles[0].message if waiting and look.obstacles else "")
        for widget in (self.tick, self.person, self.go_on):
            widget.setEnabled(free)
        if free and self.close_button.hasFocus():
            self.tick.setFocus()
        if look.tick is not None:
            self.tick.setChecked(True)
            self.told.tell(State.TICKED, f"Signed by {look.tick.who}, {day_of(look.tick.when)}.")
        elif not signed_before:
            self.tick.setChecked(False)

    def _blocked(self, obstacles: Sequence[Obstacle], area: Scrolled) -> Card:
        theme = self._theme
        card = Card(theme, area.column)
        card.setObjectName("blocked")
        card.dress(BACKS[State.STOP], COLOURS[State.STOP])
        lines = QVBoxLayout(card)
        lines.setSpacing(theme.space(1))
        number = len(obstacles)
        title = "One thing stands in the way" if number == 1 else f"{number} things stand in the way"
        lines.addWidget(heading(title, theme, card))
        for obstacle in obstacles:
            row = QHBoxLayout()
            row.setSpacing(theme.space(2))
            row.addWidget(said(obstacle.message, theme, card), 1)
            if obstacle.kind in _BUTTONS:
                button = Button(_BUTTONS[obstacle.kind], theme, card)
                button.setAutoDefault(False)
                button.setAccessibleName(f"{_BUTTONS[obstacle.kind]}: {obstacle.message}")
                button.clicked.connect(partial(self.go_asked.emit, obstacle))
                row.addWidget(button)
            lines.addLayout(row)
        return card

    def _checked(self, lines: Sequence[str], owner: QWidget) -> Frame:
        """A text that can be walked through line by line, as tall as its words."""
        shown = WholeText(owner)
        shown.setObjectName("checked")
        shown.setAccessibleName("What was checked")
        shown.setTabChangesFocus(True)
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setPlainText("\n".join(f"•  {line}" for line in lines))
        return Frame(shown, self._theme, owner)

    def _for_ever(self, owner: QWidget) -> Card:
        theme = self._theme
        card = Card(theme, owner)
        card.dress(Role.LOOK_BACK, Role.LOOK)
        lines = QVBoxLayout(card)
        lines.addWidget(heading("It is for ever", theme, card))
        lines.addWidget(said(FOR_EVER, theme, card))
        return card

    def _on_go_on(self) -> None:
        if self._shown is None or self._shown.obstacles:
            return
        if not self.tick.isChecked():
            self.told.tell(State.STOP, "Tick that you stand by it first.")
            point_out(self.tick, "Tick that you stand by it first.")
        elif not self.person.name:
            self.told.tell(State.STOP, "Sign with your name.")
            point_out(self.person.field, "Sign with your name.")
        else:
            self.signed.emit(self.person.name)
            self.close()

    def _on_theme_changed(self) -> None:
        self._shown = None
        self.refresh()
