"""A ward story that names a patient is made fit to be told, on screen, by clicks and keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.domain.finding import Group
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.compose.row import Row
from composer.ui.states import State
from tests.journeys.steps import choose, settle

STORY = (
    "So proud of our team on Ward E53. On Tuesday night Mrs Joan Wetherell, 84, from Silksworth fell and broke her hip "
    "(NHS number 943 476 5919). She has dementia and was frightened, so nurse Amira Patel sang to her till morning."
)
TOLD = (
    "So proud of our team on the ward. A patient, in her eighties, fell and broke her hip. She has dementia and was "
    "frightened, so nurse Amira Patel sang to her till morning."
)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def open_app(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], App]]:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(tmp_path / "machine"))
    made: list[App] = []

    def opened() -> App:
        app = App(qapp, SettingsFile(tmp_path / "settings.json"), open_engine, look="light")
        made.append(app)
        with qtbot.waitSignal(app.engine_loaded, timeout=60_000):
            app.start()
        return app

    yield opened
    for app in made:
        app.close()
        app.window.deleteLater()


def write(qtbot: QtBot, app: App, text: str) -> None:
    app.window.post_text.setFocus()
    QTest.keyClicks(app.window.post_text, text)
    settle(qtbot, app)


def safe_rows(app: App) -> list[Row]:
    return [row for row in app.desk.rows.model.rows if row.group is Group.SAFE and not row.heading]


def remarks(app: App) -> list[Row]:
    return [row for row in safe_rows(app) if row.finding is not None]


def choose_rule(app: App, rule: str, words: str = "") -> None:
    choose(
        app,
        next(row for row in remarks(app) if row.finding and row.finding.rule == rule and words in row.text),
    )


def take(qtbot: QtBot, app: App, label: str) -> None:
    """Press the way out of the chosen row that says `label`, on the button or in its menu."""
    button = app.desk.rows.details.fix
    button.click()
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        action = next(action for action in menu.actions() if label in action.text())
        menu.close()
        action.trigger()
    settle(qtbot, app)


def answer_in_place(qtbot: QtBot, app: App, words: str) -> None:
    app.desk.rows.details.agreed.click()
    QTest.keyClicks(app.desk.rows.details.form.words, words)
    QTest.keyClick(app.desk.rows.details.form.words, Qt.Key.Key_Return)
    settle(qtbot, app)


def make_it_fit_to_tell(qtbot: QtBot, app: App) -> None:
    choose_rule(app, "Confidentiality.NhsNumber")
    take(qtbot, app, "Remove it")
    choose_rule(app, "Confidentiality.Person", "Wetherell")
    take(qtbot, app, "a patient")
    choose_rule(app, "Confidentiality.AgeConditionPlace")
    take(qtbot, app, "Take out")
    choose_rule(app, "Confidentiality.AgePlaceEvent")
    take(qtbot, app, "the ward")
    choose_rule(app, "Confidentiality.Age")
    take(qtbot, app, "in her eighties")
    choose_rule(app, "Confidentiality.Person", "Amira Patel")
    answer_in_place(qtbot, app, "Amira, by e-mail on 3 May")


def test_a_story_that_identifies_a_patient_is_made_fit_to_tell(
    qtbot: QtBot, open_app: Callable[[], App]
) -> None:
    app = open_app()
    write(qtbot, app, STORY)
    asked = {str(row.finding.rule).partition(".")[2] for row in remarks(app) if row.finding}
    assert {"NhsNumber", "Person", "Age", "AgeConditionPlace", "WardDayEvent"} <= asked
    assert remarks(app)[0].state is State.STOP

    make_it_fit_to_tell(qtbot, app)

    assert app.window.post_text.text == TOLD
    assert remarks(app) == []
    agreed, looked_for = safe_rows(app)
    assert (agreed.text, agreed.state) == ("‘Amira Patel’: they know and have agreed.", State.TICKED)
    assert looked_for.text.startswith("Looked for ages and dates of birth")
    assert "safe" not in looked_for.text.casefold()


def test_an_answer_holds_in_every_version(qtbot: QtBot, open_app: Callable[[], App]) -> None:
    app = open_app()
    write(qtbot, app, "Thank you, Amira Patel!")
    choose_rule(app, "Confidentiality.Person")
    answer_in_place(qtbot, app, "Amira, by e-mail on 3 May")
    account = app.desk.session.draft.accounts[0]
    app.desk.session.make_version(account, "Amira Patel sang. So did Joan Wetherell.")
    settle(qtbot, app)
    assert [app.desk.session.words_of(row.finding) for row in remarks(app) if row.finding] == [
        "Joan Wetherell"
    ]


def test_an_answer_outlives_closing_the_app_and_can_be_taken_back(
    qtbot: QtBot, open_app: Callable[[], App]
) -> None:
    app = open_app()
    write(qtbot, app, "Thank you, Amira Patel! And well done to all who helped Amira Patel.")
    choose_rule(app, "Confidentiality.Person")
    answer_in_place(qtbot, app, "Amira, by e-mail on 3 May")
    assert remarks(app) == []
    app.rooms.keeper.flush()
    app.close()

    again = open_app()
    settle(qtbot, again)
    qtbot.waitUntil(lambda: any(row.answer for row in safe_rows(again)), timeout=30_000)
    choose(again, next(row for row in safe_rows(again) if row.answer))
    again.desk.rows.details.back.click()
    settle(qtbot, again)
    assert len(remarks(again)) == 2


def test_a_name_kept_for_the_team_is_not_asked_about_in_the_next_post(
    qtbot: QtBot, open_app: Callable[[], App], tmp_path: Path
) -> None:
    app = open_app()
    write(qtbot, app, "Thank you, Amira Patel!")
    choose_rule(app, "Confidentiality.Person")
    app.desk.rows.details.always.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = menu.actions()[0]
    menu.close()
    with qtbot.waitSignal(app.desk.session.engine_changed, timeout=60_000):
        action.trigger()
    assert "Amira Patel" in (tmp_path / "known.yml").read_text("utf-8")
    app.desk.commands["new_post"].trigger()
    write(qtbot, app, "Amira Patel sang for us.")
    assert remarks(app) == []
    assert app.desk.session.draft.answers == ()
