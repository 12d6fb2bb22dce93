"""A post to read and to choose words in, never to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from composer.review.packet import Post, SentPicture
from composer.ui.controls import Button, Card
from composer.ui.posting.page import row_of, said
from composer.ui.theme import Role, Theme

_LINES = 6
_WIDEST = 70


class PostWords(QPlainTextEdit):
    """One account's text, as plain words: nothing in it is taken for markup."""

    chosen = Signal(object)

    def __init__(self, post: Post, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self.account, self.post = post.account, post.text
        self.setObjectName("post_words")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(f"The post for {post.network} {post.handle}".rstrip())
        self.setFont(theme.reading_font())
        self.setPlainText(post.text)
        self.setMinimumHeight(min(_LINES, post.text.count("\n") + 2 + len(post.text) // 60) * theme.space(5))
        self.selectionChanged.connect(self._on_selection)

    def _on_selection(self) -> None:
        self.chosen.emit(self)


class PictureCard(Card):
    """A picture as it would be posted, with its alt text beside it."""

    asked = Signal(str)

    def __init__(
        self, number: int, picture: SentPicture, content: bytes, theme: Theme, owner: QWidget
    ) -> None:
        super().__init__(theme, owner)
        self.digest = picture.digest
        told = picture.alt_text or ("only decoration" if picture.decorative else "not described yet")
        lines = QVBoxLayout(self)
        edge = theme.space(2)
        lines.setContentsMargins(edge, edge, edge, edge)
        self.shown = QLabel(self)
        self.shown.setAccessibleName(f"Picture {number}: {told}")
        drawn = QPixmap()
        if content and drawn.loadFromData(content):
            self.shown.setPixmap(drawn.scaledToWidth(min(drawn.width(), theme.space(_WIDEST))))
        else:
            self.shown.setText("(The picture itself is not in this review.)")
        lines.addWidget(self.shown)
        lines.addWidget(
            said(f"Picture {number}, for those who cannot see it: {told}", theme, self, Role.TEXT)
        )
        self.comment = Button("Comment on this picture", theme, self)
        self.comment.setAutoDefault(False)
        self.comment.clicked.connect(lambda: self.asked.emit(self.digest))
        lines.addLayout(row_of(theme, self.comment))
