"""The review room in the window: asking, looking, taking answers in, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.domain.review import Needed
from composer.review.answer_text import answer_block
from composer.review.arriving import read_arrival
from composer.review.packet import Opened, Request, Verdict, read_packet, write_packet
from composer.review.signing import SigningKey
from composer.ui.compose.desk import Desk
from composer.ui.review.review_tools import ReviewTools
from composer.ui.review.reviewer_window import ReviewerWindow
from composer.ui.review.ways_out import FILE, FOLDER, MAIL, PAGE, PAPER, Doors
from composer.ui.states import State
from composer.ui.theme import Theme
from composer.vault.keyrings import Keyring, MemoryKeyring, RefusedKeyringError
from composer.vault.own_key import OwnKeys
from tests.own_desk import OwnDesk, own_desk

_NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TEXT = "Come to @us for a coffe ☕ and a chat"


@dataclass
class Room:
    """One person at one computer, with a keyring of their own."""

    tools: ReviewTools
    desk: Desk
    folder: Path
    own: OwnDesk
    opened: list[str] = field(default_factory=list)
    mail_works: bool = True
    clock: Iterator[int] = field(default_factory=count)

    def now(self) -> datetime:
        """Every look at the clock is a second later."""
        return _NOW + timedelta(seconds=next(self.clock))

    def open_address(self, address: str) -> bool:
        self.opened.append(address)
        return self.mail_works

    def ask_place(self, name: str, _kinds: str) -> str:
        return str(self.folder / "out" / name)

    def ask_folder(self) -> str:
        return str(self.folder / "shared")


NewRoom = Callable[..., Room]


@pytest.fixture
def new_room(qtbot: QtBot, theme: Theme, plain_rules: object, tmp_path: Path) -> Iterator[NewRoom]:
    made: list[Room] = []

    def make(
        person: str, keyring: Callable[[], Keyring] | None = None, needed: tuple[Needed, ...] = ()
    ) -> Room:
        folder = tmp_path / person
        for name in ("out", "shared"):
            (folder / name).mkdir(parents=True)
        theirs = own_desk(qtbot, theme, folder, person)
        desk = theirs.desk
        own = MemoryKeyring()
        room = Room(None, desk, folder, theirs)  # type: ignore[arg-type]
        doors = Doors(folder, room.now, room.open_address, room.ask_place, room.ask_folder)
        keys = OwnKeys(keyring or (lambda: own))
        room.tools = ReviewTools(*theirs, theme, keys, doors, dict)
        rules = plain_rules.PlainRules()  # type: ignore[attr-defined]
        rules.needed = needed
        desk.session.use_engine(rules)
        qtbot.waitUntil(lambda: desk.session.up_to_date)
        made.append(room)
        return room

    yield make
    for room in made:
        room.own.close()


def write(qtbot: QtBot, room: Room, text: str = TEXT) -> None:
    room.desk.post_text.replace_all(text)
    qtbot.waitUntil(lambda: room.desk.session.up_to_date)


def send(qtbot: QtBot, room: Room, way: str = FILE, who: str = "Dana", mail: str = "dana@nhs.net") -> None:
    page = room.tools.sending.open()
    assert page is not None
    page.who.setText(who)
    page.to.setText(mail)
    page.reply_to.setText("sam@nhs.net")
    with qtbot.waitSignal(room.tools.sending.request_kept):
        page.ways.buttons[way].click()


def out(room: Room, ending: str) -> Path:
    [file] = (room.folder / "out").glob(f"*{ending}")
    return file


def look(qtbot: QtBot, room: Room, file: Path) -> ReviewerWindow:
    with qtbot.waitSignal(room.tools.looking.opened):
        room.tools.taking.open_file(file)
    assert room.tools.looking.window is not None
    return room.tools.looking.window


def comment(window: ReviewerWindow, quoted: str, words: str, better: str = "") -> None:
    [text] = window.words
    cursor = text.document().find(quoted)
    text.setTextCursor(cursor)
    window.form.words.setText(words)
    window.form.better.setText(better)
    window.form.add.click()


def answer(qtbot: QtBot, room: Room, window: ReviewerWindow, verdict: str, way: str = FILE) -> None:
    window.verdicts.choose(verdict)
    with qtbot.waitSignal(window.ways.sent):
        window.ways.buttons[way].click()


def take(qtbot: QtBot, room: Room, file: Path) -> None:
    with qtbot.waitSignal(room.tools.taking.arrived):
        room.tools.taking.open_file(file)
    qtbot.waitUntil(lambda: bool(room.tools.bar.shown))


def lines(room: Room) -> list[str]:
    return [text for _, text in room.tools.bar.shown]


def test_a_post_is_sent_looked_at_answered_mended_and_judged_again(qtbot: QtBot, new_room: NewRoom) -> None:
    sam, dana = new_room("Sam", needed=(Needed(1),)), new_room("Dana")
    write(qtbot, sam)
    assert sam.tools.still_needed() == ("A 'good to go' from one colleague is still needed.",)
    send(qtbot, sam)
    qtbot.waitUntil(lambda: "Dana was asked to look by 23 November. No answer yet." in lines(sam))

    window = look(qtbot, dana, out(sam, ".postreview"))
    assert window.words[0].toPlainText() == TEXT
    assert window.words[0].isReadOnly()
    comment(window, "coffe", "A slip", "coffee")
    answer(qtbot, dana, window, "change_these")
    take(qtbot, sam, out(dana, ".postreview"))
    qtbot.waitUntil(lambda: sam.tools.panel.isVisible())
    assert any("Dana: change these first" in line for line in lines(sam))
    assert "Dana said: change these first." in sam.tools.still_needed()

    [card] = sam.tools.panel.cards
    card.use.click()
    assert sam.desk.post_text.text == TEXT.replace("coffe ", "coffee ")
    sam.desk.post_text.undo()
    assert sam.desk.post_text.text == TEXT
    sam.desk.post_text.redo()
    assert any("Out of date: The text for x @OurTeam changed." in line for line in lines(sam))

    for file in (*sam.folder.glob("out/*"), *dana.folder.glob("out/*")):
        file.unlink()
    qtbot.waitUntil(lambda: sam.desk.session.up_to_date)
    send(qtbot, sam)
    window = look(qtbot, dana, out(sam, ".postreview"))
    answer(qtbot, dana, window, "good_to_go")
    take(qtbot, sam, out(dana, ".postreview"))
    qtbot.waitUntil(lambda: sam.tools.still_needed() == ())
    assert any("It holds for the post as it is." in line for line in lines(sam))

    sam.desk.post_text.replace_all("Something else for @us")
    assert len(sam.tools.still_needed()) == 1
    sam.desk.post_text.undo()
    assert sam.tools.still_needed() == ()


def test_a_signed_verdict_counts_once_its_key_was_compared(qtbot: QtBot, new_room: NewRoom) -> None:
    sam, dana = new_room("Sam", needed=(Needed(1, "comms lead", signed=True),)), new_room("Dana")
    write(qtbot, sam)
    send(qtbot, sam)
    answer(qtbot, dana, look(qtbot, dana, out(sam, ".postreview")), "good_to_go")
    take(qtbot, sam, out(dana, ".postreview"))
    qtbot.waitUntil(lambda: any("have not compared yet" in line for line in lines(sam)))
    assert len(sam.tools.still_needed()) == 2
    notice = sam.desk.notices.notice("contact")
    assert notice is not None
    notice.offer.click()
    page = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "contact_page")
    page.role.setCurrentText("comms lead")  # type: ignore[attr-defined]
    page.accept_key.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: sam.tools.still_needed() == ())
    assert any("(signed)" in line for line in lines(sam))


def test_nobody_reviews_their_own_post(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam")
    write(qtbot, sam)
    page = sam.tools.sending.open()
    assert page is not None
    page.who.setText("SAM")
    page.ways.buttons[FILE].click()
    assert "own post" in page.missing.text()
    send(qtbot, sam)
    window = look(qtbot, sam, out(sam, ".postreview"))
    assert not window.ways.isEnabled()
    window.person.field.setText("Somebody Else")
    window.verdicts.choose("good_to_go")
    assert window.verdict("now") is None


def test_an_answer_signed_with_the_authors_own_key_is_not_kept(qtbot: QtBot, new_room: NewRoom) -> None:
    keyring = MemoryKeyring()
    sam = new_room("Sam", keyring=lambda: keyring)
    write(qtbot, sam)
    send(qtbot, sam)
    request = read_packet(out(sam, ".postreview").read_bytes()).payload
    assert isinstance(request, Request)
    key = OwnKeys(lambda: keyring).own("Sam").identity.signing
    verdict = Verdict(request.id, request.digest, "good_to_go", "Dana", "2026-11-23", "", ())
    forged = sam.folder / "forged.postreview"
    forged.write_bytes(write_packet(verdict, key))
    with qtbot.waitSignal(sam.tools.taking.arrived) as arrived:
        sam.tools.taking.open_file(forged)
    assert "own post" in str(arrived.args[0].error)


@pytest.mark.parametrize("digest", ["", "00" * 32])
def test_an_answer_about_something_else_is_refused(qtbot: QtBot, new_room: NewRoom, digest: str) -> None:
    sam = new_room("Sam")
    write(qtbot, sam)
    send(qtbot, sam)
    request = read_packet(out(sam, ".postreview").read_bytes()).payload
    assert isinstance(request, Request)
    verdict = Verdict(
        request.id if digest else "unknown", digest or request.digest, "good_to_go", "Dana", "t", "", ()
    )
    file = sam.folder / "other.postreview"
    file.write_bytes(write_packet(verdict, SigningKey.new()))
    with qtbot.waitSignal(sam.tools.taking.arrived) as arrived:
        sam.tools.taking.open_file(file)
    assert arrived.args[0].error is not None
    assert sam.desk.notices.texts()


def test_a_pasted_mail_is_an_unsigned_answer(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam", needed=(Needed(1),))
    write(qtbot, sam)
    send(qtbot, sam)
    request = read_packet(out(sam, ".postreview").read_bytes()).payload
    assert isinstance(request, Request)
    page = sam.tools.taking.open_paste()
    assert page is not None
    page.words.setPlainText("nothing in it")
    with qtbot.waitSignal(sam.tools.taking.arrived):
        page.read.click()
    assert "Told me by" in page.missing.text()
    page.words.setPlainText(
        "> Lovely!\n> " + answer_block(request.id, request.digest, "good_to_go").replace("\n", "\n> ")
    )
    with qtbot.waitSignal(sam.tools.taking.arrived):
        page.read.click()
    qtbot.waitUntil(lambda: any("Dana: good to go (not signed)" in line for line in lines(sam)))
    assert sam.tools.still_needed() == ()


def test_what_somebody_told_is_marked_as_told(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam", needed=(Needed(1, signed=True),))
    write(qtbot, sam)
    page = sam.tools.taking.open_told()
    assert page is not None
    page.who.setText("Dana")
    page.verdicts.choose("good_to_go")
    page.keep.click()
    qtbot.waitUntil(lambda: any("Dana: good to go (told by word of mouth)" in line for line in lines(sam)))
    assert len(sam.tools.still_needed()) == 1


def test_the_mail_opens_and_where_none_answers_the_ladder_goes_on(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam")
    write(qtbot, sam)
    send(qtbot, sam, MAIL)
    [address] = sam.opened
    mail = Path(QUrl(address).toLocalFile())
    assert mail.parent == sam.folder / "mail"
    found = read_arrival(mail.read_bytes())
    assert isinstance(found, Opened)
    sam.mail_works = False
    page = sam.tools.sending.open()
    assert page is not None
    page.ways.buttons[MAIL].click()
    qtbot.waitUntil(lambda: "No mail program answers" in page.ways.told.words.text())
    assert sam.opened[-1].startswith("mailto:dana")
    assert TEXT in QApplication.clipboard().text()


def test_the_page_the_paper_and_the_shared_folder(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam")
    write(qtbot, sam)
    for way in (PAGE, PAPER, FOLDER):
        send(qtbot, sam, way)
    assert TEXT in out(sam, ".html").read_text("utf-8")
    assert out(sam, ".pdf").read_bytes().startswith(b"%PDF-")
    [shared] = (sam.folder / "shared").glob("*.postreview")
    reviews = sam.tools.store()
    assert reviews is not None
    assert len(reviews.requests_of(sam.tools.keeper.open_id)) == 1  # type: ignore[arg-type]
    assert isinstance(read_packet(shared.read_bytes()).payload, Request)


def test_without_a_keyring_it_goes_on_for_this_session_and_says_so(qtbot: QtBot, new_room: NewRoom) -> None:
    def none() -> Keyring:
        raise RefusedKeyringError("This computer offers no keyring.")

    sam = new_room("Sam", keyring=none)
    write(qtbot, sam)
    send(qtbot, sam)
    assert any("lasts only until you close the app" in text for text in sam.desk.notices.texts())
    assert read_packet(out(sam, ".postreview").read_bytes()).key.startswith("ssh-ed25519 ")


def test_a_review_dropped_on_the_window_or_the_post_is_opened_and_a_picture_is_left_alone(
    qtbot: QtBot, new_room: NewRoom
) -> None:
    sam, dana = new_room("Sam"), new_room("Dana")
    write(qtbot, sam)
    send(qtbot, sam)
    window = dana.desk.window
    for name, taken in ((out(sam, ".postreview"), True), (sam.folder / "cat.png", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(name))])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        for place in (window, window.post_text.viewport()):
            enter = QDragEnterEvent(QPoint(5, 5), copy, data, buttons, keys)
            assert window.drops.take(enter) is taken
            if taken:
                QApplication.sendEvent(place, enter)
                drop = QDropEvent(QPointF(5, 5), copy, data, buttons, keys)
                with qtbot.waitSignal(dana.tools.looking.opened):
                    QApplication.sendEvent(place, drop)


def test_a_damaged_packet_is_refused_in_plain_words_and_leaves_nothing(
    qtbot: QtBot, new_room: NewRoom
) -> None:
    dana = new_room("Dana")
    bad = dana.folder / "bad.postreview"
    bad.write_bytes(b'{"format":"post-composer review 1","payl')
    before = {file for file in dana.folder.rglob("*") if not file.name.startswith("composer.db")}
    with qtbot.waitSignal(dana.tools.taking.arrived):
        dana.tools.taking.open_file(bad)
    assert any("cut short" in text for text in dana.desk.notices.texts())
    assert {file for file in dana.folder.rglob("*") if not file.name.startswith("composer.db")} == before


def test_the_state_of_the_bar_is_never_told_by_colour_alone(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam", needed=(Needed(2),))
    write(qtbot, sam)
    [(state, text)] = sam.tools.bar.shown
    assert state is State.LOOK
    assert text == "A 'good to go' from 2 colleagues is still needed."


def test_a_post_that_lacks_only_a_review_is_not_called_ready(qtbot: QtBot, new_room: NewRoom) -> None:
    sam = new_room("Sam", needed=(Needed(1),))
    write(qtbot, sam, "Come to see @us")
    for question in sam.desk.session.shown.checklist.to_tick:
        sam.desk.session.tick(question)
    status = sam.desk.window.pane.status
    qtbot.waitUntil(lambda: sam.desk.session.may_post)
    qtbot.waitUntil(lambda: status.line.text() == "Ready for a colleague")
    page = sam.tools.taking.open_told()
    assert page is not None
    page.who.setText("Dana")
    page.verdicts.choose("good_to_go")
    page.keep.click()
    qtbot.waitUntil(lambda: status.summary.ready)


def test_what_waits_in_the_shared_folder_is_told_and_opened_on_request(
    qtbot: QtBot, new_room: NewRoom
) -> None:
    sam, dana = new_room("Sam"), new_room("Dana")
    dana.own.settings.change(review_folder=str(sam.folder / "shared"))
    write(qtbot, sam)
    send(qtbot, sam, FOLDER)
    dana.tools.folder_watch.look()
    qtbot.waitUntil(lambda: any("a post from Sam to look at" in text for text in dana.desk.notices.texts()))
    notice = dana.desk.notices.notice("shared_folder")
    assert notice is not None
    with qtbot.waitSignal(dana.tools.looking.opened):
        notice.offer.click()
    assert not any("folder that you share" in text for text in dana.desk.notices.texts())
