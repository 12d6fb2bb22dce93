"""A ward photo's way in the real window: dropped in, looked at hard, covered, described, agreed to, posted, recorded.

The steps are done by key and button as a person would. `JOURNEY_PICTURES` names a folder for a picture of each.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.domain.picture import Picture, Shown
from composer.posting.handover import StepKind
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.pictures.looking_window import LookingWindow
from composer.ui.pictures.picture_page import PicturePage
from composer.ui.posting.handover_window import HandoverWindow
from composer.ui.posting.step_cards import AccountCard, PictureCard, SayCard
from tests.journeys.steps import Album, press, settle, tick_everything
from tests.ward_photo import ward_photo

WRITTEN = "Thank you to the ward team in Sunderland: the new beds are in! @atbsunderland #All4Jack"
DESCRIBED = "Two smiling nurses stand beside a newly made bed."
_LONG = 60_000
_LOOKING = 240_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setattr("composer.ui.posting.posting_tools.open_in_browser", lambda _address: True)
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path / "home"))
    settings = SettingsFile(tmp_path / "home" / "settings.json")
    settings.change(chosen=("x-team",), person="Sam Taylor")
    made = App(qapp, settings, open_engine, look="light")
    with qtbot.waitSignal(made.engine_loaded, timeout=_LONG):
        made.start()
    qtbot.waitUntil(lambda: made.rooms.keeper.store is not None, timeout=_LONG)
    yield made
    made.close()
    made.window.deleteLater()


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(Path(os.environ.get("JOURNEY_PICTURES", tmp_path / "pictures")), "ward-photo")


def drop(app: App, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, held = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(app.window, QDragEnterEvent(QPoint(50, 50), copy, data, left, held))
    QApplication.sendEvent(app.window, QDropEvent(QPointF(50, 50), copy, data, left, held))


def picture_of(app: App) -> Picture:
    return app.desk.session.draft.pictures[0]


def to_fix(app: App) -> set[str]:
    return {str(one.rule) for one in app.desk.session.shown.checklist.to_fix}


def look_hard(qtbot: QtBot, app: App, page: PicturePage, album: Album) -> None:
    """Let the computer look, and cover the private writing that it found."""
    press(page, "Look closely…")
    qtbot.waitUntil(lambda: app.rooms.pictures.looking.window is not None, timeout=_LONG)
    window = app.rooms.pictures.looking.window
    assert isinstance(window, LookingWindow)
    qtbot.waitUntil(lambda: window.history is not None, timeout=_LONG)
    qtbot.waitUntil(lambda: bool(window.looked.looked_for), timeout=_LOOKING)
    qtbot.waitUntil(window.found.cover_private.isVisible, timeout=_LOOKING)
    album.keep(window, "found")
    press(window, "Cover all private writing")
    press(window, "As it goes out")
    qtbot.waitUntil(lambda: window.canvas.is_final, timeout=_LONG)
    album.keep(window, "covered")
    press(window, "Done")
    qtbot.waitUntil(lambda: bool(picture_of(app).edits.covers), timeout=_LONG)


def agree(qtbot: QtBot, app: App, page: PicturePage, album: Album) -> None:
    """Say who is in it, record their consent, and pick it."""
    box = page.people.boxes[Shown.STAFF]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    settle(qtbot, app)
    assert "Confidentiality.PictureConsent" in to_fix(app)
    press(page, "Choose or record it…")
    library = app.rooms.pictures.consents._library
    assert library is not None
    press(library, "Record a new one…")
    form = app.rooms.pictures.consents.form
    assert form is not None
    QTest.keyClicks(form.label, "New beds: O. and R., Ward 7")
    QTest.keyClicks(form.kept_at, "Comms drive, consent forms 2026, 14")
    album.keep(form, "consent")
    press(form, "Keep it")
    qtbot.waitUntil(lambda: library.current is not None, timeout=_LONG)
    album.keep(library, "library")
    press(library, "Use this one")
    assert picture_of(app).consents[0].label == "New beds: O. and R., Ward 7"


def sign(qtbot: QtBot, app: App, album: Album) -> HandoverWindow:
    app.desk.commands["post"].trigger()
    last = app.rooms.posting.handing.last_page
    assert last is not None
    qtbot.waitUntil(last.go_on.isEnabled, timeout=_LONG)
    last.tick.setFocus()
    QTest.keyClick(last.tick, Qt.Key.Key_Space)
    assert last.findChild(QLabel, "picture_shown") is not None
    album.keep(last, "last-page")
    press(last, "Go on and post it…")
    handing = app.rooms.posting.handing.handover
    assert handing is not None
    return handing


def hand_over(handing: HandoverWindow, album: Album) -> Path:
    """Every step; the file of the picture that was copied comes back."""
    press(handing, "Copy the text")
    press(handing, "Open X")
    account, card = handing.card(StepKind.ACCOUNT), handing.card(StepKind.COPY_PICTURE, 0)
    assert isinstance(account, AccountCard)
    assert isinstance(card, PictureCard)
    account.yes.setFocus()
    QTest.keyClick(account.yes, Qt.Key.Key_Space)
    press(handing, "Copy the picture")
    assert QGuiApplication.clipboard().image().width() > 0
    press(handing, "Copy the description")
    assert QGuiApplication.clipboard().text() == DESCRIBED
    album.keep(handing, "hand-over")
    assert card._file is not None
    file = Path(card._file)
    say = handing.card(StepKind.POSTED)
    assert isinstance(say, SayCard)
    press(handing, "I posted it")
    return file


def has_ink_on_the_whiteboard(picture: bytes) -> bool:
    """Whether any dot of it is as dark as the writing; covers are a steady grey."""
    with Image.open(io.BytesIO(picture)) as image:
        board = (0, 0, round(image.width * 0.25), round(image.height * 0.4))
        return bool(image.convert("L").crop(board).getextrema()[0] < 45)  # type: ignore[operator]


def test_from_a_dropped_photo_to_the_record(qtbot: QtBot, app: App, album: Album, tmp_path: Path) -> None:
    QTest.keyClicks(app.desk.post_text, WRITTEN)
    original = ward_photo(1400)
    photo = tmp_path / "IMG_2041.jpg"
    photo.write_bytes(original)
    drop(app, photo)
    qtbot.waitUntil(lambda: len(app.desk.session.draft.pictures) == 1, timeout=_LONG)
    settle(qtbot, app)
    qtbot.waitUntil(lambda: any("Removed" in one for one in app.desk.notices.texts()), timeout=_LONG)
    assert {"Accessibility.AltTextMissing", "Confidentiality.PicturePeople"} <= to_fix(app)
    album.keep(app.window, "added")

    app.desk.commands["describe_picture"].trigger()
    page = app.rooms.pictures.pages.page
    assert page is not None
    look_hard(qtbot, app, page, album)
    QTest.keyClicks(page.alt.editor, DESCRIBED)
    agree(qtbot, app, page, album)
    settle(qtbot, app)
    assert not to_fix(app)
    qtbot.waitUntil(lambda: not app.rooms.pictures.outgoing.obstacles(), timeout=_LONG)
    album.keep(page, "described")
    page.close()

    tick_everything(qtbot, app)
    assert app.window.pane.status.summary.ready
    album.keep(app.window, "ready")
    for_review = app.rooms.reviews.sending.picture_bytes(picture_of(app))
    handing = sign(qtbot, app, album)
    with qtbot.waitSignal(app.rooms.posting.handing.all_posted, timeout=_LONG):
        sent = hand_over(handing, album)
    assert for_review == ("image/jpeg", sent.read_bytes())
    assert b"MadeUpPhone" in original
    assert b"MadeUpPhone" not in sent.read_bytes()
    assert has_ink_on_the_whiteboard(original)
    assert not has_ink_on_the_whiteboard(sent.read_bytes())
    assert photo.read_bytes() == original

    assert app.rooms.keeper.store is not None
    (entry,) = app.rooms.keeper.store.record.search(kinds=("posted",))
    assert entry.content is not None
    (kept,) = entry.content["pictures"]
    assert (kept["alt_text"], kept["shown"]) == (DESCRIBED, ["staff"])
    assert kept["consents"][0]["form"] == "Comms drive, consent forms 2026, 14"
    assert "Margaret" not in json.dumps(entry.content)
    app.desk.commands["record"].trigger()
    qtbot.waitUntil(lambda: bool(app.window.findChildren(QWidget, "record_window")), timeout=_LONG)
    (record,) = app.window.findChildren(QWidget, "record_window")
    qtbot.waitUntil(lambda: DESCRIBED in record.page.toPlainText(), timeout=_LONG)  # type: ignore[attr-defined]
    assert "Comms drive, consent forms 2026, 14" in record.page.toPlainText()  # type: ignore[attr-defined]
    album.keep(record, "recorded")
