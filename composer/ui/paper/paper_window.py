"""A sheet to look at, to print, and to save as a PDF with tags or as a web page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTextBrowser, QWidget

from composer.errors import ComposerError
from composer.paper.sheet import Sheet
from composer.paper.web_page import fragment, web_page
from composer.ui.controls import Button
from composer.ui.dialog import CLOSE_LINES
from composer.ui.fields import Frame
from composer.ui.paper.printing import has_printer, print_sheet
from composer.ui.posting.page import Page, Told, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

_READ = Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard


class PaperWindow(Page):
    """`name` is what a saved file is called, without its ending."""

    def __init__(self, sheet: Sheet, name: str, theme: Theme, owner: QWidget | None) -> None:
        super().__init__("paper_window", sheet.title, theme, owner, size=(170, 180))
        self._sheet, self._name = sheet, name
        self.whole.addWidget(
            said("On paper, or as a file that a screen reader can read.", theme, self, Role.QUIET)
        )
        self.text = QTextBrowser(self)
        self.text.setObjectName("paper_text")
        self.text.setAccessibleName(sheet.title)
        self.text.setTextInteractionFlags(_READ)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(theme.space(3))
        self.text.document().setIndentWidth(theme.space(4))
        self.text.document().setDefaultStyleSheet(CLOSE_LINES)
        self.text.setHtml(fragment(sheet.parts))
        self.whole.addWidget(Frame(self.text, theme, self), 1)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.print = Button("P&rint…", theme, self, kind="primary")
        self.print.setVisible(has_printer())
        self.pdf = Button("Save as &PDF…", theme, self)
        self.page = Button("Save as a &web page…", theme, self)
        self.print.clicked.connect(self._on_print)
        self.pdf.clicked.connect(self._on_pdf)
        self.page.clicked.connect(self._on_page)
        self.end_with(self.print, self.pdf, self.page)
        self.text.setFocus()

    def _on_print(self) -> None:
        print_sheet(self._sheet, self)

    def _on_pdf(self) -> None:
        from composer.ui.paper.drawing import write_pdf

        self._save("pdf", lambda place: write_pdf(self._sheet, place))

    def _on_page(self) -> None:
        self._save("html", lambda place: _write(web_page(self._sheet), place))

    def _save(self, ending: str, write: Callable[[Path], object]) -> None:
        asked = f"Save as {ending.upper()}"
        chosen, _ = QFileDialog.getSaveFileName(self, asked, f"{self._name}.{ending}", f"*.{ending}")
        if not chosen:
            return
        try:
            write(Path(chosen))
        except ComposerError as error:
            self.told.tell(State.STOP, str(error))
            return
        self.told.tell(State.GOOD, f"It is in {chosen}.")


def _write(page: str, place: Path) -> None:
    try:
        place.write_text(page, "utf-8")
    except OSError as error:
        raise ComposerError(
            f"{place} could not be written ({error.strerror}).", "Choose another folder."
        ) from error
