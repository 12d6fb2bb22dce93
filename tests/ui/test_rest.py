"""What waits until typing rests."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from composer.app import App
from composer.errors import ComposerError
from composer.settings import SettingsFile
from composer.ui.rest import Rest


class Post:
    """Stands for what is written."""

    def __init__(self) -> None:
        self.revision = 0


class Loop:
    """Rubbish that only a look at everything finds: it refers to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def rest(qapp: QApplication, post: Post) -> Rest:
    return Rest(lambda: post.revision)


@pytest.fixture
def rests(rest: Rest) -> list[bool]:
    heard: list[bool] = []
    rest.came.connect(lambda: heard.append(True))
    return heard


def test_two_looks_with_nothing_written_between_are_a_rest(rest: Rest, rests: list[bool]) -> None:
    rest.look()
    assert rests == []
    rest.look()
    assert rests == [True]


def test_typing_puts_the_rest_off(rest: Rest, post: Post, rests: list[bool]) -> None:
    for _ in range(10):
        post.revision += 1
        rest.look()
    assert rests == []


def test_who_never_rests_is_held_up_at_last(rest: Rest, post: Post, rests: list[bool]) -> None:
    for _ in range(16):
        post.revision += 1
        rest.look()
    assert rests == [True]


def test_a_rest_clears_away_what_much_writing_left(rest: Rest) -> None:
    gone = weakref.ref(Loop())
    kept = [[number] for number in range(10_000)]
    rest.look()
    rest.look()
    assert gone() is None
    assert len(kept) == 10_000


def test_what_a_very_long_text_brings_is_not_looked_through(rest: Rest) -> None:
    gc.collect()
    gc.disable()
    try:
        kept = [[number] for number in range(20_000)]
        rest.look()
        rest.look()
        assert gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_long_rest_clears_away_everything(rest: Rest) -> None:
    old = Loop()
    gc.collect()
    gone = weakref.ref(old)
    del old
    for _ in range(4):
        rest.look()
    assert gone() is not None
    for _ in range(3):
        rest.look()
    assert gone() is None


def test_an_app_whose_rules_do_not_come_has_its_rest_too(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_engine(_employer: str) -> NoReturn:
        raise ComposerError("networks.yml:3:1: not a number.", "Correct the line.")

    monkeypatch.setenv("POST_COMPOSER_HOME", str(tmp_path))
    app = App(qapp, SettingsFile(tmp_path / "settings.json"), no_engine, look="light")
    app.start()
    qtbot.waitUntil(lambda: app.findChild(Rest) is not None)
    assert app.desk.session.engine is None
    app.close()
    app.window.deleteLater()
