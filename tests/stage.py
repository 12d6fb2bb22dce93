"""The running app with the bundled packs and made-up work in it, for whatever looks at every window."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from composer.app import App
from composer.domain.account import AccountId
from composer.domain.checklist import Checklist
from composer.domain.draft import Draft
from composer.posting.entry import POSTED, STATEMENT
from composer.review.asking import Asked, no_bytes, request_for
from composer.review.packet import Comment, Request, Verdict, read_packet, write_packet
from composer.review.signing import SigningKey
from composer.services import accounts_from, open_engine
from composer.settings import DEMO_ACCOUNTS, SettingsFile
from composer.store.drafts import DraftId
from composer.ui.compose.row import Row
from composer.ui.review.ways_out import FOLDER
from composer.vault.keyrings import MemoryKeyring
from composer.vault.own_key import OwnKeys

PATIENCE = 60.0
READY = "Thank you to every carer at the Sunderland flu clinic. You kept us well! @atbsunderland #All4Jack"
_SIZE = (1180, 760)
_ENTRY = {
    "network": "X",
    "handle": "@OurTeam",
    "account_title": "Our team",
    "said_by": "Sam Okafor",
    "said_at": "2026-11-20T10:15:00+00:00",
    "link": "https://x.com/OurTeam/status/1234567890",
    "account_confirmed": True,
    "clipboard_matched": True,
    "final_tick": {"statement": STATEMENT, "who": "Sam Okafor", "when": "2026-11-20T10:12:00+00:00"},
    "packs": [{"pack": "Confidentiality", "title": "Confidentiality", "version": "1", "rules": 12}],
}


class DesktopKeyring:
    """Stands in for the desktop's own."""

    title = "the desktop's keyring (Secret Service)"

    def __init__(self) -> None:
        memory = MemoryKeyring()
        self.get, self.put, self.delete = memory.get, memory.put, memory.delete


class Stage:
    """The running app with the bundled packs, in a home of its own, and some made-up work in it."""

    def __init__(self, qt: QApplication, home: Path, look: str, text_scale: float) -> None:
        self.home, self.shared = home, home / "shared"
        self.shared.mkdir(parents=True)
        settings = SettingsFile(home / "settings.json")
        settings.change(
            person="Sam Okafor", review_folder=str(self.shared), chosen=("x-team", "mastodon-team")
        )
        loaded: list[bool] = []
        self.app = App(
            qt,
            settings,
            open_engine,
            look=look,
            text_scale=text_scale,
            keys=OwnKeys(MemoryKeyring),
            keyring=DesktopKeyring,
        )
        self.app.engine_loaded.connect(lambda: loaded.append(True))
        self.app.start()
        self.wait(lambda: bool(loaded))
        self.wait(lambda: self.app.rooms.keeper.store is not None)
        self.wait(lambda: self.app.rooms.words.stock is not None)
        self._work()

    def wait(self, so: Callable[[], object]) -> None:
        """Let the app work until it is so."""
        until = time.monotonic() + PATIENCE
        while not so():
            fell = [file.read_text("utf-8") for file in self.home.rglob("crash-*.txt")]
            assert not fell, fell
            assert time.monotonic() < until, "the stage waited too long"
            let_work(5)

    def write(self, text: str) -> None:
        self.app.window.post_text.replace_all(text)
        self.wait(lambda: self.app.desk.session.up_to_date)

    def row(self, wanted: Callable[[Row], object]) -> Row:
        """Choose the first such row of the checklist."""
        rows = self.app.desk.rows
        row = next(one for one in rows.model.rows if not one.heading and wanted(one))
        place = rows.model.place_of(row.key)
        assert place is not None
        rows.choose(place)
        return row

    def make_ready(self, text: str = READY) -> None:
        """A post with everything ticked, or set aside with a reason."""
        session = self.app.desk.session
        self.write(text)
        for finding in session.shown.checklist.findings:
            session.set_aside(finding, "We talked about it")
        self.wait(lambda: session.up_to_date)
        while todo := session.shown.checklist.to_tick:
            session.tick(todo[0])
            self.wait(lambda: session.up_to_date)

    def top(self, name: str) -> QWidget:
        """The window of that class, once it is there."""

        def found() -> list[QWidget]:
            return [
                one
                for one in QApplication.topLevelWidgets()
                if type(one).__name__ == name and one.isVisible()
            ]

        self.wait(found)
        return found()[0]

    def clear(self) -> None:
        """Close what was opened, and begin an empty post."""
        app = self.app
        for one in QApplication.topLevelWidgets():
            if isValid(one) and one is not app.window and one.isVisible():
                one.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.rooms.words.find_bar.hide()
        app.desk.start_anew()
        app.rooms.reviews.panel.hide()
        app.desk.notices.clear()
        app.window.resize(*_SIZE)
        app.window.activateWindow()
        self.wait(lambda: app.desk.session.up_to_date)

    def request(self) -> Path:
        """A colleague's post, as a file that came in."""
        accounts = accounts_from(DEMO_ACCOUNTS)
        draft = Draft(
            f"{READY} See you at our new route on Tuesday!", (AccountId("x-team"), AccountId("facebook-team"))
        )
        asked = Asked("Dana Luck", "Sam Okafor", day_ahead(2), "Is the tone right?", "It goes out on Friday.")
        packet = request_for(draft, accounts, Checklist(), {}, asked, no_bytes, datetime.now(UTC).isoformat())
        file = self.home / "asked.postreview"
        file.write_bytes(write_packet(packet, SigningKey.new()))
        return file

    def answer(self) -> None:
        """Send the open post for review, and take in what came back."""
        app, before = self.app, set(self.shared.iterdir())
        page = app.rooms.reviews.sending.open()
        assert page is not None
        page.who.setText("Dana Luck")
        kept: list[bool] = []
        app.rooms.reviews.sending.request_kept.connect(lambda: kept.append(True))
        page.ways.buttons[FOLDER].click()
        self.wait(lambda: kept)
        page.close()
        [file] = set(self.shared.iterdir()) - before
        asked = read_packet(file.read_bytes()).payload
        assert isinstance(asked, Request)
        text = asked.posts[0].text
        start = text.index("flu clinic")
        about = asked.posts[0].account
        comments = (
            Comment("Which one is it?", about, start, start + 10, "flu clinic", "", "Roker flu clinic"),
            Comment("A photograph of the team would be lovely."),
        )
        at = datetime.now(UTC).isoformat()
        verdict = Verdict(
            asked.id, asked.digest, "change_these", "Dana Luck", at, "Nearly there, well done.", comments
        )
        back = self.home / "answer.postreview"
        back.write_bytes(write_packet(verdict, SigningKey.new()))
        app.rooms.reviews.taking.open_file(back)
        self.wait(app.rooms.reviews.panel.isVisible)

    def _work(self) -> None:
        """Some drafts, one with a past, one in the plan; and three entries in the record."""
        keeper = self.app.rooms.keeper
        assert keeper.store is not None
        for text in ("Flu clinic in Roker on Thursday, 10am to 2pm. No need to book.", READY):
            self.write(text)
            keeper.flush(keep=True)
            self.write(f"{text} Tell your neighbours!")
            keeper.flush(keep=True)
            keeper.store.drafts.plan(DraftId(keeper.open_id), f"{day_ahead(3)}T10:00")
            self.app.desk.start_anew()
        for words in ("Flu clinic on Monday", READY, "Walking group: meet us at the park gates at ten"):
            keeper.store.record.append(POSTED, "x-team", {**_ENTRY, "text": words})


def let_work(milliseconds: int) -> None:
    """Let Qt and the threads beside it work; `QTest.qWait` would keep the threads waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def day_ahead(days: int) -> str:
    return (datetime.now().astimezone().date() + timedelta(days=days)).isoformat()


@contextmanager
def on_stage(qt: QApplication, home: Path, look: str = "light", text_scale: float = 1.0) -> Iterator[Stage]:
    """A stage that leaves nothing behind: not its home, its font, nor its colours."""
    kept = {name: os.environ.get(name) for name in ("POST_COMPOSER_HOME", "DBUS_SESSION_BUS_ADDRESS")}
    font, palette, interval = qt.font(), qt.palette(), sys.getswitchinterval()
    os.environ.update(POST_COMPOSER_HOME=str(home), DBUS_SESSION_BUS_ADDRESS="")
    stage = Stage(qt, home, look, text_scale)
    try:
        yield stage
    finally:
        stage.clear()
        stage.app.close()
        stage.app.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qt.setFont(font)
        qt.setPalette(palette)
        sys.setswitchinterval(interval)
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
