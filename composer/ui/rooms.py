"""The rooms round the compose desk, built once the window is painted; what one needs of another is joined here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from composer import services
from composer.paths import RESOURCES, machine_folder, person_folder
from composer.settings import SettingsFile
from composer.ui.background import Background
from composer.ui.compose.account_tools import AccountTools
from composer.ui.compose.desk import Desk
from composer.ui.compose.session import ComposeSession
from composer.ui.compose.window import ComposeWindow
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.first_day.first_day_tools import FirstDayTools
from composer.ui.help.help_tools import HelpTools
from composer.ui.paper.paper_tools import PaperTools
from composer.ui.pictures.picture_tools import PictureTools
from composer.ui.posting import posting_tools
from composer.ui.posting.keeping import Places
from composer.ui.posting.posting_tools import PostingTools
from composer.ui.register.register_tools import RegisterTools
from composer.ui.review.review_tools import ReviewTools
from composer.ui.review.ways_out import Doors, ask_folder, ask_place
from composer.ui.settings.settings_tools import SettingsTools
from composer.ui.theme import Theme
from composer.ui.vault.arriving import is_ours
from composer.ui.vault.vault_tools import VaultTools
from composer.ui.words.word_tools import WordTools
from composer.vault.own_key import OwnKeys

if TYPE_CHECKING:
    from composer.domain.account import NetworkId
    from composer.vault.keyrings import Keyring
    from composer.words.preview import Look
    from composer.words.stock import Stock


class Rooms:
    """Each room is handed what it needs. A person has one set of `keys`, for reviews and hand-overs alike."""

    def __init__(
        self,
        window: ComposeWindow,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        decided: services.Decided,
        open_engine: Callable[[str], services.Engine],
        keys: OwnKeys | None = None,
        keyring: Callable[[], Keyring] | None = None,
    ) -> None:
        keys, keyring = keys or OwnKeys(), keyring or services.open_keyring
        self._background, self._settings, self._theme = background, settings, theme
        browse = posting_tools.open_in_browser
        places = Places(person_folder(), machine_folder(), RESOURCES)
        doors = Doors(person_folder(), _moment, browse, ask_place(window), ask_folder(window))
        desk = self.desk = self._desk(window)
        words = self.words = WordTools(desk, background, _open_stock, settings, theme, _today)
        self.account_tools = AccountTools(desk, words, theme)
        keeper = self.keeper = DraftKeeper(desk, background, services.open_store, person_folder(), theme)
        self.reviews = ReviewTools(desk, keeper, background, settings, theme, keys, doors, self._looks)
        self.vault = VaultTools(desk, keeper, background, settings, theme, keys, keyring, _moment)
        self.pictures = PictureTools(desk, keeper, background, words, settings, theme, _today, browse)
        self.posting = self._posting(places)
        self.register = RegisterTools(
            desk, keeper, background, settings, theme, _moment, places, browse, self.vault
        )
        self.settings_tools = SettingsTools(desk, words, background, settings, decided, open_engine, theme)
        self.first_day = FirstDayTools(desk, background, settings, self.settings_tools, _now, theme)
        self.paper = PaperTools(desk, _moment, theme)
        self.help = HelpTools(desk, keeper, background, settings, browse, theme)
        self._join()

    def open_file(self, file: Path) -> None:
        """A review or an answer, or what comes to a person's log-ons."""
        taking = self.vault.arriving if is_ours(file) else self.reviews.taking
        taking.open_file(file)

    def close(self) -> None:
        """Once nothing runs in the background any more."""
        self.keeper.close()
        self.vault.close()

    def _desk(self, window: ComposeWindow) -> Desk:
        chosen = self._settings.current
        accounts = services.accounts_from(chosen.accounts)
        session = ComposeSession(self._background, accounts, chosen.person, _now)
        return Desk(window, session, self._settings, self._theme)

    def _posting(self, places: Places) -> PostingTools:
        return PostingTools(
            self.desk,
            self.keeper,
            self._background,
            self._settings,
            self._theme,
            _moment,
            places,
            self.account_tools.previews,
            review=self.reviews.reviewed,
            picture_file=self.pictures.outgoing.picture_file,
        )

    def _join(self) -> None:
        """What goes from room to room, and which follows which."""
        handing, outgoing, large = self.posting.handing, self.pictures.outgoing, self.pictures.readying.large
        self.reviews.sending.picture_bytes = outgoing.picture_bytes
        handing.picture_obstacles = outgoing.obstacles
        handing.picture_shown = self.account_tools.picture_shown = large
        self.pictures.changed.connect(self.posting.refresh)
        self.reviews.changed.connect(self.posting.refresh)
        self.register.changed.connect(self.posting.regularity.refresh)
        self.settings_tools.changed.connect(self.posting.regularity.follow)
        self.first_day.help_asked.connect(self.help.open_group)

    def _looks(self) -> Mapping[NetworkId, Look]:
        return self.words.stock.looks if self.words.stock is not None else {}


def _open_stock() -> Stock:
    from composer.words.stock import open_stock

    return open_stock(RESOURCES, machine_folder(), person_folder(), _today())


def _today() -> date:
    return _moment().date()


def _now() -> str:
    return _moment().isoformat(timespec="seconds")


def _moment() -> datetime:
    return datetime.now().astimezone()
