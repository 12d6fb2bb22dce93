"""Start to first painted window, and memory, against a bare Qt window with a text box in the same run."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"start": 1.3, "memory": 1.4}

# What is painted is found by Qt's name for it: `viewport()` makes all of Qt's enumerations, which takes 16 ms.
_WATCH = """
import sys, time, json
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    seen = False
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, painted)
        return False
def painted():
    took = time.monotonic() - float(sys.argv[1])
    pss = next(line.split()[1] for line in open('/proc/self/smaps_rollup') if line.startswith('Pss:'))
    print(json.dumps({"ms": took * 1000, "mb": int(pss) / 1024}), flush=True)
    import os
    os._exit(0)
watch = Watch()
"""
_BARE = (
    """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget
"""
    + _WATCH
    + """
app = QApplication([])
window = QMainWindow()
text = QPlainTextEdit()
window.setCentralWidget(text)
window.resize(1180, 760)
text.findChild(QWidget, "qt_scrollarea_viewport").installEventFilter(watch)
window.show()
app.exec()
"""
)
_OURS = (
    """
import gc
gc.disable()  # as `main_windowed` does
from composer.app import main
from composer.ui.compose import window
from PySide6.QtWidgets import QWidget
"""
    + _WATCH
    + """
made = window.ComposeWindow.show
def show(self):
    self.post_text.findChild(QWidget, "qt_scrollarea_viewport").installEventFilter(watch)
    made(self)
window.ComposeWindow.show = show
main([])
"""
)


def once(code: str, home: str) -> dict[str, float]:
    """Run one window in a process of its own until it has been painted."""
    env = {
        **os.environ,
        "POST_COMPOSER_HOME": home,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, str(begun)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def measure(rounds: int) -> dict[str, dict[str, float]]:
    """Both windows in turn, so that a noisy machine is noisy for both."""
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as home:
        for code in (_BARE, _OURS):
            once(code, home)
        for _ in range(rounds):
            runs["bare"].append(once(_BARE, home))
            runs["ours"].append(once(_OURS, home))
    of = {name: [run["ms"] for run in kept] for name, kept in runs.items()}
    mb = {name: statistics.median(run["mb"] for run in kept) for name, kept in runs.items()}
    return {
        "start": {
            "bare": min(of["bare"]),
            "ours": min(of["ours"]),
            "ratio": min(of["ours"]) / min(of["bare"]),
            "median_ratio": statistics.median(of["ours"]) / statistics.median(of["bare"]),
            "limit": LIMITS["start"],
        },
        "memory": {**mb, "ratio": mb["ours"] / mb["bare"], "limit": LIMITS["memory"]},
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    rows = measure(asked.rounds)
    if asked.json:
        print(json.dumps(rows))
    else:
        print(f"{'':8}  {'bare':>7}  {'ours':>7}  {'ratio':>6}  limit")
        for (name, row), unit in zip(rows.items(), ("ms", "MB"), strict=True):
            print(
                f"{name:8}  {row['bare']:7.1f}  {row['ours']:7.1f}  {row['ratio']:6.2f}  {row['limit']}  ({unit})"
            )
    return 0 if all(row["ratio"] <= row["limit"] for row in rows.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
