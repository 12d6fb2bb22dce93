"""Joins posting to the desk: doubts, asking, the way to the network, the record, and regularity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from composer.domain.account import NetworkId
from composer.domain.draft import Doubt, Draft
from composer.domain.readiness import Obstacle, ObstacleKind
from composer.ui.posting.doubts import DoubtBar, ReasonPage, clearing_page, doubt_page
from composer.ui.posting.handover_desk import HandoverDesk
from composer.ui.posting.keeping import Places, Reviewed, no_picture, no_review
from composer.ui.posting.post_bar import PostBar
from composer.ui.posting.record_tools import RecordTools
from composer.ui.posting.regularity import Regularity
from composer.words.preview import Preview

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.compose.row import Row
    from composer.ui.compose.session import Judged
    from composer.ui.drafts.keeper import DraftKeeper
    from composer.ui.posting.ask import AskPage
    from composer.ui.theme import Theme


def open_in_browser(address: str) -> bool:
    """By whatever the desktop has for this kind of address; false where it has nothing."""
    return QDesktopServices.openUrl(QUrl(address))


class PostingTools(QObject):
    """Joined to a desk when the window is furnished. `handing` takes posts out, `records` finds them again."""

    def __init__(
        self,
        desk: Desk,
        keeper: DraftKeeper,
        background: Background,
        settings: SettingsFile,
        theme: Theme,
        now: Callable[[], datetime],
        places: Places,
        previews: Callable[[], Sequence[Preview]],
        *,
        open_address: Callable[[str], bool] | None = None,
        review: Callable[[Draft], Reviewed] = no_review,
        picture_file: Callable[[str, NetworkId], Path | None] = no_picture,
    ) -> None:
        super().__init__(desk)
        self.desk, self.session, self.keeper = desk, desk.session, keeper
        self._settings, self._theme, self._now, self._places = settings, theme, now, places
        self._open_address = open_address = open_address or open_in_browser
        self.bar = PostBar(theme)
        self.doubt_bar = DoubtBar(theme)
        desk.window.put_on_top(self.doubt_bar)
        desk.window.pane.add_below(self.bar)
        self.handing = HandoverDesk(
            desk,
            keeper,
            background,
            theme,
            now,
            places,
            previews,
            open_address,
            review,
            picture_file,
        )
        self.records = RecordTools(desk, keeper, background, settings, theme, now, places, open_address)
        self.regularity = Regularity(desk, keeper, background, settings, theme, now, places.layered)
        self._connect()
        self._on_draft_changed(self.session.draft)

    @property
    def review(self) -> Callable[[Draft], Reviewed]:
        """Who says which reviews are missing, and which verdicts hold."""
        return self.handing.review

    @review.setter
    def review(self, review: Callable[[Draft], Reviewed]) -> None:
        self.handing.review = review
        self.refresh()

    def open_doubts(self) -> ReasonPage:
        page = doubt_page(self.session.person, self._theme, self.desk.window)
        page.given.connect(self._on_doubt)
        page.show()
        return page

    def open_clearing(self, doubt: Doubt) -> ReasonPage:
        page = clearing_page(doubt, self.session.person, self._theme, self.desk.window)
        page.given.connect(partial(self._on_cleared, doubt))
        page.show()
        return page

    def open_ask(self, question: str = "") -> AskPage:
        from composer.posting.mail import all_texts, question_body
        from composer.ui.posting.ask import AskPage

        session, draft, asked_of = self.session, self.session.draft, self.session.shown.checklist
        words = all_texts(draft, session.accounts)
        session.finish_word()

        def body(question: str) -> str:
            """With what the checklist has come to say of the same words since."""
            checklist = session.shown.checklist if session.draft is draft else asked_of
            return question_body(words, checklist, question)

        page = AskPage(
            self._settings.current.ask_address,
            body,
            self._places.person / "mail",
            self._now,
            self._open_address,
            self._theme,
            self.desk.window,
            question,
        )
        session.judged.connect(page.fill)
        page.show()
        return page

    def go_to(self, obstacle: Obstacle) -> None:
        """Where a person can do something about an obstacle."""
        desk = self.desk
        desk.window.activateWindow()
        if obstacle.kind is ObstacleKind.ACCOUNT:
            desk.window.counters.open_chooser()
        elif obstacle.kind is ObstacleKind.DOUBT:
            self._clear_oldest()
        elif obstacle.kind is ObstacleKind.REVIEW and "send_review" in desk.commands:
            desk.commands["send_review"].trigger()
        elif obstacle.rule is not None:
            rows = desk.rows.model.rows
            place = next((n for n, row in enumerate(rows) if _is_about(row, obstacle)), None)
            if place is not None:
                desk.rows.choose(place)
            desk.rows.list.setFocus()
        else:
            desk.post_text.setFocus()

    def _connect(self) -> None:
        commands, session = self.desk.commands, self.session
        for name, slot in {
            "post": self.handing.open_last_page,
            "doubts": self.open_doubts,
            "ask": self.open_ask,
            "record": self.records.open_record,
            "plan": self.regularity.open_plan,
            "went_wrong": self.records.open_wrong,
        }.items():
            commands[name].triggered.connect(lambda _=False, slot=slot: slot())
        self.bar.post.clicked.connect(commands["post"].trigger)
        self.bar.doubts.clicked.connect(commands["doubts"].trigger)
        self.bar.ask.clicked.connect(commands["ask"].trigger)
        self.doubt_bar.clear_asked.connect(self.open_clearing)
        session.draft_changed.connect(self._on_draft_changed)
        session.judged.connect(self._on_judged)
        handing, records = self.handing, self.records
        handing.named.connect(self._take_name)
        handing.go_asked.connect(self.go_to)
        handing.record_asked.connect(records.open_record)
        handing.recorded.connect(records.recorded)
        records.recorded.connect(self.regularity.refresh)
        records.mail_asked.connect(self.open_ask)
        if self.keeper.store is not None:
            self._on_ready()
        else:
            self.keeper.ready.connect(self._on_ready)

    def _take_name(self, name: str) -> None:
        """The name that somebody signed with is theirs from now on."""
        self.session.person = name
        self._settings.change(person=name)

    def _on_doubt(self, reason: str, name: str) -> None:
        self._take_name(name)
        self.session.doubt(reason)
        self.desk.announcer.say("Parked. It cannot be posted until somebody clears the doubt.")

    def _on_cleared(self, doubt: Doubt, why: str, name: str) -> None:
        self._take_name(name)
        self.session.clear_doubt(doubt, why)
        self.desk.announcer.say("The doubt is cleared.")

    def _clear_oldest(self) -> None:
        standing = next((doubt for doubt in self.session.draft.doubts if doubt.stands), None)
        if standing is not None:
            self.open_clearing(standing)

    def _on_draft_changed(self, draft: Draft) -> None:
        self.doubt_bar.show_doubts(draft.doubts)
        self.refresh()

    def _on_judged(self, _judged: Judged) -> None:
        self.refresh()

    def refresh(self) -> None:
        """What stands in the way may have changed."""
        session = self.session
        # While somebody writes the checklist seldom allows it, and it is asked sooner than all the rest.
        allowed = session.up_to_date and session.shown.checklist.may_post
        self.bar.show_ready(allowed and not self.handing.obstacles())
        self.handing.refresh()

    def _on_ready(self) -> None:
        from composer.ui.posting.mail_page import forget_mail_files

        forget_mail_files(self._places.person / "mail", self._now())
        self.records.remove_old()
        self.handing.remind()


def _is_about(row: Row, obstacle: Obstacle) -> bool:
    about = row.question if obstacle.kind is ObstacleKind.TICK else row.finding
    if about is None:
        return False
    return bool(about.rule == obstacle.rule)
