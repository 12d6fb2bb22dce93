"""The text of a document as a Python string, kept in step by what each edit changed."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

_LINES = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class TextMirror:
    """Reading a long document whole at every key costs more than applying the few letters that changed."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.text = self._whole()
        self.changed_to: int | None = None
        """Where what the last edit put in ends, in code points; None where that is not known."""

    def follow(self, position: int, removed: int, added: int) -> bool:
        """Apply one `contentsChange` (UTF-16 units). False when the text is as it was."""
        before = self.text
        self.text = self._edited(position, removed, added)
        return self.text != before

    def _edited(self, position: int, removed: int, added: int) -> str:
        self.changed_to = None
        length = self._document.characterCount() - 1
        if position + added > length:
            return self._whole()
        inserted = self._slice(position, position + added) if added else ""
        if self.text.isascii():
            reached = self.text[:position] + inserted
            edited = reached + self.text[position + removed :]
            units = (
                len(edited) if inserted.isascii() else len(edited.encode("utf-16-le", "surrogatepass")) // 2
            )
        else:
            old = self.text.encode("utf-16-le", "surrogatepass")
            begun = old[: 2 * position] + inserted.encode("utf-16-le", "surrogatepass")
            joined = begun + old[2 * (position + removed) :]
            reached = begun.decode("utf-16-le", "surrogatepass")
            edited, units = joined.decode("utf-16-le", "surrogatepass"), len(joined) // 2
        if units != length:
            return self._whole()
        self.changed_to = len(reached)
        return edited

    def _slice(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().translate(_LINES)

    def _whole(self) -> str:
        return self._document.toRawText().translate(_LINES)
