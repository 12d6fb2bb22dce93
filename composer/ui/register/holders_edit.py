"""The holders of an account as they are edited: who, what they are to the team, since when, and that they left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QVBoxLayout, QWidget

from composer.domain.concerns import said_day
from composer.domain.register import Holder, HolderRole, plain_name
from composer.posting.account_overview import ROLE_WORDS
from composer.ui.controls import Button, Card
from composer.ui.fields import Choice, TextField
from composer.ui.posting.page import row_of, said
from composer.ui.register.form import DayText
from composer.ui.theme import Role, Theme


class HolderCard(Card):
    """One holder. `removed` takes the card away; nothing is kept until the page is saved."""

    removed = Signal()

    def __init__(
        self, holder: Holder, known: Sequence[str], today: Callable[[], date], theme: Theme, owner: QWidget
    ) -> None:
        super().__init__(theme, owner)
        self._holder, self._today = holder, today
        self.name = TextField(theme, self)
        self.name.setText(holder.name)
        self.name.setPlaceholderText("First and last name")
        self.name.setMinimumWidth(theme.space(60))
        self.name.setCompleter(_completer(known, self.name))
        self.role = Choice(theme, self)
        for role, words in ROLE_WORDS.items():
            self.role.addItem(words, role)
        self.role.setCurrentIndex(self.role.findData(holder.role))
        self.since = DayText(holder.since, theme, self)
        self.since.setMinimumWidth(theme.space(60))
        self.state = said("", theme, self, Role.LOOK)
        self.leave = Button("", theme, self)
        self.take_off = Button("Take off the list", theme, self)
        for button in (self.leave, self.take_off):
            button.setAutoDefault(False)
        lines = QVBoxLayout(self)
        for words, field in (("Name", self.name), ("Role", self.role), ("Since", self.since)):
            label = QLabel(words, self)
            label.setBuddy(field)
            label.setMinimumWidth(theme.space(14))
            label.setMinimumHeight(field.sizeHint().height())
            lines.addLayout(row_of(theme, label, field))
        lines.addWidget(self.state)
        lines.addLayout(row_of(theme, self.leave, self.take_off))
        self.leave.clicked.connect(self._on_leave)
        self.take_off.clicked.connect(self.removed)
        self.name.textChanged.connect(self._show)
        self._show()

    @property
    def holder(self) -> Holder | None:
        """What the card says; None where nobody is named."""
        name = " ".join(self.name.text().split())
        role = HolderRole(self.role.currentData())
        return replace(self._holder, name=name, role=role, since=self.since.day or "") if name else None

    def mark_left(self, day: str) -> None:
        """'' where they are here after all."""
        self._holder = replace(self._holder, left=day)
        self._show()

    def _on_leave(self) -> None:
        self.mark_left("" if self._holder.left else self._today().isoformat())

    def _show(self) -> None:
        who = " ".join(self.name.text().split()) or "this holder"
        left = self._holder.left
        self.leave.setText("They are here after all" if left else "They have left")
        self.state.setText(
            f"Last day: {said_day(left)}. The leaver's check-list takes their access away." if left else ""
        )
        self.state.setVisible(bool(left))
        named = (
            (self.name, "Name"),
            (self.role, "Role"),
            (self.since, "Holder since"),
            (self.leave, self.leave.text()),
            (self.take_off, "Take off the list"),
        )
        for widget, words in named:
            widget.setAccessibleName(f"{words}: {who}")


class HoldersEdit(QWidget):
    """Any number of holders, one card each."""

    def __init__(
        self,
        holders: Sequence[Holder],
        known: Sequence[str],
        today: Callable[[], date],
        theme: Theme,
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._known, self._today, self._theme = known, today, theme
        self.cards: list[HolderCard] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space(2))
        self.more = Button("Add a &holder", theme, self)
        self.more.setObjectName("add_holder")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._on_more)
        self._lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for holder in holders:
            self.add(holder)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Everybody named, each once."""
        found: dict[str, Holder] = {}
        for card in self.cards:
            holder = card.holder
            if holder is not None:
                found.setdefault(plain_name(holder.name), holder)
        return tuple(found.values())

    @property
    def wrong_day(self) -> HolderCard | None:
        """The first card whose day is none."""
        return next((card for card in self.cards if card.holder and card.since.day is None), None)

    def add(self, holder: Holder) -> HolderCard:
        card = HolderCard(holder, self._known, self._today, self._theme, self)
        card.removed.connect(partial(self._on_removed, card))
        self._lines.insertWidget(len(self.cards), card)
        before = self.cards[-1].take_off if self.cards else None
        self.cards.append(card)
        if before is not None:
            QWidget.setTabOrder(before, card.name)
        for one, after in (
            (card.name, card.role),
            (card.role, card.since),
            (card.since, card.leave),
            (card.leave, card.take_off),
            (card.take_off, self.more),
        ):
            QWidget.setTabOrder(one, after)
        return card

    def _on_more(self) -> None:
        role = HolderRole.SECOND if self.cards else HolderRole.COMMS_LEAD
        self.add(Holder("", role, self._today().isoformat())).name.setFocus()

    def _on_removed(self, card: HolderCard) -> None:
        place = self.cards.index(card)
        self.cards.remove(card)
        self._lines.removeWidget(card)
        card.hide()
        card.deleteLater()
        near = self.cards[min(place, len(self.cards) - 1)].name if self.cards else self.more
        near.setFocus()


def _completer(names: Sequence[str], field: QWidget) -> QCompleter:
    completer = QCompleter(list(names), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
