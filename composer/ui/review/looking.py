"""Opens a colleague's post to look at, and sends the answer out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.account import NetworkId
from composer.networks.entities import entities
from composer.review.asking import draft_of
from composer.review.packet import Opened
from composer.review.standing import Origin
from composer.ui.review.ways_out import Doors, WaysOut
from composer.ui.states import State
from composer.words.preview import Look, Preview, preview

if TYPE_CHECKING:
    from composer.services import Engine
    from composer.settings import SettingsFile
    from composer.store.reviews import ReviewStore
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.review.looked_at import LookedAt
    from composer.ui.review.parcels import Made
    from composer.ui.review.reviewer_window import ReviewerWindow
    from composer.ui.theme import Theme
    from composer.vault.own_key import OwnKeys


class Looking(QObject):
    """One window a request. `contact_asked` says whose key a person wants to compare."""

    contact_asked = Signal(str, str, object)
    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        keys: OwnKeys,
        doors: Doors,
        looks: Callable[[], Mapping[NetworkId, Look]],
    ) -> None:
        super().__init__(desk)
        self._desk, self._session, self._background = desk, desk.session, background
        self._settings, self._theme, self._keys, self._doors = settings, theme, keys, doors
        self._looks = looks
        self.window: ReviewerWindow | None = None

    def open(self, opened: Opened, reviews: ReviewStore) -> None:
        """Judge it beside the window, then show it."""
        told = "Opening the review. Your keyring may ask you for its password."
        self._desk.notices.tell("review", State.CLOCK, told)
        self._background.ask(
            partial(
                _looked_at,
                opened,
                self._session.engine,
                reviews,
                self._session.person,
                self._keys,
                self._doors,
            ),
            self._on_looked,
        )

    def layouts(self) -> list[Preview]:
        """The post of the open request as each network would lay it out."""
        engine, window = self._session.engine, self.window
        if engine is None or window is None:
            return []
        draft, accounts = draft_of(window.looked.request)
        looks, made = self._looks(), []
        for account in accounts.values():
            network = engine.networks.get(account.network)
            if network is not None:
                text = draft.text_for(account.id)
                look = looks.get(network.id, Look())
                made.append(preview(text, account, network, look, entities(network, text), draft.pictures))
        return made

    def _on_looked(self, looked: LookedAt) -> None:
        from composer.ui.review.reviewer_window import ReviewerWindow

        self._desk.notices.withdraw("review")
        if self.window is not None:
            self.window.close()
        ways = WaysOut(self._doors, self._settings, self._theme, self._desk.window)
        window = ReviewerWindow(looked, self._session.person, ways, self._theme, self._desk.window)
        ways.asked.connect(self._on_asked)
        window.layout_asked.connect(self._on_layout)
        window.contact_asked.connect(self._on_contact)
        window.destroyed.connect(partial(self._on_closed, window))
        self.window = window
        window.show()
        window.raise_()
        self.opened.emit(window)

    def _on_closed(self, window: ReviewerWindow) -> None:
        if self.window is window:
            self.window = None

    def _on_layout(self) -> None:
        from composer.ui.compose.preview import PreviewDialog

        if self.window is not None:
            PreviewDialog(self.layouts, self._theme, self.window).show()

    def _on_contact(self, who: str, key: str) -> None:
        origin = self.window.looked.origin if self.window is not None else Origin.NEW_KEY
        self.contact_asked.emit(who, key, origin)

    def _on_asked(self, way: str) -> None:
        from composer.ui.review.parcels import make_verdict

        window = self.window
        if window is None:
            return
        verdict = window.verdict(self._doors.now().isoformat(timespec="milliseconds"))
        if verdict is None:
            return
        self._session.person = verdict.who
        self._settings.change(person=verdict.who)
        window.ways.told.tell(State.CLOCK, "One moment. Your keyring may ask you for its password.")
        to = window.looked.request.reply_to
        self._background.ask(partial(make_verdict, way, self._keys, verdict, to), self._on_made)

    def _on_made(self, made: Made) -> None:
        window = self.window
        if window is None:
            return
        if made.error is not None or made.parcel is None:
            window.ways.told.tell(State.STOP, str(made.error))
        else:
            window.ways.send(made.way, made.parcel)


def _looked_at(
    opened: Opened, engine: Engine | None, reviews: ReviewStore, name: str, keys: OwnKeys, doors: Doors
) -> LookedAt:
    from composer.ui.review.looked_at import look_at

    return look_at(
        opened,
        engine,
        reviews.contacts(),
        name,
        partial(_public, keys, name),
        doors.now(),
    )


def _public(keys: OwnKeys, name: str) -> str:
    return keys.own(name).identity.signing.public()
