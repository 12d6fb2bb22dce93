"""At 400 % the main window keeps to its screen, so that nothing of it is out of reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_OPEN = """
import json
from pathlib import Path
from PySide6.QtWidgets import QApplication, QScrollArea
from composer.settings import SettingsFile
from composer.ui.compose.window import ComposeWindow
from composer.ui.theme import Theme
qt = QApplication([])
window = ComposeWindow(SettingsFile(Path("settings.json")), Theme(qt))
window.show()
qt.processEvents()
area = window.centralWidget()
assert isinstance(area, QScrollArea)
room = window.screen().availableSize()
print(json.dumps({"window": window.size().toTuple(), "room": room.toTuple(),
                  "sideways": area.horizontalScrollBar().maximum()}))
"""


def test_at_400_percent_the_window_keeps_to_its_screen_and_does_not_scroll_sideways(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2.5"}
    # The offscreen screen is 800 pixels wide: 320 for the window, as 400 % leaves of 1280.
    done = subprocess.run(
        [sys.executable, "-c", _OPEN],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    assert seen["room"][0] == 320
    assert seen["window"][0] <= seen["room"][0]
    assert seen["window"][1] <= seen["room"][1]
    assert seen["sideways"] == 0
