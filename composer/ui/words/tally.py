"""How many words and sentences the post has, in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from composer.ui.compose.editor import PostEditor
from composer.words.counting import WordCount, count_words
from composer.words.gaps import gaps

_REST = 150
_LONG_SENTENCE = 25


class Tally(QLabel):
    """Counts when typing rests for a moment."""

    def __init__(self, editor: PostEditor, owner: QWidget | None = None, rest: int = _REST) -> None:
        super().__init__(owner)
        self._editor = editor
        self.setObjectName("word_tally")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest)
        self._timer.timeout.connect(self.count)
        editor.edited.connect(self._timer.start)
        self.count()

    def count(self) -> None:
        text = self._editor.text
        self.setText(said(count_words(text), len(gaps(text))))


def said(count: WordCount, unfilled: int = 0) -> str:
    parts = [_number(count.words, "word"), _number(count.sentences, "sentence")]
    if count.longest_sentence > _LONG_SENTENCE:
        parts.append(f"longest sentence {count.longest_sentence} words")
    if unfilled:
        parts.append(f"{_number(unfilled, 'gap')} to fill (Tab)")
    return ", ".join(parts)


def _number(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
