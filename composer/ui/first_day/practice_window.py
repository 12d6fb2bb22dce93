"""A post to practise on, with a real checklist beside it. It has no way to be saved, reviewed or posted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Question
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Fix
from composer.ui.actions import COMMANDS
from composer.ui.announcer import Announcer
from composer.ui.background import Background
from composer.ui.compose.checklist_pane import StatusCard, Summary
from composer.ui.compose.checklist_rows import ChecklistRows
from composer.ui.compose.editor import EditorCard, PostEditor
from composer.ui.compose.remarks import Remarks
from composer.ui.compose.row import Row
from composer.ui.compose.session import ComposeSession, Judged
from composer.ui.compose.summary import CHECKING, NOT_READY
from composer.ui.controls import Button, Card
from composer.ui.first_day.lessons import DONE, LESSONS, PRACTICE_POST, lesson_now
from composer.ui.posting.page import Page, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.services import Engine

_ACCOUNT = Account(AccountId("practice"), NetworkId("x"), "@practice", "Practice")
_KEYS = ("fix", "go_to", "tick", "switch_pane")


class Guide(Card):
    """The lesson that is on, and how many there are."""

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setObjectName("practice_guide")
        self.dress(Role.IDEA_BACK, Role.IDEA)
        lines = QVBoxLayout(self)
        edge = theme.space(3)
        lines.setContentsMargins(edge, theme.space(2), edge, theme.space(2))
        lines.setSpacing(theme.space(1))
        self.title = said("", theme, self)
        self.title.setObjectName("practice_lesson")
        self.title.setFont(theme.strong_font())
        self.words = said("", theme, self)
        lines.addWidget(self.title)
        lines.addWidget(self.words)
        whole = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole.setHeightForWidth(True)
        self.setSizePolicy(whole)

    def show_lesson(self, place: int) -> None:
        done = place == len(LESSONS)
        lesson = DONE if done else LESSONS[place]
        self.title.setText(lesson.title if done else f"{place + 1} of {len(LESSONS)}: {lesson.title}")
        self.words.setText(lesson.words)
        self.dress(Role.GOOD_BACK if done else Role.IDEA_BACK, Role.GOOD if done else Role.IDEA)


class PracticeWindow(Page):
    """On a session and threads of its own, so that nothing of it reaches a real post; `write_asked` at the end."""

    write_asked = Signal()
    help_asked = Signal(str)

    def __init__(
        self, person: str, now: Callable[[], str], engine: Engine | None, theme: Theme, owner: QWidget | None
    ) -> None:
        super().__init__("practice_window", "A practice post", theme, owner, size=(250, 190))
        self._background = Background(self)
        self.session = ComposeSession(self._background, {_ACCOUNT.id: _ACCOUNT}, person or "You", now)
        self.lesson = -1
        self.post_text = PostEditor(theme)
        self.post_text.setObjectName("practice_text")
        self.post_text.setAccessibleName("The practice post")
        self.remarks = Remarks(self.post_text, theme)
        self.rows = ChecklistRows(theme)
        self.rows.list.setObjectName("practice_rows")
        self.rows.list.setAccessibleName("Checklist of the practice post")
        self.status = StatusCard(theme, self)
        self.status.show_summary(NOT_READY)
        self.guide = Guide(theme, self)
        self.again = Button("Start &again", theme, self)
        self.write = Button("&Write a real post", theme, self, kind="primary")
        self.write.hide()
        self.announcer = Announcer(self)
        self._lay_out()
        self._connect()
        self.start_again()
        if engine is not None:
            self.use_engine(engine)
        self.rows.list.setFocus()

    def use_engine(self, engine: Engine) -> None:
        self.session.use_engine(engine)

    def start_again(self) -> None:
        """The flawed post once more, with nothing ticked."""
        self.session.adopt(Draft(PRACTICE_POST, (_ACCOUNT.id,)))
        self.status.show_summary(CHECKING if self.session.engine is not None else NOT_READY)

    def done(self, result: int) -> None:
        """Leaving ends its threads at once: nothing of the practice goes on."""
        self._background.close()
        super().done(result)

    def _lay_out(self) -> None:
        theme = self._theme
        self.whole.addWidget(
            said("Nothing here is kept, and nothing of it can be posted.", theme, self, Role.QUIET)
        )
        self.whole.addWidget(self.guide)
        left, right = QWidget(self), QWidget(self)
        for side, widgets in ((left, self._left()), (right, self._right())):
            lines = QVBoxLayout(side)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(theme.space(2))
            for widget in widgets:
                lines.addWidget(widget, 0 if isinstance(widget, QLabel | StatusCard) else 1)
        sides = QSplitter(self)
        sides.setChildrenCollapsible(False)
        sides.setHandleWidth(theme.space(3))
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setSizes([theme.space(110), theme.space(130)])
        self.whole.addWidget(sides, 1)
        self.end_with(self.write, self.again)

    def _left(self) -> tuple[QWidget, ...]:
        label = QLabel("The pos&t", self)
        label.setFont(self._theme.strong_font())
        label.setBuddy(self.post_text)
        return label, EditorCard(self.post_text, self._theme)

    def _right(self) -> tuple[QWidget, ...]:
        label = QLabel("Check&list", self)
        label.setFont(self._theme.strong_font())
        label.setBuddy(self.rows.list)
        return label, self.status, self.rows

    def _connect(self) -> None:
        session, rows, details = self.session, self.rows, self.rows.details
        session.follow(self.post_text)
        session.version_changed.connect(self._on_version_changed)
        session.judged.connect(self._on_judged)
        rows.row_chosen.connect(self._on_row_chosen)
        rows.list.go_pressed.connect(self._go_to_current)
        rows.list.tick_pressed.connect(self._tick_current)
        rows.painter.fix_pressed.connect(self._on_row_fix_pressed)
        rows.painter.tick_pressed.connect(self._on_row_tick_pressed)
        self.remarks.fix_chosen.connect(self._on_fix_chosen)
        self.remarks.finding_chosen.connect(rows.choose_finding)
        details.fix_chosen.connect(self._on_fix_chosen)
        details.go_chosen.connect(self._go_to)
        details.tick_chosen.connect(self._on_tick_chosen)
        details.aside_chosen.connect(session.set_aside)
        details.back_chosen.connect(session.take_back)
        details.answer_chosen.connect(session.answer)
        details.left.connect(rows.list.setFocus)
        details.help_asked.connect(self.help_asked)
        rows.painter.help_pressed.connect(self.help_asked)
        self.again.clicked.connect(self.start_again)
        self.write.clicked.connect(self._on_write)
        slots = (details.open_fixes, self._go_to_current, self._tick_current, self._switch_pane)
        for name, slot in zip(_KEYS, slots, strict=True):
            action = QAction(COMMANDS[name].text, self)
            action.setShortcut(QKeySequence(COMMANDS[name].keys))
            action.triggered.connect(slot)
            self.addAction(action)

    def _on_version_changed(self, _version: object) -> None:
        self.post_text.show_text(self.session.text)

    def _on_judged(self, judged: Judged) -> None:
        self.rows.show_rows(judged.rows)
        self.remarks.underlines.show(judged.marks)
        self._on_row_chosen(self.rows.current)
        summary = judged.summary
        if summary is not None:
            ready = Summary(State.GOOD, "Ready", "If this were a real post, it could go.", ready=True)
            self.status.show_summary(ready if summary.ready else summary)
        if not judged.checklist.unfinished:
            self._show_lesson(lesson_now(judged.rows))

    def _show_lesson(self, place: int) -> None:
        if place == self.lesson:
            return
        if self.lesson < 0:
            self.rows.choose_first_to_do()
        self.lesson = place
        self.guide.show_lesson(place)
        self.write.setVisible(place == len(LESSONS))
        self.announcer.say_when_resting(f"{self.guide.title.text()}. {self.guide.words.text()}")

    def _on_row_chosen(self, row: Row | None) -> None:
        self.remarks.underlines.point_out(row.finding if row else None)

    def _on_row_fix_pressed(self, row: Row) -> None:
        place = self.rows.model.place_of(row.key)
        if place is not None:
            self.rows.choose(place)
            self.rows.details.open_fixes()

    def _on_row_tick_pressed(self, row: Row) -> None:
        if row.question:
            self._on_tick_chosen(row.question)

    def _on_fix_chosen(self, finding: Finding, fix: Fix) -> None:
        if self.session.is_current and finding in self.session.shown.checklist.findings:
            self.post_text.apply(fix)
            self.announcer.say(f"Done: {fix.label}")

    def _on_tick_chosen(self, question: Question) -> None:
        if question.tick is None:
            self.session.tick(question)
        else:
            self.session.untick(question)

    def _tick_current(self) -> None:
        row = self.rows.current
        if row is not None and row.question is not None:
            self._on_tick_chosen(row.question)

    def _go_to_current(self) -> None:
        row = self.rows.current
        if row is not None and row.finding is not None:
            self._go_to(row.finding)

    def _go_to(self, finding: Finding) -> None:
        if finding.span is not None and self.session.is_current:
            self.post_text.go_to(finding.span)

    def _switch_pane(self) -> None:
        place = self.rows.list if self.post_text.hasFocus() else self.post_text
        if place is self.rows.list:
            self.rows.choose_first_to_do()
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_write(self) -> None:
        self.write_asked.emit()
        self.close()
