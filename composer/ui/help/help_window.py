"""Help inside the app: pages on the left, or what a search found; the page on the right. All of it is on this disk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from composer.ui.controls import Button
from composer.ui.fields import Frame, PlainList, TextField
from composer.ui.help.pages import HelpPage, Section, search
from composer.ui.posting.page import Page, row_of, said
from composer.ui.theme import Role, Theme

_SECTION = Qt.ItemDataRole.UserRole
_WEB = {"http", "https", "mailto"}
_READ = Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard


class HelpWindow(Page):
    """`web_asked` comes with an address that is not a page of ours."""

    web_asked = Signal(str)

    def __init__(self, pages: Sequence[HelpPage], theme: Theme, owner: QWidget | None) -> None:
        super().__init__("help_window", "Help", theme, owner, size=(230, 180))
        self._pages = {page.name: page for page in pages}
        self._shown = self._heading = ""
        self._before: list[tuple[str, str]] = []
        self.search = TextField(theme, self)
        self.search.setObjectName("help_search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("Any words, such as tick or hashtag")
        self.search.setMinimumWidth(theme.space(75))
        self.list = PlainList(self)
        self.list.setObjectName("help_list")
        self.list.setAccessibleName("Pages")
        self.list.setSpacing(theme.space(0.5))
        self.page = QTextBrowser(self)
        self.page.setObjectName("help_page")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.page.setTextInteractionFlags(_READ)
        self.page.document().setDocumentMargin(theme.space(3))
        self.nothing = said("Nothing here has these words. Try another, or fewer.", theme, self, Role.QUIET)
        self.nothing.hide()
        self.back = Button("&Back", theme, self)
        self.back.setEnabled(False)
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_return)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._on_link)
        self.back.clicked.connect(self._on_back)
        self._list_pages()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str, heading: str = "") -> None:
        """Show a page from its top or from a heading; an unknown one is the first."""
        page = self._pages.get(name) or next(iter(self._pages.values()), None)
        if page is None:
            return
        if self._shown:
            self._before.append((self._shown, ""))
        self._put(page, heading)
        self._mark_in_list(page.name)

    def _put(self, page: HelpPage, heading: str) -> None:
        if page.name != self._shown:
            self._shown = page.name
            self.page.setMarkdown(page.markdown)
            self.page.document().setIndentWidth(self._theme.space(5))
            self.page.setAccessibleName(page.title)
        self.back.setEnabled(bool(self._before))
        self._go_to(heading)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how the page is laid out."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self._go_to(self._heading)

    def _go_to(self, heading: str) -> None:
        self._heading = heading
        block = self.page.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                break
            block = block.next()
        cursor = QTextCursor(block if block.isValid() else self.page.document().begin())
        self.page.moveCursor(QTextCursor.MoveOperation.End)
        self.page.setTextCursor(cursor)
        bar = self.page.verticalScrollBar()
        top = self.page.cursorRect(cursor).top()
        bar.setValue(bar.value() + top - self._theme.space(2) if heading else 0)

    def _lay_out(self) -> None:
        theme = self._theme
        label = QLabel("&Find", self)
        label.setBuddy(self.search)
        label.setMinimumHeight(self.search.sizeHint().height())
        self.whole.addLayout(row_of(theme, label, self.search))
        self.whole.addWidget(self.nothing)
        both = QSplitter(self)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(theme.space(2))
        both.addWidget(Frame(self.list, theme, self))
        both.addWidget(Frame(self.page, theme, self))
        both.setSizes([theme.space(70), theme.space(160)])
        self.whole.addWidget(both, 1)
        self.end_with(self.back)

    def _list_pages(self) -> None:
        self._fill([(page.title, page.sections[0]) for page in self._pages.values() if page.sections])
        self._mark_in_list(self._shown)

    def _fill(self, lines: Sequence[tuple[str, Section]]) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for text, section in lines:
            item = QListWidgetItem(text)
            item.setData(_SECTION, section)
            self.list.addItem(item)
        self.list.blockSignals(blocked)

    def _mark_in_list(self, name: str) -> None:
        """Choose a page's line without going there again."""
        blocked = self.list.blockSignals(True)
        for place in range(self.list.count()):
            if self.list.item(place).data(_SECTION).page == name and not self.search.text():
                self.list.setCurrentRow(place)
                break
        self.list.blockSignals(blocked)

    def _on_search(self, words: str) -> None:
        if not words.strip():
            self.nothing.hide()
            self.list.setAccessibleName("Pages")
            self._list_pages()
            return
        hits = search(tuple(self._pages.values()), words)
        self.list.setAccessibleName("Found")
        self._fill(
            [(f"{hit.section.heading}\n{hit.section.title}: {hit.snippet}", hit.section) for hit in hits]
        )
        self.nothing.setVisible(not hits)
        if hits:
            self.list.setCurrentRow(0)

    def _on_return(self) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            section: Section = item.data(_SECTION)
            page = self._pages[section.page]
            first = section == page.sections[0]
            if page.name != self._shown and self._shown:
                self._before.append((self._shown, ""))
            self._put(page, "" if first else section.heading)

    def _on_link(self, address: QUrl) -> None:
        if address.scheme() in _WEB:
            self.web_asked.emit(address.toString())
            return
        name = address.path().rpartition("/")[2] or self._shown
        if name in self._pages:
            wanted = address.fragment().replace("-", " ").casefold()
            sections = self._pages[name].sections
            heading = next((one.heading for one in sections if one.heading.casefold() == wanted), "")
            self.show_page(name, heading)

    def _on_back(self) -> None:
        if self._before:
            name, heading = self._before.pop()
            self._put(self._pages[name], heading)
            self._mark_in_list(name)
