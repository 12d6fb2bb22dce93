"""Pictures that are pasted or dropped: what a clipboard or a drag holds, as files or bytes to be read beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from composer.pictures.showing import png_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

Source = Path | bytes | Callable[[], bytes]
_WHOLE_FILES = ("image/jpeg", "image/webp", "image/gif", "image/heic", "image/png")
_ENDINGS = {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".heic", ".heif"}
_MEANT_AS_PICTURES = _ENDINGS | {"", ".avif", ".bmp", ".ico", ".psd", ".raw", ".svg", ".tif", ".tiff"}
"""Where one of these cannot be read, a message says so; any other file means something else here."""
FILTER = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.heic *.heif);;All files (*)"


def holds_pictures(data: QMimeData) -> bool:
    """Whether pasting this means adding pictures. Words that came with a picture of themselves stay words."""
    if data.hasUrls():
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return any(file.suffix.lower() in _MEANT_AS_PICTURES and not file.is_dir() for file in files)
    return data.hasImage() and not data.hasText()


def sources_in(data: QMimeData) -> list[Source]:
    """Files as they are; a copied picture as the file it came as, or else as its dots."""
    files: list[Source] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return files
    for kind in _WHOLE_FILES:
        if data.hasFormat(kind):
            return [bytes(data.data(kind).data())]
    image = data.imageData()
    return [pixels_of(image)] if isinstance(image, QImage) and not image.isNull() else []


def pixels_of(image: QImage) -> Callable[[], bytes]:
    """The picture's dots, copied now; making a file of them takes longer and is left for later."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    width, height = plain.width(), plain.height()
    return partial(png_of, bytes(plain.constBits())[: width * height * 4], width, height)
