"""The register in a real window: it feeds the accounts on offer, warns kindly, and loses nobody's change."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from composer.domain.account import AccountId, NetworkId, Visibility
from composer.domain.register import Holder, HolderRole, TwoStep
from composer.settings import DEMO_ACCOUNTS, AccountEntry
from composer.store.database import StoreError
from composer.ui.compose.counters import Counter, Counters
from composer.ui.first_day.welcome_window import YourAccounts
from composer.ui.register.edit_page import EditPage
from composer.ui.register.register_window import RegisterWindow
from composer.ui.theme import Theme
from tests.register_team import PATIENCE, TEAM, Joined, Team, X

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


def opened(qtbot: QtBot, team: Team) -> RegisterWindow:
    window = team.tools.open_register()
    assert window is not None
    qtbot.waitUntil(lambda: window.is_filled, timeout=PATIENCE)
    return window


def saved(qtbot: QtBot, page: EditPage) -> None:
    with qtbot.waitSignal(page.saved, timeout=PATIENCE):
        page.save.click()


def words_of(file: Path) -> str:
    """What somebody reads who has the PDF."""
    if shutil.which("pdftotext") is None:
        pytest.fail("pdftotext is not installed: 'python3 dev.py test' installs it (Debian: poppler-utils).")
    return subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout


# What is on offer below the post


def test_a_fresh_start_offers_the_examples(join: Joined) -> None:
    team = join()
    assert [str(one) for one in team.desk.session.accounts] == [one.id for one in DEMO_ACCOUNTS]
    assert team.store.accounts() == []


def test_the_registers_accounts_are_those_to_choose_from(join: Joined) -> None:
    team = join(TEAM)
    assert list(team.desk.session.accounts) == [X]
    assert team.desk.session.accounts[X].requires_review == 1
    assert [one.id for one in team.settings.current.accounts] == [X]
    assert team.settings.current.accounts[0].rhythm == "weekly"


def test_a_post_for_an_example_goes_on_from_the_teams_own_account(qtbot: QtBot, join: Joined) -> None:
    session = join.desk.session
    session.choose_accounts((AccountId("x-team"), AccountId("mastodon-team")))
    session.make_version(AccountId("x-team"), "Short for X")
    team = join(TEAM)
    assert session.draft.accounts == (X,)
    assert session.draft.text_for(X) == "Short for X"
    assert team.settings.current.chosen == (X,)
    qtbot.waitUntil(lambda: session.up_to_date, timeout=PATIENCE)
    assert X in session.shown.checklist.lengths


def test_accounts_that_stood_in_the_settings_move_into_the_register(join: Joined) -> None:
    own = AccountEntry("old-id", "x", "@Old", "Old team", True, "public", "", "daily", 2)
    join.settings.change(accounts=(own,))
    team = join()
    [kept] = team.store.accounts()
    assert kept.account.id == "old-id"
    assert (kept.account.visibility, kept.account.rhythm) == (Visibility.PUBLIC, "daily")
    assert kept.account.requires_review == 2
    assert team.settings.current.accounts == (own,)


def test_an_emptied_register_does_not_take_the_settings_in_again(join: Joined) -> None:
    join.store.add(TEAM, "Dana Luck")
    join.store.remove(X, 1, "Dana Luck")
    join.settings.change(accounts=(AccountEntry("old-id", "x", "@Old"),))
    team = join()
    assert team.store.accounts() == []
    assert team.settings.current.accounts == DEMO_ACCOUNTS


def test_a_new_name_is_on_the_counter_at_once(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    team.desk.session.choose_accounts((X,))
    page = opened(qtbot, team).edit(team.store.accounts()[0])
    page.handle.setText("@NewName")
    saved(qtbot, page)
    qtbot.waitUntil(lambda: team.desk.session.accounts[X].handle == "@NewName", timeout=PATIENCE)
    assert team.desk.session.draft.accounts == (X,)


def test_the_counters_keep_their_order_under_a_new_name(qtbot: QtBot, join: Joined) -> None:
    other = replace(TEAM, id=AccountId("x-2"), handle="@Second")
    team = join(TEAM, other)
    team.desk.session.choose_accounts((X, other.id))
    team.store.amend(X, lambda now: replace(now, handle="@NewName"), "Ali")
    opened(qtbot, team)
    qtbot.waitUntil(lambda: team.desk.session.accounts[X].handle == "@NewName", timeout=PATIENCE)
    counters = team.desk.window.counters
    qtbot.waitUntil(lambda: shown_order(counters) == ["counter_x-ourteam", "counter_x-2"], timeout=PATIENCE)


def shown_order(counters: Counters) -> list[str]:
    """The counters from left to right."""
    made = [one for one in counters.findChildren(Counter) if one.isVisible()]
    return [one.objectName() for one in sorted(made, key=lambda one: (one.y(), one.x()))]


def test_the_first_days_list_follows_the_register(qtbot: QtBot, join: Joined, theme: Theme) -> None:
    steps = YourAccounts(join.settings, theme)
    qtbot.addWidget(steps)
    join.desk.session.choose_accounts((AccountId("x-team"),))
    join.desk.session.accounts_changed.connect(steps.refill)
    join(TEAM)
    assert steps.list.count() == 1
    assert steps.ticked() == (X,)


def test_an_account_that_is_gone_cannot_be_chosen(join: Joined) -> None:
    team = join(TEAM)
    team.desk.window.counters.accounts_chosen.emit(("x-team", "x-ourteam"))
    assert team.desk.session.draft.accounts == (X,)
    assert team.settings.current.chosen == (X,)


# Adding and changing


def test_an_account_is_added_with_its_holders(qtbot: QtBot, join: Joined) -> None:
    team = join()
    window = opened(qtbot, team)
    window.new.click()
    page = window.findChild(EditPage)
    assert page is not None
    page.network.setCurrentIndex(page.network.findData("mastodon"))
    page.handle.setText("@ourteam@mastodon.social")
    page.holders.more.click()
    page.holders.cards[0].name.setText("Dana Luck")
    page.holders.more.click()
    page.holders.cards[1].name.setText("Sam")
    page.visibility.setCurrentIndex(page.visibility.findData(Visibility.PROTECTED))
    page.visibility.activated.emit(0)
    page.reviews.setCurrentIndex(page.reviews.findData(2))
    saved(qtbot, page)
    [kept] = team.store.accounts()
    account = kept.account
    assert account.id == "mastodon-ourteam-mastodon-social"
    assert [(one.name, one.role) for one in account.holders] == [
        ("Dana Luck", HolderRole.COMMS_LEAD),
        ("Sam", HolderRole.SECOND),
    ]
    assert (account.checked, account.checked_by) == ("2026-11-22", "Sam")
    assert account.requires_review == 2
    assert kept.by == "Sam"
    qtbot.waitUntil(lambda: list(team.desk.session.accounts) == [account.id], timeout=PATIENCE)


def test_a_page_opened_and_saved_changes_nothing(qtbot: QtBot, join: Joined) -> None:
    full = replace(
        TEAM,
        purpose="News",
        employer="A trust without a pack here",
        approver="Ali",
        two_step=TwoStep.KEY,
        recovery_email="Dana Luck",
        recovery_phone="Sam",
        password_changed="2026-01-02",
        password_due="2027-01-02",
        private_wanted=False,
        team=False,
        holders=(*TEAM.holders, Holder("Kit", left="2026-10-01", since="2020-01-31")),
    )
    team = join(full)
    page = opened(qtbot, team).edit(team.store.accounts()[0])
    assert page.account == full
    saved(qtbot, page)
    assert team.store.accounts()[0].rev == 1


def test_a_network_without_private_accounts_is_not_asked_to_be_private(qtbot: QtBot, join: Joined) -> None:
    page = opened(qtbot, join()).edit(None)
    assert page.private_wanted.isChecked()
    page.network.setCurrentIndex(page.network.findData("bluesky"))
    page.network.activated.emit(0)
    assert not page.private_wanted.isChecked()


@pytest.mark.parametrize(
    ("field", "words"),
    [("handle", "Give it a handle"), ("password_due", "‘soon’ is not a day"), ("name", "Say who you are")],
)
def test_what_cannot_be_saved_is_said_where_it_stands(
    qtbot: QtBot, join: Joined, field: str, words: str
) -> None:
    team = join(TEAM)
    page = opened(qtbot, team).edit(team.store.accounts()[0])
    if field == "handle":
        page.handle.clear()
        page.title.clear()
    elif field == "password_due":
        page.password_due.setText("soon")
    else:
        page.name.field.clear()
    page.save.click()
    assert words in page.told.words.text()
    assert team.store.accounts()[0].rev == 1


def test_a_change_made_elsewhere_is_shown_and_either_may_stay(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    window = opened(qtbot, team)
    mine, theirs = (window.edit(team.store.accounts()[0]) for _ in range(2))
    theirs.purpose.setText("Theirs")
    saved(qtbot, theirs)
    mine.approver.setText("Ali")
    mine.save.click()
    qtbot.waitUntil(mine.save_mine.isVisible, timeout=PATIENCE)
    assert "changed by Sam in the meantime" in mine.told.words.text()
    assert "What it is for: Theirs → nothing" in mine.theirs.text()
    with qtbot.waitSignal(mine.saved, timeout=PATIENCE):
        mine.save_mine.click()
    assert [one.account.purpose for one in team.store.history(X)] == ["", "Theirs", ""]


def test_theirs_is_taken_without_saving(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    page = opened(qtbot, team).edit(team.store.accounts()[0])
    team.store.amend(X, lambda now: replace(now, purpose="Theirs"), "Ali")
    page.purpose.setText("Mine")
    page.save.click()
    qtbot.waitUntil(page.take_theirs.isVisible, timeout=PATIENCE)
    with qtbot.waitSignal(page.dropped, timeout=PATIENCE):
        page.take_theirs.click()
    assert team.store.accounts()[0].account.purpose == "Theirs"


def test_a_holder_is_marked_as_left_and_brought_back(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    page = opened(qtbot, team).edit(team.store.accounts()[0], "holders")
    card = page.holders.cards[1]
    card.leave.click()
    assert page.account.holders[1].left == "2026-11-22"
    assert "Last day: 22 November 2026" in card.state.text()
    card.leave.click()
    assert page.account == TEAM
    card.take_off.click()
    assert page.account.holders == TEAM.holders[:1]


def test_the_person_is_named_once_and_remembered(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    page = opened(qtbot, team).edit(team.store.accounts()[0])
    page.name.field.setText("Sam Okafor")
    page.purpose.setText("News")
    saved(qtbot, page)
    assert team.desk.session.person == "Sam Okafor"
    assert team.store.accounts()[0].by == "Sam Okafor"


# What is to be put right


def test_a_concern_leads_to_its_field(qtbot: QtBot, join: Joined) -> None:
    team = join(replace(TEAM, holders=TEAM.holders[:1]))
    window = opened(qtbot, team)
    assert window.list.item(0).text() == "X @OurTeam\n1 thing to put right"
    window.view.concern_buttons[0].click()
    page = window.findChild(EditPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.focusWidget() is page.holders.cards[0].name, timeout=PATIENCE)


def test_checked_today_needs_one_press(qtbot: QtBot, join: Joined) -> None:
    team = join(replace(TEAM, checked="2026-01-01"))
    window = opened(qtbot, team)
    [button] = window.view.concern_buttons
    button.setFocus()
    with qtbot.waitSignal(window.filled, timeout=PATIENCE):
        button.click()
    account = team.store.accounts()[0].account
    assert (account.checked, account.checked_by) == ("2026-11-22", "Sam")
    assert account.visibility is Visibility.PROTECTED
    assert window.view.isAncestorOf(window.focusWidget())
    assert window.list.item(0).text() == "X @OurTeam\nIn good order"


def test_who_has_no_name_yet_gives_it_with_the_look(qtbot: QtBot, join: Joined) -> None:
    team = join(replace(TEAM, checked="2026-01-01"))
    team.desk.session.person = ""
    window = opened(qtbot, team)
    window.view.concern_buttons[0].click()
    page = window.findChild(EditPage)
    assert page is not None
    assert page.name.name == ""
    assert team.store.accounts()[0].rev == 1


def test_a_holder_who_left_leads_to_the_check_list(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM.with_holder(Holder("Robin Reed", left="2026-11-20")))
    window = opened(qtbot, team)
    with qtbot.waitSignal(window.leaver_asked, timeout=PATIENCE) as asked:
        window.view.concern_buttons[0].click()
    assert asked.args == ["Robin Reed"]
    leaver = team.tools.leaver_window
    assert leaver is not None
    qtbot.waitUntil(lambda: leaver.leaver == "Robin Reed", timeout=PATIENCE)


def test_a_quiet_line_at_the_start_leads_to_the_accounts(qtbot: QtBot, join: Joined) -> None:
    team = join(replace(TEAM, holders=()), replace(TEAM, id=AccountId("x-2")))
    notice = team.desk.notices.notice("register")
    assert notice is not None
    assert notice.words.text().startswith("One account has something to put right")
    notice.offer.click()
    window = team.tools.window
    assert window is not None
    qtbot.waitUntil(lambda: window.list.count() == 2, timeout=PATIENCE)


def test_accounts_in_good_order_say_nothing_at_the_start(join: Joined) -> None:
    assert join(TEAM).desk.notices.notice("register") is None


def test_who_wants_no_reminders_gets_none(join: Joined) -> None:
    join.settings.change(reminders=False)
    assert join(replace(TEAM, holders=())).desk.notices.notice("register") is None


# Undo, off and on again


def test_any_earlier_state_can_be_had_back(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    team.store.amend(X, lambda now: now.without_holder("Sam"), "Ali")
    window = opened(qtbot, team)
    registered = window.chosen
    assert registered is not None
    page = window.open_history(registered)
    qtbot.waitUntil(lambda: page.list.count() == 2, timeout=PATIENCE)
    assert page.shown.toPlainText() == "•  No longer a holder: Sam"
    assert not page.restore.isEnabled()
    page.list.setCurrentRow(1)
    with qtbot.waitSignal(page.saved, timeout=PATIENCE):
        page.restore.click()
    assert team.store.accounts()[0].account == TEAM
    assert len(team.store.history(X)) == 3


def test_an_account_is_taken_off_and_put_back(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    window = opened(qtbot, team)
    with qtbot.waitSignal(window.filled, timeout=PATIENCE):
        window.view.commands["remove"].click()
    assert team.store.accounts() == []
    qtbot.waitUntil(lambda: X not in team.desk.session.accounts, timeout=PATIENCE)
    window.also_removed.setChecked(True)
    assert window.list.item(0).text() == "X @OurTeam\nTaken off the register"
    with qtbot.waitSignal(window.filled, timeout=PATIENCE):
        window.view.commands["bring_back"].click()
    assert [one.account for one in team.store.accounts()] == [TEAM]
    qtbot.waitUntil(lambda: X in team.desk.session.accounts, timeout=PATIENCE)


# Guides, mail, paper


def test_a_guide_opens_the_accounts_own_page(qtbot: QtBot, join: Joined) -> None:
    mastodon = replace(
        TEAM, id=AccountId("m"), network=NetworkId("mastodon"), handle="@ourteam@example.social"
    )
    team = join(mastodon)
    page = opened(qtbot, team).open_guide(mastodon)
    assert "Automatically accept new followers" in page.text.toPlainText()
    assert "22 November 2026" in page.text.toPlainText()
    page.open_page.click()
    assert team.world.opened == ["https://example.social/settings/privacy"]


def test_every_network_has_its_guide_in_the_window(qtbot: QtBot, join: Joined) -> None:
    page = opened(qtbot, join(TEAM)).open_guide(TEAM)
    seen = set()
    for place in range(page.network.count()):
        page.network.setCurrentIndex(place)
        page.network.activated.emit(place)
        seen.add(page.text.toPlainText())
        group = page.guide.private == "group"
        assert page.mails["closed_group"].isVisible() is group
        assert page.mails["private_help"].isVisible() is not group
    assert len(seen) == page.network.count() == 7


def test_asking_for_a_closed_group_is_a_mail_ready_to_send(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    facebook = replace(TEAM, network=NetworkId("facebook"), purpose="Swaps of shifts")
    mail = opened(qtbot, team).open_guide(facebook).open_mail("closed_group")
    mail.body.appendPlainText("PS: thank you!")
    mail.mail.click()
    [address] = team.world.opened
    assert address.startswith("mailto:atb@nhs.uk?subject=A%20closed%20group%20for%20Our%20team%2C%20please")
    assert "Swaps%20of%20shifts" in address
    assert "PS%3A%20thank%20you" in address
    mail.copy.click()
    assert "Admins, please: Dana Luck, Sam" in QGuiApplication.clipboard().text()


def test_the_overview_goes_out_as_csv_and_pdf(qtbot: QtBot, join: Joined, tmp_path: Path) -> None:
    team = join(TEAM, replace(TEAM, id=AccountId("x-2"), handle="@Second", holders=()))
    window = opened(qtbot, team)
    window.all_on_a_page.click()
    page = window.open_overview()
    page.csv.click()
    qtbot.waitUntil(lambda: "2 accounts are in" in page.told.words.text(), timeout=PATIENCE)
    with (tmp_path / "accounts 2026-11-22.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["handle"] for row in rows] == ["'@OurTeam", "'@Second"]
    page.pdf.click()
    words = " ".join(words_of(tmp_path / "accounts 2026-11-22.pdf").split())
    for part in ("X @OurTeam", "X @Second", "Dana Luck", "In good order", "Nobody is named as holding"):
        assert part in words
    written = (tmp_path / "accounts 2026-11-22.pdf").read_bytes()
    assert b"/Marked true" in written
    assert b"/S /H3" in written


def test_an_overview_that_cannot_be_written_says_so(qtbot: QtBot, join: Joined, tmp_path: Path) -> None:
    window = opened(qtbot, join(TEAM))
    for ending in ("csv", "pdf"):
        (tmp_path / f"accounts 2026-11-22.{ending}").mkdir()
    page = window.open_overview()
    page.csv.click()
    qtbot.waitUntil(lambda: "Choose another folder" in page.told.words.text(), timeout=PATIENCE)


# With the vault


def test_a_new_password_in_the_vault_is_dated_in_the_register(qtbot: QtBot, join: Joined) -> None:
    team = join(replace(TEAM, password_due="2026-11-01"))
    team.vault.password_changed.emit(str(X))
    qtbot.waitUntil(lambda: team.store.accounts()[0].rev == 2, timeout=PATIENCE)
    account = team.store.accounts()[0].account
    assert (account.password_changed, account.password_due) == ("2026-11-22", "")


def test_whom_a_log_on_went_to_may_join_the_holders(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    team.vault.handed_over.emit(str(X), ("Dana Luck", "Ali Khan"))
    qtbot.waitUntil(lambda: team.desk.notices.notice("holders") is not None, timeout=PATIENCE)
    notice = team.desk.notices.notice("holders")
    assert notice is not None
    assert notice.words.text().startswith("Ali Khan can sign in now")
    notice.offer.click()
    qtbot.waitUntil(lambda: team.store.accounts()[0].rev == 2, timeout=PATIENCE)
    assert team.store.accounts()[0].account.holders[2] == Holder("Ali Khan", since="2026-11-22")


def test_the_log_on_opens_from_the_account(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    window = opened(qtbot, team)
    window.view.commands["log_on"].click()
    assert team.vault.windows.get("vault") is not None


# By keys, and in trouble


def test_escape_closes_every_page_without_saving(qtbot: QtBot, join: Joined) -> None:
    team = join(TEAM)
    window = opened(qtbot, team)
    page = window.edit(team.store.accounts()[0])
    page.purpose.setText("Not kept")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: team.tools.window is None, timeout=PATIENCE)
    assert team.store.accounts()[0].rev == 1


def test_where_the_database_cannot_be_read_the_accounts_known_so_far_stay(qtbot: QtBot, join: Joined) -> None:
    own = (AccountEntry("old-id", "x", "@Old"),)
    join.settings.change(accounts=own)
    store = join.keeper.store
    assert store is not None
    trouble = StoreError("locked", "Another program is holding it.", "Try again.")
    join.keeper.store = replace(store, trouble=trouble)
    tools, _, _ = join.unread()
    assert tools.open_register() is None
    assert tools.open_leaver() is None
    notice = join.desk.notices.notice("register")
    assert notice is not None
    assert "Another program is holding it." in notice.words.text()
    assert join.settings.current.accounts == own
    assert join.store.accounts() == []


def test_a_register_that_could_not_be_read_is_tried_again(qtbot: QtBot, join: Joined) -> None:
    store = join.keeper.store
    assert store is not None
    with store.database.writing() as connection:
        connection.execute(text("alter table register_accounts rename to away"))
    tools, _, _ = join.unread()
    qtbot.waitUntil(lambda: join.desk.notices.notice("register") is not None, timeout=PATIENCE)
    assert join.desk.notices.texts()[0].startswith("The accounts cannot be read.")
    with store.database.writing() as connection:
        connection.execute(text("alter table away rename to register_accounts"))
    assert tools.open_register() is None
    qtbot.waitUntil(lambda: tools.room is not None, timeout=PATIENCE)
    assert tools.open_register() is not None
