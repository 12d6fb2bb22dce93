"""Prints a sheet by the system's own dialog, where there is a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from composer.paper.sheet import Sheet
from composer.paper.web_page import web_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget


def has_printer() -> bool:
    """Whether this computer knows a printer; the package for Linux leaves printing to whatever opens the PDF."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:
        return False
    return bool(QPrinterInfo.availablePrinterNames())


def print_sheet(sheet: Sheet, owner: QWidget) -> None:
    """Ask which printer, and print; nothing waits meanwhile."""
    from PySide6.QtCore import Qt
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.title)
    dialog = QPrintDialog(printer, owner)
    dialog.setWindowTitle(f"Print: {sheet.title}")
    dialog.accepted.connect(lambda: put_on(sheet, printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def put_on(sheet: Sheet, printer: QPrinter) -> None:
    """Print in black on white, whatever the window's look."""
    from PySide6.QtGui import QFont, QTextDocument

    document = QTextDocument()
    document.setDefaultFont(QFont("sans-serif", 11))
    document.setHtml(web_page(sheet))
    document.print_(printer)
