"""Looking hard at a picture: pointed out, covered by hand and by key, and kept or left."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from composer.detectors.catalogue import Detectors
from composer.domain.picture import Cover, Covered, Edits
from composer.looking.easel import Dots
from composer.looking.found import QUESTIONS, Looked, Part
from composer.looking.places import covers_all
from composer.looking.program import worker_command
from composer.pictures.edits import apply_edits
from composer.ui.background import Background
from composer.ui.pictures.looking_canvas import Tool
from composer.ui.pictures.looking_tools import TouchButton
from composer.ui.pictures.looking_window import LookingWindow, open_looking
from composer.ui.theme import Theme
from tests.ward_photo import draw_ward_photo

_LONG = 20_000
_SIZE = (1000, 750)
_FOUND = (
    '{"progress":50,"doing":"Looking for faces"}\n'
    '{"faces":[{"box":[385,210,485,330],"sure":0.9}],"done":["faces"]}\n'
    '{"words":[{"text":"Margaret Robson","outline":[[50,120],[220,120],[220,150],[50,150]],"sure":1},'
    '{"text":"Exit","outline":[[800,20],[900,20],[900,50],[800,50]],"sure":1}],"done":["words"]}\n'
    '{"progress":100,"ended":true}\n'
)
Opened = Callable[..., LookingWindow]
Saying = Callable[..., Sequence[str]]


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PHOTO = _png(draw_ward_photo(_SIZE[0]))


class _Kept:
    """What the window hands over."""

    def __init__(self) -> None:
        self.given: list[tuple[Edits, Looked]] = []

    def __call__(self, edits: Edits, looked: Looked) -> None:
        self.given.append((edits, looked))


@pytest.fixture
def kept() -> _Kept:
    return _Kept()


@pytest.fixture
def saying(tmp_path: Path) -> Saying:
    """A program that reads its order and says what it is told to."""

    def program(said: str, then: str = "") -> Sequence[str]:
        script = tmp_path / "looks.py"
        script.write_text(
            f"import sys, time\nsys.stdin.buffer.read()\nsys.stdout.write({said!r})\nsys.stdout.flush()\n{then}\n"
        )
        return sys.executable, "-S", str(script)

    return program


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, background: Background, kept: _Kept) -> Iterator[Opened]:
    windows: list[LookingWindow] = []
    owner = QWidget()

    def make(
        data: bytes = PHOTO,
        edits: Edits | None = None,
        command: Sequence[str] | None = None,
        known: Looked | None = None,
    ) -> LookingWindow:
        window = open_looking(
            owner, background, theme, data, edits or Edits(), Detectors(), kept,
            known=known, command=lambda: command,
        )  # fmt: skip
        windows.append(window)
        window.resize(1200, 800)
        qtbot.waitUntil(lambda: window.history is not None or window.told.words.text() != "", timeout=_LONG)
        return window

    yield make
    for window in windows:
        if isValid(window):
            window.leave()


def _looked(qtbot: QtBot, window: LookingWindow) -> None:
    qtbot.waitUntil(lambda: window.found.progress.isHidden(), timeout=_LONG)


def _key(
    window: LookingWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.canvas, key, held)


def _drag(window: LookingWindow, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Between two places of the picture, by the pointer."""
    to_window = window.canvas.to_window
    one, other = (to_window.map(QPointF(*place)).toPoint() for place in (start, end))
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=one)
    for step in range(1, 5):
        QTest.mouseMove(window.canvas, one + (other - one) * step / 4)
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=other)


def _edits(window: LookingWindow) -> Edits:
    assert window.history is not None
    return window.history.now


# What was found


def test_what_was_found_is_listed_with_what_it_gives_away(
    opened: Opened, qtbot: QtBot, saying: Saying
) -> None:
    window = opened(command=saying(_FOUND))
    _looked(qtbot, window)
    lines = [window.found.list.item(row).text() for row in range(window.found.list.count())]
    assert lines == ["1. Face", "2. ‘Margaret Robson’: a name", "3. ‘Exit’"]
    assert len(window.canvas.marks) == 3
    told = window.found.told.words.text()
    assert told.startswith(
        "Looked for faces and writing: found 1 face, 2 lines of writing, 1 of them private."
    )
    assert "safe" not in told


def test_the_real_program_finds_the_ward_photos_faces_and_writing(
    opened: Opened, qtbot: QtBot, kept: _Kept
) -> None:
    window = opened(command=worker_command())
    qtbot.waitUntil(lambda: window.found.progress.isHidden(), timeout=120_000)
    window.found.cover_faces.click()
    window.found.cover_private.click()
    window.keep()
    ((edits, looked),) = kept.given
    assert len(looked.faces) == 2
    assert looked.seen(_SIZE, edits) == ()
    assert {"Margaret Robson", "NHS 943 476 5919"} <= set(looked.readable(_SIZE, Edits()))
    assert looked.readable(_SIZE, edits) == ()


def test_without_the_optional_part_it_says_what_was_not_looked_for(opened: Opened, kept: _Kept) -> None:
    window = opened(command=None)
    assert "Faces and writing were not looked for" in window.found.not_looked.words.text()
    assert window.found.look.isHidden()
    assert window.questions.list.count() == len(QUESTIONS)
    window.keep()
    assert kept.given[0][1].not_looked_for == tuple(Part)


def test_a_part_that_failed_is_said_to_be_not_looked_for(
    opened: Opened, qtbot: QtBot, saying: Saying
) -> None:
    said = '{"faces":[],"done":["faces"]}\n{"problem":"There was not enough memory."}\n{"ended":true}\n'
    window = opened(command=saying(said))
    _looked(qtbot, window)
    assert "Looked for faces: found no faces." in window.found.told.words.text()
    missed = window.found.not_looked.words.text()
    assert missed.startswith("Not looked for: writing. There was not enough memory.")
    assert not window.found.look.isHidden()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "It ended before it was done."),
        ("not json\n", "It said something that could not be understood."),
        ('{"faces":[{"box":"x"}]}\n', "It said something that could not be understood."),
        (" " * 5_000_000, "It said more than any picture can hold."),
    ],
    ids=["nothing", "nonsense", "wrong shape", "too much"],
)
def test_whatever_the_program_says_the_window_goes_on(
    opened: Opened,
    qtbot: QtBot,
    saying: Saying,
    said: str,
    why: str,
) -> None:
    window = opened(command=saying(said))
    _looked(qtbot, window)
    assert why in window.found.not_looked.words.text()
    assert window.done_button.isEnabled()


def test_a_program_that_cannot_start_is_said(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(command=(str(tmp_path / "nothing here"),))
    _looked(qtbot, window)
    assert "It could not be started." in window.found.not_looked.words.text()


def test_looking_is_stopped_by_its_button_and_can_be_begun_again(
    opened: Opened, qtbot: QtBot, saying: Saying
) -> None:
    window = opened(command=saying('{"progress":7,"doing":"Looking for faces"}\n', "time.sleep(600)"))
    qtbot.waitUntil(lambda: window.found.progress.value() == 7, timeout=_LONG)
    assert window.found.progress.format() == "Looking for faces %p%"
    window.found.stop.click()
    _looked(qtbot, window)
    assert "You stopped it." in window.found.not_looked.words.text()
    window.found.look.click()
    assert window.findings.finder.is_looking


def test_a_program_that_hangs_is_ended_after_its_time(opened: Opened, qtbot: QtBot, saying: Saying) -> None:
    window = opened(command=saying('{"progress":7}\n', "time.sleep(600)"))
    qtbot.waitUntil(lambda: window.found.progress.value() == 7, timeout=_LONG)
    window.findings.finder.out_of_time()
    _looked(qtbot, window)
    assert "It took too long." in window.found.not_looked.words.text()


def test_closing_the_window_ends_the_program(opened: Opened, qtbot: QtBot, saying: Saying) -> None:
    window = opened(command=saying('{"progress":7}\n', "time.sleep(600)"))
    qtbot.waitUntil(lambda: window.found.progress.value() == 7, timeout=_LONG)
    window.leave()
    assert not window.findings.finder.is_looking


def test_return_covers_the_line_at_hand_and_the_list_says_so(
    opened: Opened, qtbot: QtBot, saying: Saying
) -> None:
    window = opened(command=saying(_FOUND))
    _looked(qtbot, window)
    window.found.list.setCurrentRow(1)
    QTest.keyClick(window.found.list, Qt.Key.Key_Return)
    assert covers_all((50, 120, 220, 150), _SIZE, _edits(window))
    assert window.found.list.item(1).text() == "2. ‘Margaret Robson’: a name (covered)"
    assert window.found.list.currentRow() == 1
    assert window.found.cover_private.isHidden()


def test_covering_a_face_takes_its_hair_along(opened: Opened, qtbot: QtBot, saying: Saying) -> None:
    window = opened(command=saying(_FOUND))
    _looked(qtbot, window)
    window.found.cover_faces.click()
    assert _edits(window).covers == (Covered((335, 160, 535, 380)),)


def test_a_line_of_the_list_is_brought_into_sight_and_made_to_stand_out(
    opened: Opened,
    qtbot: QtBot,
    saying: Saying,
) -> None:
    window = opened(command=saying(_FOUND))
    _looked(qtbot, window)
    window.canvas.zoom_to(4)
    window.canvas.lens.move(9999, 9999)
    window.found.list.setCurrentRow(1)
    assert window.canvas.pointed_at == 1
    assert window.canvas.lens.seen.contains(135, 135)


def test_what_is_known_from_before_is_shown_without_looking_again(
    opened: Opened, qtbot: QtBot, saying: Saying, kept: _Kept
) -> None:
    first = opened(command=saying(_FOUND))
    _looked(qtbot, first)
    first.keep()
    again = opened(command=saying(_FOUND), known=kept.given[0][1])
    assert again.found.list.count() == 3
    assert not again.findings.finder.is_looking


# By hand


def test_a_rectangle_is_dragged_and_what_was_under_it_is_gone(opened: Opened, kept: _Kept) -> None:
    window = opened()
    window.tools.tools[Tool.RECTANGLE].click()
    _drag(window, (40, 100), (240, 160))
    window.keep()
    edits = kept.given[0][0]
    assert covers_all((45, 105, 235, 155), _SIZE, edits)
    after = apply_edits(Image.open(io.BytesIO(PHOTO)), edits)
    assert after.crop((45, 105, 235, 155)).getextrema() == ((64, 64),) * 3


def test_a_brush_is_drawn(opened: Opened) -> None:
    window = opened()
    window.tools.tools[Tool.BRUSH].click()
    window.tools.brush_field.setCurrentIndex(2)
    window.tools.brush_field.activated.emit(2)
    _drag(window, (60, 130), (230, 136))
    (cover,) = _edits(window).covers
    assert cover.width == 60
    assert covers_all((70, 122, 220, 144), _SIZE, _edits(window))


def test_the_chosen_way_of_covering_is_used(opened: Opened) -> None:
    window = opened()
    window.tools.style_field.activated.emit(2)
    window.tools.choose(Tool.RECTANGLE)
    _drag(window, (40, 100), (240, 160))
    assert _edits(window).covers[0].how is Cover.BLUR


def test_a_cover_is_moved_by_dragging_it_in_one_step(opened: Opened) -> None:
    window = opened(edits=Edits((Covered((100, 100, 200, 200)),)))
    _drag(window, (150, 150), (250, 180))
    assert window.canvas.chosen == 0
    left, top, right, bottom = _edits(window).covers[0].box
    assert (right - left, bottom - top) == (100, 100)
    assert abs(left - 200) <= 2
    assert abs(top - 130) <= 2
    window.tools.undo.click()
    assert _edits(window).covers[0].box == (100, 100, 200, 200)


def test_a_crop_is_dragged_and_taken_away_again(opened: Opened) -> None:
    window = opened()
    window.tools.tools[Tool.CROP].click()
    _drag(window, (100, 100), (600, 500))
    crop = _edits(window).crop
    assert crop is not None
    assert max(abs(a - b) for a, b in zip(crop, (100, 100, 600, 500), strict=True)) <= 2
    window.tools.uncrop.click()
    assert _edits(window).crop is None


def test_on_a_turned_picture_a_rectangle_covers_what_it_was_drawn_over(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.tools.left.click()
    qtbot.waitUntil(lambda: window.canvas.lens.picture.width() == 750, timeout=_LONG)
    window.tools.choose(Tool.RECTANGLE)
    _drag(window, (50, 110), (230, 160))
    assert covers_all((55, 115, 225, 155), _SIZE, _edits(window))


def test_the_wheel_zooms_around_the_pointer(opened: Opened) -> None:
    window = opened()
    canvas = window.canvas
    place = QPointF(100, 120)
    before = canvas.lens.from_window(place)
    turn = QWheelEvent(
        place, canvas.mapToGlobal(place), QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, turn)
    assert canvas.lens.zoom > canvas.lens.fit * 2
    after = canvas.lens.from_window(place)
    assert (after - before).manhattanLength() < 0.01


def test_fit_and_100_per_cent(opened: Opened) -> None:
    window = opened()
    window.full.click()
    assert window.canvas.lens.zoom == 1.0
    window.fit.click()
    assert window.canvas.lens.zoom == window.canvas.lens.fit


def test_a_large_picture_is_made_sharp_where_it_is_looked_at_closely(opened: Opened, qtbot: QtBot) -> None:
    window = opened(_png(draw_ward_photo(2016)))
    made: list[Dots] = []
    window.maker.part_made.connect(made.append)
    window.canvas.zoom_to(1)
    qtbot.waitUntil(lambda: bool(made), timeout=_LONG)
    left, top, right, bottom = made[-1].box
    assert made[-1].size == (right - left, bottom - top)


# By keyboard


def test_a_rectangle_is_made_moved_sized_and_taken_away_by_keys(opened: Opened) -> None:
    window = opened()
    canvas, ctrl, shift = (
        window.canvas,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    _key(window, Qt.Key.Key_Space)
    (made,) = _edits(window).covers
    assert canvas.chosen == 0
    _key(window, Qt.Key.Key_Right, ctrl)
    _key(window, Qt.Key.Key_Down, ctrl)
    left, top, right, bottom = made.box
    assert _edits(window).covers[0].box == (left + 1, top + 1, right + 1, bottom + 1)
    _key(window, Qt.Key.Key_Left, ctrl | shift)
    assert _edits(window).covers[0].box == (left + 1, top + 1, right, bottom + 1)
    assert canvas.accessibleDescription().startswith("Cover 1: ")
    _key(window, Qt.Key.Key_Delete)
    assert _edits(window).covers == ()


def test_page_down_goes_from_cover_to_cover_and_escape_lets_go(opened: Opened) -> None:
    window = opened(edits=Edits((Covered((10, 10, 50, 50)), Covered((60, 60, 90, 90)))))
    seen = []
    for _ in range(3):
        _key(window, Qt.Key.Key_PageDown)
        seen.append(window.canvas.chosen)
    assert seen == [0, 1, 0]
    _key(window, Qt.Key.Key_Escape)
    assert window.canvas.chosen is None
    assert window.isVisible()


def test_a_crop_is_made_and_moved_by_keys(opened: Opened) -> None:
    window = opened()
    window.tools.choose(Tool.CROP)
    _key(window, Qt.Key.Key_Space)
    _key(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert _edits(window).crop == (101, 75, 901, 675)
    _key(window, Qt.Key.Key_Delete)
    assert _edits(window).crop is None


def test_a_cover_never_leaves_the_picture_by_keys(opened: Opened) -> None:
    window = opened(edits=Edits((Covered((10, 10, 50, 50)),)))
    _key(window, Qt.Key.Key_PageDown)
    for _ in range(20):
        _key(window, Qt.Key.Key_Left)
    assert _edits(window).covers[0].box == (0, 10, 40, 50)


def test_arrows_move_the_picture_where_no_cover_is_chosen(opened: Opened) -> None:
    window = opened()
    window.canvas.zoom_to(3)
    before = window.canvas.lens.middle.x()
    _key(window, Qt.Key.Key_Left)
    assert window.canvas.lens.middle.x() < before
    _key(window, Qt.Key.Key_Home)
    assert window.canvas.lens.zoom == window.canvas.lens.fit


def test_undo_and_redo_have_their_usual_keys(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=_LONG)
    window.tools.right.click()
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _edits(window).turned == 0


def test_straightening_goes_by_half_degrees(opened: Opened) -> None:
    window = opened()
    window.tools.lean_right.click()
    window.tools.lean_right.click()
    assert _edits(window).straighten == -1.0
    assert window.tools.level.text() == "Straightened by 1° to the right."


# Keeping it


def test_done_hands_over_the_edits_and_the_ticks(opened: Opened, kept: _Kept) -> None:
    window = opened(known=Looked(answers=("badges",)))
    first = window.questions.list.item(0)
    window.questions.list.set_ticked(first, True)
    window.tools.left.click()
    window.keep()
    ((edits, looked),) = kept.given
    assert edits == Edits(turned=1)
    assert looked.answers == ("screens", "badges")


def test_leaving_hands_nothing_over(opened: Opened, kept: _Kept) -> None:
    window = opened()
    window.tools.left.click()
    window.leave_button.click()
    assert kept.given == []
    assert window.isHidden()


def test_escape_closes_at_once_where_nothing_was_changed(opened: Opened) -> None:
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_escape_asks_once_before_it_throws_covers_away(opened: Opened, kept: _Kept) -> None:
    window = opened()
    window.tools.left.click()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.told.words.text().startswith("You have changed the picture.")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()
    assert kept.given == []


def test_what_goes_out_is_shown_and_left_again(opened: Opened, qtbot: QtBot) -> None:
    window = opened(edits=Edits(crop=(0, 0, 400, 300)))
    window.preview.click()
    qtbot.waitUntil(lambda: window.canvas.is_final, timeout=_LONG)
    assert window.told.words.text().startswith("This is what goes out: 400 × 300 dots, ")
    assert not window.tools.isEnabled()
    window.preview.click()
    assert not window.canvas.is_final
    assert window.tools.isEnabled()


def test_what_is_no_picture_is_said_in_the_window(opened: Opened) -> None:
    window = opened(b"hello")
    assert "not a picture" in window.told.words.text()
    assert not window.done_button.isEnabled()


def test_the_tools_are_large_enough_for_a_finger(opened: Opened) -> None:
    window = opened()
    small = [one.text() for one in window.findChildren(TouchButton) if one.isVisible() and one.height() < 44]
    assert small == []


def test_every_button_has_a_letter_of_its_own(opened: Opened) -> None:
    window = opened()
    texts = [button.text() for button in window.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))
