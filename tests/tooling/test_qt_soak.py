"""Qt's binding survives a long day: PySide6 6.12.0 lost a reference at each call and aborted after some 5,000."""

from __future__ import annotations

import os
import subprocess
import sys

_SOAK = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(20_000):
    label.setText(str(number))
print(sys.getrefcount(None) - before)
"""


def test_twenty_thousand_calls_neither_abort_nor_lose_references() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _SOAK], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 100
