"""One picture of the post: how it goes out, how it is described, who is in it, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from composer.domain.account import NetworkId
from composer.domain.finding import Finding
from composer.domain.network import Network
from composer.domain.picture import Consent, Picture, ShorterAlt, Shown
from composer.ui.compose.rows import LEVELS
from composer.ui.controls import Button, Card
from composer.ui.fields import TextField, TickBox
from composer.ui.pictures.alt_field import AltField, Speaking
from composer.ui.pictures.people_card import PeopleCard
from composer.ui.posting.page import Page, Told, heading, row_of
from composer.ui.states import State
from composer.ui.theme import Theme

_PREVIEW_WIDE, _PREVIEW_HIGH = 80, 56


class PictureView(NamedTuple):
    """All that the page shows of one picture. `clean` says line by line how it goes out."""

    picture: Picture
    number: int
    total: int
    clean: tuple[tuple[State, str], ...]
    remarks: tuple[Finding, ...]
    networks: tuple[Network, ...]
    large: QPixmap | None = None


class PicturePage(Page):
    """Follows one picture while it is open; what is typed is kept with the draft at once."""

    changed = Signal(object)
    look_asked = Signal()
    consent_asked = Signal(object)
    step_asked = Signal(int)

    def __init__(
        self, view: PictureView, today: date, speaking: Speaking, theme: Theme, owner: QWidget | None
    ) -> None:
        super().__init__("picture_page", "Describe the picture", theme, owner, size=(150, 220))
        self._today, self._speaking = today, speaking
        self.view = view
        self._drawn = -1
        self.shorter: dict[NetworkId, AltField] = {}
        self.area = self.scrolled("The picture, its description, and who is in it")
        self.earlier = Button("Previous picture", theme, self)
        self.later = Button("Next picture", theme, self)
        self.earlier.clicked.connect(lambda: self.step_asked.emit(-1))
        self.later.clicked.connect(lambda: self.step_asked.emit(1))
        self._lay_out()
        self.end_with(self.earlier, self.later)
        self.show_view(view)
        self.alt.editor.setFocus()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.alt))

    @property
    def digest(self) -> str:
        return self.view.picture.digest

    def show_view(self, view: PictureView) -> None:
        """Show the picture as it stands now; what is being typed is left alone."""
        if view.picture.digest != self.view.picture.digest:
            self.area.verticalScrollBar().setValue(0)
        self.view = view
        picture = view.picture
        several = f" {view.number} of {view.total}" if view.total > 1 else ""
        self.heading.setText(f"Picture{several}")
        self.earlier.setVisible(view.total > 1)
        self.later.setVisible(view.total > 1)
        self.earlier.setEnabled(view.number > 1)
        self.later.setEnabled(view.number < view.total)
        self._show_large(view.large)
        self._show_lines(self.clean, view.clean)
        self._show_lines(self.remarks, tuple((LEVELS[one.level], one.message) for one in view.remarks))
        self.alt.editor.show_words(picture.alt_text)
        self.alt.setVisible(not picture.decorative)
        self._show_shorter(view)
        self._show_counts(view)
        self.decorative.blockSignals(True)
        self.decorative.setChecked(picture.decorative)
        self.decorative.blockSignals(False)
        if self.reason.text().strip() != picture.reason:
            self.reason.setText(picture.reason)
        for widget in (self._reason_label, self.reason):
            widget.setVisible(picture.decorative)
        self.people.show_picture(picture, self._today)

    def go_to(self, finding: Finding) -> None:
        """To the place where something can be done about a remark."""
        self.activateWindow()
        place = self._place_for(str(finding.rule))
        place.setFocus()
        self.area.ensureWidgetVisible(place)

    def _place_for(self, rule: str) -> QWidget:
        if "Consent" in rule or "People" in rule:
            button = self.people.consents.findChild(Button)
            return button if button is not None else self.people.boxes[Shown.NOBODY]
        if "Reason" in rule:
            return self.reason
        return self.alt.editor if not self.view.picture.decorative else self.decorative

    def _lay_out(self) -> None:
        theme, area = self._theme, self.area
        area.refill()
        column = area.column
        self.shown = QLabel(column)
        self.shown.setObjectName("large_picture")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignLeft)
        area.lines.addWidget(self.shown)
        self.clean = self._lines_holder(column)
        area.lines.addWidget(self.clean)
        self.look = Button("&Look closely…", theme, column)
        self.look.setToolTip("Large, with faces and writing pointed out, and the tools to cover them.")
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self.look_asked)
        area.lines.addLayout(row_of(theme, self.look))
        area.lines.addWidget(self._description(column))
        self.people = PeopleCard(theme, column)
        self.people.shown_changed.connect(self._on_shown)
        self.people.consent_asked.connect(self.consent_asked)
        self.people.consent_dropped.connect(self._on_consent_dropped)
        area.lines.addWidget(self.people)
        area.lines.addWidget(heading("What is still to do", theme, column))
        self.remarks = self._lines_holder(column)
        area.lines.addWidget(self.remarks)
        area.show_filled()

    def _description(self, column: QWidget) -> Card:
        theme = self._theme
        card = Card(theme, column)
        lines = QVBoxLayout(card)
        edge = theme.space(3)
        lines.setContentsMargins(edge, theme.space(2), edge, theme.space(2))
        lines.setSpacing(theme.space(1))
        lines.addWidget(heading("For those who cannot see it", theme, card))
        self.alt = AltField(
            "&Description (alt text)", "Description of the picture", theme, card, self._speaking
        )
        self.alt.editor.edited.connect(self._on_alt)
        lines.addWidget(self.alt)
        self.decorative = TickBox("It only decora&tes: it adds nothing to the words", theme, card)
        self.decorative.toggled.connect(self._on_decorative)
        self._reason_label = QLabel("Wh&y does it need no description?", card)
        self.reason = TextField(theme, card)
        self.reason.setObjectName("decorative_reason")
        self.reason.setPlaceholderText("For example: a green border")
        self._reason_label.setBuddy(self.reason)
        self.reason.textEdited.connect(self._on_reason)
        for widget in (self.decorative, self._reason_label, self.reason):
            lines.addWidget(widget)
        self._shorter_lines = lines
        self._shorter_at = 2
        return card

    def _lines_holder(self, owner: QWidget) -> QWidget:
        holder = QWidget(owner)
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.space(1))
        return holder

    def _show_lines(self, holder: QWidget, told: Sequence[tuple[State, str]]) -> None:
        """A line each; only as many widgets as there are lines, and none made anew."""
        lines = holder.layout()
        assert lines is not None
        there = holder.findChildren(Told, options=Qt.FindChildOption.FindDirectChildrenOnly)
        while len(there) < len(told):
            one = Told(self._theme, holder)
            lines.addWidget(one)
            there.append(one)
        for number, one in enumerate(there):
            state, words = told[number] if number < len(told) else (State.NONE, "")
            if one.words.text() != words or not words:
                one.tell(state, words)
        holder.setVisible(bool(told))

    def _show_large(self, large: QPixmap | None) -> None:
        theme = self._theme
        room = QSize(theme.space(_PREVIEW_WIDE), theme.space(_PREVIEW_HIGH))
        key = large.cacheKey() if large is not None else 0
        if key == self._drawn:
            return
        self._drawn = key
        if large is None or large.isNull():
            self.shown.setText("Looking at it…")
            return
        ratio = self.devicePixelRatioF()
        drawn = large.scaled(
            room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        drawn.setDevicePixelRatio(ratio)
        self.shown.setPixmap(drawn)
        self.shown.setAccessibleName("The picture as it goes out")

    def _show_shorter(self, view: PictureView) -> None:
        """A box for each network that takes less than the description has, or that has a shorter one already."""
        wanted = (
            {}
            if view.picture.decorative
            else {
                network.id: network
                for network in view.networks
                if network.alt_text.value is not None
                and (
                    len(view.picture.alt_text) > network.alt_text.value
                    or any(one.network == network.id for one in view.picture.shorter)
                )
            }
        )
        for id in list(self.shorter):
            if id not in wanted:
                self.shorter.pop(id).deleteLater()
        for id, network in wanted.items():
            if id not in self.shorter:
                field = AltField(
                    f"Shorter, for {network.title} (at most {network.alt_text.value:,} characters)",
                    f"Shorter description for {network.title}",
                    self._theme,
                    self.alt.parentWidget() or self,
                    self._speaking,
                    lines=2,
                )
                field.editor.edited.connect(lambda words, id=id: self._on_shorter(id, words))
                self._shorter_lines.insertWidget(self._shorter_at, field)
                self.shorter[id] = field
            own = next((one.text for one in view.picture.shorter if one.network == id), "")
            self.shorter[id].editor.show_words(own)

    def _show_counts(self, view: PictureView) -> None:
        for id, field in self.shorter.items():
            network = next(one for one in view.networks if one.id == id)
            field.show_count([(network.title, network.alt_text.value)])
        own = {one.network for one in view.picture.shorter if one.text.strip()}
        self.alt.show_count([(one.title, one.alt_text.value) for one in view.networks if one.id not in own])

    # What a person says

    def _change(self, **changes: object) -> None:
        self.changed.emit(replace(self.view.picture, **changes))  # type: ignore[arg-type]

    def _on_alt(self, words: str) -> None:
        if words != self.view.picture.alt_text:
            self._change(alt_text=words)

    def _on_shorter(self, id: NetworkId, words: str) -> None:
        others = tuple(one for one in self.view.picture.shorter if one.network != id)
        own = (ShorterAlt(id, words),) if words else ()
        if (*others, *own) != self.view.picture.shorter:
            self._change(shorter=(*others, *own))

    def _on_decorative(self, on: bool) -> None:
        self._change(decorative=on)
        if on:
            self.reason.setFocus()

    def _on_reason(self, words: str) -> None:
        self._change(reason=words.strip())

    def _on_shown(self, shown: tuple[Shown, ...]) -> None:
        consents = tuple(one for one in self.view.picture.consents if one.who in shown)
        self._change(shown=shown, consents=consents)

    def _on_consent_dropped(self, consent: Consent) -> None:
        self._change(consents=tuple(one for one in self.view.picture.consents if one.id != consent.id))
