"""Opens the page of one picture, and keeps it in step with the draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.picture import Picture
from composer.ui.compose.rows import counted
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.pictures.outgoing import Outgoing
    from composer.ui.pictures.picture_page import PicturePage, PictureView
    from composer.ui.pictures.readying import Readying
    from composer.ui.theme import Theme
    from composer.ui.words.word_tools import WordTools


class PageDesk(QObject):
    """`changed` hands over what is said of the picture now, `stepped` the place of the one to show instead."""

    changed = Signal(object)
    look_asked = Signal()
    consent_asked = Signal(object)
    stepped = Signal(int)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        words: WordTools,
        settings: SettingsFile,
        theme: Theme,
        today: Callable[[], date],
        readying: Readying,
        outgoing: Outgoing,
    ) -> None:
        super().__init__(desk)
        self._desk, self._session = desk, desk.session
        self._background, self._words, self._settings = background, words, settings
        self._theme, self._today = theme, today
        self._readying, self._outgoing = readying, outgoing
        self.page: PicturePage | None = None

    def open(self, row: int) -> PicturePage | None:
        """The page of the picture in that place, counted from 0."""
        view = self._view(row)
        if view is None:
            return None
        if self.page is None:
            self.page = self._made(view)
        else:
            self.page.show_view(view)
        self.page.show()
        self.page.raise_()
        self.page.activateWindow()
        return self.page

    def refresh(self) -> None:
        """The draft or its checklist changed; a page whose picture is gone closes."""
        if self.page is None:
            return
        digests = [picture.digest for picture in self._session.draft.pictures]
        here = self.page.digest
        view = self._view(digests.index(here)) if here in digests else None
        if view is None:
            self.page.close()
        else:
            self.page.show_view(view)

    def _made(self, view: PictureView) -> PicturePage:
        from composer.ui.pictures.alt_field import Speaking
        from composer.ui.pictures.picture_page import PicturePage

        speller = self._words.stock.speller if self._words.stock is not None else None
        speaking = Speaking(speller, self._background, self._settings.current.spelling)
        page = PicturePage(view, self._today(), speaking, self._theme, self._desk.window)
        page.changed.connect(self.changed)
        page.look_asked.connect(self.look_asked)
        page.consent_asked.connect(self.consent_asked)
        page.step_asked.connect(self._on_step)
        page.finished.connect(self._on_closed)
        return page

    def _view(self, row: int) -> PictureView | None:
        from composer.ui.pictures.picture_page import PictureView

        pictures = self._session.draft.pictures
        if not 0 <= row < len(pictures):
            return None
        picture, networks = pictures[row], self._outgoing.networks
        findings = self._session.shown.checklist.findings
        return PictureView(
            picture,
            row + 1,
            len(pictures),
            (*self._readying.told(picture, networks), _looked_line(picture)),
            tuple(one for one in findings if one.picture == picture.mark),
            networks,
            self._readying.large(picture.mark),
        )

    def _on_step(self, by: int) -> None:
        if self.page is not None:
            row = self.page.view.number - 1 + by
            if self.open(row) is not None:
                self.stepped.emit(row)

    def _on_closed(self, _result: int) -> None:
        self.page = None


def _looked_line(picture: Picture) -> tuple[State, str]:
    if not picture.looked_for:
        return State.LOOK, "Nobody has looked at it closely yet: 'Look closely' points out faces and writing."
    covers = counted(len(picture.edits.covers), "place is", "places are")
    return State.GOOD, f"Looked at closely; {covers} covered."
