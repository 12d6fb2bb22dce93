"""Log-ons from one person to the next in the window: cards, hand-overs, and recovery sheets."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId
from composer.errors import ComposerError
from composer.review.contacts import Contact
from composer.store.opening import Store
from composer.store.reviews import ReviewStore
from composer.ui.compose.desk import Desk
from composer.ui.theme import Theme
from composer.ui.vault.files import file_name
from composer.ui.vault.trust import accept_card, usable_cards
from composer.ui.vault.vault_tools import VaultTools
from composer.vault import access
from composer.vault.handover import About, Card, Identity
from composer.vault.keyrings import MemoryKeyring
from composer.vault.own_key import OwnKeys
from composer.vault.passwords import spoken_fingerprint
from tests.own_desk import OwnDesk, own_desk

_X = AccountId("x-team")
_PATIENCE = 20_000
_NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@dataclass
class Person:
    """Somebody at their own computer."""

    name: str
    tools: VaultTools
    desk: Desk
    folder: Path
    own: OwnDesk
    now: datetime = _NOW

    @property
    def store(self) -> Store:
        store = self.tools.keeper.store
        assert store is not None
        return store

    @property
    def identity(self) -> Identity:
        return self.tools.room.keys.own(self.name).identity

    @property
    def notice(self) -> str:
        notice = self.desk.notices.notice("vault")
        return notice.words.text() if notice is not None else ""

    def knows(self, *others: Person) -> None:
        for other in others:
            accept_card(other.identity.called(other.name).card(), self.store, "2026-11-22T09:00:00.000+00:00")

    def entries(self, kind: str) -> list[dict[str, Any]]:
        return [dict(one.content or {}) for one in self.store.record.search(kinds=(kind,))]


NewPerson = Callable[[str], Person]


@pytest.fixture
def new_person(qtbot: QtBot, theme: Theme, plain_rules: object, tmp_path: Path) -> Iterator[NewPerson]:
    made: list[Person] = []

    def make(name: str) -> Person:
        folder = tmp_path / name
        folder.mkdir()
        theirs = own_desk(qtbot, theme, folder, name)
        desk = theirs.desk
        own, log_ons = MemoryKeyring(), MemoryKeyring()
        person = Person(name, None, desk, folder, theirs)  # type: ignore[arg-type]
        person.tools = VaultTools(
            *theirs,
            theme,
            OwnKeys(lambda: own),
            lambda: log_ons,
            lambda: person.now,
            ask_place=lambda name, _kinds: str(folder / name),
            ask_file=lambda _kinds: str(folder / "chosen"),
        )
        desk.session.use_engine(plain_rules.PlainRules())  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=_PATIENCE)
        made.append(person)
        return person

    yield make
    for person in made:
        person.tools.close()
        person.own.close()


@pytest.fixture
def sam(new_person: NewPerson) -> Person:
    """Holds the log-on of the team's X account."""
    made = new_person("Sam")
    made.tools.room.vault.change(_X, {"user_name": "team", "password": "pass☕word"}, "Sam")
    return made


@pytest.fixture
def dana(new_person: NewPerson) -> Person:
    return new_person("Dana")


def handed_over(qtbot: QtBot, sender: Person, *to: str) -> Path:
    page = sender.tools.open_handover(_X, to)
    assert page is not None
    with qtbot.waitSignal(page.handed_over, timeout=_PATIENCE):
        page.save.click()
    assert f"Only {' and '.join(to)} can open it" in page.told.words.text()
    page.close()
    [file] = sender.folder.glob("*.posthandover")
    return file


def arrived(qtbot: QtBot, person: Person, do: Callable[[], object]) -> Any:
    with qtbot.waitSignal(person.tools.arriving.arrived, timeout=_PATIENCE) as came:
        do()
    return came.args[0]


def opened(qtbot: QtBot, person: Person, file: Path) -> Any:
    return arrived(qtbot, person, lambda: person.tools.arriving.open_file(file))


# Cards


def test_my_card_has_my_name_and_the_words_of_my_key(qtbot: QtBot, sam: Person) -> None:
    page = sam.tools.open_cards()
    assert page is not None
    qtbot.waitUntil(page.save.isEnabled, timeout=_PATIENCE)
    assert page.words.text() == spoken_fingerprint(sam.identity.signing.public())
    page.copy.click()
    card = Card.from_text(QGuiApplication.clipboard().text())
    assert (card.name, card.signing) == ("Sam", sam.identity.signing.public())
    page.save.click()
    qtbot.waitUntil(lambda: "It is in" in page.told.words.text(), timeout=_PATIENCE)
    assert Card.from_text((sam.folder / "Sam.postcard").read_text("utf-8")) == card


def test_a_card_without_a_name_is_not_given_out(qtbot: QtBot, new_person: NewPerson) -> None:
    nobody = new_person("Ali")
    nobody.desk.session.person = ""
    page = nobody.tools.open_cards()
    assert page is not None
    qtbot.waitUntil(lambda: "Say your name" in page.told.words.text(), timeout=_PATIENCE)
    assert not page.save.isEnabled()
    page.name.field.setText("Ali Khan")
    page.name.field.editingFinished.emit()
    qtbot.waitUntil(page.save.isEnabled, timeout=_PATIENCE)
    assert page.card is not None
    assert page.card.name == nobody.desk.session.person == "Ali Khan"


def test_a_colleagues_card_is_kept_once_its_words_were_compared(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    file = sam.folder / "dana.postcard"
    file.write_text(dana.identity.called("Dana").card().text())
    opened(qtbot, sam, file)
    page = sam.tools.windows.get("accept")
    assert "not seen this key before" in page.told.words.text()
    assert not page.accept_card.isEnabled()
    page.same.setChecked(True)
    with qtbot.waitSignal(sam.tools.arriving.card_kept, timeout=_PATIENCE):
        page.accept_card.click()
    assert [card.name for card in usable_cards(sam.store)] == ["Dana"]
    assert ReviewStore(sam.store.database).contacts()[0].key == dana.identity.signing.public()


def test_a_card_whose_key_is_known_from_a_review_needs_no_comparing(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    ReviewStore(sam.store.database).keep_contact(
        Contact("Dana", dana.identity.signing.public(), "comms lead")
    )
    QGuiApplication.clipboard().setText(f"Hello,\n{dana.identity.called('Dana').card().text()}\nBye")
    arrived(qtbot, sam, sam.tools.arriving.paste)
    assert [card.name for card in usable_cards(sam.store)] == ["Dana"]
    assert "Dana's card is kept" in sam.notice
    assert ReviewStore(sam.store.database).contacts()[0].role == "comms lead"


def test_a_card_with_another_key_than_before_is_an_alarm_and_changes_nothing_by_itself(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    sam.knows(dana)
    QGuiApplication.clipboard().setText(Identity.new("Dana").card().text())
    arrived(qtbot, sam, sam.tools.arriving.paste)
    page = sam.tools.windows.get("accept")
    assert "not the key that you know as Dana's" in page.told.words.text()
    page.close()
    assert usable_cards(sam.store)[0].signing == dana.identity.signing.public()


def test_a_card_that_was_changed_where_it_is_kept_is_not_used(sam: Person, dana: Person) -> None:
    from composer.store.cards import CardStore, KeptCard

    sam.knows(dana)
    [kept] = CardStore(sam.store.database).cards()
    eve = Identity.new("Eve").card()
    forged = kept.card.replace(dana.identity.card().age, eve.age)
    CardStore(sam.store.database).keep(KeptCard(kept.name, kept.signing, forged))
    assert usable_cards(sam.store) == []
    CardStore(sam.store.database).keep(KeptCard("Dana", kept.signing, eve.text()))
    assert usable_cards(sam.store) == []


def test_a_colleague_can_be_forgotten(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    page = sam.tools.open_cards()
    assert page is not None
    [forget] = [one for one in page.findChildren(type(page.file)) if one.text() == "Forget"]
    forget.click()
    qtbot.waitUntil(lambda: usable_cards(sam.store) == [], timeout=_PATIENCE)


# Handing over


def test_a_log_on_goes_to_the_ticked_colleague_and_both_records_say_so(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    sam.knows(dana)
    dana.knows(sam)
    file = handed_over(qtbot, sam, "Dana")
    opened(qtbot, dana, file)
    page = dana.tools.windows.get("take_in")
    assert "Signed by Sam, whose key you know." in page.trust.words.text()
    with qtbot.waitSignal(dana.tools.taken_in, timeout=_PATIENCE) as taken:
        page.keep.click()
    assert taken.args == [_X, "Sam"]
    assert dana.tools.windows.get("take_in") is None
    assert dana.tools.room.vault.shown(_X, "password", "Dana") == "pass☕word"
    [sent], [came] = sam.entries(access.HANDED_OVER), dana.entries(access.TAKEN_IN)
    assert sent == {
        "to": [f"Dana ({spoken_fingerprint(dana.identity.signing.public())})"],
        "said_by": "Sam",
    }
    assert came["from"] == f"Sam ({spoken_fingerprint(sam.identity.signing.public())})"
    assert sam.store.record.verify() == dana.store.record.verify() == []


def test_a_hand_over_as_text_is_pasted_out_of_a_mail(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    dana.knows(sam)
    page = sam.tools.open_handover(_X, ("Dana",))
    assert page is not None
    with qtbot.waitSignal(page.handed_over, timeout=_PATIENCE):
        page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "pass" not in text
    quoted = "Hi Dana,\n\n" + "".join(f"> {line}\n" for line in text.splitlines()) + "\nSam"
    QGuiApplication.clipboard().setText(quoted)
    arrived(qtbot, dana, dana.tools.arriving.paste)
    with qtbot.waitSignal(dana.tools.taken_in, timeout=_PATIENCE):
        dana.tools.windows.get("take_in").keep.click()


def test_files_are_named_so_that_every_system_takes_them() -> None:
    assert file_name('mastodon @a/b: "c"?', ".posthandover") == "mastodon @a-b- -c--.posthandover"
    assert file_name("Sam. ", ".postcard") == "Sam.postcard"


def test_nobody_ticked_is_said(sam: Person, dana: Person) -> None:
    sam.knows(dana)
    page = sam.tools.open_handover(_X)
    assert page is not None
    page.save.click()
    assert "Tick at least one colleague" in page.told.words.text()
    assert list(sam.folder.glob("*.posthandover")) == []


def test_without_a_card_there_is_nobody_to_hand_over_to(sam: Person) -> None:
    page = sam.tools.open_handover(_X)
    assert page is not None
    assert "no colleague's card yet" in page.nobody.text()
    assert not page.save.isEnabled()


def test_the_wrong_person_is_refused_in_plain_words(
    qtbot: QtBot, sam: Person, dana: Person, new_person: NewPerson
) -> None:
    sam.knows(dana)
    eve = new_person("Eve")
    assert isinstance(opened(qtbot, eve, handed_over(qtbot, sam, "Dana")), ComposerError)
    assert "it is for somebody else, or it was damaged" in eve.notice
    assert eve.tools.room.vault.filled(_X) == frozenset()


def test_a_file_with_one_byte_changed_is_refused(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    file = handed_over(qtbot, sam, "Dana")
    whole = file.read_bytes()
    for place in (30, len(whole) // 2, len(whole) - 1):
        altered = bytearray(whole)
        altered[place] ^= 1
        file.write_bytes(bytes(altered))
        assert isinstance(opened(qtbot, dana, file), ComposerError)
    assert dana.tools.windows.get("take_in") is None


def test_an_unknown_senders_words_are_compared_first(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    opened(qtbot, dana, handed_over(qtbot, sam, "Dana"))
    page = dana.tools.windows.get("take_in")
    assert "not seen this key before" in page.trust.words.text()
    page.keep.click()
    assert "First compare the words" in page.told.words.text()
    page.same.setChecked(True)
    with qtbot.waitSignal(dana.tools.taken_in, timeout=_PATIENCE):
        page.keep.click()
    [known] = ReviewStore(dana.store.database).contacts()
    assert (known.name, known.key) == ("Sam", sam.identity.signing.public())


def test_a_hand_over_older_than_the_last_change_here_is_warned_of(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    sam.knows(dana)
    dana.knows(sam)
    sam.now = datetime.now(UTC) - timedelta(days=3)
    file = handed_over(qtbot, sam, "Dana")
    dana.tools.room.vault.change(_X, {"password": "newer"}, "Dana")
    opened(qtbot, dana, file)
    assert "probably out of date" in dana.tools.windows.get("take_in").instead.words.text()


def test_an_account_that_is_not_in_the_list_is_chosen(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    dana.knows(sam)
    file = handed_over(qtbot, sam, "Dana")
    others = {id: one for id, one in dana.desk.session.accounts.items() if id != _X}
    dana.desk.session.use_accounts(others)
    opened(qtbot, dana, file)
    page = dana.tools.windows.get("take_in")
    assert "not in your list" in page.instead.words.text()
    page.keep.click()
    assert "First choose the account" in page.told.words.text()
    page.account.setCurrentIndex(0)
    with qtbot.waitSignal(dana.tools.taken_in, timeout=_PATIENCE) as taken:
        page.keep.click()
    assert taken.args[0] == next(iter(others))


def test_an_account_is_found_by_its_handle_where_its_id_differs(sam: Person) -> None:
    room = sam.tools.room
    assert room.account_for(About(_X)) == _X
    assert room.account_for(About(AccountId("x-ourteam"), "x", "@ourteam")) == _X
    assert room.account_for(About(AccountId("x-other"), "x", "@other")) is None
    assert room.account_for(About(AccountId("other"))) is None


def test_files_dropped_on_the_window_are_opened(qtbot: QtBot, sam: Person, dana: Person) -> None:
    sam.knows(dana)
    file = handed_over(qtbot, sam, "Dana")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(dana.desk.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), copy, data, left, none)
    arrived(qtbot, dana, lambda: QApplication.sendEvent(dana.desk.window, drop))
    assert dana.tools.windows.get("take_in") is not None


def test_anything_else_is_refused_in_plain_words(qtbot: QtBot, sam: Person, tmp_path: Path) -> None:
    (tmp_path / "holiday.posthandover").write_bytes(b"a photograph")
    opened(qtbot, sam, tmp_path / "holiday.posthandover")
    assert "neither a hand-over nor a card nor a recovery sheet" in sam.notice
    opened(qtbot, sam, tmp_path / "missing.posthandover")
    assert "could not be read" in sam.notice


def test_the_age_tool_opens_what_the_window_made_and_the_window_opens_what_it_made(
    qtbot: QtBot, sam: Person, dana: Person, tmp_path: Path
) -> None:
    sam.knows(dana)
    dana.knows(sam)
    page = sam.tools.open_handover(_X, ("Dana",))
    assert page is not None
    done: list[str] = []
    page.handed_over.connect(lambda account, _names: done.append(account))
    for button in (page.save, page.copy):
        button.click()
        qtbot.waitUntil(lambda: len(done) == 1, timeout=_PATIENCE)
        done.clear()
    [file] = sam.folder.glob("*.posthandover")
    (tmp_path / "text").write_text(QGuiApplication.clipboard().text())
    (tmp_path / "key").write_text(dana.identity._age + "\n")
    inside = [
        subprocess.run(
            ["age", "-d", "-i", "key", str(made)], cwd=tmp_path, capture_output=True, check=True
        ).stdout
        for made in (file, tmp_path / "text")
    ]
    assert all(b"hand-over 1" in one for one in inside)
    again = ["age", "-r", dana.identity.card().age, "-o", "again.posthandover"]
    subprocess.run(again, cwd=tmp_path, input=inside[0], check=True)
    opened(qtbot, dana, tmp_path / "again.posthandover")
    with qtbot.waitSignal(dana.tools.taken_in, timeout=_PATIENCE):
        dana.tools.windows.get("take_in").keep.click()
    assert dana.tools.room.vault.shown(_X, "password", "Dana") == "pass☕word"


# Recovery sheets


def test_a_sheet_for_the_comms_lead_is_opened_before_it_is_called_done(
    qtbot: QtBot, sam: Person, dana: Person
) -> None:
    sam.knows(dana)
    page = sam.tools.open_recovery()
    assert page is not None
    page.to.setCurrentIndex(0)
    with qtbot.waitSignal(page.made, timeout=_PATIENCE) as made:
        page.save.click()
    assert made.args[0].inside == (_X,)
    assert "read back and opened: it works" in page.told.words.text()
    assert "for want of a log-on here" in page.told.words.text()
    [entry] = sam.entries(access.SHEET_MADE)
    assert entry["to"][0].startswith("Dana (")

    opened(qtbot, dana, made.args[0].place)
    sheet = dana.tools.windows.get("sheet")
    qtbot.waitUntil(lambda: sheet.accounts.count() == 1, timeout=_PATIENCE)
    sheet.accounts.set_ticked(sheet.accounts.item(0), True)
    with qtbot.waitSignal(sheet.kept, timeout=_PATIENCE):
        sheet.keep.click()
    assert dana.tools.room.vault.shown(_X, "password", "Dana") == "pass☕word"
    assert len(dana.entries(access.SHEET_OPENED)) == 1


def test_a_sheet_for_a_passphrase_opens_with_it_and_no_other(qtbot: QtBot, sam: Person, dana: Person) -> None:
    page = sam.tools.open_recovery()
    assert page is not None
    page.save.click()
    assert "First make a passphrase" in page.told.words.text()
    page.show_phrase.click()
    phrase = page.phrase.text()
    page.save.click()
    assert "First write the passphrase down" in page.told.words.text()
    page.written.setChecked(True)
    with qtbot.waitSignal(page.made, timeout=3 * _PATIENCE) as made:
        page.save.click()
    assert page.phrase.text() == "", "it is not shown any longer than it must"
    assert phrase not in str(sam.entries(access.SHEET_MADE))

    opened(qtbot, dana, made.args[0].place)
    sheet = dana.tools.windows.get("sheet")
    sheet.phrase.setText("not these words")
    sheet.open_it.click()
    qtbot.waitUntil(lambda: "does not open" in sheet.told.words.text(), timeout=3 * _PATIENCE)
    sheet.phrase.setText(phrase)
    with qtbot.waitSignal(sheet.opened, timeout=3 * _PATIENCE):
        sheet.open_it.click()


def test_a_sheet_that_does_not_open_again_is_not_called_done(
    qtbot: QtBot, sam: Person, dana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam.knows(dana)
    page = sam.tools.open_recovery()
    assert page is not None
    page.to.setCurrentIndex(0)
    monkeypatch.setattr("composer.ui.vault.recovery_page.read_some", lambda _place: b"a faulty disk")
    page.save.click()
    qtbot.waitUntil(page.save.isEnabled, timeout=_PATIENCE)
    assert "works" not in page.told.words.text()
    assert sam.entries(access.SHEET_MADE) == []


def test_a_sheet_of_nothing_is_not_made(qtbot: QtBot, dana: Person) -> None:
    page = dana.tools.open_recovery()
    assert page is not None
    page.show_phrase.click()
    page.written.setChecked(True)
    page.save.click()
    qtbot.waitUntil(lambda: "None of these accounts" in page.told.words.text(), timeout=_PATIENCE)
    assert list(dana.folder.glob("*.postrecovery")) == []
