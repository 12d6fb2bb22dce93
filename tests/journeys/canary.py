"""Walks the real app through all that is done with secrets, as a person does it by its windows, and crashes it twice.

`python -m tests.journeys.canary FOLDER SECRETS_IN SECRETS_OUT`: the numbers of two pipes, secrets come in as JSON by
the one, and those that the app made go out by the other. Nothing of them is in its arguments or its environment.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPlainTextEdit

from composer.app import QT_ARGUMENTS, App, _open_engine
from composer.domain.account import AccountId, NetworkId
from composer.domain.register import Holder, LeaverStep, RegisteredAccount
from composer.paths import person_folder
from composer.settings import SettingsFile
from composer.ui.posting import posting_tools
from composer.ui.register import leaver_steps as steps
from composer.ui.register.leaver_window import LeaverWindow
from composer.ui.review.ways_out import FILE
from composer.ui.vault.trust import accept_card
from composer.vault.handover import About, Identity, seal
from composer.vault.logons import LogOn

X = AccountId("x-team")
PATIENCE = 60.0
LEAVER = "Robin Reed"


class Walk:
    """One run of the app, with what it wrote in `folder`."""

    def __init__(self, qt: QApplication, folder: Path, secrets: dict[str, dict[str, str]]) -> None:
        self.folder, self.secrets = folder, secrets
        self.made: list[str] = []
        posting_tools.open_in_browser = lambda address: bool(address)  # no browser on this machine
        QFileDialog.getSaveFileName = self._place  # type: ignore[assignment, method-assign]
        settings = SettingsFile(person_folder() / "settings.json")
        settings.change(person="Sam Okafor", review_folder=str(folder))
        self.app = App(qt, settings, _open_engine)
        loaded: list[bool] = []
        self.app.engine_loaded.connect(lambda: loaded.append(True))
        self.app.start()
        self.wait(lambda: loaded and self.app.rooms.register.room is not None)
        assert self.app.rooms.keeper.store is not None
        self.store, self.vault = self.app.rooms.keeper.store, self.app.rooms.vault

    def _place(self, _owner: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        return str(self.folder / Path(name).name), ""

    def wait(self, so: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < until, "the walk waited too long"
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()

    def walk(self) -> None:
        for step in (
            self.put_in,
            self.show,
            self.copy,
            self.crash,
            self.change,
            self.hand_over,
            self.take_in,
            self.recover,
            self.leave,
            self.export,
            self.review,
            self.go,
        ):
            step()

    def put_in(self) -> None:
        window = self.vault.open_vault(X)
        assert window is not None
        self.wait(lambda: window.state.where.title)
        assert window.state.where.session_only == "", window.state.where.session_only
        window.change.click()
        self._fill(self.secrets["first"])
        self.wait(lambda: len(window.state.filled) == 5)

    def _fill(self, secrets: dict[str, str]) -> None:
        page = self.vault.windows.get("change")
        for name, secret in secrets.items():
            edit = page.fields[name]
            put = edit.setPlainText if isinstance(edit, QPlainTextEdit) else edit.setText
            put(secret)
        saved: list[Any] = []
        page.saved.connect(saved.append)
        page.save.click()
        self.wait(lambda: saved)

    def show(self) -> None:
        window = self.vault.open_vault(X)
        assert window is not None
        for name, row in window.rows.items():
            row.show_button.click()
            self.wait(partial(getattr, row, "is_shown"))
            if name == "code":
                self.made.append(row.words.text())
            else:
                assert row.words.text().replace("\u200b", "") == self.secrets["first"][name]

    def copy(self) -> None:
        window = self.vault.open_vault(X)
        assert window is not None
        for name, row in window.rows.items():
            self.vault.clipboard.clear_now()
            row.copy_button.click()
            self.wait(lambda: self.vault.clipboard.left)
            clipboard = QGuiApplication.clipboard()
            assert name == "code" or clipboard.text() == self.secrets["first"][name]
        self.vault.bar.clear.click()
        self._check_clipboard()

    def crash(self) -> None:
        """Two bugs, in the window and beside it, each with a secret in its hands and in its message."""
        window = self.vault.open_vault(X)
        assert window is not None
        window.rows["password"].show_button.click()
        self.wait(lambda: window.rows["password"].is_shown)
        net = self.app._crash_net
        assert net is not None
        reports: list[str] = []
        net.reported.connect(reports.append)
        password = self.secrets["first"]["password"]

        def fall() -> str:
            held = password
            raise ValueError(held)

        QTimer.singleShot(0, fall)
        self.wait(lambda: len(reports) == 1)
        self.app.background.ask(fall, self.app._on_failed)
        self.wait(lambda: len(reports) == 2)
        self._close_boxes()

    def _close_boxes(self) -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox):
                box.close()

    def change(self) -> None:
        window = self.vault.open_vault(X)
        assert window is not None
        window.change.click()
        page = self.vault.windows.get("change")
        page.new_password.click()
        self.made.append(page.changes()["password"])
        page.copy_it.click()
        page.new_phrase.click()
        self.made.append(page.changes()["password"])
        page.bring["notes"].click()
        self.wait(lambda: page.fields["notes"].toPlainText())
        self._fill(self.secrets["second"])

    def hand_over(self) -> None:
        self.dana = Identity.new("Dana Luck")
        accept_card(self.dana.card(), self.store, "2026-11-22T10:00:00.000+00:00")
        page = self.vault.open_handover(X, ("Dana Luck",))
        assert page is not None
        done: list[str] = []
        page.handed_over.connect(lambda account, _names: done.append(account))
        page.save.click()
        self.wait(lambda: len(done) == 1)
        page.copy.click()
        self.wait(lambda: len(done) == 2)
        (self.folder / "as text.txt").write_text(QGuiApplication.clipboard().text())

    def take_in(self) -> None:
        own = self.vault.room.keys.own("Sam Okafor").identity
        logon = LogOn(**self.secrets["handed"])
        file = self.folder / "from dana.posthandover"
        file.write_bytes(
            seal(About(AccountId("bluesky-team")), logon, self.dana, [own.card()], at="2026-11-22T10:00:00")
        )
        self.vault.arriving.open_file(file)
        self.wait(lambda: self.vault.windows.get("take_in"))
        page = self.vault.windows.get("take_in")
        taken: list[Any] = []
        page.taken_in.connect(taken.append)
        page.keep.click()
        self.wait(lambda: taken)

    def recover(self) -> None:
        page = self.vault.open_recovery()
        assert page is not None
        made: list[Any] = []
        page.made.connect(made.append)
        page.to.setCurrentIndex(page.to.count() - 1)
        page.show_phrase.click()
        self.made.append(page.phrase.text())
        page.copy_phrase.click()
        page.written.setChecked(True)
        page.save.click()
        self.wait(lambda: made)
        self.vault.arriving.open_file(made[0].place)
        self.wait(lambda: self.vault.windows.get("sheet"))
        sheet = self.vault.windows.get("sheet")
        sheet.phrase.setText(self.made[-1])
        sheet.open_it.click()
        self.wait(lambda: sheet.accounts.count() == 2)
        sheet.close()

    def leave(self) -> None:
        room = self.app.rooms.register.room
        assert room is not None
        holders = (Holder(LEAVER), Holder("Dana Luck"), Holder("Sam Okafor"))
        registered = RegisteredAccount(X, NetworkId("x"), "@OurTeam", holders=holders)
        room.register.add(registered, "Sam Okafor")
        self.app.rooms.register.refresh()
        self.wait(lambda: list(self.app.desk.session.accounts) == [X])
        window = self.app.rooms.register.open_leaver(LEAVER)
        assert window is not None
        self.wait(lambda: window.leaver == LEAVER)
        window.start.click()
        for what in (steps.MAKE, steps.COPY_NEW, steps.COPY_OLD, steps.IN_USE):
            step = (LeaverStep.PASSWORD, what)
            self.wait(partial(self._has_button, window, step))
            window.view.buttons[step].click()
            if what in (steps.COPY_NEW, steps.COPY_OLD):
                self.wait(lambda: self.vault.clipboard.left)
                self.made.append(QGuiApplication.clipboard().text())
                self.vault.clipboard.clear_now()
        self.wait(lambda: (LeaverStep.PASSWORD, steps.UNDO) in window.view.buttons)

    def _has_button(self, window: LeaverWindow, step: tuple[LeaverStep, str]) -> bool:
        return step in window.view.buttons

    def export(self) -> None:
        window = self.vault.open_access_log()
        assert window is not None
        self.wait(lambda: window.model.entries)
        window.csv.click()
        self.wait(lambda: "entries are in" in window.told.words.text())
        record = self.app.rooms.posting.records.open_record()
        assert record is not None
        self.wait(lambda: record.chosen)
        record.csv.click()
        self.wait(lambda: "entries are in" in record.told.words.text())

    def review(self) -> None:
        self.app.window.post_text.replace_all("Come to the flu clinic in Sunderland on Thursday!")
        self.wait(lambda: self.app.desk.session.up_to_date)
        page = self.app.rooms.reviews.sending.open()
        assert page is not None
        page.who.setText("Dana Luck")
        kept: list[bool] = []
        self.app.rooms.reviews.sending.request_kept.connect(lambda: kept.append(True))
        page.ways.buttons[FILE].click()
        self.wait(lambda: kept)
        self.app.rooms.keeper.export()

    def go(self) -> None:
        """Closed with a secret on the clipboard and another one shown."""
        window = self.vault.open_vault(X)
        assert window is not None
        window.look()
        self.wait(lambda: window.state.filled)
        window.rows["password"].copy_button.click()
        self.wait(lambda: self.vault.clipboard.left)
        self.made.append(QGuiApplication.clipboard().text())
        window.rows["password"].show_button.click()
        self.wait(lambda: window.rows["password"].is_shown)
        self.app.window.close()
        self.app.close()
        self._check_clipboard()

    def _check_clipboard(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        text = data.text() if data is not None else ""
        secrets = [secret for group in self.secrets.values() for secret in group.values()]
        assert not any(secret in text for secret in (*secrets, *self.made)), "a secret is on the clipboard"


def main(folder: str, secrets_in: str, secrets_out: str) -> int:
    with os.fdopen(int(secrets_in)) as pipe:
        secrets = json.load(pipe)
    qt = QApplication(QT_ARGUMENTS)
    try:
        walk = Walk(qt, Path(folder), secrets)
        walk.walk()
    except Exception:
        traceback.print_exc()  # the app's own net would say less
        return 1
    with os.fdopen(int(secrets_out), "w") as pipe:
        json.dump(walk.made, pipe)
    sys.stdout.write("walked to the end\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
