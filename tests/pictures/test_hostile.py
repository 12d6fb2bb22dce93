"""Hostile pictures get a clear word, in bounded memory and time."""

from __future__ import annotations

import random
import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from composer.pictures.reading import MOST_FRAMES, PictureError, open_picture
from tests.pictures.made import FORMATS, plain, written

_ROOT = Path(__file__).resolve().parents[2]


def _png_header(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    body = struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + body
        + struct.pack(">I", len(data) - 4)
        + data
        + struct.pack(">I", zlib.crc32(data))
    )


def _long_gif(frames: int) -> bytes:
    """A GIF of that many one-dot frames, written by hand."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x4c\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + frame * frames + b";"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"hello", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a picture"),
        (b"%PDF-1.7\n" + b"\0" * 100, "not a picture"),
        (b"MZ" + b"\0" * 100, "not a picture"),
        (b"\0" * (64 * 1024 * 1024 + 1), "larger than 64 MB"),
        (_png_header(60_000, 60_000), "more dots"),
        (_long_gif(10_000), f"{MOST_FRAMES} frames"),
    ],
    ids=["empty", "text", "svg", "pdf", "program", "huge file", "bomb", "long gif"],
)
def test_it_is_refused_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said) as caught:
        open_picture(data)
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", FORMATS)
def test_a_truncated_picture_is_refused(encoding: str) -> None:
    whole = written(plain(64, 48), encoding)
    with pytest.raises(PictureError):
        open_picture(whole[: len(whole) // 2])


def test_a_picture_with_the_wrong_ending_is_read_for_what_it_is() -> None:
    assert open_picture(written(plain(), "WEBP")).format == "WebP"


def test_a_polyglot_loses_what_follows_the_picture() -> None:
    from composer.pictures.cleaning import export_picture
    from composer.pictures.edits import Edits

    polyglot = written(plain(), "JPEG") + b"PK\x03\x04<script>alert(1)</script>"
    assert b"script" not in export_picture(polyglot, Edits(), most_bytes=5_000_000).data


def test_twenty_thousand_fuzzed_pictures_are_read_or_refused_and_nothing_else() -> None:
    seeded, refused = random.Random(8), 0
    wholes = {encoding: written(plain(24, 16), encoding) for encoding in FORMATS}
    for number in range(20_000):
        whole = wholes[FORMATS[number % len(FORMATS)]]
        fuzzed = bytearray(whole)
        for _ in range(seeded.randrange(1, 6)):
            fuzzed[seeded.randrange(min(len(fuzzed), 200) if number % 3 else len(fuzzed))] = seeded.randrange(
                256
            )
        try:
            open_picture(bytes(fuzzed))
        except PictureError:
            refused += 1
    assert 2_000 < refused < 20_000


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory by the kernel")
def test_bombs_are_refused_in_bounded_memory(tmp_path: Path) -> None:
    (tmp_path / "bomb").write_bytes(_png_header(60_000, 60_000))
    (tmp_path / "gif").write_bytes(_long_gif(10_000))
    code = (
        "import sys, pathlib, composer.pictures.reading as r\n"
        "for name in sys.argv[1:]:\n"
        "    try: r.open_picture(pathlib.Path(name).read_bytes())\n"
        "    except r.PictureError: continue\n"
        "    sys.exit(1)\n"
    )
    half_a_gigabyte = 512 * 1024 * 1024
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "bomb"), str(tmp_path / "gif")],
        cwd=_ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (half_a_gigabyte, half_a_gigabyte)),
    )
    assert run.returncode == 0
