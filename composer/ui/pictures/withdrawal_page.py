"""A consent was taken back: every draft and every post with such a picture, and what to do about each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.domain.account import AccountId
from composer.domain.picture import Consent
from composer.posting.entry import day_of
from composer.store.consents import InDraft, InRecord, Whereabouts
from composer.ui.controls import Button, Card
from composer.ui.posting.page import Page, heading, row_of, said
from composer.ui.theme import Role, Theme

_LONGEST = 90


class WhereaboutsPage(Page):
    """Where a consent's pictures are, by content and by likeness; with what to do where it was taken back."""

    draft_asked = Signal(object)
    link_asked = Signal(str)

    def __init__(
        self,
        consent: Consent,
        found: Whereabouts,
        titles: Mapping[AccountId, str],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        gone = bool(consent.withdrawn)
        title = "What to do now" if gone else "Where its pictures are"
        super().__init__("whereabouts_page", title, theme, owner, size=(150, 180))
        self._titles, self._gone = titles, gone
        self.area = self.scrolled("Drafts and posts with its pictures")
        self.area.refill()
        lines, column = self.area.lines, self.area.column
        lines.addWidget(said(self._beginning(consent, found), theme, column))
        if found.posted:
            lines.addWidget(heading("Posted", theme, column))
            for place, posted in enumerate(found.posted, start=1):
                lines.addWidget(self._posted(place, posted, column))
        if found.drafts:
            lines.addWidget(heading("In drafts", theme, column))
            for place, draft in enumerate(found.drafts, start=1):
                lines.addWidget(self._draft(place, draft, column))
        if gone:
            lines.addWidget(heading("And also", theme, column))
            for line in _ALSO:
                lines.addWidget(said(line, theme, column))
        self.area.show_filled()
        self.end_with()
        self.close_button.setFocus()

    def _beginning(self, consent: Consent, found: Whereabouts) -> str:
        number = len(found.posted) + len(found.drafts)
        begins = f"‘{consent.label}’ was taken back. " if self._gone else f"‘{consent.label}’. "
        if not number:
            return (
                f"{begins}None of your drafts and nothing in the record has a picture that it was picked for."
            )
        places = "one place" if number == 1 else f"{number} places"
        more = " From now on no post with them can go out." if self._gone else ""
        return f"{begins}Its pictures, or ones that look like them, are in {places}.{more}"

    def _posted(self, place: int, found: InRecord, owner: QWidget) -> Card:
        content = found.entry.content or {}
        account = self._titles.get(AccountId(found.entry.account), found.entry.account)
        when = day_of(str(content.get("said_at") or found.entry.at))
        link = str(content.get("link", ""))
        card = self._card(
            owner, f"{place}. {account}, {when}", str(content.get("text", "")), found.number, found.how
        )
        if self._gone:
            told = "Delete the post on the network, and say so in the record under 'It went wrong…'."
            self._say(card, told)
        if link:
            button = Button("Open the post", self._theme, card)
            button.setAccessibleName(f"Open post {place}, {account}, {when}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.link_asked.emit, link))
            self._put(card, button)
        return card

    def _draft(self, place: int, found: InDraft, owner: QWidget) -> Card:
        saved = found.saved
        where = "In the bin" if saved.binned else f"Last changed {day_of(saved.changed)}"
        card = self._card(owner, f"{place}. {where}", saved.draft.text, found.number, found.how)
        if self._gone:
            self._say(card, "Take the picture out, or cover the person so that nobody can recognise them.")
        if not saved.binned:
            button = Button("Open the draft", self._theme, card)
            button.setAccessibleName(f"Open draft {place}, {_short(saved.draft.text)}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.draft_asked.emit, saved))
            self._put(card, button)
        return card

    def _card(self, owner: QWidget, title: str, text: str, number: int, how: str) -> Card:
        theme = self._theme
        card = Card(theme, owner)
        lines = QVBoxLayout(card)
        edge = theme.space(2)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(1))
        lines.addWidget(heading(title, theme, card))
        lines.addWidget(said(_short(text), theme, card))
        match = "is the same picture" if how == "same" else "looks like it: compare them"
        lines.addWidget(said(f"Picture {number} {match}.", theme, card, Role.QUIET))
        return card

    def _say(self, card: Card, text: str) -> None:
        lines = card.layout()
        assert lines is not None
        lines.addWidget(said(text, self._theme, card))

    def _put(self, card: Card, button: Button) -> None:
        lines = card.layout()
        assert isinstance(lines, QVBoxLayout)
        lines.addLayout(row_of(self._theme, button))


_ALSO = (
    "Look for copies that this app cannot know of: websites, leaflets, other people's accounts, reposts.",
    "Tell whoever took it back what you have done, and what cannot be undone: others may have kept a copy.",
)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
