"""A mail that the person sends: first the mail program, then a mail file, then the clipboard, each said as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from composer.posting.mail import mail_draft, mailto
from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.posting.page import Page, Told, said
from composer.ui.posting.step_cards import OpenAddress
from composer.ui.states import State
from composer.ui.theme import Role, Theme

_KEPT = timedelta(days=1)


class MailPage(Page):
    """A page whose words go out as a mail; every step says what happened."""

    def __init__(
        self,
        name: str,
        title: str,
        address: str,
        subject: str,
        folder: Path,
        now: Callable[[], datetime],
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__(name, title, theme, owner, size=(140, 150))
        self._address, self._subject, self._folder = address, subject, folder
        self._now, self._open = now, open_address
        self.whole.addWidget(said(f"A mail to {address}, which you send yourself.", theme, self, Role.QUIET))

    def end_with_ways(self, words: Callable[[], str]) -> None:
        """Put what happened and the ways to send `words` below everything else."""
        theme, self.words = self._theme, words
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.mail = Button("Open it in my &mail program", theme, self, kind="primary")
        self.mail.setObjectName("open_mail")
        self.copy = Button("&Copy it instead", theme, self)
        self.copy.setObjectName("copy_mail")
        self.mail.clicked.connect(self._on_mail)
        self.copy.clicked.connect(self._on_copy)
        self.end_with(self.mail, self.copy)

    def _on_mail(self) -> None:
        body = self.words()
        link, whole = mailto(self._address, self._subject, body)
        if whole and self._open(link):
            self.told.tell(
                State.GOOD,
                f"Your mail program was asked to open a mail to {self._address}. Nothing came up? Copy it instead.",
            )
            return
        file = self._mail_file(body)
        if file is not None and self._open(file.as_uri()):
            self.told.tell(
                State.GOOD, "It was opened as a mail file, ready to send. Nothing came up? Copy it instead."
            )
            return
        self._on_copy()

    def _on_copy(self) -> None:
        body = self.words()
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(body)
        if clipboard.text().replace("\r\n", "\n") == body:
            told = f"The mail's words are on the clipboard: paste them into a new mail to {self._address}."
            self.told.tell(State.GOOD, told)
        else:
            told = f"The clipboard did not take it. Select the words above, and send them to {self._address}."
            self.told.tell(State.STOP, told)

    def _mail_file(self, body: str) -> Path | None:
        """The mail as a file for the mail program to open; those of earlier days are removed."""
        forget_mail_files(self._folder, self._now())
        file = self._folder / f"mail {self._now():%Y-%m-%d %H%M%S}.eml"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(mail_draft(self._address, self._subject, body))
        except OSError:
            return None
        return file


class WrittenMail(MailPage):
    """A mail that is written already; the person changes what they like before it goes."""

    def __init__(
        self,
        title: str,
        address: str,
        subject: str,
        body: str,
        folder: Path,
        now: Callable[[], datetime],
        open_address: OpenAddress,
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("mail_page", title, address, subject, folder, now, open_address, theme, owner)
        self.whole.addWidget(said(f"Subject: {subject}", theme, self))
        label = QLabel("The &words", self)
        self.body = QPlainTextEdit(body, self)
        self.body.setObjectName("mail_words")
        self.body.setTabChangesFocus(True)
        label.setBuddy(self.body)
        self.whole.addWidget(label)
        self.whole.addWidget(Frame(self.body, theme, self), 1)
        self.end_with_ways(lambda: self.body.toPlainText().strip() + "\n")
        self.body.setFocus()


def forget_mail_files(folder: Path, now: datetime) -> None:
    """A mail file holds a draft's words, so it stays no longer than a mail program needs to open it."""
    for file in folder.glob("*.eml"):
        try:
            if now.timestamp() - file.stat().st_mtime > _KEPT.total_seconds():
                file.unlink()
        except OSError:
            continue
