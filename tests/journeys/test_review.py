"""Two people, two profiles, two real keyrings on one machine: a post is asked about, mended and agreed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.__main__ import main as entry
from composer.app import App
from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.review.asking import Asked, no_bytes, request_for
from composer.review.canonical import canonical_json
from composer.review.packet import Request, Verdict, read_packet, write_packet
from composer.review.signing import REQUEST_NAMESPACE, VERDICT_NAMESPACE
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.review.reviewer_window import ReviewerWindow
from composer.ui.review.ways_out import FOLDER
from composer.vault.keyrings import MemoryKeyring
from composer.vault.own_key import OwnKeys
from tests.journeys.steps import settle
from tests.secret_service import OnBus, running_secret_service

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WRITTEN = "The walking group meets in Sunderland on our new route @atbsunderland"
NewApp = Callable[[str, str], App]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The folder that both people can reach."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def new_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[NewApp]:
    made: list[App] = []
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)

    def make(person: str, pack: str) -> App:
        home = tmp_path / person
        (home / "rules" / "Mine").mkdir(parents=True)
        (home / "rules" / "Mine" / "pack.yml").write_text(pack, "utf-8")
        monkeypatch.setenv("POST_COMPOSER_HOME", str(home))
        bus = stack.enter_context(running_secret_service())
        settings = SettingsFile(home / "settings.json")
        settings.change(person=person, review_folder=str(shared))
        app = App(qapp, settings, open_engine, look="light", keys=OwnKeys(lambda: OnBus(bus.address)))
        with qtbot.waitSignal(app.engine_loaded, timeout=60_000):
            app.start()
        qtbot.waitUntil(lambda: app.rooms.keeper.store is not None, timeout=30_000)
        made.append(app)
        return app

    with ExitStack() as stack:
        yield make
        for app in made:
            app.close()
            app.window.deleteLater()


def write(qtbot: QtBot, app: App, text: str) -> None:
    app.window.post_text.replace_all(text)
    settle(qtbot, app)


def send(qtbot: QtBot, app: App, shared: Path) -> Path:
    before = set(shared.iterdir())
    page = app.rooms.reviews.sending.open()
    assert page is not None
    page.who.setText("Dana Luck")
    with qtbot.waitSignal(app.rooms.reviews.sending.request_kept, timeout=30_000):
        page.ways.buttons[FOLDER].click()
    page.close()
    [file] = set(shared.iterdir()) - before
    return file


def look(qtbot: QtBot, app: App, file: Path) -> ReviewerWindow:
    with qtbot.waitSignal(app.rooms.reviews.looking.opened, timeout=30_000):
        app.rooms.reviews.taking.open_file(file)
    assert app.rooms.reviews.looking.window is not None
    return app.rooms.reviews.looking.window


def answer(qtbot: QtBot, window: ReviewerWindow, verdict: str, shared: Path) -> Path:
    before = set(shared.iterdir())
    window.verdicts.choose(verdict)
    with qtbot.waitSignal(window.ways.sent, timeout=30_000):
        window.ways.buttons[FOLDER].click()
    [file] = set(shared.iterdir()) - before
    return file


def take(qtbot: QtBot, app: App, file: Path) -> None:
    with qtbot.waitSignal(app.rooms.reviews.taking.arrived, timeout=30_000) as arrived:
        app.rooms.reviews.taking.open_file(file)
    assert arrived.args[0].error is None


def accepted_by_ssh_keygen(file: Path, key: str, namespace: str, folder: Path) -> bool:
    """What docs/review-format.md tells anybody to do, without any of our own code for signatures."""
    packet = json.loads(file.read_bytes())
    (folder / "allowed").write_text(f"somebody {key}\n")
    (folder / "signature").write_text(packet["signature"])
    message = canonical_json(packet["payload"])
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-f",
        "allowed",
        "-I",
        "somebody",
        "-n",
        namespace,
        "-s",
        "signature",
    ]
    return (
        subprocess.run(command, cwd=folder, input=message, capture_output=True, check=False).returncode == 0
    )


def test_a_post_is_asked_about_mended_out_of_date_agreed_and_ready(
    qtbot: QtBot, new_app: NewApp, shared: Path, tmp_path: Path
) -> None:
    sam = new_app("Sam Neil", "requires_review: {signed: true}")
    dana = new_app("Dana Luck", "title: Mine")
    write(qtbot, sam, WRITTEN)
    assert len(sam.rooms.reviews.still_needed()) == 1

    asked = send(qtbot, sam, shared)
    window = look(qtbot, dana, asked)
    assert window.words[0].toPlainText() == WRITTEN
    [text] = window.words
    text.setTextCursor(text.document().find("our new route"))
    window.form.words.setText("Which one?")
    window.form.better.setText("the Roker route")
    window.form.add.click()
    first = answer(qtbot, window, "change_these", shared)
    take(qtbot, sam, first)
    qtbot.waitUntil(lambda: sam.rooms.reviews.panel.isVisible())

    sam.rooms.reviews.panel.cards[0].use.click()
    mended = WRITTEN.replace("our new route", "the Roker route")
    assert sam.window.post_text.text == mended
    assert any("Out of date" in line for _, line in sam.rooms.reviews.bar.shown)
    settle(qtbot, sam)

    again = send(qtbot, sam, shared)
    second = answer(qtbot, look(qtbot, dana, again), "good_to_go", shared)
    take(qtbot, sam, second)
    qtbot.waitUntil(lambda: any("good to go" in line for _, line in sam.rooms.reviews.bar.shown))
    assert len(sam.rooms.reviews.still_needed()) == 1, "a key that nobody compared is not a signed verdict"

    opened, requested = read_packet(second.read_bytes()), read_packet(again.read_bytes())
    assert isinstance(opened.payload, Verdict)
    assert isinstance(requested.payload, Request)
    assert opened.key != requested.key
    assert accepted_by_ssh_keygen(second, opened.key, VERDICT_NAMESPACE, tmp_path)
    assert accepted_by_ssh_keygen(again, requested.key, REQUEST_NAMESPACE, tmp_path)
    assert not accepted_by_ssh_keygen(second, requested.key, VERDICT_NAMESPACE, tmp_path)

    notice = sam.desk.notices.notice("contact")
    assert notice is not None
    notice.offer.click()
    page: Any = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "contact_page")
    page.accept_key.click()
    qtbot.waitUntil(lambda: sam.rooms.reviews.still_needed() == (), timeout=30_000)
    assert not [one for one in sam.rooms.posting.handing.obstacles() if one.kind == "review"]

    write(qtbot, sam, mended + "!")
    assert len(sam.rooms.reviews.still_needed()) == 1
    sam.window.post_text.undo()
    assert sam.rooms.reviews.still_needed() == ()


@pytest.mark.parametrize("name", ["a review.postreview", "ANSWER.EML"])
def test_a_double_click_hands_the_file_to_the_desktop(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []

    def desktop() -> int:
        opened.append(sys.argv[1:])
        return 0

    monkeypatch.setattr("composer.app.main", desktop)
    monkeypatch.setattr(sys, "argv", ["post-composer", name])
    assert entry() == 0
    assert opened == [[name]]


def test_a_file_named_at_the_start_is_opened_once_the_rules_are_there(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    asked = request_for(
        Draft("Meet us in Sunderland @atbsunderland", (AccountId("x"),)),
        {},
        Checklist(),
        {},
        Asked("Sam", "Dana"),
        no_bytes,
        "2026-11-22T10:00:00+00:00",
    )
    file = tmp_path / "asked.postreview"
    file.write_bytes(write_packet(asked, None))
    keys = OwnKeys(MemoryKeyring)
    app = App(qapp, SettingsFile(tmp_path / "s.json"), open_engine, look="light", file=file, keys=keys)
    with qtbot.waitSignal(app.furnished, timeout=60_000):
        app.start()
    with qtbot.waitSignal(app.rooms.reviews.looking.opened, timeout=60_000):
        pass
    window = app.rooms.reviews.looking.window
    assert window is not None
    assert "nobody signed it" in window.told.words.text()
    assert window.words[0].toPlainText() == asked.posts[0].text
    app.close()
    app.window.deleteLater()
