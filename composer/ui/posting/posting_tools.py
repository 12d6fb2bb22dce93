"""Joins posting to the desk: doubts, asking, the last page, the hand-over, the record, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Doubt, Draft, Tick
from composer.domain.readiness import Obstacle, ObstacleKind, obstacles
from composer.errors import ComposerError
from composer.networks.entities import entities
from composer.posting.entry import (
    FINAL_TICK,
    POSTED,
    WENT_WRONG,
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
from composer.ui.posting.doubts import DoubtBar, ReasonPage, clearing_page, doubt_page
from composer.ui.posting.post_bar import PostBar
from composer.ui.posting.regularity import Regularity
from composer.ui.states import State
from composer.words.preview import Preview

if TYPE_CHECKING:
    from composer.engine.stamps import PackStamp
    from composer.settings import SettingsFile
    from composer.store.opening import Store
    from composer.store.record import Entry, Record
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.compose.session import Judged
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.posting.ask import AskPage
    from composer.ui.posting.handover_window import Handover, HandoverWindow
    from composer.ui.posting.last_page import LastLook, LastPage
    from composer.ui.posting.record_window import RecordWindow
    from composer.ui.posting.wrong_window import WrongWindow
    from composer.ui.theme import Theme


class Reviewed(NamedTuple):
    """What a review room says of a draft: what is missing or against it, and the verdicts that hold."""

    missing: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()


class Places(NamedTuple):
    """Where this room keeps and finds things."""

    person: Path
    machine: Path
    resources: Path

    def layered(self, name: str) -> tuple[Path, ...]:
        """A data file of that name: the bundled one, the machine's, the person's."""
        return self.resources / name, self.machine / name, self.person / name


def open_in_browser(address: str) -> bool:
    return QDesktopServices.openUrl(QUrl(address))


def no_review(_draft: Draft) -> Reviewed:
    """Until a review room says otherwise, no review is needed and none was given."""
    return Reviewed()


def no_picture(_digest: str, _network: NetworkId) -> Path | None:
    """Until a picture room says otherwise, pictures are added by hand."""
    return None


class PostingTools(QObject):
    """Joined to a desk when the window is furnished. `all_posted` comes when a draft's every account is done."""

    all_posted = Signal(str)
    recorded = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        now: Callable[[], datetime],
        places: Places,
        previews: Callable[[], Sequence[Preview]],
        *,
        open_address: Callable[[str], bool] = open_in_browser,
        review: Callable[[Draft], Reviewed] = no_review,
        picture_file: Callable[[str, NetworkId], Path | None] = no_picture,
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self.review, self.picture_file, self.open_address = review, picture_file, open_address
        self._background, self._settings, self._theme = background, settings, theme
        self._now, self._places, self._previews = now, places, previews
        self._stamps: tuple[PackStamp, ...] = ()
        self._outcomes: dict[AccountId, str] = {}
        self._outcomes_of = ""
        self.progress = Progress(places.person / "handovers.json")
        self.last_page: LastPage | None = None
        self.handover: HandoverWindow | None = None
        self.bar = PostBar(theme)
        self.doubt_bar = DoubtBar(theme)
        desk.window.put_on_top(self.doubt_bar)
        desk.window.pane.add_below(self.bar)
        self.regularity = Regularity(desk, keeper, background, settings, theme, now, places.layered)
        self._connect()
        self._on_draft_changed(self.session.draft)

    # What a person can ask for

    def open_doubts(self) -> ReasonPage:
        page = doubt_page(self.session.person, self._theme, self.desk.window)
        page.given.connect(self._on_doubt)
        page.show()
        return page

    def open_clearing(self, doubt: Doubt) -> ReasonPage:
        page = clearing_page(doubt, self.session.person, self._theme, self.desk.window)
        page.given.connect(partial(self._on_cleared, doubt))
        page.show()
        return page

    def open_ask(self, question: str = "") -> AskPage:
        from composer.posting.mail import all_texts, question_body
        from composer.ui.posting.ask import AskPage

        draft, checklist = self.session.draft, self.session.shown.checklist
        words = all_texts(draft, self.session.accounts)
        page = AskPage(
            self._settings.current.ask_address,
            lambda question: question_body(words, checklist, question),
            self._places.person / "mail",
            self._now,
            self.open_address,
            self._theme,
            self.desk.window,
            question,
        )
        page.show()
        return page

    def open_last_page(self) -> LastPage | None:
        """One last look; from there, and only if nothing is in the way, on to the hand-over."""
        from composer.ui.posting.last_page import LastPage

        if self._record() is None:
            return None
        self.keeper.flush()
        self._ask_outcomes()
        if self.session.engine is not None:
            self._background.run(self.session.engine.stamps, self._on_stamps)
        if self.last_page is None:
            page = LastPage(self.look, self.session.person, self._theme, self.desk.window)
            page.go_asked.connect(self.go_to)
            page.signed.connect(self._on_signed)
            page.destroyed.connect(self._on_last_page_closed)
            self.last_page = page
        self.last_page.show()
        self.last_page.raise_()
        self.last_page.activateWindow()
        return self.last_page

    def open_record(self) -> RecordWindow | None:
        from composer.ui.posting.record_window import RecordWindow

        record = self._record()
        if record is None:
            return None
        window = RecordWindow(
            record,
            tuple(self.session.accounts.values()),
            self._background,
            self._settings,
            self._now,
            self._theme,
            self.desk.window,
        )
        window.went_wrong.connect(self.open_wrong)
        self.recorded.connect(window.ask)
        window.show()
        return window

    def open_wrong(self, entry: Entry | None = None) -> WrongWindow:
        from composer.posting.wrong import read_card
        from composer.ui.posting.wrong_window import WrongWindow

        store = self.keeper.store
        window = WrongWindow(
            read_card(self._places.layered("wrong.yml")),
            entry,
            store.record if store is not None else None,
            self._places.person / "evidence",
            self.session.person,
            self._now,
            self._background,
            self.open_address,
            self._theme,
            self.desk.window,
        )
        window.mail_asked.connect(self._on_wrong_mail)
        window.done_asked.connect(self._on_wrong_done)
        window.show()
        return window

    def go_to(self, obstacle: Obstacle) -> None:
        """Where a person can do something about an obstacle."""
        if self.last_page is not None:
            self.last_page.close()
        desk = self.desk
        desk.window.activateWindow()
        if obstacle.kind is ObstacleKind.ACCOUNT:
            desk.window.counters.open_chooser()
        elif obstacle.kind is ObstacleKind.DOUBT:
            self._clear_oldest()
        elif obstacle.kind is ObstacleKind.REVIEW and "send_review" in desk.commands:
            desk.commands["send_review"].trigger()
        elif obstacle.rule is not None:
            rows = desk.rows.model.rows
            place = next((n for n, row in enumerate(rows) if _is_about(row, obstacle)), None)
            if place is not None:
                desk.rows.choose(place)
            desk.rows.list.setFocus()
        else:
            desk.post_text.setFocus()

    # What the last page shows

    def obstacles(self) -> tuple[Obstacle, ...]:
        """All that stands in the way of posting now."""
        draft = self.session.draft
        return obstacles(draft, self.session.shown.checklist, self.review(draft).missing)

    def look(self) -> LastLook:
        from composer.ui.posting.last_page import LastLook

        draft, checklist = self.session.draft, self.session.shown.checklist
        names = {account.id: account.handle or account.title for account in self.session.accounts.values()}
        return LastLook(
            tuple(self._previews()),
            self.obstacles(),
            what_was_checked(checklist, self._stamps, self.review(draft).verdicts),
            tuple(
                f"{names.get(account, account)}: you said that it is posted."
                for account, kind in self._outcomes.items()
                if kind == POSTED and account in draft.accounts
            ),
            final_tick(draft, self.session.accounts),
        )

    # What happened

    def _connect(self) -> None:
        commands, session = self.desk.commands, self.session
        for name, slot in {
            "post": self.open_last_page,
            "doubts": self.open_doubts,
            "ask": self.open_ask,
            "record": self.open_record,
            "plan": self.regularity.open_plan,
            "went_wrong": self.open_wrong,
        }.items():
            commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.bar.post.clicked.connect(commands["post"].trigger)
        self.bar.doubts.clicked.connect(commands["doubts"].trigger)
        self.bar.ask.clicked.connect(commands["ask"].trigger)
        self.doubt_bar.clear_asked.connect(self.open_clearing)
        session.draft_changed.connect(self._on_draft_changed)
        session.judged.connect(self._on_judged)
        self.recorded.connect(self.regularity.refresh)
        if self.keeper.store is not None:
            self._on_ready()
        else:
            self.keeper.ready.connect(self._on_ready)

    def _record(self) -> Record | None:
        if self.keeper.store is None:
            self.desk.notices.tell("posting", State.CLOCK, "The drafts are still being opened. One moment.")
            return None
        return self.keeper.store.record

    def _take_name(self, name: str) -> None:
        """The name that somebody signed with is theirs from now on."""
        self.session.person = name
        self._settings.change(person=name)

    def _on_doubt(self, reason: str, name: str) -> None:
        self._take_name(name)
        self.session.doubt(reason)
        self.desk.announcer.say("Parked. It cannot be posted until somebody clears the doubt.")

    def _on_cleared(self, doubt: Doubt, why: str, name: str) -> None:
        self._take_name(name)
        self.session.clear_doubt(doubt, why)
        self.desk.announcer.say("The doubt is cleared.")

    def _clear_oldest(self) -> None:
        standing = next((doubt for doubt in self.session.draft.doubts if doubt.stands), None)
        if standing is not None:
            self.open_clearing(standing)

    def _on_draft_changed(self, draft: Draft) -> None:
        self.doubt_bar.show_doubts(draft.doubts)
        self._refresh()
        if self.handover is not None:
            self.handover.set_stale(self._stale(self.handover.approval))

    def _on_judged(self, _judged: Judged) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self.bar.show_ready(not self.obstacles())
        if self.last_page is not None:
            self.last_page.refresh()

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

    def _on_stamps(self, stamps: tuple[PackStamp, ...]) -> None:
        self._stamps = stamps
        self._refresh()

    def _ask_outcomes(self) -> None:
        """What the record already says of this draft, so that nothing is posted twice by mistake."""
        store, draft = self.keeper.store, self.keeper.open_id
        if draft != self._outcomes_of:
            self._outcomes, self._outcomes_of = {}, draft
        if store is not None and draft:
            self._background.run(partial(_outcomes, store.record, draft), self._on_outcomes)

    def _on_outcomes(self, found: tuple[str, dict[AccountId, str]]) -> None:
        draft, outcomes = found
        if draft == self.keeper.open_id:
            self._outcomes, self._outcomes_of = outcomes, draft
            self._refresh()
            if self.handover is not None and self.handover.approval.draft_id == draft:
                for account, kind in outcomes.items():
                    if self.handover.outcomes.get(account) != kind:
                        self.handover.keep(account, kind)

    def _on_last_page_closed(self) -> None:
        self.last_page = None

    def _on_signed(self, name: str) -> None:
        if self.obstacles():
            return
        self._take_name(name)
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
        work = partial(_kept, store.record, kind, handover.account.id, content)
        self._background.keep(work, self._on_kept)

    def _on_kept(self, kept: tuple[AccountId, str, ComposerError | None]) -> None:
        account, kind, error = kept
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
        self.desk.notices.tell("handover", State.GOOD, told, "See the record", self.open_record)
        self.desk.announcer.say(told)

    def _on_marked(self, draft: str) -> None:
        self.all_posted.emit(draft)

    def _on_ready(self) -> None:
        """Remember a hand-over that was left half-way, and what is past its time."""
        from composer.ui.posting.record_window import remove_old

        store, months = self.keeper.store, self._settings.current.keep_record_months
        if store is not None and months:
            who = self._settings.current.person or "this computer's setting"
            self._background.run(
                partial(remove_old, store.record, months, who, self._now()), self._on_removed
            )
        if final_tick(self.session.draft, self.session.accounts) is not None:
            told = "You were in the middle of posting this. Nothing is lost: go on where you were."
            self.desk.notices.tell("handover", State.IDEA, told, "Go on", self.open_last_page)

    def _on_removed(self, number: int) -> None:
        if number:
            told = f"The content of {number} old entries was taken out of the record, as it is set."
            self.desk.notices.tell("retention", State.IDEA, told)

    def _on_wrong_mail(self, entry: Entry | None) -> None:
        from composer.ui.posting.record_page import entry_title

        about = f"\n\n{entry_title(entry)}" if entry is not None else ""
        self.open_ask(
            f"A post went wrong.{about}\n\nWhen it was noticed, and by whom:\nWho may be affected:\nWhat was done:"
        )

    def _on_wrong_done(self, entry: Entry, done: Sequence[str]) -> None:
        store = self.keeper.store
        if store is None:
            return
        who, when = self.session.person, self._now().isoformat(timespec="seconds")
        content = {"about_entry": entry.seq, "done": list(done), "said_by": who, "said_at": when}
        work = partial(_kept, store.record, WENT_WRONG, entry.account, content)
        self._background.keep(work, self._on_wrong_kept)

    def _on_wrong_kept(self, kept: tuple[str, str, ComposerError | None]) -> None:
        error = kept[2]
        state, told = (State.STOP, str(error)) if error else (State.GOOD, "What was done is in the record.")
        self.desk.notices.tell("wrong", state, told)
        self.recorded.emit()


def _is_about(row: Any, obstacle: Obstacle) -> bool:
    about = row.question if obstacle.kind is ObstacleKind.TICK else row.finding
    if about is None:
        return False
    return bool(about.rule == obstacle.rule)


def _outcomes(record: Record, draft: str) -> tuple[str, dict[AccountId, str]]:
    """For each account, what the record last says of this draft."""
    from composer.posting.entry import STOPPED

    found: dict[AccountId, str] = {}
    for entry in record.search(draft, kinds=(POSTED, STOPPED), limit=500):
        if entry.content is not None and entry.content.get("draft") == draft:
            found.setdefault(AccountId(entry.account), entry.kind)
    return draft, found


def _kept(
    record: Record, kind: str, account: str, content: Mapping[str, Any]
) -> tuple[str, str, ComposerError | None]:
    try:
        record.append(kind, account, content)
    except ComposerError as error:
        return account, kind, error
    return account, kind, None


def _mark_posted(store: Store, draft: str) -> str:
    store.drafts.mark_posted(DraftId(draft))
    return draft
