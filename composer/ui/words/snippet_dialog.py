"""Edit, import and export snippets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from composer.domain.account import NetworkId
from composer.errors import ComposerError
from composer.ui.controls import Button, tint
from composer.ui.dialog import Dialog
from composer.ui.fields import Choice, Frame, PlainList, TextField
from composer.ui.flow_layout import FlowLayout
from composer.ui.theme import Role, Theme
from composer.ui.words.offers import KIND_WORDS
from composer.words.snippet_store import SnippetStore
from composer.words.snippets import KINDS, Layer, Shelf, Snippet

LAYER_WORDS = {
    Layer.BUNDLE: "comes with the app",
    Layer.ORGANISATION: "from your organisation",
    Layer.PERSON: "yours",
}
_YAML = "Snippet files (*.yml *.yaml)"


class SnippetDialog(Dialog):
    """All snippets on the left, the chosen one on the right. What comes with the app is covered, never changed."""

    changed = Signal()

    def __init__(
        self,
        store: SnippetStore,
        shelf: Shelf,
        networks: Mapping[NetworkId, str],
        theme: Theme,
        owner: QWidget | None,
    ) -> None:
        super().__init__(owner)
        self._store = store
        self._shelf = shelf
        self._networks = networks
        self._theme = theme
        self._current: Snippet | None = None
        self.setObjectName("snippet_dialog")
        self.setWindowTitle("Snippets")
        self.resize(theme.space(210), theme.space(130))
        self.list = PlainList(self)
        self.list.setObjectName("snippet_list")
        self.list.setSpacing(theme.space(0.5))
        self.list.setAccessibleName("Snippets")
        self.name = TextField(theme, self)
        self.kind = Choice(theme, self)
        for kind in KINDS:
            self.kind.addItem(KIND_WORDS[kind], kind)
        self.group = TextField(theme, self)
        self.aliases = TextField(theme, self)
        self.aliases.setPlaceholderText("other words to find it by, with commas")
        self.network = Choice(theme, self)
        self.words = QPlainTextEdit(self)
        self.words.setTabChangesFocus(True)
        self.words.setFont(theme.reading_font())
        self.words.setAccessibleName("Words")
        self.words.setPlaceholderText("A gap to fill looks like this: {{date}} or {{date|such as 6 August}}")
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setObjectName("snippet_message")
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_current_changed)
        self._fill("")

    def _lay_out(self) -> None:
        theme = self._theme
        form = QFormLayout()
        form.setSpacing(theme.space(2))
        for title, widget in (
            ("&Name", self.name),
            ("&Kind", self.kind),
            ("&Group", self.group),
            ("&Also found by", self.aliases),
            ("&For", self.network),
        ):
            form.addRow(title, widget)
        label = QLabel("W&ords", self)
        label.setBuddy(self.words)
        form.addRow(label, Frame(self.words, theme, self))
        right = QVBoxLayout()
        right.addLayout(form, 1)
        right.addWidget(self.message)
        both = QHBoxLayout()
        both.setSpacing(theme.space(3))
        self.side_by_side(both, theme.space(140))
        both.addWidget(Frame(self.list, theme, self), 2)
        both.addLayout(right, 3)
        buttons = FlowLayout(gap=theme.space(2))
        self.buttons: dict[str, Button] = {}
        for name, text, slot in (
            ("save", "&Save", self.save),
            ("new", "Ne&w", self.start_new),
            ("remove", "&Remove", self.remove),
            ("import", "&Import…", self._on_import),
            ("export", "E&xport mine…", self._on_export),
            ("close", "Close", self.close),
        ):
            button = Button(text, theme, self, kind="primary" if name == "save" else "plain")
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            self.buttons[name] = button
            buttons.addWidget(button)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.space(2))
        lines.addLayout(both, 1)
        lines.addLayout(buttons)

    def start_new(self) -> None:
        self._current = None
        self.list.setCurrentRow(-1)
        self._show(Snippet("", "", "phrase", "", "My snippets"))
        self._say("")
        self.name.setFocus()

    def save(self) -> None:
        """Keep the form's snippet; say what is missing, or what went wrong, and keep what was typed."""
        name, text = self.name.text().strip(), self.words.toPlainText().strip("\n")
        if not name or not text.strip():
            self._say("It needs a name and words.", wrong=True)
            return
        try:
            kept = self._formed(name, text)
            self._store.save(kept)
        except ComposerError as error:
            self._say(str(error), wrong=True)
            return
        self._reload(kept.id)
        self._say(f"Saved '{kept.name}'.")

    def remove(self) -> None:
        gone = self._current
        if gone is None:
            return
        try:
            self._store.remove(gone)
        except ComposerError as error:
            self._say(str(error), wrong=True)
            return
        self._reload("")
        self._say(f"Removed '{gone.name}'.")

    def take_in(self, path: Path) -> None:
        """Import a file, and say how many were new and the first thing that was wrong."""
        try:
            added, problems = self._store.take_in(path, self._shelf)
        except ComposerError as error:
            self._say(str(error), wrong=True)
            return
        self._reload("")
        said = f"{added} new snippet{'' if added == 1 else 's'} from {path.name}."
        if problems:
            first = problems[0]
            more = f" ({len(problems)} mistakes in all)" if len(problems) > 1 else ""
            said += f" Line {first.line}, column {first.column}: {first.message}{more}."
        self._say(said, wrong=bool(problems))

    def hand_on(self, path: Path) -> None:
        mine = [snippet for snippet in self._shelf.snippets if snippet.layer is Layer.PERSON]
        try:
            self._store.hand_on(path, mine)
        except ComposerError as error:
            self._say(str(error), wrong=True)
            return
        self._say(f"{len(mine)} of your snippets are in {path.name}.")

    def _formed(self, name: str, text: str) -> Snippet:
        base = self._current or Snippet(self._store.new_id(name, self._shelf), name, "phrase", text)
        network = self.network.currentData()
        return replace(
            base,
            name=name,
            kind=self.kind.currentData(),
            text=text,
            group=self.group.text().strip(),
            aliases=tuple(part.strip() for part in self.aliases.text().split(",") if part.strip()),
            networks=base.networks if network == "kept" else (NetworkId(network),) if network else (),
        )

    def _reload(self, chosen: str) -> None:
        self._shelf = self._store.load()
        self._fill(chosen)
        self.changed.emit()

    def _fill(self, chosen: str) -> None:
        self.list.clear()
        for snippet in self._shelf.snippets:
            item = QListWidgetItem(f"{snippet.name}\n{snippet.group}, {LAYER_WORDS[snippet.layer]}")
            item.setData(Qt.ItemDataRole.UserRole, snippet)
            self.list.addItem(item)
            if snippet.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        if not self.list.count():
            self.start_new()

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._current = item.data(Qt.ItemDataRole.UserRole)
            self._show(item.data(Qt.ItemDataRole.UserRole))
            self._say("")
        self.buttons["remove"].setEnabled(item is not None)

    def _show(self, snippet: Snippet) -> None:
        self.name.setText(snippet.name)
        self.kind.setCurrentIndex(self.kind.findData(snippet.kind))
        self.group.setText(snippet.group)
        self.aliases.setText(", ".join(snippet.aliases))
        self.words.setPlainText(snippet.text)
        self.network.clear()
        self.network.addItem("All networks", "")
        for network, title in self._networks.items():
            self.network.addItem(title, str(network))
        if len(snippet.networks) > 1:
            self.network.addItem(
                ", ".join(self._networks.get(item, item) for item in snippet.networks), "kept"
            )
            self.network.setCurrentIndex(self.network.count() - 1)
        elif snippet.networks:
            self.network.setCurrentIndex(self.network.findData(str(snippet.networks[0])))

    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Import snippets", "", _YAML)
        if path:
            self.take_in(Path(path))

    def _on_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, "Export my snippets", "my-snippets.yml", _YAML)
        if path:
            self.hand_on(Path(path))

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.message.setText(words)
        tint(self.message, self._theme, Role.STOP if wrong else Role.TEXT)
