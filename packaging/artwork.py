"""Draws the icons from the app's own SVG: PNGs for a desktop, .ico files for Windows."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from identity import ROOT

SIZES = (16, 24, 32, 48, 64, 128, 256)
_SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<path d="M5 1h10l5 5v17H5z" fill="#ffffff" stroke="#425563" stroke-width="1"/>'
    '<path d="M15 1v5h5" fill="none" stroke="#425563" stroke-width="1"/>'
    '<path d="M8 14.500l3 3 6-7" fill="none" stroke="#005eb8" stroke-width="2.400"'
    ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
"""A sheet with a tick: a post sent to a colleague for review."""


def png(svg: bytes, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know it with a file's name only
    return bytes(data.data())


def draw(folder: Path) -> None:
    """Write NAME-SIZE.png, NAME.svg and NAME.ico for the app and for its review packets."""
    from PIL import Image
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    drawings = {
        "post-composer": (ROOT / "resources" / "icons" / "app.svg").read_bytes(),
        "postreview": _SHEET.encode(),
    }
    for name, svg in drawings.items():
        (folder / f"{name}.svg").write_bytes(svg)
        pictures = []
        for size in SIZES:
            (folder / f"{name}-{size}.png").write_bytes(data := png(svg, size))
            pictures.append(Image.open(io.BytesIO(data)))
        pictures[-1].save(folder / f"{name}.ico", append_images=pictures[:-1], sizes=[(s, s) for s in SIZES])
    del running


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
