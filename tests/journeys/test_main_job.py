"""The main job, in the real window with the bundled packs: write, fix, tick, ready."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.services import open_engine
from composer.settings import SettingsFile
from composer.ui.compose.row import Row
from composer.ui.states import State
from tests.journeys.steps import choose, settle

WRITTEN = (
    "COME TO OUR OPEN DAY!!! The the walking group meets in the hall. "
    "Mary Robson will be there, NHS number 943 476 5919. #all4jack"
)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    made = App(qapp, SettingsFile(tmp_path / "settings.json"), open_engine, look="light")
    with qtbot.waitSignal(made.engine_loaded, timeout=60_000):
        made.start()
    yield made
    made.close()
    made.window.deleteLater()


def rows(app: App) -> list[Row]:
    return [row for row in app.desk.rows.model.rows if not row.heading]


def row_of(app: App, rule: str) -> Row:
    return next(row for row in rows(app) if row.finding is not None and row.finding.rule == rule)


def rules(app: App) -> set[str]:
    return {str(row.finding.rule) for row in rows(app) if row.finding is not None}


def fix(qtbot: QtBot, app: App, row: Row) -> None:
    """Choose the row and take its first way out, as a person would."""
    choose(app, row)
    app.desk.rows.details.fix.click()
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        first = menu.actions()[0]
        menu.close()
        first.trigger()
    settle(qtbot, app)


def write(qtbot: QtBot, app: App, text: str) -> None:
    editor = app.window.post_text
    editor.setFocus()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle(qtbot, app)


def test_a_flawed_draft_is_written_fixed_ticked_and_ready(qtbot: QtBot, app: App) -> None:
    write(qtbot, app, WRITTEN)
    assert app.window.post_text.text == WRITTEN
    assert "Confidentiality.NhsNumber" in rules(app)
    assert row_of(app, "Confidentiality.NhsNumber").state is State.STOP
    assert not app.desk.session.may_post

    while row := next((row for row in rows(app) if row.finding and row.finding.fixes), None):
        fix(qtbot, app, row)
        assert row.key not in {one.key for one in rows(app)}
    text = app.window.post_text.text
    assert "943 476 5919" not in text
    assert "Mary Robson" not in text
    assert "@atbsunderland" in text
    assert "Sunderland" in text

    for row in [row for row in rows(app) if row.finding is not None]:
        choose(app, row)
        app.desk.rows.details.aside.click()
        QTest.keyClicks(app.desk.rows.details.form.words, "we talked about it")
        QTest.keyClick(app.desk.rows.details.form.words, Qt.Key.Key_Return)
        settle(qtbot, app)
    assert not app.window.pane.status.summary.ready

    while row := next((row for row in rows(app) if row.question and row.question.tick is None), None):
        choose(app, row)
        QTest.keyClick(app.desk.rows.list, Qt.Key.Key_Space)
        settle(qtbot, app)
    assert app.desk.session.may_post
    assert app.window.pane.status.line.text() == "Ready to post"


def test_one_undo_takes_a_fix_back_and_the_remark_returns(qtbot: QtBot, app: App) -> None:
    write(qtbot, app, "The the group meets in Sunderland @atbsunderland")
    fix(qtbot, app, row_of(app, "Accuracy.DoubledWord"))
    assert "Accuracy.DoubledWord" not in rules(app)
    app.desk.commands["undo"].trigger()
    settle(qtbot, app)
    assert "Accuracy.DoubledWord" in rules(app)


def test_changing_a_ticked_post_unticks_what_it_changed(qtbot: QtBot, app: App) -> None:
    write(qtbot, app, "The group meets in Sunderland @atbsunderland https://www.nhs.uk/live-well")

    def link_row() -> Row:
        return next(row for row in rows(app) if row.question and row.question.rule == "Accuracy.LinkTried")

    choose(app, link_row())
    app.desk.commands["tick"].trigger()
    settle(qtbot, app)
    assert link_row().state is State.TICKED
    app.window.post_text.moveCursor(app.window.post_text.textCursor().MoveOperation.Start)
    write(qtbot, app, "Hello! ")
    assert link_row().state is State.TICKED
    app.window.post_text.moveCursor(app.window.post_text.textCursor().MoveOperation.End)
    write(qtbot, app, "-and-more ")
    assert link_row().state is State.BOX
    assert "You ticked this before" in link_row().note


def test_a_pack_dropped_in_with_mistakes_is_told_while_the_rest_goes_on(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    pack = tmp_path / "rules" / "Broken"
    pack.mkdir(parents=True)
    (pack / "Bad.yml").write_text("extends: existence\nmessage: x\ntokens: ['(']\n", "utf-8")
    qtbot.waitUntil(lambda: bool(app.desk.notices.texts()), timeout=30_000)
    assert app.desk.notices.texts() == ["1 rule has a mistake. The rest go on working."]
    write(qtbot, app, "The the group")
    assert "Accuracy.DoubledWord" in rules(app)
    (pack / "Bad.yml").unlink()
    qtbot.waitUntil(lambda: not app.desk.notices.texts(), timeout=30_000)
