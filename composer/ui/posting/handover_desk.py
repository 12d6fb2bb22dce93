"""From 'Post…' to the record: the last page, the hand-over, and what a person says came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Draft, Tick
from composer.domain.readiness import Obstacle, ObstacleKind, obstacles
from composer.errors import ComposerError
from composer.networks.entities import entities
from composer.posting.entry import (
    FINAL_TICK,
    POSTED,
    STOPPED,
    Approval,
    Outcome,
    approved_digest,
    entry_content,
    final_tick,
    what_was_checked,
)
from composer.posting.handover import handover_steps
from composer.posting.progress import Progress
from composer.store.drafts import DraftId
from composer.ui.compose.preview import PictureShown, nothing_shown
from composer.ui.posting.keeping import Places, Reviewed, kept
from composer.ui.states import State
from composer.words.preview import Preview

if TYPE_CHECKING:
    from composer.engine.stamps import PackStamp
    from composer.services import Engine
    from composer.store.opening import Store
    from composer.store.record import Record
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.posting.handover_window import Handover, HandoverWindow
    from composer.ui.posting.last_page import LastLook, LastPage
    from composer.ui.theme import Theme


class HandoverDesk(QObject):
    """`recorded` comes after every entry, `all_posted` when a draft's every account is done."""

    recorded = Signal()
    all_posted = Signal(str)
    named = Signal(str)
    go_asked = Signal(object)
    record_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        theme: Theme,
        now: Callable[[], datetime],
        places: Places,
        previews: Callable[[], Sequence[Preview]],
        open_address: Callable[[str], bool],
        review: Callable[[Draft], Reviewed],
        picture_file: Callable[[str, NetworkId], Path | None],
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self.open_address, self.review, self.picture_file = open_address, review, picture_file
        self.picture_obstacles: Callable[[], tuple[Obstacle, ...]] = tuple
        self.picture_shown: PictureShown = nothing_shown
        self._background, self._theme, self._now, self._previews = background, theme, now, previews
        self._stamps: tuple[PackStamp, ...] = ()
        self._outcomes: dict[AccountId, str] = {}
        self._outcomes_of: str | None = None
        self._stamped: object = None
        self.progress = Progress(places.person / "handovers.json")
        self.last_page: LastPage | None = None
        self.handover: HandoverWindow | None = None

    def open_last_page(self) -> LastPage | None:
        """One last look; from there, and only if nothing is in the way, on to the hand-over."""
        from composer.ui.posting.last_page import LastPage

        if self.keeper.store is None:
            self.desk.notices.tell("posting", State.CLOCK, "The drafts are still being opened. One moment.")
            return None
        self.keeper.flush()
        self._ask_outcomes()
        self._ask_stamps()
        if self.last_page is None:
            page = LastPage(self.look, self.session.person, self._theme, self.desk.window, self.picture_shown)
            page.go_asked.connect(self._on_go_asked)
            page.signed.connect(self._on_signed)
            page.destroyed.connect(self._on_last_page_closed)
            self.last_page = page
        self.last_page.show()
        self.last_page.raise_()
        self.last_page.activateWindow()
        return self.last_page

    def obstacles(self) -> tuple[Obstacle, ...]:
        """All that stands in the way of posting now."""
        draft = self.session.draft
        found = obstacles(draft, self.session.shown.checklist, self.review(draft).missing)
        return (*found, *self.picture_obstacles())

    def look(self) -> LastLook:
        from composer.ui.posting.last_page import LastLook

        draft, checklist = self.session.draft, self.session.shown.checklist
        names = {account.id: account.handle or account.title for account in self.session.accounts.values()}
        return LastLook(
            tuple(self._previews()),
            self.obstacles() or self._still_asking(),
            what_was_checked(checklist, self._stamps, self.review(draft).verdicts),
            tuple(
                f"{names.get(account, account)}: you said that it is posted."
                for account, kind in self._outcomes.items()
                if kind == POSTED and account in draft.accounts
            ),
            final_tick(draft, self.session.accounts),
        )

    def _still_asking(self) -> tuple[Obstacle, ...]:
        """Nothing is signed before it is known which rules were in use, and what the record has already."""
        known = self._stamped is self.session.engine and self._outcomes_of == self.keeper.open_id
        waiting = Obstacle(
            ObstacleKind.CHECKING, "One moment: looking up the rules' versions and the record."
        )
        return () if known else (waiting,)

    def refresh(self) -> None:
        """The draft or its checklist changed."""
        if self.last_page is not None:
            self._ask_stamps()
            self.last_page.refresh()
        if self.handover is not None:
            self.handover.set_stale(self._stale(self.handover.approval))

    def remind(self) -> None:
        """Of a hand-over that was left half-way."""
        if final_tick(self.session.draft, self.session.accounts) is not None:
            told = "You were in the middle of posting this. Nothing is lost: go on where you were."
            self.desk.notices.tell("handover", State.IDEA, told, "Go on", self.open_last_page)

    def _on_go_asked(self, obstacle: Obstacle) -> None:
        if self.last_page is not None:
            self.last_page.close()
        self.go_asked.emit(obstacle)

    def _stale(self, approval: Approval) -> str:
        """Why what was signed may not be handed over any more; '' while it may."""
        draft = self.session.draft
        if self.keeper.open_id != approval.draft_id:
            return "Another draft is open now. Open this one again to go on."
        if any(doubt.stands for doubt in draft.doubts):
            return "Somebody has doubts about it now. Clear them, and sign it again."
        if approved_digest(draft, self.session.accounts) != approval.digest:
            return "The post was changed after it was signed. Close this, and take one last look again."
        return ""

    def _ask_stamps(self) -> None:
        engine = self.session.engine
        if engine is not None and self._stamped is not engine:
            self._background.run(partial(_stamped, engine), self._on_stamps)

    def _on_stamps(self, stamped: tuple[Engine, tuple[PackStamp, ...]]) -> None:
        self._stamped, self._stamps = stamped
        if self.last_page is not None:
            self.last_page.refresh()

    def _ask_outcomes(self) -> None:
        """What the record already says of this draft, so that nothing is posted twice by mistake."""
        store, draft = self.keeper.store, self.keeper.open_id
        if draft != self._outcomes_of:
            self._outcomes, self._outcomes_of = {}, None
        if store is not None and draft:
            self._background.run(partial(_outcomes, store.record, draft), self._on_outcomes)

    def _on_outcomes(self, found: tuple[str, dict[AccountId, str]]) -> None:
        draft, outcomes = found
        if draft == self.keeper.open_id:
            self._outcomes, self._outcomes_of = outcomes, draft
            self.refresh()
            if self.handover is not None and self.handover.approval.draft_id == draft:
                for account, kind in outcomes.items():
                    if self.handover.outcomes.get(account) != kind:
                        self.handover.keep(account, kind)

    def _on_last_page_closed(self) -> None:
        self.last_page = None

    def _on_signed(self, name: str) -> None:
        if self.look().obstacles:
            return
        self.named.emit(name)
        checklist, draft = self.session.shown.checklist, self.session.draft
        tick = final_tick(draft, self.session.accounts)
        if tick is None or tick.who != name:
            digest = approved_digest(draft, self.session.accounts)
            tick = Tick(FINAL_TICK, digest, name, self._now().isoformat(timespec="seconds"))
            self.session.sign(tick)
        self.keeper.flush()
        verdicts = self.review(draft).verdicts
        self._hand_over(
            Approval(self.keeper.open_id, self.session.draft, checklist, self._stamps, tick, verdicts)
        )

    def _hand_over(self, approval: Approval) -> None:
        from composer.ui.posting.handover_window import HandoverWindow

        if self.handover is not None:
            self.handover.close()
        window = HandoverWindow(
            approval,
            self._handovers(approval),
            self._outcomes,
            self.progress,
            self.open_address,
            self.picture_file,
            self._now,
            self._theme,
            self.desk.window,
        )
        window.outcome_given.connect(self._on_outcome)
        window.finish_asked.connect(self._on_all_posted)
        window.destroyed.connect(partial(self._on_handover_closed, window))
        self.handover = window
        self.desk.notices.withdraw("handover")
        window.show()

    def _handovers(self, approval: Approval) -> list[Handover]:
        from composer.ui.posting.handover_window import Handover

        engine, accounts = self.session.engine, self.session.accounts
        made = []
        for id in approval.draft.accounts:
            network = engine.networks.get(accounts[id].network) if engine is not None else None
            if network is not None:
                steps = handover_steps(approval.draft, accounts[id], network, partial(entities, network))
                made.append(Handover(accounts[id], network, steps))
        return made

    def _on_handover_closed(self, window: HandoverWindow) -> None:
        if self.handover is window:
            self.handover = None

    def _on_outcome(self, handover: Handover, kind: str, outcome: Outcome) -> None:
        store, window = self.keeper.store, self.handover
        if store is None or window is None:
            return
        content = entry_content(window.approval, handover.account, handover.network, outcome)
        work = partial(kept, store.record, kind, handover.account.id, content)
        self._background.keep(work, self._on_kept)

    def _on_kept(self, outcome: tuple[AccountId, str, ComposerError | None]) -> None:
        account, kind, error = outcome
        if self.handover is None:
            return
        if error is not None:
            self.handover.not_kept(str(error))
            return
        self._outcomes[account] = kind
        self.handover.keep(account, kind)
        self.recorded.emit()
        if all(self._outcomes.get(one) == POSTED for one in self.handover.approval.draft.accounts):
            self._on_all_posted()

    def _on_all_posted(self) -> None:
        store, window = self.keeper.store, self.handover
        if store is None or window is None:
            return
        draft = window.approval.draft_id
        number = sum(kind == POSTED for kind in self._outcomes.values())
        if self.keeper.open_id == draft:
            self.keeper.forget_open()
        window.close()
        self.progress.forget(draft)
        self._background.keep(partial(_mark_posted, store, draft), self._on_marked)
        accounts = "one account" if number == 1 else f"{number} accounts"
        told = f"In the record: posted from {accounts}. Well done."
        self.desk.notices.tell("handover", State.GOOD, told, "See the record", self.record_asked.emit)
        self.desk.announcer.say(told)

    def _on_marked(self, draft: str) -> None:
        self.all_posted.emit(draft)


def _outcomes(record: Record, draft: str) -> tuple[str, dict[AccountId, str]]:
    """For each account, what the record last says of this draft."""
    found: dict[AccountId, str] = {}
    for entry in record.search(draft, kinds=(POSTED, STOPPED), limit=500):
        if entry.content is not None and entry.content.get("draft") == draft:
            found.setdefault(AccountId(entry.account), entry.kind)
    return draft, found


def _stamped(engine: Engine) -> tuple[Engine, tuple[PackStamp, ...]]:
    return engine, engine.stamps()


def _mark_posted(store: Store, draft: str) -> str:
    store.drafts.mark_posted(DraftId(draft))
    return draft
