"""Joins reviews to the desk: asking for one, looking at one, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Draft
from composer.domain.finding import Edit, Fix
from composer.domain.review import Needed
from composer.domain.span import Span
from composer.review.anchors import place_of
from composer.review.canonical import content_of
from composer.review.packet import Comment
from composer.review.standing import Standing, standings
from composer.store.drafts import DraftId
from composer.ui.posting.keeping import Reviewed
from composer.ui.review.comments_panel import CommentsPanel
from composer.ui.review.looking import Looking
from composer.ui.review.review_bar import Line, ReviewBar
from composer.ui.review.sending import Sending
from composer.ui.review.shared_folder import FolderWatch
from composer.ui.review.state_lines import missing, standing_line, verdicts_for_the_record, waiting_line
from composer.ui.review.taking import Taking
from composer.ui.states import State
from composer.words.preview import Look

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.store.reviews import Kept, ReviewStore, Sent
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.review.small_pages import MyKeyPage
    from composer.ui.review.ways_out import Doors
    from composer.ui.theme import Theme
    from composer.vault.own_key import Own, OwnKeys


class _State(NamedTuple):
    """What the store has on one draft."""

    draft: str = ""
    sent: tuple[Sent, ...] = ()
    kept: tuple[Kept, ...] = ()


class ReviewTools(QObject):
    """Made when the window is furnished. `changed` comes when a review counts for more or less than before."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        keys: OwnKeys,
        doors: Doors,
        looks: Callable[[], Mapping[NetworkId, Look]],
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self._background, self._theme, self._keys, self._doors = background, theme, keys, doors
        self._reviews: ReviewStore | None = None
        self._state = _State()
        self._needed: tuple[Needed, ...] = ()
        self._about: tuple[object, ...] = ()
        self._said = Reviewed()
        self._judged: tuple[Draft, _State, tuple[Standing, ...]] | None = None
        self.bar = ReviewBar(theme)
        self.panel = CommentsPanel(theme)
        desk.window.put_on_top(self.bar)
        desk.window.sides.addWidget(self.panel)
        self.sending = Sending(desk, keeper, background, settings, theme, keys, doors, self.store)
        self.looking = Looking(desk, background, settings, theme, keys, doors, looks)
        self.taking = Taking(desk, keeper, background, settings, theme, keys, doors, self.looking, self.store)
        self.folder_watch = FolderWatch(
            desk, background, settings, doors.now, self.store, self.taking.open_file
        )
        desk.reviews_needed = self.still_needed
        self._connect()

    # What the rest of the app asks

    def still_needed(self) -> tuple[str, ...]:
        """Which reviews are missing, out of date or against posting, in sentences."""
        return self.reviewed(self.session.draft).missing

    def reviewed(self, draft: Draft) -> Reviewed:
        """What the last page is told: what stands in the way, and the verdicts that hold."""
        if self._state.draft != self.keeper.open_id:
            return Reviewed(missing(self._needed, (), self.session.person))
        standing = self._standing(draft)
        return Reviewed(
            missing(self._needed, standing, self.session.person), verdicts_for_the_record(standing)
        )

    def store(self) -> ReviewStore | None:
        """Where reviews are kept; None until the drafts are open."""
        if self._reviews is None and self.keeper.store is not None:
            from composer.store.reviews import ReviewStore

            self._reviews = ReviewStore(self.keeper.store.database)
        return self._reviews

    # What a person can ask for

    def open_my_key(self) -> None:
        """It is made if there is none yet."""
        self._background.ask(partial(self._keys.own, self.session.person), self._on_my_key)

    def show_comments(self) -> None:
        self.panel.show_answers([kept.answered for kept in self._state.kept])
        self.panel.setVisible(bool(self._state.kept))
        if not self._state.kept:
            told = "Nobody has answered about this post yet. Answers come here when you open them."
            send = self.desk.commands["send_review"].trigger
            self.desk.notices.tell("review", State.IDEA, told, "Send for review…", send)

    def use_wording(self, comment: Comment) -> None:
        """Put the suggested wording in, as one step that undo takes back."""
        place = self._go_to(comment)
        if place is not None and comment.suggestion is not None:
            self.desk.post_text.apply(Fix("Use this wording", (Edit(place, comment.suggestion),)))
            self.desk.announcer.say("Done: the suggested wording is in. Undo takes it back.")

    # What happened

    def _connect(self) -> None:
        session = self.session
        for name, slot in {
            "send_review": self.sending.open,
            "told_by": self.taking.open_told,
            "open_review": self.taking.ask_for_file,
            "paste_answer": self.taking.open_paste,
            "show_comments": self.show_comments,
            "my_key": self.open_my_key,
        }.items():
            self.desk.commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.bar.comments_asked.connect(self.show_comments)
        self.panel.go_asked.connect(self._go_to)
        self.panel.use_asked.connect(self.use_wording)
        self.sending.request_kept.connect(self.reload)
        self.taking.kept.connect(self.reload)
        session.draft_changed.connect(self._on_draft_changed)
        session.engine_changed.connect(self._on_draft_changed)
        self.keeper.ready.connect(self.reload)
        self.keeper.ready.connect(self.folder_watch.look)
        self.keeper.saved.connect(self._on_saved)
        self._on_draft_changed()
        self.reload()
        self.folder_watch.look()

    def reload(self) -> None:
        """Ask the store what it has on the open draft."""
        reviews, draft = self.store(), self.keeper.open_id
        if reviews is not None:
            self._background.run(partial(_state_of, reviews, DraftId(draft)), self._on_state)

    def _on_state(self, state: _State) -> None:
        if state.draft != self.keeper.open_id:
            return
        known = len(self._state.kept) if self._state.draft == state.draft else 0
        self._state = state
        commented = any(kept.answered.verdict.comments for kept in state.kept[known:])
        if commented or self.panel.isVisible():
            self.show_comments()
        self._refresh()

    def _on_saved(self) -> None:
        if self._state.draft != self.keeper.open_id:
            self.reload()

    def _on_draft_changed(self, _what: object = None) -> None:
        session = self.session
        chosen = [session.accounts[one] for one in session.draft.accounts if one in session.accounts]
        written = bool(session.draft.text.strip())
        today = self._doors.now().date()
        about = (session.engine, chosen, today, session.person, self.keeper.open_id, written)
        if about != self._about:
            self._about = about
            self._needed = session.engine.reviews_needed(chosen) if session.engine is not None else ()
        elif not (self._state.kept or self._state.sent):
            return  # a letter typed changes nothing of what nobody was asked about
        if self._state.draft != self.keeper.open_id:
            self._state = _State()
            self.panel.hide()
            self.reload()
        self._refresh()

    def _standing(self, draft: Draft) -> tuple[Standing, ...]:
        """Asked several times for each letter typed, so the last answer is kept."""
        if not self._state.kept:
            return ()
        if self._judged is None or self._judged[0] is not draft or self._judged[1] is not self._state:
            content = content_of(draft, self.session.accounts)
            answers = [kept.answered for kept in self._state.kept]
            self._judged = draft, self._state, standings(answers, content)
        return self._judged[2]

    def _refresh(self) -> None:
        said = self.reviewed(self.session.draft)
        self.bar.show_lines(self._lines(said.missing), comments=bool(self._state.kept))
        if said != self._said:
            self._said = said
            self.desk.summarise()
            self.changed.emit()

    def _lines(self, wanted: tuple[str, ...]) -> list[Line]:
        if not self.session.draft.text.strip():
            return []
        standing = self._standing(self.session.draft)
        lines = [standing_line(one) for one in standing]
        answered = {kept.request for kept in self._state.kept}
        waiting = {sent.reviewer: sent for sent in reversed(self._state.sent) if sent.id not in answered}
        lines += [waiting_line(sent, self._doors.now()) for sent in waiting.values()]
        said = {f"{one.answered.verdict.who} said: " for one in standing}
        lines += [
            (State.LOOK, sentence)
            for sentence in wanted
            if not any(sentence.startswith(begin) for begin in said)
        ]
        return lines

    def _on_my_key(self, own: Own) -> None:
        from composer.ui.review.small_pages import MyKeyPage
        from composer.vault.passwords import spoken_fingerprint

        public = own.identity.signing.public()
        page: MyKeyPage = MyKeyPage(
            spoken_fingerprint(public),
            public,
            own.kept_in,
            own.session_only,
            self._theme,
            self.desk.window,
        )
        page.show()

    def _go_to(self, comment: Comment) -> Span | None:
        """Show the words that a comment is about; None, and said so, where they are gone."""
        account = AccountId(comment.account)
        version = account if account in self.session.draft.versions else None
        self.session.show_version(version)
        place = place_of(comment, self.session.text)
        if place is None:
            told = "These words are no longer in the post, or stand in it more than once."
            self.desk.notices.tell("review", State.IDEA, told)
        else:
            self.desk.post_text.go_to(place)
        return place


def _state_of(reviews: ReviewStore, draft: DraftId) -> _State:
    if not draft:
        return _State()
    return _State(draft, tuple(reviews.requests_of(draft)), tuple(reviews.answers_of(draft)))
