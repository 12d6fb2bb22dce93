"""Who can be recognised in a picture, and whether each has agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.domain.picture import Consent, Picture, Shown, Use, consents_for
from composer.ui.controls import Button, Card
from composer.ui.fields import TickBox
from composer.ui.posting.page import Told, heading, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

LABELS = {
    Shown.NOBODY: "&Nobody who can be recognised",
    Shown.STAFF: "&Staff",
    Shown.PUBLIC: "&Patients, carers or the public",
    Shown.CHILDREN: "C&hildren",
}
_OF = {
    Shown.STAFF: "Consent of staff",
    Shown.PUBLIC: "Consent of patients, carers or the public",
    Shown.CHILDREN: "Consent for children",
}
_HINTS = {
    Shown.STAFF: "Colleagues are asked too: a yes to the photograph is not yet a yes to the internet.",
    Shown.PUBLIC: "Whoever cannot decide for themselves: the right person says it for them.",
    Shown.CHILDREN: "A parent, or whoever has parental responsibility, says it for a child.",
}


class PeopleCard(Card):
    """Tick boxes for who is in it, and below each a place for their consent."""

    shown_changed = Signal(object)
    consent_asked = Signal(object)
    consent_dropped = Signal(object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(theme, owner)
        self.setObjectName("people")
        self._theme = theme
        self._shown_now: tuple[object, ...] | None = None
        self.boxes: dict[Shown, TickBox] = {}
        self.column = QVBoxLayout(self)
        edge = theme.space(3)
        self.column.setContentsMargins(edge, theme.space(2), edge, theme.space(2))
        self.column.setSpacing(theme.space(1))
        self.column.addWidget(heading("Who can be recognised in it?", theme, self))
        self.column.addWidget(
            said("Look behind, and into mirrors and windows, too.", theme, self, Role.QUIET)
        )
        for who, label in LABELS.items():
            box = TickBox(label, theme, self)
            box.setObjectName(f"shown_{who.value}")
            box.toggled.connect(partial(self._on_toggled, who))
            self.boxes[who] = box
            self.column.addWidget(box)
        self.consents = QWidget(self)
        self._lines = QVBoxLayout(self.consents)
        self.column.addWidget(self.consents)

    def show_picture(self, picture: Picture, today: date) -> None:
        """Show what is said of it; nothing is made anew while it is the same."""
        now = (picture.shown, picture.consents, today)
        if now == self._shown_now:
            return
        self._shown_now = now
        for who, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(who in picture.shown)
            box.blockSignals(False)
        focused = self.focusWidget()
        kept = focused.objectName() if focused is not None and self.consents.isAncestorOf(focused) else ""
        self._refill(picture, today)
        back = self.consents.findChild(QWidget, kept) if kept else None
        if back is not None:
            back.setFocus()

    def _refill(self, picture: Picture, today: date) -> None:
        old, theme = self.consents, self._theme
        self.consents = QWidget(self)
        self._lines = QVBoxLayout(self.consents)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space(1))
        self.column.replaceWidget(old, self.consents)
        old.hide()
        old.deleteLater()
        for who in picture.people:
            self._lines.addWidget(heading(_OF[who], theme, self.consents))
            given = consents_for(picture, who)
            for number, consent in enumerate(given, start=1):
                self._add_consent(consent, number, today)
            if not given:
                self._lines.addWidget(said(_HINTS[who], theme, self.consents, Role.QUIET))
            button = Button("Add another consent…" if given else "Choose or record it…", theme, self.consents)
            button.setObjectName(f"consent_{who.value}")
            button.setAccessibleName(f"{_OF[who]}: {button.text()}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.consent_asked.emit, who))
            self._lines.addLayout(row_of(theme, button))
        self.consents.setVisible(bool(picture.people))

    def _add_consent(self, consent: Consent, number: int, today: date) -> None:
        theme = self._theme
        told = Told(theme, self.consents)
        state, words = standing(consent, today)
        told.tell(state, words)
        self._lines.addWidget(told)
        off = Button("Take it off this picture", theme, self.consents)
        off.setObjectName(f"off_{consent.who.value}_{number}")
        off.setAccessibleName(f"Take the consent {consent.label} off this picture")
        off.setAutoDefault(False)
        off.clicked.connect(partial(self.consent_dropped.emit, consent))
        self._lines.addLayout(row_of(theme, off))

    def _on_toggled(self, who: Shown, on: bool) -> None:
        """'Nobody' and somebody cannot both be true: the last said holds."""
        chosen = {one for one, box in self.boxes.items() if box.isChecked()}
        if on:
            chosen = {who} if who is Shown.NOBODY else chosen - {Shown.NOBODY}
        self.shown_changed.emit(tuple(one for one in Shown if one in chosen))


def standing(consent: Consent, today: date) -> tuple[State, str]:
    """A consent in one line, and whether it holds."""
    how = "Spoken" if consent.spoken else "Written"
    by = f", taken by {consent.taken_by}" if consent.taken_by else ""
    on = f" on {_day(consent.taken_on)}" if consent.taken_on else ""
    until = f", until {_day(consent.until)}" if consent.until else ", without an end"
    kept = f". The form: {consent.kept_at}" if consent.kept_at else ""
    told = f"{consent.label}. {how}{by}{on}{until}{kept}."
    if consent.withdrawn:
        return State.STOP, f"Taken back on {_day(consent.withdrawn[:10])}. {told}"
    if consent.expired(today.isoformat()):
        return State.STOP, f"It has ended. {told}"
    if Use.SOCIAL_MEDIA not in consent.uses:
        return State.STOP, f"Not for social media. {told}"
    return State.GOOD, told


def uses_in_words(uses: Sequence[Use]) -> str:
    return ", ".join(USE_WORDS[use] for use in uses)


USE_WORDS = {
    Use.SOCIAL_MEDIA: "social media",
    Use.WEBSITE: "websites",
    Use.PRINT: "leaflets and posters",
    Use.PRESS: "newspapers, radio and television",
}


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"
