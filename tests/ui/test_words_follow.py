"""The list of organisations to follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.domain.account import Account, AccountId, NetworkId
from composer.paths import RESOURCES
from composer.ui.theme import Theme
from composer.ui.words.follow_dialog import FollowDialog
from composer.words.directory import FollowList, read_directory

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEAM = Account(AccountId("team"), NetworkId("x"), "@team")
OTHER = Account(AccountId("other"), NetworkId("bluesky"), "@other")


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> FollowDialog:
    made = FollowDialog(
        read_directory([RESOURCES / "directory.yml"]),
        FollowList(tmp_path / "follow.json"),
        [(TEAM, "X"), (OTHER, "Bluesky")],
        TODAY,
        Theme(qapp, "light"),
        None,
    )
    qtbot.addWidget(made)
    return made


def test_a_tick_is_kept_at_once_with_its_day(dialog: FollowDialog, tmp_path: Path) -> None:
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert FollowList(tmp_path / "follow.json").ticked(TEAM.id) == {"atb": "2026-11-22"}
    assert dialog.progress.text().startswith("1 of ")


def test_each_account_has_its_own_list(dialog: FollowDialog) -> None:
    dialog.account.setCurrentIndex(1)
    assert dialog.list.count() == 0
    assert dialog.progress.text() == "No handles on Bluesky are known yet"


def test_a_handle_nobody_checked_says_so(dialog: FollowDialog) -> None:
    assert "not verified" not in dialog.list.item(0).text()
    assert "not verified" in dialog.list.item(1).text()


def test_a_tick_that_cannot_be_kept_is_not_shown_as_kept(dialog: FollowDialog, tmp_path: Path) -> None:
    (tmp_path / "follow.json").mkdir()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.list.item(0).checkState() == Qt.CheckState.Unchecked
    assert "could not be saved" in dialog.progress.text()
