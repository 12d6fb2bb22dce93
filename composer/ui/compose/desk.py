"""Joins the window and the session: what a person asks for goes one way, what happened comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from composer.domain.account import AccountId
from composer.domain.checklist import Question
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Fix
from composer.ui import actions
from composer.ui.announcer import Announcer
from composer.ui.compose.checklist_pane import NOTHING_YET, Summary
from composer.ui.compose.checklist_rows import ChecklistRows
from composer.ui.compose.remarks import Remarks
from composer.ui.compose.row import Row
from composer.ui.compose.session import ComposeSession, Judged
from composer.ui.compose.summary import CHECKING, NO_RULES, NOT_READY
from composer.ui.notices import Notices
from composer.ui.states import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from composer.errors import ComposerError
    from composer.services import Engine
    from composer.settings import SettingsFile
    from composer.ui.compose.window import ComposeWindow
    from composer.ui.theme import Theme

_LATE = 200
_LOOKS = ("system", "light", "dark", "contrast")


class Desk(QObject):
    """Made after the first painting; from then on every command works."""

    def __init__(
        self, window: ComposeWindow, session: ComposeSession, settings: SettingsFile, theme: Theme
    ) -> None:
        super().__init__(window)
        self.window, self.session = window, session
        self._settings, self._theme = settings, theme
        self.post_text = window.post_text
        self.begin_anew: Callable[[], None] | None = None
        self.open_picture: Callable[[Finding], object] | None = None
        self.reviews_needed: Callable[[], tuple[str, ...]] | None = None
        self.rows = ChecklistRows(theme)
        self.notices = Notices(theme)
        self.remarks = Remarks(window.post_text, theme)
        self.announcer = Announcer(window)
        self._without_engine = NOT_READY
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE)
        self._late.timeout.connect(self._on_late)
        self.commands = actions.add_menus(window.menuBar(), window)
        self.rows.restoreState(
            QByteArray.fromBase64(settings.current.window.get("halves", "").encode("ascii", "ignore"))
        )
        window.pane.add_page(self.rows)
        window.pane.label.setBuddy(self.rows.list)
        window.put_on_top(self.notices)
        self._connect_commands()
        self._connect_parts()
        session.choose_accounts(
            tuple(AccountId(one) for one in settings.current.chosen if one in session.accounts)
        )
        session.edit(window.post_text.text)

    def _connect_commands(self) -> None:
        text = self.post_text
        actions.connect(
            self.commands,
            {
                "new_post": self.start_anew,
                "try_example": self.try_example,
                "choose_accounts": self.window.counters.open_chooser,
                "quit": self.window.close,
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
                "set_aside": self.rows.details.ask_reason,
                "say_summary": self.say_summary,
                "switch_pane": self.switch_pane,
                "show_problems": self.show_problems,
                "show_keys": self.show_keys,
                "about": self.show_about,
            },
        )
        for look in _LOOKS:
            action = self.commands[f"look_{look}"]
            action.setChecked(look == self._settings.current.look)
            action.triggered.connect(lambda _=False, chosen=look: self._on_look_chosen(chosen))
        self.commands["show_problems"].setEnabled(False)

    def _connect_parts(self) -> None:
        session, rows, details = self.session, self.rows, self.rows.details
        session.follow(self.post_text)
        self.remarks.fix_chosen.connect(self._on_fix_chosen)
        self.remarks.finding_chosen.connect(self._on_finding_chosen)
        self.remarks.agreed_chosen.connect(self._on_agreed_chosen)
        self.remarks.not_a_person_chosen.connect(self._on_not_a_person_chosen)
        self.window.counters.accounts_chosen.connect(self._on_accounts_chosen)
        self.window.pane.welcome.example.clicked.connect(self.try_example)
        self.window.closing.connect(self._on_closing)
        session.draft_changed.connect(self._on_draft_changed)
        session.version_changed.connect(self._on_version_changed)
        session.judged.connect(self._on_judged)
        session.accounts_changed.connect(self._on_accounts_changed)
        session.name_kept.connect(self._on_name_kept)
        session.engine_changed.connect(self._on_engine_changed)
        rows.row_chosen.connect(self._on_row_chosen)
        rows.list.go_pressed.connect(self.go_to_current)
        rows.list.tick_pressed.connect(self.tick_current)
        rows.painter.fix_pressed.connect(self._on_row_fix_pressed)
        rows.painter.tick_pressed.connect(self._on_row_tick_pressed)
        details.fix_chosen.connect(self._on_fix_chosen)
        details.go_chosen.connect(self._go_to)
        details.tick_chosen.connect(self._on_tick_chosen)
        details.aside_chosen.connect(self._on_aside_chosen)
        details.back_chosen.connect(session.take_back)
        details.answer_chosen.connect(session.answer)
        details.always_chosen.connect(session.keep_for_team)
        details.left.connect(rows.list.setFocus)

    # What a person can ask for

    def start_anew(self) -> None:
        """An empty post. Where drafts are kept, what was there is one; else undo brings the words back."""
        if self.begin_anew is not None:
            self.begin_anew()
        else:
            for account in list(self.session.draft.versions):
                self.session.rejoin(account)
            self.post_text.replace_all("")
        self.post_text.setFocus()

    def try_example(self) -> None:
        from datetime import datetime

        from composer.ui.compose.example import example

        self.post_text.replace_all(example(datetime.now().astimezone().date()))
        self.post_text.setFocus()

    def copy_post(self) -> None:
        QGuiApplication.clipboard().setText(self.session.text)
        self.notices.tell("copied", State.GOOD, "The whole post is on the clipboard.")

    def go_to_next(self) -> None:
        self._step(back=False)

    def go_to_previous(self) -> None:
        self._step(back=True)

    def fix_current(self) -> None:
        """The fixes of the remark at the cursor while writing, else of the chosen row."""
        if self.post_text.hasFocus() and self.remarks.open_fixes_at_cursor():
            return
        self.rows.choose_first_to_do()
        self.rows.details.open_fixes()

    def go_to_current(self) -> None:
        row = self.rows.current
        if row and row.finding:
            self._go_to(row.finding)

    def tick_current(self) -> None:
        row = self.rows.current
        if row and row.question:
            self._on_tick_chosen(row.question)

    def say_summary(self) -> None:
        summary = self.window.pane.status.summary
        self.announcer.say(f"{summary.line}. {summary.more}".strip())

    def switch_pane(self) -> None:
        """From the post to the list and back."""
        focused = QGuiApplication.focusObject()
        if isinstance(focused, QWidget) and self.window.pane.isAncestorOf(focused):
            self.post_text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.rows.choose_first_to_do()
        place = self.rows.list if self.rows.isVisible() else self.window.pane.welcome.example
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_problems(self) -> None:
        from composer.ui.problems import ProblemsDialog

        if self.session.engine:
            ProblemsDialog(self.session.engine.problems, self._theme, self.window).show()

    def show_keys(self) -> None:
        from composer.ui.keys import KeysDialog

        KeysDialog(self._theme, self.window).show()

    def show_about(self) -> None:
        from composer.ui.about import AboutDialog

        AboutDialog(self._theme, self.window).show()

    # What happened

    def tell_failure(self, error: ComposerError) -> None:
        """Something foreseen went wrong; without rules the list must not look as if it were about to come."""
        self.notices.tell("failed", State.STOP, str(error))
        if self.session.engine is None:
            self._without_engine = NO_RULES
            self.summarise()

    def _on_accounts_changed(self) -> None:
        self.window.counters.show_accounts(self._settings.current.accounts)
        self.window.counters.show_chosen(self.session.draft.accounts)
        self._settings.change(chosen=tuple(self.session.draft.accounts))

    def _on_version_changed(self, _version: AccountId | None) -> None:
        self.post_text.show_text(self.session.text)

    def _on_draft_changed(self, draft: Draft) -> None:
        self.window.counters.show_chosen(draft.accounts)
        if not (draft.text or draft.pictures):
            self.window.pane.show_welcome(True)
        self.summarise()

    def _on_judged(self, judged: Judged) -> None:
        self.rows.show_rows(judged.rows)
        self.window.pane.show_welcome(not (self.session.draft.text or self.session.draft.pictures))
        self.remarks.underlines.show(judged.marks)
        self._on_row_chosen(self.rows.current)
        self.window.counters.show_lengths(judged.checklist.lengths)
        self.summarise()

    def _on_engine_changed(self, engine: Engine) -> None:
        titles = {str(network.id): network.title for network in engine.networks.values()}
        self.window.counters.show_networks(titles)
        self.commands["show_problems"].setEnabled(bool(engine.problems))
        self.rows.details.may_keep = engine.may_keep_names
        if engine.problems:
            from composer.ui.problems import told

            self.notices.tell("rules", *told(engine.problems), "See what it is", self.show_problems)
        else:
            self.notices.withdraw("rules")
        self.summarise()

    def _on_name_kept(self, name: str) -> None:
        self.notices.tell("kept", State.GOOD, f"‘{name}’ is kept for all posts to come.")

    def _on_accounts_chosen(self, accounts: tuple[str, ...]) -> None:
        known = tuple(AccountId(one) for one in accounts if one in self.session.accounts)
        self.session.choose_accounts(known)
        self._settings.change(chosen=known)

    def _on_finding_chosen(self, finding: Finding) -> None:
        self.rows.choose_finding(finding)

    def _on_agreed_chosen(self, finding: Finding) -> None:
        self.rows.choose_finding(finding)
        self.rows.details.ask_who_agreed()

    def _on_not_a_person_chosen(self, finding: Finding) -> None:
        if self._still_stands(finding):
            self.session.answer(finding, "not_this")

    def _on_fix_chosen(self, finding: Finding, fix: Fix) -> None:
        if self._still_stands(finding):
            self.session.show_version(finding.version)
            self.post_text.apply(fix)
            self.announcer.say(f"Done: {fix.label}")

    def _on_tick_chosen(self, question: Question) -> None:
        if question.tick is None:
            self.session.tick(question)
        else:
            self.session.untick(question)

    def _on_aside_chosen(self, finding: Finding, reason: str) -> None:
        if self._still_stands(finding):
            self.session.set_aside(finding, reason)

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

    def _on_look_chosen(self, look: str) -> None:
        self._theme.choose(look)
        self._settings.change(look=look)

    def _on_closing(self) -> None:
        halves = bytes(self.rows.saveState().toBase64().data()).decode("ascii")
        kept = self._settings.current.window
        self._settings.change(window={**kept, **self.window.places(), "halves": halves})

    def _step(self, *, back: bool) -> None:
        mark = self.remarks.go_to_next(back=back)
        if mark is None:
            self.announcer.say("Nothing is marked in the text.")
            return
        self.rows.choose_finding(mark.finding)
        row = self.rows.current
        self.announcer.say(row.spoken if row else mark.finding.message)

    def _go_to(self, finding: Finding) -> None:
        if finding.picture and self.open_picture is not None and self._still_stands(finding):
            self.open_picture(finding)
        elif finding.span and self._still_stands(finding):
            self.session.show_version(finding.version)
            self.post_text.go_to(finding.span)

    def _still_stands(self, finding: Finding) -> bool:
        """A remark's places count in the text it was made for; a moment later they may not."""
        stands = self.session.is_current and finding in self.session.shown.checklist.findings
        if stands:
            self.notices.withdraw("changed")
        else:
            self.notices.tell("changed", State.IDEA, "The post has changed since. Look at the list again.")
        return stands

    def summarise(self) -> None:
        """Say where the post stands; an earlier revision's answer stands in for a moment, but never as 'ready'."""
        session = self.session
        summary = session.shown.summary
        if not (session.draft.text.strip() or session.draft.pictures):
            summary = NOTHING_YET
        elif summary is None or summary is NOTHING_YET:
            summary = self._without_engine if session.engine is None else CHECKING
        self._late.stop()
        if summary.ready and not session.up_to_date:
            self._late.start()
        missing = self.reviews_needed() if self.reviews_needed is not None and summary.ready else ()
        self._show(Summary(State.CLOCK, "Ready for a colleague", missing[0]) if missing else summary)

    def _show(self, summary: Summary) -> None:
        if summary != self.window.pane.status.summary:
            self.window.pane.status.show_summary(summary)
            self.announcer.say_when_resting(summary.line)

    def _on_late(self) -> None:
        self._show(CHECKING)
