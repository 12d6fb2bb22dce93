"""Comments while they are being made: on chosen words, on a picture, or on the whole post."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from composer.domain.ruler import Ruler
from composer.review.packet import Comment
from composer.review.plain import comment_words
from composer.ui.controls import Button
from composer.ui.fields import Frame, PlainList, TextField
from composer.ui.posting.page import heading, row_of, said
from composer.ui.review.read_only import PostWords
from composer.ui.theme import Role, Theme

_WHOLE = "Your comment is about the whole post. Choose words in it first, or a picture, to speak of those."


class CommentsForm(QWidget):
    """What the comment is about, what it says, better wording; and the comments made so far."""

    changed = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._about = Comment("")
        self.comments: list[Comment] = []
        self.about = said(_WHOLE, theme, self, Role.QUIET)
        self.words = TextField(theme, self)
        self.words.setObjectName("comment_words")
        self.better = TextField(theme, self)
        self.better.setObjectName("better_words")
        self.add = Button("&Add the comment", theme, self)
        self.add.setAutoDefault(False)
        self.remove = Button("&Take it away", theme, self)
        self.remove.setAutoDefault(False)
        self.missing = said("", theme, self, Role.STOP)
        self.list = PlainList(self)
        self.list.setObjectName("comments_list")
        self.list.setAccessibleName("Your comments")
        self.list.setMaximumHeight(theme.space(28))
        self._lay_out(theme)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.show_about(self._about)

    def speak_of_words(self, words: PostWords) -> None:
        """The next comment is about what is chosen in this text."""
        cursor = words.textCursor()
        ruler = Ruler(words.post)
        start, end = ruler.code_point(cursor.selectionStart()), ruler.code_point(cursor.selectionEnd())
        quoted = words.post[start:end]
        self.show_about(Comment("", words.account, start, end, quoted) if quoted.strip() else Comment(""))

    def speak_of_picture(self, digest: str) -> None:
        self.show_about(Comment("", picture=digest))
        self.words.setFocus()

    def show_about(self, about: Comment) -> None:
        self._about = about
        if about.quoted:
            self.about.setText(f"Your comment is about “{about.quoted}”.")
        else:
            self.about.setText("Your comment is about the picture." if about.picture else _WHOLE)
        self.better.setEnabled(bool(about.quoted))
        if not about.quoted:
            self.better.clear()

    def _lay_out(self, theme: Theme) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(2))
        lines.addWidget(heading("Your comments", theme, self))
        lines.addWidget(self.about)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (("Your &comment", self.words), ("Better wor&ding", self.better)):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, field)
        lines.addLayout(form)
        lines.addWidget(self.missing)
        lines.addLayout(row_of(theme, self.add, self.remove))
        lines.addWidget(Frame(self.list, theme, self))
        self._show_list()

    def _on_add(self) -> None:
        words, better = self.words.text().strip(), self.better.text()
        about = self._about
        if not words and not (about.quoted and better.strip()):
            self.missing.setText("Say something first.")
            self.words.setFocus()
            return
        self.missing.setText("")
        suggestion = better if about.quoted and better.strip() else None
        made = Comment(words, about.account, about.start, about.end, about.quoted, about.picture, suggestion)
        self.comments.append(made)
        self.words.clear()
        self.better.clear()
        self.show_about(Comment(""))
        self._show_list()
        self.changed.emit()

    def _on_remove(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self.comments):
            del self.comments[place]
            self._show_list()
            self.changed.emit()

    def _show_list(self) -> None:
        self.list.clear()
        for comment in self.comments:
            item = QListWidgetItem(comment_words(comment), self.list)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.remove.setEnabled(bool(self.comments))
