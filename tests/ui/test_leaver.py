"""The leaver's check-list in a real window: every step once, half-done remembered, no password lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from composer.domain.account import AccountId, NetworkId
from composer.domain.register import Holder, LeaverStep, Leaving, RegisteredAccount
from composer.store.leavers import LeaverStore
from composer.ui.register import leaver_steps as steps
from composer.ui.register.leaver_window import LeaverWindow
from composer.ui.vault.trust import accept_card
from composer.vault.handover import Identity
from composer.vault.rotation import waiting
from tests.register_team import PATIENCE, TEAM, Joined, Team, X

LEAVER = "Robin Reed"
PAGE = AccountId("facebook-ourteam")
HELD = replace(
    TEAM, holders=(*TEAM.holders, Holder(LEAVER)), recovery_phone=LEAVER, recovery_email="Dana Luck"
)
HELD_PAGE = replace(HELD, id=PAGE, network=NetworkId("facebook"), handle="Our team page", approver=LEAVER)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


def leavers(team: Team) -> LeaverStore:
    room = team.tools.room
    assert room is not None
    return room.leavers


def the_list(team: Team) -> Leaving:
    [leaving] = leavers(team).all_leavings()
    return leaving


def opened(qtbot: QtBot, team: Team) -> LeaverWindow:
    window = team.tools.open_leaver(LEAVER)
    assert window is not None
    qtbot.waitUntil(lambda: window.leaver == LEAVER, timeout=PATIENCE)
    return window


def begun(qtbot: QtBot, team: Team) -> LeaverWindow:
    """The window with its list begun and the first account chosen."""
    window = opened(qtbot, team)
    window.start.click()
    qtbot.waitUntil(lambda: bool(window.view.buttons), timeout=PATIENCE)
    return window


def press(qtbot: QtBot, window: LeaverWindow, step: LeaverStep, what: str) -> None:
    """Press a button of a step as soon as it is there."""
    qtbot.waitUntil(lambda: (step, what) in window.view.buttons, timeout=PATIENCE)
    window.view.buttons[step, what].click()


def done(qtbot: QtBot, team: Team, step: LeaverStep, account: AccountId = X) -> None:
    qtbot.waitUntil(lambda: the_list(team).step(account, step) is not None, timeout=PATIENCE)


def with_password(team: Team, password: str = "old one") -> None:
    team.vault.room.vault.change(X, {"user_name": "team", "password": password}, "Sam")


def password(team: Team, account: AccountId = X) -> str:
    return team.vault.room.vault.copied(account, "password", "Sam")


def account(team: Team, id: AccountId = X) -> RegisteredAccount:
    found = team.store.account(id)
    assert found is not None
    return found.account


# Beginning


def test_only_the_accounts_that_they_hold_are_on_the_list(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD, replace(TEAM, id=AccountId("x-2"), handle="@Other"), HELD_PAGE)
    window = opened(qtbot, team)
    assert [window.list.item(row).text() for row in range(window.list.count())] == [
        "X @OurTeam\nHolder",
        "Facebook Our team page\nHolder",
    ]
    assert leavers(team).all_leavings() == []


def test_beginning_marks_them_as_leaving_on_every_account(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD, HELD_PAGE)
    window = opened(qtbot, team)
    window.day.setText("30 November 2026")
    window.start.click()
    qtbot.waitUntil(lambda: bool(leavers(team).all_leavings()), timeout=PATIENCE)
    assert the_list(team).accounts == (X, PAGE)
    assert the_list(team).begun_by == "Sam"
    for id in (X, PAGE):
        holder = account(team, id).holder(LEAVER)
        assert holder is not None
        assert holder.left == "2026-11-30"


def test_a_last_day_that_is_none_begins_nothing(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = opened(qtbot, team)
    window.day.setText("soon")
    window.start.click()
    assert "‘soon’ is not a day" in window.told.words.text()
    assert leavers(team).all_leavings() == []


def test_nobody_begins_without_a_name(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = opened(qtbot, team)
    window.name.field.clear()
    window.start.click()
    assert "Say who you are first" in window.told.words.text()
    assert leavers(team).all_leavings() == []


def test_where_nobody_shares_a_log_on_there_is_no_password_to_change(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD_PAGE)
    window = begun(qtbot, team)
    assert the_list(team).left_to_do(PAGE) == (LeaverStep.SESSIONS, LeaverStep.HOLDER)
    assert (LeaverStep.PASSWORD, steps.MAKE) not in window.view.buttons
    skipped = the_list(team).step(PAGE, LeaverStep.PASSWORD)
    assert skipped is not None
    assert "everybody signs in as themselves" in skipped.note


def test_with_nobody_on_the_register_the_window_says_where_to_begin(qtbot: QtBot, join: Joined) -> None:
    window = join(replace(TEAM, holders=())).tools.open_leaver()
    assert window is not None
    qtbot.waitUntil(lambda: window.is_filled, timeout=PATIENCE)
    assert not window.start.isEnabled()
    assert window.person.count() == 0


# The password


def test_a_new_password_waits_until_it_is_in_use(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    press(qtbot, window, LeaverStep.PASSWORD, steps.COPY_NEW)
    qtbot.waitUntil(lambda: team.vault.clipboard.left > 0, timeout=PATIENCE)
    new = QGuiApplication.clipboard().text()
    assert password(team) == "old one"
    press(qtbot, window, LeaverStep.PASSWORD, steps.IN_USE)
    done(qtbot, team, LeaverStep.PASSWORD)
    assert password(team) == new != "old one"
    assert "password" not in team.vault.room.vault.filled(waiting(X))
    assert account(team).password_changed == "2026-11-22"
    team.vault.clipboard.clear_now()


def test_the_old_password_is_copied_for_the_networks_form(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    press(qtbot, window, LeaverStep.PASSWORD, steps.COPY_OLD)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "old one", timeout=PATIENCE)
    team.vault.clipboard.clear_now()


def test_a_list_left_half_way_finds_the_new_password_again(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    qtbot.waitUntil(lambda: (LeaverStep.PASSWORD, steps.IN_USE) in window.view.buttons, timeout=PATIENCE)
    waits = password(team, waiting(X))
    window.close()
    qtbot.waitUntil(lambda: team.tools.leaver_window is None, timeout=PATIENCE)
    again = opened(qtbot, team)
    press(qtbot, again, LeaverStep.PASSWORD, steps.IN_USE)
    done(qtbot, team, LeaverStep.PASSWORD)
    assert password(team) == waits


def test_a_new_password_that_was_not_used_is_thrown_away(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    press(qtbot, window, LeaverStep.PASSWORD, steps.DROP)
    qtbot.waitUntil(lambda: (LeaverStep.PASSWORD, steps.MAKE) in window.view.buttons, timeout=PATIENCE)
    assert password(team) == "old one"
    assert the_list(team).step(X, LeaverStep.PASSWORD) is None


def test_who_has_no_log_on_here_is_told_to_ask_a_holder(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    qtbot.waitUntil(lambda: (LeaverStep.PASSWORD, steps.MAKE) in window.view.buttons, timeout=PATIENCE)
    assert any("is not on this computer" in words for words in window.view.said)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    qtbot.waitUntil(lambda: (LeaverStep.PASSWORD, steps.COPY_NEW) in window.view.buttons, timeout=PATIENCE)
    assert (LeaverStep.PASSWORD, steps.COPY_OLD) not in window.view.buttons


@pytest.mark.parametrize(
    ("step", "page"),
    [
        (LeaverStep.PASSWORD, "https://x.com/settings/password"),
        (LeaverStep.SESSIONS, "https://x.com/settings/sessions"),
    ],
)
def test_the_networks_page_opens_for_a_step(qtbot: QtBot, join: Joined, step: LeaverStep, page: str) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    press(qtbot, window, step, steps.OPEN)
    assert team.world.opened == [page]


def test_a_password_changed_elsewhere_is_dated_and_leaves_the_vault_alone(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.DONE)
    done(qtbot, team, LeaverStep.PASSWORD)
    assert account(team).password_changed == "2026-11-22"
    assert password(team) == "old one"


def test_while_a_new_password_waits_only_being_in_use_settles_it(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    with_password(team)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.PASSWORD, steps.MAKE)
    qtbot.waitUntil(lambda: (LeaverStep.PASSWORD, steps.IN_USE) in window.view.buttons, timeout=PATIENCE)
    assert (LeaverStep.PASSWORD, steps.DONE) not in window.view.buttons


# The other steps


def test_handing_over_goes_to_the_holders_who_stay(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD.with_holder(Holder("Kit", left="2026-01-01")))
    with_password(team)
    store = join.keeper.store
    assert store is not None
    accept_card(Identity.new("Dana Luck").card(), store, "2026-11-22T10:00:00.000+00:00")
    window = begun(qtbot, team)
    button = window.view.buttons[LeaverStep.HAND_OVER, steps.HAND_OVER]
    assert button.text() == "Hand over to Dana Luck…"
    button.click()
    qtbot.waitUntil(lambda: team.vault.windows.get("handover") is not None, timeout=PATIENCE)
    team.vault.handed_over.emit(str(X), ("Dana Luck",))
    done(qtbot, team, LeaverStep.HAND_OVER)
    step = the_list(team).step(X, LeaverStep.HAND_OVER)
    assert step is not None
    assert (step.by, step.note) == ("Sam", "To Dana Luck.")


def test_taking_them_out_of_the_recovery_takes_their_name_out_of_the_register(
    qtbot: QtBot, join: Joined
) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    assert f"The register names {LEAVER} as holding the recovery phone." in window.view.said
    press(qtbot, window, LeaverStep.RECOVERY, steps.DONE)
    done(qtbot, team, LeaverStep.RECOVERY)
    assert (account(team).recovery_email, account(team).recovery_phone) == ("Dana Luck", "")


def test_taken_off_they_hold_and_approve_nothing(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD_PAGE)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.HOLDER, steps.REMOVE)
    done(qtbot, team, LeaverStep.HOLDER, PAGE)
    assert account(team, PAGE).holder(LEAVER) is None
    assert account(team, PAGE).approver == ""
    assert len(account(team, PAGE).holders) == 2


def test_not_needed_wants_a_reason_and_keeps_it(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.TWO_STEP, steps.NOT_NEEDED)
    assert "why is it not needed?" in window.told.words.text()
    window.view.notes[LeaverStep.TWO_STEP].setText("Dana's phone has been the second step all along")
    press(qtbot, window, LeaverStep.TWO_STEP, steps.NOT_NEEDED)
    done(qtbot, team, LeaverStep.TWO_STEP)
    step = the_list(team).step(X, LeaverStep.TWO_STEP)
    assert step is not None
    assert step.note == "Not needed: Dana's phone has been the second step all along"


def test_a_step_pressed_by_mistake_is_open_again(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.SESSIONS, steps.DONE)
    press(qtbot, window, LeaverStep.SESSIONS, steps.UNDO)
    qtbot.waitUntil(lambda: the_list(team).done == (), timeout=PATIENCE)


def test_words_being_written_survive_another_step(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    window.view.notes[LeaverStep.RECOVERY].setText("Ask IT about the")
    press(qtbot, window, LeaverStep.SESSIONS, steps.DONE)
    qtbot.waitUntil(lambda: (LeaverStep.SESSIONS, steps.UNDO) in window.view.buttons, timeout=PATIENCE)
    assert window.view.notes[LeaverStep.RECOVERY].text() == "Ask IT about the"


def test_a_colleague_goes_on_where_another_stopped(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    by_dana = leavers(team).begin(LEAVER, [X], "Dana Luck")
    leavers(team).do(by_dana.id, X, LeaverStep.SESSIONS, "Dana Luck", "Two phones.")
    window = opened(qtbot, team)
    qtbot.waitUntil(lambda: (LeaverStep.SESSIONS, steps.UNDO) in window.view.buttons, timeout=PATIENCE)
    assert any(words.startswith("By Dana Luck") and "Two phones." in words for words in window.view.said)
    assert window.list.item(0).text() == "X @OurTeam\n5 steps to do"


def test_a_list_is_finished_when_every_step_is_done(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD)
    window = begun(qtbot, team)
    assert not window.finish.isEnabled()
    for step in (LeaverStep.PASSWORD, LeaverStep.HAND_OVER, LeaverStep.SESSIONS, LeaverStep.TWO_STEP):
        press(qtbot, window, step, steps.DONE)
        done(qtbot, team, step)
    press(qtbot, window, LeaverStep.RECOVERY, steps.DONE)
    press(qtbot, window, LeaverStep.HOLDER, steps.REMOVE)
    qtbot.waitUntil(window.finish.isEnabled, timeout=PATIENCE)
    window.finish.click()
    qtbot.waitUntil(lambda: the_list(team).finished_by == "Sam", timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.person.findData(LEAVER) < 0, timeout=PATIENCE)


def test_who_stays_after_all_is_a_holder_again(qtbot: QtBot, join: Joined) -> None:
    team = join(HELD, HELD_PAGE)
    window = begun(qtbot, team)
    press(qtbot, window, LeaverStep.SESSIONS, steps.DONE)
    done(qtbot, team, LeaverStep.SESSIONS)
    window.stay.click()
    qtbot.waitUntil(lambda: leavers(team).all_leavings(open_only=True) == [], timeout=PATIENCE)
    assert [account(team, id) for id in (X, PAGE)] == [HELD, HELD_PAGE]
    assert the_list(team).step(X, LeaverStep.SESSIONS) is not None
    qtbot.waitUntil(window.start.isVisible, timeout=PATIENCE)
