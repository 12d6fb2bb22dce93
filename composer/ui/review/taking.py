"""Takes in what comes back: a file, a drop, the words of a mail, or what somebody said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from composer.domain.account import Account, AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.review.answer_text import WORDS
from composer.review.asking import Asked, no_bytes, request_for
from composer.review.contacts import Contact, named
from composer.review.packet import Verdict
from composer.review.standing import Origin
from composer.store.drafts import DraftId
from composer.ui.drops import files_ending
from composer.ui.fields import point_out
from composer.ui.review.arrivals import Arrival, Home, take_file, take_in
from composer.ui.review.looking import Looking
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.store.reviews import ReviewStore
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.review.small_pages import ContactPage, PastePage, ToldPage
    from composer.ui.review.ways_out import Doors
    from composer.ui.theme import Theme
    from composer.vault.own_key import OwnKeys

_ENDINGS = (".postreview", ".eml")
_OPENS = "Reviews and answers (*.postreview *.eml);;All files (*)"


class Taking(QObject):
    """`arrived` comes when something was read, or refused; `kept` when what is known of reviews has changed."""

    arrived = Signal(object)
    kept = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        keys: OwnKeys,
        doors: Doors,
        looking: Looking,
        reviews: Callable[[], ReviewStore | None],
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self._background, self._settings, self._theme = background, settings, theme
        self._keys, self._doors, self._looking, self.store = keys, doors, looking, reviews
        self._paste: PastePage | None = None
        looking.contact_asked.connect(self.open_contact)
        desk.window.drops.offer_to(files_ending(_ENDINGS, self.open_file))

    def open_file(self, file: Path) -> None:
        """A packet or an answer: from the menu, by double click, or dropped on the window."""
        reviews = self.store()
        if reviews is None:
            self.keeper.ready.connect(partial(self.open_file, file))
            return
        self._background.ask(partial(take_file, file, self._home(reviews)), self._on_arrived)

    def ask_for_file(self) -> None:
        folder = self._settings.current.review_folder
        place, _ = QFileDialog.getOpenFileName(self.desk.window, "Open a review or an answer", folder, _OPENS)
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

        reviews = self.store()
        if reviews is None or not self.session.draft.text.strip():
            self.desk.notices.tell(
                "review", State.IDEA, "Write the post first: an answer is about its words."
            )
            return None
        self.keeper.flush()
        sent = reviews.requests_of(DraftId(self.keeper.open_id))
        page = ToldPage([one.reviewer for one in sent], self.session.person, self._theme, self.desk.window)
        page.given.connect(self._on_told)
        page.show()
        return page

    def open_contact(self, who: str, key: str, origin: Origin) -> ContactPage:
        from composer.ui.review.small_pages import ContactPage
        from composer.vault.passwords import spoken_fingerprint

        engine, accounts = self.session.engine, self.session.accounts
        needed = engine.reviews_needed(accounts.values()) if engine is not None else ()
        roles = list(dict.fromkeys(one.role for one in needed if one.role))
        page = ContactPage(who, key, origin, spoken_fingerprint(key), roles, self._theme, self.desk.window)
        page.accepted.connect(self._on_accepted)
        page.show()
        return page

    def _home(self, reviews: ReviewStore) -> Home:
        name = self.session.person
        at = self._doors.now().isoformat(timespec="milliseconds")
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
                point_out(self._paste.words, str(arrival.error))
            else:
                self.desk.notices.tell("review", State.STOP, str(arrival.error))
        elif arrival.request is not None and reviews is not None:
            self._looking.open(arrival.request, reviews)
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
            self.kept.emit()
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
            at = self._doors.now().isoformat(timespec="milliseconds")
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
        self.kept.emit()

    def _on_accepted(self, who: str, key: str, role: str) -> None:
        reviews = self.store()
        if reviews is not None:
            at = self._doors.now().isoformat(timespec="milliseconds")
            self._background.keep(partial(_accept, reviews, who, key, role, at), self._on_contact_kept)

    def _on_contact_kept(self, who: str) -> None:
        self.desk.notices.withdraw("contact")
        self.desk.notices.tell("review", State.GOOD, f"{who}'s key is known from now on.")
        self.kept.emit()


def _public(keys: OwnKeys, name: str) -> str:
    return keys.own(name).identity.signing.public()


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
