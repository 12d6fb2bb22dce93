"""The main window: the post on the left, its checklist on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QVBoxLayout, QWidget

from composer.domain.account import AccountId
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Fix
from composer.ui import actions
from composer.ui.announcer import Announcer
from composer.ui.compose.checklist_pane import ChecklistPane
from composer.ui.compose.counters import Counters
from composer.ui.compose.editor import PostEditor
from composer.ui.compose.rows import Row, State
from composer.ui.compose.session import ComposeSession, Judged
from composer.ui.compose.summary import Summary, summarise
from composer.ui.notices import Notices
from composer.ui.theme import Theme

if TYPE_CHECKING:
    from composer.services import Engine
    from composer.settings import SettingsFile

_NO_LONGER = "The post has changed since. Look at the list again."


class ComposeWindow(QMainWindow):
    """Shows one session; every intention goes to it, and only what it says is shown."""

    def __init__(self, session: ComposeSession, settings: SettingsFile, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("compose_window")
        self.setWindowTitle("Post Composer")
        self.session = session
        self._settings = settings
        self._theme = theme
        self._summary = Summary(State.NONE, "")
        self.notices = Notices(theme)
        self.post_text = PostEditor(theme)
        self.counters = Counters(session.accounts, theme)
        self.pane = ChecklistPane(theme)
        self.announcer = Announcer(self)
        self.commands = actions.add_menus(self.menuBar(), self)
        self._lay_out()
        self._connect_commands()
        self._connect_parts()
        self._restore()
        session.choose_accounts(
            tuple(AccountId(one) for one in settings.current.chosen if one in session.accounts)
        )
        self._on_draft_changed(session.draft)
        self.post_text.setFocus()

    def _lay_out(self) -> None:
        theme = self._theme
        left = QWidget(self)
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        label = QLabel("Your post (&text)", left)
        label.setFont(theme.strong_font())
        label.setBuddy(self.post_text)
        lines.addWidget(label)
        lines.addWidget(self.post_text, 1)
        lines.addWidget(self.counters)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(theme.space(3))
        self.sides.addWidget(left)
        self.sides.addWidget(self.pane)
        self.sides.setStretchFactor(0, 3)
        self.sides.setStretchFactor(1, 2)
        middle = QWidget(self)
        whole = QVBoxLayout(middle)
        edge = theme.space(3)
        whole.setContentsMargins(edge, theme.space(2), edge, edge)
        whole.setSpacing(theme.space(2))
        whole.addWidget(self.notices)
        whole.addWidget(self.sides, 1)
        self.setCentralWidget(middle)

    def _connect_commands(self) -> None:
        text = self.post_text
        actions.connect(
            self.commands,
            {
                "new_post": self.start_anew,
                "try_example": self.try_example,
                "choose_accounts": self.counters.open_chooser,
                "quit": self.close,
                "undo": text.undo,
                "redo": text.redo,
                "cut": text.cut,
                "copy": text.copy,
                "copy_post": self.copy_post,
                "paste": text.paste,
                "select_all": text.selectAll,
                "next_finding": self.go_to_next,
                "previous_finding": self.go_to_previous,
                "fix": self.fix_current,
                "go_to": self.go_to_current,
                "tick": self.tick_current,
                "set_aside": self.set_current_aside,
                "say_summary": self.say_summary,
                "switch_pane": self.switch_pane,
                "show_problems": self.show_problems,
                "show_keys": self.show_keys,
                "about": self.show_about,
            },
        )
        for look in ("system", "light", "dark", "contrast"):
            action = self.commands[f"look_{look}"]
            action.setChecked(look == self._settings.current.look)
            action.triggered.connect(lambda _=False, chosen=look: self._on_look_chosen(chosen))
        self.commands["show_problems"].setEnabled(False)

    def _connect_parts(self) -> None:
        session, pane, details = self.session, self.pane, self.pane.details
        self.post_text.edited.connect(session.edit)
        self.post_text.fix_chosen.connect(self._on_fix_chosen)
        self.post_text.finding_chosen.connect(pane.choose_finding)
        self.counters.accounts_chosen.connect(self._on_accounts_chosen)
        session.draft_changed.connect(self._on_draft_changed)
        session.judged.connect(self._on_judged)
        session.engine_changed.connect(self._on_engine_changed)
        pane.welcome.example.clicked.connect(self.try_example)
        pane.rows.go_pressed.connect(self.go_to_current)
        pane.rows.tick_pressed.connect(self.tick_current)
        pane.painter.fix_pressed.connect(self._on_row_fix_pressed)
        pane.painter.tick_pressed.connect(self._on_row_tick_pressed)
        details.fix_chosen.connect(self._on_fix_chosen)
        details.go_chosen.connect(self._go_to)
        details.tick_chosen.connect(self._on_tick_chosen)
        details.aside_chosen.connect(self._on_aside_chosen)
        details.back_chosen.connect(session.take_back)
        details.answer_chosen.connect(session.answer)
        details.left.connect(pane.rows.setFocus)

    # What a person can ask for

    def start_anew(self) -> None:
        """An empty post; undo brings the words back."""
        self.post_text.replace_all("")
        self.post_text.setFocus()

    def try_example(self) -> None:
        from composer.ui.compose.example import EXAMPLE

        self.post_text.replace_all(EXAMPLE)
        self.post_text.setFocus()

    def copy_post(self) -> None:
        QGuiApplication.clipboard().setText(self.session.draft.text)
        self.notices.tell("copied", State.GOOD, "The whole post is on the clipboard.")

    def go_to_next(self) -> None:
        self._on_reached(back=False)

    def go_to_previous(self) -> None:
        self._on_reached(back=True)

    def fix_current(self) -> None:
        """The fixes of the remark at the cursor while writing, else of the chosen row."""
        if self.post_text.hasFocus() and self.post_text.show_fixes_at_cursor():
            return
        self.pane.choose_first_to_do()
        self.pane.details.open_fixes()

    def go_to_current(self) -> None:
        row = self.pane.current
        if row and row.finding:
            self._go_to(row.finding)

    def tick_current(self) -> None:
        row = self.pane.current
        if row and row.question:
            self._on_tick_chosen(row.question)

    def set_current_aside(self) -> None:
        self.pane.details.ask_reason()

    def say_summary(self) -> None:
        summary = self._summary
        self.announcer.say(f"{summary.line}. {summary.more}".strip())

    def switch_pane(self) -> None:
        """From the post to the list and back."""
        if self.pane.isAncestorOf(QGuiApplication.focusObject() or self):  # type: ignore[arg-type]
            self.post_text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.pane.choose_first_to_do()
            self.pane.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problems(self) -> None:
        from composer.ui.problems import ProblemsDialog

        if self.session.engine:
            ProblemsDialog(self.session.engine.problems, self._theme, self).show()

    def show_keys(self) -> None:
        from composer.ui.keys import KeysDialog

        KeysDialog(self._theme, self).show()

    def show_about(self) -> None:
        from composer.ui.about import AboutDialog

        AboutDialog(self._theme, self).show()

    # What happened

    def _on_draft_changed(self, draft: Draft) -> None:
        self.counters.show_chosen(draft.accounts)
        if not draft.text:
            self.pane.show_welcome(True)
        self._summarise()

    def _on_judged(self, judged: Judged) -> None:
        draft = self.session.draft
        self.pane.show_rows(judged.rows)
        self.pane.show_welcome(not draft.text)
        self.post_text.underlines.show(judged.marks)
        self.counters.show_lengths(judged.checklist.lengths)
        self._summarise()

    def _on_engine_changed(self, engine: Engine) -> None:
        self.counters.show_networks(engine.networks)
        self.commands["show_problems"].setEnabled(bool(engine.problems))
        number = len(engine.problems)
        if number:
            text = (
                f"{number} {'rule has' if number == 1 else 'rules have'} a mistake. The rest go on working."
            )
            self.notices.tell("rules", State.LOOK, text, "See what is wrong", self.show_problems)
        else:
            self.notices.withdraw("rules")
        self._summarise()

    def _on_accounts_chosen(self, accounts: tuple[AccountId, ...]) -> None:
        self.session.choose_accounts(accounts)
        self._settings.change(chosen=accounts)

    def _on_fix_chosen(self, finding: Finding, fix: Fix) -> None:
        if not self._still_stands(finding):
            return
        self.post_text.apply(fix)
        self.announcer.say(f"Done: {fix.label}")

    def _on_tick_chosen(self, question: object) -> None:
        from composer.domain.checklist import Question

        assert isinstance(question, Question)
        if question.tick is None:
            self.session.tick(question)
        else:
            self.session.untick(question)

    def _on_aside_chosen(self, finding: Finding, reason: str) -> None:
        if self._still_stands(finding):
            self.session.set_aside(finding, reason)

    def _on_row_fix_pressed(self, row: Row) -> None:
        place = self.pane.model.place_of(row.key)
        if place is not None:
            self.pane.choose(place)
            self.pane.details.open_fixes()

    def _on_row_tick_pressed(self, row: Row) -> None:
        if row.question:
            self._on_tick_chosen(row.question)

    def _on_reached(self, *, back: bool) -> None:
        mark = self.post_text.go_to_next(back=back)
        if mark is None:
            self.announcer.say("Nothing is marked in the text.")
            return
        self.pane.choose_finding(mark.finding)
        row = self.pane.current
        self.announcer.say(row.spoken if row else mark.finding.message)

    def _on_look_chosen(self, look: str) -> None:
        self._theme.choose(look)
        self._settings.change(look=look)

    def _go_to(self, finding: Finding) -> None:
        if finding.span and self._still_stands(finding):
            self.post_text.go_to(finding.span)

    def _still_stands(self, finding: Finding) -> bool:
        """A remark's places count in the text it was made for; a moment later they may not."""
        stands = self.session.up_to_date and finding in self.session.shown.checklist.findings
        if stands:
            self.notices.withdraw("changed")
        else:
            self.notices.tell("changed", State.IDEA, _NO_LONGER)
        return stands

    def _summarise(self) -> None:
        session = self.session
        checklist = session.shown.checklist
        summary = summarise(session.draft, checklist, rules_ready=checklist.revision >= 0)
        if summary.ready and not session.up_to_date:
            return
        if summary != self._summary:
            self._summary = summary
            self.pane.show_summary(summary)
            self.announcer.say_when_resting(summary.line)

    def _restore(self) -> None:
        kept = self._settings.current.window
        self.resize(1180, 760)
        if "geometry" in kept:
            self.restoreGeometry(QByteArray.fromBase64(kept["geometry"].encode("ascii", "ignore")))
        if "sides" in kept:
            self.sides.restoreState(QByteArray.fromBase64(kept["sides"].encode("ascii", "ignore")))
        if "halves" in kept:
            self.pane.halves.restoreState(QByteArray.fromBase64(kept["halves"].encode("ascii", "ignore")))

    def closeEvent(self, event: QCloseEvent) -> None:
        kept = {
            "geometry": self.saveGeometry(),
            "sides": self.sides.saveState(),
            "halves": self.pane.halves.saveState(),
        }
        as_text = {name: bytes(state.toBase64().data()).decode("ascii") for name, state in kept.items()}
        self._settings.change(window={**self._settings.current.window, **as_text})
        super().closeEvent(event)
