"""Facts for whoever is asked to help, to be read before they are copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAccessible, QGuiApplication, QScreen
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from composer.ui.controls import Button
from composer.ui.fields import Frame
from composer.ui.posting.page import Page, Told, said
from composer.ui.states import State
from composer.ui.theme import Role, Theme

if TYPE_CHECKING:
    from composer.services import Engine
    from composer.settings import SettingsFile
    from composer.store.opening import Store


class DiagnosticsWindow(Page):
    """Shows the text as soon as it is gathered, and copies it."""

    def __init__(self, theme: Theme, owner: QWidget | None) -> None:
        super().__init__("diagnostics_window", "Copy diagnostics", theme, owner, size=(170, 160))
        self.whole.addWidget(
            said(
                "Facts about the app for whoever helps you: no words of a post, no names or handles, no log-ons. "
                "Read it first, if you like.",
                theme,
                self,
                Role.QUIET,
            )
        )
        self.text = QPlainTextEdit("One moment…", self)
        self.text.setObjectName("diagnostics_text")
        self.text.setAccessibleName("Diagnostics")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.whole.addWidget(Frame(self.text, theme, self), 1)
        self.told = Told(theme, self)
        self.whole.addWidget(self.told)
        self.copy = Button("&Copy", theme, self, kind="primary")
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self._on_copy)
        self.end_with(self.copy)
        self.text.setFocus()

    def show_facts(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy.setEnabled(True)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.told.tell(State.GOOD, "It is on the clipboard: paste it into a mail or a ticket.")


def gathered(
    screen: QScreen,
    look: str,
    settings: SettingsFile,
    engine: Engine | None,
    store: Store | None,
    trouble: list[str],
) -> Callable[[], str]:
    """What gathers everything beside the window; what only the window knows is asked now."""
    shown = _shown(screen, look)

    def gather() -> str:
        from composer.diagnostics import Facts, diagnostics, errors

        return diagnostics(settings, engine, store, [Facts("Window", shown), errors(trouble)])

    return gather


def _shown(screen: QScreen, look: str) -> list[tuple[str, str]]:
    size = screen.size()
    return [
        ("Qt", f"{qVersion()}, {QGuiApplication.platformName()}"),
        ("Screens", str(len(QGuiApplication.screens()))),
        (
            "This screen",
            f"{size.width()} × {size.height()}, scaled {screen.devicePixelRatio():g}, "
            f"{screen.logicalDotsPerInch():.0f} dots an inch",
        ),
        ("Look", look),
        ("Text", f"{QGuiApplication.font().pointSizeF():g} points"),
        ("A screen reader listens", "yes" if QAccessible.isActive() else "no"),
    ]
