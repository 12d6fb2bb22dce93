"""A walk through every window: every control has a name, the keys reach it, and no key does two things."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests import walking
from tests.every_window import EVERY_WINDOW
from tests.stage import Stage, let_work, on_stage


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with on_stage(qapp, tmp_path_factory.mktemp("stage") / "home") as made:
        yield made


@pytest.mark.parametrize("name", EVERY_WINDOW)
def test_every_control_can_be_named_reached_and_pressed(stage: Stage, name: str) -> None:
    stage.clear()
    window = EVERY_WINDOW[name].opened(stage)
    let_work(30)
    assert type(window).__name__ == EVERY_WINDOW[name].shows
    stops, missed = walking.go_round(window)
    wrong = {
        "no name or role": walking.nameless(window),
        "not to be told apart": walking.namesakes(window),
        "two for one key": walking.clashes(window),
        "too small to press": walking.small(window),
        "not reached by Tab": missed,
        "out of order": walking.out_of_order(stops),
        "Escape": ["does not close it"] if walking.stays_open(window) else [],
    }
    assert {what: which for what, which in wrong.items() if which} == {}


@pytest.mark.parametrize(
    "name",
    [
        "doubts",
        "clearing a doubt",
        "send for review",
        "a colleague's post",
        "told by",
        "paste an answer",
    ],
)
def test_what_is_missing_is_said_by_the_field_that_misses_it(stage: Stage, name: str) -> None:
    stage.clear()
    window, leave_out = EVERY_WINDOW[name].opened(stage), EVERY_WINDOW[name].leave_out
    assert leave_out is not None
    walking.activate(window)
    before = walking.words_of(window)
    leave_out(window)
    stage.wait(lambda: walking.words_of(window) - before)
    said = walking.words_of(window) - before
    at = QApplication.focusWidget()
    assert at is not None
    assert any(one in walking.description_of(at) for one in said), (said, walking.called(at))
