"""Putting a log-on in, and changing it: what is left empty stays as it is."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.ui.background import NoAnswerError
from composer.ui.controls import Button, Card
from composer.ui.fields import Frame, TextField, TickBox
from composer.ui.posting.page import Page, Told, row_of, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme
from composer.ui.vault.capture import keep_out_of_captures
from composer.ui.vault.clipboard import ClipboardBar, SecretClipboard
from composer.ui.vault.room import Room
from composer.ui.vault.secret_row import secret_font
from composer.vault.access import FIELD_WORDS
from composer.vault.logons import Turn
from composer.vault.passwords import new_passphrase, new_password
from composer.vault.vault import Vault

SHOWS_FOR_MS = 20_000
_LINES = 3
_LABELS = {
    "user_name": "&User name",
    "password": "&Password",
    "totp_seed": "&Seed of the one-time codes, or the otpauth:// address of its QR code",
    "recovery_codes": "&Recovery codes, one a line",
    "notes": "&Notes",
}
_HIDDEN = ("password", "totp_seed")
_LONG = ("recovery_codes", "notes")


class Saved(NamedTuple):
    """Which fields there are now, and which of them were changed."""

    account: AccountId
    filled: frozenset[str]
    changed: tuple[str, ...]


class ChangePage(Page):
    """Nothing that is kept is shown here unless it is asked for. `saved` comes when the keyring has it."""

    saved = Signal(object)

    def __init__(
        self, room: Room, account: AccountId, filled: frozenset[str], owner: QWidget | None, *, why: str = ""
    ) -> None:
        theme = room.theme
        super().__init__("change_page", f"Log-on of {room.title(account)}", theme, owner, size=(160, 180))
        self._room, self._account, self._filled = room, account, filled
        self._turn = Turn()
        self._saving = self._warned = False
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.bring: dict[str, Button] = {}
        self.take_out: dict[str, TickBox] = {}
        told = (
            "What you leave empty stays as it is."
            if filled
            else "Fill in what you have; nothing is required."
        )
        self.whole.addWidget(said(f"{why} {told}".strip(), theme, self, Role.QUIET))
        self.whole.addWidget(ClipboardBar(room.clipboard, theme, self))
        self.area = self.scrolled("The parts of the log-on")
        self._hides = QTimer(self)
        self._hides.setSingleShot(True)
        self._hides.setInterval(SHOWS_FOR_MS)
        self._hides.timeout.connect(self._hide)
        for field in _LABELS:
            self._add(field)
        self.area.show_filled()
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.save = Button("&Keep it", theme, self, kind="primary")
        self.save.setObjectName("keep_log_on")
        self.save.clicked.connect(self._on_save)
        self.end_with(self.save)
        self.fields["user_name"].setFocus()

    def _add(self, field: str) -> None:
        theme = self._theme
        ground = Card(theme, self.area.column)
        lines = QVBoxLayout(ground)
        lines.setSpacing(theme.space(1))
        label = QLabel(_LABELS[field], ground)
        label.setWordWrap(True)
        edit = self._edit(field, ground)
        label.setBuddy(edit)
        lines.addWidget(label)
        lines.addWidget(Frame(edit, theme, ground) if isinstance(edit, QPlainTextEdit) else edit)
        beside: list[QWidget] = self._password_tools(ground) if field == "password" else []
        if field == "password":
            lines.addWidget(self.seen)
        if field in self._filled:
            beside += self._kept_tools(field, ground)
        if beside:
            lines.addLayout(row_of(theme, *beside))
        self.area.lines.addWidget(ground)

    def _edit(self, field: str, owner: QWidget) -> QLineEdit | QPlainTextEdit:
        edit: QLineEdit | QPlainTextEdit
        if field in _LONG:
            edit = _LongText(self._room.clipboard, f"the {FIELD_WORDS[field]}", self._theme, owner)
        else:
            edit = TextField(self._theme, owner)
            if field in _HIDDEN:
                edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setObjectName(f"new {field}")
        if field in self._filled:
            edit.setPlaceholderText("There is one. Leave this empty to keep it.")
        self.fields[field] = edit
        return edit

    def _password_tools(self, owner: QWidget) -> list[QWidget]:
        """The field itself never shows what is in it, so that nothing can be selected in it."""
        theme = self._theme
        self.new_password = Button("New passwor&d", theme, owner)
        self.new_phrase = Button("New passp&hrase", theme, owner)
        self.copy_it = Button("&Copy it", theme, owner)
        self.see = TickBox("Show it for a &moment", theme, owner)
        self.seen = said("", theme, owner)
        self.seen.setFont(secret_font(theme))
        self.seen.hide()
        self.new_password.clicked.connect(lambda: self._generate(new_password()))
        self.new_phrase.clicked.connect(lambda: self._generate(new_passphrase()))
        self.copy_it.clicked.connect(self._on_copy)
        self.see.toggled.connect(self._on_see)
        self._password.textChanged.connect(self._show_typed)
        for button in (self.new_password, self.new_phrase, self.copy_it):
            button.setAutoDefault(False)
        self._show_typed()
        return [self.new_password, self.new_phrase, self.copy_it, self.see]

    @property
    def _password(self) -> QLineEdit:
        edit = self.fields["password"]
        assert isinstance(edit, QLineEdit)
        return edit

    def _kept_tools(self, field: str, owner: QWidget) -> list[QWidget]:
        made: list[QWidget] = []
        words = FIELD_WORDS[field]
        if field not in _HIDDEN:
            bring = Button("Bring in what is there", self._theme, owner)
            bring.setAccessibleName(f"Bring in the {words} that are there")
            bring.setAutoDefault(False)
            bring.clicked.connect(partial(self._on_bring, field))
            self.bring[field] = bring
            made.append(bring)
        take_out = TickBox("Take it out", self._theme, owner)
        take_out.setAccessibleName(f"Take the {words} out")
        take_out.toggled.connect(self.fields[field].setDisabled)
        self.take_out[field] = take_out
        return [*made, take_out]

    def changes(self) -> dict[str, str]:
        """What differs from what is kept, by field."""
        found = {field: _text(edit) for field, edit in self.fields.items()}
        found = {field: text for field, text in found.items() if text}
        return found | {field: "" for field, box in self.take_out.items() if box.isChecked()}

    def done(self, result: int) -> None:
        """Nothing that was typed stays in the window's memory longer than it must."""
        if self._saving and not self._warned:
            self._warned = True
            self.told.tell(
                State.LOOK, "Still waiting for your keyring. Close again to give up: nothing is changed then."
            )
            return
        self._turn.give_up()
        for edit in self.fields.values():
            edit.clear()
        keep_out_of_captures(self, False)
        super().done(result)

    def _generate(self, made: str) -> None:
        self._password.setText(made)
        self.see.setChecked(True)
        self._hides.start()

    def _on_copy(self) -> None:
        self._room.clipboard.copy(self._password.text(), "the new password")

    def _on_see(self, seen: bool) -> None:
        keep_out_of_captures(self, seen)
        if seen:
            self._hides.start()
        else:
            self._hides.stop()
        self._show_typed()

    def _show_typed(self) -> None:
        text = self._password.text()
        self.seen.setText(text if self.see.isChecked() else "")
        self.seen.setVisible(self.see.isChecked() and bool(text))
        self.copy_it.setEnabled(bool(text))

    def _hide(self) -> None:
        self.see.setChecked(False)

    def _on_bring(self, field: str) -> None:
        work = partial(_brought, self._room.vault, self._account, field, self._room.person())
        self._room.background.ask(work, self._on_brought, self._on_failed)

    def _on_brought(self, brought: tuple[str, str]) -> None:
        field, text = brought
        edit = self.fields[field]
        if isinstance(edit, QPlainTextEdit):
            edit.setPlainText(text)
        else:
            edit.setText(text)
        keep_out_of_captures(self, True)

    def _on_save(self) -> None:
        changes = self.changes()
        if not changes:
            self.told.tell(State.IDEA, "Nothing to keep yet: fill something in first.")
            return
        if self._saving:
            return
        self._saving, self._warned = True, False
        self.save.setEnabled(False)
        self._turn = Turn()
        self.told.tell(
            State.CLOCK, "Giving it to your keyring. It may want your password in a window of its own."
        )
        work = partial(_saved, self._room.vault, self._account, changes, self._room.person(), self._turn)
        self._room.background.ask(work, self._on_saved, self._on_failed)

    def _on_saved(self, saved: Saved) -> None:
        self._saving = False
        self.saved.emit(saved)
        self.close()

    def _on_failed(self, error: ComposerError) -> None:
        self._saving = False
        self.save.setEnabled(True)
        if isinstance(error, NoAnswerError):
            self._turn.give_up()
        self.told.tell(State.STOP, str(error))


class _LongText(QPlainTextEdit):
    """A few lines that Tab leads out of. What is copied from it leaves the clipboard like any other secret."""

    def __init__(self, clipboard: SecretClipboard, what: str, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._clipboard, self._what = clipboard, what
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumHeight(theme.space(4 * _LINES + 4))
        self.setMaximumHeight(theme.space(4 * _LINES + 4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cuts = event.matches(QKeySequence.StandardKey.Cut)
        if not cuts and not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._clipboard.copy(cursor.selection().toPlainText(), self._what)
            if cuts:
                cursor.removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing goes where a mere selection or a drag would take it."""
        return QMimeData()


def _text(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.toPlainText().strip("\n") if isinstance(edit, QPlainTextEdit) else edit.text()


def _brought(vault: Vault, account: AccountId, field: str, who: str) -> tuple[str, str]:
    return field, vault.shown(account, field, who)


def _saved(vault: Vault, account: AccountId, changes: dict[str, str], who: str, turn: Turn) -> Saved:
    return Saved(account, vault.change(account, changes, who, turn), tuple(changes))
