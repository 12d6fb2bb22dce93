"""Typing `#` or `@` with 10,000 snippets and 5,000 organisations: each key until the suggestions are painted."""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from composer.domain.account import NetworkId
from composer.paths import RESOURCES
from composer.ui.compose.editor import PostEditor
from composer.ui.theme import Theme
from composer.ui.words.completion_popup import CompletionPopup
from composer.ui.words.palette import WordsPalette
from composer.words.completion import Audience, Completer
from composer.words.directory import Directory, Handle, Organisation
from composer.words.snippets import KINDS, Shelf, Snippet
from composer.words.speller import Speller

LIMIT = 16.0
SNIPPETS, ORGANISATIONS = 10_000, 5_000
TODAY = date(2026, 11, 22)
AUDIENCE = Audience({NetworkId("x"): "X", NetworkId("bluesky"): "Bluesky", NetworkId("mastodon"): "Mastodon"})
TYPED = (
    "#sunderlandcarers",
    "#fnhs",
    "#sunderlnd",
    "@sunderlandcity",
    "@northeastcouncil",
    "@zqx",
    "#s",
    "@e",
)
SEARCHED = ("thank you nurses", "sunderland royal drop", "sndrlnd", "wellbieng", "zqxj")
ROUNDS = 5
PARTS = re.findall(
    r"\w+",
    "Sunderland Washington Houghton Hetton Community Nurse Health Care Trust City Council Hospital Royal Infirmary "
    "Together Better Wellbeing Carers Centre Support Mental Primary Patient Volunteer School Housing Fire North East",
)


def crowded_completer() -> Completer:
    chance = random.Random(7)

    def name(least: int) -> str:
        return " ".join(chance.choices(PARTS, k=chance.randint(least, 5)))

    snippets = []
    for number in range(SNIPPETS):
        kind, words = KINDS[number % len(KINDS)], f"{name(2)} {number}"
        tag = words.replace(" ", "")
        text = {"hashtag": f"#{tag}", "hashtags": f"#{tag} #NHS", "tag": f"@{tag}"}.get(
            kind, f"{words} in {name(3)}"
        )
        snippets.append(Snippet(str(number), words, kind, text, "Group", (name(1),)))
    organisations = []
    for number in range(ORGANISATIONS):
        handle = Handle(f"@{name(1).replace(' ', '')}{number}")
        handles = MappingProxyType({NetworkId("x"): handle})
        organisations.append(
            Organisation(str(number), f"{name(2)} {number}", (name(1),), "About it", handles=handles)
        )
    counts = {f"snippet:{chance.randrange(SNIPPETS)}": chance.randrange(1, 50) for _ in range(300)}
    return Completer(Shelf(tuple(snippets)), Directory(tuple(organisations)), counts, TODAY)


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def keys(qt: QApplication, widget: PostEditor, typed: str) -> list[float]:
    """Each key with everything it caused, painting included."""

    def press(letter: str) -> None:
        QTest.keyClicks(widget, letter)
        qt.processEvents()

    times = [timed(lambda key=letter: press(key)) for letter in typed]  # type: ignore[misc]
    widget.replace_all("")
    qt.processEvents()
    return times


def popup_times(qt: QApplication, theme: Theme, completer: Completer | None) -> list[float]:
    """Per key its best of some rounds, for every text typed; without a completer, the bare editor's."""
    window = QMainWindow()
    editor = PostEditor(theme)
    window.setCentralWidget(editor)
    window.resize(1000, 700)
    if completer is not None:
        CompletionPopup(editor, lambda trigger: completer.complete(trigger, AUDIENCE), theme)
    window.show()
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    qt.processEvents()
    best: list[float] = []
    for typed in TYPED:
        rounds = [keys(qt, editor, typed) for _ in range(ROUNDS)]
        best += [min(times) for times in zip(*rounds, strict=True)]
    window.close()
    return best


def palette_times(qt: QApplication, theme: Theme, completer: Completer) -> list[float]:
    palette = WordsPalette(lambda query: completer.search(query, AUDIENCE), theme, None)
    palette.show()
    qt.processEvents()

    def press(letter: str) -> None:
        QTest.keyClicks(palette.query, letter)
        qt.processEvents()

    best: list[float] = []
    for typed in SEARCHED:
        rounds = []
        for _ in range(ROUNDS):
            rounds.append([timed(lambda key=letter: press(key)) for letter in typed])  # type: ignore[misc]
            palette.query.clear()
            qt.processEvents()
        best += [min(times) for times in zip(*rounds, strict=True)]
    palette.close()
    return best


def spelling_times() -> list[float]:
    """A paragraph of 280 characters that has just changed by one letter, and one that has not."""
    speller = Speller(RESOURCES / "spelling", Path(os.devnull))
    text = (
        "Join us for a wellbeing drop-in at Sunderland Royal on Thursday. Anyone who cares can come. " * 4
    )[:279]
    speller.check(text)
    fresh = [timed(lambda number=number: speller.check(text + chr(0x100 + number))) for number in range(200)]  # type: ignore[misc]
    kept = [timed(lambda: speller.check(text)) for _ in range(200)]
    return [min(fresh), min(kept)]


def main() -> int:
    qt = QApplication(["completion"])
    theme = Theme(qt, "light")
    completer = crowded_completer()
    bare = statistics.median(popup_times(qt, theme, None))
    rows = [
        ("`#` and `@` completion, each key", popup_times(qt, theme, completer)),
        ("palette (Ctrl+K), each key", palette_times(qt, theme, completer)),
    ]
    print(
        f"{SNIPPETS:,} snippets, {ORGANISATIONS:,} organisations; a bare key takes {bare:.2f} ms.\n",
        file=sys.stderr,
    )
    print(f"| | median | worst | of {LIMIT:.0f} ms | of a bare key |\n|---|---|---|---|---|")
    for title, times in rows:
        middle, worst = statistics.median(times), max(times)
        print(f"| {title} | {middle:.1f} ms | {worst:.1f} ms | {worst / LIMIT:.0%} | {middle / bare:.1f}x |")
    fresh, kept = spelling_times()
    for title, took in (("one letter changed", fresh), ("nothing changed", kept)):
        print(
            f"| spelling of 280 characters, {title} | {took:.4f} ms | | {took / LIMIT:.2%} | {took / bare:.3f}x |"
        )
    return int(any(max(times) > LIMIT for _, times in rows) or fresh > 0.2)


if __name__ == "__main__":
    sys.exit(main())
