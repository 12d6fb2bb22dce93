"""A review page on paper: the same words and pictures as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from composer.errors import ComposerError

_DOTS_AN_INCH = 96
_WIDEST = 600
_EDGE = 5
"""Millimetres; a document's own printing leaves two centimetres more."""


def save_pdf(page: str, pictures: Sequence[tuple[str, bytes]], title: str, place: Path) -> None:
    """Write `page` (HTML) to `place`; `pictures` are the addresses in it with what they stand for."""
    document = QTextDocument()
    for address, content in pictures:
        image = QImage.fromData(content)
        if image.width() > _WIDEST:
            image = image.scaledToWidth(_WIDEST)
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), image)
    document.setHtml(page)
    writer = QPdfWriter(str(place))
    writer.setTitle(title)
    writer.setCreator("Post Composer")
    writer.setResolution(_DOTS_AN_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE), QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    if not place.is_file() or not place.stat().st_size:
        raise ComposerError(f"{place} could not be written.", "Choose another folder.")
