"""Log-ons in the window: put in, shown for a moment, copied unseen; and a keyring in trouble is told plainly."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from keyring.backends import chainer, fail, null
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from composer import services
from composer.domain.account import AccountId
from composer.ui.compose.desk import Desk
from composer.ui.theme import Theme
from composer.ui.vault.capture import keep_out_of_captures
from composer.ui.vault.clipboard import MARKS, SecretClipboard
from composer.ui.vault.vault_tools import VaultTools
from composer.ui.vault.vault_window import SHOWS_FOR, VaultWindow
from composer.vault import access
from composer.vault.keyrings import Keyring, KeyringError, MemoryKeyring, allowed, system_keyring
from composer.vault.own_key import OwnKeys
from composer.vault.passwords import OneTimeCode
from tests.own_desk import OwnDesk, own_desk

_X = AccountId("x-team")
_BLUESKY = AccountId("bluesky-team")
_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
_PATIENCE = 20_000


class DesktopKeyring:
    """Stands in for the desktop's own, with its troubles."""

    title = "the desktop's keyring (Secret Service)"

    def __init__(self) -> None:
        self._memory = MemoryKeyring()
        self.locked = False
        self.running = threading.Event()
        self.running.set()

    def get(self, service: str, name: str) -> str | None:
        self._trouble()
        return self._memory.get(service, name)

    def put(self, service: str, name: str, value: str) -> None:
        self._trouble()
        self._memory.put(service, name, value)

    def delete(self, service: str, name: str) -> None:
        self._trouble()
        self._memory.delete(service, name)

    def _trouble(self) -> None:
        self.running.wait(60)
        if self.locked:
            raise KeyringError("locked", "The keyring is locked.", "Unlock it, then try again.")


@dataclass
class Room:
    """One person with their log-ons."""

    tools: VaultTools
    desk: Desk
    keyring: DesktopKeyring
    folder: Path
    places: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[tuple[str, str]]:
        """What the record says, the earliest first."""
        store = self.tools.keeper.store
        assert store is not None
        return [(one.kind, access.summary(one.kind, one.content)) for one in reversed(store.record.search())]


NewRoom = Callable[..., Room]


@pytest.fixture
def new_room(qtbot: QtBot, theme: Theme, plain_rules: object, tmp_path: Path) -> Iterator[NewRoom]:
    made: list[tuple[Room, OwnDesk]] = []

    def make(keyring: Callable[[], Keyring] | None = None, *, patience: float = 60) -> Room:
        theirs = own_desk(qtbot, theme, tmp_path, "Sam", prompt_seconds=patience)
        desk = theirs.desk
        own = DesktopKeyring()
        tools = VaultTools(
            *theirs,
            theme,
            OwnKeys(MemoryKeyring),
            keyring or (lambda: own),
            lambda: datetime.fromtimestamp(59, UTC),
            ask_place=lambda name, _kinds: str(tmp_path / name),
        )
        desk.session.use_engine(plain_rules.PlainRules())  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: desk.session.up_to_date, timeout=_PATIENCE)
        room = Room(tools, desk, own, tmp_path)
        made.append((room, theirs))
        return room

    yield make
    for room, theirs in made:
        room.keyring.running.set()
        room.tools.close()
        theirs.close()


@pytest.fixture
def room(new_room: NewRoom) -> Room:
    made = new_room()
    made.tools.room.vault.change(
        _X, {"user_name": "team", "password": "pass☕word", "totp_seed": _SEED}, "Sam"
    )
    return made


def opened(qtbot: QtBot, room: Room, account: AccountId = _X) -> VaultWindow:
    window = room.tools.open_vault(account)
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.state.where.title), timeout=_PATIENCE)
    return window


def clipboard() -> str:
    data = QGuiApplication.clipboard().mimeData()
    return data.text() if data is not None else ""


def copied(qtbot: QtBot, room: Room, window: VaultWindow, name: str) -> str:
    window.rows[name].copy_button.click()
    qtbot.waitUntil(lambda: room.tools.clipboard.left > 0, timeout=_PATIENCE)
    return clipboard()


# Putting in


def test_a_log_on_that_is_put_in_is_in_the_keyring_and_hidden_in_the_window(
    qtbot: QtBot, new_room: NewRoom
) -> None:
    room = new_room()
    window = opened(qtbot, room)
    assert "No log-on of X @OurTeam" in window.told.words.text()
    assert not window.rows["password"].show_button.isEnabled()
    window.change.click()
    page = room.tools.windows.get("change")
    page.fields["user_name"].setText("team")
    page.fields["password"].setText("pass☕word")
    page.fields["recovery_codes"].setPlainText("11\n22\n")
    with qtbot.waitSignal(page.saved, timeout=_PATIENCE):
        page.save.click()
    qtbot.waitUntil(lambda: bool(window.state.filled), timeout=_PATIENCE)
    assert window.state.filled == {"user_name", "password", "recovery_codes"}
    assert "Kept in the desktop's keyring" in window.told.words.text()
    assert window.rows["password"].words.text() == "••••••••"
    assert window.rows["notes"].words.text() == "Not given"
    assert room.tools.room.vault.shown(_X, "recovery_codes", "Sam") == "11\n22"
    assert room.entries[0] == (
        access.CHANGED,
        "Log-on changed by Sam: user name, password, recovery codes",
    )


def test_a_change_keeps_what_is_left_empty_and_takes_out_what_is_ticked(qtbot: QtBot, room: Room) -> None:
    changed: list[str] = []
    room.tools.password_changed.connect(changed.append)
    page = room.tools.open_change(_X, frozenset({"user_name", "password", "totp_seed"}))
    page.new_phrase.click()
    made = page.changes()["password"]
    assert page.seen.text() == made
    page.take_out["totp_seed"].setChecked(True)
    with qtbot.waitSignal(page.saved, timeout=_PATIENCE):
        page.save.click()
    vault = room.tools.room.vault
    assert vault.shown(_X, "user_name", "Sam") == "team"
    assert vault.shown(_X, "password", "Sam") == made
    assert "totp_seed" not in vault.filled(_X)
    assert changed == [_X]


def test_what_is_there_is_brought_into_the_form_only_when_asked_for(qtbot: QtBot, room: Room) -> None:
    page = room.tools.open_change(_X, frozenset({"user_name", "password"}))
    field = page.fields["user_name"]
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    page.bring["user_name"].click()
    qtbot.waitUntil(lambda: field.text() == "team", timeout=_PATIENCE)
    assert room.entries[-1] == (access.SHOWN, "Log-on shown by Sam: user name")
    assert "password" not in page.bring, "a password is replaced, not edited"


def test_a_wrong_seed_is_said_and_the_form_stays(qtbot: QtBot, room: Room) -> None:
    page = room.tools.open_change(_X)
    seed = page.fields["totp_seed"]
    assert isinstance(seed, QLineEdit)
    seed.setText("hello")
    page.save.click()
    qtbot.waitUntil(lambda: "not a seed" in page.told.words.text(), timeout=_PATIENCE)
    assert page.save.isEnabled()


def test_nothing_typed_stays_in_a_form_that_is_closed(room: Room) -> None:
    page = room.tools.open_change(_X)
    page.new_password.click()
    field = page.fields["password"]
    assert isinstance(field, QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    page.reject()
    assert field.text() == page.seen.text() == ""


def test_removing_takes_it_off_this_computer(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    with qtbot.waitSignal(window.changed, timeout=_PATIENCE):
        window.remove_now()
    qtbot.waitUntil(lambda: "No log-on of" in window.told.words.text(), timeout=_PATIENCE)
    assert room.entries[-1][0] == access.REMOVED


# Showing


def test_a_secret_shows_for_a_moment_and_alone(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    window.rows["password"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["password"].is_shown, timeout=_PATIENCE)
    assert window.rows["password"].words.text() == "pass☕word"
    assert f"Hides in {SHOWS_FOR} s" in window.rows["password"].note.text()
    window.rows["user_name"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["user_name"].is_shown, timeout=_PATIENCE)
    assert not window.rows["password"].is_shown
    assert "pass☕word" not in window.rows["password"].words.text()
    assert [line for _, line in room.entries[1:]] == [
        "Log-on shown by Sam: password",
        "Log-on shown by Sam: user name",
    ]


def test_it_hides_by_itself_by_its_button_and_with_the_window(qtbot: QtBot, room: Room) -> None:
    window = VaultWindow(room.tools.room, _X, room.desk.window, tick=1)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: bool(window.state.filled), timeout=_PATIENCE)
    row = window.rows["password"]
    with qtbot.waitSignal(window.hidden, timeout=_PATIENCE):
        row.show_button.click()
    assert row.words.text() == "••••••••"
    slow = opened(qtbot, room)
    row = slow.rows["password"]
    row.show_button.click()
    qtbot.waitUntil(lambda: row.is_shown, timeout=_PATIENCE)
    row.show_button.click()
    assert row.words.text() == "••••••••"
    row.show_button.click()
    qtbot.waitUntil(lambda: row.is_shown, timeout=_PATIENCE)
    slow.close()
    assert row.words.text() == "••••••••"


def test_turning_to_another_account_hides(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    window.rows["password"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["password"].is_shown, timeout=_PATIENCE)
    assert room.tools.open_vault(_BLUESKY) is window
    assert not window.rows["password"].is_shown
    qtbot.waitUntil(lambda: window.state.account == _BLUESKY, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: "No log-on" in window.told.words.text(), timeout=_PATIENCE)


def test_the_accounts_on_offer_follow_the_register(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    accounts = room.desk.session.accounts
    room.desk.session.use_accounts({id: one for id, one in accounts.items() if id in (_X, _BLUESKY)})
    assert [window.account.itemData(place) for place in range(window.account.count())] == [_X, _BLUESKY]
    assert window.state.account == _X
    room.desk.session.use_accounts({_BLUESKY: accounts[_BLUESKY]})
    qtbot.waitUntil(lambda: window.state.account == _BLUESKY, timeout=_PATIENCE)
    room.desk.session.use_accounts({})
    assert room.tools.windows.get("vault") is None


def test_a_one_time_code_counts_down_and_the_next_takes_over() -> None:
    from composer.ui.vault.fetching import a_second_later

    codes = (OneTimeCode("111111", 2), OneTimeCode("222222", 30))
    codes_later = a_second_later(codes)
    assert [(one.code, one.seconds_left) for one in codes_later] == [("111111", 1), ("222222", 30)]
    assert [one.code for one in a_second_later(codes_later)] == ["222222"]


def test_a_one_time_code_is_shown_with_how_long_it_is_good_for(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    window.rows["code"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["code"].is_shown, timeout=_PATIENCE)
    assert window.rows["code"].words.text() == "287082"
    assert window.rows["code"].note.text() == f"Good for 1 s. Hides in {SHOWS_FOR} s."


def test_what_cannot_be_put_into_the_record_is_not_shown(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, room)
    monkeypatch.setattr(room.tools.keeper, "store", None)
    window.rows["password"].show_button.click()
    qtbot.waitUntil(lambda: "record is not open" in window.told.words.text(), timeout=_PATIENCE)
    assert not window.rows["password"].is_shown


def test_nothing_is_shown_to_somebody_without_a_name(qtbot: QtBot, room: Room) -> None:
    room.desk.session.person = ""
    window = opened(qtbot, room)
    for button in (window.rows["password"].show_button, window.rows["password"].copy_button, window.change):
        button.click()
        assert "Say your name first" in window.told.words.text()
    assert room.tools.windows.get("change") is None
    window.name.field.setText("Ali Khan")
    window.rows["password"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["password"].is_shown, timeout=_PATIENCE)
    assert room.entries[-1] == (access.SHOWN, "Log-on shown by Ali Khan: password")


def test_a_password_that_waits_is_named_after_its_account(room: Room) -> None:
    assert room.tools.room.title(AccountId("x-team (new)")) == "X @OurTeam, the new password"
    assert room.tools.room.title(AccountId("gone")) == "gone"


# Copying


def test_a_copied_secret_is_not_shown_is_marked_and_is_noted(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    assert copied(qtbot, room, window, "password") == "pass☕word"
    data = QGuiApplication.clipboard().mimeData()
    assert {name: bytes(data.data(name).data()) for name in MARKS} == MARKS
    assert not any(row.is_shown for row in window.rows.values())
    assert room.entries[-1] == (access.COPIED, "Log-on copied by Sam: password")
    assert "pass" not in room.tools.bar.words.text().replace("The password", "")
    assert room.tools.bar.isVisible()


def test_the_marks_are_those_that_windows_and_kde_look_for() -> None:
    assert MARKS["ExcludeClipboardContentFromMonitorProcessing"]
    assert MARKS["CanIncludeInClipboardHistory"] == MARKS["CanUploadToCloudClipboard"] == b"\0\0\0\0"
    assert MARKS["x-kde-passwordManagerHint"] == b"secret"


def test_it_leaves_the_clipboard_by_itself(qtbot: QtBot) -> None:
    holder = SecretClipboard(seconds=3, tick=1)
    seen: list[int] = []
    holder.changed.connect(lambda: seen.append(holder.left))
    holder.copy("s3cret", "the password")
    qtbot.waitUntil(lambda: holder.left == 0, timeout=_PATIENCE)
    assert seen == [3, 2, 1, 0]
    assert clipboard() == ""


def test_clear_now_clears_it_now(qtbot: QtBot, room: Room) -> None:
    copied(qtbot, room, opened(qtbot, room), "user_name")
    room.tools.bar.clear.click()
    assert clipboard() == ""
    assert not room.tools.bar.isVisible()


def test_what_was_copied_since_stays(qtbot: QtBot) -> None:
    holder = SecretClipboard(seconds=3, tick=1)
    holder.copy("s3cret", "the password")
    other = QMimeData()
    other.setText("words of somebody else")
    QGuiApplication.clipboard().setMimeData(other)
    qtbot.waitUntil(lambda: holder.left == 0, timeout=_PATIENCE)
    assert clipboard() == "words of somebody else"


def test_nothing_stays_on_the_clipboard_when_the_app_ends(qtbot: QtBot, room: Room) -> None:
    copied(qtbot, room, opened(qtbot, room), "password")
    room.tools.close()
    assert clipboard() == ""


def test_the_clipboard_is_cleared_at_exit(qapp: object) -> None:
    holder = SecretClipboard()
    holder.copy("s3cret", "the password")
    qapp.aboutToQuit.emit()  # type: ignore[attr-defined]
    assert clipboard() == ""
    assert holder.left == 0


# Keyrings in trouble


def test_a_locked_keyring_says_so_and_can_be_tried_again(qtbot: QtBot, room: Room) -> None:
    room.keyring.locked = True
    window = room.tools.open_vault(_X)
    assert window is not None
    qtbot.waitUntil(window.again.isVisible, timeout=_PATIENCE)
    assert "locked" in window.told.words.text()
    room.keyring.locked = False
    window.again.click()
    qtbot.waitUntil(lambda: bool(window.state.filled), timeout=_PATIENCE)
    assert "Kept in" in window.told.words.text()


def test_a_keyring_that_hangs_freezes_nothing_and_is_given_up(qtbot: QtBot, new_room: NewRoom) -> None:
    room = new_room(patience=0.5)
    room.keyring.running.clear()
    ticks = 0

    def count() -> None:
        nonlocal ticks
        ticks += 1

    timer = QTimer(room.desk)
    timer.timeout.connect(count)
    timer.start(5)
    window = room.tools.open_vault(_X)
    assert window is not None
    assert "may want your password" in window.told.words.text()
    qtbot.waitUntil(lambda: "has not answered" in window.told.words.text(), timeout=_PATIENCE)
    assert ticks > 1, "the window worked on meanwhile"
    room.keyring.running.set()


def test_a_change_that_the_keyring_kept_hanging_takes_no_effect_late(qtbot: QtBot, new_room: NewRoom) -> None:
    room = new_room(patience=0.5)
    vault = room.tools.room.vault
    vault.change(_X, {"password": "before"}, "Sam")
    page = room.tools.open_change(_X)
    field = page.fields["password"]
    assert isinstance(field, QLineEdit)
    field.setText("late")
    room.keyring.running.clear()
    page.save.click()
    qtbot.waitUntil(lambda: "has not answered" in page.told.words.text(), timeout=_PATIENCE)
    room.keyring.running.set()
    vault.change(_X, {"user_name": "team"}, "Sam")  # waits for the late writing to end
    assert vault.shown(_X, "password", "Sam") == "before"
    assert field.text() == "late", "nothing typed is lost"


def test_a_form_whose_keyring_is_still_asked_closes_only_when_told_twice(
    qtbot: QtBot, new_room: NewRoom
) -> None:
    room = new_room()
    page = room.tools.open_change(_X)
    page.new_password.click()
    room.keyring.running.clear()
    page.save.click()
    page.close()
    assert page.isVisible()
    assert "Close again to give up" in page.told.words.text()
    page.close()
    assert not page.isVisible()
    room.keyring.running.set()
    room.tools.room.vault.change(_X, {"user_name": "team"}, "Sam")  # waits for the one given up to end
    assert room.tools.room.vault.filled(_X) == {"user_name"}


def test_two_asked_for_at_once_show_one_after_the_other(qtbot: QtBot, room: Room) -> None:
    window = opened(qtbot, room)
    for name in ("password", "user_name"):
        window.rows[name].show_button.click()
    qtbot.waitUntil(lambda: window.rows["user_name"].is_shown, timeout=_PATIENCE)
    assert not window.rows["password"].is_shown


def _by_backend(backend: type) -> Callable[[pytest.MonkeyPatch, Path], Keyring]:
    return lambda _monkeypatch, _folder: allowed(backend(), "linux")


def _by_environment(monkeypatch: pytest.MonkeyPatch, _folder: Path) -> Keyring:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    return system_keyring()


def _by_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Keyring:
    monkeypatch.setattr("keyring.util.platform_.config_root", lambda: str(folder))
    (folder / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=evil.Keyring\n")
    return system_keyring()


def _by_none(monkeypatch: pytest.MonkeyPatch, _folder: Path) -> Keyring:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    return system_keyring()


def _by_policy(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Keyring:
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(folder))
    (folder / "policy.yml").write_text("store_log_ons: false\n")
    return services.open_keyring()


@pytest.mark.parametrize(
    ("open_keyring", "reason"),
    [
        (_by_backend(null.Keyring), "'keyring.backends.null.Keyring' is not one"),
        (_by_backend(fail.Keyring), "'keyring.backends.fail.Keyring' is not one"),
        (_by_backend(chainer.ChainerBackend), "ChainerBackend' is not one"),
        (_by_backend(DesktopKeyring), "DesktopKeyring' is not one"),
        (_by_environment, "An environment variable redirects the keyring"),
        (_by_file, "keyringrc.cfg may redirect the keyring"),
        (_by_none, "This computer offers no keyring"),
        (_by_policy, "Your organisation does not allow log-ons to be stored"),
    ],
    ids=["null", "fail", "chained", "unknown", "environment", "config file", "none", "policy"],
)
def test_each_refused_keyring_is_said_and_the_log_on_lasts_for_the_session(
    open_keyring: Callable[[pytest.MonkeyPatch, Path], Keyring],
    reason: str,
    qtbot: QtBot,
    new_room: NewRoom,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    room = new_room(lambda: open_keyring(monkeypatch, tmp_path))
    window = opened(qtbot, room)
    told = window.told.words.text()
    assert "for this session only, in memory: it is gone when you close the app" in told
    assert reason in told
    room.tools.room.vault.change(_X, {"password": "for now"}, "Sam")
    window.look()
    qtbot.waitUntil(lambda: window.state.filled == {"password"}, timeout=_PATIENCE)


# Who saw it


def test_the_access_log_says_who_saw_what_and_is_saved_as_csv(qtbot: QtBot, room: Room) -> None:
    copied(qtbot, room, opened(qtbot, room), "password")
    room.tools.room.vault.change(_BLUESKY, {"password": "other"}, "Sam")
    window = room.tools.open_access_log(_X)
    assert window is not None
    qtbot.waitUntil(lambda: bool(window.model.entries), timeout=_PATIENCE)
    lines = [window.model.data(window.model.index(row)) for row in range(window.model.rowCount())]
    assert [str(line).split("\n")[1] for line in lines] == [
        "Log-on copied by Sam: password",
        "Log-on changed by Sam: user name, password, one-time-code seed",
    ]
    window.csv.click()
    qtbot.waitUntil(lambda: "entries are in" in window.told.words.text(), timeout=_PATIENCE)
    [file] = room.folder.glob("*.csv")
    written = file.read_text("utf-8-sig")
    assert "log-on copied" in written
    assert "pass☕word" not in written
    store = room.tools.keeper.store
    assert store is not None
    assert store.record.verify() == []


def test_the_record_window_names_these_entries_too(room: Room) -> None:
    from composer.ui.posting.record_page import entry_title

    store = room.tools.keeper.store
    assert store is not None
    assert "Log-on changed by Sam: user name" in entry_title(store.record.search()[0])


@pytest.mark.parametrize("kind", ["close", "escape"])
def test_every_window_of_this_room_goes_when_it_is_told_to(
    kind: str, qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    from composer.ui.vault.sheet_page import SheetPage

    tools = room.tools
    window = opened(qtbot, room)
    pages = [
        window,
        tools.open_change(_X),
        tools.open_handover(_X),
        tools.open_cards(),
        tools.open_recovery(),
        tools.open_access_log(),
        SheetPage(b"age-encryption.org/v1\n-> scrypt ", tools.room, room.desk.window),
    ]
    for page in pages:
        assert page is not None
        page.show()
        if kind == "close":
            page.close()
        else:
            QTest.keyClick(page, Qt.Key.Key_Escape)
        assert not page.isVisible()


# Pictures of the screen


def test_windows_is_asked_to_leave_the_window_out_while_a_secret_shows(
    qtbot: QtBot, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(
        "composer.ui.vault.vault_window.keep_out_of_captures", lambda _window, out: asked.append(out)
    )
    window = opened(qtbot, room)
    asked.clear()
    window.rows["password"].show_button.click()
    qtbot.waitUntil(lambda: window.rows["password"].is_shown, timeout=_PATIENCE)
    assert asked[-1] is True
    window.hide_secrets()
    assert asked[-1] is False


def test_the_call_to_windows_names_the_window_and_what_is_wanted(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[int | None, int]] = []

    def set_window_display_affinity(handle: ctypes.c_void_p, wanted: int) -> int:
        calls.append((handle.value, wanted))
        return 1

    user32 = SimpleNamespace(SetWindowDisplayAffinity=set_window_display_affinity)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    window = room.desk.window
    assert not keep_out_of_captures(window, True), "this platform has no such thing"
    monkeypatch.setattr(sys, "platform", "win32")
    assert keep_out_of_captures(window, True)
    assert keep_out_of_captures(window, False)
    assert calls == [(int(window.winId()), 0x11), (int(window.winId()), 0x0)]
