"""In text two and three times as large, every window fits a screen of 1280 by 720 and nothing in it is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from tests import walking
from tests.every_window import EVERY_WINDOW
from tests.stage import Stage, on_stage

_SCREEN = 1280, 720


@pytest.fixture(scope="module", params=[2.0, 3.0], ids=["200", "300"])
def stage(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    with on_stage(qapp, tmp_path_factory.mktemp("stage") / "home", text_scale=request.param) as made:
        yield made


@pytest.mark.parametrize("name", EVERY_WINDOW)
def test_nothing_is_cut_off(stage: Stage, name: str) -> None:
    stage.clear()
    window = EVERY_WINDOW[name].opened(stage)
    wrong = [] if isinstance(window, QMenu) else walking.too_large(window, *_SCREEN)
    wrong += walking.settled(walking.cut_off, window)
    assert "\n".join(wrong) == ""
