"""Every setting with a sentence of help, found by any word; what the IT desk has fixed is shown with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from composer.setting_list import POLICY, SECTIONS, SETTINGS, Setting
from composer.settings import SettingsFile
from composer.ui.controls import Button, Card
from composer.ui.fields import TextField
from composer.ui.posting.page import Page, Scrolled, Told, heading, row_of, said
from composer.ui.settings.setting_fields import SettingField, label_for, shown_value
from composer.ui.states import State
from composer.ui.theme import Role, Theme


class Place(NamedTuple):
    """A folder or file of this person's, to be shown and opened."""

    title: str
    path: str
    folder: str = ""


class SettingRow(QWidget):
    """One setting: its label, its field, its help, and why it cannot be changed or what was wrong."""

    def __init__(self, setting: Setting, theme: Theme, owner: QWidget, *, value: Any, fixed_by: str) -> None:
        super().__init__(owner)
        self.setting = setting
        self.field: SettingField | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, theme.space(2))
        lines.setSpacing(theme.space(1))
        if setting.who == POLICY:
            words = said(f"{setting.label}: {shown_value(setting, value)}", theme, self)
            words.setFont(theme.strong_font())
            lines.addWidget(words)
        else:
            self.field = SettingField(setting, theme, self)
            if setting.kind != "yes":
                lines.addWidget(label_for(setting, self.field, theme, self))
            lines.addWidget(self.field)
            if setting.kind == "employer":
                self.field.fill({}, value)
            else:
                self.field.show_value(value)
        lines.addWidget(said(setting.help, theme, self, Role.QUIET))
        self.told = Told(theme, self)
        lines.addWidget(self.told)
        if fixed_by and self.field is not None:
            self.field.fix()
            self.told.tell(State.ASIDE, fixed_by)
            self.field.main.setAccessibleDescription(f"{setting.help} {fixed_by}")

    def matches(self, words: Sequence[str]) -> bool:
        """Whether each of these words is somewhere in what it says."""
        setting = self.setting
        choices = " ".join(label for _, label in setting.choices)
        said_here = f"{setting.label} {setting.help} {setting.section} {setting.name} {choices}".casefold()
        return all(word in said_here for word in words)

    def complain(self, what: str) -> None:
        self.told.tell(State.LOOK, what)
        if self.field is not None:
            self.field.main.setAccessibleDescription(f"{self.setting.help} {what}")

    def settle(self) -> None:
        self.told.tell(State.NONE, "")
        if self.field is not None:
            self.field.main.setAccessibleDescription(self.setting.help)


class SettingsWindow(Page):
    """`changed` comes with a name and a value that is kept already; `place_asked` with a folder to open."""

    changed = Signal(str, object)
    accounts_asked = Signal()
    place_asked = Signal(str)

    def __init__(
        self,
        settings: SettingsFile,
        policy: Mapping[str, object],
        places: Sequence[Place],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__("settings_window", "Settings", theme, owner, size=(170, 190))
        self._settings, self._policy = settings, policy
        self.rows: dict[str, SettingRow] = {}
        self._sections: list[tuple[QWidget, list[QWidget]]] = []
        self.search = TextField(theme, self)
        self.search.setObjectName("settings_search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("Any word, such as dark or folder")
        self.search.setMinimumWidth(theme.space(60))
        label = QLabel("&Find", self)
        label.setBuddy(self.search)
        label.setMinimumHeight(self.search.sizeHint().height())
        self.whole.addLayout(row_of(theme, label, self.search))
        self.whole.addWidget(said("Every change is kept at once.", theme, self, Role.QUIET))
        self._tell_problems()
        self.nothing = said("No setting is called that. Try another word.", theme, self, Role.QUIET)
        self.nothing.hide()
        self.whole.addWidget(self.nothing)
        self.area = self.scrolled("Settings")
        self._fill(self.area, places)
        self.area.show_filled()
        self.end_with()
        self.search.textChanged.connect(self._on_search)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, employers: dict[str, str], words: Sequence[str]) -> None:
        """Fill in what takes a moment to read: the employers that have a pack, and the person's own words."""
        for name, field in ((name, row.field) for name, row in self.rows.items()):
            if name == "employer" and field is not None:
                field.fill(employers, self._settings.current.employer)
            elif name == "words" and field is not None:
                field.show_value(words)

    def _tell_problems(self) -> None:
        problems = self._settings.problems
        if problems:
            told = Told(self._theme, self)
            told.tell(State.LOOK, "\n".join(map(str, problems)))
            self.whole.addWidget(told)

    def _fill(self, area: Scrolled, places: Sequence[Place]) -> None:
        for section in SECTIONS:
            card = self._section(section, area)
            rows: list[QWidget] = [
                self._row(setting, card)
                for setting in SETTINGS
                if setting.section == section and setting.name != "why"
            ]
            self._sections.append((card, rows))
        card = self._section("Where things are kept", area)
        self._sections.append((card, [self._place(place, card) for place in places]))

    def _section(self, title: str, area: Scrolled) -> Card:
        """A card with a title, for what belongs together."""
        card = Card(self._theme, area.column)
        lines = QVBoxLayout(card)
        edge = self._theme.space(3)
        lines.setContentsMargins(edge, edge, edge, self._theme.space(1))
        lines.setSpacing(self._theme.space(2))
        words = heading(title, self._theme, card)
        words.setFont(self._theme.title_font())
        lines.addWidget(words)
        area.lines.addWidget(card)
        return card

    def _row(self, setting: Setting, card: Card) -> SettingRow:
        fixed = self._settings.fixed_by if setting.name in self._settings.fixed else ""
        row = SettingRow(setting, self._theme, card, value=self._value(setting), fixed_by=fixed)
        _put(row, card)
        self.rows[setting.name] = row
        if row.field is not None:
            row.field.given.connect(lambda value, row=row: self._on_given(row, value))
            row.field.refused.connect(row.complain)
            row.field.asked.connect(self.accounts_asked)
        return row

    def _value(self, setting: Setting) -> Any:
        if setting.who == POLICY:
            return self._policy.get(setting.name, "")
        return () if setting.kind == "words" else getattr(self._settings.current, setting.name)

    def _place(self, place: Place, card: Card) -> QWidget:
        widget = QWidget(card)
        lines = QVBoxLayout(widget)
        lines.setContentsMargins(0, 0, 0, self._theme.space(1))
        lines.setSpacing(self._theme.space(1))
        words = said(f"{place.title}: {place.path}", self._theme, widget)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.addWidget(words)
        if place.folder:
            button = Button("Open the folder", self._theme, widget)
            button.setAutoDefault(False)
            button.setAccessibleName(f"Open the folder: {place.title}")
            button.clicked.connect(lambda: self.place_asked.emit(place.folder))
            lines.addLayout(row_of(self._theme, button))
        _put(widget, card)
        return widget

    def _on_given(self, row: SettingRow, value: Any) -> None:
        row.settle()
        name = row.setting.name
        if row.setting.kind != "words":
            self._settings.change(**{name: value})
        self.changed.emit(name, value)

    def _on_search(self, text: str) -> None:
        words = text.casefold().split()
        any_shown = False
        for card, widgets in self._sections:
            shown = 0
            for widget in widgets:
                if isinstance(widget, SettingRow):
                    fits = widget.matches(words)
                else:
                    fits = all(word in _words_of(widget) for word in words)
                widget.setVisible(fits)
                shown += fits
            card.setVisible(bool(shown))
            any_shown = any_shown or bool(shown)
        self.nothing.setVisible(not any_shown)


def _words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel)).casefold()


def _put(widget: QWidget, card: Card) -> None:
    lines = card.layout()
    if lines is not None:
        lines.addWidget(widget)
