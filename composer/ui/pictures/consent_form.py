"""Records one consent: whose, how and when it was given, for what, until when, and where the form is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from composer.domain.picture import Consent, ConsentId, Shown, Use
from composer.ui.controls import Button
from composer.ui.fields import Choice, DayField, TextField, TickBox
from composer.ui.pictures.people_card import USE_WORDS
from composer.ui.posting.page import Page, Told, heading, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

WHO_WORDS = {
    Shown.STAFF: "Staff",
    Shown.PUBLIC: "Patients, carers or the public",
    Shown.CHILDREN: "Children",
}
_A_YEAR = timedelta(days=365)
_ADVICE = "Written where you can. Only where the form is kept goes in here, never the form itself."


class ConsentForm(Page):
    """A new consent, or one to put right. `kept` has it whole."""

    kept = Signal(object)

    def __init__(
        self,
        consent: Consent | None,
        who: Shown,
        person: str,
        today: date,
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("consent_form", "Record a consent", theme, owner, size=(130, 200))
        self._consent = consent or Consent(
            ConsentId(""), who, "", taken_by=person, taken_on=today.isoformat()
        )
        self._today = today
        self.area = self.scrolled("The consent")
        self.area.refill()
        self._lay_out()
        self.area.show_filled()
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.keep = Button("&Keep it", theme, self, kind="primary")
        self.keep.clicked.connect(self._on_keep)
        self.end_with(self.keep)
        self.close_button.setText("Leave it")
        self.label.setFocus()

    def _lay_out(self) -> None:
        theme, column, consent = self._theme, self.area.column, self._consent
        self.area.lines.addWidget(said(_ADVICE, theme, column, Role.QUIET))
        self.who = Choice(theme, column)
        for who, words in WHO_WORDS.items():
            self.who.addItem(words, who)
        self.who.setCurrentIndex(list(WHO_WORDS).index(consent.who))
        self._add("&Who is it?", self.who)
        self.label = self._field(
            "What your tea&m will know it by", consent.label, "Garden day: A. and B., Ward 4"
        )
        self.written = TickBox("W&ritten: there is a form", theme, column)
        self.written.setChecked(not consent.spoken)
        self.area.lines.addWidget(self.written)
        self.taken_by = self._field("Who &took it", consent.taken_by, "First and last name")
        self.taken_on = DayField(_date(consent.taken_on, self._today), theme, column)
        self.taken_on.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        self._add("W&hen", self.taken_on)
        self.area.lines.addWidget(heading("For which uses?", theme, column))
        self.uses = {use: TickBox(words.capitalize(), theme, column) for use, words in USE_WORDS.items()}
        for use, box in self.uses.items():
            box.setChecked(use in consent.uses)
            self.area.lines.addWidget(box)
        self.ends = TickBox("It &ends on a day", theme, column)
        self.ends.setChecked(bool(consent.until) or not consent.id)
        self.until = DayField(_date(consent.until, self._today + _A_YEAR), theme, column)
        self.until.setAccessibleName("Last day of the consent")
        self.until.setEnabled(self.ends.isChecked())
        self.ends.toggled.connect(self.until.setEnabled)
        self.area.lines.addLayout(row_of(theme, self.ends, self.until))
        self.kept_at = self._field(
            "Where the &form is kept", consent.kept_at, "For example: comms drive, consent forms 2026, no. 14"
        )

    @property
    def consent(self) -> Consent:
        """What the fields say."""
        return replace(
            self._consent,
            who=Shown(self.who.currentData()),
            label=_one_line(self.label),
            spoken=not self.written.isChecked(),
            taken_by=_one_line(self.taken_by),
            taken_on=_iso(self.taken_on),
            uses=tuple(use for use, box in self.uses.items() if box.isChecked()),
            until=_iso(self.until) if self.ends.isChecked() else "",
            kept_at=_one_line(self.kept_at),
        )

    def _missing(self, consent: Consent) -> tuple[str, QWidget] | None:
        if not consent.label:
            return "Say what your team will know it by.", self.label
        if not consent.taken_by:
            return "Say who took it.", self.taken_by
        if not consent.uses:
            return "Tick at least one use.", self.uses[Use.SOCIAL_MEDIA]
        if consent.until and consent.until < consent.taken_on:
            return "It cannot end before it was given.", self.until
        if not consent.spoken and not consent.kept_at:
            return "Say where the form is kept, or untick 'Written'.", self.kept_at
        return None

    def _on_keep(self) -> None:
        consent = self.consent
        missing = self._missing(consent)
        if missing is not None:
            self.told.tell(State.STOP, missing[0])
            missing[1].setFocus()
            self.area.ensureWidgetVisible(missing[1])
            return
        self.kept.emit(consent)
        self.close()

    def _field(self, label: str, text: str, hint: str) -> TextField:
        field = TextField(self._theme, self.area.column)
        field.setText(text)
        field.setPlaceholderText(hint)
        field.setMaxLength(300)
        self._add(label, field)
        return field

    def _add(self, label: str, field: QWidget) -> None:
        titled = QLabel(label, self.area.column)
        titled.setWordWrap(True)
        titled.setBuddy(field)
        self.area.lines.addWidget(titled)
        self.area.lines.addWidget(field)


def _one_line(field: QLineEdit) -> str:
    return " ".join(field.text().split())


def _iso(field: DayField) -> str:
    day = field.date()
    return date(day.year(), day.month(), day.day()).isoformat()


def _date(iso: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return otherwise
