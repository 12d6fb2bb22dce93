"""The library of consents: find one, pick it for a picture, record, put right, or take one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from composer.domain.picture import SHOWN_WORDS, Consent, Shown
from composer.ui.controls import Button
from composer.ui.fields import Frame, TextField
from composer.ui.icons import icon, pixmap
from composer.ui.pictures.people_card import standing, uses_in_words
from composer.ui.posting.page import Page, said
from composer.ui.states import COLOURS, WORDS
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.store.consents import ConsentStore
    from composer.ui.background import Background

_CONSENT = Qt.ItemDataRole.UserRole
_PAUSE = 150


class ConsentLibrary(Page):
    """All consents, or with `who` those to pick from for one kind of people. Newest first, found by any word."""

    chosen = Signal(object)
    new_asked = Signal(object)
    change_asked = Signal(object)
    withdraw_asked = Signal(object)
    whereabouts_asked = Signal(object)

    def __init__(
        self,
        library: ConsentStore,
        background: Background,
        today: Callable[[], date],
        theme: Theme,
        owner: QWidget | None,
        who: Shown | None = None,
    ) -> None:
        title = f"Consent: {SHOWN_WORDS[who]}" if who is not None else "Consents"
        super().__init__("consent_library", title, theme, owner, size=(150, 150))
        self._library, self._background, self._today, self._who = library, background, today, who
        self._asked = 0
        self._keep_id = ""
        self.words = TextField(theme, self)
        self.words.setObjectName("consent_words")
        self.words.setPlaceholderText("Any word of it")
        label = QLabel("&Find", self)
        label.setBuddy(self.words)
        self.list = QListWidget(self)
        self.list.setObjectName("consents")
        self.list.setAccessibleName("Consents")
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.space(0.5))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = said("", theme, self, Role.QUIET)
        self.whole.addWidget(label)
        self.whole.addWidget(self.words)
        self.whole.addWidget(Frame(self.list, theme, self), 1)
        self.whole.addWidget(self.empty)
        self._add_buttons()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self.words.textChanged.connect(lambda _words: self._soon.start())
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.list.itemActivated.connect(lambda _item: self._on_activated())
        self._show_buttons()
        self.refresh()
        self.words.setFocus()

    @property
    def current(self) -> Consent | None:
        item = self.list.currentItem()
        consent = item.data(_CONSENT) if item is not None else None
        return consent if isinstance(consent, Consent) else None

    def refresh(self, keep: Consent | None = None) -> None:
        """Look again; `keep` is chosen once it is there."""
        chosen = keep or self.current
        self._keep_id = chosen.id if chosen is not None else ""
        self._asked += 1
        work = partial(_found, self._library, self.words.text(), self._asked)
        self._background.keep(work, self._on_found)

    def _on_found(self, found: tuple[int, Sequence[Consent]]) -> None:
        asked, consents = found
        if asked != self._asked:
            return
        shown = [
            one for one in consents if self._who in (None, one.who) and not (self._who and one.withdrawn)
        ]
        self.list.clear()
        for consent in shown:
            self.list.addItem(self._item(consent))
        row = next((n for n, one in enumerate(shown) if one.id == self._keep_id), 0)
        self.list.setCurrentRow(row if shown else -1)
        self.empty.setText(
            "" if shown else "There is none yet." if not self.words.text() else "None has these words."
        )
        self.empty.setVisible(not shown)
        self._show_buttons()

    def _item(self, consent: Consent) -> QListWidgetItem:
        theme = self._theme
        state, told = standing(consent, self._today())
        who = "" if self._who else f"{SHOWN_WORDS[consent.who].capitalize()}. "
        item = QListWidgetItem(f"{told}\n{who}For {uses_in_words(consent.uses)}.")
        item.setData(_CONSENT, consent)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{WORDS[state]}. {item.text()}")
        side, back = theme.space(4), theme.colour(Role.BASE)
        drawn = icon(state.value, theme.colour(COLOURS[state]), back, side)
        chosen = pixmap(state.value, theme.colour(Role.ON_ACCENT), theme.colour(Role.ACCENT), side, 2.0)
        drawn.addPixmap(chosen, QIcon.Mode.Selected)
        item.setIcon(drawn)
        return item

    def _add_buttons(self) -> None:
        theme = self._theme
        self.use = Button("&Use this one", theme, self, kind="primary")
        self.new = Button("&Record a new one…", theme, self)
        self.change = Button("&Put it right…", theme, self)
        self.where = Button("Where its pictures &are…", theme, self)
        self.withdraw = Button("It was &taken back…", theme, self)
        self.use.clicked.connect(self._on_use)
        self.new.clicked.connect(lambda: self.new_asked.emit(self._who or Shown.STAFF))
        self.change.clicked.connect(lambda: self._give(self.change_asked))
        self.where.clicked.connect(lambda: self._give(self.whereabouts_asked))
        self.withdraw.clicked.connect(lambda: self._give(self.withdraw_asked))
        self.use.setVisible(self._who is not None)
        self.end_with(self.use, self.new, self.change, self.where, self.withdraw)

    def _show_buttons(self) -> None:
        consent = self.current
        for button in (self.use, self.change, self.where, self.withdraw):
            button.setEnabled(consent is not None)
        if consent is not None and consent.withdrawn:
            self.withdraw.setEnabled(False)
            self.change.setEnabled(False)

    def _give(self, signal: SignalInstance) -> None:
        if self.current is not None:
            signal.emit(self.current)

    def _on_activated(self) -> None:
        if self._who is not None:
            self._on_use()
        else:
            self._give(self.change_asked)

    def _on_use(self) -> None:
        consent = self.current
        if consent is not None:
            self.chosen.emit(consent)
            self.close()


def _found(library: ConsentStore, words: str, asked: int) -> tuple[int, list[Consent]]:
    return asked, library.all(words)
