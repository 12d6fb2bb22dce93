"""Takes pictures in: each is read beside the window, and what is none gets a plain word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from composer.domain.picture import Consent, Picture
from composer.errors import ComposerError
from composer.ui.compose.rows import counted
from composer.ui.pictures.taking_in import Source
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.store.opening import Store
    from composer.store.pictures import About
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.keeper import DraftKeeper

_TAKEN_BACK = "A picture, or one that looks like it, may no longer be used: a consent for it was taken back."
_THERE = "This picture is in the post already."


class TakenIn(NamedTuple):
    """What became of one thing to add. `withdrawn` are consents taken back for this picture or one like it."""

    about: About | None
    trouble: str = ""
    withdrawn: tuple[Consent, ...] = ()


class Adding(QObject):
    """`added` comes for each picture that is now in the post; `reading` says how many are on their way."""

    added = Signal(object)
    reading = Signal(int)

    def __init__(self, desk: Desk, keeper: DraftKeeper, background: Background) -> None:
        super().__init__(desk)
        self._desk, self._keeper, self._background = desk, keeper, background
        self._early: list[Source] = []
        self._left = 0
        self._done: list[TakenIn] = []

    @property
    def is_reading(self) -> bool:
        return bool(self._left or self._early)

    def take(self, sources: Sequence[Source]) -> None:
        """Read these in turn; what comes before the store is open waits for it."""
        store = self._keeper.store
        for source in sources:
            if store is None:
                self._early.append(source)
            else:
                self._left += 1
                self._background.run(partial(_taken_in, store, source), self._on_taken_in)
        self.reading.emit(self._left or len(self._early))

    def begin(self) -> None:
        """The store is open."""
        early, self._early = self._early, []
        self.take(early)

    def _on_taken_in(self, taken: TakenIn) -> None:
        self._left -= 1
        self._done.append(self._put(taken))
        self.reading.emit(self._left)
        if not self._left:
            done, self._done = self._done, []
            self._tell(done)

    def _put(self, taken: TakenIn) -> TakenIn:
        """Add it to the post, unless it is there."""
        about, session = taken.about, self._desk.session
        if about is None:
            return taken
        if about.digest in {picture.digest for picture in session.draft.pictures}:
            return TakenIn(None, _THERE)
        shown = tuple(dict.fromkeys(one.who for one in taken.withdrawn))
        picture = Picture(about.digest, likeness=about.likeness, shown=shown, consents=taken.withdrawn)
        session.put_pictures((*session.draft.pictures, picture))
        self.added.emit(about)
        return taken

    def _tell(self, done: Sequence[TakenIn]) -> None:
        """One message for all that came at once, and one for what could not be added."""
        notices = self._desk.notices
        troubles = dict.fromkeys(one.trouble for one in done if one.trouble)
        if troubles:
            notices.tell("picture_trouble", State.STOP, " ".join(troubles))
        else:
            notices.withdraw("picture_trouble")
        abouts = [one.about for one in done if one.about is not None]
        if not abouts:
            return
        removed = dict.fromkeys(word for about in abouts for word in about.removed)
        told = f"{counted(len(abouts), 'picture', 'pictures')} added."
        if removed:
            told += f" Removed before it goes out: {', '.join(removed)}."
        if any(one.withdrawn for one in done):
            notices.tell("picture", State.STOP, _TAKEN_BACK)
            told = _TAKEN_BACK
        else:
            notices.tell("picture", State.GOOD, told)
        self._desk.announcer.say(told)


def _taken_in(store: Store, source: Source) -> TakenIn:
    """Read one thing to add; whatever is wrong with it comes back as words."""
    name = f"{source.name}: " if isinstance(source, Path) else ""
    try:
        data = source if isinstance(source, Path | bytes) else source()
        about = store.pictures.add(data)
        return TakenIn(about, "", tuple(store.consents.withdrawn_for(about.digest, about.likeness)))
    except ComposerError as error:
        return TakenIn(None, f"{name}{error}")
