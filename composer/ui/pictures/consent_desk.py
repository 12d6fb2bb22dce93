"""Opens the consent windows, keeps what is said in them, and brings the draft's consents up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.account import AccountId
from composer.domain.picture import Consent, Picture, Shown, refreshed
from composer.ui.posting.doubts import ReasonPage
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.store.consents import ConsentStore, Whereabouts
    from composer.store.drafts import SavedDraft
    from composer.store.opening import Store
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.pictures.consent_form import ConsentForm
    from composer.ui.pictures.consent_library import ConsentLibrary
    from composer.ui.pictures.withdrawal_page import WhereaboutsPage
    from composer.ui.theme import Theme


class ConsentDesk(QObject):
    """`picked` hands over a consent and the digest of the picture that it was picked for."""

    picked = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        theme: Theme,
        today: Callable[[], date],
        titles: Callable[[], Mapping[AccountId, str]],
        open_address: Callable[[str], bool],
    ) -> None:
        super().__init__(desk)
        self.desk, self.keeper = desk, keeper
        self._background, self._theme, self._today = background, theme, today
        self._titles, self._open_address = titles, open_address
        self._library: ConsentLibrary | None = None
        self.form: ConsentForm | None = None
        self.whereabouts: WhereaboutsPage | None = None

    def open_library(self, who: Shown | None = None, digest: str = "") -> ConsentLibrary | None:
        """All consents, or those to pick from for one kind of people in a picture."""
        from composer.ui.pictures.consent_library import ConsentLibrary

        store = self.keeper.store
        if store is None:
            self.desk.notices.tell("consent", State.CLOCK, "The drafts are still being opened. One moment.")
            return None
        if self._library is not None:
            self._library.close()
        page = ConsentLibrary(
            store.consents, self._background, self._today, self._theme, self.desk.window, who
        )
        page.chosen.connect(partial(self.picked.emit, digest))
        page.new_asked.connect(lambda who: self.open_form(None, who))
        page.change_asked.connect(lambda consent: self.open_form(consent, consent.who))
        page.withdraw_asked.connect(self.open_withdrawal)
        page.whereabouts_asked.connect(self.find)
        page.finished.connect(partial(self._on_library_closed, page))
        self._library = page
        page.show()
        return page

    def open_form(self, consent: Consent | None, who: Shown) -> ConsentForm:
        from composer.ui.pictures.consent_form import ConsentForm

        owner = self._library or self.desk.window
        person = self.desk.session.person
        form = ConsentForm(consent, who, person, self._today(), self._theme, owner)
        form.kept.connect(self._on_form_kept)
        self.form = form
        form.show()
        return form

    def open_withdrawal(self, consent: Consent) -> ReasonPage:
        page = ReasonPage(
            "It was taken back",
            (
                f"‘{consent.label}’ can then no longer be used. You are shown every draft and post with its pictures.",
                "It stays in the library, so that nobody takes it for a yes again.",
            ),
            "&How and when did they say so?",
            "&It was taken back",
            self.desk.session.person,
            self._theme,
            self._library or self.desk.window,
        )
        page.given.connect(partial(self._on_withdrawal, consent))
        page.show()
        return page

    def find(self, consent: Consent) -> None:
        """Show every draft and post with the pictures of a consent."""
        if self.keeper.store is not None:
            self.keeper.flush()
            work = partial(_found, self.keeper.store, consent)
            self._background.keep(work, self._on_whereabouts)

    def note_use(self, picture: Picture) -> None:
        """Remember for which consents this picture was picked."""
        if self.keeper.store is not None and picture.consents:
            work = partial(_noted, self.keeper.store.consents, picture)
            self._background.keep(work, self._on_noted)

    def bring_up_to_date(self) -> None:
        """Take over what became of the draft's consents: one may have ended or been taken back elsewhere."""
        store, pictures = self.keeper.store, self.desk.session.draft.pictures
        if store is not None and any(picture.consents for picture in pictures):
            self._background.keep(store.consents.all, self._on_all)

    def _on_all(self, consents: list[Consent]) -> None:
        session = self.desk.session
        session.put_pictures(refreshed(session.draft.pictures, consents))

    def _on_form_kept(self, consent: Consent) -> None:
        if self.keeper.store is not None:
            self._background.keep(partial(self.keeper.store.consents.save, consent), self._on_saved)

    def _on_saved(self, consent: Consent) -> None:
        if self._library is not None:
            self._library.refresh(consent)
        self.bring_up_to_date()

    def _on_withdrawal(self, consent: Consent, how: str, who: str) -> None:
        if self.keeper.store is not None:
            work = partial(self.keeper.store.consents.withdraw, consent.id, who, how)
            self._background.keep(work, self._on_withdrawn)

    def _on_withdrawn(self, consent: Consent | None) -> None:
        if consent is not None:
            self._on_saved(consent)
            self.find(consent)

    def _on_whereabouts(self, found: tuple[Consent, Whereabouts]) -> None:
        from composer.ui.pictures.withdrawal_page import WhereaboutsPage

        owner = self._library or self.desk.window
        page = WhereaboutsPage(*found, self._titles(), self._theme, owner)
        page.draft_asked.connect(self._on_draft_asked)
        page.link_asked.connect(self._open_address)
        self.whereabouts = page
        page.show()

    def _on_draft_asked(self, saved: SavedDraft) -> None:
        if str(saved.id) != self.keeper.open_id:
            self.keeper.show_draft(saved)
        self.desk.window.activateWindow()

    def _on_library_closed(self, page: ConsentLibrary, _result: int) -> None:
        if self._library is page:
            self._library = None

    def _on_noted(self, _nothing: None) -> None:
        """It is kept; nothing on screen depends on it."""


def _found(store: Store, consent: Consent) -> tuple[Consent, Whereabouts]:
    newest = store.consents.one(consent.id) or consent
    return newest, store.consents.whereabouts(consent.id, store.drafts, store.record)


def _noted(library: ConsentStore, picture: Picture) -> None:
    library.note_use(picture)
