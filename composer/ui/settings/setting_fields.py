"""One field for each kind of setting: it shows a value, and says when a person has given another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QWidget

from composer.setting_list import Setting, taken
from composer.ui.compose.counters import network_title
from composer.ui.controls import Button
from composer.ui.fields import Choice, Frame, TextField, TickBox
from composer.ui.flow_layout import FlowLayout
from composer.ui.posting.page import said
from composer.ui.theme import Theme

_WIDE, _LONG_CHOICE = 60, 24


class SettingField(QWidget):
    """Its field, and what else belongs to it. `given` comes with a value that can be used, `refused` with why not."""

    given = Signal(object)
    refused = Signal(str)
    asked = Signal()

    def __init__(self, setting: Setting, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.setting = setting
        self._theme = theme
        self._row = FlowLayout(self, gap=theme.space(2))
        self.show_value: Callable[[Any], None]
        self.main: QWidget
        self.button: Button | None = None
        making = {
            "yes": self._make_yes,
            "choice": self._make_choice,
            "employer": self._make_choice,
            "folder": self._make_folder,
            "accounts": self._make_accounts,
            "words": self._make_words,
        }
        making.get(setting.kind, self._make_text)()
        self.main.setObjectName(f"setting_{setting.name}")
        if setting.kind != "yes":
            self.main.setAccessibleName(setting.label)
        self.main.setAccessibleDescription(setting.help)

    def fill(self, choices: dict[str, str], now: str) -> None:
        """Offer these in place of what was offered: the employers that are known here."""
        box = self.main
        assert isinstance(box, Choice)
        box.clear()
        box.addItem("None of these", "")
        for value, words in {**choices, **({now: now} if now and now not in choices else {})}.items():
            box.addItem(words, value)
        self.show_value(now)

    def fix(self) -> None:
        """Show the value without letting it be changed."""
        for widget in (self.main, self.button):
            if widget is not None:
                widget.setEnabled(False)

    def _add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    def _make_text(self) -> None:
        field = TextField(self._theme, self)
        field.setMinimumWidth(self._theme.space(_WIDE))
        if self.setting.example:
            field.setPlaceholderText(f"For example {self.setting.example}")
        field.textEdited.connect(self._take)
        self.main, self.show_value = field, field.setText
        self._add(field)

    def _make_yes(self) -> None:
        box = TickBox(self.setting.label.replace("&", "&&"), self._theme, self)
        box.clicked.connect(lambda: self.given.emit(box.isChecked()))
        self.main, self.show_value = box, box.setChecked
        self._add(box)

    def _make_choice(self) -> None:
        box = Choice(self._theme, self)
        box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LONG_CHOICE)
        for value, words in self.setting.choices:
            box.addItem(words, value)

        def show(value: object) -> None:
            place = box.findData(value)
            if place < 0:
                box.addItem(str(value), value)
                place = box.count() - 1
            box.setCurrentIndex(place)

        box.activated.connect(lambda _place: self.given.emit(box.currentData()))
        self.main, self.show_value = box, show
        self._add(box)

    def _make_folder(self) -> None:
        self._make_text()
        self.button = Button("Choose…", self._theme, self)
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(f"Choose: {self.setting.label}")
        self.button.clicked.connect(self._on_choose_folder)
        self._add(self.button)

    def _make_accounts(self) -> None:
        words = said("", self._theme, self)
        words.setMinimumWidth(self._theme.space(_WIDE))
        self.button = Button("Accounts…", self._theme, self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.asked)

        def show(accounts: Any) -> None:
            named = (f"{network_title(one.network, {})} {one.handle or one.title}" for one in accounts)
            words.setText(", ".join(named))

        self.main, self.show_value = words, show
        self._add(words)
        self._add(self.button)

    def _make_words(self) -> None:
        text = QPlainTextEdit(self)
        text.setTabChangesFocus(True)
        frame = Frame(text, self._theme, self)
        frame.setFixedSize(self._theme.space(_WIDE), self._theme.space(24))

        def show(words: Any) -> None:
            blocked = text.blockSignals(True)
            text.setPlainText("\n".join(words))
            text.blockSignals(blocked)

        text.textChanged.connect(
            lambda: self.given.emit(tuple(dict.fromkeys(text.toPlainText().split("\n"))))
        )
        self.main, self.show_value = text, show
        self._add(frame)

    def _on_choose_folder(self) -> None:
        field = self.main
        assert isinstance(field, TextField)
        chosen = QFileDialog.getExistingDirectory(self, self.setting.label, field.text() or str(Path.home()))
        if chosen:
            field.setText(chosen)
            self._take(chosen)

    def _take(self, text: str) -> None:
        try:
            value = taken(self.setting, text.strip())
        except ValueError as wrong:
            self.refused.emit(f"This {wrong}.")
            return
        self.given.emit(value)


def shown_value(setting: Setting, value: object) -> str:
    """A value in words, for a person who cannot change it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "None"
    words = dict(setting.choices).get(value, value)
    return str(words or "Not set")


def label_for(setting: Setting, field: SettingField, theme: Theme, owner: QWidget) -> QLabel:
    """The words above a field that has none of its own."""
    label = said(setting.label, theme, owner)
    label.setFont(theme.strong_font())
    label.setBuddy(field.main)
    return label
