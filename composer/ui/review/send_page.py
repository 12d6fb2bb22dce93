"""'Send for review…': who should look, by when, at what; and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCompleter, QFormLayout, QLabel, QPlainTextEdit, QWidget

from composer.review.asking import Asked
from composer.review.contacts import Contact, named
from composer.ui.fields import Choice, Frame, TextField, point_out
from composer.ui.posting.page import NameRow, Page, said
from composer.ui.review.ways_out import WaysOut
from composer.ui.theme import Role, Theme

_DAYS = (("No particular day", -1), ("Today", 0), ("Tomorrow", 1), ("In three days", 3), ("In a week", 7))
_USUAL_DAY = 2


class SendPage(Page):
    """Asks; `ways.asked` says that the person wants it to go out."""

    def __init__(
        self,
        name: str,
        mail: str,
        contacts: Sequence[Contact],
        today: date,
        ways: WaysOut,
        theme: Theme,
        owner: QWidget,
    ) -> None:
        super().__init__("send_review_page", "Send for review", theme, owner, size=(160, 150))
        self._contacts, self._today, self.ways = tuple(contacts), today, ways
        ways.setParent(self)
        told = "One file with this post as it stands, its checklist and your question. Nothing else goes with it."
        self.whole.addWidget(said(told, theme, self, Role.QUIET))
        self.who = self._field("reviewer", "First and last name")
        self.who.setCompleter(QCompleter([contact.name for contact in contacts], self))
        self.to = self._field("reviewer_mail", "Their e-mail address, if it goes by mail")
        self.due = Choice(theme, self)
        for text, days in _DAYS:
            self.due.addItem(text, days)
        self.due.setCurrentIndex(_USUAL_DAY)
        self.look_at = self._field("look_at", "For example: is the tone right?")
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.space(16))
        self.reply_to = self._field("reply_to", "Where the answer should go")
        self.reply_to.setText(mail)
        self.person = NameRow(name, theme, self)
        self._lay_out()
        self.who.editingFinished.connect(self._on_who)
        self.missing = said("", theme, self, Role.STOP)
        self.whole.addWidget(self.missing)
        self.whole.addWidget(ways)
        self.end_with()
        self.who.setFocus()

    def asked(self) -> Asked | None:
        """What was asked, or None after saying what is missing."""
        who, name = " ".join(self.who.text().split()), self.person.name
        missing, field = "", self.who
        if not who:
            missing = "Say who should look at it."
        elif not name:
            missing, field = "Say who you are.", self.person.field
        elif who.casefold() == name.casefold():
            missing = "Nobody can review their own post. Ask a colleague."
        self.missing.setText(missing)
        if missing:
            point_out(field, missing)
            return None
        days = int(self.due.currentData())
        due = (self._today + timedelta(days)).isoformat() if days >= 0 else ""
        return Asked(
            name,
            who,
            due,
            self.look_at.text().strip(),
            self.note.toPlainText().strip(),
            self.reply_to.text().strip(),
        )

    @property
    def address(self) -> str:
        return " ".join(self.to.text().split())

    def _field(self, name: str, hint: str) -> TextField:
        field = TextField(self._theme, self)
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        return field

    def _lay_out(self) -> None:
        area = self.scrolled("Who should look at it, and at what")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(self._theme.space(2))
        note = Frame(self.note, self._theme, self)
        for text, widget, buddy in (
            ("W&ho should look at it", self.who, self.who),
            ("Their &e-mail", self.to, self.to),
            ("&By when", self.due, self.due),
            ("What to look &at", self.look_at, self.look_at),
            ("A &note", note, self.note),
            ("You&r own e-mail", self.reply_to, self.reply_to),
        ):
            label = QLabel(text, self)
            label.setBuddy(buddy)
            form.addRow(label, widget)
        area.lines.addLayout(form)
        area.lines.addWidget(self.person)
        area.show_filled()

    def _on_who(self) -> None:
        contact = named(self.who.text(), self._contacts)
        if contact is not None and contact.mail and not self.to.text():
            self.to.setText(contact.mail)
