"""A desk with its register joined, for whatever tries it: a made-up team, and stand-ins for the world outside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, HolderRole, RegisteredAccount
from composer.networks.catalogue import load_networks
from composer.paths import RESOURCES
from composer.settings import SettingsFile
from composer.store.register import RegisterStore
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.posting.keeping import Places
from composer.ui.register.register_tools import RegisterTools
from composer.ui.theme import Theme
from composer.ui.vault.vault_tools import VaultTools
from composer.vault.keyrings import MemoryKeyring
from composer.vault.own_key import OwnKeys

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
PATIENCE = 20_000
X = AccountId("x-ourteam")
TEAM = RegisteredAccount(
    X,
    NetworkId("x"),
    "@OurTeam",
    "Our team",
    visibility=Visibility.PROTECTED,
    checked="2026-11-01",
    checked_by="Dana Luck",
    holders=(Holder("Dana Luck", HolderRole.COMMS_LEAD), Holder("Sam", HolderRole.SECOND)),
    rhythm="weekly",
    requires_review=1,
)


class World:
    """Stands in for browser and file dialogs: remembers what was asked."""

    def __init__(self, folder: Path) -> None:
        self.opened: list[str] = []
        self._folder = folder

    def open_address(self, address: str) -> bool:
        self.opened.append(address)
        return True

    def ask_place(self, _title: str, name: str) -> str:
        return str(self._folder / name)


class Team(NamedTuple):
    """A desk with its register joined."""

    desk: Desk
    tools: RegisterTools
    store: RegisterStore
    world: World
    settings: SettingsFile
    vault: VaultTools


class Joined:
    """Joins the register once its database and settings are as a test wants them."""

    def __init__(
        self,
        qtbot: QtBot,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        folder: Path,
    ) -> None:
        self.qtbot, self.desk, self.keeper, self.settings = qtbot, desk, keeper, settings
        self._background, self._theme, self._folder = background, theme, folder

    @property
    def store(self) -> RegisterStore:
        assert self.keeper.store is not None
        return RegisterStore(self.keeper.store.database)

    def __call__(self, *accounts: RegisteredAccount) -> Team:
        """The register with these accounts on it, once it is read."""
        for account in accounts:
            self.store.add(account, "Dana Luck")
        tools, world, vault = self.unread()
        self.qtbot.waitUntil(lambda: tools.room is not None, timeout=PATIENCE)
        return Team(self.desk, tools, self.store, world, self.settings, vault)

    def unread(self) -> tuple[RegisterTools, World, VaultTools]:
        engine = self.desk.session.engine
        assert engine is not None
        vars(engine)["networks"] = load_networks()
        world = World(self._folder)
        vault = VaultTools(
            self.desk,
            self.keeper,
            self._background,
            self.settings,
            self._theme,
            OwnKeys(MemoryKeyring),
            MemoryKeyring,
            lambda: NOW,
        )
        tools = RegisterTools(
            self.desk,
            self.keeper,
            self._background,
            self.settings,
            self._theme,
            lambda: NOW,
            Places(self._folder, self._folder / "machine", RESOURCES),
            world.open_address,
            vault,
            ask_place=world.ask_place,
        )
        return tools, world, vault
