"""What belongs to the accounts of a post: versions, layout previews, and threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from composer.domain.account import Account, AccountId
from composer.domain.draft import Draft
from composer.domain.network import Network
from composer.networks.counting import measure
from composer.networks.entities import entities
from composer.ui.compose.counters import said
from composer.ui.compose.preview import PictureShown, nothing_shown
from composer.ui.compose.session import Judged
from composer.ui.compose.versions import VersionBar
from composer.ui.states import State
from composer.words.preview import Look, Preview, preview

if TYPE_CHECKING:
    from composer.ui.compose.desk import Desk
    from composer.ui.compose.preview import PreviewDialog
    from composer.ui.compose.thread import Part, ThreadDialog
    from composer.ui.theme import Theme
    from composer.ui.words.word_tools import WordTools

_AT_REST = 300
"""Milliseconds without a key: an offer moves all that is below it, so it does not come in the middle of a word."""


class AccountTools(QObject):
    """Joined to a desk when the window is furnished; previews and threads need the engine's networks."""

    def __init__(self, desk: Desk, words: WordTools, theme: Theme) -> None:
        super().__init__(desk)
        self.desk = desk
        self.session = desk.session
        self._words = words
        self._theme = theme
        self._too_long: tuple[AccountId, ...] = ()
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.setInterval(_AT_REST)
        self._at_rest.timeout.connect(self._offer_thread)
        self._preview: PreviewDialog | None = None
        self.picture_shown: PictureShown = nothing_shown
        self.bar = VersionBar(theme)
        desk.window.put_above_post(self.bar)
        self._titles: dict[AccountId, str] = {}
        self._connect()
        self._on_names_changed()

    def previews(self) -> list[Preview]:
        """One for each account chosen, as the post stands."""
        made = []
        for account, network in self._chosen():
            text = self.session.draft.text_for(account.id)
            look = (
                self._words.stock.looks.get(network.id, Look()) if self._words.stock is not None else Look()
            )
            found = entities(network, text)
            made.append(preview(text, account, network, look, found, self.session.draft.pictures))
        return made

    def open_preview(self) -> PreviewDialog:
        from composer.ui.compose.preview import PreviewDialog

        if self._preview is None:
            self._preview = PreviewDialog(self.previews, self._theme, self.desk.window, self.picture_shown)
            self._preview.destroyed.connect(self._on_preview_closed)
            self.session.draft_changed.connect(self._preview.refresh_soon)
            self.session.engine_changed.connect(self._preview.refresh_soon)
        self._preview.show()
        self._preview.raise_()
        return self._preview

    def open_thread(self) -> ThreadDialog | None:
        """For the accounts of networks that have threads, those that the post is too long for first."""
        from composer.ui.compose.thread import ThreadDialog

        chosen = [(account, network) for account, network in self._chosen() if network.threads]
        if not chosen:
            self.desk.notices.tell(
                "thread", State.IDEA, "None of the chosen accounts is on a network with threads."
            )
            return None
        chosen.sort(key=lambda pair: pair[0].id not in self._too_long)
        titles = [(account, network.title) for account, network in chosen]
        dialog = ThreadDialog(titles, self._parts, self._theme, self.desk.window)
        dialog.show()
        return dialog

    def rejoin(self, account: AccountId) -> None:
        """Back to the text for all; the account's own words can be brought back."""
        own = self.session.draft.text_for(account)
        self.session.rejoin(account)
        text = f"{self._titles[account]} has the text for all again."
        back = partial(self._bring_back, account, own)
        self.desk.notices.tell("version", State.GOOD, text, "Bring its own text back", back)

    def _connect(self) -> None:
        session, commands = self.session, self.desk.commands
        self.bar.shown_chosen.connect(session.show_version)
        self.bar.different_chosen.connect(session.make_version)
        self.bar.same_chosen.connect(self.rejoin)
        session.draft_changed.connect(self._on_draft_changed)
        session.version_changed.connect(self._show_versions)
        session.engine_changed.connect(self._on_names_changed)
        session.accounts_changed.connect(self._on_names_changed)
        session.judged.connect(self._on_judged)
        commands["different_here"].triggered.connect(self.bar.open_menu)
        commands["same_as_all"].triggered.connect(self._on_same_as_all)
        commands["split_thread"].triggered.connect(self.open_thread)
        commands["show_preview"].triggered.connect(self.open_preview)

    def _chosen(self) -> list[tuple[Account, Network]]:
        session = self.session
        networks = session.engine.networks if session.engine is not None else {}
        accounts = [session.accounts[one] for one in session.draft.accounts if one in session.accounts]
        return [(account, networks[account.network]) for account in accounts if account.network in networks]

    def _parts(self, account: Account) -> list[Part]:
        from composer.ui.compose.thread import Part
        from composer.words.threads import split_thread

        network = dict(self._chosen())[account]
        parts = split_thread(network, self.session.draft.text_for(account.id))
        return [Part(text, said(measure(network, text))) for text in parts]

    def _on_names_changed(self) -> None:
        networks = self._words.titles()
        self._titles = {
            account.id: f"{networks[account.network]} {account.handle}".rstrip()
            for account in self.session.accounts.values()
        }
        self._show_versions()

    def _bring_back(self, account: AccountId, text: str) -> None:
        self.desk.notices.withdraw("version")
        self.session.make_version(account, text)

    def _show_versions(self) -> None:
        draft = self.session.draft
        self.bar.show_draft(draft, self.session.version, self._titles)
        self.desk.commands["different_here"].setEnabled(self.bar.may_differ)
        self.desk.commands["same_as_all"].setEnabled(self.session.version is not None)

    def _on_draft_changed(self, _draft: Draft) -> None:
        self._show_versions()

    def _on_same_as_all(self) -> None:
        if self.session.version is not None:
            self.rejoin(self.session.version)

    def _on_judged(self, judged: Judged) -> None:
        """Offer a thread once, when the post has become too long for accounts that could have one."""
        lengths = judged.checklist.lengths
        too_long = tuple(
            account.id
            for account, network in self._chosen()
            if network.threads and account.id in lengths and not lengths[account.id].fits
        )
        if too_long != self._too_long or self._at_rest.isActive():
            self._too_long = too_long
            self._at_rest.start()

    def _offer_thread(self) -> None:
        if not self._too_long:
            self.desk.notices.withdraw("thread")
            return
        names = ", ".join(self._titles[one] for one in self._too_long)
        text = f"Too long for {names}. It could go out as a thread."
        self.desk.notices.tell("thread", State.IDEA, text, "Split into a thread…", self.open_thread)

    def _on_preview_closed(self) -> None:
        self._preview = None
