"""Layout previews, one card an account: neutral on purpose, nothing that could be taken for a real post."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from composer.domain.span import Span
from composer.ui.controls import Button, Card, tint
from composer.ui.dialog import Dialog
from composer.ui.icons import pixmap
from composer.ui.states import State
from composer.ui.theme import Role, Theme
from composer.words.preview import LinkCard, PictureTile, Preview

_REST = 250
_PICTURE = 40
PictureShown = Callable[[str], QPixmap | None]
"""A picture as it goes out, by its mark; None where it is not at hand."""


def nothing_shown(_mark: str) -> None:
    """Where pictures cannot be shown their words stand for them."""


class PreviewCard(Card):
    """One account's layout: the text with its fold, the link's card, the pictures, and who gets to see it."""

    def __init__(
        self,
        preview: Preview,
        theme: Theme,
        owner: QWidget | None = None,
        shown: PictureShown = nothing_shown,
    ) -> None:
        super().__init__(theme, owner)
        self._picture_shown = shown
        self.setObjectName("preview_card")
        self.setAccessibleName(f"Layout preview, {preview.network}, {preview.who}")
        self._theme = theme
        lines = QVBoxLayout(self)
        edge = theme.space(3)
        lines.setContentsMargins(edge, theme.space(2), edge, edge)
        lines.setSpacing(theme.space(2))
        lines.addLayout(self._head(preview))
        lines.addWidget(self._text(preview))
        if preview.pictures:
            lines.addWidget(self._pictures(preview))
        if preview.link_card is not None:
            lines.addWidget(self._link(preview.link_card))
        for note in preview.notes:
            lines.addLayout(self._note(note))

    def _head(self, preview: Preview) -> QHBoxLayout:
        title = QLabel(f"{preview.network}  {preview.who}", self)
        title.setFont(self._theme.strong_font())
        mark = QLabel("Layout preview", self)
        mark.setFont(self._theme.small_font())
        tint(mark, self._theme, Role.QUIET)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(mark)
        return row

    def _text(self, preview: Preview) -> QLabel:
        self.words = QLabel(marked_up(preview, self._theme), self)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setFont(self._theme.reading_font())
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self.words

    def _pictures(self, preview: Preview) -> QWidget:
        """Two by two, or side by side where the network has them swiped through."""
        area = QWidget(self)
        grid = QGridLayout(area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.space(1))
        in_a_line = len(preview.pictures) if preview.in_a_row else 2
        for number, tile in enumerate(preview.pictures):
            grid.addWidget(self._tile(number, tile), number // in_a_line, number % in_a_line)
        if preview.more_pictures:
            more = QLabel(f"and {preview.more_pictures} more", area)
            grid.addWidget(more, len(preview.pictures), 0, 1, 2)
        return area

    def _tile(self, number: int, tile: PictureTile) -> Card:
        words = "decorative" if tile.decorative else tile.words or "no alt text yet"
        box = Card(self._theme, self)
        box.dress(Role.WINDOW, Role.CONTROL_LINE)
        label = QLabel(f"Picture {number + 1}: {words}", box)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines = QVBoxLayout(box)
        drawn = self._picture_shown(tile.mark)
        if drawn is not None and not drawn.isNull():
            lines.addWidget(self._drawn(number, drawn, box))
        else:
            label.setMinimumHeight(self._theme.space(16))
        lines.addWidget(label)
        return box

    def _drawn(self, number: int, drawn: QPixmap, owner: QWidget) -> QLabel:
        """The picture itself, as it goes out."""
        side, ratio = round(self._theme.space(_PICTURE) * self.devicePixelRatioF()), self.devicePixelRatioF()
        small = drawn.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        shown = QLabel(owner)
        shown.setObjectName("picture_shown")
        shown.setPixmap(small)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setAccessibleName(f"Picture {number + 1}, as it goes out")
        return shown

    def _link(self, card: LinkCard) -> Card:
        box = Card(self._theme, self)
        box.dress(Role.WINDOW, Role.CONTROL_LINE)
        lines = QVBoxLayout(box)
        host = QLabel(card.host, box)
        host.setFont(self._theme.strong_font())
        address = QLabel(card.address, box)
        said = QLabel("The page's own title and picture come here.", box)
        for label in (host, address, said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            lines.addWidget(label)
        tint(said, self._theme, Role.QUIET)
        return box

    def _note(self, note: str) -> QHBoxLayout:
        theme, side = self._theme, self._theme.space(4)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        picture = QLabel(self)
        colour, back = theme.colour(Role.IDEA), theme.colour(Role.RAISED)
        picture.setPixmap(pixmap(State.IDEA.value, colour, back, side, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        picture.setAccessibleName("Note")
        words = QLabel(note, self)
        words.setWordWrap(True)
        row.addWidget(picture)
        row.addWidget(words, 1)
        return row


class PreviewDialog(Dialog):
    """Stays beside the main window and follows what is written, when typing rests."""

    def __init__(
        self,
        make: Callable[[], Sequence[Preview]],
        theme: Theme,
        owner: QWidget | None,
        shown: PictureShown = nothing_shown,
    ) -> None:
        super().__init__(owner)
        self._make, self._picture_shown = make, shown
        self._theme = theme
        self._shown: tuple[Preview, ...] | None = None
        self.setObjectName("preview_dialog")
        self.setWindowTitle("Layout preview")
        self.resize(theme.space(120), theme.space(150))
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = Button("Close", theme, self)
        close.clicked.connect(self.close)
        lines = QVBoxLayout(self)
        lines.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        lines.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.refresh)
        theme.changed.connect(self._on_theme_changed)
        self.refresh()

    def refresh_soon(self) -> None:
        self._timer.start()

    def refresh(self) -> None:
        """Make the cards anew if anything in them is different; the place scrolled to stays."""
        previews = tuple(self._make())
        if previews == self._shown:
            return
        self._shown = previews
        at = self._area.verticalScrollBar().value()
        whole = QWidget(self)
        lines = QVBoxLayout(whole)
        lines.setSpacing(self._theme.space(3))
        for preview in previews:
            lines.addWidget(PreviewCard(preview, self._theme, whole, self._picture_shown))
        if not previews:
            lines.addWidget(QLabel("Choose the accounts this post is for first.", whole))
        lines.addStretch(1)
        self._area.setWidget(whole)
        self._area.verticalScrollBar().setValue(at)

    def _on_theme_changed(self) -> None:
        self._shown = None
        self.refresh()


def marked_up(preview: Preview, theme: Theme) -> str:
    """The text as rich text: what can be pressed is underlined, what is folded away comes after a line that says so."""
    text, fold = preview.text, preview.fold
    if not text.strip():
        return f'<span style="color:{theme.colour(Role.QUIET).name()}">Nothing written yet</span>'
    if fold is None:
        return _with_links(text, Span(0, len(text)), preview, theme)
    where = "here" if preview.surely else "about here"
    quiet = theme.colour(Role.QUIET).name()
    shown = _with_links(text, Span(0, fold), preview, theme)
    hidden = _with_links(text, Span(fold, len(text)), preview, theme)
    line = f'<p style="color:{quiet}"><b>… see more</b> (folds {where})</p>'
    return f'{shown}{line}<span style="color:{quiet}">{hidden.removeprefix("<br>")}</span>'


def _with_links(text: str, part: Span, preview: Preview, theme: Theme) -> str:
    made: list[str] = []
    place = part.start
    for span, _ in preview.pressed:
        if not span.within(part):
            continue
        pressed = html.escape(span.of(text))
        made += [
            html.escape(text[place : span.start]),
            f'<u style="color:{theme.colour(Role.ACCENT).name()}">{pressed}</u>',
        ]
        place = span.end
    made.append(html.escape(text[place : part.end]))
    return "".join(made).strip(" ").replace("\n", "<br>")
