"""What the rooms beside take of the pictures: the clean, covered files, and what stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from composer.domain.account import NetworkId
from composer.domain.picture import Picture
from composer.domain.readiness import Obstacle, ObstacleKind
from composer.errors import ComposerError

if TYPE_CHECKING:
    from composer.domain.network import Network
    from composer.ui.compose.session import ComposeSession
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.pictures.readying import Readying


class Outgoing:
    """The pictures of the post on the desk, for the networks that it goes to."""

    def __init__(self, session: ComposeSession, keeper: DraftKeeper, readying: Readying) -> None:
        self._session, self._keeper, self._readying = session, keeper, readying

    @property
    def networks(self) -> tuple[Network, ...]:
        """Those that the post goes to, each once, in the order of the accounts."""
        session = self._session
        known = session.engine.networks if session.engine is not None else {}
        chosen = (session.accounts[one].network for one in session.draft.accounts if one in session.accounts)
        return tuple(known[one] for one in dict.fromkeys(chosen) if one in known)

    def picture_file(self, digest: str, network: NetworkId) -> Path | None:
        """The clean, covered picture for that network, made ready before the last page lets anything through."""
        store, engine = self._keeper.store, self._session.engine
        picture = next((one for one in self._session.draft.pictures if one.digest == digest), None)
        if store is None or engine is None or picture is None or network not in engine.networks:
            return None
        return store.pictures.ready_file(picture, engine.networks[network])

    def picture_bytes(self, picture: Picture) -> tuple[str, bytes]:
        """The same for a review, as the first network of the post would get it. Reads files: not for the GUI thread."""
        store, networks = self._keeper.store, self.networks
        if store is None:
            return "", b""
        try:
            network = networks[0] if networks else None
            made = store.pictures.rendered(picture.digest, picture.edits, network)
        except ComposerError:
            return "", b""
        return made.media_type, made.data

    def obstacles(self) -> tuple[Obstacle, ...]:
        """What stands in the way of posting because of the pictures' files."""
        found: list[Obstacle] = []
        for number, picture in enumerate(self._session.draft.pictures, start=1):
            for network in self.networks:
                ready = self._readying.ready(picture, network.id)
                if ready is None:
                    found.append(Obstacle(ObstacleKind.CHECKING, "The pictures are being made ready."))
                elif ready.file is None:
                    told = f"Picture {number} cannot go to {network.title}: {ready.trouble}"
                    found.append(Obstacle(ObstacleKind.FIX, told))
        return tuple(dict.fromkeys(found))
