"""Saves the open draft as it is typed, and brings back what was open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from composer.domain.draft import Draft
from composer.domain.ruler import Ruler
from composer.services import settled
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.store.database import StoreError
    from composer.store.drafts import DraftId, SavedDraft
    from composer.store.opening import Store
    from composer.store.pen import Pen, Written
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.drafts.drafts_dialog import DraftsDialog
    from composer.ui.theme import Theme

DATABASE_FILE = "composer.db"
AT_REST, AT_MOST = 500, 1_000
"""Milliseconds: a save begins this long after the last key, and at most this long after the first unsaved one."""
_TRY_AGAIN = 5_000


class _Opened(NamedTuple):
    store: Store
    back: SavedDraft | None


class DraftKeeper(QObject):
    """Joined to a desk. What it saves with is loaded beside the window: SQLAlchemy takes a third of a second.

    `ready` comes when the store is open and the draft is back; `saved` after each save.
    """

    ready = Signal()
    saved = Signal()
    store: Store | None = None

    def __init__(
        self, desk: Desk, background: Background, open_store: Callable[[], Store], folder: Path, theme: Theme
    ) -> None:
        super().__init__(desk)
        self.desk = desk
        self._theme = theme
        self._background = background
        self._open_store = open_store
        self._pen: Pen | None = None
        self._saving = self._waiting = self._untouched = False
        folder.mkdir(parents=True, exist_ok=True)
        lock_file = folder / "running.lock"
        ended_badly = lock_file.exists()
        self._lock = QLockFile(str(lock_file))
        self._lock.setStaleLockTime(0)
        self.alone = self._lock.tryLock(0)
        self._rescued = ended_badly and self.alone
        self._at_rest, self._at_most = self._timer(AT_REST), self._timer(AT_MOST)
        desk.begin_anew = self.start_anew
        desk.commands["drafts"].triggered.connect(self.show_drafts)
        desk.commands["export_post"].triggered.connect(self.export)
        desk.session.draft_changed.connect(self._on_changed)
        desk.post_text.cursorPositionChanged.connect(self._on_cursor_moved)
        self._peeked: tuple[DraftId, int] | None = None
        self._bring_back(folder / DATABASE_FILE)
        background.keep(self._open, self._on_opened)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._save)
        return timer

    def _bring_back(self, file: Path) -> None:
        """Show what was open, unless another window has it or something was typed already."""
        from composer.store.peek import open_draft_in

        found = open_draft_in(file) if self.alone else None
        if found is None:
            return
        if self.desk.session.draft.text:
            said = "Your earlier post is kept. This one is a new post."
            self.desk.notices.tell("earlier", State.IDEA, said, "Drafts…", self.show_drafts)
            return
        self._peeked = found[0], found[1]
        self._place(found[2], found[3])

    def _open(self) -> _Opened:
        store = self._open_store()
        if self._peeked is None or store.trouble is not None:
            return _Opened(store, None)
        saved = store.drafts.latest(self._peeked[0])
        return _Opened(store, saved if saved is not None and saved.rev == self._peeked[1] else None)

    def _on_opened(self, opened: _Opened) -> None:
        self.store = opened.store
        self._pen = self._new_pen(opened.back)
        self._say_how_it_went(opened)
        self._save()
        self.ready.emit()

    def _say_how_it_went(self, opened: _Opened) -> None:
        tell = self.desk.notices.tell
        if opened.store.trouble is not None:
            tell("store", State.LOOK, str(opened.store.trouble), "Save a copy…", self.export)
        elif self._rescued:
            back = opened.back is not None and bool(opened.back.draft.text)
            kept = "Your post is back as you left it." if back else "Everything saved is in 'Drafts'."
            tell("rescued", State.IDEA, f"Post Composer was ended without being closed. {kept}")
        elif not self.alone:
            tell(
                "second", State.IDEA, "Post Composer is open twice. This window starts a new post of its own."
            )

    def show_drafts(self) -> DraftsDialog | None:
        from composer.ui.drafts.drafts_dialog import DraftsDialog

        if self.store is None:
            return None
        self.flush()
        dialog = DraftsDialog(self, self.store.drafts, self._background, self._theme)
        dialog.show()
        return dialog

    def export(self) -> None:
        """Ask for a place and save the post's words there as plain text."""
        place, _ = QFileDialog.getSaveFileName(
            self.desk.window, "Save a copy of the post", "post.txt", "Text (*.txt)"
        )
        if not place:
            return
        draft, accounts = self.desk.session.draft, self.desk.session.accounts
        parts = [draft.text]
        parts += [f"--- {accounts[id].handle or id} ---\n{text}" for id, text in draft.versions.items()]
        try:
            Path(place).write_text("\n\n".join(parts) + "\n", "utf-8")
            self.desk.notices.tell("export", State.GOOD, f"A copy is in {place}.")
        except OSError as error:
            self.desk.notices.tell(
                "export",
                State.STOP,
                f"{place} could not be written ({error.strerror}). Choose another folder.",
            )

    # The open draft

    def show_draft(self, saved: SavedDraft) -> None:
        """Put a saved draft on the desk, cursor and all; what was there is saved first."""
        self.flush()
        if self._pen is not None:
            self._pen.close()
        if self.store is not None:
            self.store.drafts.set_open(saved.id, True)
            self._pen = self._new_pen(saved)
        self._place(saved.draft, saved.cursor)

    def start_anew(self) -> None:
        """Close the open draft, saved, and begin an empty one for the same accounts."""
        self.flush()
        if self._pen is not None:
            self._pen.close()
            self._pen = self._new_pen()
        self._place(Draft(accounts=self.desk.session.draft.accounts), 0)

    def forget_open(self) -> None:
        """Begin an empty draft without saving the open one again: it was binned or posted."""
        self._stop_timers()
        if self._pen is not None:
            self._pen.lay_down()
        self._pen = self._new_pen()
        self._place(Draft(accounts=self.desk.session.draft.accounts), 0)

    def take_back_to(self, earlier: Draft) -> None:
        """Make the open draft what it was once; that it was otherwise stays in its history."""
        self.flush()
        self._place(earlier, len(earlier.text))
        self.flush(keep=True)

    @property
    def open_id(self) -> str:
        """The open draft's id in the store; '' while it is not begun."""
        return str(self._pen.id or "") if self._pen is not None else ""

    def _place(self, draft: Draft, cursor: int) -> None:
        session, editor = self.desk.session, self.desk.post_text
        known = settled(draft, session.accounts)
        self._untouched = True
        session.adopt(replace(known, accounts=known.accounts or session.draft.accounts))
        text_cursor = editor.textCursor()
        text_cursor.setPosition(min(Ruler(draft.text).utf16(cursor), editor.document().characterCount() - 1))
        editor.setTextCursor(text_cursor)
        editor.ensureCursorVisible()
        self._untouched = False

    # Saving

    def flush(self, *, keep: bool = False) -> None:
        """Save what is not saved yet, now, in this thread; `keep` what it was before in the history."""
        self._stop_timers()
        if self._pen is not None:
            error = _written(self._pen.later(self.desk.session.draft, self._cursor(), keep=keep))
            if isinstance(error, Exception):
                self._on_trouble(error)

    def _new_pen(self, saved: SavedDraft | None = None) -> Pen | None:
        from composer.store.pen import Pen

        return Pen(self.store.drafts, saved) if self.store is not None else None

    def close(self) -> None:
        """The app closes: save, and leave word that it was closed as it should be."""
        self.flush()
        self._pen = None
        if self.store is not None:
            self.store.close()
        if self.alone:
            self._lock.unlock()

    def _on_changed(self, _draft: object = None) -> None:
        if self._untouched:
            return
        self._at_rest.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def _on_cursor_moved(self) -> None:
        if not self._untouched and not self._at_most.isActive():
            self._at_rest.start()

    def _save(self) -> None:
        self._stop_timers()
        if self._saving:
            self._waiting = True
            return
        if self._pen is not None:
            self._saving = True
            work = partial(_written, self._pen.later(self.desk.session.draft, self._cursor()))
            self._background.keep(work, self._on_written)

    def _on_written(self, outcome: Written | StoreError) -> None:
        self._saving = False
        if isinstance(outcome, Exception):
            self._on_trouble(outcome)
            return
        self.desk.notices.withdraw("save")
        if outcome.set_apart:
            self.desk.notices.tell(
                "apart",
                State.LOOK,
                "This post was changed in another window too. Both are kept: the other one is in 'Drafts'.",
            )
        if self._waiting:
            self._waiting = False
            self._save()
        self.saved.emit()

    def _on_trouble(self, error: StoreError) -> None:
        self.desk.notices.tell("save", State.LOOK, f"Not saved yet. {error}")
        QTimer.singleShot(_TRY_AGAIN, self._save)

    def _stop_timers(self) -> None:
        self._at_rest.stop()
        self._at_most.stop()

    def _cursor(self) -> int:
        editor = self.desk.post_text
        return Ruler(editor.text).code_point(editor.textCursor().position())


def _written(write: Callable[[], Written]) -> Written | StoreError:
    """Trouble comes back as a value, so that saving can be tried again."""
    from composer.store.database import StoreError

    try:
        return write()
    except StoreError as error:
        return error
