"""The guided hand-over: account by account, step by step, by the person's own hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.network import Network
from composer.posting.entry import POSTED, STOPPED, Approval, Outcome
from composer.posting.handover import Step, StepKind
from composer.posting.progress import Progress
from composer.ui.controls import Button
from composer.ui.fields import Frame, PlainList
from composer.ui.posting.doubts import ReasonPage
from composer.ui.posting.page import Page, Told, heading
from composer.ui.posting.step_cards import (
    AccountCard,
    CopyCard,
    OpenAddress,
    OpenCard,
    PictureCard,
    SayCard,
    StepCard,
    step_key,
)
from composer.ui.states import State
from composer.ui.theme import Theme

_SAID = {"": "to do", POSTED: "posted", STOPPED: "stopped"}


class Handover(NamedTuple):
    """One account's part: where it goes and how."""

    account: Account
    network: Network
    steps: tuple[Step, ...]

    @property
    def title(self) -> str:
        return f"{self.network.title}  {self.who}"

    @property
    def who(self) -> str:
        return self.account.handle or self.account.title


class HandoverWindow(Page):
    """Shows one account at a time. `outcome_given` hands a person's word on to the record; nothing is guessed."""

    outcome_given = Signal(object, str, object)
    finish_asked = Signal()

    def __init__(
        self,
        approval: Approval,
        handovers: Sequence[Handover],
        outcomes: dict[AccountId, str],
        progress: Progress,
        open_address: OpenAddress,
        picture_file: Callable[[str, NetworkId], Path | None],
        now: Callable[[], datetime],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("handover_window", "Post it, step by step", theme, owner, size=(190, 180))
        self.approval, self.handovers, self.outcomes = approval, list(handovers), dict(outcomes)
        self._progress, self._open, self._now = progress, open_address, now
        self._picture_file = picture_file
        self.cards: list[StepCard] = []
        self.list = PlainList(self)
        self.list.setObjectName("handover_accounts")
        self.list.setAccessibleName("Accounts to post from")
        self.list.setSpacing(theme.space(0.5))
        self.stale, self.told = Told(theme, self), Told(theme, self)
        self.whole.addWidget(self.stale)
        self.whole.addWidget(self.told)
        both = QHBoxLayout()
        both.setSpacing(theme.space(3))
        self.frame = Frame(self.list, theme, self)
        self.frame.setMinimumWidth(theme.space(40))
        self.frame.setMaximumWidth(theme.space(56))
        self.frame.setMinimumHeight(theme.space(24))
        both.addWidget(self.frame)
        self.side_by_side(both, theme.space(140))
        self.whole.addLayout(both, 1)
        self.area = self.scrolled("Steps")
        self.whole.removeWidget(self.area)
        both.addWidget(self.area, 1)
        self.done_button = Button("&Finish: leave the rest out", theme, self, kind="primary")
        self.done_button.setObjectName("finish")
        self.done_button.clicked.connect(self.finish_asked)
        self.end_with(self.done_button)
        for handover in self.handovers:
            self.list.addItem(QListWidgetItem(handover.title))
        self.frame.setVisible(len(self.handovers) > 1)
        self.list.currentRowChanged.connect(self._show)
        self._show_outcomes()
        self.list.setCurrentRow(
            next((n for n, one in enumerate(self.handovers) if not self._outcome(one)), 0)
        )

    @property
    def current(self) -> Handover:
        return self.handovers[max(0, self.list.currentRow())]

    def card(self, kind: StepKind, picture: int | None = None) -> StepCard:
        return next(
            one for one in self.cards if one.step.kind is kind and one.step.picture in (None, picture)
        )

    def set_stale(self, why: str) -> None:
        """The post is no longer what was signed: nothing more can be handed over from here."""
        if why != self.stale.words.text():
            self.stale.tell(State.STOP if why else State.NONE, why)
        self.area.setEnabled(not why)

    def keep(self, account: AccountId, kind: str) -> None:
        """An outcome is in the record."""
        self.told.tell(State.NONE, "")
        self.outcomes[account] = kind
        self._show_outcomes()
        left = [n for n, one in enumerate(self.handovers) if not self._outcome(one)]
        if left and self.list.currentRow() != left[0]:
            self.list.setCurrentRow(left[0])
        else:
            self._show(self.list.currentRow())

    def not_kept(self, why: str) -> None:
        """The record could not be written: what was said can be said again."""
        self.told.tell(State.STOP, f"It is not in the record yet. {why}")
        self._say_card().let_speak(True)

    def _outcome(self, handover: Handover) -> str:
        return self.outcomes.get(handover.account.id, "")

    def _say_card(self) -> SayCard:
        card = self.card(StepKind.POSTED)
        assert isinstance(card, SayCard)
        return card

    def _show_outcomes(self) -> None:
        for row, handover in enumerate(self.handovers):
            self.list.item(row).setText(
                f"{handover.network.title}\n{handover.who}\n{_SAID[self._outcome(handover)]}"
            )
        given = [self._outcome(one) for one in self.handovers]
        self.done_button.setVisible(all(given) and POSTED in given and STOPPED in given)

    def _show(self, row: int) -> None:
        handover = self.handovers[max(0, row)]
        account, approval = handover.account, self.approval
        done = self._progress.done(approval.draft_id, account.id, approval.digest)
        self.area.refill()
        self.area.lines.addWidget(heading(handover.title, self._theme, self.area.column))
        outcome = self._outcome(handover)
        if outcome:
            note = Told(self._theme, self.area.column)
            self.area.lines.addWidget(note)
            note.tell(*_told(outcome))
        self.cards = (
            []
            if outcome == POSTED
            else [self._card(number, step, handover) for number, step in enumerate(handover.steps, start=1)]
        )
        for card in self.cards:
            self.area.lines.addWidget(card)
            card.show_done(step_key(card.step) in done)
            card.done_changed.connect(partial(self._on_done_changed, account.id))
        self.area.show_filled()
        self._focus_next()

    def _card(self, number: int, step: Step, handover: Handover) -> StepCard:
        theme, column, account = self._theme, self.area.column, handover.account
        if step.kind in (StepKind.COPY_TEXT, StepKind.COPY_ALT_TEXT):
            return CopyCard(number, step, theme, column)
        if step.kind is StepKind.OPEN_PAGE:
            return OpenCard(number, step, handover.network, self._open, theme, column)
        if step.kind is StepKind.ACCOUNT:
            return AccountCard(number, step, account.handle or account.title, theme, column)
        if step.kind is StepKind.COPY_PICTURE:
            file = self._picture_file(step.payload, account.network)
            return PictureCard(number, step, file, self._open, theme, column)
        card = SayCard(number, step, account, handover.network, theme, column)
        card.posted.connect(self._on_posted)
        card.refused.connect(partial(self._show_whole, card))
        card.stop_asked.connect(self._on_stop_asked)
        return card

    def _focus_next(self) -> None:
        """To the first step that is still to do, in sight."""
        card = next((one for one in self.cards if not one.done), None)
        for one in self.cards:
            one.lead(one is card)
        control = card.first_control() if card is not None else None
        if card is not None and control is not None:
            control.setFocus()
            self._show_whole(card)

    def _show_whole(self, card: StepCard) -> None:
        """Scroll to a card once it has the size that its words need."""
        QTimer.singleShot(0, card, partial(self.area.ensureWidgetVisible, card, 0, 0))

    def _on_done_changed(self, account: AccountId, step: str, done: bool) -> None:
        self._progress.mark(self.approval.draft_id, account, self.approval.digest, step, done=done)
        if done:
            self._focus_next()

    def _on_posted(self, link: str) -> None:
        if not self.card(StepKind.ACCOUNT).done:
            self._say_card().told.tell(
                State.STOP, "Say first which account the page shows, in the step above."
            )
            control = self.card(StepKind.ACCOUNT).first_control()
            if control is not None:
                control.setFocus()
            return
        self._give(POSTED, link=link)

    def _on_stop_asked(self) -> None:
        page = ReasonPage(
            "I stopped",
            ("Nothing is recorded as posted. You can come back to this account later.",),
            "&What made you stop?",
            "&Keep that",
            self.approval.tick.who,
            self._theme,
            self,
        )
        page.given.connect(self._on_stopped)
        page.show()

    def _on_stopped(self, why: str, _who: str) -> None:
        self._give(STOPPED, why=why)

    def _give(self, kind: str, link: str = "", why: str = "") -> None:
        self._say_card().let_speak(False)
        self._say_card().told.tell(State.CLOCK, "Writing it into the record…")
        outcome = Outcome(
            self.approval.tick.who,
            self._now().isoformat(timespec="seconds"),
            link,
            why,
            self.card(StepKind.ACCOUNT).done,
            self.card(StepKind.COPY_TEXT).done,
        )
        self.outcome_given.emit(self.current, kind, outcome)


def _told(outcome: str) -> tuple[State, str]:
    if outcome == POSTED:
        return State.GOOD, "You said that it is posted, and that is in the record."
    return (
        State.LOOK,
        "You stopped here, and that is in the record. Go through the steps to post it after all.",
    )
