"""Pictures come in by button, paste and drop, are ordered and taken out, and go out clean."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId, NetworkId
from composer.domain.draft import Draft
from composer.domain.network import Fact, Network
from composer.domain.picture import Covered, Edits, Picture
from composer.domain.readiness import ObstacleKind
from composer.looking.found import Face, Looked, Part, Words
from composer.paths import RESOURCES
from composer.settings import SettingsFile
from composer.store.opening import Store
from composer.store.pictures import PictureStore
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.drafts.keeper import DraftKeeper
from composer.ui.pictures.picture_tools import PictureTools
from composer.ui.pictures.taking_in import holds_pictures
from composer.ui.theme import Theme
from composer.ui.words.word_tools import WordTools
from composer.words.stock import open_stock
from tests.pictures.made import plain, telling, written

TODAY = date(2026, 11, 22)
_LONG = 20_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def tools(
    desk: Desk,
    keeper: DraftKeeper,
    background: Background,
    settings: SettingsFile,
    theme: Theme,
    tmp_path: Path,
) -> PictureTools:
    words = WordTools(
        desk,
        background,
        lambda: open_stock(RESOURCES, tmp_path, tmp_path, TODAY),
        settings,
        theme,
        lambda: TODAY,
    )
    return PictureTools(desk, keeper, background, words, settings, theme, lambda: TODAY, lambda _: True)


def pictures(tools: PictureTools) -> tuple[Picture, ...]:
    return tools.session.draft.pictures


def wait_for(qtbot: QtBot, tools: PictureTools, number: int) -> None:
    """Until so many pictures are in the post, and ready to go out."""
    qtbot.waitUntil(lambda: not tools.adding.is_reading and len(pictures(tools)) == number, timeout=_LONG)
    qtbot.waitUntil(lambda: not tools.outgoing.obstacles(), timeout=_LONG)


def add(qtbot: QtBot, tools: PictureTools, *widths: int) -> None:
    before = len(pictures(tools))
    tools.adding.take([written(plain(width), "PNG") for width in widths])
    wait_for(qtbot, tools, before + len(widths))


def store_of(qtbot: QtBot, tools: PictureTools) -> Store:
    qtbot.waitUntil(lambda: tools.keeper.store is not None, timeout=_LONG)
    assert tools.keeper.store is not None
    return tools.keeper.store


def said(tools: PictureTools) -> str:
    return " ".join(tools.desk.notices.texts())


@pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "GIF", "HEIF"])
def test_a_file_of_each_kind_is_added_and_its_leaks_are_told(
    qtbot: QtBot, tools: PictureTools, encoding: str, tmp_path: Path
) -> None:
    file = tmp_path / "from the telephone"
    file.write_bytes(telling(encoding, tmp_path))
    before = file.read_bytes()
    tools.add_files().filesSelected.emit([str(file)])
    wait_for(qtbot, tools, 1)
    assert file.read_bytes() == before
    assert store_of(qtbot, tools).pictures.original(pictures(tools)[0].digest) == before
    assert ("location, camera, date" in said(tools)) == (encoding != "GIF")


def test_what_comes_before_the_drafts_are_open_waits_and_keeps_its_order(
    qtbot: QtBot, tools: PictureTools
) -> None:
    store, tools.keeper.store = tools.keeper.store, None
    tools.adding.take([written(plain(width), "PNG") for width in (96, 64, 80)])
    assert tools.strip.told.words.text() == "Reading 3 pictures…"
    tools.keeper.store = store
    tools.adding.begin()
    wait_for(qtbot, tools, 3)
    sizes = [tools.readying.about(one.digest) for one in pictures(tools)]
    assert [about.width for about in sizes if about] == [96, 64, 80]


def test_a_file_that_is_no_picture_gets_its_word_and_the_others_come_in(
    qtbot: QtBot, tools: PictureTools, tmp_path: Path
) -> None:
    bad = tmp_path / "holiday.jpg"
    bad.write_bytes(b"<svg onload='alert(1)'/>")
    tools.adding.take([bad, written(plain(64), "PNG"), tmp_path / "gone.png"])
    wait_for(qtbot, tools, 1)
    assert "holiday.jpg: This is not a picture" in said(tools)
    assert "gone.png" in said(tools)


def test_the_same_picture_is_not_added_twice(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 64)
    tools.adding.take([written(plain(64), "PNG")])
    qtbot.waitUntil(lambda: "in the post already" in said(tools), timeout=_LONG)
    assert len(pictures(tools)) == 1


def test_a_copied_picture_is_pasted_as_the_file_it_came_as(qtbot: QtBot, tools: PictureTools) -> None:
    data = QMimeData()
    file = written(plain(64), "JPEG")
    data.setData("image/jpeg", QByteArray(file))
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    tools.desk.post_text.insertFromMimeData(data)
    wait_for(qtbot, tools, 1)
    assert store_of(qtbot, tools).pictures.original(pictures(tools)[0].digest) == file


def test_a_screenshot_on_the_clipboard_is_pasted_dot_for_dot(qtbot: QtBot, tools: PictureTools) -> None:
    shot = QImage(30, 20, QImage.Format.Format_RGB32)
    shot.fill(Qt.GlobalColor.darkCyan)
    shot.setPixelColor(3, 2, Qt.GlobalColor.white)
    data = QMimeData()
    data.setImageData(shot)
    assert tools.desk.post_text.canInsertFromMimeData(data)
    tools.desk.post_text.insertFromMimeData(data)
    wait_for(qtbot, tools, 1)
    kept = store_of(qtbot, tools).pictures.original(pictures(tools)[0].digest)
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.size, image.getpixel((3, 2)), image.getpixel((4, 2))) == (
            (30, 20),
            (255, 255, 255),
            (0, 128, 128),
        )


def test_words_that_come_with_a_picture_of_themselves_stay_words(tools: PictureTools) -> None:
    data = QMimeData()
    data.setText("from a spreadsheet")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not holds_pictures(data)
    tools.desk.post_text.insertFromMimeData(data)
    assert tools.session.draft.text == "from a spreadsheet"


def test_a_file_dropped_on_the_window_or_the_post_is_added_and_a_review_is_not(
    qtbot: QtBot, tools: PictureTools, tmp_path: Path
) -> None:
    window = tools.desk.window
    for number, place in enumerate((window, window.post_text.viewport()), 1):
        file = tmp_path / f"photo{number}.webp"
        file.write_bytes(written(plain(64 + number), "WEBP"))
        data, review = QMimeData(), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        review.setUrls([QUrl.fromLocalFile(str(tmp_path / "asked.postreview"))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
        QApplication.sendEvent(place, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(place, QDropEvent(QPointF(5, 5), copy, data, left, none))
        wait_for(qtbot, tools, number)
        assert not holds_pictures(review)
        assert tools.session.draft.text == ""


def test_alt_and_an_arrow_or_dragging_changes_the_order(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 64, 72, 80)
    first, second, third = (one.digest for one in pictures(tools))
    tools.strip.choose(2)
    tools.desk.commands["picture_earlier"].trigger()
    assert [one.digest for one in pictures(tools)] == [first, third, second]
    assert tools.strip.current == 1
    tools.strip.list.model().moveRow(QModelIndex(), 0, QModelIndex(), 3)  # as dropping it does
    assert [one.digest for one in pictures(tools)] == [third, second, first]


def test_tab_leads_from_the_post_to_its_pictures(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 64)
    window = tools.desk.window
    window.activateWindow()
    tools.desk.post_text.setFocus()
    qtbot.waitUntil(tools.desk.post_text.hasFocus, timeout=_LONG)
    QTest.keyClick(tools.desk.post_text, Qt.Key.Key_Tab)
    assert window.focusWidget() is tools.strip.list


def test_the_first_cannot_go_earlier_nor_the_last_later(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 64, 72)
    commands = tools.desk.commands
    tools.strip.choose(0)
    assert not commands["picture_earlier"].isEnabled()
    tools.strip.choose(1)
    assert not commands["picture_later"].isEnabled()
    assert commands["picture_earlier"].isEnabled()


def test_delete_takes_a_picture_out_and_it_comes_back_with_its_words(
    qtbot: QtBot, tools: PictureTools
) -> None:
    add(qtbot, tools, 64, 72)
    page = tools.describe(0)
    assert page is not None
    page.alt.editor.replace_all("Two nurses")
    before = pictures(tools)
    tools.strip.choose(0)
    QTest.keyClick(tools.strip.list, Qt.Key.Key_Delete)
    assert pictures(tools) == before[1:]
    notice = tools.desk.notices.notice("picture")
    assert notice is not None
    notice.offer.click()
    assert pictures(tools) == before


def test_a_post_of_pictures_alone_is_judged(qtbot: QtBot, tools: PictureTools) -> None:
    assert tools.desk.window.pane.status.summary.line == "Nothing written yet"
    add(qtbot, tools, 64)
    qtbot.waitUntil(lambda: tools.session.up_to_date, timeout=_LONG)
    assert tools.desk.window.pane.status.summary.line != "Nothing written yet"
    assert tools.strip.isVisibleTo(tools.desk.window)


def test_pictures_come_back_with_the_draft_its_copy_and_the_bin(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 64)
    kept = pictures(tools)
    store = store_of(qtbot, tools)
    tools.keeper.flush()
    id = tools.keeper.open_id
    tools.keeper.start_anew()
    assert pictures(tools) == ()
    assert not tools.strip.isVisibleTo(tools.desk.window)
    (saved,) = store.drafts.all_drafts()
    store.drafts.bin(saved.id)
    store.drafts.unbin(saved.id)
    assert store.drafts.duplicate(saved.id).draft.pictures == kept
    tools.keeper.show_draft(saved)
    assert (tools.keeper.open_id, pictures(tools)) == (id, kept)
    wait_for(qtbot, tools, 1)


def test_what_is_handed_over_is_clean_and_covered_and_not_there_before_it_is_made(
    qtbot: QtBot, tools: PictureTools, tmp_path: Path
) -> None:
    tools.adding.take([telling("JPEG", tmp_path)])
    wait_for(qtbot, tools, 1)
    (picture,) = pictures(tools)
    tools.looking.changed.emit(
        Picture(picture.digest, edits=Edits((Covered((0, 0, 240, 320)),)), likeness=picture.likeness)
    )
    assert [one.kind for one in tools.outgoing.obstacles()] == [ObstacleKind.CHECKING]
    wait_for(qtbot, tools, 1)
    file = tools.outgoing.picture_file(picture.digest, NetworkId("x"))
    assert file is not None
    with Image.open(file) as image:
        assert max(high - low for low, high in image.convert("RGB").getextrema()) <= 3  # type: ignore[misc]
    assert b"SecretCam" not in file.read_bytes()
    media_type, data = tools.outgoing.picture_bytes(pictures(tools)[0])
    assert (media_type, data) == ("image/jpeg", file.read_bytes())


def test_a_picture_of_another_computer_stops_the_post_and_says_why(qtbot: QtBot, tools: PictureTools) -> None:
    store_of(qtbot, tools)
    tools.session.adopt(Draft("Hello", (AccountId("x-team"),), pictures=(Picture("0" * 64),)))
    qtbot.waitUntil(
        lambda: [one.kind for one in tools.outgoing.obstacles()] == [ObstacleKind.FIX], timeout=_LONG
    )
    assert "not on this computer" in tools.outgoing.obstacles()[0].message
    assert tools.outgoing.picture_file("0" * 64, NetworkId("x")) is None
    assert tools.outgoing.picture_bytes(Picture("0" * 64)) == ("", b"")


def test_a_picture_too_large_for_one_network_says_which(
    qtbot: QtBot, tools: PictureTools, plain_rules: ModuleType
) -> None:
    engine = plain_rules.PlainRules()
    engine.networks = {
        NetworkId("x"): Network(NetworkId("x"), "X", "x", Fact(280), picture_bytes=Fact(400)),
    }
    tools.session.use_engine(engine)
    frames = [plain(64, 48).rotate(angle) for angle in (0, 90, 180)]
    tools.adding.take([written(frames[0], "GIF", save_all=True, append_images=frames[1:])])
    qtbot.waitUntil(
        lambda: any("cannot go to X" in one.message for one in tools.outgoing.obstacles()), timeout=_LONG
    )


def test_what_was_found_by_looking_is_kept_with_the_picture(qtbot: QtBot, tools: PictureTools) -> None:
    add(qtbot, tools, 320)
    (picture,) = pictures(tools)
    tools.looking.command = lambda: None
    tools.desk.commands["look_closely"].trigger()
    qtbot.waitUntil(lambda: tools.looking.window is not None, timeout=_LONG)
    window = tools.looking.window
    assert window is not None
    qtbot.waitUntil(lambda: window.history is not None, timeout=_LONG)
    found = Looked(
        (Face((200, 100, 260, 160)),),
        (Words("Margaret Robson", (10, 10, 90, 40)), Words("Ward 7", (100, 10, 180, 40))),
        (Part.FACES, Part.WORDS),
        (),
        ("badges",),
    )
    edits = Edits((Covered((0, 0, 95, 60)),))
    window._on_done(edits, found)
    (now,) = pictures(tools)
    assert (now.digest, now.edits, now.words) == (picture.digest, edits, ("Ward 7",))
    assert now.looked_for == ("faces", "words", "badges")
    window.leave()
    qtbot.waitUntil(lambda: tools.looking.window is None, timeout=_LONG)
    wait_for(qtbot, tools, 1)


def test_what_nothing_uses_any_more_is_swept_when_the_drafts_are_open(
    qtbot: QtBot, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    before = PictureStore(tmp_path)
    digest = before.add(written(plain(64), "PNG")).digest
    os.utime(before.folder / digest, (0, 0))
    request.getfixturevalue("tools")
    qtbot.waitUntil(lambda: not before.has(digest), timeout=_LONG)
