"""Joins pictures to the desk: adding, ordering, describing, looking, consent, and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from composer.domain.account import AccountId
from composer.domain.draft import Draft
from composer.domain.finding import Finding, Level
from composer.domain.picture import Consent, Picture, Shown
from composer.ui.compose.rows import LEVELS, counted
from composer.ui.pictures.adding import Adding
from composer.ui.pictures.consent_desk import ConsentDesk
from composer.ui.pictures.look_desk import LookDesk
from composer.ui.pictures.outgoing import Outgoing
from composer.ui.pictures.page_desk import PageDesk
from composer.ui.pictures.readying import Readying
from composer.ui.pictures.strip import PictureStrip
from composer.ui.pictures.taking_in import FILTER, holds_pictures, sources_in
from composer.ui.states import State

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from composer.settings import SettingsFile
    from composer.store.opening import Store
    from composer.store.pictures import About
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.compose.session import Judged
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.pictures.picture_page import PicturePage
    from composer.ui.theme import Theme
    from composer.ui.words.word_tools import WordTools

KEPT_UNUSED = timedelta(days=30)
"""How long a picture that no draft and no history has any more stays on this computer."""
_NEEDS_PICTURE = ("describe_picture", "look_closely", "picture_earlier", "picture_later", "picture_out")


class PictureTools(QObject):
    """`changed` comes when a picture was made ready, or could not be."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        words: WordTools,
        settings: SettingsFile,
        theme: Theme,
        today: Callable[[], date],
        open_address: Callable[[str], bool],
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self._background, self._words = background, words
        self._digests: tuple[str, ...] = ()
        self._judged: set[str] = set()
        self.strip = PictureStrip(theme)
        desk.window.put_below_post(self.strip)
        self.strip.come_after(desk.post_text)
        self.readying = Readying(background, self)
        self.adding = Adding(desk, keeper, background)
        self.outgoing = Outgoing(self.session, keeper, self.readying)
        self.looking = LookDesk(desk, keeper, background, theme)
        self.pages = PageDesk(desk, background, words, settings, theme, today, self.readying, self.outgoing)
        self.consents = ConsentDesk(desk, keeper, background, theme, today, self._titles, open_address)
        self._connect()
        self.refresh()

    def take(self, data: QMimeData) -> bool:
        """Add the pictures that were pasted or dropped; False where there are none."""
        if not holds_pictures(data):
            return False
        self.adding.take(sources_in(data))
        return True

    # What a person can ask for

    def add_files(self) -> QFileDialog:
        dialog = QFileDialog(self.desk.window, "Add pictures", "", FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: self.adding.take([Path(file) for file in files]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def describe(self, row: int | None = None) -> PicturePage | None:
        """Open the page of the chosen picture."""
        return self.pages.open(self.strip.current if row is None else row)

    def look(self) -> None:
        """Open the chosen picture large, to look for what must not be seen."""
        picture = self._current()
        if picture is not None:
            self.looking.open(picture)

    def move(self, by: int) -> None:
        """Put the chosen picture earlier or later."""
        row, pictures = self.strip.current, list(self.session.draft.pictures)
        if 0 <= row < len(pictures) and 0 <= row + by < len(pictures):
            pictures.insert(row + by, pictures.pop(row))
            self.session.put_pictures(tuple(pictures))
            self.strip.choose(row + by)
            self.desk.announcer.say(f"Now picture {row + by + 1} of {len(pictures)}")

    def take_out(self) -> None:
        """Take the chosen picture out; it can be brought back, with all that was said of it."""
        row, pictures = self.strip.current, self.session.draft.pictures
        if not 0 <= row < len(pictures):
            return
        gone = pictures[row]
        self.session.put_pictures(pictures[:row] + pictures[row + 1 :])
        told = f"Picture {row + 1} was taken out."
        self.desk.notices.tell(
            "picture", State.GOOD, told, "Bring it back", partial(self._bring_back, row, gone)
        )
        self.desk.announcer.say(told)

    def go_to(self, finding: Finding) -> None:
        """Where something can be done about a remark on a picture."""
        marks = [picture.mark for picture in self.session.draft.pictures]
        if finding.picture in marks:
            self.strip.choose(marks.index(finding.picture))
            page = self.describe()
            if page is not None:
                page.go_to(finding)

    def _connect(self) -> None:
        desk, commands, strip = self.desk, self.desk.commands, self.strip
        for name, slot in {
            "add_pictures": self.add_files,
            "describe_picture": self.describe,
            "look_closely": self.look,
            "picture_earlier": partial(self.move, -1),
            "picture_later": partial(self.move, 1),
            "picture_out": self.take_out,
            "consents": self.consents.open_library,
        }.items():
            commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        strip.describe.clicked.connect(commands["describe_picture"].trigger)
        strip.look.clicked.connect(commands["look_closely"].trigger)
        strip.earlier.clicked.connect(commands["picture_earlier"].trigger)
        strip.later.clicked.connect(commands["picture_later"].trigger)
        strip.out.clicked.connect(commands["picture_out"].trigger)
        strip.list.open_pressed.connect(commands["describe_picture"].trigger)
        strip.list.out_pressed.connect(commands["picture_out"].trigger)
        strip.list.order_changed.connect(self._on_order_changed)
        strip.list.currentRowChanged.connect(lambda _row: self._show_commands())
        self.adding.reading.connect(self._on_reading)
        self.adding.added.connect(self._on_added)
        desk.post_text.take_pictures = self.take
        desk.window.drops.offer_to(lambda data: partial(self.take, data) if holds_pictures(data) else None)
        desk.open_picture = self.go_to
        self.session.draft_changed.connect(self._on_draft_changed)
        self.session.judged.connect(self._on_judged)
        self.session.engine_changed.connect(lambda _engine: self.refresh())
        self.readying.changed.connect(self._on_readied)
        self.looking.changed.connect(self._put)
        self.pages.changed.connect(self._put)
        self.pages.look_asked.connect(self.look)
        self.pages.consent_asked.connect(self._on_consent_asked)
        self.pages.stepped.connect(strip.choose)
        self.looking.faces_seen.connect(self._on_faces_seen)
        self.consents.picked.connect(self._on_consent_picked)
        commands["post"].triggered.connect(self.consents.bring_up_to_date)
        if self.keeper.store is not None:
            self._on_ready()
        else:
            self.keeper.ready.connect(self._on_ready)

    def refresh(self) -> None:
        """Show how the pictures stand."""
        draft, networks = self.session.draft, self.outgoing.networks
        self.readying.look_after(draft.pictures, networks)
        self.strip.show_pictures(draft.pictures, self._states(draft), self.readying.small)
        self._show_commands()
        self.pages.refresh()

    def _show_commands(self) -> None:
        row, total = self.strip.current, len(self.session.draft.pictures)
        for name in _NEEDS_PICTURE:
            self.desk.commands[name].setEnabled(0 <= row < total)
        for button, name, able in (
            (self.strip.earlier, "picture_earlier", 0 < row < total),
            (self.strip.later, "picture_later", 0 <= row < total - 1),
        ):
            button.setEnabled(able)
            self.desk.commands[name].setEnabled(able)

    def _states(self, draft: Draft) -> dict[str, tuple[State, str]]:
        """How each picture stands, by its mark, in a state and a few words."""
        found: dict[str, list[Level]] = {}
        for finding in self.session.shown.checklist.findings:
            if finding.picture:
                found.setdefault(finding.picture, []).append(finding.level)
        marks = [picture.mark for picture in draft.pictures]
        return {
            mark: _standing(found.get(mark, ()), mark in self._judged, self.readying.trouble(mark))
            for mark in marks
        }

    def _current(self) -> Picture | None:
        row, pictures = self.strip.current, self.session.draft.pictures
        return pictures[row] if 0 <= row < len(pictures) else None

    def _titles(self) -> Mapping[AccountId, str]:
        networks = self._words.titles()
        return {
            account.id: f"{networks[account.network]} {account.handle}".rstrip()
            for account in self.session.accounts.values()
        }

    # What happened

    def _on_ready(self) -> None:
        store = self.keeper.store
        assert store is not None
        self.readying.use(store.pictures)
        self.adding.begin()
        self.refresh()
        self.consents.bring_up_to_date()
        self._background.run(partial(_swept, store), self._on_swept)

    def _on_swept(self, _number: int) -> None:
        """What was swept was used nowhere, so there is nothing to tell."""

    def _on_reading(self, number: int) -> None:
        told = f"Reading {counted(number, 'picture', 'pictures')}…" if number else ""
        self.strip.tell(State.CLOCK, told)

    def _on_added(self, about: About) -> None:
        self.readying.learn(about)
        self.strip.choose(len(self.session.draft.pictures) - 1)

    def _bring_back(self, row: int, picture: Picture) -> None:
        self.desk.notices.withdraw("picture")
        pictures = self.session.draft.pictures
        if picture.digest not in {one.digest for one in pictures}:
            self.session.put_pictures((*pictures[:row], picture, *pictures[row:]))
            self.strip.choose(min(row, len(pictures)))

    def _on_draft_changed(self, draft: Draft) -> None:
        digests = tuple(picture.digest for picture in draft.pictures)
        if digests != self._digests:
            self._digests = digests
            self.consents.bring_up_to_date()
            self.refresh()
        elif digests:
            self.refresh()

    def _on_judged(self, _judged: Judged) -> None:
        if self._digests:
            self._judged = {picture.mark for picture in self.session.draft.pictures}
            self.refresh()

    def _on_readied(self) -> None:
        self.refresh()
        self.changed.emit()

    def _on_order_changed(self) -> None:
        by_digest = {picture.digest: picture for picture in self.session.draft.pictures}
        order = self.strip.list.order
        if sorted(order) == sorted(by_digest):
            self.session.put_pictures(tuple(by_digest[digest] for digest in order))

    def _put(self, picture: Picture) -> None:
        """This picture in place of the one with its digest."""
        pictures = self.session.draft.pictures
        self.session.put_pictures(tuple(picture if one.digest == picture.digest else one for one in pictures))

    def _on_consent_asked(self, who: Shown) -> None:
        if self.pages.page is not None:
            self.consents.open_library(who, self.pages.page.digest)

    def _on_consent_picked(self, digest: str, consent: Consent) -> None:
        picture = next((one for one in self.session.draft.pictures if one.digest == digest), None)
        if picture is None or consent.id in {one.id for one in picture.consents}:
            return
        shown = tuple(one for one in Shown if one in {*picture.shown, consent.who} - {Shown.NOBODY})
        changed = replace(picture, shown=shown, consents=(*picture.consents, consent))
        self._put(changed)
        self.consents.note_use(changed)

    def _on_faces_seen(self) -> None:
        told = "There are still faces to be seen in a picture that is said to show nobody."
        self.desk.notices.tell("faces", State.LOOK, told, "Describe it…", self.describe)


def _standing(levels: Sequence[Level], known: bool, trouble: str) -> tuple[State, str]:
    if trouble:
        return State.STOP, "Cannot be shown"
    if levels:
        worst = next(level for level in Level if level in levels)
        number = sum(level is worst for level in levels)
        words = {
            Level.ERROR: f"{number} to fix",
            Level.WARNING: f"{number} worth a look",
            Level.SUGGESTION: counted(number, "idea", "ideas"),
        }
        return LEVELS[worst], words[worst]
    return (State.GOOD, "Nothing to fix") if known else (State.CLOCK, "Checking…")


def _swept(store: Store) -> int:
    """Not while the drafts themselves cannot be read: then everything would look unused."""
    return 0 if store.trouble else store.pictures.sweep(store.consents.used_digests(), KEPT_UNUSED)
