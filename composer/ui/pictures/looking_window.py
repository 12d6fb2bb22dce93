"""Looking hard at a picture: large, with what was found pointed out, and the tools to cover it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from composer.domain.picture import Covered, Edits
from composer.looking.easel import Easel
from composer.looking.found import Looked
from composer.looking.history import EditHistory
from composer.looking.places import Box, covers_all
from composer.looking.program import worker_command
from composer.ui.announcer import Announcer
from composer.ui.controls import Button
from composer.ui.dialog import Dialog
from composer.ui.pictures.looking_canvas import PictureCanvas
from composer.ui.pictures.looking_findings import Findings
from composer.ui.pictures.looking_maker import Maker
from composer.ui.pictures.looking_panels import FoundPanel, QuestionsPanel
from composer.ui.pictures.looking_tools import ToolsPanel, TouchButton
from composer.ui.posting.page import Scrolled, Told, row_of
from composer.ui.states import State
from composer.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from composer.looking.easel import Dots, Sent
    from composer.looking.kinds import Detects
    from composer.ui.background import Background

Done = Callable[[Edits, Looked], None]
Command = Callable[[], Sequence[str] | None]

_TWO_COLUMNS = 150
_UNKEPT = "You have changed the picture. ‘Done’ keeps that; Escape once more throws it away."


def open_looking(
    desk_or_parent: QObject,
    background: Background,
    theme: Theme,
    picture_bytes: bytes,
    edits: Edits,
    detectors: Detects,
    on_done: Done,
    *,
    known: Looked | None = None,
    command: Command = worker_command,
) -> LookingWindow:
    """Show the window; `on_done(edits, looked)` is called when the person is done, and not when they leave it.

    `known` is what came of an earlier look: it is shown, and its ticks are kept. `command` says how the program that
    looks is started, or None where it is not installed.
    """
    owner = desk_or_parent if isinstance(desk_or_parent, QWidget) else getattr(desk_or_parent, "window", None)
    window = LookingWindow(
        picture_bytes, edits, background, theme, detectors, on_done, owner, known=known, command=command
    )
    window.show()
    return window


class LookingWindow(Dialog):
    """One picture. Nothing is read before the window is up."""

    def __init__(
        self,
        data: bytes,
        edits: Edits,
        background: Background,
        theme: Theme,
        detectors: Detects,
        on_done: Done,
        owner: QWidget | None,
        *,
        known: Looked | None = None,
        command: Command = worker_command,
    ) -> None:
        super().__init__(owner)
        self.setObjectName("looking_window")
        self.setWindowTitle("Look hard at this picture")
        self._theme, self._on_done = theme, on_done
        self._first, self._warned, self._known = edits, False, known
        self.history: EditHistory | None = None
        self.announcer = Announcer(self)
        self.canvas = PictureCanvas(theme, self)
        self.tools = ToolsPanel(theme, self)
        self.found = FoundPanel(theme, self)
        self.questions = QuestionsPanel(theme, self, known.answers if known is not None else ())
        self.told = Told(theme, self)
        self.maker = Maker(Easel(data), background, self)
        self.findings = Findings(data, background, detectors, command, self.found, self)
        self._lay_out()
        self._connect()
        self._show_state()
        self.maker.make(edits)

    @property
    def looked(self) -> Looked:
        """What is known of the picture as it stands."""
        return replace(self.findings.looked, answers=self.questions.ticked)

    def keep(self) -> None:
        """Done: hand over what was done and found."""
        if self.history is not None:
            edits, looked = self.history.now, self.looked
            self._close_for_good()
            self._on_done(edits, looked)

    def reject(self) -> None:
        """Escape and the window's own cross: not without a word where there are changes."""
        if self.history is not None and self.history.now != self._first and not self._warned:
            self._warned = True
            self.told.tell(State.LOOK, _UNKEPT)
            self.done_button.setFocus()
            return
        self._close_for_good()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def leave(self) -> None:
        """Close and keep the picture as it was."""
        self._close_for_good()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        room = event.size().width() >= self._theme.space(_TWO_COLUMNS)
        self._halves.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)

    def _close_for_good(self) -> None:
        self.findings.close()
        super().reject()
        self.deleteLater()

    # Layout

    def _lay_out(self) -> None:
        theme = self._theme
        screen = self.screen().availableGeometry()
        self.resize(min(theme.space(290), screen.width() - 40), min(theme.space(190), screen.height() - 60))
        lines = QVBoxLayout(self)
        edge = theme.space(3)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(2))
        self._halves = QSplitter(self)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self._picture_side())
        self._halves.addWidget(self._word_side())
        self._halves.setStretchFactor(0, 1)
        self._halves.setSizes([theme.space(180), theme.space(95)])
        lines.addWidget(self._halves, 1)
        lines.addWidget(self.told)
        foot = QHBoxLayout()
        self.done_button = Button("&Done", theme, self, kind="primary")
        self.done_button.clicked.connect(self.keep)
        self.leave_button = Button("Leave it as it was", theme, self)
        self.leave_button.clicked.connect(self.leave)
        foot.addStretch(1)
        for button in (self.leave_button, self.done_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        lines.addLayout(foot)

    def _picture_side(self) -> QWidget:
        theme, side = self._theme, QWidget(self)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self.canvas, 1)
        self.smaller, self.larger = self._zoom_button("−", "− Smaller"), self._zoom_button("+", "+ Larger")
        self.fit = self._zoom_button("F&it", "Fit: show the whole picture")
        self.full = self._zoom_button("&100 %", "100 %: one dot of the picture for one of the screen")
        self.preview = self._zoom_button(
            "As it go&es out", "As it goes out: show the picture as it will be sent"
        )
        self.preview.setCheckable(True)
        lines.addLayout(row_of(theme, self.smaller, self.larger, self.fit, self.full, self.preview))
        return side

    def _zoom_button(self, title: str, name: str) -> Button:
        button = TouchButton(title, self._theme, self)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _word_side(self) -> QWidget:
        area = Scrolled(self._theme, self)
        area.setAccessibleName("What was found, tools and questions")
        area.setMinimumWidth(self._theme.space(60))
        for panel in (self.found, self.tools, self.questions):
            area.lines.addWidget(panel)
        area.show_filled()
        return area

    # What happens

    def _connect(self) -> None:
        canvas, tools, found = self.canvas, self.tools, self.found
        self.maker.whole_made.connect(self._on_whole)
        self.maker.part_made.connect(canvas.show_part)
        self.maker.sent_made.connect(self._on_sent)
        self.maker.failed.connect(self._on_unreadable)
        canvas.edited.connect(self._on_edited)
        canvas.part_wanted.connect(self.maker.make_part)
        canvas.told.connect(self._on_told)
        tools.tool_chosen.connect(self._on_tool)
        tools.style_chosen.connect(lambda style: setattr(canvas, "cover_style", style))
        tools.brush_chosen.connect(lambda part: setattr(canvas.hands, "brush", part))
        tools.undo_asked.connect(lambda: self._step(EditHistory.undo))
        tools.redo_asked.connect(lambda: self._step(EditHistory.redo))
        tools.turn_asked.connect(lambda quarters: self._step(lambda history: history.turn(quarters)))
        tools.straighten_asked.connect(lambda by: self._step(lambda history: history.straighten(by)))
        tools.uncrop_asked.connect(lambda: self._step(lambda history: history.crop(None)))
        self.smaller.clicked.connect(lambda: canvas.zoom_by(-1))
        self.larger.clicked.connect(lambda: canvas.zoom_by(1))
        self.fit.clicked.connect(canvas.fit)
        self.full.clicked.connect(lambda: canvas.zoom_to(1 / canvas.devicePixelRatioF()))
        self.preview.clicked.connect(self._on_preview)
        self.findings.changed.connect(self._on_findings)
        found.list.currentRowChanged.connect(lambda row: canvas.point_at(row if row >= 0 else None))
        found.cover_asked.connect(lambda: self._cover(self.findings.at(found.list.currentRow())))
        found.cover_faces_asked.connect(lambda: self._cover(self.findings.faces))
        found.cover_private_asked.connect(lambda: self._cover(self.findings.private_words))
        found.cover_words_asked.connect(lambda: self._cover(self.findings.words))
        for keys, slot in (
            (QKeySequence.StandardKey.Undo, tools.undo_asked.emit),
            (QKeySequence.StandardKey.Redo, tools.redo_asked.emit),
            (QKeySequence.StandardKey.ZoomIn, lambda: canvas.zoom_by(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: canvas.zoom_by(-1)),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        QShortcut(QKeySequence("Ctrl+0"), self, canvas.fit)

    def _step(self, change: Callable[[EditHistory], None]) -> None:
        if self.history is not None and not self.canvas.is_final:
            change(self.history)
            self.canvas.chosen = None
            self._on_edited()

    def _cover(self, boxes: Sequence[Box]) -> None:
        """Cover what was found; the list stays where it is."""
        history = self.history
        if history is None or self.canvas.is_final:
            return
        bare = [box for box in boxes if not covers_all(box, history.size, history.now)]
        self.canvas.cover(*(Covered(box, self.canvas.cover_style) for box in bare))
        if bare:
            self._on_told(f"Covered {len(bare)}." if len(bare) > 1 else "Covered.")

    def _on_whole(self, dots: Dots) -> None:
        first = self.history is None
        if self.history is None:
            self.history = EditHistory(self.maker.size, dots.edits)
            self.canvas.history = self.history
        if dots.edits == self.history.now or first:
            self.canvas.show_whole(dots)
        if first:
            self._show_state()
            self.canvas.setFocus()
            self.findings.open_with(self._known)

    def _on_edited(self) -> None:
        assert self.history is not None
        self._warned = False
        self.told.tell(State.NONE, "")
        self.maker.make(self.history.now)
        self._show_state()
        self._on_findings()

    def _on_preview(self) -> None:
        if self.preview.isChecked() and self.history is not None:
            self.preview.become("primary")
            self.told.tell(State.CLOCK, "Making it as it goes out…")
            self.maker.make_sent(self.history.now)
        else:
            self.preview.setChecked(False)
            self.preview.become("plain")
            self.told.tell(State.NONE, "")
            self.canvas.show_final(None)
        self._show_state()

    def _on_sent(self, sent: Sent) -> None:
        if self.preview.isChecked():
            self.canvas.show_final(sent.dots)
            self.told.tell(State.GOOD, _sent_words(sent, moves=self.maker.moves))
            self._show_state()

    def _on_unreadable(self, what: str) -> None:
        self.told.tell(State.STOP, what)

    def _on_tool(self, tool: object) -> None:
        self.canvas.tool = tool  # type: ignore[assignment]
        self.canvas.chosen = None
        self.canvas.update()

    def _on_told(self, text: str) -> None:
        self.canvas.setAccessibleDescription(text)
        self.announcer.say_when_resting(text)

    def _on_findings(self) -> None:
        if self.history is not None:
            self.canvas.show_marks(self.findings.show(self.history.size, self.history.now))

    def _show_state(self) -> None:
        history, working = self.history, not self.preview.isChecked()
        self.tools.setEnabled(history is not None and working)
        self.found.setEnabled(working)
        self.preview.setEnabled(history is not None)
        self.done_button.setEnabled(history is not None)
        if history is not None:
            self.tools.show_state(
                undo=history.may_undo,
                redo=history.may_redo,
                degrees=history.now.straighten,
                cropped=history.now.crop is not None,
            )


def _sent_words(sent: Sent, *, moves: bool) -> str:
    wide, high = sent.size
    words = f"This is what goes out: {wide:,} × {high:,} dots, {max(1, sent.bytes // 1000):,} kB."
    if sent.removed:
        words += f" Removed: {', '.join(sent.removed)}."
    if moves:
        words += " It moves; once it is covered, cropped or turned it goes out as a still picture."
    return words
