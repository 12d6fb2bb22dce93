"""Joins reviews to the desk: asking for one, looking at one, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from composer.domain.account import Account, AccountId, NetworkId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.domain.finding import Edit, Fix
from composer.domain.review import Needed
from composer.domain.span import Span
from composer.review.anchors import place_of
from composer.review.answer_text import WORDS
from composer.review.asking import Asked, no_bytes, request_for
from composer.review.canonical import content_of
from composer.review.contacts import Contact, named
from composer.review.packet import Comment, Verdict
from composer.review.standing import Origin, Standing, standings
from composer.store.drafts import DraftId
from composer.ui.posting.keeping import Reviewed
from composer.ui.review.arrivals import Arrival, Home, take_file, take_in
from composer.ui.review.comments_panel import CommentsPanel
from composer.ui.review.looking import Looking
from composer.ui.review.review_bar import Line, ReviewBar
from composer.ui.review.sending import Sending
from composer.ui.review.state_lines import missing, standing_line, verdicts_for_the_record, waiting_line
from composer.ui.states import State
from composer.words.preview import Look

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.store.reviews import Kept, ReviewStore, Sent
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.review.small_pages import ContactPage, MyKeyPage, PastePage, ToldPage
    from composer.ui.review.ways_out import Doors
    from composer.ui.theme import Theme
    from composer.vault.own_key import Own, OwnKeys

_ENDINGS = (".postreview", ".eml")
_OPENS = "Reviews and answers (*.postreview *.eml);;All files (*)"


class _State(NamedTuple):
    """What the store has on one draft."""

    draft: str = ""
    sent: tuple[Sent, ...] = ()
    kept: tuple[Kept, ...] = ()


class ReviewTools(QObject):
    """Made when the window is furnished. `changed` comes when a review counts for more or less than before."""

    changed = Signal()
    arrived = Signal(object)

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
        self._said = Reviewed()
        self._judged: tuple[Draft, _State, tuple[Standing, ...]] | None = None
        self._paste: PastePage | None = None
        self.bar = ReviewBar(theme)
        self.panel = CommentsPanel(theme)
        desk.window.put_on_top(self.bar)
        desk.window.sides.addWidget(self.panel)
        self.sending = Sending(desk, keeper, background, settings, theme, keys, doors, self.store)
        self.looking = Looking(desk, background, settings, theme, keys, doors, looks)
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

    def open_file(self, file: Path) -> None:
        """A packet or an answer: from the menu, by double click, or dropped on the window."""
        reviews = self.store()
        if reviews is None:
            self.keeper.ready.connect(partial(self.open_file, file))
            return
        self._background.ask(partial(take_file, file, self._home(reviews)), self._on_arrived)

    def ask_for_file(self) -> None:
        place, _ = QFileDialog.getOpenFileName(self.desk.window, "Open a review or an answer", "", _OPENS)
        if place:
            self.open_file(Path(place))

    def open_paste(self) -> PastePage | None:
        from composer.ui.review.small_pages import PastePage

        if self.store() is None:
            return None
        page = PastePage(self._theme, self.desk.window)
        page.given.connect(self._on_pasted)
        page.destroyed.connect(self._on_paste_closed)
        self._paste = page
        page.show()
        return page

    def open_told(self) -> ToldPage | None:
        from composer.ui.review.small_pages import ToldPage

        if self.store() is None or not self.session.draft.text.strip():
            self.desk.notices.tell(
                "review", State.IDEA, "Write the post first: an answer is about its words."
            )
            return None
        self.keeper.flush()
        names = [sent.reviewer for sent in self._state.sent]
        page = ToldPage(names, self.session.person, self._theme, self.desk.window)
        page.given.connect(self._on_told)
        page.show()
        return page

    def open_contact(self, who: str, key: str, origin: Origin) -> ContactPage:
        from composer.ui.review.small_pages import ContactPage
        from composer.vault.passwords import spoken_fingerprint

        roles = list(dict.fromkeys(one.role for one in self._needed if one.role))
        page = ContactPage(who, key, origin, spoken_fingerprint(key), roles, self._theme, self.desk.window)
        page.accepted.connect(self._on_accepted)
        page.show()
        return page

    def open_my_key(self) -> None:
        """It is made if there is none yet."""
        self._background.ask(partial(self._keys.own, self.session.person), self._on_my_key)

    def show_comments(self) -> None:
        self.panel.show_answers([kept.answered for kept in self._state.kept])
        self.panel.setVisible(bool(self._state.kept))
        if not self._state.kept:
            self.desk.notices.tell("review", State.IDEA, "Nobody has answered about this post yet.")

    def use_wording(self, comment: Comment) -> None:
        """Put the suggested wording in, as one step that undo takes back."""
        place = self._go_to(comment)
        if place is not None and comment.suggestion is not None:
            self.desk.post_text.apply(Fix("Use this wording", (Edit(place, comment.suggestion),)))
            self.desk.announcer.say("Done: the suggested wording is in. Undo takes it back.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reviews and mails dropped on the window are opened; anything else goes on as it would."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return False
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        wanted = [file for file in files if file.suffix.casefold() in _ENDINGS]
        if not wanted:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            for file in wanted:
                self.open_file(file)
        return True

    # What happened

    def _connect(self) -> None:
        window, session = self.desk.window, self.session
        for name, slot in {
            "send_review": self.sending.open,
            "told_by": self.open_told,
            "open_review": self.ask_for_file,
            "paste_answer": self.open_paste,
            "show_comments": self.show_comments,
            "my_key": self.open_my_key,
        }.items():
            self.desk.commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.bar.comments_asked.connect(self.show_comments)
        self.panel.go_asked.connect(self._go_to)
        self.panel.use_asked.connect(self.use_wording)
        self.sending.request_kept.connect(self.reload)
        self.looking.contact_asked.connect(self.open_contact)
        session.draft_changed.connect(self._on_draft_changed)
        session.engine_changed.connect(self._on_draft_changed)
        self.keeper.ready.connect(self.reload)
        self.keeper.saved.connect(self._on_saved)
        window.setAcceptDrops(True)
        for place in (window, window.post_text.viewport()):
            place.installEventFilter(self)
        self._on_draft_changed()
        self.reload()

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
        engine, accounts = self.session.engine, self.session.accounts
        chosen = [accounts[one] for one in self.session.draft.accounts if one in accounts]
        self._needed = engine.reviews_needed(chosen) if engine is not None else ()
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
        self.bar.show_lines(self._lines(), comments=bool(self._state.kept))
        said = self.reviewed(self.session.draft)
        if said != self._said:
            self._said = said
            self.changed.emit()

    def _lines(self) -> list[Line]:
        if not self.session.draft.text.strip():
            return []
        standing = self._standing(self.session.draft)
        lines = [standing_line(one) for one in standing]
        answered = {kept.request for kept in self._state.kept}
        waiting = {sent.reviewer: sent for sent in reversed(self._state.sent) if sent.id not in answered}
        lines += [waiting_line(sent, self._doors.now()) for sent in waiting.values()]
        said = {f"{one.answered.verdict.who} said: " for one in standing}
        wanted = missing(self._needed, standing, self.session.person)
        lines += [
            (State.LOOK, sentence)
            for sentence in wanted
            if not any(sentence.startswith(begin) for begin in said)
        ]
        return lines

    def _home(self, reviews: ReviewStore) -> Home:
        name = self.session.person
        at = self._doors.now().isoformat(timespec="seconds")
        return Home(reviews, name, partial(_public, self._keys, name), at)

    def _on_pasted(self, words: str) -> None:
        reviews = self.store()
        if reviews is not None:
            content = words.strip().encode("utf-8", "surrogatepass")
            self._background.ask(partial(take_in, content, self._home(reviews)), self._on_arrived)

    def _on_paste_closed(self) -> None:
        self._paste = None

    def _on_arrived(self, arrival: Arrival) -> None:
        reviews = self.store()
        if arrival.error is not None:
            if self._paste is not None:
                self._paste.missing.setText(str(arrival.error))
            else:
                self.desk.notices.tell("review", State.STOP, str(arrival.error))
        elif arrival.request is not None and reviews is not None:
            self.looking.open(arrival.request, reviews)
        elif arrival.verdict is not None:
            self._take(arrival, arrival.verdict)
        if arrival.error is None and self._paste is not None:
            self._paste.close()
        self.arrived.emit(arrival)

    def _take(self, arrival: Arrival, verdict: Verdict) -> None:
        told = f"{verdict.who} answered: {WORDS[verdict.verdict].lower()}."
        if not arrival.is_new:
            told = f"This answer from {verdict.who} was here already."
        if arrival.draft == self.keeper.open_id:
            self.desk.notices.tell("review", State.GOOD if arrival.is_new else State.IDEA, told)
            self.reload()
        else:
            show = partial(self._show_draft, DraftId(arrival.draft))
            self.desk.notices.tell("review", State.IDEA, told, "Open that post", show)
        if arrival.origin in (Origin.NEW_KEY, Origin.CHANGED_KEY):
            state = State.STOP if arrival.origin is Origin.CHANGED_KEY else State.LOOK
            known = "not the key you know" if arrival.origin is Origin.CHANGED_KEY else "a key new to you"
            compare = partial(self.open_contact, verdict.who, arrival.key, arrival.origin)
            told = f"{verdict.who}'s answer is signed with {known}. Ring them and compare six words."
            self.desk.notices.tell("contact", state, told, "Compare…", compare)

    def _show_draft(self, draft: DraftId) -> None:
        saved = self.keeper.store.drafts.latest(draft) if self.keeper.store is not None else None
        if saved is not None:
            self.desk.notices.withdraw("review")
            self.keeper.show_draft(saved)

    def _on_told(self, who: str, verdict: str, words: str) -> None:
        reviews = self.store()
        if reviews is not None:
            at = self._doors.now().isoformat(timespec="seconds")
            work = partial(
                _keep_told,
                reviews,
                DraftId(self.keeper.open_id),
                self.session.draft,
                dict(self.session.accounts),
                (self.session.person, who, verdict, words, at),
            )
            self._background.keep(work, self._on_told_kept)

    def _on_told_kept(self, _nothing: object) -> None:
        self.reload()

    def _on_accepted(self, who: str, key: str, role: str) -> None:
        reviews = self.store()
        if reviews is not None:
            at = self._doors.now().isoformat(timespec="seconds")
            self._background.keep(partial(_accept, reviews, who, key, role, at), self._on_contact_kept)

    def _on_contact_kept(self, who: str) -> None:
        self.desk.notices.withdraw("contact")
        self.desk.notices.tell("review", State.GOOD, f"{who}'s key is known from now on.")
        self.reload()

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


def _public(keys: OwnKeys, name: str) -> str:
    return keys.own(name).identity.signing.public()


def _state_of(reviews: ReviewStore, draft: DraftId) -> _State:
    if not draft:
        return _State()
    return _State(draft, tuple(reviews.requests_of(draft)), tuple(reviews.answers_of(draft)))


def _keep_told(
    reviews: ReviewStore,
    id: DraftId,
    draft: Draft,
    accounts: Mapping[AccountId, Account],
    told: tuple[str, str, str, str, str],
) -> None:
    """A question that was asked by word of mouth, and its answer, about the post as it stands."""
    author, who, verdict, words, at = told
    request = request_for(draft, accounts, Checklist(), {}, Asked(author, who), no_bytes, at)
    reviews.keep_request(request, id)
    answer = Verdict(request.id, request.digest, verdict, who, at, words, ())  # type: ignore[arg-type]
    reviews.keep_answer(answer, "", told=True)


def _accept(reviews: ReviewStore, who: str, key: str, role: str, at: str) -> str:
    known = named(who, reviews.contacts())
    reviews.keep_contact(
        Contact(who, key, role or (known.role if known else ""), known.mail if known else "", at)
    )
    return who
