"""Brings the words to the post: completion, palette, gaps, find and replace, letter case, spelling, tidy pasting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from composer.domain.account import NetworkId
from composer.domain.finding import Fix
from composer.domain.ruler import Ruler
from composer.domain.span import Span
from composer.ui.compose.counters import network_title
from composer.ui.states import State
from composer.ui.words.completion_popup import CompletionPopup
from composer.ui.words.find_bar import FindBar
from composer.ui.words.gap_keys import GapKeys
from composer.ui.words.snippet_menu import SnippetMenu
from composer.ui.words.spelling import Spelling
from composer.ui.words.tally import Tally
from composer.ui.words.tool_row import ToolRow
from composer.words.cases import lower_case, sentence_case, title_case, upper_case
from composer.words.completion import Audience, Offer, Trigger, insertion
from composer.words.gaps import hints, next_gap
from composer.words.stock import Stock
from composer.words.tidying import tidy_paste

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.background import Background
    from composer.ui.compose.desk import Desk
    from composer.ui.theme import Theme
    from composer.ui.words.palette import WordsPalette

_CASES: Mapping[str, Callable[[str, Mapping[str, str]], Fix]] = {
    "case_sentence": sentence_case,
    "case_lower": lower_case,
    "case_upper": upper_case,
    "case_title": title_case,
}


class WordTools(QObject):
    """Joined to a desk when the window is furnished. Until `stocked`, there is nothing yet to offer."""

    stocked = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        open_stock: Callable[[], Stock],
        settings: SettingsFile,
        theme: Theme,
        today: Callable[[], date],
    ) -> None:
        super().__init__(desk)
        self.desk = desk
        self.editor = desk.post_text
        self.stock: Stock | None = None
        self._background = background
        self._open_stock = open_stock
        self._settings = settings
        self._theme = theme
        self._today = today
        self.spelling: Spelling | None = None
        self.gap_keys = GapKeys(self.editor)
        self.popup = CompletionPopup(self.editor, self._complete, theme)
        self.find_bar = FindBar(self.editor, theme)
        self.tally = Tally(self.editor)
        desk.window.put_on_top(self.find_bar)
        desk.window.put_above_post(ToolRow(desk.commands, theme))
        self.from_list = SnippetMenu(self._groups, desk.window)
        desk.commands["insert_from_list"].setMenu(self.from_list)
        desk.window.statusBar().addPermanentWidget(self.tally)
        self._connect()
        self.restock()

    def restock(self) -> None:
        """Read the words again; what is open goes on with the old ones until the new are there."""
        self._background.run(self._open_stock, self._on_stocked)

    def open_palette(self) -> WordsPalette | None:
        from composer.ui.words.palette import WordsPalette

        if self.stock is None:
            return None
        palette = WordsPalette(self._search, self._theme, self.desk.window)
        palette.chosen.connect(self.insert)
        palette.edit_asked.connect(self.edit_snippets)
        palette.show()
        return palette

    def insert(self, offer: Offer, trigger: Trigger | None = None) -> None:
        """Put an offer in, in place of what was typed for it or at the cursor, as one step; no word is overwritten."""
        text, editor = self.editor.text, self.editor
        end = Ruler(text).code_point(editor.textCursor().selectionEnd())
        span = trigger.span if trigger is not None else Span(end, end)
        own_lines = offer.kind == "template"
        fix = insertion(text, span, offer.insert, label=f"Insert '{offer.label}'", own_lines=own_lines)
        editor.apply(fix)
        put = fix.edits[0].text
        begin = span.start + put.index(offer.insert)
        editor.setFocus()
        self._learn_hints(offer)
        if not self._enter_gap(begin, begin + len(offer.insert)):
            self._place_cursor(begin + len(offer.insert))
        self.desk.announcer.say(f"Inserted {offer.label}")
        if self.stock is not None:
            self.stock.usage.used(offer.key)
        if offer.warning:
            self.desk.notices.tell("tag", State.LOOK, f"{offer.label}: {offer.warning}.")

    def begin(self, sigil: str) -> None:
        """Put a `#` or `@` where the cursor is, and open what may follow it."""
        cursor = self.editor.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = self.editor.text[: Ruler(self.editor.text).code_point(cursor.position())]
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
        self.popup.expect_typing()
        self.editor.insertPlainText(sigil if not before or before[-1].isspace() else f" {sigil}")

    def zoom(self, steps: int) -> None:
        """Make the post's type larger or smaller; 0 steps is its usual size."""
        size = self._theme.reading_font().pointSizeF()
        now = self.editor.font().pointSizeF()
        font = self.editor.font()
        font.setPointSizeF(min(size * 3, max(size * 0.6, now + 1.5 * steps)) if steps else size)
        self.editor.setFont(font)

    def change_case(self, name: str) -> None:
        """Change the selection, or all of the post; names and acronyms we know keep their own case."""
        text, cursor = self.editor.text, self.editor.textCursor()
        ruler = Ruler(text)
        start, end = 0, len(text)
        if cursor.hasSelection():
            start, end = ruler.code_point(cursor.selectionStart()), ruler.code_point(cursor.selectionEnd())
        cases = self.stock.cases if self.stock is not None else {}
        fix = _CASES[name](text[start:end], cases)
        edits = tuple(type(edit)(edit.span.shifted(start), edit.text) for edit in fix.edits)
        if edits:
            self.editor.apply(Fix(fix.label, edits))
        self.desk.announcer.say(f"{fix.label}: {len(edits)} changed")

    def edit_snippets(self) -> None:
        from composer.ui.words.snippet_dialog import SnippetDialog

        if self.stock is not None:
            titles = self.titles()
            dialog = SnippetDialog(self.stock.store, self.stock.shelf, titles, self._theme, self.desk.window)
            dialog.changed.connect(self.restock)
            dialog.show()

    def show_follow_list(self) -> None:
        from composer.ui.words.follow_dialog import FollowDialog

        if self.stock is not None:
            titles = self.titles()
            accounts = [(item, titles[item.network]) for item in self.desk.session.accounts.values()]
            stock = self.stock
            FollowDialog(
                stock.directory, stock.follow, accounts, self._today(), self._theme, self.desk.window
            ).show()

    def switch_spelling(self, on: bool) -> None:
        self._settings.change(spelling=on)
        if self.spelling is not None:
            self.spelling.switch(on)

    def tidied(self, pasted: str) -> str:
        """What is put in for a pasted text; a note says what was changed, and undo takes it all back."""
        if self.stock is None:
            return pasted
        text, notes = tidy_paste(pasted, self.stock.tracking)
        if notes:
            said = f"Pasted as plain text: {', '.join(notes)}."
            self.desk.notices.tell("pasted", State.IDEA, said)
            self.desk.announcer.say(said)
        else:
            self.desk.notices.withdraw("pasted")
        return text

    def audience(self) -> Audience:
        """Where the post goes, in the order the accounts were chosen."""
        session = self.desk.session
        titles = self.titles()
        chosen = [session.accounts[one] for one in session.draft.accounts if one in session.accounts]
        return Audience({item.network: titles[item.network] for item in chosen}, session.draft.accounts)

    def _connect(self) -> None:
        desk, commands = self.desk, self.desk.commands
        self.editor.tidy = self.tidied
        self.popup.chosen.connect(self.insert)
        self.popup.said.connect(desk.announcer.say)
        self.find_bar.said.connect(desk.announcer.say)
        self.gap_keys.entered.connect(self._on_gap_entered)
        desk.remarks.menu_made.connect(self._on_menu_made)
        commands["insert_words"].triggered.connect(self.open_palette)
        commands["insert_hashtag"].triggered.connect(lambda: self.begin("#"))
        commands["insert_tag"].triggered.connect(lambda: self.begin("@"))
        self.from_list.chosen.connect(self.insert)
        for name, steps in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
            commands[name].triggered.connect(lambda _=False, by=steps: self.zoom(by))
        commands["find"].triggered.connect(lambda: self.find_bar.open(replacing=False))
        commands["replace"].triggered.connect(lambda: self.find_bar.open(replacing=True))
        commands["edit_snippets"].triggered.connect(self.edit_snippets)
        commands["follow_list"].triggered.connect(self.show_follow_list)
        for name in _CASES:
            commands[name].triggered.connect(lambda _=False, chosen=name: self.change_case(chosen))
        commands["spelling"].setCheckable(True)
        commands["spelling"].setChecked(self._settings.current.spelling)
        commands["spelling"].toggled.connect(self.switch_spelling)

    def _complete(self, trigger: Trigger) -> list[Offer]:
        return self.stock.completer.complete(trigger, self.audience()) if self.stock is not None else []

    def _search(self, query: str) -> list[Offer]:
        return self.stock.completer.search(query, self.audience()) if self.stock is not None else []

    def _groups(self) -> list[tuple[str, list[Offer]]]:
        if self.stock is None:
            return []
        titles = dict.fromkeys(snippet.group for snippet in self.stock.shelf.snippets)
        find = self.stock.completer.search
        return [(title, found) for title in titles if (found := find("", self.audience(), group=title))]

    def titles(self) -> dict[NetworkId, str]:
        """Each network's title: the engine's once it is there, else the one its id suggests."""
        session = self.desk.session
        known = (
            {str(item.id): item.title for item in session.engine.networks.values()} if session.engine else {}
        )
        networks = [*known, *(account.network for account in session.accounts.values())]
        return {NetworkId(network): network_title(network, known) for network in networks}

    def _enter_gap(self, start: int, end: int) -> bool:
        gap = next_gap(self.editor.text, start)
        if gap is None or gap.span.end > end:
            return False
        self._place_cursor(start)
        return self.gap_keys.go_on()

    def _learn_hints(self, offer: Offer) -> None:
        """The hints of the template put in last come before those of others with a gap of the same name."""
        snippet = self.stock.shelf.snippet(offer.key.partition(":")[2]) if self.stock is not None else None
        if snippet is not None and offer.kind == "template":
            self.gap_keys.hints = {**self.gap_keys.hints, **hints(snippet.text)}

    def _place_cursor(self, code_point: int) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(Ruler(self.editor.text).utf16(code_point))
        self.editor.setTextCursor(cursor)

    def _on_stocked(self, stock: Stock) -> None:
        self.stock = stock
        self.gap_keys.hints = stock.shelf.hints
        if stock.problems:
            first = stock.problems[0]
            self.desk.notices.tell("words", State.LOOK, f"A file of words has a mistake: {first}")
        else:
            self.desk.notices.withdraw("words")
        if self.spelling is None:
            self.spelling = Spelling(self.editor, stock.speller, self._theme, self._background)
            self.spelling.added.connect(lambda word: self.desk.announcer.say(f"Added {word}"))
            self.spelling.switch(self._settings.current.spelling)
        else:
            self.spelling.use(stock.speller)
        self.stocked.emit()

    def _on_gap_entered(self, name: str, hint: str) -> None:
        said = f"Fill in: {name}" + (f" ({hint})" if hint else "")
        self.desk.window.statusBar().showMessage(f"{said}. Tab goes to the next gap.")
        self.desk.announcer.say(said)

    def _on_menu_made(self, menu: QMenu, position: int) -> None:
        if self.spelling is not None:
            self.spelling.fill_menu(menu, position, self.editor.apply)
