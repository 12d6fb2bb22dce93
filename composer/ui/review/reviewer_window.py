"""Looking at a colleague's post: as it is, with our own checklist on it, comments and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from composer.review.packet import Verdict
from composer.review.plain import day_words
from composer.review.standing import Origin
from composer.ui.controls import Button
from composer.ui.dialog import Dialog
from composer.ui.fields import Frame, point_out
from composer.ui.posting.page import NameRow, Scrolled, Told, heading, row_of, said
from composer.ui.review.comments import CommentsForm
from composer.ui.review.looked_at import LookedAt
from composer.ui.review.read_only import PictureCard, PostWords
from composer.ui.review.verdict_choice import VerdictChoice
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from composer.ui.review.ways_out import WaysOut

_TWO_COLUMNS = 140
_OWN = "This is your own post: you can read it here, but somebody else has to judge it."


class ReviewerWindow(Dialog):
    """Read-only but for comments and the verdict. `ways.asked` says that the answer is to go out."""

    layout_asked = Signal()
    contact_asked = Signal(str, str)

    def __init__(
        self, looked: LookedAt, name: str, ways: WaysOut, theme: Theme, owner: QWidget | None
    ) -> None:
        super().__init__(owner)
        self.looked, self.ways, self._theme = looked, ways, theme
        self.setObjectName("reviewer_window")
        self.setWindowTitle(f"A post to look at, from {looked.request.asked_by}")
        self.resize(self._usual_size())
        ways.setParent(self)
        self.words: list[PostWords] = []
        self.pictures: list[PictureCard] = []
        self.form = CommentsForm(theme, self)
        self.person = NameRow(name, theme, self)
        self.verdicts = VerdictChoice(theme, self)
        self.note = QPlainTextEdit(self)
        self.missing = said("", theme, self, Role.STOP)
        self._lay_out()
        if looked.own_post:
            ways.setEnabled(False)
        if self.words:
            self.words[0].setFocus()

    def verdict(self, at: str) -> Verdict | None:
        """The answer as it stands, or None after saying what is missing."""
        request, chosen = self.looked.request, self.verdicts.verdict
        missing = ""
        if self.looked.own_post or self.person.name.casefold() == request.asked_by.casefold():
            missing = "Nobody can review their own post. Ask a colleague."
        elif not chosen:
            missing = "Say first whether it can go out."
        elif not self.person.name:
            missing = "Say who you are."
        self.missing.setText(missing)
        if missing:
            point_out(self.person.field if chosen and not self.person.name else self.verdicts, missing)
            return None
        return Verdict(
            request.id,
            request.digest,
            chosen,  # type: ignore[arg-type]
            self.person.name,
            at,
            self.note.toPlainText().strip(),
            tuple(self.form.comments),
        )

    def _usual_size(self) -> QSize:
        screen = self.screen().availableGeometry()
        wide, high = self._theme.space(250), self._theme.space(170)
        return QSize(min(wide, screen.width() - 40), min(high, screen.height() - 60))

    def _lay_out(self) -> None:
        theme = self._theme
        lines = QVBoxLayout(self)
        edge = theme.space(3)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(theme.space(2))
        title = said(f"{self.looked.request.asked_by} would like you to look at a post", theme, self)
        title.setFont(theme.title_font())
        lines.addWidget(title)
        halves = self._halves = QSplitter(self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._post())
        halves.addWidget(self._answer())
        halves.setSizes([520, 520])
        lines.addWidget(halves, 1)
        lines.addWidget(self.missing)
        foot = QHBoxLayout()
        foot.addWidget(self.ways, 1)
        close = Button("Close", theme, self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for two columns, else one above the other."""
        super().resizeEvent(event)
        room = event.size().width() >= self._theme.space(_TWO_COLUMNS)
        self._halves.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)

    def _who_asks(self, area: Scrolled) -> None:
        looked = self.looked
        self.told = Told(self._theme, area.column)
        self.told.tell(*who_says_so(looked.request.asked_by, looked.origin, looked.fingerprint))
        area.lines.addWidget(self.told)
        self.accept_key = Button("I ha&ve compared the words…", self._theme, area.column)
        self.accept_key.setAutoDefault(False)
        self.accept_key.setVisible(looked.origin in (Origin.NEW_KEY, Origin.CHANGED_KEY))
        self.accept_key.clicked.connect(lambda: self.contact_asked.emit(looked.request.asked_by, looked.key))
        area.lines.addLayout(row_of(self._theme, self.accept_key))

    def _post(self) -> QWidget:
        theme, request = self._theme, self.looked.request
        area = Scrolled(theme, self)
        area.setAccessibleName("The post")
        lines = area.lines
        self._who_asks(area)
        about = (("Please look at", request.look_at), ("By", day_words(request.due)), ("Note", request.note))
        for name, text in about:
            if text:
                lines.addWidget(said(f"{name}: {text}", theme, area.column))
        if self.looked.own_post or self.looked.lapsed:
            told = Told(theme, area.column)
            told.tell(State.LOOK, _OWN if self.looked.own_post else "The day for this has gone by.")
            lines.addWidget(told)
        for post in request.posts:
            label = heading(f"For {post.network} {post.handle}".rstrip(), theme, area.column)
            words = PostWords(post, theme, area.column)
            words.chosen.connect(self.form.speak_of_words)
            self.words.append(words)
            lines.addWidget(label)
            lines.addWidget(Frame(words, theme, area.column))
        for number, (picture, content) in enumerate(
            zip(request.pictures, self.looked.pictures, strict=True), 1
        ):
            card = PictureCard(number, picture, content, theme, area.column)
            card.asked.connect(self.form.speak_of_picture)
            self.pictures.append(card)
            lines.addWidget(card)
        layout = Button("See the la&yout…", theme, area.column)
        layout.setAutoDefault(False)
        layout.clicked.connect(self.layout_asked)
        lines.addLayout(row_of(theme, layout))
        area.show_filled()
        return area

    def _answer(self) -> QWidget:
        theme = self._theme
        area = Scrolled(theme, self)
        area.setAccessibleName("Checklist and answer")
        for title, told in self.checklist_lines():
            self._list(area, title, told)
        area.lines.addWidget(self.form)
        question = QLabel("Can it go o&ut?", area.column)
        question.setFont(theme.strong_font())
        question.setBuddy(self.verdicts)
        self.verdicts.setEnabled(not self.looked.own_post)
        area.lines.addWidget(question)
        area.lines.addWidget(self.verdicts)
        label = QLabel("A few words to go with &it", area.column)
        label.setBuddy(self.note)
        self.note.setObjectName("verdict_note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.space(14))
        area.lines.addWidget(label)
        area.lines.addWidget(Frame(self.note, theme, area.column))
        area.lines.addWidget(self.person)
        if self.looked.request.questions:
            self._list(area, "What a person there has still to tick", self.looked.request.questions)
        area.show_filled()
        return area

    def _list(self, area: Scrolled, title: str, told: Sequence[str]) -> None:
        area.lines.addWidget(heading(title, self._theme, area.column))
        for line in told:
            area.lines.addWidget(said(f"•  {line}", self._theme, area.column))

    def checklist_lines(self) -> list[tuple[str, Sequence[str]]]:
        """What our own packs say of the post, and where the author's said otherwise."""
        looked = self.looked
        said_here = list(dict.fromkeys(finding.message for finding in looked.checklist.findings))
        told: list[tuple[str, Sequence[str]]] = [
            ("What your own checklist says", said_here or ["It has no remarks on this post."])
        ]
        if looked.only_here:
            told.append(("Only your checklist says", looked.only_here))
        if looked.only_there:
            told.append((f"Only {looked.request.asked_by}'s checklist says", looked.only_there))
        return told


def who_says_so(who: str, origin: Origin, fingerprint: str) -> tuple[State, str]:
    """What a signature is worth, in a sentence, with the words to compare where there are some to compare."""
    match origin:
        case Origin.SIGNED:
            return State.GOOD, f"Signed by {who}, whose key you know."
        case Origin.NEW_KEY:
            told = (
                f"Signed with a key that is new to you. To be sure that it is {who}, ring them and compare: "
            )
            return State.LOOK, f"{told}{fingerprint}"
        case Origin.CHANGED_KEY:
            told = f"Careful: this is signed with another key than the one you know for {who}. Ring them: "
            return State.STOP, f"{told}{fingerprint}"
        case Origin.UNSIGNED:
            return State.LOOK, f"It says it is from {who}, but nobody signed it."
        case Origin.TOLD:
            return State.IDEA, f"Told by {who}, and written down here."
