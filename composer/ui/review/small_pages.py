"""Small windows: paste an answer, 'Told me by…', whose key this is, and one's own key in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from composer.review.standing import Origin
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame, TextField, point_out
from composer.ui.posting.page import Page, said
from composer.ui.review.reviewer_window import who_says_so
from composer.ui.review.verdict_choice import VerdictChoice
from composer.ui.theme import Role, Theme


class PastePage(Page):
    """The words of a mail with an answer in it."""

    given = Signal(str)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__("paste_answer_page", "Paste an answer", theme, owner, size=(140, 110))
        label = QLabel("Paste the whole &mail here, quoted lines and all", self)
        self.words = QPlainTextEdit(self)
        self.words.setObjectName("pasted")
        self.words.setTabChangesFocus(True)
        label.setBuddy(self.words)
        self.missing = said("", theme, self, Role.STOP)
        self.read = Button("&Read it", theme, self, kind="primary")
        self.read.clicked.connect(lambda: self.given.emit(self.words.toPlainText()))
        self.whole.addWidget(label)
        self.whole.addWidget(Frame(self.words, theme, self), 1)
        self.whole.addWidget(self.missing)
        self.end_with(self.read)
        self.words.setFocus()


class ToldPage(Page):
    """An answer that came by word of mouth. It is kept as that, and never as a signed one."""

    given = Signal(str, str, str)

    def __init__(self, names: Sequence[str], author: str, theme: Theme, owner: QWidget) -> None:
        super().__init__("told_by_page", "Told me by…", theme, owner, size=(130, 110))
        self._author = author
        told = (
            "For an answer by telephone or in passing, about the post as it stands now. It is marked as told."
        )
        self.whole.addWidget(said(told, theme, self, Role.QUIET))
        label = QLabel("W&ho told you", self)
        self.who = TextField(theme, self)
        self.who.setObjectName("told_who")
        self.who.setText(names[0] if names else "")
        label.setBuddy(self.who)
        self.whole.addWidget(label)
        self.whole.addWidget(self.who)
        question = QLabel("Can it go &out?", self)
        self.verdicts = VerdictChoice(theme, self)
        question.setBuddy(self.verdicts)
        self.whole.addWidget(question)
        self.whole.addWidget(self.verdicts)
        words_label = QLabel("In their wor&ds", self)
        self.words = TextField(theme, self)
        words_label.setBuddy(self.words)
        self.whole.addWidget(words_label)
        self.whole.addWidget(self.words)
        self.missing = said("", theme, self, Role.STOP)
        self.whole.addWidget(self.missing)
        self.whole.addStretch(1)
        self.keep = Button("&Write it down", theme, self, kind="primary")
        self.keep.clicked.connect(self._on_keep)
        self.end_with(self.keep)
        self.who.setFocus()

    def _on_keep(self) -> None:
        who, chosen = " ".join(self.who.text().split()), self.verdicts.verdict
        missing = ""
        if not who:
            missing = "Say who told you."
        elif who.casefold() == self._author.casefold():
            missing = "Nobody can review their own post."
        elif not chosen:
            missing = "Say what they said."
        self.missing.setText(missing)
        if missing:
            point_out(self.verdicts if who and not chosen else self.who, missing)
            return
        self.given.emit(who, chosen, self.words.text().strip())
        self.close()


class ContactPage(Page):
    """A colleague's key on first contact, or when it has changed: compare the words, then accept."""

    accepted = Signal(str, str, str)

    def __init__(
        self,
        who: str,
        key: str,
        origin: Origin,
        fingerprint: str,
        roles: Sequence[str],
        theme: Theme,
        owner: QWidget,
    ) -> None:
        super().__init__("contact_page", f"Is this {who}?", theme, owner, size=(130, 100))
        self._who, self._key = who, key
        self.whole.addWidget(said(who_says_so(who, origin, "")[1], theme, self))
        words = said(fingerprint, theme, self)
        words.setObjectName("fingerprint")
        words.setFont(theme.title_font())
        self.whole.addWidget(words)
        told = (
            f"Ask {who} to open 'My key, in words' and to read it to you. All six words have to be the same."
        )
        self.whole.addWidget(said(told, theme, self))
        label = QLabel("Their &role, if your packs ask for one", self)
        self.role = Choice(theme, self)
        self.role.setEditable(True)
        self.role.addItems(["", *roles])
        label.setBuddy(self.role)
        self.whole.addWidget(label)
        self.whole.addWidget(self.role)
        self.whole.addStretch(1)
        self.accept_key = Button("&Yes, the words are the same", theme, self, kind="primary")
        self.accept_key.clicked.connect(self._on_accept)
        self.end_with(self.accept_key)
        self.close_button.setText("Not now")

    def _on_accept(self) -> None:
        self.accepted.emit(self._who, self._key, " ".join(self.role.currentText().split()))
        self.close()


class MyKeyPage(Page):
    """One's own key, to read out on the telephone."""

    def __init__(
        self, fingerprint: str, public: str, kept_in: str, session_only: str, theme: Theme, owner: QWidget
    ) -> None:
        super().__init__("my_key_page", "My key, in words", theme, owner, size=(130, 80))
        self.whole.addWidget(said("Read these six words to a colleague who wants to be sure.", theme, self))
        words = said(fingerprint, theme, self)
        words.setObjectName("fingerprint")
        words.setFont(theme.title_font())
        self.whole.addWidget(words)
        told = f"Your key is kept in: {kept_in}."
        if session_only:
            told = f"Your key lasts only until you close the app. {session_only}"
        self.whole.addWidget(said(told, theme, self))
        line = TextField(theme, self)
        line.setReadOnly(True)
        line.setText(public)
        line.setAccessibleName("Your public key")
        self.whole.addWidget(line)
        self.whole.addStretch(1)
        self.end_with()
