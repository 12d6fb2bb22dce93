"""'Send for review…' from the first question to the parcel on its way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.finding import RuleId
from composer.review.asking import Asked, PictureBytes, no_bytes, request_for
from composer.review.canonical import content_digest, content_of
from composer.review.contacts import Contact, named
from composer.review.packet import Request
from composer.store.drafts import DraftId
from composer.ui.review.ways_out import Doors, WaysOut
from composer.ui.states import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from composer.settings import SettingsFile
    from composer.store.reviews import ReviewStore
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.review.parcels import Made
    from composer.ui.review.send_page import SendPage
    from composer.ui.theme import Theme
    from composer.vault.own_key import OwnKeys


class Sending(QObject):
    """`request_kept` comes when a request went out and is remembered."""

    request_kept = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        keys: OwnKeys,
        doors: Doors,
        reviews: Callable[[], ReviewStore | None],
    ) -> None:
        super().__init__(desk)
        self._desk, self._session, self._keeper, self._background = desk, desk.session, keeper, background
        self._settings, self._theme, self._keys, self._doors = settings, theme, keys, doors
        self._reviews = reviews
        self.picture_bytes: PictureBytes = no_bytes
        self.page: SendPage | None = None
        self._made: dict[tuple[Asked, str], Request] = {}
        self._last: Made | None = None

    def open(self) -> SendPage | None:
        from composer.ui.review.send_page import SendPage

        reviews = self._reviews()
        if reviews is None:
            self._desk.notices.tell("review", State.CLOCK, "The drafts are still being opened. One moment.")
            return None
        if not self._session.draft.text.strip() or not self._session.draft.accounts:
            told = "Write something first, and choose the accounts that it is for."
            self._desk.notices.tell("review", State.IDEA, told)
            return None
        if self.page is None:
            ways = WaysOut(self._doors, self._settings, self._theme, self._desk.window)
            page = SendPage(
                self._session.person,
                self._settings.current.mail_address,
                reviews.contacts(),
                self._doors.now().date(),
                ways,
                self._theme,
                self._desk.window,
            )
            ways.asked.connect(self._on_asked)
            ways.sent.connect(self._on_sent)
            page.destroyed.connect(self._on_closed)
            self.page = page
        self.page.show()
        self.page.raise_()
        return self.page

    def _on_closed(self) -> None:
        self.page = None

    def _on_asked(self, way: str) -> None:
        page, session = self.page, self._session
        if page is None:
            return
        if not session.up_to_date:
            page.ways.told.tell(
                State.CLOCK, "The checklist is still looking at your last change. One moment."
            )
            return
        asked = page.asked()
        if asked is None:
            return
        session.person = asked.asked_by
        self._settings.change(person=asked.asked_by, mail_address=asked.reply_to)
        page.ways.told.tell(State.CLOCK, "One moment. Your keyring may ask you for its password.")
        self._keeper.flush()
        self._background.ask(self._work(way, asked, page.address), self._on_made)

    def _work(self, way: str, asked: Asked, to: str) -> Callable[[], Made]:
        """What runs beside the window. The same question about the same post stays one request, however it goes."""
        from composer.ui.review.parcels import make_request

        session, draft = self._session, self._session.draft
        digest = content_digest(content_of(draft, session.accounts))
        engine = session.engine
        whys: Mapping[RuleId, str] = (
            {rule: words.why for rule, words in engine.rules.items()} if engine is not None else {}
        )
        at = self._doors.now().isoformat(timespec="milliseconds")
        key = asked, digest
        frozen = partial(
            request_for, draft, session.accounts, session.shown.checklist, whys, asked, self.picture_bytes
        )

        def request() -> Request:
            if key not in self._made:
                self._made[key] = frozen(at)
            return self._made[key]

        return partial(make_request, way, self._keys, asked.asked_by, to, request)

    def _on_made(self, made: Made) -> None:
        page = self.page
        if page is None:
            return
        if made.error is not None or made.parcel is None:
            page.ways.told.tell(State.STOP, str(made.error))
            return
        self._last = made
        page.ways.send(made.way, made.parcel)

    def _on_sent(self, _way: str) -> None:
        """Remember it once it is out: only an answer to a remembered request is taken in."""
        reviews, page, made = self._reviews(), self.page, self._last
        if reviews is None or page is None or made is None or not isinstance(made.payload, Request):
            return
        self._background.keep(
            partial(_kept, reviews, made.payload, DraftId(self._keeper.open_id), page.address),
            self._on_kept,
        )
        if made.own is not None and made.own.session_only:
            told = f"Your key lasts only until you close the app, so answers may not know you. {made.own.session_only}"
            self._desk.notices.tell("key", State.LOOK, told)

    def _on_kept(self, _nothing: object) -> None:
        self.request_kept.emit()


def _kept(reviews: ReviewStore, request: Request, draft: DraftId, mail: str) -> None:
    if reviews.request(request.id) is None:
        reviews.keep_request(request, draft)
    known = named(request.reviewer, reviews.contacts())
    if mail and (known is None or known.mail != mail):
        before = known or Contact(request.reviewer)
        reviews.keep_contact(Contact(before.name, before.key, before.role, mail, before.accepted_at))
