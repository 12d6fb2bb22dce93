"""The chosen row in full: why, where it comes from, and the ways out as real buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from composer.ui.compose.row import Row
from composer.ui.controls import Button, Card, tint
from composer.ui.fields import TextField
from composer.ui.flow_layout import FlowLayout
from composer.ui.icons import pixmap
from composer.ui.states import COLOURS, GROUPS, WORDS
from composer.ui.theme import Role, Theme

AGREED, NOT_THIS = "agreed", "not_this"
MAY_BE_NAMED, NOT_PEOPLE = "may_be_named", "not_people"
_HINT = "Choose a line above to see why it is there, and what you can do."


class ReasonForm(QWidget):
    """Asks for a few words in place; nothing is kept without them."""

    given = Signal(str)
    given_up = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.prompt = QLabel(self)
        self.prompt.setWordWrap(True)
        self.words = TextField(theme, self)
        self.words.setObjectName("reason")
        self.prompt.setBuddy(self.words)
        self.keep = Button("&Keep", theme, self, kind="primary")
        self.leave = Button("Leave it", theme, self)
        buttons = FlowLayout(gap=theme.space(2))
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(self.prompt)
        lines.addWidget(self.words)
        lines.addLayout(buttons)
        self.words.textChanged.connect(self._on_words_changed)
        self.words.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self.given_up)

    def ask(self, prompt: str, example: str) -> None:
        self.prompt.setText(prompt)
        self.words.setAccessibleName(prompt)
        self.words.setPlaceholderText(example)
        self.words.clear()
        self._on_words_changed("")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def _on_words_changed(self, words: str) -> None:
        self.keep.setEnabled(bool(words.strip()))

    def _on_keep(self) -> None:
        words = self.words.text().strip()
        if words:
            self.given.emit(words)


class Details(Card):
    """Shows one row; every button says what was chosen and for which row."""

    fix_chosen = Signal(object, object)
    go_chosen = Signal(object)
    tick_chosen = Signal(object)
    aside_chosen = Signal(object, str)
    back_chosen = Signal(object)
    answer_chosen = Signal(object, str, str)
    always_chosen = Signal(object, str)
    help_asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, owner: QWidget | None = None) -> None:
        super().__init__(theme, owner)
        self.setObjectName("details")
        self.setAccessibleName("About the chosen line")
        self._theme = theme
        self._row: Row | None = None
        self._asking = ""
        self.may_keep = False
        """Whether answers about names can be kept for the team."""
        self._lay_out()
        theme.changed.connect(self._refresh)
        self.show_row(None)

    def _lay_out(self) -> None:
        theme = self._theme
        lines = QVBoxLayout(self)
        edge = theme.space(3)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(2))
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        self._icon = QLabel(self)
        self._title = self._text_label("details_title")
        self._title.setFont(theme.strong_font())
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.help = Button("?", theme, self, kind="quiet")
        self.help.setObjectName("group_help")
        self.help.clicked.connect(self._on_help)
        head.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self._what = self._text_label("details_what")
        self._why = self._text_label("details_why")
        self._source = self._text_label("details_source")
        self._source.setFont(theme.small_font())
        lines.addWidget(self._what)
        self._buttons = QWidget(self)
        flow = FlowLayout(self._buttons, gap=theme.space(2))
        self.fix = self._button(flow, "&Fix it", self._on_fix, primary=True)
        self.tick = self._button(flow, "&Yes, I have checked this", self._on_tick, primary=True)
        self.agreed = self._button(flow, "Yes, and it is recor&ded…", self._on_agreed)
        self.not_this = self._button(flow, "&Not a person", self._on_not_this)
        self.always = self._button(flow, "Alwa&ys, for our team…", self._on_always)
        self.go = self._button(flow, "&Go to it", self._on_go)
        self.aside = self._button(flow, "Not this ti&me…", self._on_aside)
        self.back = self._button(flow, "&Bring it back", self._on_back)
        self.read_more = self._button(flow, "&Read more", self._on_read_more)
        for name, button in (
            ("fix_button", self.fix),
            ("tick_button", self.tick),
            ("aside_button", self.aside),
        ):
            button.setObjectName(name)
        lines.addWidget(self._buttons)
        self.form = ReasonForm(theme, self)
        self.form.given.connect(self._on_reason)
        self.form.given_up.connect(self._on_given_up)
        lines.addWidget(self.form)
        lines.addWidget(self._why)
        lines.addWidget(self._source)
        lines.addStretch(1)

    @property
    def row(self) -> Row | None:
        return self._row

    def show_row(self, row: Row | None) -> None:
        """Show another row, or the same row's newer self without disturbing what is being typed about it."""
        same = row is not None and self._row is not None and row.key == self._row.key
        self._row = row
        if not same:
            self._asking = ""
        self._refresh()

    def ask_reason(self) -> None:
        """Ask why the remark does not matter this time."""
        if self._row and self._row.dismissable:
            self._ask(
                "aside", "Why not this time? It is kept with the post.", "For example: it is part of a name"
            )

    def ask_who_agreed(self) -> None:
        """Ask who agreed to be named, and how."""
        if self._row and self._row.finding and self._row.finding.kind == "person":
            self._on_agreed()

    def open_fixes(self) -> None:
        """Make the only fix, or open the menu of several."""
        if self._row and self._row.finding and self._row.finding.fixes:
            self._on_fix()

    def _refresh(self) -> None:
        row = self._row
        if row is None:
            self._say(self._what, _HINT, Role.QUIET)
            for part in (
                self._icon,
                self._title,
                self.help,
                self._why,
                self._source,
                self._buttons,
                self.form,
            ):
                part.hide()
            return
        theme, role = self._theme, COLOURS[row.state]
        size = theme.space(4)
        drawing = pixmap(
            row.state.value, theme.colour(role), theme.colour(Role.RAISED), size, self.devicePixelRatioF()
        )
        self._icon.setPixmap(drawing)
        self._icon.setAccessibleName(WORDS[row.state])
        self._icon.show()
        self._say(self._title, f"{WORDS[row.state]}: {row.title}" if row.title else WORDS[row.state], role)
        self.setAccessibleDescription(row.text)
        asks = f"Help with ‘{GROUPS[row.group][0]}’"
        self.help.setAccessibleName(asks)
        self.help.setToolTip(asks)
        self.help.show()
        self._what.hide()
        self._say(self._why, row.why, Role.TEXT)
        self._say(self._source, f"Source: {row.source}" if row.source else "", Role.QUIET)
        self._offer(row)

    def _offer(self, row: Row) -> None:
        finding, question = row.finding, row.question
        fixes = finding.fixes if finding else ()
        person = finding is not None and finding.kind == "person"
        self.fix.setVisible(bool(fixes))
        if len(fixes) == 1:
            self.fix.setText(_mnemonic(fixes[0].label))
        elif fixes:
            self.fix.setText("Ta&ke it out…" if person else "&Fix it…")
        self.tick.setVisible(question is not None)
        if question is not None:
            self.tick.setText("U&ntick" if question.tick else "&Yes, I have checked this")
            self.tick.become("plain" if question.tick else "primary")
        self.agreed.setVisible(person)
        self.not_this.setVisible(person)
        self.go.setVisible(finding is not None and bool(finding.span or finding.picture))
        self.aside.setVisible(finding is not None and row.dismissable and not person)
        self.always.setVisible(person and self.may_keep)
        self.back.setVisible(row.aside is not None or row.answer is not None)
        self.back.setText("Take this &back" if row.answer else "&Bring it back")
        self.read_more.setVisible(bool(row.link))
        self.form.setVisible(bool(self._asking))
        self._buttons.setVisible(not self._asking)

    def _ask(self, about: str, prompt: str, example: str) -> None:
        self._asking = about
        self._refresh()
        self.form.ask(prompt, example)

    def _on_fix(self) -> None:
        finding = self._row.finding if self._row else None
        if finding is None:
            return
        if len(finding.fixes) == 1:
            self.fix_chosen.emit(finding, finding.fixes[0])
            return
        menu = self._menu()
        for fix in finding.fixes:
            action = menu.addAction(fix.label.replace("&", "&&"))
            action.triggered.connect(lambda _=False, chosen=fix: self.fix_chosen.emit(finding, chosen))
        menu.popup(self.fix.mapToGlobal(self.fix.rect().bottomLeft()))

    def _on_always(self) -> None:
        finding = self._row.finding if self._row else None
        if finding is None:
            return
        menu = self._menu()
        for label, key in (
            ("This person may always be named", MAY_BE_NAMED),
            ("This is never a person's name", NOT_PEOPLE),
        ):
            action = menu.addAction(label)
            action.triggered.connect(lambda _=False, chosen=key: self.always_chosen.emit(finding, chosen))
        menu.popup(self.always.mapToGlobal(self.always.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_tick(self) -> None:
        if self._row and self._row.question:
            self.tick_chosen.emit(self._row.question)

    def _on_go(self) -> None:
        if self._row and self._row.finding:
            self.go_chosen.emit(self._row.finding)

    def _on_aside(self) -> None:
        self.ask_reason()

    def _on_agreed(self) -> None:
        self._ask(
            "agreed", "Who agreed, and how? It is kept with the post.", "For example: by e-mail on 3 May"
        )

    def _on_help(self) -> None:
        if self._row:
            self.help_asked.emit(self._row.group)

    def _on_not_this(self) -> None:
        if self._row and self._row.finding:
            self.answer_chosen.emit(self._row.finding, NOT_THIS, "")

    def _on_back(self) -> None:
        said = (self._row.aside or self._row.answer) if self._row else None
        if said is not None:
            self.back_chosen.emit(said)

    def _on_read_more(self) -> None:
        if self._row and self._row.link:
            QDesktopServices.openUrl(QUrl(self._row.link))

    def _on_reason(self, reason: str) -> None:
        asking, self._asking = self._asking, ""
        if self._row and self._row.finding:
            if asking == "agreed":
                self.answer_chosen.emit(self._row.finding, AGREED, reason)
            else:
                self.aside_chosen.emit(self._row.finding, reason)
        self._refresh()
        self.left.emit()

    def _on_given_up(self) -> None:
        self._asking = ""
        self._refresh()
        self.left.emit()

    def _text_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _say(self, label: QLabel, text: str, role: Role) -> None:
        label.setVisible(bool(text))
        label.setText(text)
        tint(label, self._theme, role)

    def _button(
        self, flow: FlowLayout, text: str, slot: Callable[[], None], *, primary: bool = False
    ) -> Button:
        button = Button(text, self._theme, self._buttons, kind="primary" if primary else "plain")
        button.clicked.connect(slot)
        flow.addWidget(button)
        return button


def _mnemonic(label: str) -> str:
    """A fix's own words on the button, with F as its key where it has one."""
    text = label.replace("&", "&&")
    place = text.lower().find("f")
    return f"{text[:place]}&{text[place:]}" if place >= 0 else text
