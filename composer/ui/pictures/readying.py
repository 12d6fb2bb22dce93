"""Makes the post's pictures ready beside the window: small ones to show, and clean ones to go out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from composer.domain.account import NetworkId
from composer.domain.picture import Picture
from composer.errors import ComposerError
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.domain.network import Network
    from composer.store.pictures import About, PictureStore, Ready
    from composer.ui.background import Background

_SMALL, _LARGE = 160, 1200
"""Dots along the longer side, for the row and for the page."""


class Seen(NamedTuple):
    """A picture as it goes out, for the screen; `trouble` says why it cannot be shown."""

    mark: str
    about: About | None = None
    small: bytes = b""
    large: bytes = b""
    trouble: str = ""


class Made(NamedTuple):
    """What became of a picture for each of some networks."""

    mark: str
    ready: tuple[Ready, ...] = ()


class Readying(QObject):
    """`changed` comes whenever more is known."""

    changed = Signal()

    def __init__(self, background: Background, owner: QObject) -> None:
        super().__init__(owner)
        self._background = background
        self._store: PictureStore | None = None
        self._abouts: dict[str, About] = {}
        self._small: dict[str, QPixmap] = {}
        self._large: dict[str, QPixmap] = {}
        self._troubles: dict[str, str] = {}
        self._ready: dict[tuple[str, NetworkId], Ready] = {}
        self._asked: set[tuple[str, ...]] = set()

    def use(self, store: PictureStore) -> None:
        self._store = store

    def look_after(self, pictures: Iterable[Picture], networks: Sequence[Network]) -> None:
        """Begin what is not there yet and not on its way; forget what no picture needs any more."""
        if self._store is None:
            return
        wanted = list(pictures)
        self._forget_all_but({picture.mark for picture in wanted})
        for picture in wanted:
            if picture.mark not in self._small and picture.mark not in self._troubles:
                known = self._abouts.get(picture.digest)
                see = partial(_seen, self._store, picture, known)
                self._once(("see", picture.mark), see, self._on_seen)
            missing = tuple(one for one in networks if (picture.mark, one.id) not in self._ready)
            if missing:
                names = sorted(str(one.id) for one in missing)
                work = partial(_made, self._store, picture, missing)
                self._once(("make", picture.mark, *names), work, self._on_made)

    def about(self, digest: str) -> About | None:
        return self._abouts.get(digest)

    def learn(self, about: About) -> None:
        """What was found when a picture was added."""
        self._abouts[about.digest] = about

    @property
    def small(self) -> dict[str, QPixmap]:
        """By mark."""
        return self._small

    def large(self, mark: str) -> QPixmap | None:
        return self._large.get(mark)

    def trouble(self, mark: str) -> str:
        """Why a picture cannot be shown at all; '' where it can, or where that is not known yet."""
        return self._troubles.get(mark, "")

    def ready(self, picture: Picture, network: NetworkId) -> Ready | None:
        return self._ready.get((picture.mark, network))

    def told(self, picture: Picture, networks: Sequence[Network]) -> tuple[tuple[State, str], ...]:
        """Line by line, how a picture goes out."""
        trouble, about = self.trouble(picture.mark), self._abouts.get(picture.digest)
        if trouble:
            return ((State.STOP, trouble),)
        lines: list[tuple[State, str]] = []
        if about is not None and about.removed:
            lines.append((State.GOOD, f"Removed before it goes out: {', '.join(about.removed)}."))
        elif about is not None:
            lines.append(
                (State.GOOD, "Its file says nothing besides its pixels, so nothing had to be removed.")
            )
        made = [(one, self.ready(picture, one.id)) for one in networks]
        done = [
            f"{one.title} ({_size(ready.size)})" for one, ready in made if ready is not None and ready.file
        ]
        if done:
            lines.append((State.GOOD, f"Clean and ready for {', '.join(done)}."))
        if any(ready is None for _, ready in made):
            lines.append((State.CLOCK, "Making it ready…"))
        lines += [
            (State.STOP, f"{one.title}: {ready.trouble}")
            for one, ready in made
            if ready is not None and ready.trouble
        ]
        return tuple(lines)

    def _once(self, key: tuple[str, ...], work: object, then: object) -> None:
        if key not in self._asked:
            self._asked.add(key)
            self._background.run(work, then)  # type: ignore[arg-type]

    def _forget_all_but(self, marks: set[str]) -> None:
        for known in (self._small, self._large, self._troubles):
            for mark in known.keys() - marks:
                del known[mark]
        for mark, network in list(self._ready):
            if mark not in marks:
                del self._ready[mark, network]
        self._asked = {key for key in self._asked if key[1] in marks}

    def _on_seen(self, seen: Seen) -> None:
        if ("see", seen.mark) not in self._asked:
            return
        self._asked.discard(("see", seen.mark))
        if seen.trouble:
            self._troubles[seen.mark] = seen.trouble
        else:
            self._small[seen.mark] = _pixmap(seen.small)
            self._large[seen.mark] = _pixmap(seen.large)
        if seen.about is not None:
            self.learn(seen.about)
        self.changed.emit()

    def _on_made(self, made: Made) -> None:
        for ready in made.ready:
            self._ready[made.mark, ready.network] = ready
        names = sorted(str(ready.network) for ready in made.ready)
        self._asked.discard(("make", made.mark, *names))
        self.changed.emit()


def _seen(store: PictureStore, picture: Picture, known: About | None) -> Seen:
    from composer.pictures.showing import for_screen
    from composer.store.pictures import look_at

    try:
        data = store.original(picture.digest)
        small, large = for_screen(data, picture.edits, _SMALL, _LARGE)
        return Seen(picture.mark, known or look_at(data), small, large)
    except ComposerError as error:
        return Seen(picture.mark, trouble=str(error))


def _made(store: PictureStore, picture: Picture, networks: Sequence[Network]) -> Made:
    from composer.store.pictures import Ready

    try:
        return Made(picture.mark, store.make_ready(picture, networks))
    except ComposerError as error:
        return Made(picture.mark, tuple(Ready(network.id, None, trouble=str(error)) for network in networks))


def _pixmap(data: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(data)
    return made


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, number // 1000)} kB"
