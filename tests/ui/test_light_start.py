"""What costs a start more than it may is left until the window has been painted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_UNTIL_SHOWN = """
import os
import PySide6.QtCore
from composer.app import main
from composer.ui.compose.window import ComposeWindow

made = ComposeWindow.show
def show(self):
    made(self)
    print("Qt" in vars(PySide6.QtCore), flush=True)
    os._exit(0)

ComposeWindow.show = show
main([])
"""


def test_the_enumerations_of_qt_which_take_16_ms_to_make_are_not_made_before_the_window_is_shown(
    tmp_path: Path,
) -> None:
    where = {**os.environ, "POST_COMPOSER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_SHOWN],
        env=where,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == ["False"], done.stderr
