"""The first day: three steps that can be skipped, kept at once, and a practice post that goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.domain.finding import Group
from composer.services import Decided, Engine
from composer.settings import SettingsFile
from composer.ui.background import Background
from composer.ui.compose.desk import Desk
from composer.ui.compose.row import Row
from composer.ui.first_day.first_day_tools import FirstDayTools
from composer.ui.first_day.lessons import LESSONS, PRACTICE_POST, lesson_now
from composer.ui.first_day.practice_window import PracticeWindow
from composer.ui.first_day.welcome_window import WelcomeWindow
from composer.ui.settings.settings_tools import SettingsTools
from composer.ui.states import State
from composer.ui.theme import Theme


@pytest.fixture
def welcome(qtbot: QtBot, theme: Theme, settings: SettingsFile) -> Iterator[WelcomeWindow]:
    owner = QWidget()
    qtbot.addWidget(owner)
    window = WelcomeWindow(settings, theme, owner)
    window.show()
    yield window
    owner.close()


class _NoWords:
    """Word tools before their stock has come."""

    stock = None
    spelling = None


@pytest.fixture
def tools(
    desk: Desk, background: Background, settings: SettingsFile, theme: Theme, plain_rules: ModuleType
) -> FirstDayTools:
    from composer.engine.schema import PolicyFile

    def opened(_employer: str) -> Engine:
        return cast("Engine", plain_rules.PlainRules())

    decided = Decided({}, "", PolicyFile())
    joined = SettingsTools(desk, _NoWords(), background, settings, decided, opened, theme)  # type: ignore[arg-type]
    return FirstDayTools(desk, background, settings, joined, lambda: "now", theme)


def row(group: Group, state: State, *, heading: bool = False) -> Row:
    return Row((group, state), group, state, "words", heading=heading)


def test_an_empty_step_is_skipped_and_nothing_is_kept(welcome: WelcomeWindow, settings: SettingsFile) -> None:
    assert welcome.next.text() == "&Skip this step"
    welcome.next.click()
    assert welcome.where.text() == "Step 2 of 3: your employer"
    assert settings.current.person == ""


def test_a_name_given_is_kept_at_once(welcome: WelcomeWindow, settings: SettingsFile, qtbot: QtBot) -> None:
    QTest.keyClicks(welcome.who.name, "  Zoe   Lund ")
    assert welcome.next.text() == "&Next"
    with qtbot.waitSignal(welcome.named) as named:
        QTest.keyClick(welcome.who.name, Qt.Key.Key_Return)
    assert named.args == ["Zoe Lund"]
    assert SettingsFile(settings.path).current.person == "Zoe Lund"
    assert welcome.place == 1


def test_an_employer_with_a_pack_can_be_chosen(
    welcome: WelcomeWindow, settings: SettingsFile, qtbot: QtBot
) -> None:
    welcome.next.click()
    welcome.employer.offer({"ExampleTrust": "Example Trust"})
    welcome.employer.choice.setCurrentIndex(1)
    with qtbot.waitSignal(welcome.employed) as employed:
        welcome.next.click()
    assert employed.args == ["ExampleTrust"]
    assert settings.current.employer == "ExampleTrust"


def test_an_employer_that_the_it_desk_set_is_shown_and_stays(
    qtbot: QtBot, theme: Theme, settings: SettingsFile
) -> None:
    settings.fix({"employer": "ExampleTrust"}, "Set by your IT desk.")
    window = WelcomeWindow(settings, theme, None)
    qtbot.addWidget(window)
    window.employer.offer({"ExampleTrust": "Example Trust"})
    assert not window.employer.choice.isEnabled()
    assert window.employer.choice.currentText() == "Example Trust"
    assert not window.employer.answered()


def test_the_accounts_ticked_are_where_new_posts_go(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    welcome.next.click()
    welcome.next.click()
    welcome.accounts.list.setCurrentRow(1)
    QTest.keyClick(welcome.accounts.list, Qt.Key.Key_Space)
    with qtbot.waitSignal(welcome.chosen) as chosen:
        welcome.next.click()
    assert chosen.args == [("x-team", "facebook-team")]
    assert welcome.practice.isVisible()


def test_skipping_all_is_remembered(welcome: WelcomeWindow, settings: SettingsFile) -> None:
    assert SettingsFile(settings.path).fresh
    QTest.keyClick(welcome, Qt.Key.Key_Escape)
    assert not SettingsFile(settings.path).fresh


def test_a_first_start_shows_the_three_steps(tools: FirstDayTools, qtbot: QtBot) -> None:
    tools.begin()
    assert tools.welcome is not None
    assert tools.welcome.isVisible()
    tools.welcome.close()
    qtbot.waitUntil(lambda: tools.welcome is None, timeout=20_000)


def test_somebody_who_writes_already_is_not_interrupted(tools: FirstDayTools, desk: Desk) -> None:
    desk.post_text.replace_all("I know what I am doing")
    tools.begin()
    assert tools.welcome is None
    notice = desk.notices.notice("first_day")
    assert notice is not None
    notice.offer.click()
    assert tools.welcome is not None


def test_the_practice_leaves_the_real_post_alone(tools: FirstDayTools, desk: Desk, qtbot: QtBot) -> None:
    desk.post_text.replace_all("My real post")
    practice = tools.open_practice()
    qtbot.waitUntil(lambda: practice.session.up_to_date, timeout=20_000)
    assert practice.post_text.text == PRACTICE_POST
    practice.post_text.replace_all("Something else")
    assert desk.session.draft.text == "My real post"
    practice.start_again()
    assert practice.post_text.text == PRACTICE_POST
    practice.close()
    qtbot.waitUntil(lambda: tools.practice is None, timeout=20_000)
    assert desk.session.draft.text == "My real post"


def test_the_practice_waits_for_rules_that_are_not_there_yet(
    qtbot: QtBot, theme: Theme, plain_rules: ModuleType
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    window = PracticeWindow("Sam", lambda: "now", None, theme, owner)
    assert window.status.summary.line == "Getting the checklist ready"
    window.use_engine(plain_rules.PlainRules())
    qtbot.waitUntil(lambda: window.lesson >= 0, timeout=20_000)
    assert window.rows.model.rows
    window.close()


def test_the_practice_starts_on_its_first_line_and_knows_its_help(tools: FirstDayTools, qtbot: QtBot) -> None:
    practice = tools.open_practice()
    practice.post_text.replace_all("stop it")
    qtbot.waitUntil(lambda: practice.rows.current is not None, timeout=20_000)
    row = practice.rows.current
    assert row is not None
    with qtbot.waitSignal(tools.help_asked, timeout=20_000) as asked:
        practice.rows.details.help.click()
    assert asked.args == [row.group]
    practice.close()


def test_lessons_follow_what_still_waits() -> None:
    waiting = [row(Group.SAFE, State.STOP), row(Group.OURS, State.LOOK), row(Group.TICK, State.BOX)]
    assert [lesson_now(waiting[place:]) for place in range(4)] == [0, 1, 3, len(LESSONS)]


def test_ideas_headings_and_what_is_settled_hold_no_lesson_up() -> None:
    settled = [
        row(Group.SAFE, State.STOP, heading=True),
        row(Group.OURS, State.IDEA),
        row(Group.READABLE, State.ASIDE),
        row(Group.TICK, State.TICKED),
    ]
    assert lesson_now(settled) == len(LESSONS)
