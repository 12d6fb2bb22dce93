"""The ways that a review or an answer leaves this computer, one button each, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from composer.errors import ComposerError
from composer.ui.controls import Button
from composer.ui.posting.page import Told, row_of
from composer.ui.states import State

if TYPE_CHECKING:
    from composer.settings import SettingsFile
    from composer.ui.theme import Theme

MAIL, FILE, PAGE, PAPER, FOLDER = "mail", "file", "page", "paper", "folder"
_FILTERS = {
    FILE: "Post Composer review (*.postreview)",
    PAGE: "Web page (*.html)",
    PAPER: "PDF (*.pdf)",
}
_ENDINGS = {FILE: ".postreview", PAGE: ".html", PAPER: ".pdf"}


class Parcel(NamedTuple):
    """What goes out, in each of its forms; `pictures` belong to `paper`."""

    name: str
    to: str
    subject: str
    words: str
    packet: bytes
    mail: bytes
    page: str
    paper: str
    pictures: Sequence[tuple[str, bytes]] = ()


class Doors(NamedTuple):
    """What this room needs of the world outside; tests put their own in."""

    folder: Path
    now: Callable[[], datetime]
    open_address: Callable[[str], bool]
    ask_place: Callable[[str, str], str]
    ask_folder: Callable[[], str]


class WaysOut(QWidget):
    """Asks for a way; whoever made it hands in the parcel with `send`. `sent` says which way it went."""

    asked = Signal(str)
    sent = Signal(str)

    def __init__(self, doors: Doors, settings: SettingsFile, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner)
        self._doors, self._settings = doors, settings
        self.told = Told(theme, self)
        self.buttons: dict[str, Button] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for way, text in (
            (MAIL, "&Open it as a mail"),
            (FILE, "Save it as a &file…"),
            (PAGE, "Save it as a &web page…"),
            (PAPER, "Save it as a &PDF…"),
            (FOLDER, "Put it in the shared fo&lder"),
        ):
            button = Button(text, theme, self, kind="primary" if way == MAIL else "plain")
            button.setObjectName(f"out_{way}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, way=way: self.asked.emit(way))
            self.buttons[way] = button
        lines.addLayout(row_of(theme, *self.buttons.values()))
        lines.addWidget(self.told)

    def send(self, way: str, parcel: Parcel) -> None:
        """Take the parcel out by this way, and say what came of it."""
        try:
            done = self._mail(parcel) if way == MAIL else self._file(way, parcel)
        except OSError as error:
            self.told.tell(State.STOP, f"It could not be written ({error.strerror}). Choose another place.")
            return
        except ComposerError as error:
            self.told.tell(State.STOP, str(error))
            return
        if done:
            self.sent.emit(way)

    def _mail(self, parcel: Parcel) -> bool:
        """First a mail file with everything in it, then an address with the words, then the clipboard."""
        from composer.posting.mail import mailto  # it loads the mail library
        from composer.ui.posting.mail_page import forget_mail_files

        folder = self._doors.folder / "mail"
        forget_mail_files(folder, self._doors.now())
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{Path(parcel.name).stem}.eml"
        file.write_bytes(parcel.mail)
        if self._doors.open_address(QUrl.fromLocalFile(str(file)).toString()):
            told = (
                "It was opened as a mail that you send yourself. Nothing came up? Save it as a file instead."
            )
            self.told.tell(State.GOOD, told)
            return True
        link, whole = mailto(parcel.to, parcel.subject, parcel.words)
        if self._doors.open_address(link):
            cut = "" if whole else " Its end is cut off."
            told = f"Your mail program takes words only.{cut} Save it as a file too, and attach that to the mail."
            self.told.tell(State.LOOK, told)
            return True
        QGuiApplication.clipboard().setText(parcel.words)
        told = (
            "No mail program answers on this computer. The words are on the clipboard: paste them into a mail, "
            "save it as a file, and attach that."
        )
        self.told.tell(State.LOOK, told)
        return False

    def _file(self, way: str, parcel: Parcel) -> bool:
        place = self._place(way, parcel)
        if place is None:
            return False
        if way == PAPER:
            from composer.ui.review.paper import save_pdf

            save_pdf(parcel.paper, parcel.pictures, parcel.subject, place)
        else:
            partial = place.with_name(place.name + ".part")
            partial.write_bytes(parcel.page.encode("utf-8") if way == PAGE else parcel.packet)
            partial.replace(place)
        self.told.tell(State.GOOD, f"It is in {place}.")
        return True

    def _place(self, way: str, parcel: Parcel) -> Path | None:
        if way != FOLDER:
            chosen = self._doors.ask_place(str(Path(parcel.name).with_suffix(_ENDINGS[way])), _FILTERS[way])
            return Path(chosen) if chosen else None
        folder = self._settings.current.review_folder
        if not folder or not Path(folder).is_dir():
            folder = self._doors.ask_folder()
            if not folder:
                return None
            self._settings.change(review_folder=folder)
        return Path(folder) / parcel.name


def ask_place(owner: QWidget) -> Callable[[str, str], str]:
    return lambda name, kinds: QFileDialog.getSaveFileName(owner, "Save it", name, kinds)[0]


def ask_folder(owner: QWidget) -> Callable[[], str]:
    return lambda: QFileDialog.getExistingDirectory(owner, "The folder that you and your colleagues share")
