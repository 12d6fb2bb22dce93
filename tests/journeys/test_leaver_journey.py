"""Two people, two registers, two real keyrings: an account is registered, a holder leaves, and nobody is locked out."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.domain.account import AccountId, Visibility
from composer.domain.register import LeaverStep
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.posting import posting_tools
from composer.ui.register import leaver_steps as steps
from composer.ui.register.edit_page import EditPage
from composer.ui.register.leaver_window import LeaverWindow
from composer.ui.register.register_window import RegisterWindow
from composer.ui.vault.handover_page import HandoverPage
from composer.ui.vault.take_in_page import TakeInPage
from composer.ui.vault.trust import accept_card
from composer.vault.own_key import OwnKeys
from tests.secret_service import OnBus, running_secret_service

PATIENCE = 60_000
ACCOUNT = AccountId("x-sunderlandteam")
OLD = "Old-Password-Of-The-Team"
LEAVER = "Robin Reed"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NewApp = Callable[[str], App]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []

    def open_address(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(posting_tools, "open_in_browser", open_address)
    return opened


@pytest.fixture
def new_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, browser: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[NewApp]:
    running: list[App] = []
    buses: dict[str, str] = {}
    engine = open_engine()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)

    def make(person: str) -> App:
        """A person's app; the second time, on the home and the keyring that they had."""
        home = tmp_path / person
        home.mkdir(exist_ok=True)
        monkeypatch.setenv("POST_COMPOSER_HOME", str(home))
        if person not in buses:
            buses[person] = stack.enter_context(running_secret_service()).address
            SettingsFile(home / "settings.json").change(person=person)
        app = App(
            qapp,
            SettingsFile(home / "settings.json"),
            lambda _employer: engine,
            look="light",
            keys=OwnKeys(lambda: OnBus(buses[person])),
            keyring=lambda: OnBus(buses[person]),
        )
        running.append(app)
        loaded: list[bool] = []
        app.engine_loaded.connect(lambda: loaded.append(True))
        app.start()
        qtbot.waitUntil(lambda: unfallen(home) and bool(loaded), timeout=PATIENCE)
        qtbot.waitUntil(lambda: unfallen(home) and app.rooms.register.room is not None, timeout=PATIENCE)
        return app

    with ExitStack() as stack:
        yield make
        for app in running:
            app.close()
            app.window.deleteLater()


def unfallen(home: Path) -> bool:
    """True, or what made the app fall: the report that it wrote."""
    fell = [file.read_text("utf-8") for file in home.rglob("crash-*.txt")]
    assert not fell, fell
    return True


def shown(qtbot: QtBot, app: App, kind: type[Any]) -> Any:
    """The open window of that kind, once it is there."""

    def found() -> list[Any]:
        return [one for one in app.window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE)
    return found()[0]


def register_account(qtbot: QtBot, app: App, *holders: str) -> None:
    """By the window, as a person does it."""
    app.desk.commands["accounts"].trigger()
    window: RegisterWindow = shown(qtbot, app, RegisterWindow)
    qtbot.waitUntil(lambda: window.is_filled, timeout=PATIENCE)
    window.new.click()
    page: EditPage = shown(qtbot, app, EditPage)
    page.handle.setText("@SunderlandTeam")
    page.title.setText("Sunderland team")
    page.visibility.setCurrentIndex(page.visibility.findData(Visibility.PROTECTED))
    page.visibility.activated.emit(page.visibility.currentIndex())
    for name in holders:
        page.holders.more.click()
        page.holders.cards[-1].name.setText(name)
    page.recovery_phone.setText(LEAVER)
    with qtbot.waitSignal(page.saved, timeout=PATIENCE):
        page.save.click()
    qtbot.waitUntil(lambda: list(app.desk.session.accounts) == [ACCOUNT], timeout=PATIENCE)
    window.close()


def password(app: App) -> str:
    return app.rooms.vault.room.vault.copied(ACCOUNT, "password", app.desk.session.person)


def press(qtbot: QtBot, window: LeaverWindow, step: LeaverStep, what: str) -> None:
    qtbot.waitUntil(lambda: (step, what) in window.view.buttons, timeout=PATIENCE)
    window.view.buttons[step, what].click()


def done(qtbot: QtBot, window: LeaverWindow, step: LeaverStep) -> None:
    qtbot.waitUntil(lambda: (step, steps.UNDO) in window.view.buttons, timeout=PATIENCE)


def rotate(qtbot: QtBot, window: LeaverWindow) -> None:
    """A new password, set on the network between the two presses."""
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    press(qtbot, window, LeaverStep.PASSWORD, steps.OPEN)
    press(qtbot, window, LeaverStep.PASSWORD, steps.IN_USE)
    done(qtbot, window, LeaverStep.PASSWORD)


def hand_over(qtbot: QtBot, app: App, window: LeaverWindow, file: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(qtbot, window, LeaverStep.HAND_OVER, steps.HAND_OVER)
    page: HandoverPage = shown(qtbot, app, HandoverPage)
    assert [card.name for card in page.chosen()] == ["Sam Okafor"]
    page.save.click()
    done(qtbot, window, LeaverStep.HAND_OVER)
    page.close()


def take_in(qtbot: QtBot, app: App, file: Path) -> None:
    app.rooms.vault.arriving.open_file(file)
    page: TakeInPage = shown(qtbot, app, TakeInPage)
    assert page.account.currentData() == ACCOUNT
    page.same.setChecked(True)
    with qtbot.waitSignal(page.taken_in, timeout=PATIENCE):
        page.keep.click()


def traces(folder: Path, secret: str) -> list[str]:
    """Files that hold the secret in any usual form."""
    plain = secret.encode()
    forms = (plain, plain.hex().encode(), base64.b64encode(plain)[:-4], secret.encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return [str(file) for file in files if any(form in file.read_bytes() for form in forms)]


def test_one_leaves_and_nothing_is_lost(
    qtbot: QtBot, new_app: NewApp, browser: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = new_app("Sam Okafor")
    register_account(qtbot, sam, "Dana Luck", "Sam Okafor")
    dana = new_app("Dana Luck")
    register_account(qtbot, dana, "Dana Luck", "Sam Okafor", LEAVER)
    dana.rooms.vault.room.vault.change(ACCOUNT, {"user_name": "team", "password": OLD}, "Dana Luck")
    assert dana.rooms.keeper.store is not None
    sams_card = sam.rooms.vault.room.keys.own("Sam Okafor").identity.card()
    accept_card(sams_card, dana.rooms.keeper.store, "2026-11-22T10:00:00.000+00:00")

    window = dana.rooms.register.open_leaver(LEAVER)
    assert window is not None
    qtbot.waitUntil(lambda: window.leaver == LEAVER, timeout=PATIENCE)
    window.start.click()
    rotate(qtbot, window)
    assert browser == ["https://x.com/settings/password"]
    new = password(dana)
    assert new != OLD
    file = tmp_path / "to sam.posthandover"
    hand_over(qtbot, dana, window, file, monkeypatch)
    take_in(qtbot, sam, file)
    assert password(sam) == new

    window.close()
    dana.close()
    again = new_app("Dana Luck")
    assert list(again.desk.session.accounts) == [ACCOUNT]
    half = again.rooms.register.open_leaver(LEAVER)
    assert half is not None
    done(qtbot, half, LeaverStep.HAND_OVER)
    for step in (LeaverStep.SESSIONS, LeaverStep.TWO_STEP, LeaverStep.RECOVERY):
        press(qtbot, half, step, steps.DONE)
        done(qtbot, half, step)
    press(qtbot, half, LeaverStep.HOLDER, steps.REMOVE)
    qtbot.waitUntil(half.finish.isEnabled, timeout=PATIENCE)
    half.finish.click()
    assert again.rooms.register.room is not None
    leavers, register = again.rooms.register.room.leavers, again.rooms.register.room.register
    qtbot.waitUntil(lambda: leavers.all_leavings(open_only=True) == [], timeout=PATIENCE)
    [kept] = register.accounts()
    assert [holder.name for holder in kept.account.holders] == ["Dana Luck", "Sam Okafor"]
    assert kept.account.recovery_phone == ""
    assert kept.account.password_changed
    assert password(again) == password(sam) == new
    for secret in (OLD, new):
        assert traces(tmp_path, secret) == []
