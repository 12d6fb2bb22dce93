"""The record with 100,000 posts in it: finding a rare and a common word, opening its window, scrolling its list."""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QListView

from composer.store.opening import open_store
from composer.store.record import Record
from composer.ui.background import Background
from composer.ui.posting.record_model import Asked, RecordModel
from composer.ui.posting.record_page import entry_title

ENTRIES = 100_000
RARE, COMMON = "zebrafish", "thank"
LIMITS = {"rare": 30.0, "common": 100.0}
ROUNDS = 41
LINES = 3_000
_WORDS = (
    "thank you carers nurses in Sunderland Washington Houghton Hetton for the flu clinic open day walking group "
    "wellbeing week volunteers health care together better hospital pharmacy library school garden music friends"
)


def fill(record: Record, moments: list[datetime]) -> None:
    """Entries as posting writes them, a few hundred to a transaction: what is measured is reading."""
    chance = random.Random(11)
    at = datetime(2022, 1, 1, tzinfo=UTC)
    rare = set(chance.sample(range(ENTRIES), 7))
    database, vocabulary = record._database, _WORDS.split()
    for start in range(0, ENTRIES, 500):
        with database.writing() as connection:
            for number in range(start, start + 500):
                moments[0] = at + timedelta(minutes=20 * number)
                words = " ".join(chance.choices(vocabulary, k=32))
                text = f"{words} {RARE}" if number in rare else words
                record._append(connection, "posted", f"account-{number % 7}", content(text, number))


def content(text: str, number: int) -> dict[str, object]:
    return {
        "draft": f"draft-{number}",
        "text": text,
        "network": "X",
        "handle": "@OurTeam",
        "packs": [{"pack": "ATB", "title": "All Together Better", "version": "2026.11", "rules": 16}],
        "ticks": [
            {"rule": "ATB.Sense", "prompt": "Would you stand by it?", "who": "Sam Taylor", "when": "2026"}
        ],
        "final_tick": {"who": "Sam Taylor", "when": "2026-11-22T10:00:00+00:00"},
        "link": f"https://x.com/OurTeam/status/{number}",
    }


def median_of(work: Callable[[], object]) -> tuple[float, float]:
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took), max(took)


def scrolled(qt: QApplication, record: Record) -> list[float]:
    """How long the window was busy for each page of the list, scrolled to its end again and again."""
    background = Background()
    model = RecordModel(record, background, entry_title)
    view = QListView()
    view.setUniformItemSizes(True)
    view.setModel(model)
    view.resize(500, 700)
    view.show()
    model.ask(Asked())
    while not model.rowCount():
        qt.processEvents()
    took: list[float] = []
    while model.rowCount() < LINES:
        begun = time.perf_counter()
        qt.processEvents()
        view.scrollToBottom()
        qt.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        took.append(1000 * (time.perf_counter() - begun))
        time.sleep(0.002)
    background.close()
    return took


def main() -> int:
    moments = [datetime(2022, 1, 1, tzinfo=UTC)]
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        record = Record(store.database, lambda: moments[0])
        fill(record, moments)
        store.close()
        opened, slowest = median_of(lambda: open_store(Path(folder)).close())
        rows, worst = [f"| the store opened, beside the window | {opened:.1f} | {slowest:.1f} | |"], 0
        store = open_store(Path(folder))
        record = store.record
        reading: dict[str, tuple[str, Callable[[], object]]] = {
            "rare": (f"a rare word ('{RARE}', 7 of {ENTRIES:,})", lambda: record.search(RARE)),
            "common": (f"a common word ('{COMMON}', most of them)", lambda: record.search(COMMON)),
            "begun": ("a common word half typed ('th')", lambda: record.search("th")),
            "newest": ("the newest page, nothing asked", record.search),
            "account": ("a word, one account, one year", lambda: _narrow(record)),
            "last": ("when each account last posted", record.last_posted),
        }
        for name, (what, work) in reading.items():
            middle, slowest = median_of(work)
            limit = LIMITS.get(name)
            worst |= limit is not None and middle >= limit
            rows.append(f"| {what} | {middle:.1f} | {slowest:.1f} | {f'{limit:.0f}' if limit else ''} |")
        busy = scrolled(qt, record)
        rows.append(
            f"| window busy, list scrolled {LINES:,} lines | {statistics.median(busy):.1f} | {max(busy):.1f} | |"
        )
        begun = time.perf_counter()
        faults = record.verify()
        rows.append(
            f"| the whole chain verified, {len(faults)} faults, s | {time.perf_counter() - begun:.1f} | | |"
        )
        store.close()
    print("| 100,000 entries: | median ms | slowest ms | to stay under |\n|---|---|---|---|")
    print("\n".join(rows))
    return int(worst)


def _narrow(record: Record) -> object:
    return record.search(COMMON, account="account-3", since="2024-01-01", until="2025-01-01")


if __name__ == "__main__":
    sys.exit(main())
