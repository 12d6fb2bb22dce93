"""Writes one open draft again and again, and knows what it wrote last."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from composer.domain.draft import Draft
from composer.store.drafts import ChangedElsewhereError, DraftId, DraftStore, SavedDraft


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a write. `set_apart` is true when somebody else's is kept too, as a draft of its own."""

    id: DraftId | None
    set_apart: bool = False


class Pen:
    """Any thread may write, one at a time. A draft with nothing in it is not begun.

    What a write saves is what the draft was when `write` or `later` was called: one that a thread comes to late
    never takes the place of newer words.
    """

    def __init__(self, store: DraftStore, saved: SavedDraft | None = None) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._turns = count(1)
        self._newest: float = 0
        self._id = saved.id if saved else None
        self._rev = saved.rev if saved else 0
        self._last = (_content(saved.draft), saved.cursor) if saved else None

    @property
    def id(self) -> DraftId | None:
        return self._id

    def write(self, draft: Draft, cursor: int, *, keep: bool = False) -> Written:
        """Save `draft`; `keep` puts what was there before into its history.

        Where another copy saved in between, this one becomes a draft of its own.
        """
        return self.later(draft, cursor, keep=keep)()

    def later(self, draft: Draft, cursor: int, *, keep: bool = False) -> Callable[[], Written]:
        """The same write, to be called in another thread."""
        turn = next(self._turns)
        return lambda: self._write(turn, draft, cursor, keep=keep)

    def _write(self, turn: int, draft: Draft, cursor: int, *, keep: bool) -> Written:
        with self._lock:
            if turn < self._newest:
                return Written(self._id)
            content = _content(draft)
            if (content, cursor) == self._last or (self._id is None and is_blank(draft)):
                self._newest = turn
                return Written(self._id)
            set_apart = False
            if self._id is not None:
                try:
                    self._rev = self._store.save(self._id, draft, cursor, self._rev, keep=keep)
                except ChangedElsewhereError:
                    self._id, set_apart = None, True
            if self._id is None:
                saved = self._store.create(draft, cursor)
                self._id, self._rev = saved.id, saved.rev
            self._last = (content, cursor)
            self._newest = turn
            return Written(self._id, set_apart)

    def lay_down(self) -> None:
        """Write nothing more, not even what is on its way."""
        with self._lock:
            self._newest = math.inf

    def close(self) -> None:
        """The draft is no longer open on screen."""
        with self._lock:
            if self._id is not None:
                self._store.set_open(self._id, False)


def is_blank(draft: Draft) -> bool:
    """Whether there is nothing in a draft that anybody would miss."""
    return not (draft.text or draft.versions or draft.pictures or draft.doubts)


def _content(draft: Draft) -> Draft:
    return replace(draft, revision=0)
