"""Pictures that are pasted or dropped: what a clipboard or a drag holds, as files or bytes to be read beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QImage

from composer.pictures.showing import png_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

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


class DropPlace(QObject):
    """Lets pictures be dropped anywhere on a window. The post's own box asks it too."""

    given = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def take(self, data: QMimeData) -> bool:
        """Take what holds pictures; false for anything else."""
        if not holds_pictures(data):
            return False
        self.given.emit(sources_in(data))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if not isinstance(event, QDropEvent) or event.type() not in kinds:
            return False
        dropped = event.type() == QEvent.Type.Drop
        if self.take(event.mimeData()) if dropped else holds_pictures(event.mimeData()):
            event.acceptProposedAction()
            return True
        return False
